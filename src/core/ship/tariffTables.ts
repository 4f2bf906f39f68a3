import { compareRational, inUnit, type Rational } from '../quantity.ts';
import type { RateProblem, TableShape } from './csvTable.ts';
import { readRows, rowsOf, type Cells } from './figures.ts';
import { checkTariff } from './tariffChecks.ts';
import type { RuleSet } from './rules.ts';
import {
  RESIDENTIAL,
  type OfflineTariff,
  type PostcodeRange,
  type TariffFuel,
  type TariffPrice,
  type TariffService,
  type TariffSurcharge,
  type TariffTransit,
  type TariffZone,
} from './tariff.ts';

/** The tables of a tariff, each a CSV text by its name. */
export const TARIFF_TABLES = ['settings', 'services', 'zones', 'prices', 'surcharges', 'fuel', 'transit'] as const;
export type TariffTableName = (typeof TARIFF_TABLES)[number];

const COLUMNS = {
  settings: ['setting', 'value'],
  services: ['origin', 'service', 'name', 'rule', 'words', 'min_weight', 'days'],
  zones: ['origin', 'origin_postcode', 'destination', 'destination_postcode', 'zone'],
  prices: ['origin', 'service', 'zone', 'from', 'to', 'up_to', 'price', 'over', 'per_step', 'step'],
  surcharges: ['origin', 'service', 'zone', 'from', 'to', 'flag', 'amount'],
  fuel: ['origin', 'service', 'from', 'to', 'percent'],
  transit: ['origin', 'service', 'zone', 'days'],
} as const;
const OPTIONAL: readonly string[] = ['words', 'min_weight', 'days', 'from', 'to', 'up_to', 'over', 'per_step', 'step'];
type ColumnOf<T extends TariffTableName> = (typeof COLUMNS)[T][number];

/** The tariff that the tables say, weighed by these rules; what is wrong is put with the problems. */
export function readTariff(
  tables: Readonly<Partial<Record<TariffTableName, string>>>,
  rules: readonly RuleSet[],
  problems: RateProblem[],
): OfflineTariff {
  const ruleIds = rules.map(({ id }) => id);
  // A misspelt flag would be a charge nobody ever pays.
  const flags = [RESIDENTIAL, ...rules.flatMap(({ classes }) => classes.map(({ rule }) => rule.flag))];
  const read = <T extends TariffTableName, R>(table: T, row: (cells: Cells<ColumnOf<T>>) => R): readonly R[] =>
    readRows(table, rowsOf(tables[table], shapeOf(table), problems), problems, row);
  const tariff: OfflineTariff = {
    ...settingsOf(read('settings', settingOf)),
    services: read('services', (cells) => serviceOf(cells, ruleIds)),
    zones: read('zones', zoneOf),
    prices: read('prices', priceOf),
    surcharges: read('surcharges', (cells) => surchargeOf(cells, flags)),
    fuel: read('fuel', fuelOf),
    transit: read('transit', transitOf),
  };
  // What stands between rows is judged once each row can be read: else one wrong cell would be told many times.
  if (problems.length === 0) checkTariff(tariff, problems);
  return tariff;
}

/** How a table has to look. */
function shapeOf<T extends TariffTableName>(table: T): TableShape<ColumnOf<T>> {
  const columns: readonly ColumnOf<T>[] = COLUMNS[table];
  return { table, columns, optional: columns.filter((column) => OPTIONAL.includes(column)) };
}

const RESIDENTS = ['never', 'noCompany', 'always'] as const;
type Settings = Pick<OfflineTariff, 'carrierName' | 'currency' | 'residential'>;

function settingOf(row: Cells<'setting' | 'value'>): Partial<Settings> {
  switch (row.word('setting', ['carrier', 'currency', 'residential'])) {
    case 'carrier':
      return { carrierName: row.needed('value') };
    case 'currency': {
      const code = row.text('value');
      if (code !== '' && !/^[A-Z]{3}$/.test(code)) row.fail('unknownValue', 'value', code);
      return { currency: code === '' ? null : code };
    }
    case 'residential':
      return { residential: row.word('value', RESIDENTS) };
  }
}

const settingsOf = (settings: readonly Partial<Settings>[]): Settings =>
  settings.reduce<Settings>((all, setting) => ({ ...all, ...setting }), {
    carrierName: 'Own carrier',
    currency: null,
    residential: 'never',
  });

function serviceOf(row: Cells<ColumnOf<'services'>>, ruleIds: readonly string[]): TariffService {
  const ruleId = row.needed('rule');
  if (ruleId !== '' && !ruleIds.includes(ruleId)) row.fail('unknownRule', 'rule', ruleId);
  return {
    id: row.needed('service'),
    name: row.needed('name'),
    origin: countryOf(row, 'origin', '*'),
    ruleId,
    words: row
      .text('words')
      .toLowerCase()
      .split('|')
      .map((word) => word.trim())
      .filter((word) => word !== ''),
    minWeight: row.text('min_weight') === '' ? null : row.mass('min_weight'),
    days: row.text('days') === '' ? null : row.whole('days'),
  };
}

function countryOf<C extends string>(row: Cells<C>, column: C, marks: string): string {
  const text = row.needed(column).toUpperCase();
  if (text !== '' && !/^[A-Z]{2}$/.test(text) && !marks.includes(text)) row.fail('unknownValue', column, text);
  return text;
}

const zoneOf = (row: Cells<ColumnOf<'zones'>>): TariffZone => ({
  origin: countryOf(row, 'origin', '*'),
  originPostcode: rangeOf(row, 'origin_postcode'),
  destination: countryOf(row, 'destination', '*='),
  destinationPostcode: rangeOf(row, 'destination_postcode'),
  zone: row.needed('zone'),
});

/** `60`, `60..62` or nothing; a hyphen would do, but a spreadsheet makes a date of it. */
function rangeOf<C extends string>(row: Cells<C>, column: C): PostcodeRange {
  const text = row.text(column).toUpperCase().replaceAll(' ', '');
  const [first = '', last = first, ...more] = text.split(/\.\.|-/);
  if (more.length > 0 || first.length !== last.length || last < first) row.fail('unknownValue', column, text);
  return { first, last };
}

function priceOf(row: Cells<ColumnOf<'prices'>>): TariffPrice {
  const isMore = row.text('per_step') !== '' || row.text('step') !== '';
  const more = isMore
    ? {
        over: row.text('over') === '' ? null : row.mass('over'),
        perStep: row.number('per_step'),
        step: row.mass('step'),
      }
    : null;
  // Every step is a price of its own where boxes are planned.
  if (more && compareRational(inUnit(more.step, 'g'), TEN) < 0) row.fail('tooFine', 'step', row.text('step'));
  return {
    ...laneOf(row),
    ...row.span('from', 'to'),
    upTo: row.text('up_to') === '' ? null : row.mass('up_to'),
    price: row.number('price'),
    more,
  };
}

const TEN: Rational = { num: 10n, den: 1n };

const laneOf = (row: Cells<'origin' | 'service' | 'zone'>) => ({
  origin: countryOf(row, 'origin', '*'),
  service: row.needed('service'),
  zone: row.needed('zone'),
});

const surchargeOf = (row: Cells<ColumnOf<'surcharges'>>, flags: readonly string[]): TariffSurcharge => ({
  ...laneOf(row),
  ...row.span('from', 'to'),
  flag: row.word('flag', flags),
  amount: row.number('amount'),
});

const fuelOf = (row: Cells<ColumnOf<'fuel'>>): TariffFuel => ({
  origin: countryOf(row, 'origin', '*'),
  service: row.needed('service'),
  ...row.span('from', 'to'),
  percent: row.number('percent'),
});

const transitOf = (row: Cells<ColumnOf<'transit'>>): TariffTransit => ({ ...laneOf(row), days: row.whole('days') });
