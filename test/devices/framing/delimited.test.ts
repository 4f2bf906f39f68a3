import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFramer, type DelimitedOptions } from '../../../src/devices/framing/delimited.ts';
import { splitAt } from '../../support/splits.ts';

const LINES: DelimitedOptions = { ends: [[0x0d], [0x0a]], maxBytes: 16 };
const CRLF: DelimitedOptions = { ends: [[0x0d, 0x0a]], maxBytes: 16 };
const STX_ETX: DelimitedOptions = { start: 2, ends: [[3]], maxBytes: 16 };

const text = (frames: readonly Uint8Array[]): string[] => frames.map((frame) => Buffer.from(frame).toString('latin1'));
const run = (options: DelimitedOptions, chunks: readonly Uint8Array[]): string[] => {
  const framer = createFramer(options);
  return text(chunks.flatMap((chunk) => framer.push(chunk)));
};

describe('the delimited framer', () => {
  it('gives whole frames, keeps the rest and never hands out an unfinished one', () => {
    const framer = createFramer(CRLF);
    expect(text(framer.push(Buffer.from('ab\r\ncd\r\ne')))).toEqual(['ab', 'cd']);
    expect(text(framer.push(Buffer.from('f\r')))).toEqual([]);
    expect(text(framer.push(Buffer.from('\n')))).toEqual(['ef']);
    framer.push(Buffer.from('half'));
    framer.reset();
    expect(text(framer.push(Buffer.from('new\r\n')))).toEqual(['new']);
  });

  it('keeps a lone CR or LF inside a frame that ends with both', () => {
    expect(run(CRLF, [Buffer.from('a\rb\nc\r\r\n')])).toEqual(['a\rb\nc\r']);
  });

  it('takes a frame of exactly the longest size and drops one byte more, counted', () => {
    for (const options of [LINES, CRLF]) {
      const framer = createFramer(options);
      expect(text(framer.push(Buffer.from(`${'x'.repeat(16)}\r\n`)))[0]).toBe('x'.repeat(16));
      framer.reset();
      expect(text(framer.push(Buffer.from(`${'y'.repeat(17)}\r\nok\r\n`))).filter((frame) => frame !== '')).toEqual([
        'ok',
      ]);
      expect(framer.counts).toMatchObject({ oversize: 1, droppedBytes: 17 });
    }
  });

  it('skips noise before a start byte and starts anew at a second one', () => {
    expect(run(STX_ETX, [Buffer.from('noise\u0002a\u0003more\u0002lost\u0002b\u0003')])).toEqual(['a', 'b']);
  });

  it('stays bounded and linear in a megabyte of garbage and finds the next frame', () => {
    const garbage = Buffer.alloc(1_000_000, 0x55);
    for (const options of [CRLF, STX_ETX]) {
      const framer = createFramer(options);
      expect(framer.push(garbage)).toEqual([]);
      framer.push(Buffer.from('\r\n'));
      expect(text(framer.push(Buffer.from('\u0002ok\u0003\r\n')))[0]).toMatch(/ok/);
      expect(framer.counts.droppedBytes).toBeGreaterThanOrEqual(1_000_000);
    }
  });

  it('takes ten times as long for ten times the bytes, not a hundred times', () => {
    const spent = (size: number): number => {
      const framer = createFramer(CRLF);
      const began = process.cpuUsage().user;
      for (let sent = 0; sent < size; sent += 64) framer.push(Buffer.alloc(64, 0x0d));
      return process.cpuUsage().user - began;
    };
    spent(1_000_000);
    expect(spent(4_000_000)).toBeLessThan(40 * Math.max(spent(400_000), 1000));
  });

  it('gives the same frames however the bytes are split (law)', () => {
    const bytes = fc
      .uint8Array({ maxLength: 200 })
      .map((raw) => raw.map((byte) => [0x0d, 0x0a, 2, 3, byte][byte % 5]!));
    fc.assert(
      fc.property(bytes, fc.array(fc.nat(200)), fc.constantFrom(LINES, CRLF, STX_ETX), (raw, cuts, options) => {
        expect(run(options, splitAt(raw, cuts))).toEqual(run(options, [raw]));
      }),
    );
  });
});
