import { Button as AriaButton } from 'react-aria-components/Button';
import { useTranslations } from 'use-intl';
import { BoxIcon } from '../../../ui/BoxIcon.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Card } from '../../../ui/Card.tsx';
import { classes } from '../../../ui/classes.ts';
import { Chip } from '../../../ui/Chip.tsx';
import { IconAlertOctagonFilled, IconMinus, IconPencil, IconPlus } from '../../../ui/icons.ts';
import { dimsText } from '../../../words/measures.ts';
import desk from '../Desk.module.css';
import { BoxFile } from './BoxFile.tsx';
import type { Box } from './boxTexts.ts';
import styles from './Boxes.module.css';
import type { BoxSetWork } from './useBoxSet.ts';

/** One box of the list, and what became of it against what is in force. */
export interface ListedBox {
  readonly box: Box;
  readonly change: 'new' | 'edited' | 'out' | null;
}

interface BoxListProps {
  readonly work: BoxSetWork;
  readonly boxes: readonly ListedBox[];
  readonly shown: string | null;
  readonly onShow: (id: string) => void;
  readonly onAdd: () => void;
}

const CHIPS = {
  new: { role: 'next', icon: <IconPlus /> },
  edited: { role: 'neutral', icon: <IconPencil /> },
  out: { role: 'neutral', icon: <IconMinus /> },
} as const;

/** All boxes of the draft, those that were taken out too, and the way to add one. */
export function BoxList({ work, boxes, shown, onShow, onAdd }: BoxListProps) {
  const t = useTranslations('boxes');
  const faulty = new Set(work.view.draft?.faults.map(({ boxId }) => boxId));
  return (
    <Card label={t('list')}>
      <ul className={desk['list']}>
        {boxes.map(({ box, change }) => (
          <li key={box.id}>
            <AriaButton
              className={classes(desk['pick'], styles['row'])}
              data-here={box.id === shown || undefined}
              aria-current={box.id === shown}
              onPress={() => {
                onShow(box.id);
              }}
            >
              <BoxIcon dims={box.inner} size={52} />
              <span className={styles['words']}>
                <span className={styles['nameLine']}>
                  <b data-out={change === 'out' || undefined}>{box.name === '' ? t('unnamed') : box.name}</b>
                  {faulty.has(box.id) ? <IconAlertOctagonFilled role="img" aria-label={t('isFaulty')} /> : null}
                  {change === null ? null : (
                    <Chip isDesk role={CHIPS[change].role} icon={CHIPS[change].icon}>
                      {t(`change.${change}`)}
                    </Chip>
                  )}
                </span>
                <span>{dimsText(box.inner)}</span>
              </span>
            </AriaButton>
          </li>
        ))}
      </ul>
      <div className={desk['cardActions']}>
        <Button size="desk" className={styles['add']} icon={<IconPlus />} onPress={onAdd}>
          {t('add')}
        </Button>
      </div>
      <BoxFile work={work} />
    </Card>
  );
}
