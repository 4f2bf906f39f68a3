import { BufferGeometry, Color, Float32BufferAttribute } from 'three';
import { LineMaterial } from 'three/addons/lines/LineMaterial.js';
import { LineSegments2 } from 'three/addons/lines/LineSegments2.js';
import { LineSegmentsGeometry } from 'three/addons/lines/LineSegmentsGeometry.js';
import { CARDBOARD, SHADE, type Room, type Unit, type Wall } from './boxScene.ts';
import { mixed } from './colours.ts';
import type { Block } from './isometric.ts';
import type { Spot } from './viewpoint.ts';

type Quad = readonly [Spot, Spot, Spot, Spot];

/** The sides of all units as one mesh with a colour at every corner, each side turned outward. */
export function unitSides(units: readonly Unit[]): BufferGeometry {
  const sides = units.flatMap((unit) =>
    sidesOf(unit).map(({ axis, corners }) => ({ corners, colour: mixed(unit.colour, '#000000', SHADE[axis]) })),
  );
  return meshOf(sides);
}

/** The floor, the walls at the back and their flaps. */
export function cardboard([l, w]: Room, walls: readonly Wall[]): BufferGeometry {
  const floor: Quad = [
    [0, 0, 0],
    [l, 0, 0],
    [l, w, 0],
    [0, w, 0],
  ];
  return meshOf([
    { corners: floor, colour: CARDBOARD.floor },
    ...walls.flatMap(({ isClear, axis, corners, flap }) => [
      ...(isClear ? [] : [{ corners, colour: CARDBOARD.wall[axis] }]),
      ...(flap ? [{ corners: flap, colour: CARDBOARD.flap[axis] }] : []),
    ]),
  ]);
}

/** Lines of one colour and one width in pixels. */
export interface Lines {
  readonly ends: readonly (readonly [Spot, Spot])[];
  readonly colour: string;
  readonly width: number;
  readonly opacity?: number;
}

/** Lines as an object to draw; `dispose` gives back what it holds. */
export function lineObject({ ends, colour, width, opacity = 1 }: Lines): LineSegments2 & { dispose(): void } {
  const geometry = new LineSegmentsGeometry();
  geometry.setPositions(ends.flatMap(([from, to]) => [...from, ...to]));
  const material = new LineMaterial({ color: colour, linewidth: width, transparent: opacity < 1, opacity });
  return Object.assign(new LineSegments2(geometry, material), {
    dispose: () => {
      geometry.dispose();
      material.dispose();
    },
  });
}

/** The twelve edges of a block. */
export function blockEdges(block: Block): readonly (readonly [Spot, Spot])[] {
  const [bottom, top] = sidesOf(block).filter(({ axis }) => axis === 2);
  const upright = sidesOf(block).filter(({ axis }) => axis === 1);
  return [
    ...around(bottom?.corners ?? []),
    ...around(top?.corners ?? []),
    ...upright.flatMap(({ corners }) => around(corners).filter(([a, b]) => a[2] !== b[2])),
  ];
}

/** The edges of an outline. */
export const around = (corners: readonly Spot[]): readonly (readonly [Spot, Spot])[] =>
  corners.map((corner, i): readonly [Spot, Spot] => [corner, corners[(i + 1) % corners.length] ?? corner]);

/** The six sides of a block, their corners against the clock as seen from outside. */
function sidesOf({ x, y, z, dx, dy, dz }: Block): readonly { readonly axis: 0 | 1 | 2; readonly corners: Quad }[] {
  const [X, Y, Z] = [x + dx, y + dy, z + dz];
  const side = (axis: 0 | 1 | 2, ...corners: [Spot, Spot, Spot, Spot]) => ({ axis, corners });
  return [
    side(2, [x, Y, z], [X, Y, z], [X, y, z], [x, y, z]),
    side(2, [x, y, Z], [X, y, Z], [X, Y, Z], [x, Y, Z]),
    side(0, [x, Y, z], [x, y, z], [x, y, Z], [x, Y, Z]),
    side(0, [X, y, z], [X, Y, z], [X, Y, Z], [X, y, Z]),
    side(1, [x, y, z], [X, y, z], [X, y, Z], [x, y, Z]),
    side(1, [X, Y, z], [x, Y, z], [x, Y, Z], [X, Y, Z]),
  ];
}

function meshOf(quads: readonly { readonly corners: Quad; readonly colour: string }[]): BufferGeometry {
  const geometry = new BufferGeometry();
  const triangles = quads.flatMap(({ corners: [a, b, c, d] }) => [a, b, c, a, c, d]);
  const colours = quads.flatMap(({ colour }) => Array.from({ length: 6 }, () => new Color(colour).toArray()));
  geometry.setAttribute('position', new Float32BufferAttribute(triangles.flat(), 3));
  geometry.setAttribute('color', new Float32BufferAttribute(colours.flat(), 3));
  return geometry;
}
