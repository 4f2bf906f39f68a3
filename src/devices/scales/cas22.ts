import { massOf, readNumber, status, weighed, withoutDigits, type Answer } from './answers.ts';
import { BITS, defineProtocol, framedCodec } from './codec.ts';
import { UNASKED } from './manner.ts';

const LENGTH = 22;
const LAMP_AT = 7;
// Header, comma, gross or net, comma, id, lamp, comma, weight 8, space, unit 2, CR LF.
const PLACES: readonly RegExp[] = [
  /[SUO]/,
  /[TSL]/,
  /,/,
  /[GN]/,
  /[ST]/,
  /,/,
  /[^]/,
  /[^]/,
  /,/,
  ...Array.from({ length: 8 }, () => /[\d .,^_+-]/),
  / /,
  /[A-Za-z ]/,
  /[A-Za-z ]/,
  /\r/,
  /\n/,
];
const ALLOWED = PLACES.map((place) => Array.from({ length: 256 }, (_, byte) => place.test(String.fromCharCode(byte))));

const STABLE_LAMP = 0x40;
const ZERO_LAMP = 0x01;

function read(frame: Uint8Array): Answer | null {
  const text = String.fromCharCode(...frame);
  const header = text.slice(0, 2);
  const mode = ({ GS: 'gross', NT: 'net' } as const)[text.slice(3, 5)];
  const lamp = frame[LAMP_AT] ?? 0;
  if (mode === undefined || !['ST', 'US', 'OL'].includes(header)) return null;
  const told = { mode, isStable: header === 'ST' && (lamp & STABLE_LAMP) !== 0, isAtZero: (lamp & ZERO_LAMP) !== 0 };
  const field = text.slice(9, 17);
  if (header === 'OL') {
    const isBelow = field.includes('-');
    return status({ ...told, isOverload: !isBelow, isUnderload: isBelow });
  }
  const number = readNumber(field);
  if (number === null) return withoutDigits(field, told);
  return weighed(massOf(number, text.slice(18, 20)), { ...told, isOverload: false, isUnderload: false });
}

/** CAS 22 bytes (CI-600D): a stream whose lamp byte has eight bits, so the line must have 8 data bits too. */
export const cas22 = defineProtocol({
  settings: BITS,
  manner: UNASKED,
  commands: () => ({}),
  create: ({ bits }) =>
    framedCodec({
      bits,
      wideAt: LAMP_AT,
      shape: {
        maxBytes: LENGTH,
        accepts: (byte, at) => ALLOWED[at]?.[byte] === true,
        isWhole: (_, length) => length === LENGTH,
      },
      read,
    }),
});
