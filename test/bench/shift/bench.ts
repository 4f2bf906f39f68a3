import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import Database from 'better-sqlite3';
import type { StationEvent } from '../../../src/core/journal/events.ts';
import type { DeviceClock } from '../../../src/devices/clock.ts';
import { DATABASE_FILE } from '../../../src/storage/openStorage.ts';
import { chance } from '../../support/chance.ts';
import { scaledClock } from '../../support/scaledClock.ts';
import { endRenderer, startRig, type StationRig } from '../../support/station.ts';
import { figure, percentiles, type Figure } from '../measure.ts';
import { ordersFile, scansFor, SHIFT_CARTONS, SHIFT_PRODUCTS, shiftOrders, unitsOf, type ShiftOrder } from './mix.ts';
import { shiftPacker, SLIPS, type Packed, type Slip } from './packer.ts';

const SHIFT = 200;
const LONG_RUN = 2000;
/** Orders after which everything that is made once has been made. */
const WARM = 400;
const SCALE = 10;

/**
 * A shift of 200 orders packed by scans alone through a whole station without its window, two slips in each; then 2,000 without slips on
 * instruments ten times as fast, for what stays in memory. Waits are by the machine's own clock and hold everything between a scan and
 * what the packer needs next: the scale's coming to rest (0.5 s) and the label's coming out (0.25 s) too.
 */
export async function benchShift(): Promise<Figure[]> {
  try {
    return [...(await shift()), ...(await longRun())];
  } finally {
    await endRenderer();
  }
}

async function startShift(orders: readonly ShiftOrder[], pages: string[], clock?: DeviceClock): Promise<StationRig> {
  const rig = await startRig({ pages, ...(clock && { clock }) });
  await rig.importText('products', SHIFT_PRODUCTS);
  await rig.importText('cartons', SHIFT_CARTONS);
  await rig.importText('orders', ordersFile(orders));
  return rig;
}

/** Two slips an order, each kind in every second one. */
const slipsOf = (index: number): readonly Slip[] =>
  index % 2 === 0 ? ['wrongItem', 'wrongBox'] : ['doubleScan', 'swappedLabel'];

async function shift(): Promise<Figure[]> {
  const orders = shiftOrders(SHIFT);
  const rig = await startShift(orders, []);
  try {
    const pack = shiftPacker(rig);
    const packed: Packed[] = [];
    for (const [index, order] of orders.entries()) packed.push(await pack(order, slipsOf(index)));
    return shiftFigures(rig, orders, packed);
  } finally {
    await rig.end();
  }
}

function shiftFigures(rig: StationRig, orders: readonly ShiftOrder[], packed: readonly Packed[]): Figure[] {
  const journal = journalOf(rig);
  const slips = packed.flatMap((one) => one.slips);
  const of = (slip: Slip) => slips.filter((one) => one.slip === slip);
  const done = orders.filter(({ number }) => rig.storage.orders.byNumber(number)?.status === 'done').length;
  const byHand = journal.filter((event) => 'by' in event && event.by === 'hand').length;
  const right = packed.reduce((sum, { scans }) => sum + scans, 0);
  const beyond = orders.filter((order, index) => packed[index]?.scans !== scansFor(order)).length;
  const units = orders.reduce((sum, order) => sum + unitsOf(order), 0);
  const exactly = (value: number) => ({ atLeast: value, atMost: value });
  return [
    figure('shift: orders packed', done, 'count', exactly(SHIFT)),
    figure('shift: units packed', units, 'count'),
    figure('shift: acts by hand', byHand, 'count', { atMost: 0 }),
    figure('shift: right scans', right, 'count'),
    figure('shift: orders that took other than N + 3 scans, one a mark and two a further parcel', beyond, 'count', {
      atMost: 0,
    }),
    figure('shift: wrong scans', slips.length, 'count', exactly(2 * SHIFT)),
    figure('shift: wrong scans caught', slips.filter(({ isCaught }) => isCaught).length, 'count', exactly(2 * SHIFT)),
    ...SLIPS.map((slip) =>
      figure(
        `shift: ${slip} caught`,
        of(slip).filter(({ isCaught }) => isCaught).length,
        'count',
        exactly(of(slip).length),
      ),
    ),
    figure(
      'shift: wrong scans in the journal',
      journal.filter(({ type }) => type === 'scanRefused').length,
      'count',
      exactly(slips.length),
    ),
    ...percentiles(
      'shift: waited for the software an order',
      packed.map(({ waitedMs }) => waitedMs),
      { 95: 2000 },
    ),
  ];
}

function journalOf({ dataDir }: StationRig): readonly StationEvent[] {
  const db = new Database(join(dataDir, DATABASE_FILE), { readonly: true });
  try {
    const rows = db.prepare<[], { event: string }>('SELECT event FROM journal ORDER BY seq').all();
    return rows.map(({ event }) => JSON.parse(event) as StationEvent);
  } finally {
    db.close();
  }
}

const MB = 1024 * 1024;

async function longRun(): Promise<Figure[]> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const orders = shiftOrders(LONG_RUN);
  const pages: string[] = [];
  const rig = await startShift(orders, pages, scaledClock(SCALE, chance(1)));
  // Papers that came out lie beside a real printer, not in it.
  const papers = () => (rig.instruments.printer?.core.labels ?? []).reduce((sum, { bytes }) => sum + bytes.length, 0);
  const held = async (): Promise<number> => {
    await new Promise((resolve) => setTimeout(resolve, 200));
    collect();
    const { heapUsed, external } = process.memoryUsage();
    return heapUsed + external - papers();
  };
  try {
    const pack = shiftPacker(rig);
    let begun = 0;
    let most = 0;
    for (const [index, order] of orders.entries()) {
      await pack(order);
      // Slips and papers lie in the tray of a real printer, not in the station.
      pages.length = 0;
      if ((index + 1) % 200 !== 0) continue;
      const now = await held();
      process.stderr.write(`bench: shift: ${(index + 1).toString()} orders, ${(now / MB).toFixed(1)} MB held\n`);
      if (index + 1 === WARM) begun = now;
      most = index + 1 > WARM ? Math.max(most, now) : most;
    }
    return [
      figure('shift: memory held after 400 orders', begun / 1024, 'kB'),
      figure('shift: growth from there to 2,000 orders', ((most - begun) / begun) * 100, '%', { atMost: 10 }),
    ];
  } finally {
    await rig.end();
  }
}
