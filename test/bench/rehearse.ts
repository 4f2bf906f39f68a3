import { join } from 'node:path';
import { createCsvImport } from '../../src/channels/csv/source.ts';
import type { BoxSet } from '../../src/core/carton/boxSet.ts';
import type { CartonType } from '../../src/core/carton/cartonType.ts';
import { draftPlan, planOf, QUICK, THOROUGH, type Choice } from '../../src/core/carton/choose.ts';
import type { Effort } from '../../src/core/carton/engine/solve.ts';
import { PACK_SETTINGS } from '../../src/core/carton/fits.ts';
import { solve } from '../../src/core/carton/engine/solve.ts';
import { asId, type Sku } from '../../src/core/ids.ts';
import type { Product } from '../../src/core/orders/product.ts';
import { basketsOf, type PastOrder } from '../../src/core/rehearsal/basket.ts';
import { lanePrices } from '../../src/core/rehearsal/lanePrices.ts';
import { readRateBook, type RateBook } from '../../src/core/ship/rateBook.ts';
import { choiceOfInstance } from '../../src/cli/explainInstance.ts';
import { DEMO_SITE } from '../../src/station/demo.ts';
import { pastOrder } from '../../src/station/rehearsal/pastOrders.ts';
import { REHEARSAL_WORKER_URL, rehearse } from '../../src/station/rehearsal/rehearse.ts';
import { optimiseSizes } from '../../src/station/rehearsal/sizes.ts';
import { builtInRatesDir, readRateTables } from '../../src/station/rateFiles.ts';
import { ecomSuite } from './carton/suites.ts';
import { orderNumber, productNumber } from './fill.ts';
import { figure, percentile, type Figure } from './measure.ts';

const ORDERS = 10_000;
const THREADS = 2;
/** Orders that sizes are chosen by. */
const FITTED = 1000;
/** Orders whose quick plan is held against the thorough one. */
const SAMPLE = 400;
const PROGRAM = join(import.meta.dirname, '..', '..');
const tables = readRateTables(builtInRatesDir(PROGRAM));

/**
 * 10,000 different orders in two threads against a set with a box less and two others, which asks for most of them to be planned twice; the
 * same set against itself; how soon it ends; and what the quick effort costs against the thorough one, on these orders and on those of the
 * packing bench.
 */
export async function benchRehearse(): Promise<Figure[]> {
  const book = readRateBook(tables, 0);
  if (!book.ok) throw new Error('the built-in rates can not be read');
  const today = await demoBoxes();
  const orders = Array.from({ length: ORDERS }, (_, index) => pastOrderNumber(index));
  const { lanes, baskets } = basketsOf(orders, book.value.tariff);
  const run = async (edited: BoxSet, signal: AbortSignal, progress: () => void = () => undefined) => {
    const begin = performance.now();
    const outcome = await rehearse({
      setup: {
        today,
        edited,
        settings: PACK_SETTINGS,
        effort: QUICK,
        lanes,
        rates: { tables, version: 0 },
        carrier: 'offline',
      },
      baskets,
      threads: THREADS,
      workerUrl: REHEARSAL_WORKER_URL,
      signal,
      progress,
    });
    return { outcome, ms: performance.now() - begin };
  };
  const never = new AbortController().signal;
  const edited = await run(editedBoxes(today), never);
  const same = await run(today, never);
  const stop = new AbortController();
  let stoppedAt = 0;
  await run(editedBoxes(today), stop.signal, () => {
    if (stoppedAt === 0) stoppedAt = performance.now();
    stop.abort();
  });
  const cancelMs = performance.now() - stoppedAt;
  return [
    figure('rehearse: 10,000 orders, edited set', edited.ms, 'ms', { atMost: 60_000 }),
    figure('rehearse: 10,000 orders, the same set', same.ms, 'ms', { atMost: 60_000 }),
    figure('rehearse: different baskets', baskets.length, 'count'),
    figure('rehearse: orders that differ, edited set', edited.outcome.differing.length, 'count'),
    figure('rehearse: orders that differ, the same set', same.outcome.differing.length, 'count', { atMost: 0 }),
    figure('rehearse: failed', edited.outcome.failed.length, 'count', { atMost: 0 }),
    figure('rehearse: cancelled after', cancelMs, 'ms', { atMost: 1000 }),
    ...(await sizesFigures(orders.slice(0, FITTED), today, book.value)),
    ...effortFigures('history', choicesOf(orders.slice(0, SAMPLE), today, book.value), 0.5),
    ...effortFigures(
      'packing bench',
      ecomSuite(2, 12).instances.map((order) => choiceOfInstance(order)),
      5,
    ),
  ];
}

/** Eight sizes chosen by 40 days of orders: what they save on the last fortnight, and how far from the best choice they can be. */
async function sizesFigures(orders: readonly PastOrder[], today: BoxSet, book: RateBook): Promise<Figure[]> {
  const begin = performance.now();
  const { points } = await optimiseSizes({
    orders: orders.map((order, at) => ({ ...order, placedAt: (at * 40 * 86_400_000) / orders.length })),
    setup: { today, settings: PACK_SETTINGS, effort: QUICK, rates: { tables, version: 0 }, carrier: 'offline' },
    tariff: book.tariff,
    sizes: { from: 8, to: 8 },
    keep: [],
    grid: '0.25in',
    currency: 'USD',
    minorPerM2: null,
    least: 1,
    threads: THREADS,
    workerUrl: REHEARSAL_WORKER_URL,
    signal: new AbortController().signal,
    progress: () => undefined,
  });
  const ms = performance.now() - begin;
  const [point] = points;
  if (!point) throw new Error('no sizes were chosen');
  const { today: before, edited } = point.heldOut;
  return [
    figure('optimise-boxes: eight sizes by 1,000 orders', ms, 'ms'),
    figure(
      'optimise-boxes: saved on the fortnight held out',
      (100 * (before.minor - edited.minor)) / before.minor,
      '%',
      {
        atLeast: 0,
      },
    ),
    figure('optimise-boxes: from the best choice at most', 100 * (point.fittedMinor / point.lowerBoundMinor - 1), '%', {
      atMost: 2,
    }),
  ];
}

/** What the quick effort costs more than the thorough one, and what an order takes by it. */
function effortFigures(name: string, choices: readonly Choice[], mostPercent: number): Figure[] {
  const drafts = choices.map(draftPlan);
  const cost = (effort: Effort): { readonly minor: number; readonly ms: readonly number[] } => {
    const ms: number[] = [];
    const minor = drafts.reduce((sum, draft) => {
      const begin = performance.now();
      const plan = planOf(
        draft,
        draft.models.map(({ problem }) => solve(problem, effort)),
      );
      ms.push(performance.now() - begin);
      return sum + (plan.minor ?? 0);
    }, 0);
    return { minor, ms };
  };
  const [quick, thorough] = [cost(QUICK), cost(THOROUGH)];
  const percent = (100 * (quick.minor - thorough.minor)) / thorough.minor;
  return [
    figure(`rehearse, ${name}: quick costs more than thorough by`, percent, '%', { atMost: mostPercent }),
    figure(`rehearse, ${name}: p50 an order and set, quick`, percentile(quick.ms, 50), 'ms'),
    figure(`rehearse, ${name}: p99 an order and set, quick`, percentile(quick.ms, 99), 'ms'),
    figure(`rehearse, ${name}: p99 an order and set, thorough`, percentile(thorough.ms, 99), 'ms'),
  ];
}

function choicesOf(orders: readonly PastOrder[], cartonTypes: BoxSet, book: RateBook): readonly Choice[] {
  const { lanes, baskets } = basketsOf(orders, book.tariff);
  const prices = lanes.map((lane) => lanePrices(lane, book));
  return baskets.map(({ items, lane }) => ({ items, cartonTypes, postage: prices[lane] ?? null }));
}

const products = new Map<Sku, Product>();

function pastOrderNumber(index: number): PastOrder {
  const { event, person } = orderNumber(index, 0);
  if (event.type !== 'orderImported' || person?.data.kind !== 'address') throw new Error('an order is an import');
  const departure = { shipFrom: DEMO_SITE.shipFrom, currency: 'USD', shipDate: '2026-11-28' };
  return pastOrder(event.order, person.data.address, departure, (sku) => {
    const known = products.get(sku) ?? productNumber(Number(sku.slice('SKU-'.length)));
    products.set(sku, known);
    return known;
  });
}

async function demoBoxes(): Promise<BoxSet> {
  const path = join(PROGRAM, 'resources', 'demo', 'cartons.csv');
  const boxes: CartonType[] = [];
  for await (const batch of createCsvImport().read({
    kind: 'cartons',
    path,
    mapping: null,
    timeZone: 'UTC',
    currency: 'USD',
  }))
    for (const item of batch) if (item.kind === 'carton') boxes.push(item.cartonType);
  return boxes;
}

/** Without the second box; with a flat one and one between the others. */
function editedBoxes(today: BoxSet): BoxSet {
  const [first, , third] = today;
  if (!first || !third) throw new Error('the demo has boxes');
  const sides = (length: number, width: number, height: number, by: number): CartonType['inner'] => ({
    length: { digits: 100 * length + by, exponent: -2, unit: 'in' },
    width: { digits: 100 * width + by, exponent: -2, unit: 'in' },
    height: { digits: 100 * height + by, exponent: -2, unit: 'in' },
  });
  const box = (id: string, length: number, width: number, height: number): CartonType => ({
    ...third,
    id: asId(id),
    name: id,
    barcode: null,
    inner: sides(length, width, height, 0),
    outer: sides(length, width, height, 25),
  });
  return [...today.filter((_, at) => at !== 1), box('flat', 12, 9, 3), box('middle', 13, 11, 7)];
}
