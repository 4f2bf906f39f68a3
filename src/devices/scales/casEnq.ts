import { answer, massOf, readNumber, status, weighed, withoutDigits, type Answer } from './answers.ts';
import { BITS, defineProtocol, framedCodec, WRONG_CHECKSUM } from './codec.ts';

const ACK = 0x06;
const NAK = 0x15;
// SOH STX, stable or unstable, sign, weight 6, unit 2, XOR of those, ETX EOT.
const HEAD = [0x01, 0x02];
const TAIL = [0x03, 0x04];
const LENGTH = 15;
const CHECK_AT = 12;
const BODY = /^([SU])([ +-])([\d .,^_-]{6})(.{2})$/;

const READY = answer('ack');
const AGAIN = status();

const xorOf = (bytes: Uint8Array): number => bytes.reduce((xor, byte) => xor ^ byte, 0);

function read(frame: Uint8Array): Answer | null {
  if (frame.length === 1) return frame[0] === ACK ? READY : AGAIN;
  const body = frame.subarray(HEAD.length, CHECK_AT);
  if (xorOf(body) !== frame[CHECK_AT]) return WRONG_CHECKSUM;
  const [, state, sign = '', field = '', unit = ''] = BODY.exec(String.fromCharCode(...body)) ?? [];
  if (state === undefined) return null;
  const told = { isStable: state === 'S' };
  const number = readNumber(`${sign.trim()}${field.trim()}`);
  return number === null ? withoutDigits(field, told) : weighed(massOf(number, unit), told);
}

function accepts(byte: number, at: number): boolean {
  if (at === 0) return byte === HEAD[0] || byte === ACK || byte === NAK;
  if (at === 1) return byte === HEAD[1];
  if (at < CHECK_AT) return byte >= 0x20;
  return at === CHECK_AT || byte === TAIL[at - CHECK_AT - 1];
}

/** CAS PD, SW-II, AP-1: asked by ENQ, answered ACK or NAK; asked by DC1, answered with the weight under an XOR. */
export const casEnq = defineProtocol({
  settings: BITS,
  manner: { poll: ['ask', 'weight'] },
  commands: () => ({ ask: '\x05', weight: '\x11' }),
  create: ({ bits }) =>
    framedCodec({
      bits,
      shape: {
        maxBytes: LENGTH,
        accepts,
        isWhole: (byte, length) => length === LENGTH || (length === 1 && byte !== HEAD[0]),
      },
      read,
    }),
});
