import { classes } from './classes.ts';
import type { Unit } from './boxScene.ts';
import type { Point } from './isometric.ts';
import styles from './BoxPicture.module.css';

interface StepNumberProps {
  readonly at: Point;
  readonly radius: number;
  readonly look: Unit['look'];
  readonly step: number;
}

/** A step's number in its disc: filled and ringed for what is to be put in now, hollow for what is in. */
export function StepNumber({ at: [x, y], radius, look, step }: StepNumberProps) {
  const reach = look === 'quiet' ? radius * 0.8 : radius;
  return (
    <g className={classes(styles['number'], styles[`${look}Number`])}>
      <circle cx={x} cy={y} r={reach} />
      <text x={x} y={y + reach * 0.42} fontSize={reach * (step > 9 ? 1.1 : 1.25)} textAnchor="middle">
        {step}
      </text>
    </g>
  );
}
