import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LanguageName } from '../../../src/devices/printers/language.ts';
import { LANGUAGES } from '../../../src/devices/printers/languages.ts';
import { splitAt } from '../../support/splits.ts';
import { hex, read } from './codecs.ts';

const PIECES = [
  '02 40 40 40 40 03 0d 0a',
  '24 30 37 0d 0a',
  '37 22 30 30 34 32 00',
  '10 00 00 0f',
  '23 86 00 00 00 00 00 00 00',
  '11',
  '13',
  '12',
  '16',
  '00',
].map(hex);

describe.each(Object.keys(LANGUAGES) as LanguageName[])('the decoder of %s', (name) => {
  const language = LANGUAGES[name]();
  const questions = [null, ...language.status.map((question) => question.name), 'identity', 'no such question'];

  it('gives the same however the bytes are split, never throws, and stays small (law)', () => {
    const piece = fc.oneof(fc.constantFrom(...PIECES), fc.uint8Array({ maxLength: 40 }));
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 6 }),
        fc.array(fc.nat(240)),
        fc.constantFrom(...questions),
        (pieces, cuts, question) => {
          const stream = Uint8Array.from(Buffer.concat(pieces));
          expect(read(language.decoder(), splitAt(stream, cuts), question)).toEqual(
            read(language.decoder(), [stream], question),
          );
        },
      ),
    );
  });

  it('forgets half an answer when told to', () => {
    for (const piece of PIECES) {
      const decoder = language.decoder();
      decoder.push(piece.slice(0, -1));
      decoder.reset();
      expect(decoder.push(hex('0d'))).toEqual([]);
    }
  });

  it('takes 5 MB of noise and goes on', () => {
    const decoder = language.decoder();
    const noise = new Uint8Array(5_000_000).map((_, index) => (index * 7919 + (index >> 8)) % 256);
    for (let at = 0; at < noise.length; at += 65_536) decoder.push(noise.subarray(at, at + 65_536));
    decoder.reset();
    const question = language.status[0]!;
    decoder.expect(question.name);
    const answers: Record<LanguageName, Uint8Array> = {
      zpl: Buffer.from(
        ['030,0,0,1245,000,0,0,0,000,0,0,0', '000,0,0,0,0,2,4,0,00000000,1,000', '1234,0']
          .map((line) => `\u0002${line}\u0003\r\n`)
          .join(''),
      ),
      epl: Buffer.from('$00\r\n'),
      tspl: hex('00'),
      cpcl: hex('00'),
      escpos: hex('12'),
      star: hex('23 86 00 00 00 00 00 00 00'),
    };
    expect(decoder.push(answers[name])).toContainEqual(
      expect.objectContaining({ kind: 'status', answers: question.name }),
    );
  });
});
