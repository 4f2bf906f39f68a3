/** Where a parcel is on its way. The words are the station's; `trackingCodes.ts` says which words of others they stand for. */
export const TRACKING_STATUSES = [
  'unknown',
  'preTransit',
  'accepted',
  'inTransit',
  'outForDelivery',
  'availableForPickup',
  'deliveryAttempted',
  'exception',
  'returnToSender',
  'delivered',
  'returned',
  'cancelled',
] as const;
export type TrackingStatus = (typeof TRACKING_STATUSES)[number];

/** What holds a parcel up while its status stays what it is. */
export const TRACKING_DELAYS = ['delayed', 'onHold'] as const;
export type TrackingDelay = (typeof TRACKING_DELAYS)[number];
