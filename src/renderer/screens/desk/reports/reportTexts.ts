import { useTranslations } from 'use-intl';
import { ERROR_KINDS, type ErrorKind } from '../../../../core/reports/errors.ts';
import type { CutName, Measure } from '../../../../core/reports/report.ts';
import { inUnit } from '../../../../core/quantity.ts';
import type { ReportViewed } from '../../../../shared/ipc/contract.ts';
import { DASHES, moneyText } from '../../../words/measures.ts';
import { boxReasonText, overrideKind, overrideReason } from '../../../words/reasons.ts';
import { countText, nowSpoken, numberLocale } from '../../../words/spoken.ts';
import { shortDayText } from '../../../words/times.ts';

type Row = ReportViewed['tables'][number]['rows'][number];

/** A figure as people read it; dashes where there is none. */
export function figureText(value: number | null, measure: Measure, currency: string): string {
  if (value === null) return DASHES;
  const decimal = (options: Intl.NumberFormatOptions): string =>
    new Intl.NumberFormat(numberLocale(), { minimumFractionDigits: 1, maximumFractionDigits: 1, ...options }).format(
      value,
    );
  switch (measure) {
    case 'count':
      return countText(value);
    case 'perHour':
      return decimal({});
    case 'share':
      return decimal({ style: 'percent' });
    case 'money':
      return moneyText({ minor: Math.round(value), currency });
    case 'grams':
      return gramsText(value);
  }
}

/** A sum of weights, with the locale's groups: "1,514.4 lb". */
function gramsText(value: number): string {
  const unit = nowSpoken().units === 'metric' ? 'kg' : 'lb';
  const { num, den } = inUnit({ digits: Math.round(value), exponent: 0, unit: 'g' }, unit);
  const format = new Intl.NumberFormat(numberLocale(), { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  return `${format.format(Number(num) / Number(den))} ${unit}`;
}

const KINDS: readonly string[] = ERROR_KINDS;
const isErrorKind = (key: string): key is ErrorKind => KINDS.includes(key);

/** What a row of a cut is called beside or below the cut's own name. */
export function useRowText(): (cut: CutName, row: Pick<Row, 'key' | 'name'>) => string {
  const t = useTranslations('reports');
  const words = useTranslations();
  return (cut, { key, name }) => {
    switch (cut) {
      case 'hour':
        return `${key}:00`;
      case 'day':
        return shortDayText(Date.parse(`${key}T12:00:00Z`), 'UTC');
      case 'packer':
        return name || t(key === '' ? 'nobody' : 'left');
      case 'supervisor':
        return name || t(key === '' ? 'unknownBadge' : 'left');
      case 'override':
        return overrideKind(key, words);
      case 'reason':
        return overrideReason(key, words);
      case 'boxReason':
        return key === '' ? t('notAsked') : boxReasonText(key, words);
      case 'kind':
        return isErrorKind(key) ? t(`kind.${key}`) : key;
      case 'item':
      case 'box':
        return name || key;
      case 'week':
        return shortDayText(Date.parse(`${key}T12:00:00Z`), 'UTC');
      case 'station':
        return name || key.slice(0, 8);
    }
  };
}
