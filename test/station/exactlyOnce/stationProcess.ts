// A station of its own process that packs one order and buys its label of EasyPost, to be killed between any two of its steps. Its one
// argument is a `Life` as JSON. Exit code 0: everything is settled.
import { writeSync } from 'node:fs';
import { createEasypostCarrier } from '../../../src/carriers/easypost/index.ts';
import { createOfflineCarrier } from '../../../src/carriers/offline/index.ts';
import { createCsvImport } from '../../../src/channels/csv/source.ts';
import { asId, type DeviceId } from '../../../src/core/ids.ts';
import { createInlineCartonizer } from '../../../src/station/cartonizer/inlineCartonizer.ts';
import { createStation } from '../../../src/station/createStation.ts';
import { DEMO_USERS } from '../../../src/station/demo.ts';
import type { DeviceEvent, DevicesPort, LabelRenderPort, StoragePort } from '../../../src/station/ports.ts';
import { systemRuntime } from '../../../src/station/runtime.ts';
import { openStorage } from '../../../src/storage/openStorage.ts';
import { BUILT_IN_RATES } from '../../support/rates.ts';
import { TIMES, type Life } from './life.ts';

const life = JSON.parse(process.argv[2] ?? '') as Life;
let steps = 0;
/** Between two of these the station may die. */
function step(what: string): void {
  steps += 1;
  writeSync(1, `${steps.toString()} ${what}\n`);
  if (steps === life.killAt) process.kill(process.pid, 'SIGKILL');
}

const disk = openStorage({ dataDir: life.dataDir, runtime: systemRuntime });
const storage: StoragePort = {
  ...disk,
  record(facts, ...rest) {
    const types = facts.map(({ event }) => event.type).join('+');
    step(`before ${types}`);
    const rows = disk.record(facts, ...rest);
    step(`after ${types}`);
    return rows;
  },
};

const listeners = new Set<(event: DeviceEvent) => void>();
// No printer: labels wait. What is bought is what this is about.
const devices: DevicesPort = {
  onEvent: (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  statuses: () => [],
  print: () => Promise.resolve({ kind: 'failed', reason: 'notConfigured' }),
  feedback: () => undefined,
  zero: () => undefined,
  close: () => Promise.resolve(),
};
const none = (): never => {
  throw new Error('nothing is drawn here: the carrier brings its own bytes');
};
const renderer: LabelRenderPort = {
  shippingLabel: none,
  label: none,
  receipt: none,
  giftCard: none,
  sheet: none,
  preview: none,
  forPrinter: none,
};

const carrier = createEasypostCarrier(
  {
    url: life.url,
    key: () => Promise.resolve('key'),
    timeoutMs: TIMES.timeoutMs,
    callsPerMinute: 100_000,
    settleMs: TIMES.settleMs,
    estimates: createOfflineCarrier({ rates: () => BUILT_IN_RATES }),
  },
  {
    async fetch(input, init) {
      const what = `${init?.method ?? 'GET'} ${new URL(input instanceof Request ? input.url : input).pathname}`;
      step(`before ${what}`);
      const response = await fetch(input, init);
      step(`after ${what}`);
      return response;
    },
    steady: systemRuntime.steady,
  },
);
const station = createStation({
  storage,
  devices,
  carrier,
  renderer,
  imports: createCsvImport(),
  cartonizer: createInlineCartonizer(),
  runtime: systemRuntime,
  report: (error) => {
    writeSync(1, `${String(error)}\n`);
    return 'E-TEST-00';
  },
});

const scan = (text: string): void => {
  station.scanned({ text, aim: null, deviceId: null, at: systemRuntime.now() });
};
const weigh = (digits: number): void => {
  const weight = { digits, exponent: -2, unit: 'lb' as const };
  const live = { state: 'steady', weight, isZero: digits === 0, at: systemRuntime.steady(), frame: '' } as const;
  for (const listener of listeners) listener({ kind: 'weight', deviceId: asId<DeviceId>('scale'), live });
};
const purchases = () => disk.parcels.all().flatMap(({ parcelId }) => disk.purchases.ofParcel(parcelId));

/** What the packer does next; true when there is nothing left to do. */
function act(): boolean {
  const snapshot = station.snapshot();
  const isGivenBack = purchases().some(({ state }) => ['voiding', 'voided', 'voidRefused'].includes(state));
  const isDone = life.act === 'void' ? isGivenBack : purchases().some(({ state }) => state === 'bought');
  if (isDone) return disk.purchases.unsettled().length === 0;
  if (!snapshot) scan('1001');
  else if (snapshot.stage === 'verify') scan('614141007349');
  else if (snapshot.stage === 'box' && snapshot.box?.suggested) scan(snapshot.box.suggested.barcode ?? '');
  else if (snapshot.stage === 'weigh' && !snapshot.weigh?.gross) {
    weigh(0);
    weigh(107);
  } else if (snapshot.label?.label === 'bought' && life.act === 'void')
    station.dispatch({ type: 'newLabel' }, snapshot.version);
  return false;
}

scan(DEMO_USERS[0]?.badge ?? '');
const end = Date.now() + TIMES.lifeMs;
const timer = setInterval(() => {
  if (act()) {
    clearInterval(timer);
    void station.close().then(() => process.exit(0));
  } else if (Date.now() > end) process.exit(3);
}, 20);
