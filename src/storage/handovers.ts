import { parcelStop } from '../core/pack/clearance.ts';
import type { LateChange } from '../core/orders/order.ts';
import { asId, type ManifestId } from '../core/ids.ts';
import type { ManifestEntry } from '../core/journal/shipEvents.ts';
import type { Truck } from '../core/ship/dockScan.ts';
import type { LabelPurchase } from '../core/ship/labelPurchase.ts';
import type { Manifest } from '../core/ship/manifest.ts';
import type { Mass } from '../core/quantity.ts';
import type { LocalDate } from '../core/time.ts';
import type { HandoverRow, ManifestLine, ShipStorage } from '../station/ports.ts';
import type { Connection } from './connection.ts';

interface OpenRow {
  readonly carrier: string;
  readonly account: string;
  readonly origin: string;
  readonly ship_date: string;
  readonly finished: number;
  readonly unfinished: number;
  readonly staged: number;
  readonly since: number;
}

/** An open label: on no manifest, with a ship date, not given back. */
const IS_OPEN = "manifest_id IS NULL AND state = 'bought' AND ship_date IS NOT NULL";
const FIRST = (where: string): string =>
  `SELECT intent_id FROM handover INDEXED BY handover_open WHERE ${IS_OPEN} ${where} ORDER BY carrier, account, origin LIMIT 1`;
/**
 * One open label of each truck, found by leaps: a site that closes no manifests has as many open labels as it ever sent, and is asked after
 * each order.
 */
const TRUCKS = `one (intent_id) AS (
  SELECT * FROM (${FIRST('')})
  UNION ALL SELECT coalesce((${FIRST('AND carrier = k.carrier AND account = k.account AND origin > k.origin')}),
    (${FIRST('AND carrier = k.carrier AND account > k.account')}), (${FIRST('AND carrier > k.carrier')}))
  FROM one JOIN handover k ON k.intent_id = one.intent_id)`;
const OF_TRUCK = 'carrier = @carrier AND account = @account AND origin = @origin';
const ON_DATES = 'ship_date IN (SELECT value FROM json_each(@dates))';

/** Statements of handovers, by the names the tests of their plans know them by. */
export const HANDOVER_SQL = {
  open: `WITH RECURSIVE ${TRUCKS} SELECT h.carrier, h.account, h.origin, h.ship_date, count(h.finished_at) AS finished,
      count(*) - count(h.finished_at) AS unfinished, count(h.staged_at) AS staged, min(h.bought_at) AS since
    FROM one JOIN handover t ON t.intent_id = one.intent_id JOIN handover h INDEXED BY handover_open ON h.carrier = t.carrier
      AND h.account = t.account AND h.origin = t.origin AND h.ship_date >= ?
    WHERE h.manifest_id IS NULL AND h.state = 'bought' AND h.ship_date IS NOT NULL GROUP BY h.carrier, h.account, h.origin, h.ship_date`,
  entries: `SELECT parcel_id, intent_id FROM handover WHERE ${IS_OPEN} AND ${OF_TRUCK} AND ${ON_DATES} AND finished_at IS NOT NULL
    ORDER BY bought_at, intent_id`,
  closedThrough: `SELECT max(ship_date) FROM manifest WHERE ${OF_TRUCK}`,
} as const;

/** Reading bought labels on their way to a truck. */
export function prepareHandovers(db: Connection): ShipStorage['handovers'] {
  const open = db.prepare<[string], OpenRow>(HANDOVER_SQL.open);
  const entries = db.prepare<[Truck & { dates: string }], { parcel_id: string; intent_id: string }>(
    HANDOVER_SQL.entries,
  );
  const closedThrough = db.prepare<[Truck], string | null>(HANDOVER_SQL.closedThrough).pluck();
  const one = (where: string) =>
    db.prepare<[string], DockRow>(
      `SELECT h.*, p.state AS purchase_state, w.changed_at, o.late_change, m.done_at AS settled_at,
         EXISTS (SELECT 1 FROM label_purchase n WHERE n.parcel_id = h.parcel_id AND n.state = 'bought' AND n.intent_id <> h.intent_id) AS is_superseded
       FROM handover h JOIN label_purchase p USING (intent_id) JOIN orders o ON o.order_id = h.order_id
       LEFT JOIN order_wait w ON w.order_id = h.order_id LEFT JOIN task_mark m ON m.task = ${CHANGED_LATE_KEY}
       WHERE ${where}`,
    );
  const byIntent = one('h.intent_id = ?');
  const ofParcel = one("h.parcel_id = ? ORDER BY h.state = 'bought' DESC, h.bought_at DESC LIMIT 1");
  return {
    open: (from) => open.all(from).map(({ ship_date: shipDate, ...row }) => ({ ...row, shipDate })),
    entries: (truck, boughtFor) => entries.all({ ...asTruck(truck), dates: JSON.stringify(boughtFor) }).map(entryOf),
    closedThrough: (truck) => closedThrough.get(asTruck(truck)) ?? null,
    byIntent: (intentId) => handoverOf(byIntent.get(intentId)),
    ofParcel: (parcelId) => handoverOf(ofParcel.get(parcelId)),
  };
}

/** The key of the task that an order changed after packing, as `core/tasks` makes it. */
export const CHANGED_LATE_KEY = "'changedLate/' || w.order_id || '@' || w.changed_at";

// Named parameters take no others than they name.
const asTruck = ({ carrier, account, origin }: Truck): Truck => ({ carrier, account, origin });

const entryOf = (row: { parcel_id: string; intent_id: string }): ManifestEntry => ({
  parcelId: asId(row.parcel_id),
  intentId: asId(row.intent_id),
});

interface DockRow {
  readonly intent_id: string;
  readonly parcel_id: string;
  readonly carrier: string;
  readonly account: string;
  readonly origin: string;
  readonly ship_date: string | null;
  readonly promised_by: string | null;
  readonly purchase_state: LabelPurchase['state'];
  readonly is_superseded: number;
  readonly late_change: LateChange | null;
  readonly settled_at: number | null;
  readonly finished_at: number | null;
  readonly manifest_id: string | null;
  readonly staged_at: number | null;
  readonly loaded_at: number | null;
  readonly reprints: number;
}

const handoverOf = (row: DockRow | undefined): HandoverRow | null =>
  row === undefined
    ? null
    : {
        ...entryOf(row),
        carrier: row.carrier,
        account: row.account,
        origin: row.origin,
        shipDate: row.ship_date,
        promisedBy: row.promised_by,
        state: row.purchase_state,
        isSuperseded: row.is_superseded === 1,
        orderStop: parcelStop(row.late_change, row.settled_at !== null),
        finishedAt: row.finished_at,
        manifestId: row.manifest_id === null ? null : asId(row.manifest_id),
        stagedAt: row.staged_at,
        loadedAt: row.loaded_at,
        reprints: row.reprints,
      };

interface ManifestRow {
  readonly manifest_id: string;
  readonly carrier: string;
  readonly account: string;
  readonly origin: string;
  readonly ship_date: string;
  readonly closed_at: number;
  readonly closed_by: string | null;
  readonly parcels: number;
  readonly active: number;
  readonly loaded: number;
  readonly unseen: number;
}

/** A manifest with its parcels counted by the index that holds them. */
export const MANIFEST_COLUMNS = `m.*,
  (SELECT count(*) FROM handover h WHERE h.manifest_id = m.manifest_id AND h.state = 'bought') AS active,
  (SELECT count(*) FROM handover h WHERE h.manifest_id = m.manifest_id AND h.state = 'bought' AND h.loaded_at IS NOT NULL) AS loaded,
  (SELECT count(*) FROM handover h WHERE h.manifest_id = m.manifest_id AND h.state = 'bought' AND h.staged_at IS NULL AND h.loaded_at IS NULL
     AND h.seen_at IS NULL) AS unseen`;

/** A row with `MANIFEST_COLUMNS` as a manifest. */
export const manifestOf = (row: ManifestRow): Manifest => ({
  manifestId: asId(row.manifest_id),
  carrier: row.carrier,
  account: row.account,
  origin: row.origin,
  shipDate: row.ship_date,
  closedAt: row.closed_at,
  closedBy: row.closed_by === null ? null : asId(row.closed_by),
  parcels: row.parcels,
  active: row.active,
  loaded: row.loaded,
  unseen: row.unseen,
});

const LINE = `SELECT h.parcel_id, h.intent_id, h.state, h.staged_at, h.loaded_at, h.seen_at, p.tracking, p.json, c.gross, o.number
  FROM handover h JOIN label_purchase p USING (intent_id) JOIN parcel c ON c.parcel_id = h.parcel_id JOIN orders o ON o.order_id = h.order_id`;

/** Reading closed manifests. */
export function prepareManifests(db: Connection): ShipStorage['manifests'] {
  const byId = db.prepare<[string], ManifestRow>(`SELECT ${MANIFEST_COLUMNS} FROM manifest m WHERE manifest_id = ?`);
  const ofKey = db.prepare<[Truck & { shipDate: LocalDate }], ManifestRow>(
    `SELECT ${MANIFEST_COLUMNS} FROM manifest m WHERE ${OF_TRUCK} AND ship_date = @shipDate`,
  );
  const list = db.prepare<[number, number], ManifestRow>(
    `SELECT ${MANIFEST_COLUMNS} FROM manifest m ORDER BY closed_at DESC, manifest_id DESC LIMIT ? OFFSET ?`,
  );
  const count = db.prepare<[], number>('SELECT count(*) FROM manifest').pluck();
  const lines = db.prepare<[string], LineRow>(`${LINE} WHERE h.manifest_id = ? ORDER BY h.bought_at, h.intent_id`);
  const page = db.prepare<[string, number, number], LineRow>(
    `${LINE} WHERE h.manifest_id = ? ORDER BY (h.state = 'bought' AND h.loaded_at IS NULL AND h.staged_at IS NULL AND h.seen_at IS NULL) DESC,
       (h.state = 'bought' AND h.loaded_at IS NULL) DESC, h.bought_at, h.intent_id LIMIT ? OFFSET ?`,
  );
  const missing = db.prepare<[string, number], LineRow>(
    `${LINE} WHERE h.manifest_id = ? AND h.state = 'bought' AND h.loaded_at IS NULL LIMIT ?`,
  );
  const unstaged = db.prepare<[Truck & { dates: string; limit: number }], LineRow>(
    `${LINE} WHERE h.manifest_id IS NULL AND h.state = 'bought' AND h.ship_date IS NOT NULL AND h.carrier = @carrier AND h.account = @account
       AND h.origin = @origin AND h.${ON_DATES} AND h.finished_at IS NOT NULL AND h.staged_at IS NULL LIMIT @limit`,
  );
  return {
    byId: (manifestId) => byId.all(manifestId).map(manifestOf)[0] ?? null,
    ofKey: ({ shipDate, ...truck }) => ofKey.all({ ...asTruck(truck), shipDate }).map(manifestOf)[0] ?? null,
    list: (from, limit) => list.all(limit, from).map(manifestOf),
    count: () => count.get() ?? 0,
    lines: (manifestId: ManifestId) => lines.all(manifestId).map(lineOf),
    page: (manifestId, from, limit) => page.all(manifestId, limit, from).map(lineOf),
    missing: (manifestId, limit) => missing.all(manifestId, limit).map(lineOf),
    unstaged: (truck, boughtFor, limit) =>
      unstaged.all({ ...asTruck(truck), dates: JSON.stringify(boughtFor), limit }).map(lineOf),
  };
}

interface LineRow {
  readonly parcel_id: string;
  readonly intent_id: string;
  readonly state: ManifestLine['state'];
  readonly staged_at: number | null;
  readonly loaded_at: number | null;
  readonly seen_at: number | null;
  readonly tracking: string;
  readonly json: string;
  readonly gross: string | null;
  readonly number: string;
}

function lineOf(row: LineRow): ManifestLine {
  const { service, charged } = JSON.parse(row.json) as LabelPurchase;
  return {
    ...entryOf(row),
    tracking: row.tracking,
    orderNumber: row.number,
    gross: row.gross === null ? null : (JSON.parse(row.gross) as Mass),
    service,
    charge: charged,
    state: row.state,
    stagedAt: row.staged_at,
    loadedAt: row.loaded_at,
    seenAt: row.seen_at,
  };
}
