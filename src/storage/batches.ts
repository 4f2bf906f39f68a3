import { hash } from 'node:crypto';
import { asId, type BatchId, type OrderId } from '../core/ids.ts';
import {
  BATCH_SHOWN,
  batchKey,
  isReadyForBatch,
  ownInstructionKeys,
  type InstructedOrder,
} from '../core/orders/batch.ts';
import { queueStretches, type TruckTimes } from '../core/orders/queueOrder.ts';
import type { Order, OrderCare } from '../core/orders/order.ts';
import type { QueueRow } from '../station/ports.ts';
import type { Connection } from './connection.ts';
import type { OrderRow } from './orderRows.ts';
import { valuesOf } from './queueStretches.ts';

/** 132 bits: two orders that differ never share them. */
const DIGEST_LENGTH = 22;

const digestOf = (key: string | null): string | null =>
  key === null ? null : hash('sha256', key, 'base64url').slice(0, DIGEST_LENGTH);

/** The digest by which an order that can be begun is found beside those that are like it; null for one that can't, or that is like no other. */
export const batchDigest = (order: Order): string | null => (isReadyForBatch(order) ? digestOf(batchKey(order)) : null);

interface Member extends InstructedOrder {
  readonly orderNo: number;
  readonly orderId: string;
  readonly country: string;
}

const OF_PERSON =
  "coalesce(json_extract(p.json, '$.address.company'), '') AS company, coalesce(json_extract(p.json, '$.address.country'), '') AS country";
const MEMBER = `o.order_no AS orderNo, o.order_id AS orderId, o.number AS number, coalesce(json_extract(o.care, '$.customer'), '') AS customer,
  ${OF_PERSON}`;

/** Statements of batches, by the names the tests of their plans know them by: `members` of one stretch of the queue, in its order. */
export const BATCH_SQL = {
  members: `SELECT ${MEMBER} FROM orders o INDEXED BY orders_batch LEFT JOIN person p ON p.person_id = o.consignee_id
    WHERE o.batch = @digest AND o.rank = @rank AND o.due >= @from AND o.due < @to ORDER BY o.due, o.placed, o.number LIMIT @kept`,
  others: 'SELECT count(*) FROM (SELECT 1 FROM orders INDEXED BY orders_batch WHERE batch = ? LIMIT 2)',
} as const;

/** Orders that are packed alike. */
export interface Batches {
  /** The batch an order is of, also while it is packed; null for one that is packed by itself. */
  of(order: Order): BatchId | null;
  /** Those of it that can be begun, in the order in which they leave; at most BATCH_SHOWN. */
  members(batch: BatchId, times: TruckTimes): readonly { readonly orderNo: number; readonly orderId: OrderId }[];
  /**
   * Tells of orders of one page, each with its digest, of which batch they are; null for one that is the only one like it. `known`: how
   * many there are of batches that were looked at already.
   */
  ofPage(
    times: TruckTimes,
    known: readonly (readonly [BatchId, number])[],
  ): (digest: string, row: OrderRow) => QueueRow['batch'];
}

interface Instructed {
  readonly number: string;
  readonly customer: string;
  readonly consigneeId: string;
}

/** Prepares reading batches. */
export function prepareBatches(db: Connection): Batches {
  const all = db.prepare<[Record<string, string | number>], Member>(BATCH_SQL.members);
  const others = db.prepare<[string], number>(BATCH_SQL.others).pluck();
  const consignee = db.prepare<[string], Pick<Member, 'country' | 'company'>>(
    `SELECT ${OF_PERSON} FROM person p WHERE p.person_id = ?`,
  );
  const instructed = prepareInstructed(db);
  const idOf = (digest: string, { number, customer, consigneeId }: Instructed): BatchId | null => {
    const { country, company } = consignee.get(consigneeId) ?? { country: '', company: '' };
    return instructed()({ number, customer, company }) ? null : asId(digest + country);
  };
  const members: Batches['members'] = (batch, times) => {
    const digest = batch.slice(0, DIGEST_LENGTH);
    const isInstructed = instructed();
    const found: { readonly orderNo: number; readonly orderId: OrderId }[] = [];
    let kept = BATCH_SHOWN;
    for (const stretch of queueStretches(times)) {
      if (kept === 0) break;
      const rows = all.all({ digest, kept, ...valuesOf(stretch) });
      kept -= rows.length;
      for (const row of rows)
        if (digest + row.country === batch && !isInstructed(row))
          found.push({ orderNo: row.orderNo, orderId: asId(row.orderId) });
    }
    return found;
  };
  return {
    of: (order) => {
      const digest = digestOf(batchKey(order));
      const { number, care, consigneeId } = order;
      return digest === null ? null : idOf(digest, { number, customer: care?.customer ?? '', consigneeId });
    },
    members,
    ofPage: (times, known) => {
      const counts = new Map(known);
      return (digest, row) => {
        if ((others.get(digest) ?? 0) < 2) return null;
        const care = row.care === null ? null : (JSON.parse(row.care) as OrderCare);
        const id = idOf(digest, { number: row.number, customer: care?.customer ?? '', consigneeId: row.consignee_id });
        if (id === null) return null;
        const count = counts.get(id) ?? members(id, times).length;
        counts.set(id, count);
        return count > 1 ? { id, count } : null;
      };
    },
  };
}

/** Tells of orders whether an instruction is filed for just them or their customer; where none is at all, nothing is looked up. */
function prepareInstructed(db: Connection): () => (order: InstructedOrder) => boolean {
  const any = db
    .prepare<[], number>(
      "SELECT 1 FROM instruction WHERE is_active = 1 AND (filed BETWEEN 'customer/' AND 'customer0' OR filed BETWEEN 'order/' AND 'order0') LIMIT 1",
    )
    .pluck();
  const filed = db
    .prepare<[string], number>('SELECT 1 FROM instruction WHERE is_active = 1 AND filed = ? LIMIT 1')
    .pluck();
  return () =>
    any.get() === undefined
      ? () => false
      : (order) => ownInstructionKeys(order).some((key) => filed.get(key) !== undefined);
}
