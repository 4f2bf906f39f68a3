import { describe, expect, it } from 'vitest';
import { identify } from '../../../src/core/identify/identify.ts';
import { parcelNumber } from '../../../src/carriers/offline/numbers.ts';

const GS = '\u001d';

const first = (text: string) => identify(text).candidates[0];
/** Formats that read the text without a warning. */
const sound = (text: string) =>
  identify(text)
    .candidates.filter(({ warnings }) => warnings.length === 0)
    .map(({ format }) => format);

describe('numbers that are right', () => {
  it.each([
    ['sscc-18', '106141411234567897 106141412345678908 012345000000000027'],
    ['gtin-8', '96385074'],
    ['gtin-12', '036000291452'],
    ['gtin-13', '4006381333931'],
    ['gtin-14', '09506000134352 10614141000019'],
    ['gsin-17', '95060001111234566'],
    [
      'ups-1z',
      '1Z5R89390357567127 1Z879E930346834440 1Z410E7W0392751591 1ZXX3150YW44070023 1Z12345E6605272234 1Z12345E1512345676 1Z999AA10123456784',
    ],
    ['ups-waybill', 'K1506235620 J4603636537 V0490119172'],
    [
      'usps-impb',
      '9400111206206406260787 9405803699300124287899 9261290113185417468510 9505511069605048600624 92748931507708513018050063 ' +
        '420787459400111206206406260787 4201028200009261290113185417468510',
    ],
    ['usps-20', '03071790000523483741'],
    ['usps-20-91', '71969010756003077385'],
    ['fedex-12', '986578788855 477179081230 799531274483 790535312317'],
    ['fedex-15', '041441760228964 568283610012734'],
    ['fedex-20', '00012345000000000027'],
    ['fedex-96', '9611020987654312345672'],
    ['fedex-34', '1001921334250001000300779017972697'],
    ['fedex-96-34', '9622001900000000000000776632517510'],
    ['upu-s10', 'RB123456785GB AA473124829GB EE123456785US'],
    ['dhl-express', '3318810025 8487135506 1099255990 73891051146'],
    ['dhl-piece', 'JJD0099999999 JD014600003828392837'],
    ['canada-post-16', '0073938000549297 7035114477138472'],
    ['purolator-12', '320595463938'],
    ['dpd-14', '09980000020033F'],
    ['dpd-28', '008182709980000020033350276C %008182709980000020033350276C'],
    ['ontrac-c', 'C11031500001879'],
    ['amazon-tba', 'TBA010000000000'],
    ['spee-dee-18', 'SP029692510000920746'],
    ['yodel-16', 'JD0002242617644732'],
    ['yunexpress-16', 'YT2229521272164446'],
  ])('%s: %s', (format, numbers) => {
    for (const number of numbers.split(' ')) {
      expect(sound(number)).toContain(format);
      expect(sound(` ${[...number.toLowerCase()].join('- ')} `), 'as people type it').toContain(format);
    }
  });
});

describe('numbers that are wrong', () => {
  it.each([
    ['sscc-18', '106141411234567890'],
    ['gtin-13', '4006381333930'],
    ['ups-1z', '1Z1111111111111111'],
    ['ups-waybill', 'K1506235622'],
    ['usps-impb', '9434611206206407667131'],
    ['usps-20', '03071790000523483742'],
    ['fedex-12', '996578788855'],
    ['fedex-15', '568283610012732'],
    ['fedex-20', '000000000000000001'],
    ['fedex-96', '9600000000000000000001'],
    ['fedex-34', '1001901781990001000300617767839438'],
    ['dhl-express', '3318810010'],
    ['canada-post-16', '5002847016405018'],
    ['purolator-12', '320595463939'],
    ['dpd-14', '09980000020033D'],
    ['upu-s10', 'RB123456786US RB123456785XX'],
  ])('%s: %s', (format, numbers) => {
    for (const number of numbers.split(' ')) expect(sound(number)).not.toContain(format);
  });

  it('are read all the same, with a warning and what would be right', () => {
    // Two samples that are all over the web, and the sample of two platforms' documents.
    for (const number of ['1Z12345E0205271688', '1Z12345E0291980793'])
      expect(first(number)).toMatchObject({ format: 'ups-1z', check: 'wrong', warnings: ['badCheckCharacter'] });
    expect(first('9499907123456123456781')).toMatchObject({ carrier: 'usps', warnings: ['badCheckCharacter'] });
    expect(first('1Z999AA10123456785')).toMatchObject({ expected: '4' });
    expect(first('RB123456785XX')).toMatchObject({ carrier: null, warnings: ['unknownOperator'] });
  });

  it('are nothing where nothing fits', () => {
    for (const text of ['', ' ', '#1001', 'HELLO WORLD', '12', '1'.repeat(200)])
      expect(identify(text)).toMatchObject({ candidates: [], isAmbiguous: false });
  });
});

describe('what a number says', () => {
  it.each([
    ['1Z999AA10123456784', { printed: '1Z 999 AA1 01 2345 6784', fields: { shipper: '999AA1', service: '01' } }],
    [
      '420787459400111206206406260787',
      {
        number: '9400111206206406260787',
        printed: '9400 1112 0620 6406 2607 87',
        fields: { zip: '78745', mailer: '112062' },
      },
    ],
    [
      '4201028200009261290113185417468510',
      { number: '9261290113185417468510', fields: { zip: '10282', zip4: '0000', mailer: '901131854' } },
    ],
    ['RB123456785GB', { carrier: 'royal-mail', printed: 'RB 123 456 785 GB', fields: { country: 'GB' } }],
    ['RB123456785FI', { carrier: 'post', fields: { country: 'FI' } }],
    ['1001921334250001000300779017972697', { number: '779017972697', printed: '7790 1797 2697' }],
  ])('%s', (text, expected) => {
    expect(first(text)).toMatchObject(expected);
  });

  it('knows the numbers this station makes', () => {
    for (const serial of [0, 1, 17, 99_999_999_999]) {
      const own = parcelNumber(serial, null);
      expect(own.ok && first(own.value.scanText)).toMatchObject({ carrier: 'own', check: 'right' });
    }
    const sscc = parcelNumber(17, '0614141');
    expect(sscc.ok && first(`]C1${sscc.value.scanText}`)).toMatchObject({
      format: 'sscc-18',
      number: sscc.ok && sscc.value.sscc,
      reasons: expect.arrayContaining(['applicationIdentifier', 'gs1Symbol']),
    });
  });
});

describe('the rank', () => {
  it('follows the symbol', () => {
    // The same twenty digits: in GS1-128 the identifier 00 speaks, without a symbol all three are possible.
    const digits = '00012345000000000027';
    expect(identify(`]C1${digits}`)).toMatchObject({
      isAmbiguous: false,
      candidates: [{ format: 'sscc-18' }, { format: 'fedex-20' }],
    });
    expect(identify(digits).isAmbiguous).toBe(true);
    expect(first('(00)106141411234567897')).toMatchObject({ format: 'sscc-18', number: '106141411234567897' });
    expect(first('(402)95060001111234566')).toMatchObject({ format: 'gsin-17', check: 'right' });
    expect(first('(401)9506000AB-12')).toMatchObject({ format: 'ginc', number: '9506000AB-12', check: 'none' });
    expect(first(']E04006381333931')).toMatchObject({ format: 'gtin-13', warnings: [] });
    expect(first(']C10104012345678901')).toMatchObject({ format: 'gtin-14', number: '04012345678901', warnings: [] });
  });

  it('reads the routing in front of a postal number, its separator there or not', () => {
    for (const text of [`]C142078745${GS}9400111206206406260787`, ']C1420787459400111206206406260787'])
      expect(first(text)).toMatchObject({
        format: 'usps-impb',
        number: '9400111206206406260787',
        reasons: expect.arrayContaining(['gs1Symbol', 'routing']),
      });
  });

  it('prefers the carrier that the parcel was given to', () => {
    expect(identify('JJD0002257639032011', 'dhl').candidates[0]).toMatchObject({
      carrier: 'dhl',
      reasons: expect.arrayContaining(['expectedCarrier']),
    });
    expect(identify('JJD0002257639032011').isAmbiguous).toBe(true);
    expect(identify('JJD0002257639032011', 'dhl').isAmbiguous).toBe(false);
  });

  it('of two carriers with one shape never puts a wrong check digit first', () => {
    let both = 0;
    for (let serial = 20_000_000_000; serial < 20_000_000_300; serial += 1) {
      for (const check of '0123456789') {
        const { candidates, isAmbiguous } = identify(`${String(serial)}${check}`);
        const proved = candidates.filter(({ warnings }) => warnings.length === 0).map(({ format }) => format);
        if (proved.length > 0) expect(candidates[0]?.warnings).toEqual([]);
        if (!proved.includes('fedex-12') || !proved.includes('purolator-12')) continue;
        both += 1;
        expect(isAmbiguous).toBe(true);
      }
    }
    // About a tenth of FedEx's numbers pass Purolator's check too.
    expect(both).toBeGreaterThan(15);
    expect(both).toBeLessThan(60);
  });
});
