import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { createCsvImport } from '../channels/csv/source.ts';
import { WHOLE_QUEUE } from '../core/orders/queueOrder.ts';
import type { RefusedRow } from '../core/journal/events.ts';
import { createLabelRenderer, LABEL_WORKER_URL } from '../labels/render/labelRenderer.ts';
import { readLabel } from '../labels/readLabel.ts';
import type { StationConfigInput } from '../shared/config.ts';
import words from '../shared/messages/en.json' with { type: 'json' };
import { DEMO_USERS, seedDemo, type SeedFiles } from '../station/demo.ts';
import type { LabelRenderPort, QueueRow, StoragePort } from '../station/ports.ts';
import { systemRuntime } from '../station/runtime.ts';
import { openStorage } from '../storage/openStorage.ts';
import { ArgumentError, noWords, readArguments, required, type CliContext } from './arguments.ts';
import { startVirtualBench, type VirtualBench } from './demo/bench.ts';
import { openInteractive } from './demo/interactive.ts';
import { packOrder, type PackedParcel, type Shelf } from './demo/packer.ts';
import { channelNumber, refusedRows, summaryParcel, type Summary } from './demo/summary.ts';
import { openStationWindow, type StationWindow } from './demo/window.ts';
import type { VerbHelp, VerbOptions } from './verbHelp.ts';

const OPTIONS = {
  orders: { type: 'string', value: 'FILE.csv', help: 'orders, with products and cartons', usual: 'the demo ones' },
  products: { type: 'string', value: 'FILE.csv', help: 'their products' },
  cartons: { type: 'string', value: 'FILE.csv', help: 'the boxes' },
  out: {
    type: 'string',
    value: 'DIR',
    help: 'where pictures, labels and summary.json are left; must be given without --window',
  },
  window: { type: 'boolean', help: 'opens the demo for a person instead' },
  data: { type: 'string', value: 'DIR', help: 'with --window: the station on a data folder of its own' },
} as const satisfies VerbOptions;

/** What the verb tells of itself. */
export const DEMO_HELP: VerbHelp = {
  usage: ['[--orders FILE.csv --products FILE.csv --cartons FILE.csv] --out DIR', '--window [--data DIR]'],
  options: OPTIONS,
  notes: [
    'Leaves in DIR summary.json, a picture of each screen and each label as .zpl and .png.',
    'Exit code 0: every order that is to be packed was packed; 1: one was not; 2: bad arguments.',
  ],
  examples: ['demo --out demo-out', 'demo --window'],
};

type Refused = readonly (RefusedRow & { readonly kind: string })[];

/** `station demo`: 0 when every order that is to be packed was packed, 1 when one was not, 2 for bad arguments. */
export async function demo(context: CliContext & { readonly env: NodeJS.ProcessEnv }): Promise<number> {
  const { values, positionals } = readArguments(context.argv, OPTIONS);
  noWords(positionals);
  if (values.window) return openInteractive(context.env, values.data === undefined ? null : resolve(values.data));
  if (values.data !== undefined) throw new ArgumentError('--data goes with --window');
  const given = [values.orders, values.products, values.cartons].filter((file) => file !== undefined).length;
  if (given !== 0 && given !== 3) throw new ArgumentError('--orders, --products and --cartons go together');
  const builtIn = (name: string): string => join(import.meta.dirname, '..', '..', 'resources', 'demo', name);
  const files: SeedFiles = {
    orders: resolve(values.orders ?? builtIn('orders.csv')),
    products: resolve(values.products ?? builtIn('products.csv')),
    cartons: resolve(values.cartons ?? builtIn('cartons.csv')),
  };
  return packAll(context, files, resolve(required(values.out, 'out')));
}

async function packAll(
  context: CliContext & { readonly env: NodeJS.ProcessEnv },
  files: SeedFiles,
  out: string,
): Promise<number> {
  mkdirSync(join(out, 'labels'), { recursive: true });
  const dataDir = mkdtempSync(join(tmpdir(), 'packing-station-demo-'));
  const say = (text: string): void => {
    context.stdout(`${text}\n`);
  };
  const bench = await startVirtualBench();
  const renderer = createLabelRenderer({ workerUrl: LABEL_WORKER_URL });
  const readBars = async (zpl: Uint8Array): Promise<string> => {
    const [bars] = await readLabel(await renderer.preview(zpl, 8));
    if (!bars) throw new Error('the printed label does not scan');
    return bars.symbologyId + bars.text;
  };
  try {
    const { refused, shelf, orders, held } = await prepare(dataDir, files, bench);
    say(`${counted(orders.length, 'order')} to pack, ${counted(refused.length, 'row')} refused`);
    for (const { order, reason } of held) say(`order ${order}: ${reason}`);
    const window = await openStationWindow({ env: context.env, dataDir, pictureDir: out });
    const { packed, problems } = await closing(window, shift({ bench, window, shelf, orders, readBars, say }));
    const summary = await conclude({
      dataDir,
      out,
      renderer,
      packed,
      problems: [...held, ...problems],
      refused,
      orders: orders.length + held.length,
    });
    say(
      `${counted(summary.totals.parcels, 'parcel')} packed, ${counted(summary.totals.errors, 'order')} not; see ${join(relative(process.cwd(), out) || '.', 'summary.json')}`,
    );
    return summary.totals.errors === 0 ? 0 : 1;
  } finally {
    await Promise.all([bench.stop(), renderer.close()]);
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function closing<T>(window: StationWindow, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } finally {
    await window.close();
  }
}

const counted = (count: number, noun: string): string => `${count.toString()} ${noun}${count === 1 ? '' : 's'}`;

/** Fills a fresh data folder and points its devices at the virtual instruments. */
async function prepare(
  dataDir: string,
  files: SeedFiles,
  bench: VirtualBench,
): Promise<{ refused: Refused; shelf: Shelf } & Work> {
  const storage = openStorage({ dataDir, runtime: systemRuntime });
  try {
    const refused = await seedDemo({ storage, source: createCsvImport(), runtime: systemRuntime }, files);
    const at = (port: number) => ({ kind: 'tcp' as const, host: '127.0.0.1', port });
    const config: StationConfigInput = {
      devices: [
        { deviceId: 'scanner', role: 'scanner', name: 'Scanner', transport: at(bench.ports.scanner), protocol: 'text' },
        { deviceId: 'scale', role: 'scale', name: 'Scale', transport: at(bench.ports.scale), protocol: 'mt-sics' },
        {
          deviceId: 'printer',
          role: 'labelPrinter',
          name: 'Label printer',
          transport: at(bench.ports.printer),
          protocol: 'zpl',
        },
      ],
    };
    writeFileSync(join(dataDir, 'station.json'), JSON.stringify(config, null, 2));
    return {
      refused,
      shelf: { products: storage.products.all(), cartons: storage.cartons.all() },
      ...readWork(storage),
    };
  } finally {
    storage.close();
  }
}

/** What the bench may pack, and what waits for somebody at a desk. */
interface Work {
  readonly orders: readonly { readonly number: string; readonly orderId: string }[];
  readonly held: Summary['problems'];
}

const HELD: Readonly<Record<string, string>> = { addressIncomplete: 'held: the address is incomplete' };

function readWork(storage: StoragePort): Work {
  const waiting: QueueRow[] = [];
  for (let page = 1; ; page += 1) {
    const now = systemRuntime.now();
    const { rows, pages } = storage.orders.queue({
      ...WHOLE_QUEUE,
      search: '',
      page,
      pageSize: 500,
      times: { now, cutOffAt: null, laterFrom: now },
      dayStart: now,
    });
    waiting.push(...rows);
    if (page >= pages) break;
  }
  return {
    orders: waiting.filter(({ status }) => status === 'ready').map(({ number, orderId }) => ({ number, orderId })),
    held: waiting
      .filter(({ status }) => status !== 'ready')
      .map(({ orderId, status, hold }) => ({
        order: channelNumber(orderId),
        reason: HELD[hold ?? ''] ?? `not to be packed: ${hold ?? status}`,
      })),
  };
}

interface ShiftPorts {
  readonly bench: VirtualBench;
  readonly window: StationWindow;
  readonly shelf: Shelf;
  readonly orders: readonly { readonly number: string; readonly orderId: string }[];
  readBars(zpl: Uint8Array): Promise<string>;
  say(text: string): void;
}

/** A packer's shift: badge once, then order after order. An order that can't be packed is put on hold, and the next one comes. */
async function shift({
  bench,
  window,
  shelf,
  orders,
  readBars,
  say,
}: ShiftPorts): Promise<{ packed: PackedParcel[]; problems: Summary['problems'] }> {
  const packed: PackedParcel[] = [];
  const problems: { order: string; reason: string }[] = [];
  await window.page.getByText('Scan your badge').waitFor({ timeout: 30_000 });
  await window.picture('sign-in');
  await bench.scan(DEMO_USERS[0]?.badge ?? '');
  await window.page
    .getByText(/Scan an order|Queue is empty/)
    .first()
    .waitFor({ timeout: 15_000 });
  await window.picture('queue');
  for (const [index, { number, orderId }] of orders.entries()) {
    const before = packed.length;
    try {
      await packOrder({ bench, window, shelf, readBars }, number, (parcel) => packed.push(parcel));
      say(
        `[${(index + 1).toString()}/${orders.length.toString()}] order ${number}: ${counted(packed.length - before, 'parcel')}`,
      );
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      problems.push({ order: channelNumber(orderId), reason });
      say(`[${(index + 1).toString()}/${orders.length.toString()}] order ${number}: not packed, ${reason}`);
      await bench.scan('CMD-PROBLEM');
      bench.put({ digits: 0, exponent: 0, unit: 'lb' });
      await window.until('the queue again', (now) => now === null);
    }
  }
  await window.picture('queue-after');
  await deskPictures(bench, window);
  return { packed, problems };
}

const DESK_PAGES = ['tasks', 'parcels', 'manifests', 'imports', 'devices', 'station'] as const;

/** The supervisor's pages, each once. */
async function deskPictures(bench: VirtualBench, window: StationWindow): Promise<void> {
  const [, supervisor] = DEMO_USERS;
  if (!supervisor) return;
  await bench.scan(supervisor.badge);
  // A scan closes the menu: it is opened once the badge has come through.
  await window.page.getByRole('img', { name: words.app.signedIn.replace('{name}', supervisor.name) }).waitFor();
  for (const page of DESK_PAGES) {
    // By the words of the window itself: a page that is named anew stays found.
    // Its name goes on where tasks wait: with how many.
    const entry = window.page.getByRole('navigation').getByRole('button', { name: new RegExp(`^${words.nav[page]}`) });
    if (!(await entry.isVisible())) await window.page.getByRole('button', { name: words.nav.label }).click();
    await entry.click();
    await window.page.getByRole('heading', { name: words.nav[page] }).first().waitFor();
    await window.picture(page);
  }
}

interface Conclusion {
  readonly dataDir: string;
  readonly out: string;
  readonly renderer: LabelRenderPort;
  readonly packed: readonly PackedParcel[];
  readonly problems: Summary['problems'];
  readonly refused: Refused;
  readonly orders: number;
}

/** Writes every label as .zpl and .png and the summary, from what stands on disk. */
async function conclude({ dataDir, out, renderer, packed, problems, refused, orders }: Conclusion): Promise<Summary> {
  const storage = openStorage({ dataDir, runtime: systemRuntime });
  try {
    const parcels: Summary['parcels'][number][] = [];
    for (const parcel of packed) {
      const name = `${channelNumber(parcel.orderId).replace(/[^\w-]/g, '')}-${(parcel.parcelIndex + 1).toString()}`;
      const files = { zpl: join('labels', `${name}.zpl`), png: join('labels', `${name}.png`) };
      writeFileSync(join(out, files.zpl), parcel.label.zpl);
      writeFileSync(join(out, files.png), await renderer.preview(parcel.label.zpl, 8));
      parcels.push(summaryParcel(storage, parcel, files));
    }
    const totals = { orders, parcels: parcels.length, errors: problems.length, refusedRows: refusedRows(refused) };
    const summary: Summary = { parcels, totals, problems };
    writeFileSync(join(out, 'summary.json'), `${JSON.stringify(summary, null, 2)}\n`);
    return summary;
  } finally {
    storage.close();
  }
}
