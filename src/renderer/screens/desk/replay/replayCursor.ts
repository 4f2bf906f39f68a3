import type { ReplayViewed } from '../../../../shared/ipc/contract.ts';

/** Steps on one page of the timeline. */
export const STEPS_PAGE = 9;

type Step = ReplayViewed['steps'][number];
type Curve = ReplayViewed['curves'][number];

/** A moment that the cursor can stand at: a step, or a reading of the scale before one. */
export interface Moment {
  readonly at: number;
  /** Index of the last step that had happened by then. */
  readonly step: number;
  /** The weight's step whose curve has the reading; null at a step. */
  readonly curve: number | null;
}

/** All moments in their order. A reading lies before the step that took its weight, whatever the clocks say. */
export function momentsOf({ steps, curves }: Pick<ReplayViewed, 'steps' | 'curves'>): readonly Moment[] {
  return steps.flatMap((step, index) => {
    const curve = curves.find(({ seq }) => seq === step.seq)?.curve;
    const before = (curve?.points ?? [])
      .filter(([ms]) => ms < 0)
      .map(([ms]) => ({ at: step.at + ms, step: stepAt(steps, index, step.at + ms), curve: step.seq }));
    return [...before, { at: step.at, step: index, curve: null }];
  });
}

/** The last step before this one that had happened by a moment. */
function stepAt(steps: readonly Step[], before: number, at: number): number {
  const found = steps.slice(0, before).findLastIndex((step) => step.at <= at);
  return found === -1 ? Math.max(0, before - 1) : found;
}

/** The moment of a step. */
export const momentOfStep = (moments: readonly Moment[], step: number): number =>
  Math.max(
    0,
    moments.findIndex((moment) => moment.step === step && moment.curve === null),
  );

/** The next or the last moment that is a step. */
export function stepFrom(moments: readonly Moment[], cursor: number, by: 1 | -1): number {
  for (let index = cursor + by; index >= 0 && index < moments.length; index += by)
    if (moments[index]?.curve === null) return index;
  return cursor;
}

/** The weight that the chart shows at a moment: the one whose reading it is, else the last one taken by then, else the first. */
export function weighedAt(steps: readonly Step[], moment: Moment): Step | null {
  const weighed = steps.filter(({ weight }) => weight !== undefined);
  const own = moment.curve ?? steps[moment.step]?.seq ?? 0;
  return weighed.findLast(({ seq }) => seq <= own) ?? weighed[0] ?? null;
}

/** A curve with its scale: places are of a picture of this size, for the eye only. */
export interface DrawnCurve {
  readonly stretches: readonly string[];
  /** Marks of the upright axis, from the bottom. */
  readonly marks: readonly { readonly y: number; readonly text: string }[];
  /** Seconds below the lying axis. */
  readonly seconds: readonly { readonly x: number; readonly seconds: number }[];
  x(ms: number): number;
  y(digits: number): number;
  readonly fromMs: number;
}

/** Lays a curve out; `also` are digits that must be in the picture too, such as what the weight should be. */
export function drawCurve(
  { points, exponent }: NonNullable<Curve['curve']>,
  also: readonly number[],
  width: number,
  height: number,
): DrawnCurve {
  const digits = [...points.flatMap(([, value]) => (value === null ? [] : [value])), ...also, 0];
  const step = niceStep(Math.max(1, ...digits) - Math.min(...digits));
  const low = Math.floor(Math.min(...digits) / step) * step;
  const high = Math.max(low + step, Math.ceil(Math.max(...digits) / step) * step);
  const fromMs = Math.min(-1000, ...points.map(([ms]) => ms));
  const x = (ms: number): number => ((ms - fromMs) / -fromMs) * width;
  const y = (value: number): number => height - ((value - low) / (high - low)) * height;
  const stretches: string[][] = [[]];
  for (const [ms, value] of points) {
    if (value === null) stretches.push([]);
    else stretches.at(-1)?.push(`${x(ms).toFixed(1)},${y(value).toFixed(1)}`);
  }
  const count = Math.round((high - low) / step);
  const secondStep = fromMs < -5000 ? 2 : 1;
  return {
    stretches: stretches.filter((part) => part.length > 0).map((part) => part.join(' ')),
    marks: Array.from({ length: count + 1 }, (_, index) => ({
      y: y(low + index * step),
      text: decimal(low + index * step, exponent),
    })),
    seconds: Array.from({ length: Math.floor(-fromMs / 1000 / secondStep) + 1 }, (_, index) => ({
      x: x(-index * secondStep * 1000),
      seconds: -index * secondStep,
    })),
    x,
    y,
    fromMs,
  };
}

/** One, two or five of a power of ten, so that four to eight of them fit. */
function niceStep(span: number): number {
  const power = 10 ** Math.max(0, Math.floor(Math.log10(span / 4)));
  return ([1, 2, 5].find((times) => span / (times * power) <= 8) ?? 10) * power;
}

const decimal = (digits: number, exponent: number): string =>
  (digits * 10 ** exponent)
    .toFixed(Math.max(0, -exponent))
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '');
