/** What a figure should be. */
export interface Limit {
  readonly atMost?: number;
  readonly atLeast?: number;
}

/** Units a figure may have; `ratio` is a quotient of two like sums, `count` a number of orders, units or parcels. */
type Unit = 'ms' | 'lines/s' | 'facts/s' | 'MB/s' | 'kB' | 'ratio' | '%' | 'count' | 'mean parcels';

/** One measured figure beside what it must be, and, where more is wanted than that, what it aims at; null where nothing is set. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: Unit;
  readonly target: Limit | null;
  readonly isMet: boolean | null;
  readonly aim?: Limit;
  readonly isAimMet?: boolean;
}

const isWithin = (value: number, { atMost = Infinity, atLeast = -Infinity }: Limit): boolean =>
  value <= atMost && value >= atLeast;

/** A figure judged against its target and its aim, to two digits after the point; ratios to four. */
export function figure(
  name: string,
  value: number,
  unit: Unit,
  target: Limit | null = null,
  aim: Limit | null = null,
): Figure {
  const scale = unit === 'ratio' ? 10_000 : 100;
  const rounded = Math.round(value * scale) / scale;
  const judged = { name, value: rounded, unit, target, isMet: target === null ? null : isWithin(rounded, target) };
  return aim === null ? judged : { ...judged, aim, isAimMet: isWithin(rounded, aim) };
}

/** The value below which `percent` of the samples lie (nearest rank). Throws RangeError without samples. */
export function percentile(samples: readonly number[], percent: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)];
  if (value === undefined) throw new RangeError('no samples');
  return value;
}

/** p50, p95 and p99 of one measure, with targets for those that have one. */
export const percentiles = (
  name: string,
  samples: readonly number[],
  targets: Readonly<Record<number, number>> = {},
): Figure[] =>
  [50, 95, 99].map((percent) => {
    const limit = targets[percent];
    return figure(
      `${name} p${percent.toString()}`,
      percentile(samples, percent),
      'ms',
      limit === undefined ? null : { atMost: limit },
    );
  });
