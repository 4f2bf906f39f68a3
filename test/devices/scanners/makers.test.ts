import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ScannerMake, ScannerSignal } from '../../../src/devices/scanners/feedback.ts';
import { MAKERS } from '../../../src/devices/scanners/makers.ts';
import { createScannerDriver } from '../../../src/devices/scanners/serialScanner.ts';
import { createSsiDriver } from '../../../src/devices/scanners/ssiScanner.ts';
import { encodeSsi, readSsi, SSI_ACK, takeSsiFrames } from '../../../src/devices/scanners/zebraSsi.ts';
import { stationConfig } from '../../../src/shared/config.ts';
import { everySplit } from '../../support/splits.ts';
import { driverBench } from './driverBench.ts';

const hex = (bytes: Uint8Array | null): string | null => bytes && Buffer.from(bytes).toString('hex');

/** A packet as a scanner sends it. */
function fromScanner(opcode: number, data: readonly number[], status = 0): Uint8Array {
  const packet = encodeSsi(opcode, data, status);
  packet[2] = 0;
  const sum = -packet.subarray(0, -2).reduce((total, byte) => total + byte, 0) & 0xffff;
  packet.set([sum >> 8, sum & 0xff], packet.length - 2);
  return packet;
}
const decoded = (text: string, status = 0) => fromScanner(0xf3, [0x0b, ...Buffer.from(text)], status);

describe('what makers understand', () => {
  it.each<[ScannerMake, ScannerSignal, string | null]>([
    ['datalogic', 'good', '1b5b36711b5b33711b5b3771'],
    ['datalogic', 'bad', '1b5b3471'],
    ['datalogic', 'attention', '1b5b31711b5b35711b5b3171'],
    ['datalogic', 'enable', null],
    ['datalogic-magellan', 'good', '42'],
    ['datalogic-magellan', 'bad', '46'],
    ['datalogic-magellan', 'attention', '01'],
    ['datalogic-magellan', 'enable', '45'],
    ['honeywell', 'good', '16070d'],
    ['honeywell', 'bad', '16070d16070d16070d'],
    ['honeywell', 'attention', '16070d16070d'],
    ['honeywell', 'enable', null],
    ['zebra-ssi', 'good', '05e6040001ff10'],
    ['zebra-ssi', 'bad', '05e6040011ff00'],
    ['zebra-ssi', 'enable', '04e90400ff0f'],
    ['cipherlab', 'good', '23402f2f2f2f0d'],
    ['cipherlab', 'attention', '23402f2f2f2f0d23402f2f2f2f0d'],
  ])('%s, %s: %s', (make, signal, bytes) => {
    expect(hex(MAKERS[make][signal])).toBe(bytes);
  });

  it('every maker can say good, bad and attention, each otherwise, and no setting for ever', () => {
    for (const maker of Object.values(MAKERS)) {
      const said = [maker.good, maker.bad, maker.attention].map(hex);
      expect(said).not.toContain(null);
      expect(new Set(said).size).toBe(3);
      // Metrologic's programming mode: 02 39 39 39 39 39 39 03.
      for (const bytes of Object.values(maker)) expect(hex(bytes) ?? '').not.toContain('02393939');
    }
  });

  it.each(Object.keys(MAKERS))('%s may stand in the configuration', (feedback) => {
    const device = { deviceId: 's', role: 'scanner', name: 'S', protocol: 'text', transport: { kind: 'keyboard' } };
    const parsed = stationConfig.parse({ devices: [{ ...device, settings: { feedback, gs: '<GS>' } }] });
    expect(parsed.devices[0]?.settings).toEqual({ feedback, gs: '<GS>' });
  });

  it('a scanner with a mark of its own for GS is read by its setting only', () => {
    const line = Buffer.from(']C1010401234567890110ABC<GS>17261231\r');
    for (const [settings, text] of [
      [{ gs: '<GS>' }, '010401234567890110ABC\u001d17261231'],
      [{}, '010401234567890110ABC<GS>17261231'],
    ] as const) {
      const bench = driverBench(createScannerDriver, settings);
      bench.receive(line, 0);
      expect(bench.scans).toEqual([{ text, aim: ']C1' }]);
    }
  });

  it.each([
    [{}, '1b5b34710d'],
    [{ address: '0001', delimiter: '#' }, '3030303123' + '1b5b34710d'],
    [{ address: 'A', isPrefixed: true }, '1241' + '1b5b34710d'],
  ])('a Datalogic in Host-ACK mode (%j) hears the verdict wrapped: %s', (hostAck, bytes) => {
    const bench = driverBench(createScannerDriver, { feedback: 'datalogic', hostAck });
    bench.driver.feedback?.('bad');
    expect(bench.written).toEqual([bytes]);
  });

  it('a Honeywell gets its settings each time it is connected, for as long as its power lasts, and its answers are no code', () => {
    const bench = driverBench(createScannerDriver, { feedback: 'honeywell', volatile: ['BEPLVL1', 'bad.', 'TERMID0'] });
    // SYN M CR setting and an exclamation mark: never the full stop that keeps it.
    expect(bench.written).toEqual(['164d0d' + '4245504c564c31' + '21', '164d0d' + '5445524d494430' + '21']);
    for (const chunks of everySplit(Buffer.from('BEPLVL1\u0006!TERMID0\u0005!4006381333931\rBEPLVL1\r'))) {
      const again = driverBench(createScannerDriver, { volatile: ['BEPLVL1', 'TERMID0'] });
      for (const chunk of chunks) again.receive(chunk, 0);
      expect(again.scans.map(({ text }) => text)).toEqual(['4006381333931', 'BEPLVL1']);
    }
  });

  it('settings that would be kept for ever, or are none, are refused in the configuration', () => {
    const parse = (volatile: string[]) =>
      stationConfig.safeParse({
        devices: [
          {
            deviceId: 's',
            role: 'scanner',
            name: 'S',
            protocol: 'text',
            transport: { kind: 'keyboard' },
            settings: { volatile },
          },
        ],
      }).success;
    expect(parse(['BEPLVL1'])).toBe(true);
    for (const wrong of ['BEPLVL1.', 'BEPLVL1!', '99999999', 'BEP', 'BEPLVL1;TERMID0'])
      expect(parse([wrong])).toBe(false);
  });

  it('a scanner that was left switched off is switched on when it is connected, and never switched off', () => {
    const magellan = driverBench(createScannerDriver, { feedback: 'datalogic-magellan' });
    const zebra = driverBench(createSsiDriver, {});
    const plain = driverBench(createScannerDriver, {});
    expect([magellan.written, zebra.written, plain.written]).toEqual([['45'], ['04e90400ff0f'], []]);
    for (const maker of Object.values(MAKERS)) {
      // Datalogic D, Zebra EA, CipherLab #@----.
      const said = Object.values(maker).map(hex);
      for (const off of ['44', '04ea0400ff0e', '23402d2d2d2d0d']) expect(said).not.toContain(off);
    }
  });

  it('a scanner that waits for ACK gets one for each code, and no other scanner does', () => {
    for (const acknowledges of [true, false]) {
      const bench = driverBench(createScannerDriver, { acknowledges });
      bench.receive(Buffer.from('A1\r\nB2\r\n'), 0);
      expect([bench.scans.length, bench.written]).toEqual([2, acknowledges ? ['06', '06'] : []]);
    }
  });
});

describe('Zebra SSI', () => {
  it('computes its checksum', () => {
    expect(hex(SSI_ACK)).toBe('04d00400ff28');
    expect(hex(encodeSsi(0xe7, [1]))).toBe('05e7040001ff0f');
    expect(() =>
      encodeSsi(
        0xe6,
        Array.from({ length: 252 }, () => 0),
      ),
    ).toThrow(RangeError);
  });

  it('reads ACK, NAK and decode data', () => {
    const stream = Buffer.concat([
      fromScanner(0xd0, []),
      fromScanner(0xd1, [6]),
      decoded('4006381333931'),
      fromScanner(0xf6, [1]),
    ]);
    expect(takeSsiFrames(stream).frames.map(readSsi)).toEqual([
      { kind: 'ack' },
      { kind: 'nak', cause: 6 },
      {
        kind: 'decode',
        symbology: 0x0b,
        data: new Uint8Array(Buffer.from('4006381333931')),
        isPartial: false,
        isResent: false,
      },
      { kind: 'other', opcode: 0xf6 },
    ]);
  });

  it('finds packets behind noise, and keeps a part of one', () => {
    const packet = decoded('ABC');
    expect(takeSsiFrames(Buffer.concat([Buffer.from([0xff, 0x00, 0x07]), packet]))).toMatchObject({
      frames: [{ opcode: 0xf3 }],
      noise: 3,
    });
    const cut = takeSsiFrames(packet.subarray(0, 5));
    expect([cut.frames, hex(cut.rest), cut.noise]).toEqual([[], hex(packet.subarray(0, 5)), 0]);
    const wrong = packet.slice();
    wrong[5] = 0x5a;
    expect(takeSsiFrames(Buffer.concat([wrong, packet])).frames).toHaveLength(1);
  });

  it('gives the same scans split at every byte, acknowledges each packet, and delivers a repeated one once', () => {
    const stream = Buffer.concat([
      decoded(']E04006381333931'),
      decoded(']E04006381333931', 1),
      decoded('AB', 2),
      decoded('CD'),
    ]);
    for (const chunks of everySplit(stream)) {
      const bench = driverBench(createSsiDriver, {});
      for (const [i, chunk] of chunks.entries()) bench.receive(chunk, i);
      expect(bench.scans).toEqual([
        { text: '4006381333931', aim: ']E0' },
        { text: 'ABCD', aim: null },
      ]);
      expect(bench.written).toEqual(['04e90400ff0f', ...Array.from({ length: 4 }, () => '04d00400ff28')]);
    }
  });

  it('delivers two equal items, forgets half a packet after a silence, and beeps when told', () => {
    const bench = driverBench(createSsiDriver, {});
    bench.receive(decoded('A1'), 0);
    bench.receive(decoded('A1'), 600);
    bench.receive(decoded('B2').subarray(0, 6), 1200);
    bench.receive(decoded('C3'), 2000);
    expect(bench.scans.map(({ text }) => text)).toEqual(['A1', 'A1', 'C3']);
    bench.driver.feedback?.('bad');
    expect(bench.written.at(-1)).toBe('05e6040011ff00');
  });

  it('never throws and takes a megabyte of noise', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const { frames, rest, noise } = takeSsiFrames(bytes);
        const taken = frames.reduce((sum, { data }) => sum + data.length + 6, 0);
        expect(taken + rest.length + noise).toBe(bytes.length);
      }),
    );
    const start = performance.now();
    takeSsiFrames(new Uint8Array(1_000_000).fill(0xff));
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});
