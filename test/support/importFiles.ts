import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { createCsvImport } from '../../src/channels/csv/source.ts';
import type { RefusedRow } from '../../src/core/journal/events.ts';
import type { ImportItem, ImportPort } from '../../src/station/ports.ts';

type Request = Parameters<ImportPort['read']>[0];

/** Removed after the test file that asked for them. */
const folders: string[] = [];
afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A file with this content in a folder of its own. */
export function fileOf(content: string | Uint8Array, name = 'export.csv'): string {
  const folder = mkdtempSync(join(tmpdir(), 'station-import-'));
  folders.push(folder);
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** An import request as the station makes it. */
export const requestOf = (path: string, more: Partial<Request> = {}): Request => ({
  kind: 'orders',
  path,
  mapping: null,
  timeZone: 'America/Chicago',
  currency: 'USD',
  ...more,
});

export type OrderItem = Extract<ImportItem, { kind: 'order' }>;

export interface ReadFile {
  readonly items: readonly ImportItem[];
  readonly orders: readonly OrderItem[];
  readonly refused: readonly RefusedRow[];
}

/** All that a source finds in a file. */
export async function readAll(
  path: string,
  more: Partial<Request> = {},
  source = createCsvImport(),
): Promise<ReadFile> {
  const items: ImportItem[] = [];
  for await (const batch of source.read(requestOf(path, more))) items.push(...batch);
  return {
    items,
    orders: items.filter((item) => item.kind === 'order'),
    refused: items.filter((item) => item.kind === 'refused').map((item) => item.row),
  };
}

/** The same for text that need not stay on disk. */
export const readText = (content: string | Uint8Array, more: Partial<Request> = {}): Promise<ReadFile> =>
  readAll(fileOf(content), more);

const FIRST: Readonly<Record<string, string>> = {
  Email: 'juno@example.com',
  'Financial Status': 'paid',
  'Fulfillment Status': 'unfulfilled',
  'Shipping Method': 'Economy',
  'Created at': '2026-11-20 10:15:00 -0600',
  'Shipping Name': 'Juno Peppercorn',
  'Shipping Address1': '230 Clay Pipe Road',
  'Shipping City': 'Potters Bend',
  'Shipping Zip': "'80299",
  'Shipping Province': 'CO',
  'Shipping Country': 'US',
  'Shipping Phone': '+1 303-555-0106',
  Id: '5600000000001',
};

/** First row of an order as a Shopify export has it. */
export const firstRow = (
  number: string,
  more: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string>> => ({
  ...FIRST,
  ...lineRow(number, {}),
  ...more,
});

/** A further row of an order: its number and a line item. */
export const lineRow = (number: string, more: Readonly<Record<string, string>>): Readonly<Record<string, string>> => ({
  Name: `#${number}`,
  'Lineitem quantity': '1',
  'Lineitem name': 'Stoneware mug, Sand',
  'Lineitem sku': 'MUG-12-SND',
  'Lineitem requires shipping': 'true',
  'Lineitem fulfillment status': 'pending',
  ...more,
});
