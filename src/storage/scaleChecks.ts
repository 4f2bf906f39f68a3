import { asId } from '../core/ids.ts';
import { canonical } from '../core/journal/canonical.ts';
import type { JournalRow } from '../core/journal/envelope.ts';
import type { EventOf } from '../core/journal/events.ts';
import type { Mass } from '../core/quantity.ts';
import type { StoragePort } from '../station/ports.ts';
import type { Connection } from './connection.ts';

/** Keeps the last check of each scale. */
export function prepareScaleCheckProjection(
  db: Connection,
): (event: EventOf<'scaleChecked'>, row: Pick<JournalRow, 'at' | 'actor'>) => void {
  const put = db.prepare(
    `INSERT INTO scale_check (identity, device_id, at, by_user, known, shown, allowed, is_within) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET device_id = excluded.device_id, at = excluded.at, by_user = excluded.by_user, known = excluded.known,
       shown = excluded.shown, allowed = excluded.allowed, is_within = excluded.is_within`,
  );
  return ({ identity, deviceId, known, shown, allowed, isWithin }, { at, actor }) => {
    const [knownText, shownText, allowedText] = [known, shown, allowed].map((mass) => canonical(mass));
    put.run(identity, deviceId, at, actor, knownText, shownText, allowedText, isWithin ? 1 : 0);
  };
}

interface CheckRow {
  readonly identity: string;
  readonly device_id: string;
  readonly at: number;
  readonly by_user: string | null;
  readonly known: string;
  readonly shown: string;
  readonly allowed: string;
  readonly is_within: number;
}

/** Reading the last check of each scale. */
export function prepareScaleChecks(db: Connection): StoragePort['scaleChecks'] {
  const all = db.prepare<[], CheckRow>('SELECT * FROM scale_check ORDER BY identity');
  return () =>
    all.all().map((row) => ({
      identity: row.identity,
      deviceId: asId(row.device_id),
      at: row.at,
      by: row.by_user === null ? null : asId(row.by_user),
      known: JSON.parse(row.known) as Mass,
      shown: JSON.parse(row.shown) as Mass,
      allowed: JSON.parse(row.allowed) as Mass,
      isWithin: row.is_within === 1,
    }));
}
