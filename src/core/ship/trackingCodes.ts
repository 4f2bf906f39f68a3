import type { TrackingDelay, TrackingStatus } from './trackingStatus.ts';

/** Whose words a tracking event is written in. */
export const TRACKING_SOURCES = ['easypost', 'shippo', 'shipengine', 'karrio', 'amazon'] as const;
export type TrackingSource = (typeof TRACKING_SOURCES)[number];

/** What a carrier's code means here. */
export interface TrackingMeaning {
  readonly status: TrackingStatus;
  readonly delay: TrackingDelay | null;
}

interface Codes {
  readonly statuses: Readonly<Record<string, TrackingStatus>>;
  readonly delays?: Readonly<Record<string, TrackingDelay>>;
  /** Finer words, which come first where they are there. */
  readonly details?: Readonly<Record<string, TrackingStatus>>;
  /** Finer words that tell a delay only. */
  readonly delayDetails?: Readonly<Record<string, TrackingDelay>>;
}

/*
 * Words of others, as their documentation has them: EasyPost's trackers, Shippo's tracking statuses and substatuses, ShipEngine's status
 * codes, Karrio's `TrackerStatus` and incident reasons, Amazon's package statuses. Codes are compared in lower case.
 */
const CODES: Readonly<Record<TrackingSource, Codes>> = {
  easypost: {
    statuses: {
      unknown: 'unknown',
      error: 'unknown',
      pre_transit: 'preTransit',
      in_transit: 'inTransit',
      out_for_delivery: 'outForDelivery',
      available_for_pickup: 'availableForPickup',
      delivered: 'delivered',
      return_to_sender: 'returnToSender',
      failure: 'exception',
      cancelled: 'cancelled',
    },
    details: {
      received_at_origin_facility: 'accepted',
      delivery_exception: 'deliveryAttempted',
      arrived_at_pickup_location: 'availableForPickup',
      return: 'returnToSender',
    },
    delayDetails: { delayed: 'delayed', weather_delay: 'delayed', held: 'onHold', awaiting_information: 'onHold' },
  },
  shippo: {
    statuses: {
      unknown: 'unknown',
      pre_transit: 'preTransit',
      transit: 'inTransit',
      delivered: 'delivered',
      returned: 'returned',
      failure: 'exception',
    },
    details: {
      package_accepted: 'accepted',
      out_for_delivery: 'outForDelivery',
      pickup_available: 'availableForPickup',
      delivery_attempted: 'deliveryAttempted',
      notice_left: 'deliveryAttempted',
      return_to_sender: 'returnToSender',
    },
    delayDetails: { delayed: 'delayed', package_held: 'onHold', address_issue: 'onHold', contact_carrier: 'onHold' },
  },
  shipengine: {
    statuses: {
      un: 'unknown',
      ny: 'preTransit',
      ac: 'accepted',
      it: 'inTransit',
      sp: 'availableForPickup',
      at: 'deliveryAttempted',
      de: 'delivered',
      ex: 'exception',
    },
    details: { out_for_delivery: 'outForDelivery', attempted_delivery: 'deliveryAttempted' },
  },
  karrio: {
    statuses: {
      unknown: 'unknown',
      pending: 'preTransit',
      picked_up: 'accepted',
      in_transit: 'inTransit',
      delivery_delayed: 'inTransit',
      on_hold: 'inTransit',
      out_for_delivery: 'outForDelivery',
      ready_for_pickup: 'availableForPickup',
      delivery_failed: 'exception',
      delivered: 'delivered',
      return_to_sender: 'returnToSender',
      cancelled: 'cancelled',
    },
    delays: { delivery_delayed: 'delayed', on_hold: 'onHold' },
    // A parcel that failed at the consignee's door comes again; other reasons need a person.
    details: { consignee_not_home: 'deliveryAttempted', consignee_business_closed: 'deliveryAttempted' },
  },
  amazon: {
    statuses: {
      pending: 'preTransit',
      shipped: 'accepted',
      in_transit: 'inTransit',
      delivered: 'delivered',
      undeliverable: 'exception',
      cancelled: 'cancelled',
    },
  },
};

/** Statuses that a finer word may tell more exactly; what is over stays over whatever the detail says. */
const REFINED: ReadonlySet<TrackingStatus> = new Set(['unknown', 'preTransit', 'inTransit', 'exception']);

/** What a carrier's code and its finer word mean. A code nobody knows is `unknown`: it is kept and shown, and changes nothing. */
export function trackingMeaning(source: TrackingSource, code: string, detail = ''): TrackingMeaning {
  const codes = CODES[source];
  const key = code.trim().toLowerCase();
  const fine = detail.trim().toLowerCase();
  const status = own(codes.statuses, key) ?? 'unknown';
  const delay = own(codes.delays, key) ?? own(codes.delayDetails, fine);
  return { status: REFINED.has(status) ? (own(codes.details, fine) ?? status) : status, delay };
}

const own = <T>(table: Readonly<Record<string, T>> | undefined, key: string): T | null =>
  table !== undefined && Object.hasOwn(table, key) ? (table[key] ?? null) : null;
