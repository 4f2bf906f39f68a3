import { dualFeasibleVolume, sharesOf, type Shape } from './dualFeasible.ts';
import { linearMaximum } from './linear.ts';
import {
  capacityOf,
  fitsRoom,
  isTaken,
  orientedExtents,
  parcelCharge,
  unitVolume,
  volumeOf,
  type Instance,
  type Item,
  type ParcelCharge,
  type Preset,
  type Sides,
} from './model.ts';

/** What an order costs (cents), weighs for the carrier (grams) and takes in parcels at least, whatever the packing. */
export interface OrderBounds {
  readonly parcels: number;
  readonly cost: number;
  readonly billable: number;
  readonly volume: number;
  readonly weight: number;
  /** Boxes not proved too small for all of it. */
  readonly singleCandidates: number;
}

type Kind = Shape & { readonly item: Item };

const EPSILON = 1e-9;

const canLieIn = (kind: Shape, room: Sides): boolean => kind.turns.some((sides) => fitsRoom(sides, room));

const goesInto = (instance: Instance, kind: Kind, box: Preset): boolean =>
  kind.item.weight <= capacityOf(instance, box) && canLieIn(kind, box.inner);

/** Whether a unit of each can share a room side by side, one behind the other, or one above the other. */
const canShare = (a: Kind, b: Kind, room: Sides): boolean =>
  a.turns.some(
    (p) =>
      fitsRoom(p, room) &&
      b.turns.some(
        (q) =>
          fitsRoom(q, room) &&
          (p[0] + q[0] <= room[0] ||
            p[1] + q[1] <= room[1] ||
            (p[2] + q[2] <= room[2] && !(a.item.noStack && b.item.noStack))),
      ),
  );

/** An order with what the proofs ask for again and again. */
interface Order {
  readonly instance: Instance;
  readonly kinds: readonly Kind[];
  readonly weight: number;
  readonly volume: number;
  /** Boxes that something of the order may go into. */
  readonly boxes: readonly Preset[];
}

function orderOf(instance: Instance): Order {
  const kinds = instance.items.map((item) => ({ item, qty: item.qty, turns: orientedExtents(instance, item) }));
  return {
    instance,
    kinds,
    weight: kinds.reduce((sum, { item, qty }) => sum + qty * item.weight, 0),
    volume: unitVolume(instance),
    boxes: instance.boxes.filter(
      (box) =>
        isTaken(instance.carrier, box) &&
        capacityOf(instance, box) > 0 &&
        (box.stock === null || box.stock > 0) &&
        kinds.some((kind) => goesInto(instance, kind, box)),
    ),
  };
}

/** Whether it is proved that one box cannot take the whole order: by weight, volume, sizes, pairs, no-stack columns or dual feasible functions. */
function isTooSmall({ instance, kinds, weight, volume }: Order, box: Preset): boolean {
  if (weight > capacityOf(instance, box) || volume > volumeOf(box.inner)) return true;
  if (!kinds.every((kind) => canLieIn(kind, box.inner))) return true;
  const parted = kinds.some((a, i) => kinds.slice(i).some((b) => (a !== b || a.qty > 1) && !canShare(a, b, box.inner)));
  if (parted) return true;
  // No-stack units stand in columns of their own: stretched to the box's height they still have to fit.
  const columns = kinds
    .filter(({ item }) => item.noStack)
    .map(({ qty, turns }) => ({
      qty,
      turns: turns.filter((d) => d[2] <= box.inner[2]).map((d): Sides => [d[0], d[1], box.inner[2]]),
    }));
  if (columns.length > 0 && dualFeasibleVolume(columns, box.inner, 1 + EPSILON) > 1 + EPSILON) return true;
  return dualFeasibleVolume(kinds, box.inner, 1 + EPSILON) > 1 + EPSILON;
}

/** Whether shares of a first room and of a second prove that the kinds do not fit into both together: a fractional knapsack. */
function overfills(kinds: readonly Kind[], inFirst: readonly number[], inSecond: readonly number[]): boolean {
  let room = 1 + EPSILON;
  let rest = 0;
  const either: [number, number][] = [];
  for (const [i, { qty }] of kinds.entries()) {
    const a = inFirst[i]!;
    const b = inSecond[i]!;
    if (a === Infinity && b === Infinity) return true;
    if (a === Infinity) rest += b * qty;
    else if (b === Infinity) room -= a * qty;
    else either.push([a * qty, b * qty]);
  }
  if (room < 0) return true;
  // What saves most of the second room for its share of the first goes into the first.
  either.sort((p, q) => q[1] * p[0] - p[1] * q[0]);
  for (const [a, b] of either) {
    if (a <= room) room -= a;
    else {
      rest += b * (1 - room / a);
      room = 0;
    }
  }
  return rest > 1 + EPSILON;
}

/** Units no two of which can share any box, so that each needs a parcel of its own: greedily, the largest first. */
function loners({ instance, kinds, boxes }: Order): Kind[] {
  const together = (a: Kind, b: Kind): boolean =>
    boxes.some((box) => a.item.weight + b.item.weight <= capacityOf(instance, box) && canShare(a, b, box.inner));
  const chosen: Kind[] = [];
  for (const kind of kinds.toSorted((a, b) => volumeOf(b.turns[0]!) - volumeOf(a.turns[0]!))) {
    if (chosen.some((other) => together(other, kind))) continue;
    const count = kind.qty > 1 && !together(kind, kind) ? kind.qty : 1;
    for (let i = 0; i < count; i += 1) chosen.push(kind);
  }
  return chosen;
}

/** Weights of contents, ascending, at which the charge of a box may rise; the last is its capacity. */
function chargeMarks({ carrier }: Instance, box: Preset, capacity: number): number[] {
  const step = carrier?.step ?? 1;
  const marks = new Set([capacity]);
  for (let gross = step; gross - box.tare < capacity; gross += step) if (gross > box.tare) marks.add(gross - box.tare);
  for (const { weightOver } of carrier?.surcharges ?? []) {
    if (weightOver === undefined) continue;
    const content = weightOver - box.tare;
    if (content > 0 && content < capacity) marks.add(content);
  }
  return [...marks].sort((a, b) => a - b);
}

type Charge = (box: Preset, content: number) => number;

/** Pairs of boxes by what the order costs in them at least, cheapest first, below `under`. */
function cheapPairs(
  { instance, boxes, weight, volume }: Order,
  marks: readonly (readonly number[])[],
  charge: Charge,
  under: number,
): { low: number; i: number; j: number }[] {
  const pairs: { low: number; i: number; j: number }[] = [];
  for (const [i, a] of boxes.entries()) {
    for (const [j, b] of boxes.entries()) {
      if (j < i || (i === j && a.stock !== null && a.stock < 2)) continue;
      if (volumeOf(a.inner) + volumeOf(b.inner) < volume) continue;
      const inA = capacityOf(instance, a);
      const inB = capacityOf(instance, b);
      if (inA + inB < weight) continue;
      // The sum of two stepped charges is least where one of them is at a mark.
      const splits = new Set([
        Math.max(0, weight - inB),
        Math.min(inA, weight),
        ...marks[i]!.filter((mark) => mark <= weight),
        ...marks[j]!.map((mark) => weight - mark).filter((mark) => mark >= 0),
      ]);
      let low = Infinity;
      for (const split of splits) {
        if (split <= inA && weight - split <= inB) low = Math.min(low, charge(a, split) + charge(b, weight - split));
      }
      if (low < under) pairs.push({ low, i, j });
    }
  }
  return pairs.sort((p, q) => p.low - q.low);
}

/** Three parcels or more: boxes by fractions, so that volume, weight and number are enough. */
function relaxedCost(
  { boxes, volume, weight }: Order,
  marks: readonly (readonly number[])[],
  charge: Charge,
  least: number,
): number {
  const rows: number[][] = [];
  const costs: number[] = [];
  boxes.forEach((box, i) => {
    for (const mark of marks[i]!) {
      rows.push([volumeOf(box.inner) / 1e6, mark / 1e3, 1]);
      costs.push(charge(box, mark));
    }
  });
  return linearMaximum(rows, costs, [volume / 1e6, weight / 1e3, least]);
}

/** A test of two boxes that remembers its answers: whether they are proved too small together. */
function pairProofs({ kinds, boxes }: Order): (i: number, j: number) => boolean {
  const shares = new Map<number, number[][]>();
  const sharesIn = (i: number): number[][] => {
    const known = shares.get(i) ?? sharesOf(kinds, boxes[i]!.inner);
    shares.set(i, known);
    return known;
  };
  const proved = new Map<string, boolean>();
  return (i, j) => {
    const key = `${i} ${j}`;
    const isProved = proved.get(key) ?? sharesIn(i).some((a) => sharesIn(j).some((b) => overfills(kinds, a, b)));
    proved.set(key, isProved);
    return isProved;
  };
}

/**
 * Lower bounds of an order, valid for any packing the validator accepts: the cheapest single box not proved too small, the cheapest
 * pair not proved too small, a linear relaxation for three or more, and units that can share no box.
 */
export function orderBounds(instance: Instance): OrderBounds {
  const order = orderOf(instance);
  const { boxes, weight, volume } = order;
  const single = boxes.filter((box) => !isTooSmall(order, box));
  const marks = boxes.map((box) => chargeMarks(instance, box, capacityOf(instance, box)));
  const alone = loners(order);
  const largest = Math.max(...boxes.map((box) => volumeOf(box.inner)));
  const strongest = Math.max(...boxes.map((box) => capacityOf(instance, box)));
  const least = Math.max(
    alone.length,
    Math.ceil(volume / largest),
    Math.ceil(weight / strongest),
    single.length > 0 ? 1 : 2,
  );
  const isPairTooSmall = pairProofs(order);
  const lowest = (figure: keyof Pick<ParcelCharge, 'total' | 'billable'>): number => {
    const charge: Charge = (box, content) => parcelCharge(instance, box, content)[figure];
    let best = Infinity;
    if (least <= 1) for (const box of single) best = Math.min(best, charge(box, weight));
    if (least <= 2) {
      const pair = cheapPairs(order, marks, charge, best).find(({ i, j }) => !isPairTooSmall(i, j));
      best = Math.min(best, pair?.low ?? Infinity);
    }
    best = Math.min(best, relaxedCost(order, marks, charge, Math.max(3, least)));
    const apart = alone.reduce((sum, kind) => {
      const fitting = boxes.filter((box) => goesInto(instance, kind, box));
      return sum + Math.min(...fitting.map((box) => charge(box, kind.item.weight)));
    }, 0);
    return Math.ceil(Math.max(best, apart) - 1e-6);
  };
  return {
    parcels: least,
    cost: lowest('total'),
    billable: lowest('billable'),
    volume,
    weight,
    singleCandidates: single.length,
  };
}
