import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCsvImport } from '../../../src/channels/csv/source.ts';
import { startVirtualBench, type VirtualBench } from '../../../src/cli/demo/bench.ts';
import { openStationWindow, type StationWindow } from '../../../src/cli/demo/window.ts';
import type { StationConfigInput } from '../../../src/shared/config.ts';
import { seedDemo } from '../../../src/station/demo.ts';
import { importFile } from '../../../src/station/importing.ts';
import type { StoragePort } from '../../../src/station/ports.ts';
import { systemRuntime } from '../../../src/station/runtime.ts';
import { openStorage } from '../../../src/storage/openStorage.ts';

/** A data folder of its own with a site, goods and orders, virtual instruments beside it, and the real app on top. */
export interface TestStation {
  readonly dataDir: string;
  readonly bench: VirtualBench;
  window(): StationWindow;
  /** Starts the app and signs the packer in. */
  start(options?: { readonly signIn?: boolean }): Promise<StationWindow>;
  /** Power failure: SIGKILL, without a word to the app. */
  kill(): Promise<void>;
  /** Looks into the database while the app is not running. */
  storage<T>(look: (storage: StoragePort) => T): T;
  end(): Promise<void>;
}

/** One order of two mugs and one tea, and a second one; goods with sizes and weights, two boxes. */
export const FILES = {
  products: `sku,name,barcode,length,width,height,dim_unit,weight,weight_unit
MUG-SND,"Stoneware mug, Sand",614141007349,5,4,4,in,0.82,lb
MUG-CLY,"Stoneware mug, Clay",614141007356,5,4,4,in,0.82,lb
TEA-BRG,"Black tea, Bergamot",614141007363,3,3,5,in,0.35,lb
`,
  cartons: `id,name,barcode,inner_length,inner_width,inner_height,outer_length,outer_width,outer_height,dim_unit,tare,max_gross,weight_unit,cost,currency
S,Box S,BX-S,6,5,5,6.25,5.25,5.25,in,0.25,20,lb,0.45,USD
M,Box M,BX-M,12,9,6,12.25,9.25,6.25,in,0.5,40,lb,0.80,USD
`,
  orders: `Name,Email,Financial Status,Fulfillment Status,Currency,Shipping Method,Created at,Lineitem quantity,Lineitem name,Lineitem sku,Lineitem requires shipping,Lineitem fulfillment status,Shipping Name,Shipping Address1,Shipping City,Shipping Zip,Shipping Province,Shipping Country,Cancelled at
#1001,,paid,unfulfilled,USD,Ground,2026-11-20 10:15:00 -0600,2,"Stoneware mug, Sand",MUG-SND,true,pending,Rowan Ashby,207 Larkspur Lane,East Dunmore,'54901,WI,US,
#1001,,,,,,,1,"Black tea, Bergamot",TEA-BRG,true,pending,,,,,,,
#1002,,paid,unfulfilled,USD,Ground,2026-11-20 11:15:00 -0600,1,"Black tea, Bergamot",TEA-BRG,true,pending,Wren Holt,9 Quarry Road,East Dunmore,'54901,WI,US,
`,
} as const;

interface Setup {
  readonly files?: Partial<Record<keyof typeof FILES, string>>;
  /** A file of instructions for packers. */
  readonly instructions?: string;
  readonly isSeeded?: boolean;
  /** Devices in place of those of the same id. */
  readonly devices?: NonNullable<StationConfigInput['devices']>;
  readonly packing?: StationConfigInput['packing'];
  readonly weigh?: StationConfigInput['weigh'];
}

/** Lays out a station; nothing runs but its instruments until `start`. */
export async function createTestStation({
  files = {},
  instructions = '',
  isSeeded = true,
  devices = [],
  packing = {},
  weigh = {},
}: Setup = {}): Promise<TestStation> {
  const dataDir = mkdtempSync(join(tmpdir(), 'packing-station-e2e-'));
  const bench = await startVirtualBench();
  const storage = <T>(look: (storage: StoragePort) => T): T => {
    const opened = openStorage({ dataDir, runtime: systemRuntime });
    try {
      return look(opened);
    } finally {
      opened.close();
    }
  };
  if (isSeeded) await seed(dataDir, { ...FILES, ...files }, instructions);
  writeFileSync(join(dataDir, 'station.json'), JSON.stringify({ ...configFor(bench, devices), packing, weigh }));
  let window: StationWindow | null = null;

  const station: TestStation = {
    dataDir,
    bench,
    storage,
    window() {
      if (!window) throw new Error('the app is not running');
      return window;
    },
    async start({ signIn = true } = {}) {
      window = await openStationWindow({ env: process.env, dataDir, pictureDir: join(dataDir, 'pictures') });
      if (signIn) {
        await window.page.getByText('Scan your badge').waitFor();
        await bench.scan('BADGE-2047');
        await window.page.getByText('Scan your badge').waitFor({ state: 'hidden' });
      }
      return window;
    },
    async kill() {
      const app = station.window().process;
      const gone = new Promise<void>((resolve) =>
        app.once('exit', () => {
          resolve();
        }),
      );
      app.kill('SIGKILL');
      await gone;
      window = null;
    },
    async end() {
      await window?.close();
      await bench.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
  return station;
}

async function seed(dataDir: string, files: Record<keyof typeof FILES, string>, instructions: string): Promise<void> {
  const paths = {
    orders: join(dataDir, 'orders.csv'),
    products: join(dataDir, 'products.csv'),
    cartons: join(dataDir, 'cartons.csv'),
  };
  for (const kind of ['orders', 'products', 'cartons'] as const) writeFileSync(paths[kind], files[kind]);
  const storage = openStorage({ dataDir, runtime: systemRuntime });
  try {
    await seedDemo({ storage, source: createCsvImport(), runtime: systemRuntime }, paths);
    if (instructions === '') return;
    const path = join(dataDir, 'instructions.csv');
    writeFileSync(path, instructions);
    await importFile(
      { storage, source: createCsvImport(), runtime: systemRuntime },
      { kind: 'instructions', path, mapping: null, timeZone: 'UTC', currency: 'USD' },
    );
  } finally {
    storage.close();
  }
}

function configFor({ ports }: VirtualBench, own: NonNullable<Setup['devices']>): StationConfigInput {
  const at = (port: number) => ({ kind: 'tcp' as const, host: '127.0.0.1', port });
  const devices: NonNullable<Setup['devices']> = [
    { deviceId: 'scanner', role: 'scanner', name: 'Scanner', transport: at(ports.scanner), protocol: 'text' },
    { deviceId: 'scale', role: 'scale', name: 'Scale', transport: at(ports.scale), protocol: 'mt-sics' },
    {
      deviceId: 'printer',
      role: 'labelPrinter',
      name: 'Label printer',
      transport: at(ports.printer),
      protocol: 'zpl',
    },
    { deviceId: 'keyboard', role: 'scanner', name: 'Keyboard', transport: { kind: 'keyboard' }, protocol: 'text' },
  ];
  return {
    devices: [...devices.filter((device) => own.every(({ deviceId }) => deviceId !== device.deviceId)), ...own],
  };
}

/** Starts the app, signs the supervisor in and opens the Devices screen. */
export async function openDevices(station: TestStation): Promise<StationWindow> {
  const window = await station.start({ signIn: false });
  const { page } = window;
  await page.getByText('Scan your badge').waitFor();
  await station.bench.scan('BADGE-1001');
  await page.getByText('Scan your badge').waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('button', { name: 'Devices' }).click();
  return window;
}
