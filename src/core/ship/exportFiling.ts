import { valueOf, hsDigits, type CustomsItem } from './customsLines.ts';
import { customsRule, type BorderRules } from './borderRules.ts';
import { amountText, isOver, limitFor } from './exchange.ts';
import type { LocalDate } from '../time.ts';

/** How an export is filed with the United States' Automated Export System (15 CFR 30), and why. */
export type ExportFiling = { readonly trace: readonly string[] } & (
  | { readonly kind: 'none' }
  /** `NOEEI 30.37(a)`: stands on the papers instead of a filing. */
  | { readonly kind: 'exempt'; readonly text: string }
  /** `AES X20261127123456`: the proof of a filing. */
  | { readonly kind: 'filed'; readonly text: string }
  /** Somebody has to file it first. */
  | { readonly kind: 'needed' }
  /** A value is missing, or is in a currency without a rate. */
  | { readonly kind: 'unknown' }
);

/** True for an Internal Transaction Number: X and 14 digits. */
export const isItn = (text: string): boolean => /^X\d{14}$/.test(text);

/**
 * Whether a parcel's export has to be filed: by the value of each Schedule B line (ten digits), never of the order, and for goods under
 * export control whatever they are worth. `none` where the table has no limit for the origin.
 */
export function exportFiling(
  {
    items,
    itn,
    shipDate,
  }: { readonly items: readonly CustomsItem[]; readonly itn: string | null; readonly shipDate: LocalDate },
  rules: BorderRules,
  places: Parameters<typeof customsRule>[2],
): ExportFiling {
  const limit = limitFor(rules, 'filingOver', places, shipDate);
  const text = customsRule(rules, 'filingExempt', places, shipDate)?.value;
  if (!limit || text?.kind !== 'text') return { kind: 'none', trace: [] };
  if (itn !== null) return { kind: 'filed', text: `AES ${itn}`, trace: [`export filed: AES ${itn}`] };
  const controlled = items.find(({ isExportControlled }) => isExportControlled);
  if (controlled) return { kind: 'needed', trace: [`export filing: ${controlled.sku} is under export control`] };
  const over = [...scheduleB(items)].map(([code, group]) => {
    const value = valueOf(group);
    return { code, isOver: value && isOver(value, limit, rules, shipDate) };
  });
  const words = amountText(limit);
  const dear = over.find((line) => line.isOver === true);
  const never = customsRule(rules, 'filingNever', places, shipDate)?.value;
  if (never?.kind === 'yes' && never.isYes) return { kind: 'exempt', text: text.text, trace: [text.text] };
  if (dear) return { kind: 'needed', trace: [`export filing: ${dear.code} is worth more than ${words}`] };
  if (over.some((line) => line.isOver === null))
    return { kind: 'unknown', trace: [`export filing: a value can't be compared with ${words}`] };
  return { kind: 'exempt', text: text.text, trace: [`${text.text}: no line worth more than ${words}`] };
}

/** Items by their ten-digit number; one with fewer digits stands for itself. */
function scheduleB(items: readonly CustomsItem[]): ReadonlyMap<string, readonly CustomsItem[]> {
  const groups = new Map<string, CustomsItem[]>();
  for (const item of items) {
    const code = item.hsCode === null ? item.sku : hsDigits(item.hsCode).slice(0, 10);
    groups.set(code, [...(groups.get(code) ?? []), item]);
  }
  return groups;
}
