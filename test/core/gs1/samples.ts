import { aiEntry, type FieldPart } from '../../../src/core/gs1/applicationIdentifiers.ts';
import { checkDigit } from '../../../src/core/gs1/checkDigit.ts';

/** For each linter of the dictionary data that it accepts, and data of the same length or shape that it refuses. */
export const SAMPLES: Readonly<Record<string, { readonly good: string; readonly bad: string }>> = {
  yymmd0: { good: '261200', bad: '260229' },
  yymmdd: { good: '261231', bad: '261200' },
  yyyymmdd: { good: '20240229', bad: '20230229' },
  hhmi: { good: '2359', bad: '2400' },
  hh: { good: '23', bad: '24' },
  mi: { good: '59', bad: '60' },
  ss: { good: '59', bad: '60' },
  iso3166: { good: '276', bad: '999' },
  iso3166999: { good: '999', bad: '998' },
  iso3166alpha2: { good: 'DE', bad: 'ZZ' },
  iso4217: { good: '978', bad: '000' },
  iso5218: { good: '9', bad: '3' },
  latitude: { good: '1800000000', bad: '1800000001' },
  longitude: { good: '3600000000', bad: '3600000001' },
  mediatype: { good: '80', bad: '11' },
  winding: { good: '9', bad: '2' },
  zero: { good: '0', bad: '1' },
  yesno: { good: '1', bad: '2' },
  pieceoftotal: { good: '0303', bad: '0403' },
  posinseqslash: { good: '2/3', bad: '3/2' },
  iban: { good: 'DE91100000000123456789', bad: 'DE92100000000123456789' },
  importeridx: { good: '_', bad: '!' },
  hyphen: { good: '-', bad: '+' },
  packagetype: { good: 'PX', bad: '0000' },
  pcenc: { good: 'A%20b', bad: 'A%2Gb' },
  couponcode: { good: '012345612345611110123', bad: '712345678901234' },
  couponposoffer: { good: '001234561234560123456', bad: '201234561234560123456' },
  nozeroprefix: { good: '12', bad: '012' },
  csumalpha: { good: '1987654Ad4X4bL5ttr2310c2K', bad: '1987654Ad4X4bL5ttr2310cXK' },
  gcppos1: { good: '9506000A', bad: '950A000A' },
};

const FILL = '95060001343526019876543210123456';

function goodPart({ set, max, linters }: FieldPart): string {
  const sample = linters.map((name) => SAMPLES[name]?.good).find((good) => good !== undefined);
  if (linters.includes('csum')) {
    const body = FILL.slice(0, max - 1);
    return body + checkDigit(body);
  }
  if (linters.includes('nonzero')) return '1'.padStart(max, '0');
  return sample ?? (set === 'N' ? FILL : 'AB-12'.repeat(20)).slice(0, max);
}

/** Data that the dictionary allows for an identifier: the longest that the format holds. */
export const goodValue = (ai: string): string => (aiEntry(ai)?.parts ?? []).map(goodPart).join('');

/** One datum for every way in which the dictionary lets data of an identifier be wrong: length, characters, and each linter. */
export function badValues(ai: string): readonly string[] {
  const parts = aiEntry(ai)?.parts ?? [];
  const good = goodValue(ai);
  const most = parts.reduce((sum, part) => sum + part.max, 0);
  const wrong = ['', 'é' + good.slice(1), `${good}\u0007`.slice(-Math.max(good.length, 1)), good.padEnd(most + 1, '1')];
  parts.forEach((part, i) => {
    const before = parts.slice(0, i).map(goodPart).join('');
    const after = parts
      .slice(i + 1)
      .map(goodPart)
      .join('');
    const put = (piece: string): void => void wrong.push(before + piece + after);
    const own = goodPart(part);
    if (part.set === 'N') put('A' + own.slice(1));
    if (part.min === part.max && !part.isOptional && i === parts.length - 1) wrong.push(good.slice(0, -1));
    for (const linter of part.linters) {
      if (linter === 'csum') put(own.slice(0, -1) + String((Number(own.slice(-1)) + 1) % 10));
      else if (linter === 'nonzero') put('0'.repeat(part.max));
      else if (linter === 'hasnondigit') put('1234567890123456789012322');
      else if (linter === 'gcppos1' && part.set === 'N') continue;
      else if (SAMPLES[linter]) put(SAMPLES[linter].bad);
    }
  });
  return wrong;
}
