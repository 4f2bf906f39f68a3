import type { CsvRow, CsvTable, RowProblem } from './table.ts';

/** A row of an order; one that can't be used stays with its order, which must then not be packed as if it were whole. */
export interface OrderRow extends Omit<CsvRow, 'problem'> {
  readonly problem: RowProblem | 'orderNumberMissing' | null;
}

/** All rows of one order, in file order; each block is a run of neighbouring rows. */
export interface OrderGroup {
  readonly number: string;
  readonly blocks: readonly (readonly OrderRow[])[];
}

/** Orders that became complete while one piece of the file was read. */
export interface GroupBatch {
  readonly groups: readonly OrderGroup[];
  /** Rows that belong to no order. */
  readonly strays: readonly OrderRow[];
  readonly lines: number;
  readonly bytes: number;
}

/** How a kind of file tells which rows are one order. */
export interface GroupRule {
  /** Position of the order number. */
  readonly numberColumn: number;
  /** True for a row that, without a number of its own, can only belong to the row before. */
  belongsToPrevious(cells: readonly string[]): boolean;
}

/** An order's number as people say it: without the leading `#` and the apostrophe that keeps spreadsheets from counting with it. */
export const orderNumber = (cell: string | undefined): string =>
  (cell ?? '').trim().replace(/^'/, '').replace(/^#\s*/, '');

/**
 * Collects rows into orders. Neighbouring rows are given on at once; only orders whose rows stand apart are held until their last row
 * was read, so that memory does not grow with the file. The file is read once before to know them.
 */
export async function* groupOrders(table: CsvTable, rule: GroupRule): AsyncGenerator<GroupBatch> {
  const lastBlocks = await scatteredOrders(table, rule);
  const held = new Map<string, OrderRow[][]>();
  let number = '';
  let block: OrderRow[] = [];

  const closeBlock = (into: Finished): void => {
    const first = block[0];
    if (!first) return;
    const earlier = held.get(number) ?? [];
    // In exports joined to one file the later one says all there is to say of an order.
    const isSuperseded = earlier[0]?.[0] !== undefined && earlier[0][0].part !== first.part;
    if (isSuperseded) into.strays.push(...earlier.flat().filter((row) => row.problem !== null));
    const blocks = isSuperseded ? [block] : [...earlier, block];
    block = [];
    const lastBlock = lastBlocks.get(number);
    if (lastBlock !== undefined && first.line < lastBlock) {
      held.set(number, blocks);
      return;
    }
    held.delete(number);
    into.groups.push({ number, blocks });
  };

  for await (const { rows, bytes } of table.rows()) {
    const finished: Finished = { groups: [], strays: [] };
    for (const row of rows) {
      const own = orderNumber(row.cells[rule.numberColumn]);
      if (own === '') {
        const lost: OrderRow = { ...row, problem: row.problem ?? 'orderNumberMissing' };
        const isPrevious = block.length > 0 && (row.problem !== null || rule.belongsToPrevious(row.cells));
        (isPrevious ? block : finished.strays).push(lost);
        continue;
      }
      if (own !== number || row.part !== block[0]?.part) closeBlock(finished);
      number = own;
      block.push(row);
    }
    yield { ...finished, lines: rows.length, bytes };
  }
  const finished: Finished = { groups: [], strays: [] };
  closeBlock(finished);
  yield { ...finished, lines: 0, bytes: table.totalBytes };
}

interface Finished {
  readonly groups: OrderGroup[];
  readonly strays: OrderRow[];
}

/** Orders whose rows stand apart, each with the line on which its last block begins. */
async function scatteredOrders(table: CsvTable, rule: GroupRule): Promise<ReadonlyMap<string, number>> {
  // Hashes instead of numbers keep this small; two orders of one hash are held a little longer than needed and nothing else.
  const seen = new Set<number>();
  const scattered = new Map<string, number>();
  let previous = '';
  let part = 0;
  for await (const { rows } of table.rows()) {
    for (const row of rows) {
      const number = orderNumber(row.cells[rule.numberColumn]);
      if (number === '' || (number === previous && row.part === part)) continue;
      const hash = hashOf(number);
      if (seen.has(hash)) scattered.set(number, row.line);
      seen.add(hash);
      previous = number;
      part = row.part;
    }
  }
  return scattered;
}

/** FNV-1a, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
