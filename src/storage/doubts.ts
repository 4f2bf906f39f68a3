import { asId, type Sku } from '../core/ids.ts';
import { canonical } from '../core/journal/canonical.ts';
import type { JournalRow } from '../core/journal/envelope.ts';
import type { EventOf, ParcelContent } from '../core/journal/events.ts';
import type { Product } from '../core/orders/product.ts';
import { unitOff } from '../core/orders/suspectProduct.ts';
import type { PackEvent } from '../core/pack/evolve.ts';
import { PACKAGING_DIFFERS } from '../core/pack/overriding.ts';
import type { PackSession } from '../core/pack/session.ts';
import type { ConfusedOrder, DoubtsPort, ProductDoubt } from '../station/ports.ts';
import type { Connection } from './connection.ts';

const NOT_DISMISSED = `NOT EXISTS (SELECT 1 FROM doubt_dismissed x WHERE x.kind = d.kind AND x.sku = d.sku AND x.other = '' AND x.at >= d.at)`;
const PAIR_LEFT = `NOT EXISTS (SELECT 1 FROM doubt_dismissed x WHERE x.kind = 'pair' AND x.sku = c.sku AND x.other = c.other AND x.at >= c.at)`;

/** Statements by the names the tests of their plans know them by. */
export const DOUBT_SQL = {
  doubtsOf: `SELECT d.*, p.json FROM product_doubt d JOIN product p ON p.sku = d.sku WHERE d.kind = ? AND d.at > ? AND ${NOT_DISMISSED} ORDER BY d.at, d.parcel_id`,
  confusedPairs: `SELECT c.sku, c.other, count(*) AS orders, max(c.at) AS lastAt FROM confusion c INDEXED BY confusion_at
    WHERE c.at > ? AND c.sku < c.other AND ${PAIR_LEFT} GROUP BY c.sku, c.other ORDER BY orders DESC, lastAt DESC`,
  confusedOrders: `SELECT s.order_id AS orderId, o.number, c.at, c.by FROM confusion c JOIN pack_session s USING (session_id) JOIN orders o ON o.order_id = s.order_id
    WHERE c.sku = ? AND c.other = ? AND c.at > ? AND ${PAIR_LEFT} ORDER BY c.at DESC`,
  confusedWith: `SELECT c.other FROM confusion c WHERE c.sku = ? AND c.at > ? AND ${PAIR_LEFT}
    GROUP BY c.other HAVING count(*) > ? ORDER BY count(*) DESC, c.other`,
} as const;

type Kind = 'size' | 'weight';

/** What of a product file is in doubt. */
const listedOf = ({ length, width, height, weight }: Product, kind: Kind): string =>
  canonical(kind === 'size' ? { length, width, height } : { weight });

interface Against {
  readonly parcelId: string;
  readonly at: number;
  readonly contents: string;
  readonly boxId: string | null;
  readonly off: number | null;
}

/** Projects parcels that speak for or against product data. `before` is the session as it was. */
export function prepareDoubtProjection(
  db: Connection,
): (event: PackEvent, before: PackSession | null, row: Pick<JournalRow, 'at'>) => void {
  const add = db.prepare(
    `INSERT INTO product_doubt (sku, kind, parcel_id, at, listed, contents, box_id, off, fits)
     VALUES (@sku, @kind, @parcelId, @at, @listed, @contents, @boxId, @off, coalesce((SELECT parcels FROM product_fit WHERE sku = @sku), 0))
     ON CONFLICT DO NOTHING`,
  );
  const load = db.prepare<[string], string>('SELECT json FROM product WHERE sku = ?').pluck();
  const isAsSuggested = db
    .prepare<[string], number>('SELECT 1 FROM report_parcel WHERE parcel_id = ? AND suggested_id = carton_type_id')
    .pluck();
  const fitted = db.prepare(
    'INSERT INTO product_fit (sku, parcels) VALUES (?, 1) ON CONFLICT DO UPDATE SET parcels = parcels + 1',
  );
  const doubt = (sku: Sku, kind: Kind, of: Against): void => {
    const json = load.get(sku);
    if (json === undefined) return;
    add.run({ ...of, sku, kind, listed: listedOf(JSON.parse(json) as Product, kind) });
  };
  return (event, before, { at }) => {
    if (!before) return;
    const contentsOf = (id: string): readonly ParcelContent[] =>
      before.parcels.find(({ parcelId }) => parcelId === id)?.contents ?? [];
    if (event.type === 'boxReasonGiven' && event.reason === 'doesNotFit') {
      const { parcelId, suggestedId } = event;
      const contents = contentsOf(parcelId);
      for (const sku of skusOf(contents))
        doubt(sku, 'size', { parcelId, at, contents: canonical(contents), boxId: suggestedId, off: null });
    } else if (event.type === 'overrideGranted' && event.kind === 'weight' && event.ofParcel !== null) {
      // What its packaging is off by says nothing of the product.
      if (event.reason === PACKAGING_DIFFERS) return;
      const contents = contentsOf(event.ofParcel);
      const [sku, ...more] = skusOf(contents);
      // What the scale showed is what counts from the override on; what it should have shown stood before.
      const { expected } = event.before;
      const { gross } = event.after;
      if (sku === undefined || more.length > 0 || !gross || !expected) return;
      const off = unitOff(
        gross,
        expected,
        contents.reduce((sum, { count }) => sum + count, 0),
      );
      doubt(sku, 'weight', { parcelId: event.ofParcel, at, contents: canonical(contents), boxId: null, off });
    } else if (event.type === 'parcelClosed' && isAsSuggested.get(event.parcelId) !== undefined)
      for (const sku of skusOf(contentsOf(event.parcelId))) fitted.run(sku);
  };
}

const skusOf = (contents: readonly ParcelContent[]): readonly Sku[] => [...new Set(contents.map(({ sku }) => sku))];

/** Keeps what a supervisor dismissed. */
export function prepareDismissals(
  db: Connection,
): (event: EventOf<'doubtDismissed'>, row: Pick<JournalRow, 'at'>) => void {
  const put = db.prepare(
    // All that was said so far is meant, also what a clock that was set back meanwhile calls later.
    `INSERT INTO doubt_dismissed (kind, sku, other, at) VALUES (@kind, @sku, @other, max(@at,
       coalesce((SELECT max(at) FROM product_doubt d WHERE d.kind = @kind AND d.sku = @sku), 0),
       coalesce((SELECT max(at) FROM confusion c WHERE c.sku = @sku AND c.other = @other), 0)))
     ON CONFLICT DO UPDATE SET at = excluded.at`,
  );
  return ({ kind, sku, other }, { at }) => {
    put.run({ kind, sku, other: other ?? '', at });
    if (other !== null) put.run({ kind, sku: other, other: sku, at });
  };
}

interface DoubtRow {
  readonly sku: string;
  readonly parcel_id: string;
  readonly at: number;
  readonly listed: string;
  readonly contents: string;
  readonly box_id: string | null;
  readonly off: number | null;
  readonly fits: number;
  readonly json: string;
}

/** Reading it. */
export function prepareDoubts(db: Connection): DoubtsPort {
  const of = db.prepare<[string, number], DoubtRow>(DOUBT_SQL.doubtsOf);
  const fits = db.prepare<[string], number>('SELECT parcels FROM product_fit WHERE sku = ?').pluck();
  const pairs = db.prepare<[number], { sku: string; other: string; orders: number; lastAt: number }>(
    DOUBT_SQL.confusedPairs,
  );
  const orders = db.prepare<[string, string, number], ConfusedOrder>(DOUBT_SQL.confusedOrders);
  return {
    of: (kind, since) =>
      of.all(kind, since).flatMap((row): ProductDoubt[] =>
        row.listed === listedOf(JSON.parse(row.json) as Product, kind)
          ? [
              {
                sku: asId(row.sku),
                parcelId: asId(row.parcel_id),
                at: row.at,
                contents: JSON.parse(row.contents) as readonly ParcelContent[],
                boxId: row.box_id === null ? null : asId(row.box_id),
                off: row.off,
                fits: row.fits,
              },
            ]
          : [],
      ),
    fits: (sku) => fits.get(sku) ?? 0,
    pairs: (since) =>
      pairs.all(since).map(({ sku, other, ...rest }) => ({ ...rest, sku: asId<Sku>(sku), other: asId<Sku>(other) })),
    ordersOf: (sku, other, since) => orders.all(sku, other, since),
  };
}
