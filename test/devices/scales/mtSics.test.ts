import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mtSics } from '../../../src/devices/scales/mtSics.ts';
import { everySplit, splitAt } from '../../support/splits.ts';

const decode = (line: string) => mtSics.create().push(Buffer.from(`${line}\r\n`, 'latin1'))[0] ?? null;
const hex = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'));

const read = (chunks: readonly Uint8Array[]) => {
  const codec = mtSics.create();
  return chunks.flatMap((chunk) => codec.push(chunk));
};

const VECTORS = [
  '53 20 53 20 20 20 20 20 20 31 2e 32 33 35 20 6b 67 0d 0a',
  '53 20 44 20 20 20 20 20 20 31 2e 32 34 30 20 6b 67 0d 0a',
  '53 20 49 0d 0a',
  '53 20 2b 0d 0a',
  '53 20 2d 0d 0a',
];

describe('MT-SICS', () => {
  it('writes commands in upper case with CR LF', () => {
    for (const command of ['weight', 'stableWeight', 'stream', 'stop', 'zero', 'tare', 'identity'] as const)
      expect(Buffer.from(mtSics.encode(command) ?? []).toString()).toMatch(/^[A-Z][A-Z0-9]*\r\n$/);
  });

  it('reads the vectors of the manual whole, split at every byte and byte by byte', () => {
    const stream = hex(VECTORS.join(' '));
    const whole = read([stream]);
    expect(whole.map((reading) => [reading.kind, reading.value, reading.isStable])).toEqual([
      ['weight', { digits: 1235, exponent: -3, unit: 'kg' }, true],
      ['weight', { digits: 1240, exponent: -3, unit: 'kg' }, false],
      ['status', null, false],
      ['status', null, false],
      ['status', null, false],
    ]);
    expect(whole[3]).toMatchObject({ isOverload: true, isUnderload: false });
    expect(whole[4]).toMatchObject({ isOverload: false, isUnderload: true });
    expect(whole[0]?.frame).toBe('532053202020202020312e323335206b67');
    for (const chunks of everySplit(stream)) expect(read(chunks)).toEqual(whole);
  });

  it('keeps digits exactly: trailing zeros, sign, decimal comma, no float', () => {
    expect(decode('S S      0.500 kg')?.value).toEqual({ digits: 500, exponent: -3, unit: 'kg' });
    expect(decode('S S     -0.050 kg')?.value).toEqual({ digits: -50, exponent: -3, unit: 'kg' });
    expect(decode('S S -    0.050 kg')?.value).toEqual({ digits: -50, exponent: -3, unit: 'kg' });
    expect(decode('S S     12,345 kg')?.value).toEqual({ digits: 12345, exponent: -3, unit: 'kg' });
    expect(decode('S S        250 g')?.value).toEqual({ digits: 250, exponent: 0, unit: 'g' });
    expect(decode('S S      5.025 lb')?.value).toEqual({ digits: 5025, exponent: -3, unit: 'lb' });
    expect(decode('S S 0.100000000 kg')?.value).toEqual({ digits: 100000000, exponent: -9, unit: 'kg' });
  });

  it('knows zero, and never a negative zero', () => {
    const reading = decode('S S     -0.000 kg');
    expect(reading).toMatchObject({ isAtZero: true, value: { digits: 0, exponent: -3 } });
    expect(Object.is(reading?.value?.digits, 0)).toBe(true);
  });

  it('keeps unverified digits in brackets out of the value and in the frame', () => {
    const reading = decode('S S     1.23[5] kg');
    expect(reading?.value).toEqual({ digits: 123, exponent: -2, unit: 'kg' });
    expect(Buffer.from(reading?.frame ?? '', 'hex').toString()).toContain('[5]');
  });

  it('gives a unit it does not know as null, never as a guess', () => {
    expect(decode('S S      1.235 ct')?.value?.unit).toBeNull();
    expect(decode('S S      1.235')?.value?.unit).toBeNull();
  });

  it('reads blanks and dashes as an answer without a weight', () => {
    for (const line of ['S S     ------ kg', 'S D ^^^^^^', 'S S ______']) {
      expect(decode(line)).toMatchObject({ kind: 'status', value: null, isStable: false });
    }
  });

  it('reads the variants of KERN and RADWAG', () => {
    expect(decode('S ^')).toMatchObject({ kind: 'status', isOverload: true });
    expect(decode('S v')).toMatchObject({ kind: 'status', isUnderload: true });
    expect(decode('S E')).toMatchObject({ kind: 'status', value: null, isStable: false });
    expect(decode('Z A')).toMatchObject({ kind: 'ack' });
    expect(decode('Z D')).toMatchObject({ kind: 'ack' });
    expect(decode('S A')).toMatchObject({ kind: 'ack' });
    expect(decode('S     -      8.5 g  ')).toMatchObject({
      kind: 'weight',
      isStable: true,
      value: { digits: -85, exponent: -1, unit: 'g' },
    });
    expect(decode('SI  ?      1.235 kg ')).toMatchObject({
      kind: 'weight',
      isStable: false,
      value: { digits: 1235, exponent: -3, unit: 'kg' },
    });
    expect(decode('SI  ^      1.235 kg ')).toMatchObject({ kind: 'status', value: null, isOverload: true });
  });

  it('does not take a frame that lost its stability letter for a stable one', () => {
    expect(decode('S       1.240 kg')).toBeNull();
    expect(decode('S D      1.240 kg'.replace('S D', 'S '))).toBeNull();
  });

  it('tells acknowledgements, refusals, identity and errors apart, and never gives a tare as a weight', () => {
    expect(decode('T S      0.500 kg')).toMatchObject({ kind: 'ack', mode: 'tare', value: { digits: 500 } });
    expect(decode('TA A      0.500 kg')).toMatchObject({ kind: 'ack', mode: 'tare' });
    expect(decode('TAC A')).toMatchObject({ kind: 'ack', value: null });
    expect(decode('Z I')).toMatchObject({ kind: 'error' });
    expect(decode('Z +')).toMatchObject({ kind: 'error', isZeroError: true });
    expect(decode('ZI S')).toMatchObject({ kind: 'ack' });
    expect(decode('I4 A "1234567890"')).toMatchObject({ kind: 'identity', text: '1234567890' });
    for (const line of ['ES', 'ET', 'EL']) expect(decode(line)).toMatchObject({ kind: 'error', text: line });
    for (const line of ['', 'hello', 'S', 'S X', 'S S', 'S S abc kg', '\u00ff\u00fe']) expect(decode(line)).toBeNull();
  });

  it('never throws and never invents a weight out of noise (law)', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (noise) => {
        const [reading] = mtSics.create().push(noise);
        if (reading?.kind === 'weight') expect(Buffer.from(noise).toString('latin1')).toMatch(/S/);
      }),
    );
  });

  it('gives the same readings however the bytes are split, with noise between (law)', () => {
    const frame = fc.oneof(
      fc.constantFrom(...VECTORS).map(hex),
      fc.uint8Array({ maxLength: 20 }),
      fc
        .integer({ min: -99_999, max: 99_999 })
        .map((count) => Buffer.from(`S S ${(count / 1000).toFixed(3).padStart(10)} kg\r\n`)),
    );
    fc.assert(
      fc.property(fc.array(frame, { maxLength: 8 }), fc.array(fc.nat(160)), (frames, cuts) => {
        const stream = Uint8Array.from(Buffer.concat(frames));
        expect(read(splitAt(stream, cuts))).toEqual(read([stream]));
      }),
    );
  });
});
