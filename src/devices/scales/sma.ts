import { failure, massOf, readNumber, status, weighed, withoutDigits, type Answer } from './answers.ts';
import { BITS, defineProtocol, framedCodec } from './codec.ts';

const LF = 0x0a;
const CR = 0x0d;
const ESC = '\x1b';
// LF, five marks, ten or eleven characters of weight, three of unit, CR; or LF, a mark, CR.
const LENGTHS = [3, 20, 21];
const MAX_FRAME = 21;
// Status, range, mode, motion, reserved; then weight and unit, told apart from both ends.
const REPLY = /^([ ZOUETe]).([GTNgn])([M ]).(.{10,11})(.{3})$/;

const MODES = { g: 'gross', n: 'net', t: 'tare' } as const;
const REFUSALS: Readonly<Record<string, string>> = { '?': 'unknown command', '!': 'garbled command' };

function read(text: string): Answer | null {
  const refusal = REFUSALS[text];
  if (refusal !== undefined) return failure(refusal);
  const [, mark, n = '', motion, field = '', unit = ''] = REPLY.exec(text) ?? [];
  if (mark === undefined) return null;
  const mode = MODES[n.toLowerCase() as keyof typeof MODES];
  const told = {
    mode,
    isStable: motion !== 'M',
    isAtZero: mark === 'Z',
    isOverload: mark === 'O',
    isUnderload: mark === 'U',
    isZeroError: mark === 'E',
  };
  // Off the range, zero or tare error, not displayed: no weight, whatever the field holds.
  if ('OUETe'.includes(mark)) return status(told);
  const number = readNumber(field);
  return number === null ? withoutDigits(field, told) : weighed(massOf(number, unit), told);
}

/** SMA SCP-0499 (Cardinal, Sartorius PR, Fairbanks X, Rice Lake), with the weight field of eleven characters of Cardinal 190. */
export const sma = defineProtocol({
  settings: BITS,
  commands: () => ({
    weight: '\nW\r',
    stableWeight: '\nP\r',
    highResolution: '\nH\r',
    stream: '\nR\r',
    stop: ESC,
    zero: '\nZ\r',
    tare: '\nT\r',
    readTare: '\nM\r',
    clearTare: '\nC\r',
    identity: '\nA\r',
    status: '\nD\r',
  }),
  create: ({ bits }) =>
    framedCodec({
      bits,
      shape: {
        maxBytes: MAX_FRAME,
        accepts(byte, at) {
          if (at === 0) return byte === LF;
          return byte === CR ? LENGTHS.includes(at + 1) : byte >= 0x20;
        },
        follows: (byte, before, at) => byte !== CR || at > 2 || String.fromCharCode(before) in REFUSALS,
        isWhole: (byte) => byte === CR,
      },
      read: (frame) => read(String.fromCharCode(...frame.subarray(1, -1))),
    }),
});
