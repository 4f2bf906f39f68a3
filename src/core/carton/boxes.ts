import type { CartonType } from './cartonType.ts';
import type { Box, Kind } from './engine/problem.ts';
import { nanometresDown } from './fits.ts';
import { ownCartonOf } from './ownCarton.ts';
import type { ModelKind } from './blocks.ts';
import { boxPrices, type BoxOrder, type BoxPrices } from './postage.ts';
import { compareRational, inUnit, timesRational, type Dims, type Rational } from '../quantity.ts';

/** Boxes that are the same to the engine. */
export interface ModelBox {
  readonly box: Box;
  /** The equal presets, by id; of a product's own packaging the one of the kind's first product. */
  readonly cartons: readonly CartonType[];
  readonly prices: BoxPrices;
  /** Index of the kind that is sent so in its own packaging; null for a preset. */
  readonly ownKind: number | null;
}

interface Candidate {
  readonly carton: CartonType;
  readonly inner: readonly [number, number, number];
  readonly prices: BoxPrices;
  readonly ownKind: number | null;
}

/** Charges are counted in so many parts of a minor unit, so that among equal ones the smaller box wins. */
export const COST_SCALE = 4096;

/** The boxes of an order, equal ones merged, in an order that no name decides. */
export function boxesOf(
  order: BoxOrder,
  kinds: readonly ModelKind[],
  problemKinds: readonly Kind[],
  lengthUnit: number,
): { readonly list: readonly ModelBox[]; readonly isPriced: boolean } {
  const heaviest = problemKinds.reduce((sum, { weight, count }) => sum + weight * count, 0);
  // Without all weights a price would be a guess.
  const ask = kinds.some(({ block }) => block.weight === null) ? null : (order.postage ?? null);
  const prices = (carton: CartonType): BoxPrices => boxPrices(carton, heaviest, order.settings.handlingMinor, ask);
  const presets = order.cartonTypes.map((carton): Candidate => {
    const { length, width, height } = carton.inner;
    const inside = (side: typeof length): number => Math.floor(nanometresDown(side) / lengthUnit);
    return { carton, inner: [inside(length), inside(width), inside(height)], prices: prices(carton), ownKind: null };
  });
  const own = kinds.flatMap(({ block }, k): Candidate[] => {
    const carton = block.units === 1 ? ownCartonOf(block.item) : null;
    const kind = problemKinds[k];
    const turn = kind?.turns[asGiven(kind)];
    return carton && turn ? [{ carton, inner: [turn.dx, turn.dy, turn.dz], prices: prices(carton), ownKind: k }] : [];
  });
  const candidates = [...presets, ...own].sort(smallerCandidate);
  const isPriced = candidates.length > 0 && candidates.every(({ prices: { steps } }) => steps !== null);
  // Without prices every parcel costs more than all boxes together, so that the fewest win, then the smallest.
  const units = problemKinds.reduce((sum, { count }) => sum + count, 0);
  const perParcel = isPriced
    ? 0
    : (units + 1) * Math.max(1, ...candidates.map(({ carton }) => outerMillilitres(carton.outer)));
  const list: ModelBox[] = [];
  let rank = -1;
  let before: Candidate | null = null;
  for (const candidate of candidates) {
    const last = list.at(-1);
    if (last && before && isEqual(before, candidate)) {
      const stock = last.box.stock + enough(candidate.carton.stock, units);
      list[list.length - 1] = { ...last, box: { ...last.box, stock }, cartons: [...last.cartons, candidate.carton] };
      continue;
    }
    if (
      !before ||
      compareOuter(before.carton, candidate.carton) !== 0 ||
      costOf(before.carton) !== costOf(candidate.carton)
    )
      rank += 1;
    list.push(modelBox(candidate, kinds, { isPriced, rank, perParcel, units }));
    before = candidate;
  }
  return { list, isPriced };
}

interface Placed {
  readonly isPriced: boolean;
  readonly rank: number;
  readonly perParcel: number;
  /** Of the whole order. */
  readonly units: number;
}

/** More boxes than there are units are as good as any number: an answer is remembered while the count goes down. */
const enough = (stock: number | null, units: number): number => (stock === null || stock >= units ? Infinity : stock);

function modelBox(
  { carton, inner, prices, ownKind }: Candidate,
  kinds: readonly ModelKind[],
  { isPriced, rank, perParcel, units }: Placed,
): ModelBox {
  const capacity = prices.capacity === Infinity ? Number.MAX_SAFE_INTEGER : prices.capacity;
  const steps = isPriced ? (prices.steps ?? []) : [];
  const charge = isPriced
    ? {
        // Heavier than the whole order nothing is: the last price holds up to what the box may weigh.
        upTo: steps.map(({ upTo }, i) => (i === steps.length - 1 ? Math.max(upTo, capacity) : upTo)),
        cost: steps.map(({ minor }) => minor * COST_SCALE + rank),
      }
    : { upTo: [capacity], cost: [(perParcel + outerMillilitres(carton.outer)) * COST_SCALE + rank] };
  return {
    box: {
      inner,
      volume: inner[0] * inner[1] * inner[2],
      capacity,
      stock: ownKind === null ? enough(carton.stock, units) : Infinity,
      charge,
      refuses: kinds.flatMap((kind, k) => ((ownKind === null ? !takes(carton, kind) : ownKind !== k) ? [k] : [])),
      mostUnits: ownKind === null ? Infinity : 1,
    },
    cartons: [carton],
    prices,
    ownKind,
  };
}

/** The way a unit lies whose length is its box's length and whose height is up; the flattest one where it may not lie so. */
export const asGiven = ({ turns }: Kind): number =>
  Math.max(
    0,
    turns.findIndex(({ code }) => code === 'lwh'),
  );

/** True when a preset of this kind takes such goods: no brittle ones into a mailer, only rolls into a tube, none that must be sent in their own packaging. */
export function takes({ kind }: CartonType, { block }: ModelKind): boolean {
  if (block.item.ownContainer === 'must' && kind !== 'own') return false;
  if (kind === 'mailer') return block.item.protection !== 'fragile';
  return kind !== 'tube' || block.isSlender;
}

/** Smaller outer volume first, then lower cost (unknown cost last), then what the boxes are, names last. */
export const smallerFirst = (a: CartonType, b: CartonType): number =>
  compareOuter(a, b) || costOf(a) - costOf(b) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

function smallerCandidate(a: Candidate, b: Candidate): number {
  return (
    compareOuter(a.carton, b.carton) ||
    costOf(a.carton) - costOf(b.carton) ||
    compareText(natureOf(a), natureOf(b)) ||
    compareText(a.carton.id, b.carton.id)
  );
}

const isEqual = (a: Candidate, b: Candidate): boolean =>
  compareOuter(a.carton, b.carton) === 0 &&
  costOf(a.carton) === costOf(b.carton) &&
  a.ownKind === b.ownKind &&
  natureOf(a) === natureOf(b);

const natureOf = ({ carton, inner, prices, ownKind }: Candidate): string =>
  JSON.stringify([inner, prices.capacity, prices.steps?.map(({ upTo, minor }) => [upTo, minor]), carton.kind, ownKind]);
const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const compareOuter = (a: CartonType, b: CartonType): number =>
  compareRational(outerVolume(a.outer), outerVolume(b.outer));
const outerVolume = ({ length, width, height }: Dims): Rational =>
  [length, width, height].map((side) => inUnit(side, 'mm')).reduce(timesRational);
const outerMillilitres = (outer: Dims): number => {
  const { num, den } = outerVolume(outer);
  return Number((num + den * 1000n - 1n) / (den * 1000n));
};

// A site keeps its costs in one currency.
const costOf = ({ cost }: CartonType): number => cost?.minor ?? Number.MAX_SAFE_INTEGER;
