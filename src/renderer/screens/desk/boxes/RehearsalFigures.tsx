import { useTranslations } from 'use-intl';
import { appSlice } from '../../../ipc/live.ts';
import { useSlice } from '../../../ipc/slice.ts';
import { IconArrowDown, IconArrowUp } from '../../../ui/icons.ts';
import { DASHES, massText, sumGap } from '../../../words/measures.ts';
import { countText, localDecimal } from '../../../words/spoken.ts';
import styles from './Rehearsal.module.css';
import type { RehearsalOutcomeView } from './useRehearsal.ts';

type Compared = Pick<RehearsalOutcomeView, 'today' | 'edited' | 'currency'>;

/** What another set of boxes comes to beside today's: money, billed weight, fill and parcels. */
export function RehearsalFigures({ outcome: { today, edited, currency } }: { readonly outcome: Compared }) {
  const t = useTranslations('rehearsal');
  const isUs = useSlice(appSlice)?.site?.units === 'us';
  const money = ({ minor }: typeof today) => ({ minor, currency });
  const saved = edited.minor - today.minor;
  const share = today.minor === 0 ? null : (100 * saved) / today.minor;
  const billed = (totals: typeof today) =>
    totals.parcels === 0
      ? DASHES
      : massText(
          { digits: Math.round(totals.billableGrams / totals.parcels), exponent: 0, unit: 'g' },
          isUs ? 'lb' : 'kg',
        );
  const fill = ({ fillPercent }: typeof today): string =>
    fillPercent === null ? DASHES : t('percent', { percent: Math.round(fillPercent) });
  return (
    <div className={styles['figures']}>
      <Figure
        name={t('cost')}
        value={sumGap(money(edited), money(today))}
        was={
          share === null
            ? ''
            : t('share', { share: localDecimal(Math.abs(share).toFixed(1)), isLess: String(saved < 0) })
        }
        change={saved}
        isBetter={saved < 0}
      />
      <Figure
        name={t('billed')}
        value={billed(edited)}
        was={t('was', { value: billed(today) })}
        change={perParcel(edited) - perParcel(today)}
        isBetter={perParcel(edited) < perParcel(today)}
      />
      <Figure
        name={t('fill')}
        value={fill(edited)}
        was={t('was', { value: fill(today) })}
        change={(edited.fillPercent ?? 0) - (today.fillPercent ?? 0)}
        isBetter={(edited.fillPercent ?? 0) > (today.fillPercent ?? 0)}
      />
      <Figure
        name={t('parcels')}
        value={countText(edited.parcels)}
        was={t('was', { value: countText(today.parcels) })}
        change={edited.parcels - today.parcels}
        isBetter={edited.parcels < today.parcels}
      />
    </div>
  );
}

const perParcel = ({ billableGrams, parcels }: RehearsalOutcomeView['today']): number =>
  parcels === 0 ? 0 : billableGrams / parcels;

interface FigureProps {
  readonly name: string;
  readonly value: string;
  readonly was: string;
  readonly change: number;
  readonly isBetter: boolean;
}

/** Green where the draft is better, amber where it is worse, neutral where nothing changes; the arrow says the same. */
function Figure({ name, value, was, change, isBetter }: FigureProps) {
  return (
    <div className={styles['figure']} data-change={change === 0 ? 'none' : isBetter ? 'better' : 'worse'}>
      <span>{name}</span>
      <b>{value}</b>
      <span>
        {change === 0 ? null : change < 0 ? <IconArrowDown /> : <IconArrowUp />}
        {was}
      </span>
    </div>
  );
}
