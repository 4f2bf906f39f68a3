import type { PackSnapshotView } from '../../shared/ipc/contract.ts';
import { mixed, tonesApart } from './colours.ts';
import { colourOf } from './Drawings.tsx';
import { drawnLength } from './drawnLength.ts';
import type { Block, Point } from './isometric.ts';
import type { Spot, Viewpoint } from './viewpoint.ts';

type BoxStage = NonNullable<PackSnapshotView['box']>;

/** Length, width and height of the room inside, in millimetres. */
export type Room = readonly [number, number, number];

/** The room of a box for drawing. */
export const roomOf = ({ inner }: Pick<NonNullable<BoxStage['suggested']>, 'inner'>): Room => [
  drawnLength(inner.length),
  drawnLength(inner.width),
  drawnLength(inner.height),
];

/** A unit of the packing picture in millimetres: in already (`quiet`), to be put in now (`next`), or neither. */
export interface Unit extends Block {
  readonly index: number;
  readonly step: number;
  readonly layer: number;
  readonly look: 'plain' | 'quiet' | 'next' | 'later';
  /** The product's, in a tone that differs from its neighbours'. */
  readonly colour: string;
}

/** What the units of a picture are made of. */
export interface UnitFacts {
  readonly placements: BoxStage['placements'];
  readonly steps: BoxStage['steps'];
  /** Name and picture by SKU: they give the unit its colour. */
  readonly products: ReadonlyMap<string, { readonly name: string; readonly image: string | null }>;
  /** Number of the step to do now; null shows the packed box. */
  readonly now: number | null;
  /** What quiet units fade to. */
  readonly surface: string;
}

/** All units in packing order. */
export function unitsOf({ placements, steps, products, now, surface }: UnitFacts): readonly Unit[] {
  const blocks = placements.map(millimetres);
  const members = steps.map((step) => step.placements.flatMap((index) => blocks[index] ?? []));
  const colours = tonesApart(
    steps.map(({ sku }) => colourOf({ sku, name: '', image: null, ...products.get(sku) })),
    (one, other) => members[one]?.some((a) => members[other]?.some((b) => touch(a, b))) ?? false,
  );
  return steps.flatMap((step, at) =>
    step.placements.flatMap((index): Unit[] => {
      const block = blocks[index];
      if (!block) return [];
      const look = now === null ? 'plain' : step.number < now ? 'quiet' : step.number === now ? 'next' : 'later';
      const colour = colours[at] ?? surface;
      return [
        {
          ...block,
          index,
          step: step.number,
          layer: step.layer,
          look,
          colour: look === 'quiet' ? mixed(colour, surface, 0.72) : colour,
        },
      ];
    }),
  );
}

const millimetres = ({ x, y, z, dx, dy, dz }: Block): Block => ({
  x: x / 1000,
  y: y / 1000,
  z: z / 1000,
  dx: dx / 1000,
  dy: dy / 1000,
  dz: dz / 1000,
});

/** Nearer than this, in millimetres, is touching. */
const NEAR = 3;

const touch = (a: Block, b: Block): boolean =>
  a.x - NEAR < b.x + b.dx &&
  b.x - NEAR < a.x + a.dx &&
  a.y - NEAR < b.y + b.dy &&
  b.y - NEAR < a.y + a.dy &&
  a.z - NEAR < b.z + b.dz &&
  b.z - NEAR < a.z + a.dz;

/** One upright wall of the open box. */
export interface Wall {
  /** The axis it stands across. */
  readonly axis: 0 | 1;
  /** True when it faces the eye: then it is drawn as an outline only. */
  readonly isClear: boolean;
  /** From the bottom up. */
  readonly corners: readonly [Spot, Spot, Spot, Spot];
  /** The open flap of a wall at the back; none at the front, where it would hide the units. */
  readonly flap: readonly [Spot, Spot, Spot, Spot] | null;
}

/** The walls as seen: those at the back solid with their flaps, those toward the eye clear. */
export function wallsOf(room: Room, view: Viewpoint): readonly Wall[] {
  const [l, w, h] = room;
  const shallow = Math.min(l, w);
  // Full flaps of a shallow box would hide its name.
  const full = Math.min(0.3 * shallow, 0.12 * shallow + 0.5 * h);
  const sides = [
    { axis: 0, outward: -1, from: [0, 0], to: [0, w] },
    { axis: 0, outward: 1, from: [l, 0], to: [l, w] },
    { axis: 1, outward: -1, from: [0, 0], to: [l, 0] },
    { axis: 1, outward: 1, from: [0, w], to: [l, w] },
  ] as const;
  return sides.map(({ axis, outward, from: [x1, y1], to: [x2, y2] }) => {
    const facing = view.eye[axis] * outward;
    // A flap opens as its wall turns to the back, so that turning has no jumps.
    const flap = full * Math.min(1, Math.max(0, -facing) / 0.3);
    const [ox, oy] = axis === 0 ? [outward * 0.84 * flap, 0] : [0, outward * 0.84 * flap];
    const up = h + 0.55 * flap;
    return {
      axis,
      isClear: facing > 0,
      corners: [
        [x1, y1, 0],
        [x2, y2, 0],
        [x2, y2, h],
        [x1, y1, h],
      ],
      flap:
        flap > 0
          ? [
              [x1, y1, h],
              [x2, y2, h],
              [x2 + ox, y2 + oy, up],
              [x1 + ox, y1 + oy, up],
            ]
          : null,
    };
  });
}

/** The field of the drawing that the open box fills, with a small margin; it changes steadily as the box turns. */
export interface Frame {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The frame around all walls and flaps. */
export function frameOf(walls: readonly Wall[], view: Viewpoint): Frame {
  const seen = walls.flatMap(({ corners, flap }) => [...corners, ...(flap ?? [])]).map(view.at);
  const [us, vs] = [seen.map(([u]) => u), seen.map(([, v]) => v)];
  const [left, right, top, bottom] = [Math.min(...us), Math.max(...us), Math.min(...vs), Math.max(...vs)];
  const margin = 0.015 * (right - left + bottom - top);
  return {
    left: left - margin,
    top: top - margin,
    width: right - left + 2 * margin,
    height: bottom - top + 2 * margin,
  };
}

/** From the drawing to the pixels of a field of this size, the frame in its middle. */
export function fitted(
  frame: Frame,
  [width, height]: readonly [number, number],
): { readonly scale: number; at(point: Point): Point } {
  const scale = Math.min(width / frame.width, height / frame.height);
  const [middleX, middleY] = [frame.left + frame.width / 2, frame.top + frame.height / 2];
  return { scale, at: ([u, v]) => [(u - middleX) * scale + width / 2, (v - middleY) * scale + height / 2] };
}

/** Colours of the cardboard; across x and across y differ, so that the corner is seen. */
export const CARDBOARD = {
  floor: '#b68c57',
  wall: ['#bd9460', '#c8a26d'],
  flap: ['#c49a65', '#d1ad7d'],
  edge: '#76562f',
} as const;

/** Shares of black on the sides of a unit across x, across y and on top. */
export const SHADE: Spot = [0.32, 0.14, 0];

/** The edge of a unit that is not the next one. */
export const UNIT_EDGE = '#2a2a2c';
