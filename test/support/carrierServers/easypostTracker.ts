import type { TrackedScan } from './tracked.ts';

/** A tracker in EasyPost's shape (docs.easypost.com, trackers). */
export const trackerShown = (code: string, scans: readonly TrackedScan[], eta: string | null) => ({
  id: `trk_${code}`,
  object: 'Tracker',
  mode: 'test',
  tracking_code: code,
  status: scans.at(-1)?.status ?? 'unknown',
  status_detail: scans.at(-1)?.detail ?? 'unknown',
  signed_by: 'ROWAN ASHBY',
  est_delivery_date: eta,
  carrier: 'USPS',
  tracking_details: scans.map(({ status, detail, time, offset, city }) => ({
    object: 'TrackingDetail',
    message: 'Handed to ROWAN ASHBY',
    description: '',
    status,
    status_detail: detail,
    datetime: `${time}${offset}`,
    source: 'USPS',
    carrier_code: '',
    tracking_location: { object: 'TrackingLocation', city, state: null, country: 'US', zip: null },
    est_delivery_date: null,
  })),
});
