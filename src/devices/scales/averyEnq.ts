import { answer, massOf, readNumber, status, weighed, withoutDigits, type Answer } from './answers.ts';
import { BITS, defineProtocol, framedCodec, WRONG_CHECKSUM, type SettingValues } from './codec.ts';

const STX = 0x02;
const ETX = 0x03;
const NUL = 0x00;
const ACK = 0x06;
const NAK = 0x15;
const CAN = 0x18;
const ALONE = [NUL, ACK, NAK, CAN];

// STX, capacity, weight 5, ETX, XOR of all but STX and ETX.
const LENGTH = 9;
const ETX_AT = 7;
const ALWAYS = 0x28;
const OFF_RANGE = 0x10;
const CAPACITY = 0x47;
const SCALES: Readonly<Record<number, readonly [unit: string, decimals: number]>> = {
  0x01: ['kg', 3],
  0x02: ['lb', 2],
  0x03: ['kg', 3],
};

const SETTINGS = {
  // For capacities the manual leaves open; `frame` reads 15 kg x 5 g, 30 lb x 0.01 lb and 6 kg x 2 g.
  unit: ['frame', 'kg', 'g', 'lb', 'oz'],
  decimals: ['frame', '0', '1', '2', '3', '4'],
  ...BITS,
} as const;

function read(frame: Uint8Array, isInStep: boolean, settings: SettingValues<typeof SETTINGS>): Answer | null {
  if (frame.length === 1) return readAlone(frame[0] ?? 0, isInStep);
  const [, id = 0] = frame;
  const field = frame.subarray(2, ETX_AT);
  if (field.reduce((xor, byte) => xor ^ byte, id) !== frame[ETX_AT + 1]) return WRONG_CHECKSUM;
  // Zero and tare are commands of the same form: seen only where the line echoes.
  if ((id & ALWAYS) !== ALWAYS) return answer('ack');
  if ((id & OFF_RANGE) !== 0) return status();
  const text = String.fromCharCode(...field);
  const number = /^ *\d+$/.test(text) ? readNumber(text) : null;
  if (number === null) return withoutDigits(text.replaceAll('\0', ' '));
  const [unit, decimals] = scaleOf(id, settings);
  // The scale hands out a weight only at rest.
  return weighed(massOf({ digits: number.digits, exponent: decimals === 0 ? 0 : -decimals }, unit), {
    isStable: true,
    isOverload: false,
    isUnderload: false,
  });
}

function scaleOf(id: number, { unit, decimals }: SettingValues<typeof SETTINGS>): readonly [string, number] {
  const code = id & CAPACITY;
  const [ownUnit, ownDecimals] = SCALES[code] ?? [`capacity ${code.toString(16)}`, 0];
  return [unit === 'frame' ? ownUnit : unit, decimals === 'frame' ? ownDecimals : Number(decimals)];
}

const READY = answer('ack');
const NO_WEIGHT = status();

/** Ready is an acknowledgement; no weight, weigh again and no data clear the shown one. A zero byte behind noise is noise. */
function readAlone(byte: number, isInStep: boolean): Answer | null {
  if (byte === NUL && !isInStep) return null;
  return byte === ACK ? READY : NO_WEIGHT;
}

function accepts(byte: number, at: number): boolean {
  if (at === 0) return byte === STX || ALONE.includes(byte);
  if (at === 1) return byte >= 0x20;
  if (at < ETX_AT) return byte >= 0x20 || byte === NUL;
  return at > ETX_AT || byte === ETX;
}

/** A command with the form of a weight: its letter, five zero bytes, and the XOR, which is the letter. */
const framed = (letter: string): string => `\x02${letter}\0\0\0\0\0\x03${letter}`;

/** Avery Berkel ENQ protocol (OHAUS Aviator 5000): asked by ENQ, then DC1; a weight taken is answered with CR. */
export const averyEnq = defineProtocol({
  settings: SETTINGS,
  manner: { poll: ['ask', 'weight'], isAccepted: true },
  commands: () => ({ ask: '\x05', weight: '\x11', accept: '\r', zero: framed('Z'), tare: framed('N') }),
  create: (settings) =>
    framedCodec({
      bits: settings.bits,
      shape: {
        maxBytes: LENGTH,
        accepts,
        isWhole: (byte, length) => length === LENGTH || (length === 1 && byte !== STX),
      },
      read: (frame, isInStep) => read(frame, isInStep, settings),
    }),
});
