import { massOf, poundsAndOunces, readNumber, weighed, withoutDigits, type Answer } from './answers.ts';
import { BITS, defineProtocol, lineCodec, numberStart, type Found } from './codec.ts';

// Defender 3000 by columns: polarity 1, space, weight 7, space, unit 5, stability 1, legend 3.
const COLUMNS = /^([- ]) (.{7}) (.{5})([? ])(G {2}|N {2}|NET|T {2}|PT | {3})$/;
const COLUMNS_WIDTH = 19;
// Scout and others: the same in other columns.
const LOOSE =
  /^ *(?:([+-]) *)?([\d.,:]{1,10}|[-^_]{2,10}) ?(kg|g|mg|lb|oz|ct|t|dwt|ozt|GN|N|mo|PCS|pcs|%|lb:oz) *(\??) *(G|B|NET|N|T|PT)? *$/;
const POUNDS = /^ *((?:[+-] *)?\d{1,4}) ?lb[ :]+(\d{1,2}(?:[.,]\d{1,4})?) ?oz *(\??) *(G|B|NET|N|T|PT)? *$/;
const MIN_LINE = 4;

const MODES: Readonly<Record<string, Answer['mode']>> = {
  G: 'gross',
  B: 'gross',
  NET: 'net',
  N: 'net',
  T: 'tare',
  PT: 'tare',
};

function byColumns(line: string): Found | null {
  const at = line.length - COLUMNS_WIDTH;
  const [, sign = '', field = '', unit = '', mark, legend = ''] = COLUMNS.exec(line.slice(at)) ?? [];
  if (at < 0 || mark === undefined) return null;
  const found = read(`${sign}${field}`, unit.trim(), mark, legend.trim());
  return found && { answer: found, at };
}

function read(field: string, unit: string, mark: string, legend: string): Answer | null {
  const told = { isStable: mark !== '?', mode: MODES[legend] ?? null };
  const [pounds = '', ounces] = unit === 'lb:oz' ? field.split(':') : [];
  if (ounces !== undefined) {
    const mass = poundsAndOunces(pounds, ounces);
    return mass && weighed(mass, told);
  }
  const number = readNumber(field);
  if (number === null) return unit === '' ? null : withoutDigits(field, { ...told, isStable: false });
  return weighed(massOf(number, unit), told);
}

function loosely(line: string): Answer | null {
  const [, sign = '', field = '', unit, mark = '', legend = ''] = LOOSE.exec(line) ?? [];
  if (unit !== undefined) return read(`${sign}${field}`, unit, mark, legend);
  const [, pounds = '', ounces, stability, word = ''] = POUNDS.exec(line) ?? [];
  const mass = ounces === undefined ? null : poundsAndOunces(pounds, ounces);
  return mass && weighed(mass, { isStable: stability !== '?', mode: MODES[word] ?? null });
}

// Lines of another form are those that may come with a reply: date, user, item.
function find(line: string): Found | null {
  const columns = byColumns(line);
  if (columns !== null) return columns;
  const at = numberStart(line);
  const loose = loosely(line.slice(at));
  return loose && { answer: loose, at };
}

/** OHAUS Defender 3000 by its columns, Scout and others by what stands between the blanks; `stableCommand` is what the model knows. */
export const ohaus = defineProtocol({
  settings: { stableCommand: ['SP', 'P'], ...BITS },
  commands: ({ stableCommand }) => ({
    weight: 'IP\r\n',
    stableWeight: `${stableCommand}\r\n`,
    stream: 'CP\r\n',
    zero: 'Z\r\n',
    tare: 'T\r\n',
    identity: 'PV\r\n',
  }),
  create: ({ bits }) => lineCodec({ bits, minBytes: MIN_LINE, read: find }),
});
