import { describe, expect, it } from 'vitest';
import { trackingMeaning, type TrackingSource } from '../../../src/core/ship/trackingCodes.ts';

describe('words of carriers', () => {
  it.each([
    ['easypost', 'unknown error', 'unknown'],
    ['easypost', 'pre_transit', 'preTransit'],
    ['easypost', 'in_transit', 'inTransit'],
    ['easypost', 'out_for_delivery', 'outForDelivery'],
    ['easypost', 'available_for_pickup', 'availableForPickup'],
    ['easypost', 'delivered', 'delivered'],
    ['easypost', 'failure', 'exception'],
    ['easypost', 'return_to_sender', 'returnToSender'],
    ['easypost', 'cancelled', 'cancelled'],
    ['shippo', 'UNKNOWN', 'unknown'],
    ['shippo', 'PRE_TRANSIT', 'preTransit'],
    ['shippo', 'TRANSIT', 'inTransit'],
    ['shippo', 'DELIVERED', 'delivered'],
    ['shippo', 'FAILURE', 'exception'],
    ['shippo', 'RETURNED', 'returned'],
    ['shipengine', 'UN', 'unknown'],
    ['shipengine', 'NY', 'preTransit'],
    ['shipengine', 'AC', 'accepted'],
    ['shipengine', 'IT', 'inTransit'],
    ['shipengine', 'SP', 'availableForPickup'],
    ['shipengine', 'AT', 'deliveryAttempted'],
    ['shipengine', 'DE', 'delivered'],
    ['shipengine', 'EX', 'exception'],
    ['karrio', 'pending', 'preTransit'],
    ['karrio', 'picked_up', 'accepted'],
    ['karrio', 'in_transit', 'inTransit'],
    ['karrio', 'out_for_delivery', 'outForDelivery'],
    ['karrio', 'ready_for_pickup', 'availableForPickup'],
    ['karrio', 'delivery_failed', 'exception'],
    ['karrio', 'delivered', 'delivered'],
    ['karrio', 'return_to_sender', 'returnToSender'],
    ['karrio', 'cancelled', 'cancelled'],
    ['amazon', 'PENDING', 'preTransit'],
    ['amazon', 'SHIPPED', 'accepted'],
    ['amazon', 'IN_TRANSIT', 'inTransit'],
    ['amazon', 'DELIVERED', 'delivered'],
    ['amazon', 'UNDELIVERABLE', 'exception'],
    ['amazon', 'CANCELLED', 'cancelled'],
  ] as const)('%s: %s is %s', (source, codes, status) => {
    for (const code of codes.split(' ')) expect(trackingMeaning(source, code)).toEqual({ status, delay: null });
  });

  it.each([
    ['shippo', 'TRANSIT', 'out_for_delivery', { status: 'outForDelivery', delay: null }],
    ['shippo', 'FAILURE', 'delivery_attempted', { status: 'deliveryAttempted', delay: null }],
    ['shippo', 'TRANSIT', 'pickup_available', { status: 'availableForPickup', delay: null }],
    ['shippo', 'TRANSIT', 'delayed', { status: 'inTransit', delay: 'delayed' }],
    ['shippo', 'DELIVERED', 'delivery_attempted', { status: 'delivered', delay: null }],
    ['easypost', 'in_transit', 'received_at_origin_facility', { status: 'accepted', delay: null }],
    ['easypost', 'in_transit', 'weather_delay', { status: 'inTransit', delay: 'delayed' }],
    ['karrio', 'delivery_failed', 'consignee_not_home', { status: 'deliveryAttempted', delay: null }],
    ['karrio', 'on_hold', '', { status: 'inTransit', delay: 'onHold' }],
    ['karrio', 'delivery_delayed', '', { status: 'inTransit', delay: 'delayed' }],
  ] as const)('%s: %s with %s', (source, code, detail, meaning) => {
    expect(trackingMeaning(source, code, detail)).toEqual(meaning);
  });

  it('that nobody knows change nothing', () => {
    for (const source of ['easypost', 'shippo', 'shipengine', 'karrio', 'amazon'] satisfies TrackingSource[])
      for (const code of ['', 'teleported', 'constructor', '__proto__', 'toString'])
        expect(trackingMeaning(source, code, code)).toEqual({ status: 'unknown', delay: null });
  });
});
