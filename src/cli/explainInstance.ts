import type { CartonType } from '../core/carton/cartonType.ts';
import type { Choice } from '../core/carton/choose.ts';
import { PACK_SETTINGS, type PackItem } from '../core/carton/fits.ts';
import type { AskPostage } from '../core/carton/postage.ts';
import { asId } from '../core/ids.ts';
import type { TurnRule } from '../core/orders/product.ts';
import { ceilRational, inUnit, quantity, type Dims, type Length, type Mass } from '../core/quantity.ts';
import { ok, refuse } from '../core/result.ts';
import type { PriceStep } from '../core/ship/priceSteps.ts';
import type { Carrier, Instance } from './pack/instanceFile.ts';
import { paddingOf } from './pack/instances.ts';
import { priceAt, priceMarks, takes } from './pack/tariff.ts';

const mm = (value: number): Length => quantity(value, 0, 'mm');
const grams = (value: number): Mass => quantity(value, 0, 'g');
const dims = ([l, w, h]: readonly [number, number, number]): Dims => ({ length: mm(l), width: mm(w), height: mm(h) });

/** An order of such a file as the bench would be asked about it. Its padding is part of the sides: the files know other kinds of it. */
export function choiceOfInstance(order: Instance): Choice {
  return {
    items: order.items.map((entry) => itemOf(entry, 2 * paddingOf(order, entry))),
    cartonTypes: order.boxes.map(cartonOf),
    settings: { ...PACK_SETTINGS, minSupport: order.minSupport, handlingMinor: order.perParcel },
    postage: order.objective === 'cost' ? postageOf(order.carrier ?? null) : null,
  };
}

function itemOf(entry: Instance['items'][number], around: number): PackItem {
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
    const [length, width, height] = [outer.length.digits, outer.width.digits, outer.height.digits];
    const sides = [length, width, height] as const;
    const limit = Math.min(to, rules.maxWeight ?? Infinity);
    if (!takes(rules, sides) || from > limit) return refuse('overLimit');
    return ok(
      priceMarks(rules, from, limit).map((gross) => {
        const { minor, billable } = priceAt(rules, sides, gross);
        return { upTo: grams(gross), charge: usd(minor), billable: grams(billable) };
      }),
    );
  };
}

const gramsUp = (mass: Mass): number => Number(ceilRational(inUnit(mass, 'g')));
