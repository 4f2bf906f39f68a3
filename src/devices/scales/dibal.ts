import { massOf, readNumber, status, weighed, type Answer } from './answers.ts';
import { BITS, defineProtocol, framedCodec, WRONG_CHECKSUM } from './codec.ts';

// Code 99, result, grams 5, filler 7, XOR of all before, CR LF.
const REPLY = /^99(\d)(\d{5})\d{7}.\r\n$/;
const LENGTH = 18;
const CHECK_AT = 15;
const [NINE, ZERO, CR, LF] = [0x39, 0x30, 0x0d, 0x0a];

function accepts(byte: number, at: number): boolean {
  if (at < 2) return byte === NINE;
  if (at <= CHECK_AT) return byte >= ZERO && byte <= (at === CHECK_AT ? 0x3f : NINE);
  return byte === (at === CHECK_AT + 1 ? CR : LF);
}

function read(frame: Uint8Array): Answer | null {
  const xor = frame.subarray(0, CHECK_AT).reduce((sum, byte) => sum ^ byte, 0);
  if (xor !== frame[CHECK_AT]) return WRONG_CHECKSUM;
  const [, result, grams = ''] = REPLY.exec(String.fromCharCode(...frame)) ?? [];
  const number = readNumber(grams);
  if (result === undefined || number === null) return null;
  // The scale answers when it is at rest, after seven seconds at the latest.
  return result === '0' ? weighed(massOf(number, 'g'), { isStable: true }) : status({ isStable: false });
}

/** Dibal and EPOS-Tisa: asked with a price (of nought), answered with grams under an XOR. */
export const dibal = defineProtocol({
  settings: BITS,
  // The scale waits up to 7 s for a stable weight.
  manner: { poll: ['stableWeight'], replyMs: 8000 },
  commands: () => ({ stableWeight: '98000001\r\n' }),
  create: ({ bits }) =>
    framedCodec({ bits, shape: { maxBytes: LENGTH, accepts, isWhole: (_, length) => length === LENGTH }, read }),
});
