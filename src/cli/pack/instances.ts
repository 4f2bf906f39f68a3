import type { Box, Charge, Kind, Problem, Turn } from '../../core/carton/engine/problem.ts';
import type { Answer } from '../../core/carton/engine/solve.ts';
import { ArgumentError } from '../arguments.ts';
import type { Instance, Item, Preset } from './instanceFile.ts';
import { priceAt, priceMarks, takes } from './tariff.ts';

/** Where one unit stands in a solution file: the corner of its padding, and which of its dimensions lie along x, y and z. */
interface PlacedItem {
  readonly item: string;
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly o: string;
}

/** One order's answer as a solution file tells it. */
export interface Solution {
  readonly id: string;
  readonly parcels: readonly { readonly box: string; readonly items: readonly PlacedItem[] }[] | null;
  readonly unpacked: readonly string[];
  readonly claimed: { readonly cost: number; readonly lowerBound: number };
}

/** The engine's problem of an order: kinds and boxes in the order of its items and boxes. Throws ArgumentError for a class of padding that it does not name and for a tariff of too many steps. */
export function problemOf(instance: Instance): Problem {
  return {
    objective: instance.objective,
    kinds: instance.items.map((item) => kindOf(item, paddingOf(instance, item))),
    boxes: instance.boxes.map((box) => boxOf(instance, box)),
    minSupport: instance.minSupport,
    maxParcels: instance.maxParcels ?? Infinity,
  };
}

/** The answer in the words of the order. */
export function solutionOf(instance: Instance, problem: Problem, answer: Answer): Solution {
  const itemId = (k: number): string => instance.items[k]?.id ?? '';
  return {
    id: instance.id,
    parcels:
      answer.parcels?.map(({ box, puts }) => ({
        box: instance.boxes[box]?.id ?? '',
        items: puts.map(({ kind, turn, x, y, z }) => ({
          item: itemId(kind),
          x,
          y,
          z,
          o: problem.kinds[kind]?.turns[turn]?.code ?? '',
        })),
      })) ?? null,
    unpacked: answer.unpacked.flatMap((count, k) => Array.from({ length: count }, () => itemId(k))),
    claimed: { cost: answer.parcels ? answer.cost : 0, lowerBound: answer.lowerBound },
  };
}

/** Millimetres around an item; throws ArgumentError for a class that the order does not name. */
export function paddingOf({ id, padding }: Instance, { protection }: Item): number {
  if (protection === null || protection === undefined) return 0;
  const around = padding[protection];
  if (around === undefined) throw new ArgumentError(`order ${id}: unknown class of padding '${protection}'`);
  return around;
}

function kindOf(item: Item, padding: number): Kind {
  const sides = { l: item.l + 2 * padding, w: item.w + 2 * padding, h: item.h + 2 * padding };
  return {
    count: item.qty,
    turns: turnsOf(item, sides),
    weight: item.weight,
    volume: sides.l * sides.w * sides.h,
    isNoStack: item.noStack,
    maxLoad: item.maxLoad ?? Infinity,
    apart: [],
  };
}

type Side = 'l' | 'w' | 'h';
const TURNS: readonly (readonly [Side, Side, Side])[] = [
  ['l', 'w', 'h'],
  ['w', 'l', 'h'],
  ['l', 'h', 'w'],
  ['h', 'l', 'w'],
  ['w', 'h', 'l'],
  ['h', 'w', 'l'],
];

function turnsOf({ up, turn }: Item, sides: Readonly<Record<Side, number>>): Turn[] {
  const turns: Turn[] = [];
  for (const [x, y, z] of turn ? TURNS : TURNS.slice(0, 1)) {
    if (!up.includes(z)) continue;
    const next = { code: x + y + z, dx: sides[x], dy: sides[y], dz: sides[z] };
    if (!turns.some(({ dx, dy, dz }) => dx === next.dx && dy === next.dy && dz === next.dz)) turns.push(next);
  }
  return turns;
}

function boxOf(instance: Instance, preset: Preset): Box {
  const { carrier } = instance;
  const isTaken = !carrier || takes(carrier, preset.outer);
  const limit = Math.min(preset.maxWeight ?? Infinity, carrier?.maxWeight ?? Infinity);
  const capacity = isTaken ? limit - preset.tare : -1;
  return {
    inner: preset.inner,
    volume: preset.inner[0] * preset.inner[1] * preset.inner[2],
    capacity,
    stock: preset.stock ?? Infinity,
    charge: capacity >= 0 ? chargeFor(instance, preset, capacity) : { upTo: [], cost: [] },
    refuses: [],
    mostUnits: Infinity,
  };
}

/** Box, handling, postage and surcharges by the weight of the contents. */
function chargeFor({ carrier, perParcel, items }: Instance, preset: Preset, capacity: number): Charge {
  const base = preset.cost + perParcel;
  if (!carrier) return { upTo: [capacity], cost: [base] };
  // No content weighs more than the whole order.
  const whole = items.reduce((sum, { qty, weight }) => sum + qty * weight, 0);
  const most = preset.tare + Math.min(capacity, whole);
  const upTo: number[] = [];
  const cost: number[] = [];
  for (const gross of priceMarks(carrier, preset.tare, most)) {
    const charge = base + priceAt(carrier, preset.outer, gross).minor;
    if (cost.at(-1) === charge) upTo[upTo.length - 1] = gross - preset.tare;
    else {
      upTo.push(gross - preset.tare);
      cost.push(charge);
    }
  }
  return { upTo, cost };
}
