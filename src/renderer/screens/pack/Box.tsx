import { useTranslations } from 'use-intl';
import type { PackSnapshotView } from '../../../shared/ipc/contract.ts';
import { Card } from '../../ui/Card.tsx';
import { classes } from '../../ui/classes.ts';
import frame from '../../ui/Frame.module.css';
import { IconPackage } from '../../ui/icons.ts';
import styles from './Box.module.css';
import { BoxCost } from './BoxCost.tsx';
import { BoxPlan } from './BoxPlan.tsx';
import { OtherBoxes } from './OtherBoxes.tsx';

type BoxStage = NonNullable<PackSnapshotView['box']>;

/** Box: the suggested box with its units in packing order, what it costs and why, and three others. */
export function Box({ snapshot, stage }: { readonly snapshot: PackSnapshotView; readonly stage: BoxStage }) {
  const { suggested } = stage;
  return (
    <main className={classes(frame['main'], styles['main'])}>
      {suggested ? (
        <BoxPlan key={planKey(stage)} lines={snapshot.lines} stage={stage} box={suggested} />
      ) : (
        <NoSuggestion reason={stage.reason} />
      )}
      <div className={styles['right']}>
        <BoxCost suggested={suggested} others={stage.others} missed={snapshot.missed} />
        <OtherBoxes suggested={suggested} others={stage.others} />
      </div>
    </main>
  );
}

/** Another plan begins at its first step. */
const planKey = ({ suggested, placements }: BoxStage): string =>
  [suggested?.cartonTypeId, ...placements.map(({ sku, x, y, z }) => [sku, x, y, z].join())].join(' ');

function NoSuggestion({ reason }: { readonly reason: BoxStage['reason'] }) {
  const t = useTranslations('box');
  const title = reason === 'fitsNoBox' ? t('fitsNone') : reason === 'dimsMissing' ? t('dimsMissing') : t('scanAny');
  const detail =
    reason === 'fitsNoBox' ? t('fitsNoneDetail') : reason === 'dimsMissing' ? t('dimsMissingDetail') : t('planning');
  return (
    <Card role={reason === 'fitsNoBox' ? 'attention' : 'next'} className={styles['pictureCard']}>
      <div className={styles['empty']}>
        <IconPackage stroke={1.4} />
        <h2 className={styles['emptyTitle']}>{title}</h2>
        <p className={styles['emptyDetail']}>{detail}</p>
      </div>
    </Card>
  );
}
