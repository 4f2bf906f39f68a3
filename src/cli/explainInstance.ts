import { z } from 'zod';
import type { CartonType } from '../core/carton/cartonType.ts';
import type { Choice } from '../core/carton/choose.ts';
import { PACK_SETTINGS, type PackItem } from '../core/carton/fits.ts';
import type { AskPostage } from '../core/carton/postage.ts';
import { asId } from '../core/ids.ts';
import type { TurnRule } from '../core/orders/product.ts';
import { ceilRational, inUnit, quantity, type Dims, type Length, type Mass } from '../core/quantity.ts';
import { ok, refuse } from '../core/result.ts';
import type { PriceStep } from '../core/ship/priceSteps.ts';

const whole = z.number().int();
const sides = z.tuple([whole, whole, whole]);
const item = z.object({
  id: z.string(),
  qty: whole,
  l: whole,
  w: whole,
  h: whole,
  weight: whole,
  up: z.enum(['lwh', 'lw', 'lh', 'wh', 'l', 'w', 'h']).default('lwh'),
  turn: z.boolean().default(true),
  noStack: z.boolean().default(false),
  maxLoad: whole.nullish(),
  protection: z.string().nullish(),
});
const preset = z.object({
  id: z.string(),
  inner: sides,
  outer: sides,
  tare: whole.default(0),
  maxWeight: whole.nullish(),
  cost: whole.default(0),
  stock: whole.nullish(),
});
const carrier = z.object({
  dimDivisor: z.number().nullish(),
  roundDim: whole.default(1),
  dimOverVolume: z.number().nullish(),
  step: whole.default(1),
  minBillable: whole.default(0),
  bands: z.array(z.tuple([whole, whole])).min(1),
  perStepAfter: whole,
  maxWeight: whole.nullish(),
  maxLength: whole.nullish(),
  maxLengthGirth: whole.nullish(),
  surcharges: z.array(z.object({ longestOver: whole.nullish(), weightOver: whole.nullish(), cost: whole })).default([]),
});
const instance = z.object({
  id: z.string(),
  objective: z.enum(['cost', 'parcels', 'volume']),
  items: z.array(item),
  boxes: z.array(preset),
  padding: z.record(z.string(), whole).default({}),
  carrier: carrier.nullish(),
  perParcel: whole.default(0),
  minSupport: whole.default(0),
});

/** A file of orders as `pack` reads it; lengths in millimetres, weights in grams, money in hundredths. */
export const instancesFile = z.object({ instances: z.array(instance) });
type Instance = z.infer<typeof instance>;
type Carrier = z.infer<typeof carrier>;

const mm = (value: number): Length => quantity(value, 0, 'mm');
const grams = (value: number): Mass => quantity(value, 0, 'g');
const dims = ([l, w, h]: readonly [number, number, number]): Dims => ({ length: mm(l), width: mm(w), height: mm(h) });

/** An order of such a file as the bench would be asked about it. Its padding is part of the sides: the files know other kinds of it. */
export function choiceOfInstance(order: Instance): Choice {
  return {
    items: order.items.map((entry) => itemOf(entry, order.padding)),
    cartonTypes: order.boxes.map(cartonOf),
    settings: { ...PACK_SETTINGS, minSupport: order.minSupport, handlingMinor: order.perParcel },
    postage: order.objective === 'cost' ? postageOf(order.carrier ?? null) : null,
  };
}

function itemOf(entry: Instance['items'][number], padding: Instance['padding']): PackItem {
  const around = entry.protection ? 2 * (padding[entry.protection] ?? 0) : 0;
  const turn: TurnRule = entry.turn ? entry.up : 'fixed';
  return {
    lineId: asId(entry.id),
    sku: asId(entry.id),
    count: entry.qty,
    ...dims([entry.l + around, entry.w + around, entry.h + around]),
    weight: grams(entry.weight),
    isUpright: false,
    protection: 'none',
    maxLoad: entry.maxLoad === null || entry.maxLoad === undefined ? null : grams(entry.maxLoad),
    turn,
    isNoStack: entry.noStack,
  };
}

const cartonOf = (box: Instance['boxes'][number]): CartonType => ({
  id: asId(box.id),
  name: box.id,
  barcode: null,
  kind: 'box',
  inner: dims(box.inner),
  outer: dims(box.outer),
  tare: grams(box.tare),
  maxGross: box.maxWeight === null || box.maxWeight === undefined ? null : grams(box.maxWeight),
  cost: { minor: box.cost, currency: 'USD' },
  stock: box.stock ?? null,
});

/** The file's own carrier: its price changes only at multiples of its step, at its bands and at the weights of its surcharges. */
function postageOf(rules: Carrier | null): AskPostage {
  return (outer, { least, most }) => {
    const [from, to] = [gramsUp(least), gramsUp(most)];
    const usd = (minor: number): PriceStep['charge'] => ({ minor, currency: 'USD' });
    if (!rules) return ok([{ upTo: grams(to), charge: usd(0), billable: grams(to) }]);
    const [a = 0, b = 0, c = 0] = [outer.length, outer.width, outer.height]
      .map(({ digits }) => digits)
      .sort((p, q) => q - p);
    const limit = rules.maxWeight ?? Infinity;
    if ((rules.maxLength && a > rules.maxLength) || (rules.maxLengthGirth && a + 2 * (b + c) > rules.maxLengthGirth))
      return refuse('overLimit');
    if (from > limit) return refuse('overLimit');
    const marks = new Set([Math.min(to, limit)]);
    const thresholds = [
      ...rules.bands.map(([upTo]) => upTo),
      ...rules.surcharges.map(({ weightOver }) => weightOver ?? 0),
    ];
    for (const mark of thresholds) if (mark >= from && mark < to && mark <= limit) marks.add(mark);
    for (let mark = ceilTo(Math.max(from, 1), rules.step); mark < to && mark <= limit; mark += rules.step)
      marks.add(mark);
    return ok(
      [...marks]
        .sort((p, q) => p - q)
        .map((gross) => {
          const { minor, billable } = priceAt(rules, [a, b, c], gross);
          return { upTo: grams(gross), charge: usd(minor), billable: grams(billable) };
        }),
    );
  };
}

function priceAt(
  rules: Carrier,
  outer: readonly [number, number, number],
  gross: number,
): { readonly minor: number; readonly billable: number } {
  const volume = outer.reduce((product, side) => product * ceilTo(side, rules.roundDim), 1);
  const hasDim = rules.dimDivisor && !(rules.dimOverVolume && volume <= rules.dimOverVolume);
  const dim = hasDim && rules.dimDivisor ? Math.ceil(volume / rules.dimDivisor) : 0;
  const billable = Math.max(ceilTo(Math.max(gross, dim), rules.step), rules.minBillable);
  const [lastUpTo, lastCost] = rules.bands.at(-1) ?? [0, 0];
  const band = rules.bands.find(([upTo]) => billable <= upTo);
  const rate = band ? band[1] : lastCost + Math.ceil((billable - lastUpTo) / rules.step) * rules.perStepAfter;
  const extra = rules.surcharges.reduce(
    (sum, { longestOver, weightOver, cost }) =>
      sum +
      (longestOver !== null && longestOver !== undefined && outer[0] > longestOver ? cost : 0) +
      (weightOver !== null && weightOver !== undefined && gross > weightOver ? cost : 0),
    0,
  );
  return { minor: rate + extra, billable };
}

const ceilTo = (value: number, step: number): number => Math.ceil(value / step) * step;
const gramsUp = (mass: Mass): number => Number(ceilRational(inUnit(mass, 'g')));
