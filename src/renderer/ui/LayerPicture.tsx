import { memo, useId, useMemo, useRef } from 'react';
import type { Room, Unit } from './boxScene.ts';
import { mixed } from './colours.ts';
import { discsOf, fromAbove, type RectOf } from './layerScene.ts';
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
  const rect = useMemo(() => (size ? fromAbove(size, length, width) : null), [size, length, width]);
  return (
    <div ref={host} className={styles['host']} role="img" aria-label={label}>
      {size && rect ? (
        <svg className={styles['picture']} viewBox={`0 0 ${size[0]} ${size[1]}`} aria-hidden>
          <defs>
            <pattern id={hatch} width="10" height="10" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <path d="M0 0v10" className={styles['hatch']} />
            </pattern>
          </defs>
          <rect className={styles['box']} {...rect({ x: 0, y: 0, dx: length, dy: width })} />
          {units
            .filter((unit) => unit.layer < layer)
            .map((unit) => (
              <rect key={unit.index} className={styles['below']} fill={`url(#${hatch})`} {...rect(unit)} />
            ))}
          <Layer units={units.filter((unit) => unit.layer === layer)} rect={rect} />
          <Sides rect={rect} sides={sides} front={front} length={length} width={width} />
        </svg>
      ) : null}
    </div>
  );
});

/** The units of the layer; what is to be put in now comes last, so that its outline is whole. */
function Layer({ units, rect }: { readonly units: readonly Unit[]; readonly rect: RectOf }) {
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

interface SidesProps {
  readonly rect: RectOf;
  readonly sides: readonly [string, string];
  readonly front: string;
  readonly length: number;
  readonly width: number;
}

/** How long and wide the room is, and which edge is in front. */
function Sides({ rect, sides: [long, across], front, length, width }: SidesProps) {
  const box = rect({ x: 0, y: 0, dx: length, dy: width });
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
