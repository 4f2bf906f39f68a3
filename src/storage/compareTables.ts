import type { Connection } from './connection.ts';
import type { Findings } from './verifyReport.ts';

type Cell = string | number | Buffer | null;
type Row = readonly Cell[];

interface Columns {
  readonly names: readonly string[];
  readonly keys: readonly string[];
}

/** Compares one table row by row in key order, one row of each side in memory at a time; returns how many rows were stored. */
export function compareTable(table: string, stored: Connection, rebuilt: Connection, findings: Findings): number {
  const columns = columnsOf(rebuilt, table);
  const left = rowsOf(stored, table, columns);
  const right = rowsOf(rebuilt, table, columns);
  let count = 0;
  let a = left.next();
  let b = right.next();
  while (!a.done || !b.done) {
    const order = a.done ? 1 : b.done ? -1 : compareKeys(a.value, b.value, columns.keys.length);
    if (!a.done && order <= 0) count += 1;
    report(table, columns, order <= 0 && !a.done ? a.value : null, order >= 0 && !b.done ? b.value : null, findings);
    if (order <= 0) a = left.next();
    if (order >= 0) b = right.next();
  }
  return count;
}

function report(table: string, columns: Columns, stored: Row | null, rebuilt: Row | null, findings: Findings): void {
  const key = (stored ?? rebuilt ?? []).slice(0, columns.keys.length).map(shown).join(', ');
  if (!stored || !rebuilt) {
    findings.add({
      kind: 'projection',
      table,
      key,
      column: null,
      stored: stored && 'present',
      rebuilt: rebuilt && 'present',
    });
    return;
  }
  columns.names.forEach((column, index) => {
    const [was = null, is = null] = [stored[index], rebuilt[index]];
    if (was !== is) findings.add({ kind: 'projection', table, key, column, stored: shown(was), rebuilt: shown(is) });
  });
}

const shown = (cell: Cell): string => (cell === null ? 'null' : String(cell));

/** Key columns first, then the rest. Computed columns are left out. */
function columnsOf(db: Connection, table: string): Columns {
  const all = db.pragma(`table_info(${table})`) as { readonly name: string; readonly pk: number }[];
  const keys = all.filter((column) => column.pk > 0).sort((a, b) => a.pk - b.pk);
  return {
    names: [...keys, ...all.filter((column) => column.pk === 0)].map((column) => column.name),
    keys: keys.map((column) => column.name),
  };
}

const rowsOf = (db: Connection, table: string, { names, keys }: Columns): Iterator<Row, undefined> =>
  db
    .prepare<[], Row>(`SELECT ${names.map(quoted).join(', ')} FROM ${table} ORDER BY ${keys.map(quoted).join(', ')}`)
    .raw()
    .iterate() as Iterator<Row, undefined>;

const quoted = (name: string): string => `"${name}"`;

/** SQLite's own order of keys: numbers by value, text by its UTF-8 bytes. */
function compareKeys(a: Row, b: Row, keys: number): number {
  for (let index = 0; index < keys; index += 1) {
    const [x = null, y = null] = [a[index], b[index]];
    if (x === y) continue;
    if (typeof x === 'number' && typeof y === 'number') return x - y;
    return Buffer.compare(Buffer.from(String(x)), Buffer.from(String(y)));
  }
  return 0;
}
