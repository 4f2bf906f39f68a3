import type { CartonType } from '../carton/cartonType.ts';
import type { InstructionKind, InstructionStage } from '../instructions/instruction.ts';
import { canonical } from '../journal/canonical.ts';
import type { EventOf, Role } from '../journal/events.ts';
import type { OverrideRefusal } from '../journal/overrideEvents.ts';
import type { Money } from '../money.ts';
import type { HoldReason } from '../orders/order.ts';
import type { OrderPriority } from '../orders/priority.ts';
import type { DocumentKind } from '../print/documents.ts';
import type { ProductColumn } from '../orders/productRow.ts';
import type { Dims, Length, Mass } from '../quantity.ts';
import type { Policy } from '../policies/policies.ts';
import type { RateTableName } from '../ship/rateBook.ts';
import type { UnitSystem } from '../site.ts';
import type { Instant } from '../time.ts';
import type { Weekday } from '../zonedTime.ts';

/** Fields that belong to no form: those of people, the site, scales, orders and acts. */
export const AUDIT_FIELDS = [
  'badge',
  'barcodes',
  'bench',
  'box',
  'confirm',
  'currency',
  'customs',
  'deviceRole',
  'expected',
  'from',
  'goesWith',
  'gs1Prefix',
  'idleLock',
  'inside',
  'instruction',
  'isActive',
  'isUsed',
  'kit',
  'known',
  'language',
  'looksLike',
  'lot',
  'mayKeyWeight',
  'mayOverride',
  'media',
  'name',
  'note',
  'number',
  'numberShare',
  'orders',
  'outside',
  'overrideReasons',
  'parcels',
  'picture',
  'pin',
  'printed',
  'printsRed',
  'priority',
  'protocol',
  'reason',
  'role',
  'rowsChanged',
  'rowsNew',
  'rowsRefused',
  'serials',
  'setting',
  'shipDate',
  'shipFrom',
  'shown',
  'size',
  'stage',
  'text',
  'theme',
  'timeZone',
  'tolerance',
  'tracking',
  'truck',
  'units',
  'unitSystem',
  'volume',
  'weight',
] as const;
export type AuditField = (typeof AUDIT_FIELDS)[number];

/** Fields of a box, as its form calls them. */
export type BoxField =
  | 'name'
  | 'barcode'
  | 'kind'
  | 'tare'
  | 'filling'
  | 'maxGross'
  | 'cost'
  | 'stock'
  | 'reorderAt'
  | 'channels'
  | 'carriers'
  | 'services';

/** What a value belongs to, by the form whose word for it people know. */
export type FieldName =
  | AuditField
  | `weekday.${Weekday}`
  | `product.${ProductColumn}`
  | `box.${BoxField}`
  | `rates.${RateTableName}`
  | `policy.${Policy}`
  | `papers.${DocumentKind}`;

/** Values that are words of the program, not of the site: what they belong to, and the word. */
export type AuditWord =
  | 'yes'
  | 'no'
  | 'changed'
  | 'badgeScanned'
  | 'badgeUnscanned'
  | `route.${'any' | 'never'}`
  | `deviceRole.${string}`
  | `theme.${string}`
  | `language.${string}`
  | `option.${string}`
  | `boxKind.${CartonType['kind']}`
  | `role.${Role}`
  | `priority.${OrderPriority}`
  | `hold.${HoldReason}`
  | `instruction.${InstructionKind}`
  | `stage.${InstructionStage}`
  | `reason.${string}`
  | `refused.${OverrideRefusal | EventOf<'signInRefused'>['reason']}`
  | `units.${UnitSystem}`;

/** One value as it stood, so that each window writes it in its own language and units; null: nothing stood there. */
export type AuditValue =
  | { readonly text: string }
  | { readonly word: AuditWord }
  | { readonly count: number }
  | { readonly mass: Mass }
  | { readonly length: Length }
  | { readonly dims: Dims }
  | { readonly money: Money }
  | { readonly at: Instant }
  | null;

/** One field that is not as it was. */
export interface AuditChange {
  /** Which one of several things it is about; null where there is only one. */
  readonly of: string | null;
  readonly field: FieldName;
  readonly before: AuditValue;
  readonly after: AuditValue;
}

/** Values of a thing by their fields, in the order in which they are told. */
export type AuditState = Readonly<Partial<Record<FieldName, AuditValue>>>;

/** A text as a value; '' says nothing. */
export const textValue = (text: string | null | undefined): AuditValue =>
  text === '' || text === null || text === undefined ? null : { text };

/** A word of the program as a value. */
export const wordValue = (word: AuditWord): AuditValue => ({ word });

/** Yes or no as a value. */
export const yesNo = (is: boolean): AuditValue => ({ word: is ? 'yes' : 'no' });

/** A count as a value; null where nobody counted. */
export const countValue = (count: number | null | undefined): AuditValue =>
  count === null || count === undefined ? null : { count };

/** A mass as a value; null where it is not known. */
export const massValue = (mass: Mass | null | undefined): AuditValue => (mass ? { mass } : null);

/** The fields of two states that differ; without an older state all that say something. */
export function changesBetween(before: AuditState | null, after: AuditState, of: string | null = null): AuditChange[] {
  const fields = new Set([...Object.keys(before ?? {}), ...Object.keys(after)]) as ReadonlySet<FieldName>;
  return [...fields].flatMap((field) => {
    const [was, is] = [before?.[field] ?? null, after[field] ?? null];
    return canonical(was) === canonical(is) ? [] : [{ of, field, before: was, after: is }];
  });
}
