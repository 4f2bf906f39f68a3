import type { RateProblem } from '../core/ship/csvTable.ts';
import messages from './messages/en.json' with { type: 'json' };

/** What is wrong with a table of rules or prices as an English sentence for the command line, with where it stands. */
export function rateProblemText({ table, line, column, reason, value }: RateProblem): string {
  const place = [
    `${table}.csv`,
    ...(line > 0 ? [`line ${line.toString()}`] : []),
    ...(column === null ? [] : [`column ${column}`]),
  ];
  return `${place.join(', ')}: ${messages.rates.problem[reason]}${value === '' ? '' : `: ${value}`}`;
}
