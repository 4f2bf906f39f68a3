/** The marks of an axis that begins at 0 (or below, where values do) and ends at the largest value or just above; 3 to 6 of them. */
export function axisMarks(values: readonly number[]): readonly number[] {
  const most = Math.max(0, ...values);
  const least = Math.min(0, ...values);
  const span = most - least;
  if (span === 0) return [0, 1];
  const rough = span / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power;
  const from = Math.floor(least / step);
  const to = Math.ceil(most / step);
  return Array.from({ length: to - from + 1 }, (_, index) => (from + index) * step);
}

/** Every how many bars a label stands, so that labels of this width do not touch. */
export const labelEvery = (bars: number, width: number, label: number): number =>
  Math.max(1, Math.ceil((bars * label) / Math.max(1, width)));
