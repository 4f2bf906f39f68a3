import { setImmediate } from 'node:timers/promises';
import { asId, type ImportId, type OrderId, type UserId } from '../core/ids.ts';
import type { ImportCounts, ImportKind, RefusedRow } from '../core/journal/events.ts';
import { assertNever } from '../core/result.ts';
import { createInstructionFollower } from './importInstructions.ts';
import { createMasterFollower } from './importMaster.ts';
import type { Followed } from './followed.ts';
import { followOrder, importedOrderId } from './importOrder.ts';
import type { ImportItem, ImportPort, NewFact, RuntimePort, StoragePort } from './ports.ts';

/** How far an import has come. */
export type ImportProgress = Extract<ImportItem, { readonly kind: 'progress' }>;

/** What an import stands on. */
export interface ImportRun {
  readonly storage: StoragePort;
  readonly source: ImportPort;
  readonly runtime: RuntimePort;
  readonly onProgress?: (progress: ImportProgress) => void;
  /** Stops between two pieces of the file; what was recorded stays. */
  readonly signal?: AbortSignal;
  /** Who asked for it; null for the command line. */
  readonly actor?: UserId | null;
}

/** How an import ended. */
export interface ImportOutcome {
  readonly importId: ImportId;
  readonly kind: ImportKind;
  readonly fileName: string;
  readonly counts: ImportCounts;
  /** In file order, what is to be said of the header first, which counts as no row; at most 100,000, the count is exact. */
  readonly refused: readonly RefusedRow[];
  readonly isComplete: boolean;
}

/** Facts of one transaction: few enough for a scan not to wait behind it, many enough for fifty thousand lines to be quick. */
const BATCH_FACTS = 200;
/** Refused rows that go into the journal. */
const JOURNAL_REFUSED = 1_000;
const KEPT_REFUSED = 100_000;

/**
 * Imports one file: adds what is new, follows what changed, leaves alone what did not; refused rows are told, good ones load. A file
 * that changes nothing leaves no row in the journal. Throws the source's StationError for a file that can't be read, and the storage's.
 */
export async function importFile(run: ImportRun, request: Parameters<ImportPort['read']>[0]): Promise<ImportOutcome> {
  const { storage, runtime } = run;
  const importId = asId<ImportId>(runtime.newId());
  const tally = { lines: 0, added: 0, changed: 0, unchanged: 0, refused: 0 };
  const refused: RefusedRow[] = [];
  const writer = createWriter(storage, run.actor ?? null);
  const follow = followerOf(run, importId, (orderId) => {
    writer.settle(orderId);
  });
  const refuse = (row: RefusedRow): void => {
    tally.refused += 1;
    if (refused.length < KEPT_REFUSED) refused.push(row);
  };

  for await (const items of run.source.read(request)) {
    if (run.signal?.aborted === true) break;
    for (const item of items) {
      if (item.kind === 'progress') {
        tally.lines = item.lines;
        run.onProgress?.(item);
      } else if (item.kind === 'refused') refuse(item.row);
      else if (item.kind === 'remark') refused.push(item.row);
      else {
        if (item.kind === 'order') writer.settle(importedOrderId(item));
        const followed = follow(item);
        if ('reason' in followed) refuse(followed);
        else {
          tally[followed.effect] += 1;
          // Other work of the station gets its turn only between transactions: what was decided here must still hold when it is recorded.
          if (writer.add(followed.facts)) await setImmediate();
        }
      }
    }
    writer.flush();
    await setImmediate();
  }

  const fileName = request.path.split(/[\\/]/).at(-1) ?? request.path;
  const outcome = {
    importId,
    kind: request.kind,
    fileName,
    counts: tally,
    refused,
    isComplete: run.signal?.aborted !== true,
  };
  finish(run, outcome);
  return outcome;
}

/** Records the run, unless it left everything as it was and says nothing new about the file. */
function finish(run: ImportRun, { importId, kind, fileName, counts, refused }: ImportOutcome): void {
  const kept = refused.slice(0, JOURNAL_REFUSED);
  if (counts.added + counts.changed === 0) {
    const last = run.storage.imports.list(50).find((record) => record.kind === kind && record.fileName === fileName);
    if (JSON.stringify((last?.refused ?? []).map(rowKey)) === JSON.stringify(kept.map(rowKey))) return;
  }
  run.storage.record(
    [{ event: { type: 'importFinished', importId, kind, fileName, counts, refused: kept } }],
    run.actor ?? null,
  );
}

const rowKey = (row: RefusedRow): readonly unknown[] => [row.line, row.reason, row.column];

type MasterOrOrder = Extract<ImportItem, { readonly kind: 'order' | 'product' | 'carton' | 'recall' | 'instruction' }>;

function followerOf(
  { storage, runtime }: ImportRun,
  importId: ImportId,
  settle: (orderId: OrderId) => void,
): (item: MasterOrOrder) => Followed | RefusedRow {
  const master = createMasterFollower(storage);
  const instruction = createInstructionFollower(storage);
  return (item) => {
    switch (item.kind) {
      case 'order':
        return followOrder({ storage, runtime, importId, settle }, item);
      case 'product':
        return master.product(item.line, item.product);
      case 'recall':
        return master.recall(item.recall, item.isLifted);
      case 'instruction':
        return instruction(item.line, item.instruction);
      case 'carton':
        return master.cartonType(item.line, item.cartonType);
      default:
        return assertNever(item);
    }
  };
}

interface Writer {
  /** Makes sure that what was said of an order before is recorded, so that it is compared with the truth. */
  settle(orderId: OrderId): void;
  /** Takes the facts of one item, whole; true when a transaction was written. */
  add(facts: readonly NewFact[]): boolean;
  flush(): void;
}

function createWriter(storage: StoragePort, actor: UserId | null): Writer {
  let pending: NewFact[] = [];
  const orders = new Set<OrderId>();
  const flush = (): void => {
    orders.clear();
    if (pending.length === 0) return;
    const facts = pending;
    pending = [];
    storage.record(facts, actor);
  };
  return {
    settle(orderId) {
      if (orders.has(orderId)) flush();
      orders.add(orderId);
    },
    add(facts) {
      pending.push(...facts);
      if (pending.length < BATCH_FACTS) return false;
      flush();
      return true;
    },
    flush,
  };
}
