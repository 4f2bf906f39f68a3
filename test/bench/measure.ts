/** One measured figure beside what it should be; `target` null where none is set. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: 'ms' | 'lines/s' | 'facts/s';
  readonly target: { readonly atMost?: number; readonly atLeast?: number } | null;
  readonly isMet: boolean | null;
}

/** A figure judged against its target. */
export function figure(name: string, value: number, unit: Figure['unit'], target: Figure['target'] = null): Figure {
  const rounded = Math.round(value * 100) / 100;
  const isMet =
    target === null ? null : rounded <= (target.atMost ?? Infinity) && rounded >= (target.atLeast ?? -Infinity);
  return { name, value: rounded, unit, target, isMet };
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
