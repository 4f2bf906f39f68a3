import type { Unit } from './boxScene.ts';
import type { Block, Point } from './isometric.ts';

/** A rectangle on the drawing, y growing downward. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where something of the box falls on the drawing from above. */
export type RectOf = (area: Pick<Block, 'x' | 'y' | 'dx' | 'dy'>) => Rect;

/** Pixels kept beside the box for the words of its sides. */
const BESIDE = 46;

/** The box from above at the largest scale that a field of this size takes, its front edge toward the packer. */
export function fromAbove([wide, high]: readonly [number, number], length: number, width: number): RectOf {
  const scale = Math.max(0, Math.min((wide - 2 * BESIDE) / length, (high - 2 * BESIDE) / width));
  const [left, top] = [(wide - length * scale) / 2, (high - width * scale) / 2];
  return ({ x, y, dx, dy }) => ({
    x: left + x * scale,
    y: top + (width - y - dy) * scale,
    width: dx * scale,
    height: dy * scale,
  });
}

/** A unit's number in its disc. */
export interface Disc {
  readonly unit: Unit;
  readonly at: Point;
  readonly radius: number;
}

const RADIUS = 18;
/** The least at which a figure is read at 80 cm. */
const LEAST_RADIUS = 13;

/** A number in the middle of each unit; of thin units side by side not every one, so that no number covers another of its step. */
export function discsOf(units: readonly Unit[], rect: RectOf): readonly Disc[] {
  const discs: Disc[] = [];
  for (const unit of units) {
    const { x, y, width, height } = rect(unit);
    const at: Point = [x + width / 2, y + height / 2];
    const radius = Math.min(RADIUS, Math.max(LEAST_RADIUS, Math.min(width, height) * 0.46));
    const covers = (disc: Disc): boolean =>
      disc.unit.step === unit.step && Math.hypot(at[0] - disc.at[0], at[1] - disc.at[1]) < 2.1 * radius;
    if (!discs.some(covers)) discs.push({ unit, at, radius });
  }
  return discs;
}
