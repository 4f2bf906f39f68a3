import type { BoxSet } from '../../core/carton/boxSet.ts';
import type { CartonType } from '../../core/carton/cartonType.ts';
import { boardModel, newBox, sidesOf, stepUm, type BoardModel, type SizeGrid } from '../../core/boxSizes/boardModel.ts';
import { isSpecial } from '../../core/boxSizes/boxCosts.ts';
import { candidateSides, cutTo, type CountedClass } from '../../core/boxSizes/candidates.ts';
import { assigned, chooseSizes, type CostTable } from '../../core/boxSizes/chooseSizes.ts';
import { heldOutOf, spaced, type HeldOut } from '../../core/boxSizes/heldOut.ts';
import type { ParcelClass } from '../../core/boxSizes/parcelClasses.ts';
import type { CartonTypeId } from '../../core/ids.ts';
import { basketsOf, type Basket, type PastOrder } from '../../core/rehearsal/basket.ts';
import type { OfflineTariff } from '../../core/ship/tariff.ts';
import type { RehearsalSetup } from './protocol.ts';
import { rehearse, type RehearsalOutcome } from './rehearse.ts';
import { workInThreads } from './threads.ts';

/** Orders that sizes are fitted to, spread evenly over the time: more take longer and move no size by a step of the grid. */
const MOST_FITTED = 2000;
/** New sizes that are weighed up against each other; more make the table larger and the choice hardly better. */
const MOST_CANDIDATES = 160;
/** A parcel that no box takes counts as so many of the dearest. */
const WITHOUT_FACTOR = 10;

/** What a proposal is at: packing each parcel closely, pricing parcels in each size, choosing, trying on the orders held out. */
export const SIZES_STAGES = ['parcels', 'prices', 'choice', 'heldOut'] as const;
export type SizesStage = (typeof SIZES_STAGES)[number];

/** What is asked for. */
export interface SizesRequest {
  readonly orders: readonly PastOrder[];
  readonly setup: Omit<RehearsalSetup, 'edited' | 'lanes'>;
  readonly tariff: OfflineTariff;
  /** How many sizes of boxes to stock, from one number to another. Mailers, tubes, customers' boxes and boxes of some channels stay and do not count. */
  readonly sizes: { readonly from: number; readonly to: number };
  /** Boxes of today that must stay; they count. */
  readonly keep: readonly CartonTypeId[];
  readonly grid: SizeGrid;
  readonly currency: string;
  /** Null: as today's boxes cost. */
  readonly minorPerM2: number | null;
  /** A new size is used for so many parcels of the fitted orders at least: a maker's least quantity over that time. */
  readonly least: number;
  readonly threads: number;
  readonly workerUrl: URL;
  readonly signal: AbortSignal;
  progress(stage: SizesStage, done: number, total: number): void;
}

/** One number of sizes. Money in minor units, of the fitted parcels as the table has them. */
export interface SizePoint {
  readonly size: number;
  /** The whole set, with what stays. */
  readonly boxes: BoxSet;
  readonly fittedMinor: number;
  /** No choice of as many of these candidates costs less in the table. */
  readonly lowerBoundMinor: number;
  /** Both sets over the orders held out, by the engine. */
  readonly heldOut: RehearsalOutcome;
}

/** Proposals for every number of sizes asked for, as far as it came. */
export interface SizesOutcome {
  readonly isComplete: boolean;
  readonly heldOutBy: HeldOut['by'];
  readonly fittedOrders: number;
  readonly heldOutOrders: number;
  /** Parcels of the fitted orders that the table holds, and the new sizes in it. */
  readonly parcels: number;
  readonly candidates: number;
  readonly points: readonly SizePoint[];
}

/**
 * Proposes which sizes of boxes to stock. Each parcel that today's set makes of the fitted orders is packed by the engine as closely as it
 * goes in several shapes; those sides, on the grid, are the candidates; a table says what each parcel costs in each, and `chooseSizes`
 * chooses; its boxes are cut to the parcels that lie in them, and chosen among once more. What comes out is then rehearsed by the engine against today's set, on orders that it was not fitted to.
 */
export async function optimiseSizes(request: SizesRequest): Promise<SizesOutcome> {
  const { setup, sizes, tariff, signal } = request;
  const { heldOut, by, ...older } = heldOutOf(request.orders);
  const fitted = spaced(older.fitted, MOST_FITTED);
  const base = { heldOutBy: by, fittedOrders: fitted.length, heldOutOrders: heldOut.length };
  const { lanes, baskets } = basketsOf(fitted, tariff);
  const classes = await parcelsIn(request, { ...setup, lanes }, baskets);
  const coarse = columnsOf(request, classes);
  const priced = (boxes: readonly CartonType[]) => costTable(request, { ...setup, lanes }, { classes, columns: boxes });
  const first = await priced(coarse.boxes);
  const counts = Array.from({ length: sizes.to - sizes.from + 1 }, (_, at) => sizes.from + at);
  const fine = first ? await finerOf(request, { table: first, columns: coarse, classes }, counts) : [];
  const columns = { ...coarse, boxes: [...coarse.boxes, ...fine] };
  const table = first && fine.length > 0 ? await priced(columns.boxes) : first;
  const trial = basketsOf(heldOut, tariff);
  const points: SizePoint[] = [];
  for (const size of table ? counts : []) {
    if (signal.aborted || !table) break;
    const chosen = chosenFor(size, request, { table, columns, classes });
    const boxes = [...columns.unseen, ...chosen.boxes.flatMap((at) => columns.boxes[at] ?? [])];
    const outcome = await rehearse({
      ...request,
      setup: { ...setup, lanes: trial.lanes, edited: boxes },
      baskets: trial.baskets,
      progress: ({ done, total }) => {
        request.progress('heldOut', points.length * total + done, counts.length * total);
      },
    });
    if (!outcome.isComplete) break;
    points.push({ size, boxes, fittedMinor: chosen.cost, lowerBoundMinor: chosen.lowerBound, heldOut: outcome });
  }
  return {
    ...base,
    isComplete: points.length === counts.length,
    parcels: classes.reduce((sum, { count }) => sum + count, 0),
    candidates: columns.boxes.length - columns.ofToday,
    points,
  };
}

async function parcelsIn(
  { threads, workerUrl, signal, progress }: SizesRequest,
  setup: Omit<RehearsalSetup, 'edited'>,
  baskets: readonly Basket[],
): Promise<readonly CountedClass[]> {
  const found = new Map<Basket, readonly ParcelClass[]>();
  await workInThreads<Basket, readonly ParcelClass[]>(
    { items: baskets, chunk: 8, threads, workerUrl, workerData: { task: 'classes', ...setup }, signal },
    (basket, answer) => {
      found.set(basket, 'failure' in answer ? [] : answer);
      progress('parcels', found.size, baskets.length);
    },
  );
  // In the order of the baskets: which thread was faster decides nothing.
  return baskets.flatMap((basket) =>
    (found.get(basket) ?? [])
      .filter(({ boxId, tight }) => boxId !== null || tight.length > 0)
      .map((parcel) => ({ ...parcel, lane: basket.lane, count: basket.orders.length })),
  );
}

interface Columns {
  readonly boxes: readonly CartonType[];
  /** The first of them are today's, so many. */
  readonly ofToday: number;
  /** Those that must be chosen, by index. */
  readonly keep: readonly number[];
  /** How many of these do not count. */
  readonly special: number;
  /** Boxes that stay and are no column: customers' own. */
  readonly unseen: BoxSet;
  readonly model: BoardModel;
}

function columnsOf(
  { setup, keep, grid, currency, minorPerM2 }: SizesRequest,
  classes: readonly CountedClass[],
): Columns {
  const seen = setup.today
    .filter(({ kind }) => kind !== 'customer' && kind !== 'own')
    .map((box) => ({ ...box, stock: null }));
  const model = boardModel(seen, { grid, currency, minorPerM2 });
  const same = new Set(seen.filter((box) => !isSpecial(box)).map(({ inner }) => sidesOf(inner).join(' ')));
  const fresh = candidateSides(classes, stepUm(grid), MOST_CANDIDATES)
    .filter((sides) => !same.has(sides.join(' ')))
    .map((sides) => newBox(sides, model));
  return {
    boxes: [...seen, ...fresh],
    ofToday: seen.length,
    keep: seen.flatMap((box, at) => (isSpecial(box) || keep.includes(box.id) ? [at] : [])),
    special: seen.filter(isSpecial).length,
    unseen: setup.today.filter(({ kind }) => kind === 'customer' || kind === 'own'),
    model,
  };
}

async function costTable(
  { threads, workerUrl, signal, progress }: SizesRequest,
  { lanes, settings, rates, carrier }: Omit<RehearsalSetup, 'edited'>,
  { classes, columns }: { readonly classes: readonly CountedClass[]; readonly columns: readonly CartonType[] },
): Promise<CostTable | null> {
  const costs = new Map<CartonType, Float64Array>();
  const workerData = { task: 'costs', lanes, settings, rates, carrier, classes };
  const isComplete = await workInThreads<CartonType, Float64Array>(
    { items: columns, chunk: 2, threads, workerUrl, workerData, signal },
    (box, answer) => {
      costs.set(box, 'failure' in answer ? new Float64Array(classes.length).fill(Infinity) : answer);
      progress('prices', costs.size, columns.length);
    },
  );
  if (!isComplete) return null;
  let dearest = 0;
  for (const row of costs.values())
    for (const [i, cost] of row.entries())
      if (cost < Infinity) dearest = Math.max(dearest, cost / (classes[i]?.count ?? 1));
  const without = Float64Array.from(classes, ({ count }) => count * WITHOUT_FACTOR * dearest);
  return { costs: columns.map((box) => costs.get(box) ?? without), without };
}

/** The new sizes of every choice, cut to the parcels that lie in them. */
async function finerOf(
  request: SizesRequest,
  parts: { readonly table: CostTable; readonly columns: Columns; readonly classes: readonly CountedClass[] },
  counts: readonly number[],
): Promise<readonly CartonType[]> {
  const { columns, classes, table } = parts;
  const known = new Set(columns.boxes.map(({ id }) => id));
  const found = new Map<CartonTypeId, CartonType>();
  for (const [done, size] of counts.entries()) {
    request.progress('choice', done, counts.length);
    // Each takes a while: who wants to end it is heard in between.
    await new Promise<void>((resolve) => setImmediate(resolve));
    if (request.signal.aborted) break;
    const { boxes } = chosenFor(size, request, parts);
    const { box: boxOf } = assigned(table, boxes);
    for (const at of boxes) {
      const box = columns.boxes[at];
      if (!box || at < columns.ofToday) continue;
      const held = classes.filter((_, i) => boxOf[i] === at);
      const finer = newBox(cutTo(sidesOf(box.inner), held, stepUm(request.grid)), columns.model);
      if (!known.has(finer.id)) found.set(finer.id, finer);
    }
  }
  return [...found.values()];
}

/** The choice of so many sizes; a new one that is used too little is left out and the choice made again. */
function chosenFor(
  size: number,
  { least }: SizesRequest,
  {
    table,
    columns,
    classes,
  }: { readonly table: CostTable; readonly columns: Columns; readonly classes: readonly CountedClass[] },
) {
  const banned = new Set<number>();
  const wanted = { size: size + columns.special, keep: columns.keep };
  const free = chooseSizes(table, wanted);
  for (let chosen = free; ; chosen = chooseSizes(table, { ...wanted, banned })) {
    const used = new Map<number, number>();
    for (const [i, box] of assigned(table, chosen.boxes).box.entries())
      used.set(box, (used.get(box) ?? 0) + (classes[i]?.count ?? 0));
    const seldom = chosen.boxes.filter((at) => at >= columns.ofToday && (used.get(at) ?? 0) < least);
    // Nothing that keeps to the least quantity costs less than the best that need not.
    if (seldom.length === 0) return { ...chosen, lowerBound: free.lowerBound };
    for (const at of seldom) banned.add(at);
  }
}
