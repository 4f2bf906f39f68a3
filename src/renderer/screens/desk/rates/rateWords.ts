import { useTranslations } from 'use-intl';
import type { RateProblem } from '../../../../core/ship/csvTable.ts';
import { RATE_TABLES } from '../../../../core/ship/rateBook.ts';

type RateTexts = ReturnType<typeof useTranslations<'rates'>>;
type RefusedKey = Parameters<RateTexts>[0] & `try.refused.${string}`;
type ColumnKey = Parameters<RateTexts>[0] & `column.${string}`;

/** A column's heading in the reader's words; one that is not known as it stands in the file. */
export function columnText(t: RateTexts, heading: string): string {
  const key = `column.${heading}`;
  return t.has(key as ColumnKey) ? t(key as ColumnKey) : heading;
}

/** Why a service has no price for a parcel. */
export function refusedText(t: RateTexts, refused: string): string {
  const key = `try.refused.${refused}`;
  return t(t.has(key as RefusedKey) ? (key as RefusedKey) : 'try.refused.other');
}

/** What is wrong, with where it stands. */
export function useRateProblem(): (problem: RateProblem) => string {
  const t = useTranslations('rates');
  return ({ table, line, column, reason, value }) => {
    const known = RATE_TABLES.find((name) => name === table);
    const place = [
      known ? t(`table.${known}`) : table,
      ...(line > 0 ? [t('line', { line })] : []),
      ...(column === null ? [] : [columnText(t, column)]),
    ].join(', ');
    return `${place}: ${t(`problem.${reason}`)}${value === '' ? '' : ` (${value})`}`;
  };
}

/** Today on this PC as YYYY-MM-DD: which rows are looked at, not which count. */
export const today = (): string => {
  const now = new Date();
  const two = (part: number): string => part.toString().padStart(2, '0');
  return `${now.getFullYear().toString()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
};
