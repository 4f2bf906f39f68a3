import { MOST, type TaskSource } from './source.ts';

/** A truck takes its parcels and its carrier scans them within a day. */
const SEEN_WITHIN_MS = 24 * 60 * 60_000;

/** Closed manifests with parcels that nobody saw for a day, neither at the dock nor the carrier; told only where anything is scanned at all. */
export const neverScanned: TaskSource = ({ storage, now, carrierName }) =>
  storage.tasks.unseenManifests(now - SEEN_WITHIN_MS, MOST).map(({ manifestId, carrier, closedAt, unseen }) => ({
    kind: 'neverScanned',
    subject: manifestId,
    since: closedAt,
    name: manifestId,
    detail: carrierName(carrier),
    count: unseen,
    isDoneByHand: true,
    wayOut: { kind: 'manifests', manifestId },
  }));
