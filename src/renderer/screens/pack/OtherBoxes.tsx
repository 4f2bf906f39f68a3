import { Button as AriaButton } from 'react-aria-components/Button';
import { useTranslations } from 'use-intl';
import type { PackSnapshotView } from '../../../shared/ipc/contract.ts';
import { appSlice, dispatch } from '../../ipc/live.ts';
import { useSlice } from '../../ipc/slice.ts';
import { BoxIcon } from '../../ui/BoxIcon.tsx';
import { Card } from '../../ui/Card.tsx';
import { classes } from '../../ui/classes.ts';
import { IconAlertTriangleFilled } from '../../ui/icons.ts';
import { billedText, dimsText, gapText, moneyGap, moneyText } from '../../words/measures.ts';
import { nameParts } from '../../words/names.ts';
import styles from './Box.module.css';

type BoxStage = NonNullable<PackSnapshotView['box']>;
type BoxView = NonNullable<BoxStage['others']>[number];

interface OtherBoxesProps {
  readonly suggested: BoxStage['suggested'];
  readonly others: BoxStage['others'];
}

/** Up to three other boxes: scanning or tapping one takes it instead; one that would not do, or costs more, says why. */
export function OtherBoxes({ suggested, others }: OtherBoxesProps) {
  const t = useTranslations('box');
  return (
    <Card>
      <h2 className={styles['othersHead']}>{others?.length === 0 ? t('noOthers') : t('others')}</h2>
      <div className={styles['others']}>
        {(others ?? []).slice(0, 3).map((box) => (
          <AriaButton
            key={box.cartonTypeId}
            className={styles['other'] ?? ''}
            onPress={() => {
              dispatch({ type: 'useBox', cartonTypeId: box.cartonTypeId });
            }}
          >
            <BoxIcon dims={box.inner} size={80} />
            <span className={styles['otherWords']}>
              <span className={styles['otherName']}>{box.name}</span>
              <span className={styles['otherDetail']}>
                {box.misfit === null ? t('fit', { dims: dimsText(box.inner), count: box.units }) : dimsText(box.inner)}
              </span>
              {box.lost ? <Lost box={box} lost={box.lost} /> : null}
              {box.misfit ? <Misfit misfit={box.misfit} /> : null}
            </span>
            {box.misfit === null ? <Cost box={box} suggested={suggested} /> : null}
          </AriaButton>
        ))}
      </div>
    </Card>
  );
}

/** What it costs, and how much more that is than the suggested one; without one, what it is billed at. */
function Cost({ box, suggested }: { readonly box: BoxView; readonly suggested: BoxStage['suggested'] }) {
  const t = useTranslations('box');
  const billed = box.billable ? billedText(box.billable) : null;
  const gap = box.total && suggested?.total ? moneyGap(box.total, suggested.total) : null;
  return (
    <span className={styles['otherCost']}>
      <b>{moneyText(box.total)}</b>
      {gap !== null ? <b className={styles['gap']}>{gap}</b> : null}
      {gap === null && billed ? <span>{t('billed', { weight: `${billed.number} ${billed.unit}` })}</span> : null}
    </span>
  );
}

/** Why a box that would do was not suggested. */
function Lost({ box, lost }: { readonly box: BoxView; readonly lost: NonNullable<BoxView['lost']> }) {
  const t = useTranslations('box.lost');
  const weight = (mass: BoxView['billable']): string => {
    const billed = mass ? billedText(mass) : null;
    return billed ? `${billed.number} ${billed.unit}` : '';
  };
  return (
    <span className={styles['otherDetail']}>
      {t(lost.kind, { mine: weight(box.billable), theirs: weight(lost.instead), amount: moneyText(lost.by) })}
    </span>
  );
}

function Misfit({ misfit }: { readonly misfit: NonNullable<BoxView['misfit']> }) {
  const t = useTranslations('box.misfit');
  const units = useSlice(appSlice)?.site?.units ?? 'us';
  const { kind, name, by } = misfit;
  const isTooBig = kind === 'tooShort' && name !== null && by !== null;
  return (
    <span className={classes(styles['otherDetail'], styles['misfit'])}>
      <IconAlertTriangleFilled />
      <span>
        {isTooBig
          ? t('tooShort', { name: nameParts(name).title, by: gapText(by.um, units) })
          : t(kind === 'tooShort' ? 'noRoom' : kind)}
      </span>
    </span>
  );
}
