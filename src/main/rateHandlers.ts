import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { dialog, type BrowserWindow } from 'electron';
import type { UserId } from '../core/ids.ts';
import { RATE_TABLES, type RateTableName, type RateTables } from '../core/ship/rateBook.ts';
import type { PublishedRates } from '../station/ports.ts';
import { systemRuntime } from '../station/runtime.ts';
import type { RateDesk, RateRefusal } from '../station/rateDesk.ts';
import type { Station } from '../station/station.ts';
import type { Handlers } from './ipc.ts';
import { mutable } from './mutable.ts';

/** Rules and prices as the window works on them. */
export interface RateSetup {
  readonly desk: RateDesk;
  published(): readonly PublishedRates[];
}

type RateHandlers = Pick<Handlers, Extract<keyof Handlers, `rates.${string}`>>;

/** Answers what the window asks about rules and prices, a supervisor only. */
export function createRateHandlers(
  { desk, published }: RateSetup,
  station: Station,
  window: BrowserWindow,
  mustBeAllowed: () => void,
): RateHandlers {
  const { nameOf } = station.boxSets;
  const by = (): UserId | null => station.state().user?.userId ?? null;
  const draft = () => {
    const kept = desk.draft();
    return kept && { ...kept, by: nameOf(kept.by) };
  };
  const told = (refused: RateRefusal | null) => ({
    refused: refused?.kind === 'stale' ? { ...refused, by: nameOf(refused.by) } : mutable(refused),
  });
  return {
    'rates.view': () => {
      mustBeAllowed();
      const { version } = desk.current();
      const tables = desk.tables(version);
      if (!tables) throw new Error(`version ${version.toString()} has no tables`);
      const versions = published().map((one) => ({ ...one, by: nameOf(one.by) }));
      return { version, tables, versions, draft: draft() };
    },
    'rates.keepDraft': ({ draft: edited }) => {
      mustBeAllowed();
      desk.keepDraft(edited && { base: edited.base, tables: stated(edited.tables) }, by(), systemRuntime.now());
      return { draft: draft() };
    },
    'rates.tables': ({ version }) => (mustBeAllowed(), { tables: desk.tables(version) }),
    'rates.readFiles': async () => {
      mustBeAllowed();
      const { filePaths } = await dialog.showOpenDialog(window, {
        properties: ['openFile', 'multiSelections'],
        filters: [{ name: 'CSV', extensions: ['csv', 'txt'] }],
      });
      return readTables(filePaths);
    },
    'rates.saveFiles': async ({ tables, name }) => {
      mustBeAllowed();
      const { filePaths } = await dialog.showOpenDialog(window, { properties: ['openDirectory', 'createDirectory'] });
      const [folder] = filePaths;
      return { folder: folder === undefined ? '' : await writeTables(folder, name, tables) };
    },
    'rates.publish': ({ seen, tables, note }) => {
      mustBeAllowed();
      const done = desk.publish(tables, note.trim(), by(), seen);
      if (!done.ok) return told(done.error);
      desk.keepDraft(null, by(), systemRuntime.now());
      station.ratesChanged();
      return told(null);
    },
  };
}

/** Those tables that are there. */
const stated = (tables: Readonly<{ [Table in RateTableName]?: string | undefined }>): Partial<RateTables> =>
  Object.fromEntries(RATE_TABLES.flatMap((name) => (tables[name] === undefined ? [] : [[name, tables[name]]])));

async function readTables(paths: readonly string[]) {
  const tables: Partial<Record<RateTableName, string>> = {};
  const others: string[] = [];
  for (const path of paths) {
    const table = RATE_TABLES.find(
      (name) =>
        basename(path)
          .toLowerCase()
          .replace(/\.(csv|txt)$/, '') === name,
    );
    if (table) tables[table] = await readFile(path, 'utf8');
    else others.push(basename(path));
  }
  return { tables, others };
}

/** Never over files that are there: a folder of that name gets a number behind it. */
async function writeTables(folder: string, name: string, tables: RateTables): Promise<string> {
  const wanted = name.replaceAll(/[^\p{L}\p{N} ._-]/gu, '').trim() || 'rates';
  for (let count = 1; ; count += 1) {
    const called = count === 1 ? wanted : `${wanted} ${count.toString()}`;
    try {
      await mkdir(join(folder, called));
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'EEXIST') continue;
      throw error;
    }
    for (const table of RATE_TABLES) await writeFile(join(folder, called, `${table}.csv`), tables[table]);
    return called;
  }
}
