import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFramer } from '../../../src/devices/framing/delimited.ts';
import {
  decodeZplLine,
  faultOf,
  hostStatus,
  isDrained,
  ZPL_ETX,
  ZPL_MAX_FRAME,
  ZPL_STX,
} from '../../../src/devices/printers/zpl.ts';
import { everySplit, splitAt } from '../../support/splits.ts';

const framed = (...lines: string[]): Uint8Array =>
  Uint8Array.from(Buffer.from(lines.map((line) => `\u0002${line}\u0003\r\n`).join('')));

const read = (chunks: readonly Uint8Array[]) => {
  const framer = createFramer({ start: ZPL_STX, ends: [[ZPL_ETX]], maxBytes: ZPL_MAX_FRAME });
  return chunks.flatMap((chunk) => framer.push(chunk)).map((frame) => decodeZplLine(frame));
};

const status = (first: string, second: string) => hostStatus(first.split(','), second.split(','));
const READY = ['030,0,0,1245,000,0,0,0,000,0,0,0', '000,0,0,0,0,2,4,0,00000000,1,000', '1234,0'] as const;

describe('ZPL host status', () => {
  it('reads the three lines whole, split at every byte, and with noise before', () => {
    const whole = read([framed(...READY)]);
    expect(whole.map((line) => line?.kind)).toEqual(['status1', 'status2', 'status3']);
    for (const chunks of everySplit(framed(...READY))) expect(read(chunks)).toEqual(whole);
    expect(read([Buffer.from('garbage\r\n'), framed(...READY)])).toEqual(whole);
  });

  it('says ready only when nothing is wrong', () => {
    expect(faultOf(status(READY[0], READY[1]))).toBeNull();
    expect(isDrained(status(READY[0], READY[1]))).toBe(true);
  });

  it.each([
    ['paperOut', '030,1,0,1245,000,0,0,0,000,0,0,0', READY[1]],
    ['paused', '030,0,1,1245,000,0,0,0,000,0,0,0', READY[1]],
    ['headOpen', READY[0], '000,0,1,0,0,2,4,0,00000000,1,000'],
    ['ribbonOut', READY[0], '000,0,0,1,0,2,4,0,00000000,1,000'],
    ['bufferFull', '030,0,0,1245,000,1,0,0,000,0,0,0', READY[1]],
    ['overheated', '030,0,0,1245,000,0,0,0,000,0,0,1', READY[1]],
    ['headOpen', '030,1,1,1245,000,0,0,0,000,0,0,0', '000,0,1,1,0,2,4,0,00000000,1,000'],
  ])('says %s', (reason, first, second) => {
    expect(faultOf(status(first, second))).toBe(reason);
  });

  it('knows formats, labels left and a format that was begun', () => {
    const queueing = status('030,0,0,1245,003,0,0,0,000,0,0,0', '000,0,0,0,0,2,4,0,00000012,1,000');
    expect(queueing).toMatchObject({ formats: 3, labelsLeft: 12 });
    expect(isDrained(queueing)).toBe(false);
    expect(isDrained(status('030,0,0,1245,000,0,0,1,000,0,0,0', READY[1]))).toBe(false);
  });

  it('reads dots per millimetre from the identification', () => {
    expect(read([framed('ZT411-300dpi,V92.21.39Z,12,8176KB,X')])).toEqual([
      { kind: 'identity', model: 'ZT411-300dpi', firmware: 'V92.21.39Z', dpmm: 12 },
    ]);
  });

  it('gives the same lines however the bytes are split and never throws (law)', () => {
    const part = fc.oneof(fc.constant(framed(...READY)), fc.uint8Array({ maxLength: 30 }));
    fc.assert(
      fc.property(fc.array(part, { maxLength: 5 }), fc.array(fc.nat(400)), (parts, cuts) => {
        const stream = Uint8Array.from(Buffer.concat(parts));
        expect(read(splitAt(stream, cuts))).toEqual(read([stream]));
      }),
    );
  });
});
