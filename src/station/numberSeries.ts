import { numberSupply } from '../core/gs1/ssccSupply.ts';
import { ALL_NUMBERS, numberRange, type NumberRange } from '../core/ship/numberRange.ts';
import type { Site } from '../core/site.ts';
import type { StoragePort, WorkItem } from './ports.ts';

/** Serials reserved at a time. */
export const BLOCK_SIZE = 1000;

/** Name of the number series labels are taken from: one a GS1 prefix, and one for private numbers. */
export const numberSeries = (gs1Prefix: string | null): string =>
  gs1Prefix === null ? 'private' : `sscc/${gs1Prefix}`;

/** The GS1 prefix a series numbers under; null for private numbers. */
export const seriesPrefix = (series: string): string | null =>
  series.startsWith('sscc/') ? series.slice('sscc/'.length) : null;

/** The running numbers that are this station's to give. */
export const ownNumbers = (site: Pick<Site, 'gs1Prefix' | 'numberShare'> | null): NumberRange =>
  numberRange(site?.gs1Prefix ?? null, site?.numberShare ?? ALL_NUMBERS);

/** Tells the supervisor while there is time that this station's numbers are running out; nothing while there are plenty. */
export function numberWork(storage: Pick<StoragePort, 'site' | 'numbers'>): readonly WorkItem[] {
  const site = storage.site();
  const prefix = site?.gs1Prefix ?? null;
  const range = ownNumbers(site);
  const { left, level } = numberSupply(range, storage.numbers.peek(numberSeries(prefix), range)?.next ?? range.from);
  if (level === 'ample') return [];
  return [
    {
      kind: 'numbersLow',
      gap: null,
      sku: null,
      name: prefix === null ? '' : `GS1 ${prefix}`,
      detail: left.toString(),
      orders: 0,
    },
  ];
}
