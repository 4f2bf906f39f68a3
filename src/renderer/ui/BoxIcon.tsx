import { memo } from 'react';
import type { Dims } from '../../core/quantity.ts';
import styles from './BoxPicture.module.css';
import { drawnLength } from './drawnLength.ts';
import { faces, points, project } from './isometric.ts';

/** Longest side that fills the icon's field. */
const FULL_MM = 380;

interface BoxIconProps {
  readonly dims: Dims;
  /** Side of the icon in pixels. */
  readonly size: number;
  /** Fills the field whatever the box's size; otherwise boxes are drawn to one scale. */
  readonly isFilling?: boolean;
}

/** A closed box with its tape, in its own proportions. */
export const BoxIcon = memo(function BoxIcon({ dims, size, isFilling = false }: BoxIconProps) {
  const sides = [drawnLength(dims.length), drawnLength(dims.width), drawnLength(dims.height)];
  const longest = Math.max(...sides);
  const scale = (isFilling ? 58 : Math.max(30, Math.min(62, (62 * longest) / FULL_MM))) / longest;
  const [l = 0, w = 0, h = 0] = sides.map((side) => side * scale);
  const { top, left, right } = faces({ x: 0, y: 0, z: 0, dx: l, dy: w, dz: h });
  const tape = [project(0, w * 0.4, h), project(l, w * 0.4, h), project(l, w * 0.6, h), project(0, w * 0.6, h)];
  const [cx, cy] = project(l / 2, w / 2, h / 2);
  return (
    <svg
      width={size}
      height={size}
      viewBox={`${(cx - 50).toFixed(1)} ${(cy - 50).toFixed(1)} 100 100`}
      className={styles['card']}
      strokeWidth="1"
      strokeLinejoin="round"
      aria-hidden
    >
      <polygon className={styles['top']} points={points(top)} />
      <polygon className={styles['tape']} points={points(tape)} />
      <polygon className={styles['left']} points={points(left)} />
      <polygon className={styles['right']} points={points(right)} />
    </svg>
  );
});
