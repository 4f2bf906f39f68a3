import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createHidPosDriver } from '../../../src/devices/scanners/hidPosScanner.ts';
import {
  HID_POS_PART_MS,
  IDLE_HID_POS,
  takeHidPosReport,
  type HidPosStep,
} from '../../../src/devices/scanners/hidPos.ts';
import { driverBench } from './driverBench.ts';

/** Input report 2: length, AIM identifier, data, further symbology, flags. */
function report(data: Uint8Array | string, aim = ']E0', continues = false): Uint8Array {
  const bytes = Buffer.from(data);
  const whole = new Uint8Array(64);
  whole.set([2, bytes.length, ...Buffer.from(aim)]);
  whole.set(bytes, 5);
  whole[63] = continues ? 1 : 0;
  return whole;
}

function take(list: readonly (readonly [Uint8Array, number])[]): HidPosStep[] {
  const steps: HidPosStep[] = [];
  let state = IDLE_HID_POS;
  for (const [bytes, at] of list) {
    const step = takeHidPosReport(state, bytes, at);
    state = step.state;
    steps.push(step);
  }
  return steps;
}
const scansOf = (steps: readonly HidPosStep[]) => steps.flatMap((step) => step.scan ?? []);

describe('HID-POS', () => {
  it('reads the report of an EAN-13', () => {
    const bytes = new Uint8Array(64);
    bytes.set(Buffer.from('020d5d453034303036333831333333393331', 'hex'));
    expect(takeHidPosReport(IDLE_HID_POS, bytes, 0)).toEqual({
      state: IDLE_HID_POS,
      scan: { text: '4006381333931', aim: ']E0' },
      dropped: null,
    });
  });

  it('joins a code of two reports', () => {
    const text = `010401234567890110${'A'.repeat(20)}\u001d21${'B'.repeat(19)}`;
    const [first, second] = [report(text.slice(0, 56), ']C1', true), report(text.slice(56), ']C1')];
    expect([first[1], first[63], second[1], second[63]]).toEqual([0x38, 1, 4, 0]);
    const steps = take([
      [first, 0],
      [second, HID_POS_PART_MS],
    ]);
    expect(steps[0]?.scan).toBeNull();
    expect(scansOf(steps)).toEqual([{ text, aim: ']C1' }]);
  });

  it('drops what was begun when the next part does not come within 500 ms', () => {
    const steps = take([
      [report('A'.repeat(56), ']C1', true), 0],
      [report('4006381333931'), 501],
    ]);
    expect(scansOf(steps)).toEqual([{ text: '4006381333931', aim: ']E0' }]);
    expect(steps[1]?.dropped).toBe('unfinished');
  });

  it('never joins parts of two symbols', () => {
    const steps = take([
      [report('A'.repeat(56), ']C1', true), 0],
      [report('4006381333931', ']E0'), 10],
    ]);
    expect(scansOf(steps)).toEqual([{ text: '4006381333931', aim: ']E0' }]);
    expect(steps[1]?.dropped).toBe('unfinished');
  });

  it.each([
    ['another report', Uint8Array.of(1, ...report('A').slice(1))],
    ['a short report', report('A').slice(0, 63)],
    ['more data than fit', Uint8Array.of(2, 57, ...report('A').slice(2))],
    ['nothing', new Uint8Array()],
  ])('drops %s and keeps what was begun', (_name, bytes) => {
    const steps = take([
      [report('A'.repeat(56), ']C1', true), 0],
      [bytes, 10],
      [report('B', ']C1'), 20],
    ]);
    expect(steps[1]).toMatchObject({ scan: null, dropped: 'malformed' });
    expect(scansOf(steps)).toEqual([{ text: `${'A'.repeat(56)}B`, aim: ']C1' }]);
  });

  it('has no identifier where the scanner sends none, and never fills up', () => {
    expect(scansOf(take([[report('ABC', '\0\0\0'), 0]]))).toEqual([{ text: 'ABC', aim: null }]);
    const endless = take(Array.from({ length: 200 }, (_, i) => [report('A'.repeat(56), ']Q1', true), i] as const));
    expect(endless.some((step) => step.dropped === 'oversize')).toBe(true);
    expect(Math.max(...endless.map((step) => step.state.bytes))).toBeLessThanOrEqual(8192);
  });

  it('gives back every text, however long (law)', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 400 }), (data) => {
        const pieces = Array.from({ length: Math.ceil(data.length / 56) }, (_, i) => data.slice(i * 56, i * 56 + 56));
        const ascii = (bytes: Uint8Array) => bytes.map((byte) => byte & 0x7f);
        const steps = take(
          pieces.map((piece, i) => [report(ascii(piece), ']Q1', i < pieces.length - 1), i * 10] as const),
        );
        expect(scansOf(steps)).toEqual([{ text: Buffer.from(ascii(data)).toString('latin1'), aim: ']Q1' }]);
      }),
    );
  });

  it('drives a scanner: one chunk, one report', () => {
    const bench = driverBench(createHidPosDriver, {});
    bench.receive(report('A'.repeat(56), ']C1', true), 0);
    bench.receive(report('B', ']C1'), 5);
    bench.receive(report(']C1X', ']C0'), 900);
    bench.receive(report(']E04006381333931', '\0\0\0'), 1800);
    expect(bench.scans).toEqual([
      { text: `${'A'.repeat(56)}B`, aim: ']C1' },
      { text: ']C1X', aim: ']C0' },
      { text: '4006381333931', aim: ']E0' },
    ]);
  });
});
