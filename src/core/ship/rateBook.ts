import { ok, refuse, type Result } from '../result.ts';
import type { BorderRules } from './borderRules.ts';
import { BORDER_TABLES, readBorderRules } from './borderTables.ts';
import type { RateProblem } from './csvTable.ts';
import type { RuleSet } from './rules.ts';
import { readRules } from './rulesTable.ts';
import type { OfflineTariff } from './tariff.ts';
import { readTariff, TARIFF_TABLES } from './tariffTables.ts';
import { readWorkingDays, type WorkingDays } from './workingDays.ts';

/** The tables of a rate book: the rules of all carriers, the own carrier's tariff, its working days, and the rules for borders and dangerous goods. */
export const RATE_TABLES = ['rules', ...TARIFF_TABLES, 'calendar', ...BORDER_TABLES] as const;
export type RateTableName = (typeof RATE_TABLES)[number];

/** Tables as handed in: CSV text by name. This is what is stored, so that it can be taken out again as it was. */
export type RateTables = Readonly<Record<RateTableName, string>>;

/** Rules and prices in force at a station. */
export interface RateBook {
  /** 0: as the program came; else counted up with every publication. */
  readonly version: number;
  readonly rules: readonly RuleSet[];
  readonly tariff: OfflineTariff;
  readonly workingDays: readonly WorkingDays[];
  readonly border: BorderRules;
}

/** Reads the tables of a rate book, all or nothing: refused with everything that is wrong in them. */
export function readRateBook(
  tables: Readonly<Partial<Record<RateTableName, string>>>,
  version: number,
): Result<RateBook, readonly RateProblem[]> {
  const problems: RateProblem[] = Object.keys(tables)
    .filter((table) => !(RATE_TABLES as readonly string[]).includes(table))
    .map((table) => ({ table, line: 0, column: null, reason: 'tableUnknown', value: table }));
  const { rules: rulesText, calendar: calendarText } = tables;
  for (const [table, text] of [['rules', rulesText] as const, ['calendar', calendarText] as const])
    if (text === undefined) problems.push({ table, line: 0, column: null, reason: 'tableMissing', value: '' });
  const rules = rulesText === undefined ? [] : readRules(rulesText, problems);
  const workingDays = calendarText === undefined ? [] : readWorkingDays(calendarText, problems);
  const border = readBorderRules(tables, problems);
  const tariff = readTariff(tables, rules, problems);
  return problems.length > 0 ? refuse(problems) : ok({ version, rules, tariff, workingDays, border });
}
