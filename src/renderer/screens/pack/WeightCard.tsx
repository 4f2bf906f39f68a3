import { useTranslations } from 'use-intl';
import type { Mass } from '../../../core/quantity.ts';
import type { PackSnapshotView } from '../../../shared/ipc/contract.ts';
import { command, scaleSlice } from '../../ipc/live.ts';
import { useSlice } from '../../ipc/slice.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { Gauge } from '../../ui/Gauge.tsx';
import { IconAlertOctagonFilled, IconCircleCheckFilled, IconLock } from '../../ui/icons.ts';
import { ScaleState } from '../../ui/ScaleState.tsx';
import { DASHES, limitTexts, massGap, massText, shownReading } from '../../words/measures.ts';
import styles from './Weigh.module.css';

interface WeightCardProps {
  readonly expected: Mass | null;
  readonly tolerance: Mass | null;
  /** The weight frozen for this parcel: from then on the scale no longer moves what is shown. */
  readonly frozen: Mass | null;
  /** A supervisor let it go: nothing says that it agrees. */
  readonly isAllowed: boolean;
  /** It was typed in: the chip says so instead of a scale's agreement. */
  readonly isKeyed: boolean;
  readonly alert: PackSnapshotView['weightAlert'];
  /** Who is signed in may type it in now. */
  readonly canKey?: boolean;
  readonly unit: Mass['unit'] | null;
}

/** The weight in the largest digits of the bench, steadiness above, the accepted range below. */
export function WeightCard({ expected, tolerance, frozen, isAllowed, isKeyed, alert, canKey, unit }: WeightCardProps) {
  const t = useTranslations('weigh');
  const live = useSlice(scaleSlice);
  const weight = frozen ?? (live.state === 'steady' ? live.weight : (alert?.gross ?? null));
  const isTrouble = frozen === null && live.state !== 'steady' && live.state !== 'moving';
  const role = alert ? 'stop' : frozen ? 'done' : isTrouble ? 'attention' : 'next';
  const shown = weight ? shownReading(weight) : null;
  return (
    <Card role={role} className={styles['weigh']}>
      <div className={styles['top']}>
        {frozen ? (
          <Chip role="done" icon={<IconLock />} isBig>
            {t(isKeyed ? 'keyedShort' : isAllowed ? 'allowedShort' : 'agreesShort')}
          </Chip>
        ) : (
          <ScaleState live={live} />
        )}
        {canKey ? (
          <Button
            size="desk"
            onPress={() => {
              command('SUPERVISOR');
            }}
          >
            {t('type')}
          </Button>
        ) : null}
      </div>
      <div className={styles['number']} data-long={(shown?.number.length ?? 0) > 5 || undefined}>
        {shown ? (
          <span>
            {shown.number}
            <small>{shown.unit}</small>
          </span>
        ) : (
          <span className={styles['dashes']}>{DASHES}</span>
        )}
      </div>
      {expected && tolerance ? (
        <Compared
          expected={expected}
          tolerance={tolerance}
          weight={isEmpty(weight) ? null : weight}
          isWrong={alert !== null}
          isFrozen={frozen !== null && !isAllowed}
          unit={weight?.unit ?? unit ?? expected.unit}
        />
      ) : (
        <div className={styles['verdict']}>{t('notChecked')}</div>
      )}
    </Card>
  );
}

const isEmpty = (weight: Mass | null): boolean => weight !== null && weight.digits <= 0;

interface ComparedProps {
  readonly expected: Mass;
  readonly tolerance: Mass;
  readonly weight: Mass | null;
  readonly isWrong: boolean;
  readonly isFrozen: boolean;
  readonly unit: Mass['unit'];
}

function Compared({ expected, tolerance, weight, isWrong, isFrozen, unit }: ComparedProps) {
  const t = useTranslations('weigh');
  const [low, high] = limitTexts(expected, tolerance, unit);
  return (
    <>
      <div className={styles['verdict']}>
        <span>{t('shouldBeWeight', { weight: massText(expected, unit) })}</span>
        {weight ? <Verdict weight={weight} expected={expected} isWrong={isWrong} isFrozen={isFrozen} /> : null}
      </div>
      <Gauge expected={expected} tolerance={tolerance} weight={weight} isWrong={isWrong} label={t('gauge')} />
      <div className={styles['scaleWords']}>
        <span>{t('tooLight')}</span>
        <span className={`${styles['limit'] ?? ''} ${styles['low'] ?? ''}`}>{low}</span>
        <span className={`${styles['limit'] ?? ''} ${styles['high'] ?? ''}`}>{high}</span>
        <span>{t('tooHeavy')}</span>
      </div>
    </>
  );
}

/** Says by how much; "agrees" only once the station has stored the weight, "under" and "over" once it has refused it. */
function Verdict({
  weight,
  expected,
  isWrong,
  isFrozen,
}: Omit<ComparedProps, 'tolerance' | 'unit'> & { readonly weight: Mass }) {
  const t = useTranslations('weigh');
  const gap = massGap(weight, expected);
  const direction = gap.isUnder ? 'under' : 'over';
  if (isWrong) {
    return (
      <span className={styles['off']}>
        <IconAlertOctagonFilled />
        {t('off', { gap: gap.text, direction })}
      </span>
    );
  }
  if (!isFrozen) return null;
  return (
    <span className={styles['agrees']}>
      <IconCircleCheckFilled />
      {gap.isNone ? t('exact') : t('agrees', { gap: gap.text, direction })}
    </span>
  );
}
