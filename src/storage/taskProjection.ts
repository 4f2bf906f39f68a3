import type { JournalRow } from '../core/journal/envelope.ts';
import type { EventOf, StationEvent } from '../core/journal/events.ts';
import type { PackEvent } from '../core/pack/evolve.ts';
import type { Instant } from '../core/time.ts';
import type { Connection } from './connection.ts';

/** Projects who has a task in hand and who was done with it: the last one to take it has it. */
export function prepareTaskProjection(
  db: Connection,
): (event: EventOf<'taskTaken' | 'taskDone'>, row: JournalRow) => void {
  const take = db.prepare(
    `INSERT INTO task_mark (task, owner, taken_at) VALUES (?, ?, ?)
     ON CONFLICT (task) DO UPDATE SET owner = excluded.owner, taken_at = excluded.taken_at`,
  );
  const finish = db.prepare(
    `INSERT INTO task_mark (task, done_by, done_at, note) VALUES (?, ?, ?, ?)
     ON CONFLICT (task) DO UPDATE SET done_by = excluded.done_by, done_at = excluded.done_at, note = excluded.note`,
  );
  // What became of a damaged item is said: nobody asks for it any more, and the list is to stay short.
  const seenTo = db.prepare("DELETE FROM damaged_item WHERE 'damagedItem/' || event_id = ? AND event_id = ?");
  return (event, { actor, at }) => {
    if (event.type === 'taskTaken') {
      take.run(event.task, actor, at);
      return;
    }
    finish.run(event.task, actor, at, event.note);
    seenTo.run(event.task, event.task.slice(event.task.indexOf('/') + 1));
  };
}

/** Projects since when an order is held, and since when it is known that it changed after packing. */
export function prepareOrderWaitProjection(db: Connection): {
  ofOrder(event: Extract<StationEvent, { readonly orderId: unknown }>, at: Instant): void;
  ofPack(event: PackEvent, at: Instant): void;
} {
  const hold = db.prepare(
    'INSERT INTO order_wait (order_id, held_at) VALUES (?, ?) ON CONFLICT (order_id) DO UPDATE SET held_at = excluded.held_at',
  );
  const change = db.prepare(
    'INSERT INTO order_wait (order_id, changed_at) VALUES (?, ?) ON CONFLICT (order_id) DO UPDATE SET changed_at = excluded.changed_at',
  );
  const orderOf = db.prepare<[string], string>('SELECT order_id FROM pack_session WHERE session_id = ?').pluck();
  return {
    ofOrder: (event, at) => {
      if (event.type === 'orderHeld') hold.run(event.orderId, at);
      else if (event.type === 'orderChangedLate') change.run(event.orderId, at);
    },
    ofPack: (event, at) => {
      if (event.type === 'packPaused') hold.run(orderOf.get(event.sessionId) ?? '', at);
    },
  };
}
