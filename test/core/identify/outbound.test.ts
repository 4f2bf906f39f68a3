import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NUMBER_FORMATS } from '../../../src/core/identify/numberFormats.ts';
import { boughtNumber, numberWithCheck, provenNumber } from '../../../src/core/identify/outbound.ts';

/** A number of each kind whose check character is left open. */
const OPEN: Readonly<Record<string, RegExp>> = {
  'sscc-18': /^\d{17}_$/,
  'gtin-13': /^\d{12}_$/,
  'gsin-17': /^\d{16}_$/,
  'own-14': /^PS\d{11}_$/,
  'ups-1z': /^1Z[A-Z0-9]{15}_$/,
  'ups-waybill': /^[AHJKTV]\d{9}_$/,
  'usps-impb': /^(420\d{5})?94\d{3}9\d{15}_$/,
  'usps-91': /^91\d{19}_$/,
  'usps-20': /^\d{19}_$/,
  'usps-20-91': /^\d{19}_$/,
  'fedex-12': /^\d{11}_$/,
  'fedex-15': /^\d{14}_$/,
  'fedex-20': /^00\d{17}_$/,
  'fedex-96': /^96\d{19}_$/,
  'fedex-34': /^[0-8]\d{32}_$/,
  'fedex-96-34': /^96\d{31}_$/,
  'fedex-astra': /^3\d{26}_\d{4}$/,
  'upu-s10': /^[A-Z]{2}\d{8}_(GB|US|DE|JP)$/,
  'dhl-express': /^\d{9,10}_$/,
  'canada-post-16': /^\d{15}_$/,
  'purolator-12': /^[0-5]\d{10}_$/,
  'old-dominion': /^780\d{7}_$/,
  'ontrac-c': /^C\d{13}_$/,
  'dpd-14': /^\d{14}_$/,
  'dpd-28': /^\d{27}_$/,
  'own-manifest': /^MF2611(0[1-9]|[12]\d)[0-9A-Z]{5}_$/,
};

describe('numbers that leave the house', () => {
  it.each(Object.entries(OPEN))('%s: one check character is right, every other is refused', (format, shape) => {
    fc.assert(
      fc.property(fc.stringMatching(shape), (open) => {
        const right = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
          .split('')
          .map((character) => open.replace('_', character))
          .filter((text) => provenNumber(format, text).ok);
        expect(right).toHaveLength(1);
        expect(numberWithCheck(format, open)).toEqual(provenNumber(format, right[0]!));
      }),
      { numRuns: 60 },
    );
  });

  it('has a case for every kind that has a check character, or a twin of it', () => {
    const twins = ['gtin-8', 'gtin-12', 'gtin-14', 'ontrac-d', 'old-dominion-80'];
    const open = NUMBER_FORMATS.filter(({ checkOf }) => checkOf).map(({ id }) => id);
    expect(open.filter((id) => !(id in OPEN) && !twins.includes(id))).toEqual([]);
  });

  it('are refused with the reason', () => {
    expect(provenNumber('ups-1z', '1Z12345E0205271688')).toEqual({ ok: false, error: 'badCheckCharacter' });
    expect(provenNumber('ups-1z', '1Z12345E020527168')).toEqual({ ok: false, error: 'badShape' });
    expect(provenNumber('upu-s10', 'RB123456785XX')).toEqual({ ok: false, error: 'unknownOperator' });
    expect(provenNumber('pigeon', '1')).toEqual({ ok: false, error: 'unknownFormat' });
    expect(numberWithCheck('pigeon', '_')).toEqual({ ok: false, error: 'unknownFormat' });
    expect(numberWithCheck('amazon-tba', 'TBA01000000000_')).toEqual({ ok: false, error: 'badShape' });
    expect(numberWithCheck('ups-1z', '1Z999AA10123456784')).toEqual({ ok: false, error: 'badShape' });
    expect(numberWithCheck('upu-s10', 'RB12345678_XX')).toEqual({ ok: false, error: 'unknownOperator' });
  });

  it('bought ones pass a format of their carrier', () => {
    expect(boughtNumber('ups', '1Z 999 AA1 01 2345 6784')).toEqual({ ok: true, value: '1Z999AA10123456784' });
    expect(boughtNumber('usps', '420787459400111206206406260787')).toEqual({
      ok: true,
      value: '9400111206206406260787',
    });
    expect(boughtNumber('usps', 'EE123456785US')).toEqual({ ok: true, value: 'EE123456785US' });
    expect(boughtNumber('royal-mail', 'RB123456785GB')).toEqual({ ok: true, value: 'RB123456785GB' });
    expect(boughtNumber('royal-mail', 'EE123456785US').ok).toBe(false);
    expect(boughtNumber('ups', '1Z12345E0291980793')).toEqual({ ok: false, error: 'badCheckCharacter' });
    expect(boughtNumber('fedex', '1Z999AA10123456784')).toEqual({ ok: false, error: 'badShape' });
  });
});
