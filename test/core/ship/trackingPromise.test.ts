import { describe, expect, it } from 'vitest';
import { trackingState, type TrackingEvent } from '../../../src/core/ship/tracking.ts';
import { type TrackingStatus } from '../../../src/core/ship/trackingStatus.ts';
import { deliveredInTime, isStale, shippedInTime } from '../../../src/core/ship/trackingPromise.ts';
import { zoneOffset } from '../../../src/station/siteTime.ts';

const honolulu = zoneOffset('Pacific/Honolulu');
const chicago = zoneOffset('America/Chicago');
const at = (text: string) => Date.parse(text);

const event = (time: string, status: TrackingStatus, localDate: string | null = null): TrackingEvent => ({
  number: '1',
  code: status,
  text: '',
  reason: '',
  place: '',
  at: at(time),
  localDate,
  status,
  delay: null,
  eta: null,
});

const promise = { shipBy: '2026-11-24', deliverBy: '2026-11-27', source: 'shop' };

describe('delivered in time', () => {
  const judged = (now: string, ...events: readonly TrackingEvent[]) =>
    deliveredInTime(promise, trackingState(events), at(now), honolulu);

  it('goes by the calendar of the consignee, not by UTC', () => {
    // 23:30 of the 27th in Honolulu is the 28th in London.
    expect(judged('2026-12-01T00:00:00Z', event('2026-11-28T09:30:00Z', 'delivered'))).toBe('kept');
    expect(judged('2026-12-01T00:00:00Z', event('2026-11-28T10:00:00Z', 'delivered'))).toBe('broken');
  });

  it("goes by the carrier's own date where it wrote one", () => {
    expect(judged('2026-12-01T00:00:00Z', event('2026-11-28T12:00:00Z', 'delivered', '2026-11-27'))).toBe('kept');
    expect(judged('2026-12-01T00:00:00Z', event('2026-11-27T12:00:00Z', 'delivered', '2026-11-28'))).toBe('broken');
  });

  it('is open until that calendar has passed the date', () => {
    expect(judged('2026-11-28T09:59:59Z', event('2026-11-25T12:00:00Z', 'inTransit'))).toBe('open');
    expect(judged('2026-11-28T10:00:00Z', event('2026-11-25T12:00:00Z', 'inTransit'))).toBe('broken');
    expect(judged('2026-11-26T00:00:00Z')).toBe('open');
  });

  it('is not said of a return, nor without a promise', () => {
    const back = [event('2026-11-25T12:00:00Z', 'returnToSender'), event('2026-11-26T12:00:00Z', 'delivered')];
    expect(judged('2026-12-01T00:00:00Z', ...back)).toBe('broken');
    expect(deliveredInTime({ ...promise, deliverBy: null }, trackingState(back), 0, honolulu)).toBe('notPromised');
  });

  it('stays what it was when the parcel comes back later', () => {
    const events = [event('2026-11-27T12:00:00Z', 'delivered'), event('2026-12-05T12:00:00Z', 'returnToSender')];
    expect(judged('2026-12-10T00:00:00Z', ...events)).toBe('kept');
  });
});

describe('shipped in time', () => {
  it('counts the first scan, not the label', () => {
    const printed = event('2026-11-24T20:00:00Z', 'preTransit');
    const judged = (now: string, ...events: readonly TrackingEvent[]) =>
      shippedInTime(promise, trackingState(events), at(now), chicago);
    expect(judged('2026-11-25T05:59:00Z', printed)).toBe('open');
    expect(judged('2026-11-25T06:00:00Z', printed)).toBe('broken');
    expect(judged('2026-11-26T00:00:00Z', printed, event('2026-11-25T05:00:00Z', 'accepted'))).toBe('kept');
    expect(judged('2026-11-26T00:00:00Z', printed, event('2026-11-25T07:00:00Z', 'accepted'))).toBe('broken');
  });
});

describe('stale', () => {
  const manifested = at('2026-11-24T12:00:00Z');
  it.each([
    ['no scan for a day', [event('2026-11-24T10:00:00Z', 'preTransit')], 24, true],
    ['a scan', [event('2026-11-24T20:00:00Z', 'accepted')], 24, false],
    ['cancelled', [event('2026-11-24T20:00:00Z', 'cancelled')], 24, false],
    ['not long enough', [], 25, false],
  ])('%s', (_, events, hours, expected) => {
    expect(isStale(trackingState(events), manifested, manifested + 24 * 3_600_000, hours)).toBe(expected);
    expect(isStale(trackingState(events), null, manifested * 2, hours)).toBe(false);
  });
});
