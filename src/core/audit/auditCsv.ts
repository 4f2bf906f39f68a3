import { csvText, withoutFormula } from '../csv/writing.ts';
import { decimalMoney } from '../money.ts';
import { decimalText, type Quantity, type LengthUnit, type MassUnit } from '../quantity.ts';
import type { AuditKind } from './audited.ts';
import type { AuditChange, AuditValue } from './change.ts';

/** A fact of the audit with the names that people know things by. */
export interface AuditLine {
  readonly seq: number;
  readonly at: number;
  readonly stationId: string;
  readonly who: string;
  readonly kind: AuditKind;
  readonly type: string;
  readonly name: string;
  readonly code: string;
  readonly orderNumber: string;
  readonly changes: readonly AuditChange[];
}

const HEADINGS = ['record', 'time', 'station', 'who', 'kind', 'fact', 'name', 'code', 'order'] as const;

/** The first row of the file. */
export const AUDIT_CSV_HEAD = csvText([[...HEADINGS, 'of', 'field', 'before', 'after']]);

/**
 * A fact as rows of a CSV file, one for each change, one where it has none. Times are UTC (ISO 8601), words the program's codes, so that the file
 * is the same in every language. Nothing in it is a formula to a spreadsheet.
 */
export function auditCsvRows(line: AuditLine): string {
  const { seq, at, stationId, who, kind, type, name, code, orderNumber, changes } = line;
  const own = [seq.toString(), new Date(at).toISOString(), stationId, who, kind, type, name, code, orderNumber];
  const rows =
    changes.length === 0
      ? [['', '', '', '']]
      : changes.map(({ of, field, before, after }) => [of ?? '', field, plainText(before), plainText(after)]);
  return csvText(rows.map((cells) => [...own, ...cells].map(withoutFormula)));
}

const measure = (value: Quantity<LengthUnit | MassUnit>): string => `${decimalText(value)} ${value.unit}`;

function plainText(value: AuditValue): string {
  if (value === null) return '';
  if ('text' in value) return value.text;
  if ('word' in value) return value.word.slice(value.word.indexOf('.') + 1);
  if ('count' in value) return value.count.toString();
  if ('mass' in value) return measure(value.mass);
  if ('length' in value) return measure(value.length);
  if ('money' in value) return `${decimalMoney(value.money)} ${value.money.currency}`;
  if ('at' in value) return new Date(value.at).toISOString();
  const { length, width, height } = value.dims;
  return [length, width, height].map(measure).join(' x ');
}
