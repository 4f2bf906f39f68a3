import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalText } from '../../../src/core/quantity.ts';
import type { ScaleReading } from '../../../src/core/weigh/reading.ts';
import type { SettingValues } from '../../../src/devices/scales/codec.ts';
import { SCALE_PROTOCOLS } from '../../../src/devices/scales/index.ts';
import { everySplit, splitAt } from '../../support/splits.ts';
import { garbage } from './garbage.ts';
import { VECTORS, type Vector } from './vectors.ts';

const NAMES = Object.keys(SCALE_PROTOCOLS);
const MOST_HELD = 128;

const codecOf = (name: string, settings?: SettingValues) => SCALE_PROTOCOLS[name]!.create(settings);
const bytesOf = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));

function read(name: string, settings: SettingValues | undefined, chunks: readonly Uint8Array[]): ScaleReading[] {
  const codec = codecOf(name, settings);
  return chunks.flatMap((chunk) => {
    const readings = codec.push(chunk);
    expect(codec.bufferedBytes).toBeLessThanOrEqual(MOST_HELD);
    return readings;
  });
}

const says = ({ kind, value }: ScaleReading): string =>
  kind === 'weight' && value ? `${decimalText(value)} ${String(value.unit)}` : kind;
const weightsOf = (readings: readonly ScaleReading[]): string[] =>
  readings.filter(({ kind }) => kind === 'weight').map(says);

describe('the registry of scales', () => {
  it('has a vector for every protocol, and a protocol for every vector', () => {
    expect(Object.keys(VECTORS)).toEqual(NAMES);
  });

  it('takes the default for a setting that is left out or is none of the choices', () => {
    const { hex } = VECTORS['toledo-8217']![0]!;
    for (const settings of [{}, { unit: 'stone' }, { toString: 'kg' }])
      expect(weightsOf(read('toledo-8217', settings, [bytesOf(hex)]))).toEqual(['1.235 kg']);
  });
});

const OHAUS_COLUMNS = 21;
const isHeadless = (name: string, hex: string): boolean =>
  (name === 'ohaus' && hex.length !== 2 * OHAUS_COLUMNS) || (name === 'adam' && !/^(47|4e|54)/.test(hex));

const EVERY_VECTOR = NAMES.flatMap((name) => VECTORS[name]!.map((vector) => [name, vector.name, vector] as const));

describe.each(EVERY_VECTOR)('%s: %s', (name, _, { hex, settings, says: expected, facts }) => {
  const bytes = bytesOf(hex);
  const whole = read(name, settings, [bytes]);

  it('is read exactly, however it is split', () => {
    expect(whole.map(says)).toEqual([expected]);
    expect(whole[0]).toMatchObject(facts ?? {});
    expect(hex).toContain(whole[0]!.frame);
    for (const chunks of everySplit(bytes)) expect(read(name, settings, chunks)).toEqual(whole);
  });

  it('is read behind noise, behind half of itself and behind itself', () => {
    const noises = ['ff 81 7f 1b c0 fe', '23 21 67 61 72 62 40', '0d 0a 0d', '23 11 ff 13 40'].map(bytesOf);
    for (const noise of [...noises, bytes.slice(0, bytes.length >> 1)]) {
      // A number without any header may be the rest of another one: then the next frame is the first to count.
      const frames = isHeadless(name, hex) ? [bytes, bytes] : [bytes];
      const seen = read(name, settings, [noise, ...frames]);
      expect(seen.slice(-1).map(says)).toEqual([expected]);
      expect(seen.slice(0, -frames.length).every(({ kind }) => kind !== 'weight')).toBe(true);
    }
    expect(read(name, settings, [bytes, bytes])).toEqual([...whole, ...whole]);
  });

  it('leaves no byte of it unread, and counts those of noise, however they are split', () => {
    const unreadOf = (chunks: readonly Uint8Array[]): number => {
      const codec = codecOf(name, settings);
      for (const chunk of chunks) codec.push(chunk);
      codec.reset();
      return codec.unreadBytes;
    };
    // A frame that was damaged on its way is told, and none of its bytes is an answer.
    const isDamaged = facts?.['text'] === 'checksum';
    const ends = bytes.filter((byte) => [0x0d, 0x0a].includes(byte & 0x7f)).length;
    expect(unreadOf([bytes, bytes])).toBe(isDamaged ? 2 * (bytes.length - ends) : 0);
    const noise = bytesOf('fe ff fe ff fe 0d 0a');
    const noisy = Uint8Array.from([...noise, ...bytes]);
    const unread = unreadOf([noisy]);
    expect([unread >= 1, unread <= noisy.length]).toEqual([true, true]);
    for (const chunks of everySplit(noisy)) expect(unreadOf(chunks)).toBe(unread);
  });

  it('throws nothing and holds few bytes without a byte of it, or with a flipped bit', () => {
    for (let at = 0; at < bytes.length; at += 1) {
      read(name, settings, [bytes.filter((__, place) => place !== at), bytes]);
      for (let bit = 0; bit < 8; bit += 1)
        read(name, settings, [bytes.map((byte, place) => (place === at ? byte ^ (1 << bit) : byte)), bytes]);
    }
  });
});

const CHECKED = ['toledo-continuous', 'cas-enq', 'avery-enq', 'dibal'].flatMap((name) =>
  VECTORS[name]!.filter(
    ({ says: said, settings }) => / /.test(said) && !['17', '11'].includes(settings?.['length'] ?? ''),
  ).map((vector): [string, Vector] => [name, vector]),
);

describe('a protocol with check characters', () => {
  it.each(CHECKED)('%s never gives a wrong weight from one flipped bit or one lost byte', (name, vector) => {
    const bytes = bytesOf(vector.hex);
    for (const bits of ['8', '7'])
      for (let at = 0; at < bytes.length; at += 1) {
        const short = bytes.filter((_, place) => place !== at);
        const damaged = [0, 1, 2, 3, 4, 5, 6, 7].map((bit) =>
          bytes.map((byte, i) => (i === at ? byte ^ (1 << bit) : byte)),
        );
        for (const frame of [short, ...damaged]) {
          const seen = weightsOf(read(name, { ...vector.settings, bits }, [bytes, frame, bytes, bytes]));
          expect(seen.filter((weight) => weight !== vector.says)).toEqual([]);
          expect(seen.length).toBeGreaterThanOrEqual(2);
        }
      }
  });

  it('names a wrong checksum, and goes on with the next frame', () => {
    const [good, bad] = ['02 29 30 31 32 33 35 03 1c', '02 29 30 31 32 33 35 03 1d'].map(bytesOf);
    expect(read('avery-enq', undefined, [bad!, good!]).map((reading) => reading.text ?? says(reading))).toEqual([
      'checksum',
      '1.235 kg',
    ]);
  });

  it('takes a checksum that looks like an end or a beginning for what it is', () => {
    for (let count = 0; count < 1000; count += 1) {
      const body = Buffer.from(`\x02\x2d\x30\x20${count.toString().padStart(6)}000000\r`, 'latin1');
      const frame = Uint8Array.of(...body, (128 - (body.reduce((sum, byte) => sum + byte, 0) & 0x7f)) & 0x7f);
      const text = `${decimalText({ digits: count, exponent: -3 })} kg`;
      expect(weightsOf(read('toledo-continuous', undefined, [frame, frame]))).toEqual([text, text]);
    }
  });
});

describe.each(NAMES)('%s among noise', (name) => {
  const stream = Buffer.concat(VECTORS[name]!.filter(({ settings }) => !settings).map(({ hex }) => bytesOf(hex)));

  it('holds few bytes of 5 MB of noise and finds the frames behind it', () => {
    const codec = codecOf(name);
    for (let part = 0; part < 80; part += 1) {
      codec.push(garbage(65_536, part));
      expect(codec.bufferedBytes).toBeLessThanOrEqual(MOST_HELD);
    }
    // One end of line: what stood before it is no answer's beginning.
    codec.push(bytesOf('00 00 0d 0a'));
    const last = read(name, undefined, [stream]).map(says);
    expect(
      codec
        .push(stream)
        .map(says)
        .slice(-last.length + 1),
    ).toEqual(last.slice(1));
  });

  it('takes five times as long for five times the noise', () => {
    const small = garbage(1_000_000, 7);
    const large = Buffer.concat([1, 2, 3, 4, 5].map((seed) => garbage(1_000_000, seed)));
    const best = (bytes: Uint8Array): number =>
      Math.min(
        ...[1, 2, 3].map(() => {
          const codec = codecOf(name);
          const began = performance.now();
          codec.push(bytes);
          return performance.now() - began;
        }),
      );
    best(small);
    expect(best(large) / best(small)).toBeLessThan(15);
  });

  it('never throws, and reads the same however the bytes are split (law)', () => {
    const piece = fc.oneof(
      fc.uint8Array({ maxLength: 24 }),
      fc.constantFrom(...VECTORS[name]!).map(({ hex }) => bytesOf(hex)),
      fc.tuple(fc.constantFrom(...VECTORS[name]!), fc.nat(30), fc.nat(255)).map(([{ hex }, at, byte]) => {
        const bytes = bytesOf(hex);
        bytes[at % bytes.length] = byte;
        return bytes;
      }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), fc.array(fc.nat(160)), (pieces, cuts) => {
        const bytes = Uint8Array.from(Buffer.concat(pieces));
        expect(read(name, undefined, splitAt(bytes, cuts))).toEqual(read(name, undefined, [bytes]));
      }),
    );
  });

  it('forgets an unfinished answer when told to', () => {
    const codec = codecOf(name);
    const { hex } = VECTORS[name]![0]!;
    codec.push(bytesOf(hex).slice(0, -1));
    codec.reset();
    expect(codec.bufferedBytes).toBe(0);
    expect(codec.push(bytesOf(hex)).map(says)).toEqual([VECTORS[name]![0]!.says]);
  });
});

const parityOf = (byte: number): number => [0, 1, 2, 3, 4, 5, 6].reduce((sum, bit) => sum ^ (byte >> bit), 0) & 1;
const withParity = (bytes: Uint8Array, isOdd: boolean): Uint8Array =>
  bytes.map((byte) => (byte & 0x7f) | ((parityOf(byte) ^ Number(isOdd)) << 7));

describe('a line of seven bits and a parity read with eight', () => {
  const inText = EVERY_VECTOR.filter(
    ([name, , { hex }]) => !['hid-scale', 'cas-22'].includes(name) && !/^[89a-f]/.test(hex),
  );
  it.each(inText)('%s: %s is named, never read, and read where the eighth bit is dropped', (name, _, vector) => {
    const { settings } = vector;
    const bytes = bytesOf(vector.hex);
    for (const image of [withParity(bytes, false), withParity(bytes, true)]) {
      const seen = read(name, settings, [image, image]);
      const isPlain = image.every((byte, at) => byte === bytes[at]);
      if (image.length > 1 && !isPlain) {
        expect(weightsOf(seen)).toEqual([]);
        if (/ /.test(vector.says)) expect(seen[0]?.text).toMatch(/^parity mismatch/);
      }
      expect(read(name, { ...settings, bits: '7' }, [image]).map(says)).toEqual([vector.says]);
    }
  });
});

describe('a frame that is no weight', () => {
  it('is read across no control character: the rest of a number is no number', () => {
    for (const [name, line] of [
      ['ohaus', '  1\x022.5 g\r\n'],
      ['adam', '  1\x022.5kg\r\n'],
      ['fairbanks', '  1\x022.5 lb GR  \r\n'],
    ] as const)
      expect(read(name, undefined, [Buffer.from(line, 'latin1')])).toEqual([]);
  });

  it('leaves the other lines of a reply alone: date, user, item', () => {
    const lines = '11/27/2026 03:10 PM\r\nUser ID: 12\r\n    1.235 kg ?\r\nItem 5\r\n';
    expect(read('ohaus', undefined, [Buffer.from(lines)]).map(says)).toEqual(['1.235 kg']);
  });

  it('is a status where nothing but blanks or marks stand for digits', () => {
    expect(read('ohaus', undefined, [Buffer.from('    ------ kg\r\n')]).map(says)).toEqual(['status']);
    expect(read('and', undefined, [Buffer.from('ST,G ,-    .  kg\r\n')])[0]).toMatchObject({ isUnderload: true });
    expect(read('sma', undefined, [Buffer.from('\n 1G            lb \r')]).map(says)).toEqual(['status']);
  });

  it('is noise to Avery where a zero byte stands behind noise, and no data where it stands alone', () => {
    expect(read('avery-enq', undefined, [bytesOf('00')]).map(says)).toEqual(['status']);
    expect(read('avery-enq', undefined, [bytesOf('41 00')])).toEqual([]);
  });
});

describe('what a scale is asked', () => {
  it.each([
    ['mt-sics', { weight: 'SI\r\n', stableWeight: 'S\r\n', stream: 'SIR\r\n', zero: 'Z\r\n', tare: 'T\r\n' }],
    ['toledo-8217', { weight: 'W', highResolution: 'H', zero: 'Z', tare: 'T', clearTare: 'C', stream: null }],
    ['toledo-continuous', { weight: 'P', zero: 'Z', tare: 'T', clearTare: 'C' }],
    ['nci', { weight: 'W\r', status: 'S\r', zero: 'Z\r' }],
    ['sma', { weight: '\nW\r', stableWeight: '\nP\r', zero: '\nZ\r', stop: '\x1b' }],
    ['and', { weight: 'Q\r\n', stableWeight: 'S\r\n', zero: 'Z\r\n' }],
    ['ohaus', { weight: 'IP\r\n', stableWeight: 'SP\r\n', stream: 'CP\r\n' }],
    ['cas-22', { weight: null }],
    ['cas-enq', { ask: '\x05', weight: '\x11' }],
    [
      'avery-enq',
      { ask: '\x05', weight: '\x11', accept: '\r', zero: '\x02Z\0\0\0\0\0\x03Z', tare: '\x02N\0\0\0\0\0\x03N' },
    ],
    ['fairbanks', { weight: '\r' }],
    ['dibal', { stableWeight: '98000001\r\n', weight: null }],
    ['adam', { weight: 'G\r\n', zero: 'Z\r\n', tare: 'T\r\n' }],
    ['hid-scale', { zero: '\x02\x02' }],
  ] as const)('%s is asked in its own words', (name, commands) => {
    for (const [command, text] of Object.entries(commands)) {
      const bytes = SCALE_PROTOCOLS[name]!.encode(command as 'weight');
      expect(bytes && Buffer.from(bytes).toString('latin1')).toBe(text);
    }
  });

  it('goes by the settings', () => {
    const text = (bytes: Uint8Array | null) => bytes && Buffer.from(bytes).toString('latin1');
    expect(text(SCALE_PROTOCOLS['toledo-continuous']!.encode('zero', { commandEnd: 'crlf' }))).toBe('Z\r\n');
    expect(text(SCALE_PROTOCOLS['adam']!.encode('stableWeight', { model: 'azextra' }))).toBe('P\r\n');
    expect(text(SCALE_PROTOCOLS['ohaus']!.encode('stableWeight', { stableCommand: 'P' }))).toBe('P\r\n');
  });
});
