import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, expect, it } from 'vitest';
import { offlineCarrier } from '../support/rates.ts';
import { createCsvImport } from '../../src/channels/csv/source.ts';
import type { Mass } from '../../src/core/quantity.ts';
import { createHub } from '../../src/devices/hub.ts';
import { createLabelRenderer, LABEL_WORKER_URL } from '../../src/labels/render/labelRenderer.ts';
import { StationError } from '../../src/shared/errors.ts';
import { createInlineCartonizer } from '../../src/station/cartonizer/inlineCartonizer.ts';
import { createStation } from '../../src/station/createStation.ts';
import { DEMO_SITE, DEMO_USERS } from '../../src/station/demo.ts';
import { systemRuntime } from '../../src/station/runtime.ts';
import { openStorage } from '../../src/storage/openStorage.ts';
import { CARTONS, endRenderer, exportOf, startRig, type StationRig } from '../support/station.ts';

const lb = (hundredths: number): Mass => ({ digits: hundredths, exponent: -2, unit: 'lb' });
const CANCELLED = { cancelledAt: '2026-11-23 09:00:00 -0600' };
let rig: StationRig;
afterEach(() => rig.end());
afterAll(endRenderer);

const stage = (): string => rig.station.snapshot()?.stage ?? 'queue';
const at = (wanted: string) => rig.until(`stage ${wanted}`, () => stage() === wanted);
const label = () => rig.station.snapshot()?.label;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function toVerify(): Promise<void> {
  await rig.importText('orders', exportOf('#1001', { TEA: 1 }));
  rig.scan('1001');
  await at('verify');
}

async function toScale(): Promise<void> {
  await toVerify();
  rig.scan('0614141007363');
  await at('box');
  rig.scan('BX-S');
  await at('weigh');
}

function startImport(kind: 'orders' | 'cartons', text: string): void {
  const path = join(rig.dataDir, 'later.csv');
  writeFileSync(path, text);
  rig.station.startImport(kind, path);
}

const importEnds = () => rig.until('the end of the import', () => rig.station.imports().running === null);

it('a cancellation stops the bench at once, not when the rest of the file is read', async () => {
  rig = await startRig();
  await toVerify();
  let wasRunning: boolean | null = null;
  rig.station.onChange((change) => {
    if (change.kind === 'pack' && change.snapshot?.isStopped === true)
      wasRunning ??= rig.station.imports().running !== null;
  });
  const others = Array.from({ length: 3_000 }, (_, index) =>
    exportOf(`#${(20_000 + index).toString()}`, { MUG: 1 })
      .split('\n')
      .at(1),
  );
  startImport('orders', exportOf('#1001', { TEA: 1 }, CANCELLED) + others.join('\n'));
  await rig.until('the bench stopped', () => rig.station.snapshot()?.isStopped === true);
  await importEnds();
  expect(wasRunning, 'it stopped while the file was still being read').toBe(true);
  expect(rig.storage.counts().orders).toBe(3_001);
});

it('an order cancelled while its label is bought gets no paper, and its label is voided', async () => {
  const answers: (() => void)[] = [];
  rig = await startRig({
    carrier: (real) => ({
      ...real,
      buy: async (...request) => {
        await new Promise<void>((resolve) => answers.push(resolve));
        return real.buy(...request);
      },
    }),
  });
  await toScale();
  rig.put(lb(60));
  await rig.until('the question to the carrier', () => answers.length === 1);
  startImport('orders', exportOf('#1001', { TEA: 1 }, CANCELLED));
  await rig.until('the bench stopped', () => rig.station.snapshot()?.isStopped === true);
  rig.scan('CMD-NEXT');
  await pause(100);
  expect(rig.station.snapshot()?.isStopped, 'the order is kept until the carrier answered').toBe(true);
  for (const answer of answers) answer();
  await rig.until('the label', () => rig.storage.parcels.all()[0]?.labelState === 'bought');
  await pause(300);
  rig.scan('CMD-NEXT');
  await at('queue');
  expect(rig.storage.parcels.all()).toMatchObject([{ labelState: 'none' }]);
  expect(rig.instruments.printer?.core.labels).toEqual([]);
});

it('a printer that can print again prints nothing for an order that was stopped', async () => {
  rig = await startRig();
  await toScale();
  rig.instruments.printer?.core.setPaper(0);
  await rig.until('the printer without paper', () =>
    rig.station.devices().some((device) => device.role === 'labelPrinter' && device.state !== 'ready'),
  );
  rig.put(lb(60));
  await rig.until('the label waiting', () => label()?.print === 'waiting');
  startImport('orders', exportOf('#1001', { TEA: 1 }, CANCELLED));
  await rig.until('the bench stopped', () => rig.station.snapshot()?.isStopped === true);
  rig.instruments.printer?.core.setPaper(100);
  await rig.until('the printer with paper', () =>
    rig.station.devices().every((device) => device.role !== 'labelPrinter' || device.state === 'ready'),
  );
  await pause(500);
  expect(rig.instruments.printer?.core.labels).toEqual([]);
});

it('a box that came in while the order was on hold can be used when it is taken up again', async () => {
  rig = await startRig();
  await toVerify();
  rig.scan('614141007363');
  await at('box');
  await rig.until('a suggestion', () => rig.station.snapshot()?.box?.suggested !== null);
  rig.scan('CMD-HOLD');
  await at('queue');
  startImport('cartons', CARTONS.replace('M,Box M,BX-M', 'L,Box L,BX-L'));
  await importEnds();
  rig.scan('1001');
  await at('box');
  rig.scan('BX-L');
  await at('weigh');
  expect(rig.station.snapshot()?.weigh?.box.name).toBe('Box L');
  expect(rig.station.state().failure).toBeNull();
});

it('no weight counts while nobody is signed in; it counts as soon as somebody is', async () => {
  rig = await startRig();
  await toScale();
  rig.station.signOut();
  rig.put(lb(60));
  await rig.until('the weight', () => rig.station.live().state === 'steady');
  await pause(500);
  expect(stage()).toBe('weigh');
  expect(rig.storage.parcels.all()).toMatchObject([{ gross: null, labelState: 'none' }]);
  rig.scan(DEMO_USERS[1]?.badge ?? '');
  await rig.until('the printed label', () => label()?.print === 'delivered');
});

it('a label whose purchase could not be recorded is asked for again when the disk has room', async () => {
  let isFull = false;
  const intents: string[] = [];
  rig = await startRig({
    carrier: (real) => ({
      ...real,
      buy: (intent, draft, offer) => {
        intents.push(intent.intentId);
        isFull = intents.length === 1;
        return real.buy(intent, draft, offer);
      },
    }),
    storage: (real) => ({
      ...real,
      record: (...args) => {
        if (isFull) throw new StationError('disk.full', { folder: 'x' });
        return real.record(...args);
      },
    }),
  });
  await toScale();
  rig.put(lb(60));
  await rig.until('the failure', () => rig.station.state().failure?.code === 'disk.full');
  isFull = false;
  await rig.until('the printed label', () => label()?.print === 'delivered');
  expect(intents.length).toBeGreaterThan(1);
  expect(new Set(intents).size).toBe(1);
  expect(rig.instruments.printer?.core.labels).toHaveLength(1);
  expect(rig.station.state().failure).toBeNull();
});

it('whoever looks on and fails does not keep a label from being bought', async () => {
  rig = await startRig();
  await toScale();
  rig.station.onChange(() => {
    throw new Error('a window that cannot show this');
  });
  rig.put(lb(60));
  await rig.until('the printed label', () => label()?.print === 'delivered');
});

it('a device that blinks does not wipe away a failure that stands', async () => {
  let isFull = false;
  rig = await startRig({
    storage: (real) => ({
      ...real,
      record: (...args) => {
        if (isFull) throw new StationError('disk.full', { folder: 'x' });
        return real.record(...args);
      },
    }),
  });
  await toVerify();
  isFull = true;
  rig.scan('614141007363');
  await rig.until('the failure', () => rig.station.state().failure !== null);
  await rig.instruments.scale?.served.away(100);
  await rig.until('the scale gone', () =>
    rig.changes.some((change) => change.kind === 'pack' && change.cue === 'attention'),
  );
  expect(rig.station.state().failure).toMatchObject({ code: 'disk.full' });
});

it('an item nobody described is packed by its SKU as code', async () => {
  rig = await startRig();
  await rig.importText('orders', exportOf('#1001', { 'NEW-7': 2, TEA: 1 }));
  rig.scan('1001');
  await at('verify');
  rig.scan('NEW-7');
  await rig.until('the unit', () => rig.station.snapshot()?.packedUnits === 1);
  expect(rig.station.snapshot()?.mismatch).toBeNull();
});

it("a label is numbered in the series its serial was taken from, though the site's prefix changed meanwhile", async () => {
  const prefixes: (string | null)[] = [];
  rig = await startRig({
    carrier: (real) => ({
      ...real,
      buy: (intent, draft, offer) => {
        prefixes.push(intent.gs1Prefix);
        if (prefixes.length > 1) return real.buy(intent, draft, offer);
        rig.storage.record([{ event: { type: 'siteConfigured', site: { ...DEMO_SITE, gs1Prefix: null } } }], null);
        return Promise.reject(new StationError('carrier.outcomeUnknown'));
      },
    }),
  });
  await toScale();
  rig.put(lb(60));
  await rig.until('the question', () => label()?.label === 'unknown');
  rig.station.dispatch({ type: 'askAgain' }, rig.station.snapshot()?.version ?? -1);
  await rig.until('the label', () => label()?.print === 'delivered');
  expect(prefixes).toEqual([DEMO_SITE.gs1Prefix, DEMO_SITE.gs1Prefix]);
});

it('a first run answered twice at once sets one site up, with one supervisor', async () => {
  rig = await startRig();
  const storage = openStorage({ dataDir: join(rig.dataDir, 'fresh'), runtime: systemRuntime });
  const station = createStation({
    storage,
    devices: createHub([]),
    carrier: offlineCarrier(),
    renderer: createLabelRenderer({ workerUrl: LABEL_WORKER_URL }),
    imports: createCsvImport(),
    cartonizer: createInlineCartonizer(),
    runtime: systemRuntime,
    report: () => 'E-TEST-00',
  });
  const [user] = DEMO_USERS;
  if (!user) throw new Error('no demo user');
  await Promise.all([station.setUp(DEMO_SITE, user), station.setUp(DEMO_SITE, user)]);
  expect(storage.users.all()).toHaveLength(1);
  await station.close();
});
