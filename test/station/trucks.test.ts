import { expect, test } from 'vitest';
import { asId, type ManifestId } from '../../src/core/ids.ts';
import { EVERY_DAY, type ServiceCalendar } from '../../src/core/ship/calendar.ts';
import type { CarrierPort } from '../../src/station/ports.ts';
import { shipDay, truckTimes } from '../../src/station/trucks.ts';
import { DEMO_SITE } from '../../src/station/demo.ts';
import { originOf } from '../../src/core/ship/manifest.ts';
import { fact, HOUR, imported, orderFacts, orderId } from '../storage/facts.ts';
import { newFolder, openIn, steadyRuntime } from '../storage/place.ts';
import { offlineCarrier } from '../support/rates.ts';

const DAY = 24 * HOUR;
/** Noon on the site's clock, six hours behind UTC. */
const NOON = Date.UTC(2026, 10, 25, 18);

/** A station at work until noon, and what its trucks are at another moment of its clock. */
function trucks(working: ReturnType<CarrierPort['workingDays']>) {
  const runtime = steadyRuntime(NOON);
  const storage = openIn(newFolder(), runtime);
  const site = { ...DEMO_SITE, timeZone: 'America/Chicago' };
  storage.record([fact({ type: 'siteConfigured', site }), imported(orderFacts('1', [['A', 1]]))], null);
  const ports = { storage, runtime, carrier: { ...offlineCarrier(), workingDays: () => working } };
  return {
    storage,
    site,
    at(now: number) {
      runtime.at(now);
      return { ...truckTimes(ports), day: shipDay(ports, site) };
    },
  };
}
const until = (hour: number, calendar: ServiceCalendar = EVERY_DAY) => ({ calendar, cutOff: { minutes: hour * 60 } });

test('the truck goes by the carrier’s cut-off; without one what is promised for another day can wait', () => {
  const day = '2026-11-25';
  expect(trucks(until(16)).at(NOON)).toEqual({
    now: NOON,
    cutOffAt: NOON + 4 * HOUR,
    laterFrom: NOON + 28 * HOUR,
    day,
  });
  expect(trucks(until(11)).at(NOON)).toEqual({
    now: NOON,
    cutOffAt: NOON + 23 * HOUR,
    laterFrom: NOON + 47 * HOUR,
    day: '2026-11-26',
  });
  expect(trucks(null).at(NOON)).toEqual({ now: NOON, cutOffAt: null, laterFrom: NOON + 12 * HOUR, day });
});

test('a clock that was set back brings no truck back: the queue and the label name the same one', () => {
  const { at, storage } = trucks(until(16));
  at(NOON + 5 * HOUR);
  storage.record([fact({ type: 'orderHeld', orderId: orderId('1'), reason: 'problem' })], null);
  expect(at(NOON)).toEqual({ now: NOON, cutOffAt: NOON + 28 * HOUR, laterFrom: NOON + 52 * HOUR, day: '2026-11-26' });
  // Further back than anybody works: then the clock was wrong before, and is taken at its word, and no hour is known.
  expect(at(NOON - 2 * DAY)).toMatchObject({
    cutOffAt: null,
    laterFrom: NOON - 2 * DAY + 12 * HOUR,
    day: '2026-11-23',
  });
});

test('a closed manifest moves the truck for both', () => {
  const { at, storage, site } = trucks(until(16));
  const of = { carrier: 'offline', account: '', origin: originOf(site.shipFrom), shipDate: '2026-11-25' };
  const closed = {
    type: 'manifestClosed',
    manifestId: asId<ManifestId>('MF1'),
    ...of,
    part: 1,
    parts: 1,
    parcels: [],
  } as const;
  storage.record([fact(closed)], null);
  expect(at(NOON)).toEqual({ now: NOON, cutOffAt: NOON + 28 * HOUR, laterFrom: NOON + 52 * HOUR, day: '2026-11-26' });
});

test('a carrier that never opens has no hour', () => {
  const never = { days: [], holidays: [], exceptions: {}, source: '' };
  expect(trucks(until(16, never)).at(NOON)).toEqual({
    now: NOON,
    cutOffAt: null,
    laterFrom: NOON + 12 * HOUR,
    day: '2026-11-25',
  });
});
