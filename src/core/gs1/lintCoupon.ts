import { fault, type Linter } from './fault.ts';
import { DATE_LINTERS } from './lintDates.ts';

/*
 * North American coupons hold their data as a chain of lengths and digits (GS1 US coupon rules; GS1 Syntax Dictionary couponcode and
 * couponposoffer). A reader walks the chain; whatever is missing, out of range or left over is told with its place.
 */
interface Reader {
  readonly text: string;
  at: number;
  problem: ReturnType<Linter>;
}

const begin = (text: string): Reader => {
  const at = text.search(/\D/);
  return { text, at: 0, problem: at < 0 ? null : fault('badCharacter', at, 'a coupon holds digits only') };
};

function wrong(reader: Reader, at: number, what: string): void {
  reader.problem ??= fault('badCode', at, what);
}

/** Takes so many digits; too few are a problem. */
function take(reader: Reader, length: number, what: string): string {
  const piece = reader.text.slice(reader.at, reader.at + length);
  if (piece.length < length) wrong(reader, reader.at, `the ${what} of the coupon is cut short`);
  reader.at += piece.length;
  return piece;
}

/** Takes one digit that must be among `allowed`. */
function pick(reader: Reader, allowed: string, what: string): string {
  const digit = take(reader, 1, what);
  if (digit !== '' && !allowed.includes(digit)) wrong(reader, reader.at - 1, `${digit} is no ${what} of a coupon`);
  return digit;
}

/** Takes a digit that says how many follow, `more` on top of it. */
function sized(reader: Reader, allowed: string, more: number, what: string): void {
  const size = pick(reader, allowed, `length of ${what}`);
  if (reader.problem === null) take(reader, size === '9' && !allowed.includes('8') ? 0 : Number(size) + more, what);
}

const ALL = '0123456789';

function purchase(reader: Reader, which: string): void {
  sized(reader, '12345', 0, `${which} purchase requirement`);
  pick(reader, '012349', `${which} purchase requirement code`);
  take(reader, 3, `${which} purchase family code`);
}

function date(reader: Reader, what: string): string {
  const at = reader.at;
  const text = take(reader, 6, what);
  if (reader.problem === null && DATE_LINTERS['yymmdd']?.(text))
    wrong(reader, at, `the ${what} ${text} of the coupon is no real date`);
  return text;
}

/** The optional fields in their order, each led in by its digit. */
const OPTIONAL: readonly (readonly [string, (reader: Reader, before: string) => string])[] = [
  ['1', second],
  ['2', third],
  ['3', (reader) => date(reader, 'expiration date')],
  ['4', start],
  ['5', (reader) => (sized(reader, ALL, 6, 'serial number'), '')],
  ['6', (reader) => (sized(reader, '1234567', 6, 'retailer'), '')],
  ['9', miscellaneous],
];

function second(reader: Reader): string {
  pick(reader, '0123', 'additional purchase rule');
  purchase(reader, 'second');
  sized(reader, '01234569', 6, 'second company prefix');
  return '';
}

function third(reader: Reader): string {
  purchase(reader, 'third');
  sized(reader, '01234569', 6, 'third company prefix');
  return '';
}

function start(reader: Reader, expiry: string): string {
  const from = date(reader, 'start date');
  if (expiry !== '' && from > expiry) wrong(reader, reader.at - 6, 'the coupon expires before it starts');
  return expiry;
}

function miscellaneous(reader: Reader): string {
  pick(reader, '01256', 'save value code');
  pick(reader, '012', 'item that the save value applies to');
  take(reader, 1, 'store coupon flag');
  pick(reader, '01', "don't-multiply flag");
  return '';
}

function end(reader: Reader): ReturnType<Linter> {
  if (reader.at < reader.text.length) wrong(reader, reader.at, 'the coupon goes on behind its last field');
  return reader.problem;
}

/** Linters of coupons by their names in the GS1 Syntax Dictionary. */
export const COUPON_LINTERS: Readonly<Record<string, Linter>> = {
  couponcode: (text) => {
    const reader = begin(text);
    sized(reader, '0123456', 6, 'company prefix');
    take(reader, 6, 'offer code');
    sized(reader, '12345', 0, 'save value');
    purchase(reader, 'first');
    let expiry = '';
    for (const [digit, read] of OPTIONAL) {
      if (reader.problem !== null || reader.text[reader.at] !== digit) continue;
      reader.at += 1;
      expiry = read(reader, expiry) || expiry;
    }
    return end(reader);
  },
  couponposoffer: (text) => {
    const reader = begin(text);
    pick(reader, '01', 'format code');
    sized(reader, '0123456', 6, 'funder');
    take(reader, 6, 'offer code');
    sized(reader, ALL, 6, 'serial number');
    return end(reader);
  },
};
