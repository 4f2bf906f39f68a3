import { massOf, readNumber, weighed, withoutDigits, type Answer } from './answers.ts';
import { BITS, defineProtocol, lineCodec, numberStart, type Found } from './codec.ts';

// CPWplus names what it answers: `G   +  2.00 kg`.
const NAMED = /([GNT]) {0,4}([+-]) *(\d[\d.,]{0,9}|[.,]\d{1,6}|[-^_]{2,8}) {0,3}(kg|g|lb|oz|KG|G|LB|OZ) *$/;
// AZextra answers with the weight alone.
const BARE = /^( *(?:[+-] *)?\d{1,6}(?:[.,]\d{1,6})?) {0,3}(kg|g|lb|oz|KG|G|LB|OZ) *$/;
const MIN_LINE = 3;

const MODES = { G: 'gross', N: 'net', T: 'tare' } as const;

function find(line: string, answered: 'unknown' | 'atRest'): Found | null {
  const at = numberStart(line);
  const [, digits = '', word] = BARE.exec(line.slice(at)) ?? [];
  if (word !== undefined) {
    const bare = readNumber(digits);
    return bare && { answer: weighed(massOf(bare, word), { isStable: true }), at };
  }
  const named = NAMED.exec(line);
  if (named === null) return null;
  const [, letter, sign = '', field = '', unit = ''] = named;
  const told = { mode: MODES[letter as keyof typeof MODES], isStable: answered === 'atRest' ? true : null } as const;
  const number = readNumber(`${sign}${field}`);
  const found: Answer | null = number === null ? withoutDigits(field, told) : weighed(massOf(number, unit), told);
  return found && { answer: found, at: named.index };
}

/**
 * Adam CPWplus and AZextra. The frame of a CPWplus does not say whether it is at rest: `answered` says what the model does. AZextra answers only
 * for a new weight at rest that is not zero, so its silence is no fault.
 */
export const adam = defineProtocol({
  settings: { model: ['cpwplus', 'azextra'], answered: ['unknown', 'atRest'], ...BITS },
  // AZextra answers P only for a new weight, and beeps otherwise.
  manner: { fallback: 'stableWeight', pollMs: 500, maySayNothing: true },
  commands: ({ model }) =>
    model === 'azextra'
      ? { stableWeight: 'P\r\n', zero: 'Z\r\n', tare: 'T\r\n' }
      : { weight: 'G\r\n', zero: 'Z\r\n', tare: 'T\r\n', highResolution: 'H\r\n' },
  create: ({ bits, answered }) => lineCodec({ bits, minBytes: MIN_LINE, read: (line) => find(line, answered) }),
});
