import { expect, it } from 'vitest';
import { asId, type DeviceId } from '../../src/core/ids.ts';
import type { WatchedItem } from '../../src/devices/watchFeed.ts';
import { createScanTests, type TestedScan } from '../../src/main/scanTests.ts';
import type { DeviceEntry } from '../../src/shared/config.ts';
import type { DeviceEvent, DevicesPort } from '../../src/station/ports.ts';

const entry = (deviceId: string, protocol: DeviceEntry['protocol'] = 'text', isTyped = false): DeviceEntry => ({
  deviceId,
  role: 'scanner',
  name: deviceId,
  protocol,
  transport: isTyped ? { kind: 'keyboard' } : { kind: 'tcp', host: 'x', port: 1 },
});
const bytes = (text: string): WatchedItem => ({
  kind: 'bytes',
  at: 0,
  direction: 'in',
  length: text.length,
  bytes: Buffer.from(text),
});

function bench() {
  let tell: (event: DeviceEvent) => void = () => undefined;
  const devices: DevicesPort = {
    onEvent: (listener) => {
      tell = listener;
      return () => undefined;
    },
    statuses: () => [],
    print: () => Promise.resolve({ kind: 'printed', proof: 'printed' }),
    feedback: () => undefined,
    zero: () => undefined,
    close: () => Promise.resolve(),
  };
  const tests = createScanTests(devices);
  const heard: string[] = [];
  tests.port.onEvent((event) => {
    if (event.kind === 'scan') heard.push(event.scan.text);
  });
  const judged: TestedScan[] = [];
  return {
    tests,
    heard,
    judged,
    start: (what: DeviceEntry) => {
      tests.start(what, (scan) => judged.push(scan));
    },
    scan: (deviceId: string, text: string, aim: string | null = null) => {
      tell({ kind: 'scan', scan: { text, aim, deviceId: asId<DeviceId>(deviceId), at: 0 } });
    },
  };
}

it('while a scanner is tested its codes are nobody else’s; those of others are the station’s', () => {
  const { start, scan, heard, tests } = bench();
  start(entry('a'));
  scan('a', 'BADGE-1');
  scan('b', '10472');
  expect(heard).toEqual(['10472']);
  tests.stop();
  scan('a', 'BADGE-1');
  expect(heard).toEqual(['10472', 'BADGE-1']);
});

it('a code that comes in pieces is judged once, with its end', async () => {
  const { start, tests, judged } = bench();
  start(entry('a'));
  tests.heard([bytes(']C0Qwer')]);
  tests.heard([bytes('ty-Azm]019'), { ...bytes('\u0006'), direction: 'out' } as WatchedItem, bytes('\r\r')]);
  await expect.poll(() => judged).toMatchObject([{ code: 'code128', findings: ['suffixDoubled'] }]);
});

it('reports and typed codes are judged as they are read', () => {
  const { start, scan, tests, judged } = bench();
  start(entry('a', 'hid-pos'));
  scan('a', '4006381333931', ']E0');
  expect(judged).toMatchObject([{ code: 'ean13', findings: [] }]);
  start(entry('keyboard', 'text', true));
  expect(tests.takes({ text: 'qWERTY-aZM]019', aim: null, deviceId: null, at: 0 })).toBe(true);
  expect(judged[1]).toMatchObject({ code: 'code128', findings: ['aimMissing', 'capsLock'] });
  tests.stop();
  expect(tests.takes({ text: 'x', aim: null, deviceId: null, at: 0 })).toBe(false);
});
