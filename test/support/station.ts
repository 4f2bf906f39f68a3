import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BUILT_IN_RATES, offlineCarrier } from './rates.ts';
import { createCsvImport } from '../../src/channels/csv/source.ts';
import { asId, type DeviceId } from '../../src/core/ids.ts';
import type { ImportKind } from '../../src/core/journal/events.ts';
import type { Media } from '../../src/core/print/media.ts';
import type { Routes } from '../../src/core/print/route.ts';
import type { Mass } from '../../src/core/quantity.ts';
import type { DeviceClock } from '../../src/devices/clock.ts';
import type { DeviceConfig } from '../../src/devices/config.ts';
import { createHub } from '../../src/devices/hub.ts';
import { startInstruments, type Simulation } from '../../src/devices/virtual/simulation.ts';
import { createLabelRenderer, LABEL_WORKER_URL, type LabelRenderer } from '../../src/labels/render/labelRenderer.ts';
import { CARTON_WORKER_URL, createWorkerCartonizer } from '../../src/station/cartonizer/workerCartonizer.ts';
import { createStation } from '../../src/station/createStation.ts';
import type { Station, StationChange } from '../../src/station/station.ts';
import { importFile } from '../../src/station/importing.ts';
import { DEMO_SITE, DEMO_USERS } from '../../src/station/demo.ts';
import type { RateBook } from '../../src/core/ship/rateBook.ts';
import type { CarrierPort, CartonizerPort, DevicesPort, DeviceStatus, StoragePort } from '../../src/station/ports.ts';
import { systemRuntime } from '../../src/station/runtime.ts';
import { setUpSite } from '../../src/station/setup.ts';
import { openStorage } from '../../src/storage/openStorage.ts';
import { writeFileSync } from 'node:fs';

export const PRODUCTS = `sku,name,barcode,length,width,height,dim_unit,weight,weight_unit
MUG,"Stoneware mug, Sand",614141007349,5,4,4,in,0.82,lb
TEA,"Black tea, Bergamot",614141007363,3,3,5,in,0.35,lb
`;
export const CARTONS = `id,name,barcode,inner_length,inner_width,inner_height,outer_length,outer_width,outer_height,dim_unit,tare,max_gross,weight_unit,cost,currency
S,Box S,BX-S,6,5,5,6.25,5.25,5.25,in,0.25,20,lb,0.45,USD
M,Box M,BX-M,12,9,6,12.25,9.25,6.25,in,0.5,40,lb,0.80,USD
`;
const HEADINGS =
  'Name,Financial Status,Fulfillment Status,Currency,Shipping Method,Created at,Lineitem quantity,Lineitem name,Lineitem sku,Lineitem requires shipping,Lineitem fulfillment status,Shipping Name,Shipping Address1,Shipping City,Shipping Zip,Shipping Province,Shipping Country,Cancelled at';

/** A Shopify export with one order of these lines. */
export const exportOf = (
  name: string,
  lines: Readonly<Record<string, number>>,
  { street = '207 Larkspur Lane', cancelledAt = '' } = {},
): string =>
  [
    HEADINGS,
    ...Object.entries(lines).map(([sku, quantity], index) =>
      index === 0
        ? `${name},paid,unfulfilled,USD,Ground,2026-11-20 10:15:00 -0600,${quantity.toString()},${sku},${sku},true,pending,Rowan Ashby,${street},East Dunmore,'54901,WI,US,${cancelledAt}`
        : `${name},,,,,,${quantity.toString()},${sku},${sku},true,pending,,,,,,,`,
    ),
    '',
  ].join('\n');

/** A whole station without a window: real storage, real sockets to virtual instruments, real label worker. */
export interface StationRig {
  readonly dataDir: string;
  readonly station: Station;
  readonly storage: StoragePort;
  readonly devices: DevicesPort;
  readonly instruments: Simulation['instruments'];
  readonly changes: StationChange[];
  scan(text: string): void;
  put(mass: Mass): void;
  importText(kind: ImportKind, text: string): Promise<void>;
  /** Waits until the test holds; rejects after so many seconds, ten if not told, naming what was waited for. */
  until(what: string, test: () => boolean, seconds?: number): Promise<void>;
  /** Ends the station and its instruments and removes the folder. */
  end(): Promise<void>;
}

const PAPER_PRINTER: DeviceStatus = {
  deviceId: asId<DeviceId>('paper'),
  role: 'paperPrinter',
  name: 'Office printer',
  address: 'system:Office',
  protocol: 'sheets',
  state: 'ready',
  reason: null,
  since: 0,
  lastDataAt: null,
  reconnects: 0,
  dpmm: null,
  media: { kind: 'sheets', size: 'A4' },
  frames: [],
  health: { framesOk: 0, framesBad: 0, bytesDropped: 0, perSecond: 0 },
  jobs: 0,
};

/** The devices and beside them a printer for sheets. */
const withPaper = (devices: DevicesPort, paper: DeviceStatus): DevicesPort => ({
  onEvent: (listener) =>
    devices.onEvent((event) => {
      listener(event.kind === 'status' ? { ...event, devices: [...event.devices, paper] } : event);
    }),
  statuses: () => [...devices.statuses(), paper],
  print: (job) => devices.print(job),
  feedback: (...verdict) => {
    devices.feedback(...verdict);
  },
  zero: (deviceId) => {
    devices.zero(deviceId);
  },
  close: () => devices.close(),
});

let renderer: LabelRenderer | null = null;
let cartonizer: CartonizerPort | null = null;

/** Starts a rig, signed in, with goods and boxes loaded. `wrap` may stand a faulty carrier or storage before the real one. */
export async function startRig(
  wrap: {
    readonly carrier?: (real: CarrierPort) => CarrierPort;
    readonly storage?: (real: StoragePort) => StoragePort;
    readonly cartonizer?: (real: CartonizerPort) => CartonizerPort;
    /** Printers after the first, what is loaded in that one, and what prints where. */
    readonly printers?: readonly DeviceConfig[];
    /** Pages that a printer for sheets takes: the system's printing itself needs a window. */
    readonly pages?: string[];
    /** What that printer for sheets is besides: declared to print red, or away. */
    readonly paper?: Partial<DeviceStatus>;
    /** Rules other than the program's. */
    readonly book?: RateBook;
    readonly media?: Media;
    readonly routes?: Routes;
    /** The instruments' and the drivers' clock; left out: the machine's own. */
    readonly clock?: DeviceClock;
    /** When the rig is ready to be used; left out: all devices are there. */
    isReady?(devices: readonly DeviceStatus[]): boolean;
  } = {},
): Promise<StationRig> {
  const dataDir = mkdtempSync(join(tmpdir(), 'packing-station-rig-'));
  const simulation = await startInstruments({
    addresses: {
      scale: { kind: 'tcp', port: 0 },
      scanner: { kind: 'tcp', port: 0 },
      printer: { kind: 'tcp', port: 0 },
    },
    control: null,
    ...(wrap.clock && { clock: wrap.clock }),
  });
  const real = openStorage({ dataDir, runtime: systemRuntime });
  const storage = wrap.storage?.(real) ?? real;
  await setUpSite(real, systemRuntime, DEMO_SITE, DEMO_USERS);
  const importText = async (kind: ImportKind, text: string): Promise<void> => {
    const path = join(dataDir, `${kind}.csv`);
    writeFileSync(path, text);
    await importFile(
      { storage: real, source: createCsvImport(), runtime: systemRuntime },
      { kind, path, mapping: null, timeZone: DEMO_SITE.timeZone, currency: 'USD' },
    );
  };
  await importText('products', PRODUCTS);
  await importText('cartons', CARTONS);
  const at = (port: unknown) => ({ kind: 'tcp' as const, host: '127.0.0.1', port: Number(port) });
  const devices = createHub(
    [
      {
        deviceId: asId<DeviceId>('scanner'),
        role: 'scanner',
        name: 'Scanner',
        transport: at(simulation.listening.scanner),
        protocol: 'text',
      },
      {
        deviceId: asId<DeviceId>('scale'),
        role: 'scale',
        name: 'Scale',
        transport: at(simulation.listening.scale),
        protocol: 'mt-sics',
      },
      {
        deviceId: asId<DeviceId>('printer'),
        role: 'labelPrinter',
        name: 'Printer',
        transport: at(simulation.listening.printer),
        protocol: 'zpl',
        ...(wrap.media && { media: wrap.media }),
      },
      ...(wrap.printers ?? []),
    ],
    wrap.clock,
  );
  renderer ??= createLabelRenderer({ workerUrl: LABEL_WORKER_URL });
  cartonizer ??= createWorkerCartonizer({ workerUrl: CARTON_WORKER_URL });
  // The thread outlives the station of one test.
  const shared: CartonizerPort = { ...cartonizer, close: () => Promise.resolve() };
  const book = wrap.book ?? BUILT_IN_RATES;
  const offline = offlineCarrier(book);
  const { pages } = wrap;
  const station = createStation({
    storage,
    devices: pages ? withPaper(devices, { ...PAPER_PRINTER, ...wrap.paper }) : devices,
    ...(pages && {
      sheets: {
        print: ({ page }: { readonly page: string }) => {
          pages.push(page);
          return Promise.resolve({ kind: 'printed', proof: 'spooled' } as const);
        },
      },
    }),
    carrier: wrap.carrier?.(offline) ?? offline,
    rates: () => book,
    renderer,
    imports: createCsvImport(),
    cartonizer: wrap.cartonizer?.(shared) ?? shared,
    runtime: systemRuntime,
    routes: () => wrap.routes ?? {},
    report: () => 'E-TEST-00',
  });
  const changes: StationChange[] = [];
  station.onChange((change) => changes.push(change));
  const until = async (what: string, test: () => boolean, seconds = 10): Promise<void> => {
    const deadline = Date.now() + seconds * 1000;
    while (!test()) {
      if (Date.now() > deadline)
        throw new Error(
          `waited for: ${what}; at ${JSON.stringify(station.snapshot()?.band ?? station.state().notice)}`,
        );
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };
  const rig: StationRig = {
    dataDir,
    station,
    storage: real,
    devices,
    instruments: simulation.instruments,
    changes,
    scan: (text) => simulation.instruments.scanner?.core.scan(text),
    put: (mass) => {
      simulation.instruments.scale?.core.setWeight(mass);
    },
    importText,
    until,
    async end() {
      await station.close();
      await simulation.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
  const areReady = wrap.isReady ?? ((all) => all.every((device) => device.state === 'ready'));
  await until('the devices', () => station.devices().length > 0 && areReady(station.devices()));
  rig.scan(DEMO_USERS[0]?.badge ?? '');
  await until('somebody signed in', () => station.state().user !== null);
  return rig;
}

/** Ends the worker threads all rigs share. */
export async function endRenderer(): Promise<void> {
  await renderer?.close();
  renderer = null;
  await cartonizer?.close();
  cartonizer = null;
}

/** From the order's barcode to the scale: one tea in box S. */
export async function packToScale(rig: StationRig): Promise<void> {
  const at = (stage: string) => rig.until(`stage ${stage}`, () => rig.station.snapshot()?.stage === stage);
  await rig.importText('orders', exportOf('#1001', { TEA: 1 }));
  rig.scan('1001');
  await at('verify');
  rig.scan('0614141007363');
  await at('box');
  await rig.until('a plan', () => rig.station.snapshot()?.box?.suggested !== null);
  rig.scan('BX-S');
  await at('weigh');
}
