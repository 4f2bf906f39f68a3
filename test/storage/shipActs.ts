import { asId, type IntentId, type ManifestId, type ParcelId } from '../../src/core/ids.ts';
import type { ManifestEntry } from '../../src/core/journal/shipEvents.ts';
import type { TrackingStatus } from '../../src/core/ship/trackingStatus.ts';
import type { NewFact } from '../../src/station/ports.ts';
import type { Life } from './lives.ts';
import { fact, NOON } from './facts.ts';

const STATUSES: readonly TrackingStatus[] = ['preTransit', 'inTransit', 'deliveryAttempted', 'delivered', 'returned'];

/** Labels that parcels have, as a manifest takes them. */
const labels = (life: Life): readonly (ManifestEntry & { readonly number: string; readonly isFinished: boolean })[] =>
  [...life.sessions.values()].flatMap(({ parcels }) =>
    parcels.flatMap(({ parcelId, bought, isClosed }) =>
      bought ? [{ parcelId, intentId: bought.intentId, number: bought.tracking, isFinished: isClosed }] : [],
    ),
  );

const pick = <T>(list: readonly T[], detail: number): T | undefined => list[detail % Math.max(1, list.length)];

/** The day after so many closings: no two manifests of a truck have the same. */
const dayOf = (count: number): string => new Date(NOON + count * 86_400_000).toISOString().slice(0, 10);

/** What happens to parcels after the bench, and to tasks. */
export const shipActs: readonly ((life: Life, detail: number) => NewFact | null)[] = [
  (life) => {
    const parcels = labels(life)
      .filter(({ intentId, isFinished }) => isFinished && !life.manifested.has(intentId))
      .map(({ parcelId, intentId }) => ({ parcelId, intentId }));
    if (parcels.length < 2) return null;
    const manifestId = asId<ManifestId>(`MF${life.steps}`);
    for (const { intentId } of parcels) life.manifested.set(intentId, manifestId);
    life.closings += 1;
    const truck = { carrier: 'offline', account: '', origin: 'US 55099', shipDate: dayOf(life.closings) };
    return fact({ type: 'manifestClosed', manifestId, ...truck, part: 1, parts: 1, parcels });
  },
  (life, detail) => {
    const label = pick(labels(life), detail);
    if (!label) return null;
    const ids: { parcelId: ParcelId; intentId: IntentId } = { parcelId: label.parcelId, intentId: label.intentId };
    const manifestId = life.manifested.get(label.intentId);
    return fact(manifestId ? { type: 'parcelLoaded', ...ids, manifestId } : { type: 'parcelStaged', ...ids });
  },
  (life, detail) => {
    const label = pick(labels(life), detail);
    return label
      ? fact({
          type: 'trackingReported',
          intentId: label.intentId,
          carrier: 'offline',
          number: label.number,
          code: `c${detail % 4}`,
          status: pick(STATUSES, detail) ?? 'inTransit',
          delay: null,
          reason: '',
          place: 'Reno NV',
          at: NOON + (detail % 50) * 3_600_000,
          utcOffset: detail % 3 === 0 ? null : -360,
          eta: null,
        })
      : null;
  },
  (life, detail) => {
    const label = pick(labels(life), detail);
    if (!label) return null;
    const { parcelId, intentId } = label;
    return fact({ type: 'labelReprinted', parcelId, intentId, jobId: 'j', deviceId: asId('zpl') });
  },
  (_life, detail) => fact({ type: 'dockScanRefused', reason: 'unknownParcel', code: `code${detail}`, parcelId: null }),
  (_life, detail) => fact({ type: 'taskTaken', task: `heldOrder/${detail % 5}` }),
  (_life, detail) => fact({ type: 'taskDone', task: `changedLate/${detail % 5}`, note: 'looked at' }),
];
