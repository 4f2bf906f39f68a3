import type { RequestName, RequestOutput } from '../../../src/shared/ipc/contract.ts';
import { NOW } from './facts.ts';

type View = RequestOutput<'boxes.view'>;
type Box = View['inForce'][number];

const sides = ([length, width, height]: readonly [number, number, number]): Box['inner'] => {
  const inches = (side: number) => ({ digits: Math.round(side * 100), exponent: -2, unit: 'in' as const });
  return { length: inches(length), width: inches(width), height: inches(height) };
};
const lb = (hundredths: number) => ({ digits: hundredths, exponent: -2, unit: 'lb' as const });
const box = (id: string, name: string, inner: readonly [number, number, number], more: Partial<Box> = {}): Box => ({
  id,
  name,
  barcode: `BX-${id}`,
  kind: 'box',
  inner: sides(inner),
  outer: sides([inner[0] + 0.25, inner[1] + 0.25, inner[2] + 0.25]),
  tare: lb(40),
  maxGross: lb(3000),
  cost: { minor: 58, currency: 'USD' },
  stock: 340,
  ...more,
});

const M = box('M', 'Box M', [12, 9, 5.5], { reorderAt: 100 });
const LONG = box('LONG', 'Long 24', [24, 6, 6]);
const IN_FORCE: Box[] = [
  box('A', 'Mailer A', [10, 7, 1], { kind: 'mailer' }),
  box('S', 'Box S', [10, 8, 4]),
  M,
  box('L', 'Box L', [14, 12, 8]),
  LONG,
  box('XL', 'Box XL', [18, 14, 12], { use: { channels: ['shopify'], carriers: [], services: ['offline/express'] } }),
];
const DRAFT: Box[] = [
  ...IN_FORCE.filter(({ id }) => id !== 'M' && id !== 'LONG'),
  box('C', 'Cube 10', [10, 10, 8], { tare: lb(3100) }),
];
DRAFT.splice(2, 0, { ...M, inner: sides([12, 9, 6]), outer: sides([12.25, 9.25, 6.25]) });

const DAY = 86_400_000;
const version = (number: number, more: Partial<View['versions'][number]> = {}): View['versions'][number] => ({
  version: number,
  at: NOW - (12 - number) * 3 * DAY,
  by: 'Sam Ortiz',
  origin: 'draft',
  rollsBackTo: null,
  fileName: null,
  dueAt: null,
  inForceAt: NOW - (12 - number) * 3 * DAY,
  ...more,
});
const versions = [
  version(11),
  version(10, { origin: 'rollBack', rollsBackTo: 8 }),
  version(9, { inForceAt: null }),
  version(8, { by: '', origin: 'import', fileName: 'boxes.csv' }),
];
const waiting = version(12, { at: NOW - 3_600_000, inForceAt: null, dueAt: NOW + 3 * DAY });

const inForce: View = {
  version: 11,
  inForce: IN_FORCE,
  revision: 40,
  draft: null,
  waiting,
  versions: [waiting, ...versions],
  fillings: [{ id: IN_FORCE[1]?.id ?? '', full: { digits: 1424, exponent: -1, unit: 'g' }, parcels: 41 }],
  channels: ['csv', 'shopify'],
  carriers: [{ id: 'offline', name: 'Own carrier' }],
  services: [
    { id: 'offline/express', name: 'Express' },
    { id: 'offline/ground', name: 'Economy' },
  ],
};
const draft: View = {
  ...inForce,
  waiting: null,
  versions,
  draft: {
    boxes: DRAFT,
    at: NOW - 600_000,
    by: 'Sam Ortiz',
    faults: [{ boxId: 'C', field: 'tare', reason: 'tareTooHeavy', other: null }],
  },
};

const rehearsed: NonNullable<RequestOutput<'rehearsal.view'>['view']> = {
  days: 30,
  at: NOW - 300_000,
  isOfNow: true,
  running: null,
  isBroken: false,
  outcome: {
    isComplete: true,
    orders: 11_890,
    compared: 11_842,
    unpriced: 31,
    today: { parcels: 12_310, billableGrams: 35_700_000, minor: 13_902_000, fillPercent: 58.2, unpackable: 0 },
    edited: { parcels: 12_288, billableGrams: 33_990_000, minor: 13_471_000, fillPercent: 66.4, unpackable: 14 },
    currency: 'USD',
    boxes: [
      { boxId: 'M', name: 'Box M', today: 3100, edited: 3890 },
      { boxId: 'S', name: 'Box S', today: 2610, edited: 2500 },
      { boxId: 'A', name: 'Mailer A', today: 1890, edited: 1890 },
      { boxId: 'L', name: 'Box L', today: 2990, edited: 1800 },
      { boxId: 'C', name: 'Cube 10', today: 0, edited: 1290 },
      { boxId: 'XL', name: 'Box XL', today: 900, edited: 510 },
      { boxId: 'LONG', name: 'Long 24', today: 310, edited: 0 },
    ],
    dearer: 214,
    cheaper: 3871,
    unpackable: 14,
    inTheWay: 'Umbrella, long',
    unmeasured: 17,
    failed: 0,
  },
};
const rehearsals: Readonly<Record<string, unknown>> = {
  'boxes-rehearsed': rehearsed,
  'boxes-rehearsing': { ...rehearsed, outcome: null, running: { done: 4210, total: 11_890 } },
};

type Sizes = NonNullable<RequestOutput<'sizes.view'>['view']>;
const fresh = (inner: readonly [number, number, number]): Box =>
  box(`new-${inner.join('x')}`, inner.join(' x '), inner, { barcode: null, stock: null });
const NEW_SIZES = [
  fresh([9, 7, 3.25]),
  fresh([11.5, 8.75, 5]),
  fresh([10, 10, 8.25]),
  fresh([16, 12, 6]),
  fresh([13, 12.5, 10]),
  fresh([8, 6, 2]),
];
/** One number of sizes: Box M stays, the others are new. */
const pointOf = (size: number, savedMinor: number): NonNullable<Sizes['outcome']>['points'][number] => {
  const boxes = [...IN_FORCE.filter(({ id }) => ['A', 'M', 'XL'].includes(id)), ...NEW_SIZES.slice(0, size - 1)];
  return {
    size,
    boxes,
    gapPercent: 0.04 * size,
    heldOut: {
      orders: 5210,
      compared: 5196,
      unpriced: 0,
      today: { parcels: 5391, billableGrams: 15_640_000, minor: 6_092_000, fillPercent: 58.2, unpackable: 0 },
      edited: {
        parcels: 5391 - size * 9,
        billableGrams: 15_640_000 - savedMinor * 6,
        minor: 6_092_000 - savedMinor,
        fillPercent: 55 + 2.3 * size,
        unpackable: 0,
      },
      boxes: boxes.map(({ id }, at) => ({ boxId: id, today: 0, edited: Math.round(2100 / (at + 1)) })),
      unmeasured: 14,
      failed: 0,
    },
  };
};
const sized: Sizes = {
  wish: { days: 90, from: 2, to: 7, keep: ['M'], grid: '0.25in', minorPerM2: null, least: 200 },
  at: NOW - 60_000,
  isOfNow: true,
  running: null,
  isBroken: false,
  outcome: {
    isComplete: true,
    heldOutBy: 'lastFortnight',
    fittedOrders: 2000,
    heldOutOrders: 5210,
    parcels: 2188,
    candidates: 171,
    proposed: 5,
    points: [-214_000, 98_000, 286_000, 352_000, 368_000, 371_000].map((saved, at) => pointOf(at + 2, saved)),
  },
};
const sizings: Readonly<Record<string, Sizes>> = {
  'boxes-sized': sized,
  'boxes-sizing': { ...sized, outcome: null, running: { stage: 'heldOut', done: 9120, total: 31_260 } },
};

/** What main would say of the box set on a screen of the gallery. */
export const boxSetAnswers = (screen: string): Partial<Record<RequestName, unknown>> => ({
  'boxes.view':
    screen === 'boxes-none'
      ? { ...inForce, version: 0, inForce: [], waiting: null, versions: [] }
      : screen === 'boxes-in-force'
        ? inForce
        : draft,
  'sizes.view': { currency: 'USD', view: sizings[screen] ?? null },
  'sizes.start': { refused: 'tooManyKept' },
  'rehearsal.view': { view: rehearsals[screen] ?? null },
  'rehearsal.orders': {
    total: 214,
    pageSize: 6,
    rows: ['#10472', '#10498', '#10511', '#10533', '#10540', '#10587'].map((order, at) => ({
      order,
      today: { boxes: ['Box M'], minor: 1148, billableGrams: 2268 },
      edited: { boxes: at === 2 ? ['Box M', 'Mailer A'] : ['Box L'], minor: 1410 - at * 12, billableGrams: 3175 },
      minor: 262 - at * 12,
      product: 'Umbrella, long',
    })),
  },
  'boxes.save': {
    refused: { kind: 'stale', by: 'Robin Marsh', at: NOW - 60_000, boxes: ['Box L', 'Cube 10'] },
  },
});
