import type { EventOf } from '../core/journal/events.ts';
import { isPutBackOpen } from '../core/pack/putBack.ts';
import type { PackSession } from '../core/pack/session.ts';
import type { Instant } from '../core/time.ts';
import type { Connection } from './connection.ts';

/** Projects which cancelled orders have goods that are still to be put back; `session` as it is after the fact. */
export function preparePutBackProjection(
  db: Connection,
): (event: EventOf<'putBackBegun' | 'itemPutBack'>, session: PackSession, at: Instant) => void {
  const add = db.prepare('INSERT INTO put_back (session_id, order_id, since) VALUES (?, ?, ?)');
  const drop = db.prepare('DELETE FROM put_back WHERE session_id = ?');
  return (event, session, at) => {
    if (event.type === 'putBackBegun') add.run(session.sessionId, session.orderId, at);
    else if (!isPutBackOpen(session)) drop.run(session.sessionId);
  };
}
