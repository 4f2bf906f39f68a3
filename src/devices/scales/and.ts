import { massOf, readNumber, status, weighed, type Answer } from './answers.ts';
import { BITS, defineProtocol, lineCodec, type Found } from './codec.ts';

// Header, second header of some, sign, number with point or comma, unit: `ST,+00127.18  g`, `ST,G ,+01234,5kg`, `OL,+9999999E+19`.
const REPLY = /^(ST|US|OL|QT),(?:(GS|NT|TR|PT|G|N|T) ?,)?([+-])([\d .,]{1,12})(?:E\+\d{1,2})?([A-Za-z%]{0,3}) *$/;
const HEADERS = ['ST,', 'US,', 'OL,', 'QT,'];
const MIN_LINE = 8;

const MODES: Readonly<Record<string, Answer['mode']>> = {
  G: 'gross',
  GS: 'gross',
  N: 'net',
  NT: 'net',
  T: 'tare',
  TR: 'tare',
  PT: 'tare',
};

function readReply(text: string): Answer | null {
  const [, header, second = '', sign = '', field = '', unit = ''] = REPLY.exec(text) ?? [];
  if (header === undefined) return null;
  const mode = MODES[second] ?? null;
  const number = readNumber(`${sign}${field}`);
  // Over the range is said by its header, or by blanks around the point (AD-4329); which end by the sign.
  if (header === 'OL' || field.replaceAll(/[ .,]/g, '') === '')
    return status({ mode, isOverload: sign === '+', isUnderload: sign === '-' });
  if (number === null) return null;
  return weighed(massOf(number, unit), { mode, isStable: header !== 'US', isOverload: false, isUnderload: false });
}

function find(line: string): Found | null {
  const at = Math.max(...HEADERS.map((header) => line.lastIndexOf(header)));
  const last = at < 0 ? null : readReply(line.slice(at));
  return last && { answer: last, at };
}

/** A&D standard format, with the second header and the decimal comma of the indicator AD-4329. */
export const and = defineProtocol({
  settings: BITS,
  commands: () => ({
    weight: 'Q\r\n',
    stableWeight: 'S\r\n',
    stream: 'SIR\r\n',
    zero: 'Z\r\n',
    tare: 'R\r\n',
  }),
  create: ({ bits }) => lineCodec({ bits, minBytes: MIN_LINE, read: find }),
});
