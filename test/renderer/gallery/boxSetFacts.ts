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
  box('XL', 'Box XL', [18, 14, 12], { use: { channels: ['shopify'], carriers: [] } }),
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
  channels: ['csv', 'shopify'],
  carriers: [{ id: 'offline', name: 'Own carrier' }],
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

/** What main would say of the box set on a screen of the gallery. */
export const boxSetAnswers = (screen: string): Partial<Record<RequestName, unknown>> => ({
  'boxes.view':
    screen === 'boxes-none'
      ? { ...inForce, version: 0, inForce: [], waiting: null, versions: [] }
      : screen === 'boxes-in-force'
        ? inForce
        : draft,
  'boxes.save': {
    refused: { kind: 'stale', by: 'Robin Marsh', at: NOW - 60_000, boxes: ['Box L', 'Cube 10'] },
  },
});
