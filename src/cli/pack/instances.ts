import type { Box, Charge, Kind, Problem, Turn } from '../../core/carton/engine/problem.ts';
import type { Answer } from '../../core/carton/engine/solve.ts';

export interface Item {
  readonly id: string;
  readonly qty: number;
  readonly l: number;
  readonly w: number;
  readonly h: number;
  readonly weight: number;
  readonly up?: string;
  readonly turn?: boolean;
  readonly noStack?: boolean;
  readonly maxLoad?: number | null;
  readonly protection?: string | null;
}
export interface Preset {
  readonly id: string;
  readonly inner: readonly [number, number, number];
  readonly outer: readonly [number, number, number];
  readonly tare: number;
  readonly maxWeight?: number | null;
  readonly cost?: number;
  readonly stock?: number | null;
}
export interface Carrier {
  readonly dimDivisor?: number | null;
  readonly roundDim?: number;
  readonly dimOverVolume?: number | null;
  readonly step?: number;
  readonly minBillable?: number;
  readonly bands: readonly (readonly [number, number])[];
  readonly perStepAfter: number;
  readonly maxWeight?: number | null;
  readonly maxLength?: number | null;
  readonly maxLengthGirth?: number | null;
  readonly surcharges?: readonly { readonly longestOver?: number; readonly weightOver?: number; readonly cost: number }[];
}
export interface Instance {
  readonly id: string;
  readonly objective: 'cost' | 'parcels' | 'volume';
  readonly items: readonly Item[];
  readonly boxes: readonly Preset[];
  readonly padding?: Readonly<Record<string, number>>;
  readonly carrier?: Carrier | null;
  readonly perParcel?: number;
  readonly minSupport?: number;
  readonly maxParcels?: number | null;
}

const CODES = ['lwh', 'wlh', 'lhw', 'hlw', 'whl', 'hwl'];

function turnsOf(item: Item, pad: number): Turn[] {
  const up = item.up ?? 'lwh';
  const codes = item.turn === false ? (up.includes('h') ? ['lwh'] : []) : CODES.filter((code) => up.includes(code[2]!));
  const side: Record<string, number> = { l: item.l + 2 * pad, w: item.w + 2 * pad, h: item.h + 2 * pad };
  const turns: Turn[] = [];
  for (const code of codes) {
    const turn = { code, dx: side[code[0]!]!, dy: side[code[1]!]!, dz: side[code[2]!]! };
    if (!turns.some(({ dx, dy, dz }) => dx === turn.dx && dy === turn.dy && dz === turn.dz)) turns.push(turn);
  }
  return turns;
}

/** ------- charges */
const ceilTo = (value: number, step: number): number => (step > 1 ? Math.ceil(value / step) * step : value);

function takes(carrier: Carrier | null, box: Preset): boolean {
  if (!carrier) return true;
  const [a, b, c] = box.outer.toSorted((p, q) => q - p) as [number, number, number];
  if (carrier.maxLength && a > carrier.maxLength) return false;
  return !(carrier.maxLengthGirth && a + 2 * (b + c) > carrier.maxLengthGirth);
}

function dimWeight(carrier: Carrier, box: Preset): number {
  if (!carrier.dimDivisor) return 0;
  const volume = box.outer.reduce((product, side) => product * ceilTo(side, carrier.roundDim ?? 1), 1);
  if (carrier.dimOverVolume && volume <= carrier.dimOverVolume) return 0;
  return Math.ceil(volume / carrier.dimDivisor);
}

function rate({ bands, perStepAfter, step }: Carrier, billable: number): number {
  const band = bands.find(([upTo]) => billable <= upTo);
  if (band) return band[1];
  const [upTo, cost] = bands.at(-1)!;
  return cost + Math.ceil((billable - upTo) / (step || 1)) * perStepAfter;
}

function chargeTable(instance: Instance, box: Preset, capacity: number): Charge {
  const carrier = instance.carrier ?? null;
  const base = (box.cost ?? 0) + (instance.perParcel ?? 0);
  if (!carrier) return { upTo: [capacity], cost: [base] };
  const dim = dimWeight(carrier, box);
  const at = (content: number): number => {
    const actual = box.tare + content;
    const billable = Math.max(ceilTo(Math.max(actual, dim), carrier.step || 1), carrier.minBillable ?? 0);
    let extra = 0;
    for (const { longestOver, weightOver, cost } of carrier.surcharges ?? []) {
      if (longestOver != null && Math.max(...box.outer) > longestOver) extra += cost;
      if (weightOver != null && actual > weightOver) extra += cost;
    }
    return base + rate(carrier, billable) + extra;
  };
  const marks = new Set([capacity]);
  const mark = (gross: number): void => {
    if (gross - box.tare >= 0 && gross - box.tare < capacity) marks.add(gross - box.tare);
  };
  const step = carrier.step || 1;
  for (const [upTo] of carrier.bands) mark(upTo);
  for (const { weightOver } of carrier.surcharges ?? []) if (weightOver != null) mark(weightOver);
  const last = carrier.bands.at(-1)![0];
  for (let gross = last; gross - box.tare < capacity; gross += step) mark(gross);
  for (let gross = step; gross <= last && gross - box.tare < capacity; gross += step) mark(gross);
  const upTo: number[] = [];
  const cost: number[] = [];
  for (const content of [...marks].sort((a, b) => a - b)) {
    const here = at(content);
    if (cost.at(-1) === here) upTo[upTo.length - 1] = content;
    else {
      upTo.push(content);
      cost.push(here);
    }
  }
  return { upTo, cost };
}

export function problemOf(instance: Instance): Problem {
  const carrier = instance.carrier ?? null;
  const kinds = instance.items.map((item): Kind => {
    const pad = item.protection == null ? 0 : (instance.padding?.[item.protection] ?? 0);
    const turns = turnsOf(item, pad);
    return {
      count: item.qty,
      turns,
      weight: item.weight,
      volume: (item.l + 2 * pad) * (item.w + 2 * pad) * (item.h + 2 * pad),
      isNoStack: item.noStack ?? false,
      maxLoad: item.maxLoad ?? Infinity,
      apart: [],
    };
  });
  const boxes = instance.boxes.map((box): Box => {
    const capacity = takes(carrier, box)
      ? Math.min(box.maxWeight ?? Infinity, carrier?.maxWeight ?? Infinity) - box.tare
      : -1;
    return {
      inner: box.inner,
      volume: box.inner[0] * box.inner[1] * box.inner[2],
      capacity,
      stock: box.stock ?? Infinity,
      charge: capacity >= 0 ? chargeTable(instance, box, capacity) : { upTo: [], cost: [] },
      refuses: [],
      mostUnits: Infinity,
    };
  });
  return {
    objective: instance.objective,
    kinds,
    boxes,
    minSupport: instance.minSupport ?? 0,
    maxParcels: instance.maxParcels ?? Infinity,
  };
}

export function solutionOf(instance: Instance, problem: Problem, answer: Answer): unknown {
  return {
    id: instance.id,
    parcels:
      answer.parcels?.map(({ box, puts }) => ({
        box: instance.boxes[box]!.id,
        items: puts.map(({ kind, turn, x, y, z }) => ({
          item: instance.items[kind]!.id,
          x,
          y,
          z,
          o: problem.kinds[kind]!.turns[turn]!.code,
        })),
      })) ?? null,
    unpacked: [],
    claimed: { cost: answer.cost, lowerBound: answer.lowerBound },
  };
}
