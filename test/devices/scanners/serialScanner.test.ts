import { describe, expect, it } from 'vitest';
import type { DeviceSettings } from '../../../src/devices/config.ts';
import { decodeScan } from '../../../src/devices/scanners/serialScanner.ts';
import { createScannerDriver } from '../../../src/devices/scanners/serialScanner.ts';
import { cleanup } from '../../support/cleanup.ts';
import { at, device, watchHub } from '../../support/hubWatch.ts';
import { scriptedDevice } from '../../support/scriptedDevice.ts';
import { everySplit } from '../../support/splits.ts';

const after = cleanup();

/** Feeds chunks to a scanner driver and gives the scans; `at` is the clock, in milliseconds, of each chunk. */
function scans(settings: DeviceSettings, chunks: readonly (string | Uint8Array)[], times: readonly number[] = []) {
  const seen: { text: string; aim: string | null }[] = [];
  let now = 0;
  const driver = createScannerDriver({
    clock: { now: () => now, wall: () => now, uptime: () => now, after: () => () => undefined, random: () => 0 },
    settings,
    emit: (output) => {
      if (output.kind === 'scan') seen.push({ text: output.text, aim: output.aim });
    },
    health: () => undefined,
    trace: () => undefined,
    reopen: () => undefined,
    want: () => undefined,
  });
  chunks.forEach((chunk, index) => {
    now = times[index] ?? index * 200;
    driver.receive(typeof chunk === 'string' ? Buffer.from(chunk, 'latin1') : chunk);
  });
  return seen;
}
const texts = (...input: Parameters<typeof scans>): string[] => scans(...input).map((scan) => scan.text);

describe('a scan', () => {
  it('is text without STX, ETX and AIM identifier, GS and leading zeros kept', () => {
    const decode = (text: string) => decodeScan(Buffer.from(text, 'latin1'), {});
    expect(decode('0012345678905')).toEqual({ text: '0012345678905', aim: null });
    expect(decode(']E04006381333931')).toEqual({ text: '4006381333931', aim: ']E0' });
    expect(decode('\u0002]d20104012345678901\u001d21SER/1\u0003')).toEqual({
      text: '0104012345678901\u001d21SER/1',
      aim: ']d2',
    });
    expect(decode(']')).toEqual({ text: ']', aim: null });
    expect(decodeScan(Buffer.from(']C1abc'), { aim: 'off' })).toEqual({ text: ']C1abc', aim: null });
  });

  it('keeps every byte: UTF-8 where it is, one character a byte where it is not', () => {
    expect(decodeScan(Buffer.from('Köln 東京'), {}).text).toBe('Köln 東京');
    expect(decodeScan(Uint8Array.from([0x4b, 0xf6, 0x6c, 0x6e]), {}).text).toBe('Köln');
    expect(decodeScan(Uint8Array.from([0xb5, 0xff]), {}).text).toBe('\u00b5\u00ff');
  });
});

describe('a scanner that sends text', () => {
  it.each([
    ['auto', '\r', {}],
    ['auto', '\n', {}],
    ['auto', '\r\n', {}],
    ['CR', '\r', { suffix: 'CR' }],
    ['LF', '\n', { suffix: 'LF' }],
    ['CRLF', '\r\n', { suffix: 'CRLF' }],
    ['TAB', '\t', { suffix: 'TAB' }],
  ] as const)('ends a code at its suffix, once or twice (%s %j)', (_name, suffix, settings) => {
    expect(texts(settings, [`A1${suffix}B2${suffix}${suffix}C3`, suffix])).toEqual(['A1', 'B2', 'C3']);
  });

  it('keeps line breaks and tabs that belong to a code', () => {
    expect(texts({ suffix: 'CRLF' }, ['one\ntwo\rthree\t4\r\n'])).toEqual(['one\ntwo\rthree\t4']);
  });

  it('gives the same scans split at every byte', () => {
    const stream = Buffer.from(']C10104012345678901\u001d10ABC\r\n]E04006381333931\r\n');
    for (const chunks of everySplit(stream)) {
      expect(
        scans(
          {},
          chunks,
          chunks.map(() => 0),
        ),
      ).toEqual([
        { text: '0104012345678901\u001d10ABC', aim: ']C1' },
        { text: '4006381333931', aim: ']E0' },
      ]);
    }
  });

  it('delivers two equal items in a row twice, whatever the setting', () => {
    expect(texts({}, ['4006381333931\r4006381333931\r'])).toHaveLength(2);
    expect(texts({ dropsRepeats: true }, ['4006381333931\r', '4006381333931\r'], [0, 300])).toHaveLength(2);
  });

  it('drops the second of one burst only where that is set', () => {
    expect(texts({ dropsRepeats: true }, ['4006381333931\r4006381333931\r'])).toHaveLength(1);
    expect(texts({ dropsRepeats: true }, ['4006381333931\r', '4006381333931\r'], [0, 10])).toHaveLength(1);
    expect(texts({ dropsRepeats: true }, ['A\rB\rA\r'])).toEqual(['A', 'B', 'A']);
  });

  it('lets noise without an end go by and reads the next code', () => {
    expect(texts({}, ['x'.repeat(1_000_000), '\r', '4006381333931\r'])).toEqual(['4006381333931']);
  });

  it('never delivers a code whose end did not come before the line broke', async () => {
    const scanner = await scriptedDevice();
    after(() => scanner.close());
    const watch = watchHub(device('scanner', at(scanner.port)));
    after(() => watch.hub.close());
    await watch.state('scanner', 'ready');
    scanner.say('40063');
    scanner.cut('reset');
    await watch.state('scanner', 'disconnected');
    await watch.state('scanner', 'ready');
    const scan = watch.scan();
    scanner.say('81333931\r');
    expect(await scan).toEqual({ text: '81333931', aim: null });
    expect(watch.events.filter((event) => event.kind === 'scan')).toHaveLength(1);
  });

  it.each([
    ['datalogic', 'good', '\u001b[6q\u001b[3q\u001b[7q'],
    ['datalogic', 'bad', '\u001b[4q'],
    ['honeywell', 'good', '\u0016\u0007\r'],
    ['honeywell', 'bad', '\u0016\u0007\r'.repeat(3)],
  ] as const)('beeps on a %s scanner: %s', async (feedback, verdict, bytes) => {
    const scanner = await scriptedDevice();
    after(() => scanner.close());
    const watch = watchHub(device('scanner', at(scanner.port), { feedback }));
    after(() => watch.hub.close());
    await watch.state('scanner', 'ready');
    watch.hub.feedback(watch.status('scanner').deviceId, verdict);
    await expect.poll(() => scanner.heard()).toBe(bytes);
  });
});
