import { useTranslations } from 'use-intl';
import type { PackSnapshotView } from '../../../shared/ipc/contract.ts';
import { Card } from '../../ui/Card.tsx';
import { IconCoin } from '../../ui/icons.ts';
import { saving } from '../../words/boxReason.ts';
import { billedText, DASHES, moneyText } from '../../words/measures.ts';
import { boxInSentence } from '../../words/names.ts';
import styles from './Box.module.css';
import { MissedDay } from './MissedDay.tsx';

type BoxStage = NonNullable<PackSnapshotView['box']>;

interface BoxCostProps {
  readonly suggested: BoxStage['suggested'];
  readonly others: BoxStage['others'];
  readonly missed: PackSnapshotView['missed'];
}

/** What the parcel costs in the suggested box (box, postage and handling), what is billed, and what it saves; in its place a promised day that is missed. */
export function BoxCost({ suggested, others, missed }: BoxCostProps) {
  const t = useTranslations('box');
  const billed = suggested?.billable ? billedText(suggested.billable) : null;
  return (
    <Card className={styles['cost']}>
      <div className={styles['figures']}>
        <div>
          <div className={styles['label']}>{t('cost')}</div>
          <div className={styles['figure']}>{moneyText(suggested?.total ?? null)}</div>
        </div>
        <div>
          <div className={styles['label']}>{t('billedWeight')}</div>
          <div className={styles['figure']}>
            {billed?.number ?? DASHES}
            <small>{billed?.unit ?? ''}</small>
          </div>
        </div>
      </div>
      {missed ? (
        <div className={styles['missed']}>
          <MissedDay missed={missed} />
        </div>
      ) : (
        <div className={styles['reason']}>
          {suggested ? (
            <>
              <IconCoin />
              <Reason suggested={suggested} others={others} />
            </>
          ) : null}
        </div>
      )}
    </Card>
  );
}

function Reason({
  suggested,
  others,
}: {
  readonly suggested: NonNullable<BoxStage['suggested']>;
  readonly others: BoxStage['others'];
}) {
  const t = useTranslations('box');
  if (!suggested.total) return t('costUnknown');
  if (!others) return t('comparing');
  const saved = saving(suggested, others);
  if (!saved) return t('smallest', { count: suggested.units });
  const amount = moneyText({ minor: saved.minor, currency: suggested.total.currency });
  const box = boxInSentence(saved.over.name);
  if (!saved.isBilledLess || !suggested.billable || !saved.over.billable) return t('savesPlain', { amount, box });
  const [mine, theirs] = [billedText(suggested.billable), billedText(saved.over.billable)];
  return t('saves', { amount, box, mine: `${mine.number} ${mine.unit}`, theirs: theirs.number });
}
