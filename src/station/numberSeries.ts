import { numberSupply, ssccCapacity } from '../core/gs1/ssccSupply.ts';
import type { StoragePort, WorkItem } from './ports.ts';

/** Serials reserved at a time. */
export const BLOCK_SIZE = 1000;

/** Name of the number series labels are taken from: one a GS1 prefix, and one for private numbers. */
export const numberSeries = (gs1Prefix: string | null): string =>
  gs1Prefix === null ? 'private' : `sscc/${gs1Prefix}`;

/** The GS1 prefix a series numbers under; null for private numbers. */
export const seriesPrefix = (series: string): string | null =>
  series.startsWith('sscc/') ? series.slice('sscc/'.length) : null;

/** Tells the supervisor while there is time that the site's GS1 prefix is running out of numbers; nothing while there are plenty. */
export function numberWork(storage: Pick<StoragePort, 'site' | 'numbers'>): readonly WorkItem[] {
  const prefix = storage.site()?.gs1Prefix ?? null;
  if (prefix === null) return [];
  const { left, level } = numberSupply(ssccCapacity(prefix), storage.numbers.peek(numberSeries(prefix))?.next ?? 0);
  if (level === 'ample') return [];
  return [
    {
      kind: 'numbersLow',
      gap: null,
      sku: null,
      name: `GS1 ${prefix}`,
      detail: left.toString(),
      orders: 0,
    },
  ];
}
