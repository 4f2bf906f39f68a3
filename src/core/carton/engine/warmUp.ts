import type { Box, Kind, Problem, Turn } from './problem.ts';
import { solve } from './solve.ts';

const STEPS = 20_000;

/**
 * Solves a few orders of no use to anyone, so that the engine's code is compiled before the first real one comes: else that one takes
 * several times as long. About a tenth of a second.
 */
export function warmUp(): void {
  for (const minSupport of [0, 70])
    for (const count of [1, 2, 5]) solve(sampleOrder(count, minSupport), { steps: STEPS, seed: 1 });
}

const sampleOrder = (count: number, minSupport: number): Problem => ({
  objective: 'cost',
  kinds: Array.from({ length: 6 }, (_, i) => sampleKind(90 + 37 * i, count, i)),
  boxes: Array.from({ length: 14 }, (_, i) => sampleBox(150 + 35 * i, i)),
  minSupport,
  maxParcels: Infinity,
});

function sampleKind(side: number, count: number, i: number): Kind {
  const [l, w, h] = [side, Math.ceil(side * 0.7), Math.ceil(side * 0.4)];
  const turns: Turn[] = [
    { code: 'lwh', dx: l, dy: w, dz: h },
    { code: 'wlh', dx: w, dy: l, dz: h },
    { code: 'lhw', dx: l, dy: h, dz: w },
    { code: 'hlw', dx: h, dy: l, dz: w },
  ];
  return {
    count,
    turns: i === 2 ? turns.slice(0, 2) : turns,
    weight: 150 * (i + 1),
    volume: l * w * h,
    isNoStack: i === 3,
    maxLoad: i === 4 ? 2000 : Infinity,
    apart: [],
  };
}

function sampleBox(side: number, i: number): Box {
  const inner = [side, Math.ceil(side * 0.8), Math.ceil(side * 0.6)] as const;
  const capacity = 20_000;
  const upTo = Array.from({ length: 10 }, (_, step) => (step + 1) * 2000);
  return {
    inner,
    volume: inner[0] * inner[1] * inner[2],
    capacity,
    stock: i % 3 === 0 ? 2 : Infinity,
    charge: { upTo, cost: upTo.map((weight) => 400 + 60 * i + weight / 20) },
    refuses: [],
    mostUnits: Infinity,
  };
}
