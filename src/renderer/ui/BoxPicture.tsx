import { memo } from 'react';
import type { PackSnapshotView } from '../../shared/ipc/contract.ts';
import { colourOf } from './Drawings.tsx';
import { faces, paintersOrder, points, project, turned, viewBoxOf, type Block, type Point } from './isometric.ts';
import { drawnLength } from './drawnLength.ts';
import styles from './BoxPicture.module.css';

type BoxView = NonNullable<NonNullable<PackSnapshotView['box']>['suggested']>;
type Placement = NonNullable<PackSnapshotView['box']>['placements'][number];

interface BoxPictureProps {
  readonly box: BoxView;
  readonly placements: readonly Placement[];
  /** Product picture by SKU: it gives the block its colour. */
  readonly images: ReadonlyMap<string, string | null>;
  /** Quarter turns. */
  readonly turns: number;
  /** How many units are shown; the last of them is the next to place. Null shows all. */
  readonly step: number | null;
  readonly label: string;
}

/** The open box with its units as a flat isometric still: back walls solid, front walls clear, numbers in packing order. */
export const BoxPicture = memo(function BoxPicture({ box, placements, images, turns, step, label }: BoxPictureProps) {
  const [length, width, height] = [
    drawnLength(box.inner.length),
    drawnLength(box.inner.width),
    drawnLength(box.inner.height),
  ];
  const [l, w] = turns % 2 === 0 ? [length, width] : [width, length];
  // Full flaps of a shallow box would hide its name.
  const flap = Math.min(0.3 * Math.min(l, w), 0.12 * Math.min(l, w) + 0.5 * height);
  const shell = shellOf(l, w, height, flap);
  const shown = placements.filter((placement) => step === null || placement.step <= step);
  const blocks = paintersOrder(shown.map((placement) => turned(millimetres(placement), length, width, turns)));
  const size = (l + w) / 100;
  return (
    <svg className={styles['picture']} viewBox={viewBoxOf(shell.corners, size)} role="img" aria-label={label}>
      <g className={styles['card']} strokeWidth={size * 0.36} strokeLinejoin="round">
        <polygon className={styles['flapLeft']} points={points(shell.flapLeft)} />
        <polygon className={styles['flapRight']} points={points(shell.flapRight)} />
        <polygon className={styles['wallLeft']} points={points(shell.wallLeft)} />
        <polygon className={styles['wallRight']} points={points(shell.wallRight)} />
        <polygon className={styles['floor']} points={points(shell.floor)} />
      </g>
      {blocks.map((block) => (
        <Unit
          key={block.step}
          block={block}
          colour={colourOf(block.sku, images.get(block.sku) ?? null)}
          size={size}
          isNext={block.step === step}
        />
      ))}
      <g className={styles['clear']} strokeWidth={size * 0.36} strokeLinejoin="round">
        <polygon points={points(shell.frontLeft)} />
        <polygon points={points(shell.frontRight)} />
      </g>
    </svg>
  );
});

interface UnitProps {
  readonly block: Placement;
  readonly colour: string;
  readonly size: number;
  readonly isNext: boolean;
}

function Unit({ block, colour, size, isNext }: UnitProps) {
  const { top, left, right } = faces(block);
  const [cx, cy] = project(block.x + block.dx / 2, block.y + block.dy / 2, block.z + block.dz);
  const radius = size * 2.4;
  return (
    <g
      className={isNext ? styles['next'] : styles['unit']}
      strokeWidth={size * (isNext ? 0.9 : 0.24)}
      strokeLinejoin="round"
    >
      <polygon points={points(top)} fill={colour} />
      <polygon points={points(left)} fill={shade(colour, 0.86)} />
      <polygon points={points(right)} fill={shade(colour, 0.68)} />
      <circle className={styles['disc']} cx={cx} cy={cy} r={radius} />
      <text className={styles['digit']} x={cx} y={cy + radius * 0.42} fontSize={radius * 1.2} textAnchor="middle">
        {block.step}
      </text>
    </g>
  );
}

interface Shell {
  readonly flapLeft: readonly Point[];
  readonly flapRight: readonly Point[];
  readonly wallLeft: readonly Point[];
  readonly wallRight: readonly Point[];
  readonly floor: readonly Point[];
  readonly frontLeft: readonly Point[];
  readonly frontRight: readonly Point[];
  readonly corners: readonly Point[];
}

function shellOf(l: number, w: number, h: number, flap: number): Shell {
  const [out, up] = [0.84 * flap, 0.55 * flap];
  const flapLeft = [project(0, 0, h), project(0, w, h), project(-out, w, h + up), project(-out, 0, h + up)];
  const flapRight = [project(0, w, h), project(l, w, h), project(l, w + out, h + up), project(0, w + out, h + up)];
  const outside = faces({ x: 0, y: 0, z: 0, dx: l, dy: w, dz: h });
  return {
    flapLeft,
    flapRight,
    wallLeft: [project(0, 0, 0), project(0, w, 0), project(0, w, h), project(0, 0, h)],
    wallRight: [project(0, w, 0), project(l, w, 0), project(l, w, h), project(0, w, h)],
    floor: [project(0, 0, 0), project(l, 0, 0), project(l, w, 0), project(0, w, 0)],
    frontLeft: outside.left,
    frontRight: outside.right,
    corners: [...flapLeft, ...flapRight, ...outside.left, ...outside.right],
  };
}

function millimetres(placement: Placement): Placement {
  const of = (micrometres: number): number => micrometres / 1000;
  const block: Block = {
    x: of(placement.x),
    y: of(placement.y),
    z: of(placement.z),
    dx: of(placement.dx),
    dy: of(placement.dy),
    dz: of(placement.dz),
  };
  return { ...placement, ...block };
}

/** The colour darkened to a share of itself. */
function shade(colour: string, share: number): string {
  const part = (at: number): string =>
    Math.round(Number.parseInt(colour.slice(at, at + 2), 16) * share)
      .toString(16)
      .padStart(2, '0');
  return `#${part(1)}${part(3)}${part(5)}`;
}
