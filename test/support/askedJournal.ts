import type Database from 'better-sqlite3';
import type { FigureName, ReportName } from '../../src/core/reports/report.ts';

/** A report's figures, and how often things happened by a cut of it. */
interface Asked {
  readonly figures: Readonly<Partial<Record<FigureName, number>>>;
  readonly rows: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** Journal rows with their type, and the session, order and label they name: found by nothing but the rows themselves. */
const ROWS = `CREATE TEMP TABLE told AS SELECT seq, at, actor, station_id, event ->> '$.type' AS type, event ->> '$.sessionId' AS session,
    coalesce(event ->> '$.orderId', event ->> '$.order.orderId') AS order_id,
    coalesce(event ->> '$.intentId', event ->> '$.label.intentId') AS intent, event FROM main.journal;
  CREATE INDEX temp.told_type ON told (type, session);
  CREATE INDEX temp.told_order ON told (order_id, type);
  CREATE INDEX temp.told_label ON told (intent, type)`;
const ERRORS = "('scanRefused', 'weightRefused', 'itemShort', 'itemDamaged', 'labelPrintFailed')";
const FINISHED = "SELECT session FROM told WHERE type = 'packFinished'";
/** Finished, by what the order asked for when it was imported. */
const PROMISED = `SELECT f.session, f.at, i.event ->> '$.order.shipBy' AS ship_by, i.event ->> '$.order.deliverBy' AS deliver_by
  FROM told f JOIN told i ON i.order_id = f.order_id AND i.type = 'orderImported' WHERE f.type = 'packFinished'`;
const LATE = `SELECT l.session FROM told t JOIN told l ON l.intent = t.intent AND l.type = 'labelBought'
  JOIN told f ON f.type = 'packFinished' AND f.session = l.session JOIN told i ON i.order_id = f.order_id AND i.type = 'orderImported'
  WHERE t.type = 'trackingReported' AND t.event ->> '$.status' = 'delivered'
    AND date((t.event ->> '$.at') / 1000 + (t.event ->> '$.utcOffset') * 60, 'unixepoch') > i.event ->> '$.order.deliverBy'`;
/** Before an order is finished, another print or address is the bench's own business. */
const RELABELLED = `SELECT f.session FROM told t JOIN told l ON l.intent = t.intent AND l.type = 'labelBought'
    JOIN told f ON f.type = 'packFinished' AND f.session = l.session WHERE t.type = 'labelReprinted' AND t.seq > f.seq
  UNION SELECT f.session FROM told t JOIN told f ON f.order_id = t.order_id AND f.type = 'packFinished' WHERE t.type = 'orderChangedLate' AND t.seq > f.seq`;
const HARMED = `SELECT l.session FROM told t JOIN told l ON l.intent = t.intent AND l.type = 'labelBought'
  WHERE t.type = 'trackingReported' AND t.event ->> '$.reason' = 'damaged'`;
/** Boxes in dollars; an amount of another one that is not known is NULL. */
const BOXES = `SELECT event ->> '$.cartonTypeId' AS box, event ->> '$.suggestedId' AS wanted, event ->> '$.costs.used.total.currency' AS currency,
    event ->> '$.costs.used.total.minor' AS used, event ->> '$.costs.suggested.total.minor' AS suggested,
    event ->> '$.costs.other.total.minor' AS other, event ->> '$.costs.used.billable.digits' AS billed,
    event ->> '$.costs.other.billable.digits' AS other_billed FROM told WHERE type = 'boxChosen'`;

/**
 * Asks the journal in SQL for what reports say of all of it: no projection, no rule of the reports. It knows what `recordMonth` writes:
 * nothing is finished twice, and no label is given back. Opens the database for itself alone.
 */
export function askJournal(db: Database.Database): Readonly<Record<ReportName, Asked>> {
  db.exec(ROWS);
  const one = (sql: string): number => db.prepare<[], number>(sql).pluck().get() ?? 0;
  const by = (key: string, of: string): Readonly<Record<string, number>> =>
    Object.fromEntries(
      db
        .prepare<[], { readonly key: string; readonly count: number }>(
          `SELECT ${key} AS key, count(*) AS count FROM told WHERE ${of} GROUP BY 1`,
        )
        .all()
        .map(({ key: name, count }) => [name, count]),
    );
  const hour = "strftime('%H', at / 1000, 'unixepoch')";
  const day = "date(at / 1000, 'unixepoch')";
  const week = "date(at / 1000, 'unixepoch', 'weekday 0', '-6 days')";
  const cuts = (of: string) => ({
    hour: by(hour, of),
    day: by(day, of),
    packer: by("coalesce(actor, '')", of),
    station: by('station_id', of),
  });
  const finished = one(`SELECT count(*) FROM (${FINISHED})`);
  const without = (sessions: string): number =>
    one(`SELECT count(*) FROM (${FINISHED}) WHERE session NOT IN (${sessions})`) / finished;
  const short = "SELECT session FROM told WHERE type = 'itemShort'";
  const onTime = one(
    `SELECT avg(session NOT IN (${LATE}) AND at <= coalesce(ship_by, at)) FROM (${PROMISED}) WHERE ship_by IS NOT NULL OR session IN (${LATE})`,
  );
  const promises = {
    onTime,
    complete: without(short),
    undamaged: without(HARMED),
    rightPapers: without(RELABELLED),
  };
  const { complete, undamaged, rightPapers } = promises;
  const dollars = (what: string): number => one(`SELECT sum(${what}) FROM (${BOXES}) WHERE currency = 'USD'`);
  const granted = "type = 'overrideGranted'";
  return {
    throughput: {
      figures: {
        orders: finished,
        parcels: one("SELECT count(*) FROM told WHERE type = 'parcelClosed'"),
        units: one("SELECT sum(event ->> '$.units') FROM told WHERE type = 'itemPacked'"),
      },
      rows: cuts("type = 'packFinished'"),
    },
    errors: {
      figures: {
        errors: one(`SELECT count(*) FROM told WHERE type IN ${ERRORS}`),
        ordersStopped: one(`SELECT count(DISTINCT session) FROM told WHERE type IN ${ERRORS}`),
        rightFirstTime: without(`SELECT session FROM told WHERE type IN ${ERRORS}`),
      },
      rows: {
        ...cuts(`type IN ${ERRORS}`),
        item: by("event ->> '$.sku'", `type IN ${ERRORS} AND event ->> '$.sku' IS NOT NULL`),
      },
    },
    perfectOrder: { figures: { ...promises, perfect: onTime * complete * undamaged * rightPapers }, rows: {} },
    postage: {
      figures: {
        parcelsSent: one("SELECT count(*) FROM told WHERE type = 'parcelClosed'"),
        postagePaid: one("SELECT sum(event ->> '$.label.quote.charge.minor') FROM told WHERE type = 'labelBought'"),
        saved: dollars('max(0, other - used)'),
        weightSaved: one(`SELECT sum(other_billed - billed) FROM (${BOXES})`),
      },
      rows: { ...cuts("type = 'parcelClosed'"), week: by(week, "type = 'parcelClosed'") },
    },
    boxChoice: {
      figures: {
        overCheapest: dollars('max(0, used - min(coalesce(suggested, other), coalesce(other, suggested)))'),
        overSuggested: dollars('CASE WHEN box <> wanted THEN used - suggested END'),
        otherBoxes: one(`SELECT count(*) FROM (${BOXES}) WHERE box <> wanted`),
      },
      rows: {},
    },
    overrides: {
      figures: {
        overrides: one(`SELECT count(*) FROM told WHERE ${granted}`),
        ordersOverridden: one(`SELECT count(DISTINCT session) FROM told WHERE ${granted}`),
        overridesRefused: one("SELECT count(*) FROM told WHERE type = 'overrideRefused'"),
      },
      rows: {
        ...cuts(granted),
        week: by(week, granted),
        override: by("event ->> '$.kind'", granted),
        reason: by("event ->> '$.reason'", granted),
        supervisor: by("event ->> '$.supervisorId'", granted),
      },
    },
  };
}
