import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packingSteps } from '../../src/core/carton/steps.ts';
import { asId, type Sku } from '../../src/core/ids.ts';
import { fitted, frameOf, unitsOf, wallsOf, type Unit } from '../../src/renderer/ui/boxScene.ts';
import { lightness, mixed, tonesApart } from '../../src/renderer/ui/colours.ts';
import { colourOf } from '../../src/renderer/ui/Drawings.tsx';
import { discsOf, fromAbove } from '../../src/renderer/ui/layerScene.ts';
import { numberSpots, seenShare } from '../../src/renderer/ui/numberSpots.ts';
import { swatchOf } from '../../src/renderer/words/names.ts';
import { quarterOn, QUARTER, START_YAW, viewpoint } from '../../src/renderer/ui/viewpoint.ts';

const place = (
  sku: string,
  x: number,
  y: number,
  z: number,
  [dx, dy, dz]: readonly [number, number, number] = [40, 30, 20],
) => {
  const um = (mm: number): number => mm * 1000;
  const extents = { dx: um(dx), dy: um(dy), dz: um(dz) };
  return { step: 1, sku: asId<Sku>(sku), lineId: sku, x: um(x), y: um(y), z: um(z), ...extents };
};
type Placement = ReturnType<typeof place>;

function unitsFor(placements: readonly Placement[], now: number | null = null): readonly Unit[] {
  const steps = packingSteps(placements, () => null).map((step) => ({
    ...step,
    placements: [...step.placements],
    protection: null,
  }));
  return unitsOf({ placements: [...placements], steps, products: new Map(), now, surface: '#ffffff' });
}

/** Units of three products on a coarse grid, floor first. */
const grid = fc.array(fc.nat(3), { minLength: 1, maxLength: 48 }).map((cells) =>
  cells.flatMap((kind, i) => {
    const [x, y, z] = [i % 4, Math.floor(i / 4) % 4, Math.floor(i / 16)];
    return kind === 3 ? [] : [place(`p${kind}`, x * 40, y * 30, z * 20)];
  }),
);
const yaws = fc.integer({ min: 0, max: 23 }).map((i) => START_YAW + (i * Math.PI) / 12);

describe('view of the box', () => {
  it('comes back to where it was after four quarter turns, and rests on isometric views only', () => {
    expect(viewpoint(START_YAW + 4 * QUARTER).eye.map((part) => part.toFixed(6))).toEqual(
      viewpoint(START_YAW).eye.map((part) => part.toFixed(6)),
    );
    expect(quarterOn(START_YAW, 1)).toBeCloseTo(START_YAW + QUARTER);
    expect(quarterOn(START_YAW + 0.3, 1)).toBeCloseTo(START_YAW + QUARTER);
    expect(quarterOn(START_YAW + 0.3, -1)).toBeCloseTo(START_YAW);
    expect(quarterOn(START_YAW, -1)).toBeCloseTo(START_YAW - QUARTER);
  });

  it('has at every angle the walls toward the eye clear and the others solid, and flaps at the back only', () => {
    fc.assert(
      fc.property(yaws, (yaw) => {
        const view = viewpoint(yaw);
        for (const wall of wallsOf([300, 200, 100], view)) {
          const middle = wall.corners[0].map((part, i) => (part + (wall.corners[1][i] ?? 0)) / 2);
          const outward = (middle[wall.axis] ?? 0) > 0 ? 1 : -1;
          const isToward = view.eye[wall.axis] * outward > 1e-9;
          expect(wall.isClear).toBe(isToward);
          if (wall.isClear) expect(wall.flap).toBeNull();
        }
      }),
    );
  });

  it('keeps the whole box in the field at every angle', () => {
    fc.assert(
      fc.property(yaws, fc.constantFrom([300, 200, 100], [900, 60, 60], [60, 60, 600], [300, 200, 8]), (yaw, room) => {
        const view = viewpoint(yaw);
        const walls = wallsOf(room, view);
        const field = fitted(frameOf(walls, view), [460, 370]);
        for (const spot of walls.flatMap(({ corners, flap }) => [...corners, ...(flap ?? [])])) {
          const [x, y] = field.at(view.at(spot));
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x).toBeLessThanOrEqual(460);
          expect(y).toBeGreaterThanOrEqual(0);
          expect(y).toBeLessThanOrEqual(370);
        }
      }),
    );
  });
});

describe('units of the picture', () => {
  it('are quiet once in, outlined when next, and not yet there after', () => {
    const placements = [place('a', 0, 0, 0), place('b', 40, 0, 0), place('c', 80, 0, 0)];
    expect(unitsFor(placements, 2).map(({ look }) => look)).toEqual(['quiet', 'next', 'later']);
    expect(new Set(unitsFor(placements).map(({ look }) => look))).toEqual(new Set(['plain']));
  });

  it('have the colour that their name speaks of, in the picture as beside it', () => {
    const of = (sku: string, name: string) => colourOf({ sku, name, image: null });
    expect(of('MUG-1', 'Stoneware mug, Clay')).toBe(swatchOf('Clay'));
    expect(of('MUG-2', 'Stoneware mug, Sand')).toBe(swatchOf('Sand'));
    expect(of('TEA-1', 'Black tea, Bergamot')).toBe(of('TEA-1', 'Tea'));
  });

  it('take tones that differ in lightness from their neighbours, whatever their colours', () => {
    const colour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);
    fc.assert(
      fc.property(fc.array(colour, { minLength: 2, maxLength: 12 }), (colours) => {
        const tones = tonesApart(colours, (one, other) => Math.abs(one - other) === 1);
        for (const [i, tone] of tones.slice(1).entries())
          expect(Math.abs(lightness(tone) - lightness(tones[i]!))).toBeGreaterThan(0.03);
      }),
    );
    expect(mixed('#000000', '#ffffff', 0.5)).toBe('#808080');
  });
});

describe('numbers of the steps', () => {
  it('stand on their own unit where it is seen, once a unit, and on every step of which much is seen', () => {
    fc.assert(
      fc.property(grid, yaws, (placements, yaw) => {
        const view = viewpoint(yaw);
        const units = unitsFor(placements);
        const spots = numberSpots(units, view, 6);
        expect(new Set(spots.map(({ unit }) => unit.index)).size).toBe(spots.length);
        const numbered = new Set(spots.map(({ unit }) => unit.step));
        for (const unit of units) {
          const others = units.filter((other) => other !== unit);
          if (seenShare(unit, others, view) > 0.2) expect(numbered.has(unit.step)).toBe(true);
        }
        for (const { unit } of spots) {
          const others = units.filter((other) => other !== unit);
          expect(seenShare(unit, others, view)).toBeGreaterThan(0);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('do not cover one another where there is room', () => {
    const row = [0, 1, 2, 3].map((i) => place(`p${i}`, i * 40, 0, 0));
    const spots = numberSpots(unitsFor(row), viewpoint(START_YAW), 6);
    expect(spots).toHaveLength(4);
    for (const [i, { at }] of spots.entries())
      for (const { at: other } of spots.slice(i + 1))
        expect(Math.hypot(at[0] - other[0], at[1] - other[1])).toBeGreaterThan(12);
  });

  it('leave out a step that nothing is seen of', () => {
    const buried = [place('low', 0, 0, 0, [20, 20, 20])];
    const around = [
      place('x', 20, 0, 0, [20, 20, 20]),
      place('y', 0, -20, 0, [20, 20, 20]),
      place('z', 0, 0, 20, [20, 20, 20]),
    ];
    const spots = numberSpots(unitsFor([...buried, ...around]), viewpoint(START_YAW), 3);
    expect(spots.map(({ unit }) => unit.step).sort()).toEqual([2, 3, 4]);
  });
});

describe('layer from above', () => {
  it('lays the front of the box toward the packer and keeps all in the field', () => {
    const rect = fromAbove([460, 370], 300, 200);
    const [front, back] = [rect({ x: 0, y: 0, dx: 50, dy: 40 }), rect({ x: 0, y: 160, dx: 50, dy: 40 })];
    expect(front.y).toBeGreaterThan(back.y);
    const box = rect({ x: 0, y: 0, dx: 300, dy: 200 });
    expect(box.x).toBeGreaterThan(0);
    expect(box.x + box.width).toBeLessThan(460);
    expect(box.y).toBeGreaterThan(0);
    expect(box.y + box.height).toBeLessThan(370);
  });

  it('shows units of a layer beside one another, with every step numbered and no number on another of its step', () => {
    fc.assert(
      fc.property(grid, (placements) => {
        const units = unitsFor(placements).filter(({ layer }) => layer === 1);
        const rect = fromAbove([460, 370], 160, 120);
        const discs = discsOf(units, rect);
        expect(new Set(discs.map(({ unit }) => unit.step))).toEqual(new Set(units.map(({ step }) => step)));
        for (const [i, unit] of units.entries()) {
          for (const other of units.slice(i + 1)) {
            const [a, b] = [rect(unit), rect(other)];
            const isApart =
              a.x + a.width <= b.x + 1e-6 ||
              b.x + b.width <= a.x + 1e-6 ||
              a.y + a.height <= b.y + 1e-6 ||
              b.y + b.height <= a.y + 1e-6;
            expect(isApart).toBe(true);
          }
        }
        for (const [i, { unit, at, radius }] of discs.entries())
          for (const other of discs.slice(i + 1))
            if (other.unit.step === unit.step)
              expect(Math.hypot(at[0] - other.at[0], at[1] - other.at[1])).toBeGreaterThan(2 * radius);
      }),
    );
  });
});
