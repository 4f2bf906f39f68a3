import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Placement } from '../../../src/core/carton/place.ts';
import { layersOf, packingSteps, type OwnSides } from '../../../src/core/carton/steps.ts';
import { asId, type Sku } from '../../../src/core/ids.ts';

const mm = (digits: number) => ({ digits, exponent: 0, unit: 'mm' as const });
const sides = (length: number, width: number, height: number): OwnSides => ({
  length: mm(length),
  width: mm(width),
  height: mm(height),
});
/** A placement in millimetres. */
function at(sku: string, x: number, y: number, z: number, [dx, dy, dz]: readonly [number, number, number]): Placement {
  const um = (length: number): number => Math.round(length * 1000);
  const [X, Y, Z] = [um(x + dx), um(y + dy), um(z + dz)];
  return {
    step: 1,
    sku: asId<Sku>(sku),
    lineId: sku,
    x: um(x),
    y: um(y),
    z: um(z),
    dx: X - um(x),
    dy: Y - um(y),
    dz: Z - um(z),
  };
}
const MUG = [120, 90, 100] as const;
const SIDES: Readonly<Record<string, OwnSides>> = {
  mug: sides(120, 90, 100),
  tin: sides(50, 50, 80),
  cube: sides(60, 60, 60),
  handled: sides(120, 90, 90),
  rod: sides(300, 60, 60),
};
const stepsOf = (placements: readonly Placement[]) => packingSteps(placements, (sku) => SIDES[sku] ?? null);
const told = (placements: readonly Placement[]): readonly string[] =>
  stepsOf(placements).map(({ number, count, sku, pose, layer }) => `${number} ${count} ${sku} ${pose} ${layer}`);

describe('packing steps', () => {
  it('makes one step of a row and of a block', () => {
    const row = [0, 120, 240].map((x) => at('mug', x, 0, 0, MUG));
    const block = [...row, ...[0, 120, 240].map((x) => at('mug', x, 90, 0, MUG))];
    expect(told(row)).toEqual(['1 3 mug upright 1']);
    expect(told(block)).toEqual(['1 6 mug upright 1']);
    expect(stepsOf(block)[0]?.placements).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('begins a step where the product, the way it lies or the level changes', () => {
    expect(
      told([
        at('mug', 0, 0, 0, MUG),
        at('tin', 120, 0, 0, [50, 50, 80]),
        at('mug', 170, 0, 0, MUG),
        at('mug', 290, 0, 0, [120, 100, 90]),
        at('mug', 500, 0, 0, [120, 100, 90]),
        at('mug', 0, 0, 100, MUG),
      ]),
    ).toEqual(['1 1 mug upright 1', '2 1 tin upright 1', '3 1 mug upright 1', '4 2 mug flat 1', '5 1 mug upright 2']);
  });

  it('takes units that differ by one micrometre of rounding for alike', () => {
    const third = 100 / 3;
    const row = [0, 1, 2, 3].map((i) => at('thin', i * third, 0, 0, [third, 10, 10]));
    expect(new Set(row.map(({ dx }) => dx)).size).toBe(2);
    expect(told(row)).toEqual(['1 4 thin unknown 1']);
  });

  it('says how a unit lies by its own sides, padded ones too', () => {
    const pose = (sku: string, extents: readonly [number, number, number]) =>
      stepsOf([at(sku, 0, 0, 0, extents)])[0]?.pose;
    expect(pose('mug', [122, 102, 92])).toBe('flat');
    expect(pose('mug', [102, 122, 92])).toBe('flat');
    expect(pose('mug', [92, 122, 102])).toBe('upright');
    expect(pose('mug', [92, 102, 122])).toBe('onSide');
    expect(pose('tin', [50, 50, 80])).toBe('upright');
    expect(pose('tin', [80, 50, 50])).toBe('flat');
    expect(pose('cube', [60, 60, 60])).toBe('upright');
    // With its height one of two equal sides it might stand: "flat" would have it laid down.
    expect(pose('handled', [120, 90, 90])).toBe('upright');
    expect(pose('handled', [90, 90, 120])).toBe('onSide');
    expect(pose('rod', [300, 60, 60])).toBe('flat');
    expect(pose('rod', [60, 60, 300])).toBe('onSide');
    expect(pose('unmeasured', [60, 60, 60])).toBe('unknown');
    expect(packingSteps([at('half', 0, 0, 0, MUG)], () => ({ ...sides(1, 1, 1), height: null }))[0]?.pose).toBe(
      'unknown',
    );
  });

  it('counts the units of stacks and bags', () => {
    const stack = { ...at('tin', 0, 0, 0, [50, 50, 120]), units: 4 };
    const alone = { ...at('tin', 50, 0, 0, [50, 50, 120]), units: 3 };
    expect(told([stack, { ...stack, x: 50_000 }, { ...alone, x: 100_000 }])).toEqual([
      '1 8 tin upright 1',
      '2 3 tin upright 1',
    ]);
  });

  it('counts layers by what lies below, not by height', () => {
    const tall = at('tall', 0, 0, 0, [50, 50, 90]);
    const short = at('short', 50, 0, 0, [50, 50, 40]);
    const onShort = at('onShort', 50, 0, 40, [50, 50, 20]);
    const across = at('across', 0, 0, 90, [100, 50, 10]);
    const aside = at('aside', 100, 0, 0, [50, 50, 95]);
    expect(layersOf([tall, short, onShort, across, aside])).toEqual([1, 1, 2, 3, 1]);
  });
});

/** Units of three products on a coarse grid, as the engine orders them: they never overlap. */
const stacked = fc.array(fc.nat(3), { minLength: 1, maxLength: 60 }).map((cells) =>
  cells.flatMap((kind, i): Placement[] => {
    const [x, y, z] = [i % 4, Math.floor(i / 4) % 4, Math.floor(i / 16)];
    return kind === 3 ? [] : [at(`p${kind}`, x * 40, y * 30, z * 20, [40, 30, 20])];
  }),
);

describe('laws of packing steps', () => {
  it('every placement is in exactly one step, in its order, and every unit counts', () => {
    fc.assert(
      fc.property(
        stacked,
        fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 60, maxLength: 60 }),
        (placements, units) => {
          const all = placements.map((placement, i) => ({ ...placement, units: units[i] ?? 1 }));
          const steps = stepsOf(all);
          expect(steps.flatMap((step) => step.placements)).toEqual(all.map((_, i) => i));
          expect(steps.map((step) => step.number)).toEqual(steps.map((_, i) => i + 1));
          for (const step of steps) {
            const members = step.placements.map((index) => all[index]!);
            expect(step.count).toBe(members.reduce((total, member) => total + member.units, 0));
            expect(new Set(members.map(({ sku, z, dx, dy, dz }) => [sku, z, dx, dy, dz].join())).size).toBe(1);
          }
        },
      ),
    );
  });

  it('no two placements of a layer overlap seen from above, and none lies below a lower layer', () => {
    fc.assert(
      fc.property(stacked, (placements) => {
        const layers = layersOf(placements);
        for (const [i, a] of placements.entries()) {
          for (const [j, b] of placements.entries()) {
            const isOver = i !== j && a.x < b.x + b.dx && b.x < a.x + a.dx && a.y < b.y + b.dy && b.y < a.y + a.dy;
            if (isOver) expect(Math.sign(layers[i]! - layers[j]!)).toBe(Math.sign(a.z - b.z));
          }
        }
      }),
    );
  });
});
