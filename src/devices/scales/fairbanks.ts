import { massOf, readNumber, status, weighed, withoutDigits, type Answer } from './answers.ts';
import { BITS, defineProtocol, lineCodec, type Found } from './codec.ts';

const EOT = 0x04;
// Weight of 6 to 8 characters, unit 2, GR or NT, two blanks; lower case is motion.
const TAIL = / (lb|kg|oz|g |LB|KG|OZ|G ) (GR|NT|gr|nt) {0,2}$/;
const WIDTHS = [8, 7, 6];
const FIELD = /^ *[+-]? *\d{1,6}(?:[.,]\d{1,4})?$/;
const NO_WEIGHT = /^[-^_ .]+$/;
const MIN_LINE = 12;

function find(line: string): Found | null {
  const tail = TAIL.exec(line);
  if (tail === null) return null;
  const [, unit = '', legend = ''] = tail;
  const told = {
    isStable: legend === legend.toUpperCase(),
    mode: legend.toUpperCase() === 'GR' ? 'gross' : 'net',
  } as const;
  for (const width of WIDTHS) {
    const at = tail.index - width;
    const field = line.slice(Math.max(at, 0), tail.index);
    if (at < 0) continue;
    const found = FIELD.test(field)
      ? fieldOf(field, unit, told)
      : NO_WEIGHT.test(field)
        ? withoutDigits(field, told)
        : null;
    if (found !== null) return { answer: found, at };
  }
  return null;
}

function fieldOf(field: string, unit: string, told: Pick<Answer, 'isStable' | 'mode'>): Answer | null {
  const number = readNumber(field);
  return number && weighed(massOf(number, unit), { ...told, isOverload: false });
}

/** Fairbanks demand output (Ultegra, FB2255, Transcell PC-150). EOT means over capacity or switched on off zero; it does not tell which. */
export const fairbanks = defineProtocol({
  settings: BITS,
  commands: () => ({ weight: '\r' }),
  create: ({ bits }) =>
    lineCodec({ bits, minBytes: MIN_LINE, read: find, control: (byte) => (byte === EOT ? status() : null) }),
});
