import { expect, it } from 'vitest';
import { asId, type DeviceId } from '../../src/core/ids.ts';
import { createDeviceDay } from '../../src/main/deviceDay.ts';
import type { DeviceEvent, DevicesPort, PrintOutcome } from '../../src/station/ports.ts';

const SCANNER = asId<DeviceId>('scanner');
const PRINTER = asId<DeviceId>('printer');

/** A station's storage as far as this goes, devices that can be made to do something, and a clock. */
function bench(kept = new Map<string, string>()) {
  let now = Date.UTC(2026, 10, 23, 12);
  let tell: (event: DeviceEvent) => void = () => undefined;
  let outcome: PrintOutcome = { kind: 'printed', proof: 'printed' };
  const devices: DevicesPort = {
    onEvent: (listener) => {
      tell = listener;
      return () => undefined;
    },
    statuses: () => [],
    print: () => Promise.resolve(outcome),
    feedback: () => undefined,
    zero: () => undefined,
    close: () => Promise.resolve(),
  };
  const storage = {
    site: () => ({ timeZone: 'America/Chicago' }) as never,
    preferences: {
      get: (key: string) => kept.get(key) ?? null,
      set: (key: string, value: string) => void kept.set(key, value),
    },
  };
  const day = createDeviceDay(devices, storage, { now: () => now });
  day.port.onEvent(() => undefined);
  return {
    day,
    kept,
    scan: () => {
      tell({ kind: 'scan', scan: { text: 'A', aim: null, deviceId: SCANNER, at: now } });
    },
    print: async (result: PrintOutcome) => {
      outcome = result;
      await day.port.print({ jobId: 'j', bytes: new Uint8Array(), patienceMs: 1, deviceId: PRINTER });
    },
    later: (hours: number) => {
      now += hours * 3_600_000;
    },
  };
}

it('counts scans and labels that came out, until the midnight of the site', async () => {
  const { day, scan, print, later } = bench();
  scan();
  scan();
  await print({ kind: 'printed', proof: 'delivered' });
  await print({ kind: 'failed', reason: 'lost' });
  await print({ kind: 'uncertain', reason: 'lost' });
  expect([day.today(SCANNER), day.today(PRINTER)]).toEqual([2, 1]);
  // 06:00 in Chicago it was; 17 hours later it is still the same day there, then another one.
  later(17);
  expect(day.today(SCANNER)).toBe(2);
  later(2);
  expect(day.today(SCANNER)).toBe(0);
  scan();
  expect([day.today(SCANNER), day.today(PRINTER)]).toEqual([1, 0]);
  day.close();
});

it('counts the papers that the system prints', async () => {
  const { day } = bench();
  const sheets = day.sheets({ print: () => Promise.resolve({ kind: 'printed', proof: 'spooled' }) });
  await sheets.print({ deviceId: PRINTER, page: '', size: 'A4' });
  expect(day.today(PRINTER)).toBe(1);
  day.close();
});

it('is the same after a restart, and begins anew where what was kept is nonsense', () => {
  const first = bench();
  first.scan();
  first.day.close();
  expect(bench(first.kept).day.today(SCANNER)).toBe(1);
  for (const nonsense of ['', '{', 'null', '{"date":"2026-11-23","counts":{"scanner":-4}}'])
    expect(bench(new Map([['devices.today', nonsense]])).day.today(SCANNER)).toBe(0);
});
