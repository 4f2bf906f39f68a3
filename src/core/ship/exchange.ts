import { currencyExponent, decimalMoney, type Money } from '../money.ts';
import { compareRational, timesRational, type Rational } from '../quantity.ts';
import type { LocalDate } from '../time.ts';
import { customsRule, type BorderRules, type CustomsRow } from './borderRules.ts';
import { holdsOn } from './figures.ts';

type Places = Parameters<typeof customsRule>[2];

/** An amount in a currency's main unit, exact. */
const inMain = ({ minor, currency }: Money): Rational => ({
  num: BigInt(minor),
  den: 10n ** BigInt(currencyExponent(currency)),
});

/** An amount as a table states it: `300 XDR`, `2.50 EUR`. */
export const amountText = (amount: Money): string => `${decimalMoney(amount).replace(/\.0+$/, '')} ${amount.currency}`;

/** What one special drawing right is worth in a currency on a day; null where the table does not say. */
function rightIn(currency: string, rules: BorderRules, day: LocalDate): Rational | null {
  if (currency === 'XDR') return { num: 1n, den: 1n };
  const row = rules.customs.find(
    ({ figure, value, ...span }) =>
      figure === 'xdr' && value.kind === 'money' && value.money.currency === currency && holdsOn(span, day),
  );
  return row?.value.kind === 'money' ? inMain(row.value.money) : null;
}

/** An amount in another currency's main unit, exact, by the table's rates; null where one of the two has none. */
export function exchanged(amount: Money, currency: string, rules: BorderRules, day: LocalDate): Rational | null {
  if (amount.currency === currency) return inMain(amount);
  const from = rightIn(amount.currency, rules, day);
  const to = rightIn(currency, rules, day);
  if (!from || !to) return null;
  return timesRational(timesRational(inMain(amount), { num: from.den, den: from.num }), to);
}

/** True when an amount is more than a limit, whatever their currencies; null where no rate joins them. */
export function isOver(amount: Money, limit: Money, rules: BorderRules, day: LocalDate): boolean | null {
  const converted = exchanged(amount, limit.currency, rules, day);
  return converted && compareRational(converted, inMain(limit)) > 0;
}

/**
 * The limit of a figure that can be compared with an amount: among the rows for these places the one in the amount's own currency, else the
 * one that names the places most closely.
 */
export function limitFor(
  rules: BorderRules,
  figure: CustomsRow['figure'],
  places: Places,
  day: LocalDate,
): Money | null {
  const row = customsRule(rules, figure, places, day);
  return row?.value.kind === 'money' ? row.value.money : null;
}
