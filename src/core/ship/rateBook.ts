import { ok, refuse, type Result } from '../result.ts';
import type { RateProblem } from './csvTable.ts';
import type { RuleSet } from './rules.ts';
import { readRules } from './rulesTable.ts';
import type { OfflineTariff } from './tariff.ts';
import { readTariff, TARIFF_TABLES } from './tariffTables.ts';

/** The tables of a rate book: the rules of all carriers, and the own carrier's tariff. */
export const RATE_TABLES = ['rules', ...TARIFF_TABLES] as const;
export type RateTableName = (typeof RATE_TABLES)[number];

/** Tables as handed in: CSV text by name. This is what is stored, so that it can be taken out again as it was. */
export type RateTables = Readonly<Record<RateTableName, string>>;

/** Rules and prices in force at a station. */
export interface RateBook {
  /** 0: as the program came; else counted up with every publication. */
  readonly version: number;
  readonly rules: readonly RuleSet[];
  readonly tariff: OfflineTariff;
}

/** Reads the tables of a rate book, all or nothing: refused with everything that is wrong in them. */
export function readRateBook(
  tables: Readonly<Partial<Record<string, string>>>,
  version: number,
): Result<RateBook, readonly RateProblem[]> {
  const problems: RateProblem[] = Object.keys(tables)
    .filter((table) => !(RATE_TABLES as readonly string[]).includes(table))
    .map((table) => ({ table, line: 0, column: null, reason: 'tableUnknown', value: table }));
  if (tables['rules'] === undefined)
    problems.push({ table: 'rules', line: 0, column: null, reason: 'tableMissing', value: '' });
  const rules = tables['rules'] === undefined ? [] : readRules(tables['rules'], problems);
  const tariff = readTariff(
    tables,
    rules.map(({ id }) => id),
    problems,
  );
  return problems.length > 0 ? refuse(problems) : ok({ version, rules, tariff });
}
