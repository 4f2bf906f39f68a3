import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTerminal, trackingState, type TrackingEvent } from '../../../src/core/ship/tracking.ts';
import { type TrackingStatus } from '../../../src/core/ship/trackingStatus.ts';

const START = Date.parse('2026-11-24T12:00:00Z');

/** An event so many hours after the start. */
const event = (hours: number, status: TrackingStatus, fields: Partial<TrackingEvent> = {}): TrackingEvent => ({
  number: '1Z999AA10123456784',
  code: status,
  text: '',
  reason: '',
  place: 'Reno NV',
  at: START + hours * 3_600_000,
  localDate: null,
  status,
  delay: null,
  eta: null,
  ...fields,
});

const statusAfter = (...events: readonly TrackingEvent[]) => trackingState(events).status;

describe('a parcel on its way', () => {
  const way = [
    event(0, 'preTransit'),
    event(5, 'accepted'),
    event(9, 'inTransit'),
    event(30, 'outForDelivery'),
    event(33, 'deliveryAttempted'),
    event(54, 'outForDelivery'),
    event(57, 'delivered', { localDate: '2026-11-26' }),
  ];

  it('goes from status to status', () => {
    expect(way.map((_, index) => trackingState(way.slice(0, index + 1)).status)).toEqual(
      way.map(({ status }) => status),
    );
    expect(trackingState(way)).toMatchObject({
      since: way[6]!.at,
      firstScan: way[1],
      lastScan: way[6],
      delivered: way[6],
      attempts: 1,
      movedWhenCancelled: false,
    });
    expect(trackingState([])).toMatchObject({ status: 'unknown', since: null, firstScan: null });
  });

  it('says the same whatever the order its events come in, and however often', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...way, ...way, ...way], { minLength: 21 }), (shuffled) => {
        expect(trackingState(shuffled)).toEqual(trackingState(way));
      }),
    );
  });

  it('is the same event with another text, not with another place or time', () => {
    const twice = trackingState([event(5, 'accepted'), event(5, 'accepted', { text: 'Picked up' })]);
    expect(twice.events).toHaveLength(1);
    expect(
      trackingState([
        event(5, 'deliveryAttempted'),
        event(5, 'deliveryAttempted', { place: 'Elko NV' }),
        event(6, 'deliveryAttempted'),
        event(6, 'deliveryAttempted', { number: 'other' }),
      ]).attempts,
    ).toBe(4);
  });

  it('tells events without codes apart by their status', () => {
    const both = [event(9, 'outForDelivery', { code: '' }), event(9, 'delivered', { code: '' })];
    expect(trackingState([...both, ...both])).toMatchObject({ status: 'delivered', events: [{}, {}] });
  });

  it('keeps its status when a word about the label or an unknown one comes late', () => {
    expect(statusAfter(event(5, 'inTransit'), event(9, 'preTransit'))).toBe('inTransit');
    expect(statusAfter(event(5, 'inTransit'), event(9, 'unknown'))).toBe('inTransit');
    expect(statusAfter(event(5, 'inTransit'), event(9, 'cancelled'))).toBe('inTransit');
    expect(statusAfter(event(5, 'exception'), event(9, 'inTransit'))).toBe('inTransit');
    expect(trackingState([event(5, 'inTransit'), event(9, 'unknown')]).lastScan?.at).toBe(event(5, 'inTransit').at);
  });

  it('takes the later stage of two events of one instant', () => {
    expect(statusAfter(event(9, 'delivered'), event(9, 'outForDelivery'))).toBe('delivered');
  });
});

describe('the end of the way', () => {
  it('is kept against events that come after it, late or not', () => {
    for (const status of ['inTransit', 'outForDelivery', 'exception', 'preTransit', 'cancelled', 'unknown'] as const) {
      expect(statusAfter(event(50, 'delivered'), event(40, status))).toBe('delivered');
      expect(statusAfter(event(50, 'delivered'), event(60, status))).toBe('delivered');
      expect(statusAfter(event(50, 'returned'), event(60, status))).toBe('returned');
    }
    expect(trackingState([event(50, 'delivered'), event(60, 'delivered', { code: 'again' })]).since).toBe(
      START + 50 * 3_600_000,
    );
  });

  it('of a delivery may still be a return', () => {
    expect(statusAfter(event(50, 'delivered'), event(60, 'returnToSender'))).toBe('returnToSender');
    expect(statusAfter(event(50, 'delivered'), event(40, 'returnToSender')), 'an older one is none').not.toBe(
      'returnToSender',
    );
    const back = trackingState([event(50, 'delivered'), event(60, 'returnToSender'), event(90, 'delivered')]);
    expect(back).toMatchObject({ status: 'returned', delivered: { at: START + 50 * 3_600_000 } });
    expect(trackingState([event(20, 'returnToSender'), event(30, 'inTransit'), event(40, 'delivered')])).toMatchObject({
      status: 'returned',
      delivered: null,
    });
  });

  it('of a cancelled label is told by the parcel that moves all the same', () => {
    expect(trackingState([event(0, 'preTransit'), event(1, 'cancelled')])).toMatchObject({
      status: 'cancelled',
      movedWhenCancelled: false,
    });
    expect(statusAfter(event(1, 'cancelled'), event(9, 'preTransit'))).toBe('cancelled');
    expect(trackingState([event(1, 'cancelled'), event(9, 'inTransit'), event(50, 'delivered')])).toMatchObject({
      status: 'delivered',
      movedWhenCancelled: true,
    });
  });

  it('is never left but for a return, by any events', () => {
    const statuses: readonly TrackingStatus[] = [
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
    ];
    const any = fc
      .tuple(fc.integer({ min: 0, max: 30 }), fc.constantFrom(...statuses))
      .map(([hours, status]) => event(hours, status));
    fc.assert(
      fc.property(fc.array(any, { maxLength: 12 }), (events) => {
        const { events: ordered } = trackingState(events);
        const seen = ordered.map((_, index) => trackingState(ordered.slice(0, index + 1)).status);
        for (let index = 1; index < seen.length; index += 1) {
          const [before, now] = [seen[index - 1]!, seen[index]!];
          if (!isTerminal(before) || before === now) continue;
          expect(before).toBe('delivered');
          expect(['returnToSender', 'returned']).toContain(now);
        }
      }),
    );
  });
});

describe('delays and promised dates', () => {
  it('hold until the parcel is seen without one', () => {
    const held = [event(5, 'inTransit'), event(9, 'inTransit', { code: 'held', delay: 'onHold' })];
    expect(trackingState(held)).toMatchObject({ status: 'inTransit', delay: 'onHold' });
    expect(trackingState([...held, event(10, 'unknown')]).delay).toBe('onHold');
    expect(trackingState([...held, event(12, 'outForDelivery')]).delay).toBeNull();
    expect(trackingState([...held, event(12, 'delivered')]).delay).toBeNull();
  });

  it('are kept as they changed', () => {
    const eta = (hours: number, date: string) => event(hours, 'inTransit', { eta: date });
    const { etas } = trackingState([
      eta(1, '2026-11-27'),
      eta(2, '2026-11-27'),
      event(3, 'inTransit'),
      eta(4, '2026-11-30'),
    ]);
    expect(etas.map((one) => one.eta)).toEqual(['2026-11-27', '2026-11-30']);
  });
});
