import { describe, expect, it } from 'vitest';
import { EMPTY_ADDRESS } from '../../../src/core/orders/address.ts';
import { inForce } from '../../../src/core/ship/rules.ts';
import { readRateBook, type RateTables } from '../../../src/core/ship/rateBook.ts';
import { GERMANY, US_FEDERAL } from '../../support/holidays.ts';
import { arrivalOf, workingDaysOf } from '../../../src/core/ship/workingDays.ts';
import { zoneOf } from '../../../src/core/ship/zones.ts';
import { BUILT_IN_RATES, BUILT_IN_TABLES, bookWith } from '../../support/rates.ts';

const problems = (tables: Partial<RateTables>): readonly string[] => {
  const book = readRateBook({ ...BUILT_IN_TABLES, ...tables }, 0);
  return book.ok
    ? []
    : book.error.map(({ table, line, column, reason, value }) =>
        [table, line === 0 ? '' : line, column ?? '', reason, value].join(' ').replace(/ +/g, ' ').trim(),
      );
};
const NO_PRICES = { prices: 'origin,service,zone,price\n', transit: 'origin,service,zone,days\n' };
const readZones = (zones: string) =>
  bookWith({ ...NO_PRICES, zones }).tariff.zones.map(({ originPostcode }) => originPostcode);
const RULES_HEAD = 'rule,part,from,to,figure,value,source,confirmed';
const rules = (...rows: readonly string[]): string => [RULES_HEAD, ...rows].join('\n');
/** The built-in rules and some more. */
const more = (...rows: readonly string[]): Partial<RateTables> => ({
  rules: `${BUILT_IN_TABLES.rules}${rows.join('\n')}\n`,
});
const LAST = BUILT_IN_TABLES.rules.trimEnd().split('\n').length;

describe('tables of rules and prices', () => {
  it('say who stands behind each figure, and what nobody has confirmed', () => {
    const { rules: all } = BUILT_IN_RATES;
    for (const { dim, limits, classes } of all)
      for (const { source } of [...dim, ...limits, ...classes]) expect(source).not.toBe('');
    const unconfirmed = (id: string) =>
      all
        .filter((rule) => rule.id === id)
        .flatMap(({ dim, limits, classes }) =>
          [...dim, ...limits, ...classes].flatMap((part) => part.unconfirmed.map(({ figure }) => figure)),
        );
    expect(unconfirmed('fedex-metric')).toEqual(['step']);
    expect(unconfirmed('fedex-us')).toEqual(['lengthAndGirth']);
    expect(unconfirmed('gls-contract')).toEqual(['divisor']);
    expect(unconfirmed('ups-us-daily')).toEqual([]);
  });

  it('may come from a spreadsheet: semicolons, byte order mark, CRLF, quotes, decimal commas, other order of columns', () => {
    const text = '\uFEFFservice;origin;percent;from;to\r\n"ground";US;"12,5";2026-11-01;2026-11-30\r\n;;;;\r\n';
    expect(bookWith({ fuel: text }).tariff.fuel).toEqual([
      { origin: 'US', service: 'ground', from: '2026-11-01', to: '2026-11-30', percent: { num: 125n, den: 10n } },
    ]);
    // What a spreadsheet would take for a number or a date stands behind an apostrophe; dates may come back with dots.
    const mangled = "origin,origin_postcode,destination,destination_postcode,zone\nUS,'06..09,US,,2\n";
    expect(readZones(mangled)).toEqual([{ first: '06', last: '09' }]);
    const dotted = 'origin,service,percent,from\nUS,ground,1,01.12.2026\n';
    expect(bookWith({ fuel: dotted }).tariff.fuel[0]?.from).toBe('2026-12-01');
    const quoted = 'setting,value\ncarrier,"Fern ""&"" Field,\nGoods"\n';
    expect(bookWith({ settings: quoted }).tariff.carrierName).toBe('Fern "&" Field,\nGoods');
  });

  const BORDER = 'origin,destination,figure,from,to,value,source,confirmed';
  it.each<[string, Partial<RateTables>, readonly string[]]>([
    ['a quote that never closes', { fuel: 'origin,service,percent\n"US,ground,1' }, ['fuel 2 notCsv']],
    ['a cell too many', { fuel: 'origin,service,percent\nUS,ground,1,2' }, ['fuel 2 notCsv']],
    ['a misspelt heading', { fuel: 'origin,service,percent,form\n' }, ['fuel 1 form columnUnknown form']],
    ['a heading twice', { fuel: 'origin,service,percent,percent\n' }, ['fuel 1 percent columnUnknown percent']],
    ['no table at all', { fuel: '' }, ['fuel 1 origin columnMissing']],
    ['a percentage in words', { fuel: 'origin,service,percent\nUS,ground,ten' }, ['fuel 2 percent notANumber ten']],
    ['less than nothing', { fuel: 'origin,service,percent\nUS,ground,-1' }, ['fuel 2 percent notANumber -1']],
    [
      'no such day',
      { fuel: 'origin,service,percent,from\nUS,ground,1,2026-02-30' },
      ['fuel 2 from notADate 2026-02-30'],
    ],
    [
      'an end before its start',
      { fuel: 'origin,service,percent,from,to\nUS,ground,1,2026-02-03,2026-02-02' },
      ['fuel 2 to datesTurned 2026-02-03 - 2026-02-02'],
    ],
    [
      'two rows for one day',
      { fuel: 'origin,service,percent,from,to\nUS,ground,1,,2026-02-03\nUS,ground,2,2026-02-03,' },
      ['fuel overlaps US ground'],
    ],
    [
      'two exchange rates for one day',
      {
        customs: `${BORDER}\n*,*,xdr,,,1.15 EUR,s,yes\n*,*,xdr,2026-12-01,,1.20 EUR,s,yes\n*,*,xdr,2026-12-01,,1.30 USD,s,yes`,
      },
      ['customs 3 overlaps * * xdr EUR'],
    ],
    [
      'an old rule that ends where the new one begins',
      { customs: `${BORDER}\n*,*,xdr,,2026-11-30,1.15 EUR,s,yes\n*,*,xdr,2026-12-01,,1.20 EUR,s,yes` },
      [],
    ],
    ['a service nobody offers', { fuel: 'origin,service,percent\nUS,rocket,1' }, ['fuel unknownService US rocket']],
    ['a country in words', { fuel: 'origin,service,percent\nUSA,*,1' }, ['fuel 2 origin unknownValue USA']],
    [
      'every wrong row',
      { transit: 'origin,service,zone,days\nUS,ground,2,x\nUS,ground,3,1.5' },
      ['transit 2 days notANumber x', 'transit 3 days notANumber 1.5'],
    ],
    [
      'a surcharge no rule knows',
      { surcharges: 'origin,service,zone,flag,amount\nUS,*,*,aditionalHandling,26' },
      ['surcharges 2 flag unknownValue aditionalHandling'],
    ],
    ['a zone nobody is in', { transit: 'origin,service,zone,days\nUS,ground,22,1' }, ['transit unknownZone US 22']],
    ['a setting nobody knows', { settings: 'setting,value\ncolour,red' }, ['settings 2 setting unknownValue colour']],
  ])('refuse %s', (_, tables, expected) => {
    expect(problems(tables)).toEqual(expected);
  });

  it.each<[string, Partial<RateTables>, readonly string[]]>([
    [
      'a length without its unit',
      more('x,dim,,,unit,kg,s,yes', 'x,limit,,,length,108,s,yes'),
      [`rules ${String(LAST + 2)} value unitMissing 108`],
    ],
    [
      'a divisor without its unit',
      more('x,dim,,,divisor,139,s,yes'),
      [`rules ${String(LAST + 1)} value unitMissing 139`],
    ],
    [
      'a divisor of nothing',
      more('x,dim,,,divisor,0 in3/lb,s,yes'),
      [`rules ${String(LAST + 1)} value unitMissing 0 in3/lb`],
    ],
    [
      'a figure nobody knows',
      more('x,dim,,,unit,kg,s,yes', 'x,limit,,,lenght,1 in,s,yes'),
      [`rules ${String(LAST + 2)} figure unknownValue lenght`],
    ],
    ['a figure without a source', more('x,dim,,,unit,kg,,yes'), [`rules ${String(LAST + 1)} source cellMissing`]],
    [
      'a figure twice',
      more('x,dim,,,unit,kg,s,yes', 'x,dim,,,floor,1 in3,s,yes', 'x,dim,,,floor,2 in3,s,yes'),
      [`rules ${String(LAST + 3)} twice floor`],
    ],
    ['a tariff without a unit', more('x,dim,,,floor,1 in3,s,yes'), [`rules ${String(LAST + 1)} noDivisor x`]],
    [
      'two tariffs for one day',
      more('x,dim,,2026-07-12,unit,kg,s,yes', 'x,dim,2026-07-12,,unit,kg,s,yes'),
      [`rules ${String(LAST + 2)} overlaps x dim`],
    ],
    [
      'a packaging nobody knows',
      more('x,dim,,,unit,kg,s,yes', 'x,odd,,,packaging,soft|pot,s,yes'),
      [`rules ${String(LAST + 2)} value unknownValue soft|pot`],
    ],
    [
      'rules that services need',
      { rules: rules('ups-metric,dim,,,unit,kg,s,yes') },
      [
        'services 2 rule unknownRule ups-us-daily',
        'services 3 rule unknownRule ups-us-daily',
        'surcharges 2 flag unknownValue additionalHandling',
        'surcharges 3 flag unknownValue largePackage',
      ],
    ],
  ])('refuse %s', (_, tables, expected) => {
    expect(problems(tables)).toEqual(expected);
  });

  it('refuse prices that fall with weight, and steps too fine to plan boxes on', () => {
    const prices = (...rows: readonly string[]): Partial<RateTables> => ({
      prices: ['origin,service,zone,from,to,up_to,price,over,per_step,step', ...rows].join('\n'),
    });
    expect(problems(prices('US,ground,*,,,5 lb,9.00,,,', 'US,ground,*,,,,8.99,,,'))).toEqual([
      'prices dips US ground *',
    ]);
    expect(problems(prices('US,ground,*,,,5 lb,9.00,,,', 'US,ground,*,,,,9.00,,,'))).toEqual([]);
    // Five steps of 1.00 up to 5 lb; above, the sixth is counted.
    expect(problems(prices('US,ground,*,,,5 lb,4.00,,1.00,1 lb', 'US,ground,*,,,,3.00,,1.00,1 lb'))).toEqual([]);
    expect(problems(prices('US,ground,*,,,5 lb,4.00,,1.00,1 lb', 'US,ground,*,,,,2.99,,1.00,1 lb'))).toEqual([
      'prices dips US ground *',
    ]);
    // Other days are other lists.
    expect(problems(prices('US,ground,*,,2026-12-31,5 lb,9.00,,,', 'US,ground,*,2027-01-01,,,8.00,,,'))).toEqual([]);
    expect(problems(prices('US,ground,*,,,5 lb,9.00,,,', 'US,ground,*,,,5 lb,9.50,,,'))).toEqual([
      'prices overlaps US ground * 5e0 lb',
    ]);
    expect(problems(prices('US,ground,*,,,,9.00,,0.01,9 g'))).toEqual(['prices 2 step tooFine 9 g']);
    expect(problems(prices('US,ground,*,,,,9.00,,0.01,'))).toEqual(['prices 2 step cellMissing']);
  });

  it('refuse a table missing and one too many', () => {
    const { zones: _, ...less } = BUILT_IN_TABLES;
    const book = readRateBook({ ...less, zoness: '' } as Partial<RateTables>, 0);
    expect(book.ok ? [] : book.error.map(({ table, reason }) => [table, reason])).toEqual([
      ['zoness', 'tableUnknown'],
      ['zones', 'tableMissing'],
    ]);
  });

  it('keep old rules beside new ones', () => {
    const usps = BUILT_IN_RATES.rules.find(({ id }) => id === 'usps-us');
    expect(inForce(usps?.dim ?? [], '2026-07-11')?.rule.sides).toBe('halfUp');
    expect(inForce(usps?.dim ?? [], '2026-07-12')?.rule.sides).toBe('up');
    expect(inForce(usps?.dim ?? [], '2019-06-22')).toBeNull();
  });
});

describe('zones', () => {
  const book = bookWith({
    ...NO_PRICES,
    zones: [
      'origin,origin_postcode,destination,destination_postcode,zone',
      '*,,=,,home',
      '*,,GB,,britain',
      '*,,GB,BT,ulster',
      '*,,GB,AB30..AB56,highlands',
      '*,10-19,FR,,near',
      '*,,FR,,far',
      '*,,FR,20,corsica',
      '*,80-89,FR,20,corsicaBySea',
      '*,,*,,world',
    ].join('\n'),
  });
  const zone = (from: [string, string], to: [string, string]) => {
    const at = ([country, postcode]: [string, string]) => ({ ...EMPTY_ADDRESS, country, postcode });
    const found = zoneOf(at(from), at(to), book.tariff);
    return found.ok ? found.value : found.error;
  };
  it.each<[[string, string], [string, string], string]>([
    [['DE', '10115'], ['DE', '80331'], 'home'],
    [['GB', 'SW1A 1AA'], ['GB', 'BT1 1AA'], 'home'],
    [['DE', '10115'], ['gb', 'sw1a 1aa'], 'britain'],
    [['DE', '10115'], ['GB', 'bt1 1aa'], 'ulster'],
    [['DE', '10115'], ['GB', 'AB30 1AA'], 'highlands'],
    [['DE', '10115'], ['GB', 'AB56 1AA'], 'highlands'],
    [['DE', '10115'], ['GB', 'AB57 1AA'], 'britain'],
    [['DE', '10115'], ['GB', ''], 'britain'],
    [['DE', '10115'], ['FR', '75001'], 'near'],
    [['DE', '20095'], ['FR', '75001'], 'far'],
    [['DE', '10115'], ['FR', '20000'], 'corsica'],
    [['DE', '80331'], ['FR', '20000'], 'corsicaBySea'],
    [['DE', '10115'], ['JP', ''], 'world'],
    [['DE', '10115'], ['', ''], 'noCountry'],
  ])('%j to %j is %s', (from, to, expected) => {
    expect(zone(from, to)).toBe(expected);
  });
});

describe('working days', () => {
  it('are the public holidays of the calendars, as a table', () => {
    const of = (country: string) => workingDaysOf(country, BUILT_IN_RATES.workingDays);
    expect(of('US').calendar.holidays).toEqual(US_FEDERAL);
    expect(of('DE').calendar.holidays).toEqual(GERMANY);
    expect(of('FR').calendar).toMatchObject({ days: [1, 2, 3, 4, 5], holidays: [] });
    // Thanksgiving 2026 is the 26th of November; the 28th and 29th are a weekend.
    expect(arrivalOf('2026-11-25', 2, of('US'))).toBe('2026-11-30');
    expect(arrivalOf('2026-11-25', 2, of('FR'))).toBe('2026-11-27');
  });

  it('say cut-offs, days and single dates', () => {
    const { workingDays } = bookWith({
      calendar: [
        'origin,kind,value,name,source',
        '*,days,mon|tue|sat,,',
        '*,cutOff,16:30,,',
        '*,cutOff,sat 11:00,,',
        '*,cutOff,2026-12-24 09:15,,',
        '*,closed,2026-12-26,,',
        '*,open,2026-12-27,,',
      ].join('\n'),
    });
    const { calendar, cutOff } = workingDaysOf('SE', workingDays);
    expect(calendar).toMatchObject({ days: [1, 2, 6], exceptions: { '2026-12-26': 'closed', '2026-12-27': 'open' } });
    expect(cutOff).toEqual({ minutes: 990, byWeekday: { 6: 660 }, byDate: { '2026-12-24': 555 } });
  });

  it.each([
    ['days,mon|fun', 'unknownValue fun'],
    ['holiday,13-01', 'unknownValue 13-01'],
    ['holiday,02-30', 'unknownValue 02-30'],
    ['holiday,11 thu 6', 'unknownValue 11 thu 6'],
    ['cutOff,16:75', 'unknownValue 16:75'],
    ['cutOff,49:00', 'unknownValue 49:00'],
    ['closed,2026-02-30', 'notADate 2026-02-30'],
    ['closed,', 'cellMissing'],
  ])('refuse %s', (row, expected) => {
    const [first] = problems({ calendar: `origin,kind,value\n*,${row}\n` });
    expect(first).toBe(`calendar 2 value ${expected}`);
  });
});
