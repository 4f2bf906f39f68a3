import { createCsvImport } from '../channels/csv/source.ts';
import type { BoxSet } from '../core/carton/boxSet.ts';
import { PACK_SETTINGS, type PackSettings } from '../core/carton/fits.ts';
import type { Sku } from '../core/ids.ts';
import type { ImportKind } from '../core/journal/events.ts';
import { EMPTY_ADDRESS } from '../core/orders/address.ts';
import type { Product } from '../core/orders/product.ts';
import type { PastOrder } from '../core/rehearsal/basket.ts';
import { OWN_CARRIER } from '../core/ship/carriage.ts';
import type { RateTables } from '../core/ship/rateBook.ts';
import { packSettings } from '../shared/config.ts';
import type { ImportItem } from '../station/ports.ts';
import { createRateDesk } from '../station/rateDesk.ts';
import { readConfig } from '../station/readConfig.ts';
import { pastOrder, storedPastOrders, type Departure } from '../station/rehearsal/pastOrders.ts';
import { systemRuntime } from '../station/runtime.ts';
import { localDate } from '../station/siteTime.ts';
import { openStorage } from '../storage/openStorage.ts';
import { ArgumentError, required } from './arguments.ts';
import { builtInRateTables } from './builtInRates.ts';
import { existingDataDir, USUAL_DATA } from './dataDir.ts';
import { mustBeFile } from './ownFiles.ts';
import type { VerbOptions } from './verbHelp.ts';

/** Options that say whose orders they are, and what they are packed into today. */
export const HISTORY_OPTIONS = {
  data: {
    type: 'string',
    value: 'DIR',
    help: 'a data folder: its orders, products, boxes and prices',
    usual: USUAL_DATA,
  },
  days: {
    type: 'string',
    value: 'N',
    help: 'orders placed in the last N days; of a file all of them without it',
    usual: '30',
  },
  orders: {
    type: 'string',
    value: 'ORDERS.csv',
    help: 'orders of a file instead; with --data the rest comes from there',
  },
  products: {
    type: 'string',
    value: 'FILE.csv',
    help: 'their products, as for import; needed with --orders where --data is not given',
  },
  today: { type: 'string', value: 'CARTONS.csv', help: "today's boxes; needed as --products is" },
  from: { type: 'string', value: "'US 55099'", help: 'country and postcode they leave from; needed as --products is' },
  currency: { type: 'string', value: 'CODE', help: 'of files without a data folder', usual: 'USD' },
} as const satisfies VerbOptions;

/** What these options were given as. */
export type HistoryValues = { readonly [name in keyof typeof HISTORY_OPTIONS]?: string | undefined };

/** Orders of the past with all that is needed to pack and price them anew. */
export interface History {
  readonly orders: readonly PastOrder[];
  readonly today: BoxSet;
  readonly settings: PackSettings;
  readonly rates: { readonly tables: RateTables; readonly version: number };
  readonly carrier: string;
  readonly currency: string;
  /** Rows of files that could not be read. */
  readonly refused: number;
}

const DAY = 86_400_000;
const DAYS = '30';

/** Reads them from a data folder, files, or files over a data folder. Throws ArgumentError where something is missing. */
export async function readHistory(
  values: HistoryValues,
  env: Readonly<Record<string, string | undefined>>,
): Promise<History> {
  const base = values.orders !== undefined && values.data === undefined ? bareBase(values) : folderBase(values, env);
  const files = createFiles(base.departure.currency);
  const today = values.today === undefined ? base.today : await files.cartons(values.today);
  const products = values.products === undefined ? null : await files.products(values.products);
  const product = (sku: Sku): Product | null => (products ? (products.get(sku) ?? null) : base.product(sku));
  const orders =
    values.orders === undefined
      ? base.orders
      : await files.orders(
          values.orders,
          base.departure,
          product,
          values.days === undefined ? null : sinceOf(values.days),
        );
  return {
    orders,
    today,
    settings: base.settings,
    rates: base.rates,
    carrier: OWN_CARRIER,
    currency: base.departure.currency,
    refused: files.refused(),
  };
}

interface Base extends Pick<History, 'orders' | 'today' | 'settings' | 'rates'> {
  readonly departure: Departure;
  product(sku: Sku): Product | null;
}

function bareBase(values: HistoryValues): Base {
  required(values.products, 'products');
  required(values.today, 'today');
  const [country = '', ...postcode] = required(values.from, 'from').split(' ');
  if (!/^[A-Za-z]{2}$/.test(country)) throw new ArgumentError("--from is a country and a postcode, such as 'US 55099'");
  const now = systemRuntime.now();
  return {
    orders: [],
    today: [],
    settings: PACK_SETTINGS,
    rates: { tables: builtInRateTables(), version: 0 },
    departure: {
      shipFrom: { ...EMPTY_ADDRESS, country: country.toUpperCase(), postcode: postcode.join(' ') },
      currency: (values.currency ?? 'USD').toUpperCase(),
      shipDate: localDate(now, 'UTC'),
    },
    product: () => null,
  };
}

function folderBase(values: HistoryValues, env: Readonly<Record<string, string | undefined>>): Base {
  const dataDir = existingDataDir(values.data, env);
  const storage = openStorage({ dataDir, runtime: systemRuntime });
  try {
    const site = storage.site();
    if (!site) throw new ArgumentError(`the station in ${dataDir} is not set up yet`);
    const { shipFrom, currency } = site;
    const departure = { shipFrom, currency, shipDate: localDate(systemRuntime.now(), site.timeZone) };
    const desk = createRateDesk(storage, builtInRateTables());
    const { version } = desk.current();
    const products = new Map(storage.products.all().map((product) => [product.sku, product]));
    return {
      orders: values.orders === undefined ? storedPastOrders(storage, sinceOf(values.days ?? DAYS), departure) : [],
      today: storage.cartons.all(),
      settings: packSettings(readConfig(dataDir)),
      rates: { tables: desk.tables(version) ?? builtInRateTables(), version },
      departure,
      product: (sku) => products.get(sku) ?? null,
    };
  } finally {
    storage.close();
  }
}

function sinceOf(days: string): number {
  const count = Number(days);
  if (!Number.isSafeInteger(count) || count < 1) throw new ArgumentError('--days must be a whole number from 1');
  return systemRuntime.now() - count * DAY;
}

/** Boxes of a CSV file, as for import. Throws ArgumentError where none can be read. */
export async function readBoxFile(path: string, currency: string): Promise<BoxSet> {
  return createFiles(currency).cartons(path);
}

/** Reads files of a site, counting rows that can't be read. */
function createFiles(currency: string) {
  let refused = 0;
  async function* items(kind: ImportKind, path: string): AsyncGenerator<ImportItem> {
    mustBeFile(path);
    const request = { kind, path, mapping: null, timeZone: 'UTC', currency };
    for await (const batch of createCsvImport().read(request))
      for (const item of batch) {
        if (item.kind === 'refused') refused += 1;
        yield item;
      }
  }
  return {
    refused: () => refused,
    async cartons(path: string): Promise<BoxSet> {
      const boxes = [];
      const before = refused;
      for await (const item of items('cartons', path)) if (item.kind === 'carton') boxes.push(item.cartonType);
      // A box that is left out without a word would be taken for one that is not wanted.
      if (refused > before)
        throw new ArgumentError(
          `${path} has ${(refused - before).toString()} rows that can not be read; import tells them`,
        );
      if (boxes.length === 0) throw new ArgumentError(`${path} has no boxes`);
      return boxes;
    },
    async products(path: string): Promise<ReadonlyMap<Sku, Product>> {
      const products = new Map<Sku, Product>();
      for await (const item of items('products', path))
        if (item.kind === 'product') products.set(item.product.sku, item.product);
      return products;
    },
    async orders(
      path: string,
      departure: Departure,
      product: (sku: Sku) => Product | null,
      since: number | null,
    ): Promise<readonly PastOrder[]> {
      const orders = new Map<string, PastOrder>();
      for await (const item of items('orders', path)) {
        if (item.kind !== 'order' || item.order.cancelledAt !== null) continue;
        if (since !== null && (item.order.placedAt ?? -Infinity) < since) continue;
        // Whatever was sent elsewhere or long ago was ordered all the same.
        const lines = item.order.lines.map((line) =>
          item.fulfilled.includes(line.lineId) ? { ...line, withdrawn: 0 } : line,
        );
        const key = `${item.order.channel}:${item.order.number}`;
        orders.set(key, pastOrder({ ...item.order, lines }, item.consignee, departure, product));
      }
      return [...orders.values()];
    },
  };
}
