import { IN_RANGE, massOf, readNumber, status, weighed, withoutDigits, type Answer } from './answers.ts';
import { BITS, defineProtocol, framedCodec, WRONG_CHECKSUM, type SettingValues } from './codec.ts';
import { UNASKED } from './manner.ts';

const STX = 0x02;
const CR = 0x0d;
// With the stored tare's six digits a frame has STX, three status words, 6 + 6 digits and CR; without them it is the short form.
const LONG = 17;
const SHORT = 11;
const WEIGHT_AT = 4;
const WEIGHT_DIGITS = 6;

// Bit 5 of each status word is 1, bit 6 of the first and the third is 0.
const SWA_SWC = { mask: 0x60, value: 0x20 };
const SWB = { mask: 0x20, value: 0x20 };
const NET = 0x01;
const NEGATIVE = 0x02;
const OUT_OF_RANGE = 0x04;
const MOTION = 0x08;
const KILOGRAMS = 0x10;
const NOT_ZEROED = 0x40;
const EXPANDED = 0x10;
const UNIT_CODE = 0x07;
const GRAMS = 1;
// Decimal code 0 is x100, 7 is .00001.
const HUNDREDS = 2;

const SETTINGS = {
  length: ['18', '17', '12', '11'],
  unit: ['frame', 'kg', 'g', 'lb', 'oz'],
  // What names the unit: bit 4 of the second word (and code 1, grams, in the third), or bit 0 of the third, 1 for pounds (Liden LUW2001).
  unitBit: ['swb4', 'swc0'],
  // A weight in ten times resolution: not used, or its last digit counts a tenth, or it is as the decimal code says.
  expanded: ['refuse', 'tenth', 'plain'],
  commandEnd: ['none', 'crlf'],
  ...BITS,
} as const;

type Settings = SettingValues<typeof SETTINGS>;

const isSet = (byte: number, bit: number): boolean => (byte & bit) !== 0;

function unitOf(swb: number, swc: number, { unit, unitBit }: Settings): string {
  if (unit !== 'frame') return unit;
  const code = swc & UNIT_CODE;
  if (unitBit === 'swc0') return isSet(code, 1) ? 'lb' : 'kg';
  if (code === 0) return isSet(swb, KILOGRAMS) ? 'kg' : 'lb';
  return code === GRAMS ? 'g' : `code ${code.toString()}`;
}

function read(frame: Uint8Array, settings: Settings): Answer | null {
  const sum = frame.reduce((total, byte) => total + byte, 0);
  if (hasChecksum(settings) && (sum & 0x7f) !== 0) return WRONG_CHECKSUM;
  const [, swa = 0, swb = 0, swc = 0] = frame;
  const isBelow = isSet(swb, NEGATIVE);
  const told = { isStable: !isSet(swb, MOTION), mode: isSet(swb, NET) ? 'net' : 'gross' } as const;
  if (isSet(swb, OUT_OF_RANGE)) return status({ ...told, isOverload: !isBelow, isUnderload: isBelow });
  if (isSet(swb, NOT_ZEROED)) return status({ ...told, ...IN_RANGE, isZeroError: true });
  const isExpanded = isSet(swc, EXPANDED);
  if (isExpanded && settings.expanded === 'refuse') return status({ ...told, ...IN_RANGE });
  const field = String.fromCharCode(...frame.subarray(WEIGHT_AT, WEIGHT_AT + WEIGHT_DIGITS));
  const number = /^ *\d+$/.test(field) ? readNumber(field) : null;
  if (number === null) return withoutDigits(field, told);
  const exponent = HUNDREDS - (swa & UNIT_CODE) - (isExpanded && settings.expanded === 'tenth' ? 1 : 0);
  const digits = isBelow && number.digits !== 0 ? -number.digits : number.digits;
  return weighed(massOf({ digits, exponent }, unitOf(swb, swc, settings)), {
    ...told,
    ...IN_RANGE,
    isZeroError: false,
  });
}

const hasChecksum = ({ length }: Settings): boolean => length === '18' || length === '12';

function codec(settings: Settings) {
  const maxBytes = Number(settings.length);
  const crAt = (maxBytes >= LONG ? LONG : SHORT) - 1;
  const words = [SWA_SWC, SWB, SWA_SWC];
  const accepts = (byte: number, at: number): boolean => {
    if (at === 0) return byte === STX;
    const word = words[at - 1];
    if (word !== undefined) return (byte & word.mask) === word.value;
    // What follows CR is the checksum, which may be any byte, CR and STX too.
    return at < crAt ? byte >= 0x20 : at > crAt || byte === CR;
  };
  return framedCodec({
    bits: settings.bits,
    shape: { maxBytes, accepts, isWhole: (_, length) => length === maxBytes },
    // Some makers' checksum has eight bits.
    ...(hasChecksum(settings) && { wideAt: maxBytes - 1 }),
    read: (frame) => read(frame, settings),
  });
}

/**
 * Toledo continuous output (Mettler ICS425, Rockwell 57C428, Cardinal 225, Fairbanks 2800): a stream of 17 or 11 bytes, 18 or 12 with the
 * checksum. Its length is set, never guessed, because the checksum may look like an end or a beginning.
 */
export const toledoContinuous = defineProtocol({
  settings: SETTINGS,
  manner: UNASKED,
  commands: ({ commandEnd }) => {
    const end = commandEnd === 'crlf' ? '\r\n' : '';
    return { weight: `P${end}`, zero: `Z${end}`, tare: `T${end}`, clearTare: `C${end}` };
  },
  create: codec,
});
