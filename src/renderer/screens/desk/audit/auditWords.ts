import type { useTranslations } from 'use-intl';
import type { AuditField, AuditWord, BoxField } from '../../../../core/audit/change.ts';
import type { DocumentKind } from '../../../../core/print/documents.ts';
import type { Policy } from '../../../../core/policies/policies.ts';
import type { ProductColumn } from '../../../../core/orders/productRow.ts';
import type { RateTableName } from '../../../../core/ship/rateBook.ts';
import type { AuditEntryView, AuditValueView } from '../../../../shared/ipc/contract.ts';
import { DASHES, dimsText, lengthText, massText, moneyText } from '../../../words/measures.ts';
import { english } from '../../../words/messages.ts';
import { overrideReason } from '../../../words/reasons.ts';
import { countText } from '../../../words/spoken.ts';
import { clockText, shortDayText, weekdayName } from '../../../words/times.ts';

type Translate = ReturnType<typeof useTranslations<never>>;

const has = <T extends object>(table: T, code: string): code is Extract<keyof T, string> => Object.hasOwn(table, code);

/** What somebody did, in one sentence. */
export function actText({ type, isNew, name, code, order }: AuditEntryView, t: Translate): string {
  if (!has(english.audit.what, type)) return t('audit.other', { what: type });
  const done = has(english.override.done, code) ? t(`override.done.${code}`) : code;
  return t(`audit.what.${type}`, {
    isNew: isNew ? 'yes' : 'no',
    name: name === '' ? (code === '' ? DASHES : code) : name,
    code: type === 'overrideGranted' || type === 'overrideRefused' ? done : code,
    order: order?.number ?? DASHES,
  });
}

/** What a field is called where it is edited. */
export function fieldText(field: string, t: Translate): string {
  const [form, own] = partsOf(field);
  // Each form's fields have their words there; a field that is none of them would be a bug of this page.
  if (form === 'product' && own !== '') return t(`products.column.${own as ProductColumn}`);
  if (form === 'box' && own !== '') return t(`boxes.field.${own as BoxField}`);
  if (form === 'rates' && own !== '') return t(`rates.table.${own as RateTableName}`);
  if (form === 'weekday' && own !== '') return weekdayName(Number(own));
  if (form === 'policy' && own !== '') return t(`station.policies.name.${own as Policy}`);
  if (form === 'papers' && own !== '') return t(`papers.kind.${own as DocumentKind}`);
  return has(english.audit.field, field) ? t(`audit.field.${field satisfies AuditField}`) : field;
}

/** A value as people read it; dashes where nothing stood. */
export function valueText(value: AuditValueView, timeZone: string, t: Translate): string {
  if (value === null) return DASHES;
  if ('text' in value) return value.text;
  if ('word' in value) return wordText(value.word, t);
  if ('count' in value) return countText(value.count);
  if ('mass' in value) return massText(value.mass);
  if ('length' in value) return lengthText(value.length);
  if ('dims' in value) return dimsText(value.dims);
  if ('money' in value) return moneyText(value.money);
  return `${shortDayText(value.at, timeZone)} ${clockText(value.at, timeZone)}`;
}

function wordText(word: AuditWord, t: Translate): string {
  const [table, code] = partsOf(word);
  if (has(english.audit.word, word)) return t(`audit.word.${word}`);
  switch (table) {
    case 'option':
      return has(english.products.option, code) ? t(`products.option.${code}`) : code;
    case 'boxKind':
      return has(english.boxes.kind, code) ? t(`boxes.kind.${code}`) : code;
    case 'role':
      return has(english.people.role, code) ? t(`people.role.${code}`) : code;
    case 'priority':
      return has(english.queue.priority, code) ? t(`queue.priority.${code}`) : code;
    case 'hold':
      return has(english.tasks.kind.heldOrder, code) ? t(`tasks.kind.heldOrder.${code}`) : code;
    case 'instruction':
      return has(english.instruction.kind, code) ? t(`instruction.kind.${code}`) : code;
    case 'stage':
      return has(english.audit.stage, code) ? t(`audit.stage.${code}`) : code;
    case 'refused':
      return has(english.override.refused, code) ? t(`override.refused.${code}`) : code;
    case 'units':
      return has(english.station.unit, code) ? t(`station.unit.${code}`) : code;
    case 'route':
      return has(english.papers, code) ? t(`papers.${code as 'any' | 'never'}`) : code;
    case 'deviceRole':
      return has(english.devices.role, code) ? t(`devices.role.${code}`) : code;
    case 'theme':
      return has(english.theme, code) ? t(`theme.${code}`) : code;
    case 'language':
      return has(english.language, code) ? t(`language.${code}`) : code;
    case 'reason':
      return overrideReason(code, t);
    default:
      return word;
  }
}

/** What stands before the first dot, and what behind it. */
function partsOf(text: string): readonly [string, string] {
  const dot = text.indexOf('.');
  return dot === -1 ? [text, ''] : [text.slice(0, dot), text.slice(dot + 1)];
}
