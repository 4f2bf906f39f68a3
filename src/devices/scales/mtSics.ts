import type { MassUnit } from '../../core/quantity.ts';
import type { ScaleReading } from '../../core/weigh/reading.ts';

/**
 * MT-SICS, the language of Mettler Toledo scales (Reference Manual MT-SICS, levels 0 and 1), with the variants of KERN and RADWAG.
 * Upper case, parameters separated by one space, every command and answer ends CR LF.
 */
export const MT_SICS_COMMANDS = ['S', 'SI', 'SIR', 'Z', 'T', '@', 'I4'] as const;
export type MtSicsCommand = (typeof MT_SICS_COMMANDS)[number];

/** The bytes of a command. */
export const encodeMtSics = (command: MtSicsCommand): Uint8Array => new TextEncoder().encode(`${command}\r\n`);

/** Longest answer of the manual is below this; anything longer is noise. */
export const MT_SICS_MAX_FRAME = 128;

type Value = NonNullable<ScaleReading['value']>;

const UNITS: Readonly<Record<string, MassUnit>> = { mg: 'mg', g: 'g', kg: 'kg', oz: 'oz', lb: 'lb', lbs: 'lb' };
const NUMBER = /^([+-]?) *(\d{1,12})(?:[.,](\d{1,9}))?$/;
// `S S      1.235 kg`; a weigh module may put digits that are not verified in brackets.
const WEIGHT = /^([+-]? *[\d.,]+)(?:\[\d+\])?(?: *([A-Za-z%/:]+))?$/;
// RADWAG by columns: command 3, space, stability mark, space, sign, mass 9, space, unit 3.
const RADWAG = /^(?:S|SI|SU|SUI) {1,2} ([ ?^v]) ([- ])([ \d.,]{9}) ([A-Za-z% ]{1,3})$/;
const BLANK = /^[-^_ .]+(?: [A-Za-z]+)?$/;
const MT_WEIGHT = /^S ([SD]) +(.+)$/;
const ACTION = /^(Z|ZI|T|TI|TA|TAC|D|DW|SR|@) ([A-Z+\-^vE])(?: +(.+))?$/;
const IDENTITY = /^I(\d{1,2}) A (.*)$/;

const hexOf = (frame: Uint8Array): string => Array.from(frame, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** Reads one answer (without its CR LF). Null when it is no MT-SICS at all; never throws. */
export function decodeMtSics(frame: Uint8Array): ScaleReading | null {
  const line = String.fromCharCode(...frame).replace(/[\r\n]+$/, '');
  const text = line.trimEnd();
  const raw = hexOf(frame);
  return weight(text, raw) ?? radwag(line, raw) ?? refusal(text, raw) ?? action(text, raw) ?? identity(text, raw);
}

const blank = (kind: ScaleReading['kind'], frame: string): ScaleReading => ({
  kind,
  value: null,
  isStable: null,
  mode: null,
  isAtZero: null,
  isOverload: null,
  isUnderload: null,
  isZeroError: null,
  frame,
});

/** Digits and exponent exactly as sent, so that 0.500 stays three decimals. Null for dashes, blanks and anything else. */
function readNumber(text: string): Omit<Value, 'unit'> | null {
  const match = NUMBER.exec(text.trim());
  if (!match) return null;
  const [, sign = '', whole = '', part = ''] = match;
  const size = Number(`${whole}${part}`);
  if (!Number.isSafeInteger(size)) return null;
  return { digits: sign === '-' && size !== 0 ? -size : size, exponent: part === '' ? 0 : -part.length };
}

function readValue(text: string): Value | null {
  const match = WEIGHT.exec(text.trim());
  if (!match) return null;
  const number = readNumber(match[1] ?? '');
  return number === null ? null : { ...number, unit: UNITS[(match[2] ?? '').toLowerCase()] ?? null };
}

const weighed = (value: Value, isStable: boolean, frame: string): ScaleReading => ({
  ...blank('weight', frame),
  value,
  isStable,
  isAtZero: value.digits === 0,
  isOverload: false,
  isUnderload: false,
  isZeroError: false,
});

function weight(text: string, raw: string): ScaleReading | null {
  const match = MT_WEIGHT.exec(text);
  if (!match) return null;
  const value = readValue(match[2] ?? '');
  // Dashes or blanks instead of digits: an answer without a weight, which must clear the one shown.
  if (value === null) return BLANK.test(match[2] ?? '') ? { ...blank('status', raw), isStable: false } : null;
  return weighed(value, match[1] === 'S', raw);
}

function radwag(line: string, raw: string): ScaleReading | null {
  const match = RADWAG.exec(line);
  if (!match) return null;
  const [, mark, sign = '', digits = '', unit = ''] = match;
  if (mark === '^') return { ...blank('status', raw), isStable: false, isOverload: true };
  if (mark === 'v') return { ...blank('status', raw), isStable: false, isUnderload: true };
  const value = readValue(`${sign.trim()}${digits.trim()} ${unit.trim()}`);
  return value === null ? null : weighed(value, mark === ' ', raw);
}

function refusal(text: string, raw: string): ScaleReading | null {
  if (/^E[STL]$/.test(text)) return { ...blank('error', raw), text };
  const match = /^(?:S|SI|SIR|SU|SUI) ([I+\-^vEA])$/.exec(text);
  switch (match?.[1]) {
    case '+':
    case '^':
      return { ...blank('status', raw), isStable: false, isOverload: true, isUnderload: false };
    case '-':
    case 'v':
      return { ...blank('status', raw), isStable: false, isOverload: false, isUnderload: true };
    case 'I':
    case 'E':
      return { ...blank('status', raw), isStable: false };
    // KERN and RADWAG announce that they understood; the weight follows in a line of its own.
    case 'A':
      return blank('ack', raw);
    default:
      return null;
  }
}

function action(text: string, raw: string): ScaleReading | null {
  const match = ACTION.exec(text);
  if (!match) return null;
  const [, command = '', result = '', rest = ''] = match;
  const isTare = command.startsWith('T');
  if ('I+-^vEL'.includes(result)) {
    return { ...blank('error', raw), isZeroError: command.startsWith('Z') ? true : null, text };
  }
  if (!'ASD'.includes(result)) return null;
  // A tare is no weight of a parcel: it is told as an acknowledgement, never as a weight.
  return { ...blank('ack', raw), value: readValue(rest), mode: isTare ? 'tare' : null, text };
}

function identity(text: string, raw: string): ScaleReading | null {
  const match = IDENTITY.exec(text);
  return match ? { ...blank('identity', raw), text: (match[2] ?? '').replaceAll('"', '') } : null;
}
