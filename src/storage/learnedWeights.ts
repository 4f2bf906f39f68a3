import { asId, type CartonTypeId, type Sku } from '../core/ids.ts';
import { canonical } from '../core/journal/canonical.ts';
import type { EventOf } from '../core/journal/events.ts';
import type { Product } from '../core/orders/product.ts';
import { compareQuantity, type Mass } from '../core/quantity.ts';
import type { Instant } from '../core/time.ts';
import type { LearnedFilling } from '../core/weigh/filling.ts';
import { learnPackaging, learnWeights, weightDrift, type LearnedWeight } from '../core/weigh/learned.ts';
import type { StoragePort } from '../station/ports.ts';
import type { Connection } from './connection.ts';

interface LearnedRow {
  readonly listed: string;
  readonly mean: number;
  readonly mean_error: number;
  readonly spread: number;
  readonly evidence: number;
  readonly parcels: number;
  readonly last_parcel: string;
  readonly drift: string | null;
  readonly drift_since: number | null;
}

interface FillingRow {
  readonly stated: number | null;
  readonly mean: number;
  readonly mean_error: number;
  readonly spread: number;
  readonly evidence: number;
  readonly parcels: number;
  readonly last_parcel: string;
}

/** Statements by the names the tests of their plans know them by. */
export const LEARNED_SQL = {
  bySku: 'SELECT * FROM learned_weight WHERE sku = ?',
  drifted: `SELECT l.sku, l.listed, l.parcels, l.drift, l.drift_since, p.json FROM learned_weight l INDEXED BY learned_weight_drift
    JOIN product p ON p.sku = l.sku WHERE l.drift IS NOT NULL ORDER BY l.drift_since LIMIT ?`,
} as const;

const FILLING = 'SELECT * FROM learned_filling WHERE carton_type_id = ?';

const fillingOf = (row: FillingRow): LearnedFilling => ({
  stated: row.stated,
  mean: row.mean,
  meanError: row.mean_error,
  spread: row.spread,
  evidence: row.evidence,
  parcels: row.parcels,
});

const learnedOf = (row: LearnedRow): LearnedWeight => ({
  listed: JSON.parse(row.listed) as Mass,
  mean: row.mean,
  meanError: row.mean_error,
  spread: row.spread,
  evidence: row.evidence,
  parcels: row.parcels,
});

/** Lets weights that agreed teach what products and the filling of boxes weigh; one that was let go for its packaging, the filling. */
export function prepareLearnedWeightProjection(
  db: Connection,
): (event: EventOf<'weightCaptured'>, at: Instant) => void {
  const bySku = db.prepare<[string], LearnedRow>(LEARNED_SQL.bySku);
  const byBox = db.prepare<[string], FillingRow>(FILLING);
  const put = db.prepare(
    `INSERT INTO learned_weight (sku, listed, mean, mean_error, spread, evidence, parcels, last_parcel, drift, drift_since)
     VALUES (@sku, @listed, @mean, @meanError, @spread, @evidence, @parcels, @lastParcel, @drift, @since)
     ON CONFLICT DO UPDATE SET listed = excluded.listed, mean = excluded.mean, mean_error = excluded.mean_error, spread = excluded.spread,
       evidence = excluded.evidence, parcels = excluded.parcels, last_parcel = excluded.last_parcel, drift = excluded.drift, drift_since = excluded.drift_since`,
  );
  const putFilling = db.prepare(
    `INSERT OR REPLACE INTO learned_filling (carton_type_id, stated, mean, mean_error, spread, evidence, parcels, last_parcel)
     VALUES (@cartonTypeId, @stated, @mean, @meanError, @spread, @evidence, @parcels, @lastParcel)`,
  );
  return ({ gross, parcelId, parts, packaging }, at) => {
    const told = parts ?? packaging;
    if (!told) return;
    const rows = new Map(told.units.map(({ sku }) => [sku, bySku.get(sku)]));
    const box = told.filling?.cartonTypeId ?? null;
    const boxRow = box === null ? undefined : byBox.get(box);
    // A parcel that is weighed again teaches nothing new.
    if ([...rows.values(), boxRow].some((row) => row?.last_parcel === parcelId)) return;
    const known = {
      product(sku: Sku) {
        const row = rows.get(sku);
        return row ? learnedOf(row) : null;
      },
      filling: () => (boxRow ? fillingOf(boxRow) : null),
    };
    const lessons = parts ? learnWeights(known, gross, parts) : null;
    for (const [sku, learned] of lessons?.products ?? []) {
      const drift = weightDrift(learned);
      const before = rows.get(sku);
      const since = drift === null ? null : before?.drift === drift ? before.drift_since : at;
      put.run({ ...learned, sku, listed: canonical(learned.listed), lastParcel: parcelId, drift, since });
    }
    const filling = lessons ? lessons.filling : learnPackaging(known, gross, told);
    if (filling) putFilling.run({ ...filling, cartonTypeId: box, lastParcel: parcelId });
  };
}

/** Reading what was learned. */
export function prepareLearnedWeights(db: Connection): StoragePort['learnedWeights'] {
  const bySku = db.prepare<[string], LearnedRow>(LEARNED_SQL.bySku);
  const drifted = db.prepare<[number], LearnedRow & { readonly sku: string; readonly json: string }>(
    LEARNED_SQL.drifted,
  );
  const byBox = db.prepare<[string], FillingRow>(FILLING);
  return {
    filling: (cartonTypeId: CartonTypeId) => {
      const row = byBox.get(cartonTypeId);
      return row ? fillingOf(row) : null;
    },
    bySku: (sku) => {
      const row = bySku.get(sku);
      return row ? learnedOf(row) : null;
    },
    drifted: (limit) =>
      drifted.all(limit).flatMap((row) => {
        const { name, weight } = JSON.parse(row.json) as Product;
        // A weight said anew since is taken as right until parcels say otherwise again.
        if (!weight || compareQuantity(weight, JSON.parse(row.listed) as Mass) !== 0 || row.drift_since === null)
          return [];
        const drift = row.drift === 'lighter' ? 'lighter' : 'heavier';
        return [{ sku: asId<Sku>(row.sku), name, drift, since: row.drift_since, parcels: row.parcels }];
      }),
  };
}
