import { memo, useId, useMemo, useRef } from 'react';
import type { Room, Unit } from './boxScene.ts';
import { mixed } from './colours.ts';
import type { Point } from './isometric.ts';
import styles from './LayerPicture.module.css';
import { StepNumber } from './StepNumber.tsx';
import { useSize } from './useSize.ts';

interface LayerPictureProps {
  readonly room: Room;
  readonly units: readonly Unit[];
  readonly layer: number;
  /** Length and width of the room as words. */
  readonly sides: readonly [string, string];
  /** Says which edge is the packer's. */
  readonly front: string;
  readonly label: string;
}

/** Pixels kept beside the box for the words of its sides. */
const BESIDE = 46;
const RADIUS = 18;
/** The least at which a figure is read at 80 cm. */
const LEAST_RADIUS = 13;

/** One layer of the packed box seen from above: its units with their steps' numbers over what lies below, hatched. */
export const LayerPicture = memo(function LayerPicture({
  room: [length, width],
  units,
  layer,
  sides,
  front,
  label,
}: LayerPictureProps) {
  const host = useRef<HTMLDivElement | null>(null);
  const size = useSize(host);
  const hatch = useId();
  const place = useMemo(() => (size ? placed(size, length, width) : null), [size, length, width]);
  return (
    <div ref={host} className={styles['host']} role="img" aria-label={label}>
      {size && place ? (
        <svg className={styles['picture']} viewBox={`0 0 ${size[0]} ${size[1]}`} aria-hidden>
          <defs>
            <pattern id={hatch} width="10" height="10" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <path d="M0 0v10" className={styles['hatch']} />
            </pattern>
          </defs>
          <rect className={styles['box']} {...place.rect({ x: 0, y: 0, dx: length, dy: width })} />
          {units
            .filter((unit) => unit.layer < layer)
            .map((unit) => (
              <rect key={unit.index} className={styles['below']} fill={`url(#${hatch})`} {...place.rect(unit)} />
            ))}
          <Layer units={units.filter((unit) => unit.layer === layer)} rect={place.rect} />
          <Sides place={place} sides={sides} front={front} length={length} width={width} />
        </svg>
      ) : null}
    </div>
  );
});

interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
interface Place {
  rect(area: { readonly x: number; readonly y: number; readonly dx: number; readonly dy: number }): Rect;
}

/** The largest scale at which the box fits, its front edge toward the packer. */
function placed([wide, high]: readonly [number, number], length: number, width: number): Place {
  const scale = Math.min((wide - 2 * BESIDE) / length, (high - 2 * BESIDE) / width);
  const [left, top] = [(wide - length * scale) / 2, (high - width * scale) / 2];
  return {
    rect: ({ x, y, dx, dy }) => ({
      x: left + x * scale,
      y: top + (width - y - dy) * scale,
      width: dx * scale,
      height: dy * scale,
    }),
  };
}

/** The units of the layer; what is to be put in now comes last, so that its outline is whole. */
function Layer({ units, rect }: { readonly units: readonly Unit[]; readonly rect: Place['rect'] }) {
  const sorted = units.toSorted((a, b) => Number(a.look === 'next') - Number(b.look === 'next'));
  return (
    <>
      {sorted.map((unit) => (
        <rect
          key={unit.index}
          className={styles[unit.look]}
          fill={unit.look === 'later' ? mixed(unit.colour, '#ffffff', 0.35) : unit.colour}
          {...rect(unit)}
        />
      ))}
      {discsOf(sorted, rect).map(({ unit, at, radius }) => (
        <StepNumber key={unit.index} at={at} radius={radius} look={unit.look} step={unit.step} />
      ))}
    </>
  );
}

interface Disc {
  readonly unit: Unit;
  readonly at: Point;
  readonly radius: number;
}

/** A number in the middle of each unit; of thin units side by side not every one, so that no number covers another of its step. */
function discsOf(units: readonly Unit[], rect: Place['rect']): readonly Disc[] {
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

interface SidesProps {
  readonly place: Place;
  readonly sides: readonly [string, string];
  readonly front: string;
  readonly length: number;
  readonly width: number;
}

/** How long and wide the room is, and which edge is in front. */
function Sides({ place, sides: [long, across], front, length, width }: SidesProps) {
  const box = place.rect({ x: 0, y: 0, dx: length, dy: width });
  const middle = [box.x + box.width / 2, box.y + box.height / 2] as const;
  return (
    <g className={styles['side']}>
      <text x={middle[0]} y={box.y - 14} textAnchor="middle">
        {long}
      </text>
      <text x={middle[0]} y={box.y + box.height + 30} textAnchor="middle">
        {front}
      </text>
      <text
        x={box.x - 16}
        y={middle[1]}
        textAnchor="middle"
        transform={`rotate(-90 ${String(box.x - 16)} ${String(middle[1])})`}
      >
        {across}
      </text>
    </g>
  );
}
