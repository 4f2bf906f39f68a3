import { useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import { BoxPicture } from '../../../ui/BoxPicture.tsx';
import { roomOf } from '../../../ui/boxScene.ts';
import { Chip } from '../../../ui/Chip.tsx';
import { IconBarcode } from '../../../ui/icons.ts';
import { START_YAW } from '../../../ui/viewpoint.ts';
import { dimsText } from '../../../words/measures.ts';
import desk from '../Desk.module.css';
import type { Box } from './boxTexts.ts';
import styles from './Boxes.module.css';

interface BoxLooksProps {
  readonly box: Box;
  readonly isOut: boolean;
}

/** The box's name and code, and its picture, turned by dragging. */
export function BoxLooks({ box, isOut }: BoxLooksProps) {
  const t = useTranslations('boxes');
  const [yaw, setYaw] = useState(START_YAW);
  const { inner } = box;
  const room = useMemo(() => roomOf({ inner }), [inner]);
  const name = box.name === '' ? t('unnamed') : box.name;
  return (
    <>
      <h2 className={desk['cardHead']}>
        <span className={styles['title']} data-out={isOut || undefined}>
          {name}
        </span>
        <Chip isDesk icon={<IconBarcode />}>
          <code>{box.barcode ?? box.id}</code>
        </Chip>
      </h2>
      <div className={styles['picture']}>
        <BoxPicture
          room={room}
          units={[]}
          yaw={yaw}
          onTurn={setYaw}
          label={t('picture', { name, size: dimsText(inner) })}
        />
      </div>
    </>
  );
}
