import { customsAreaOf, isOneArea } from '../address/customsArea.ts';
import { isUsPostal } from '../address/territories.ts';
import type { Sku } from '../ids.ts';
import { money, type Money } from '../money.ts';
import type { Address } from '../orders/address.ts';
import type { ContentKind } from '../orders/order.ts';
import { compareQuantity, compareRational, rationalText, toBase, type Mass } from '../quantity.ts';
import type { LocalDate } from '../time.ts';
import { customsRule, type BorderRules, type CarriageRow, type CustomsRow } from './borderRules.ts';
import {
  customsLines,
  hsDigits,
  netOf,
  valueOf,
  wholeGrams,
  type CustomsItem,
  type CustomsLine,
} from './customsLines.ts';
import { amountText, isOver, limitFor } from './exchange.ts';
import { exportFiling, type ExportFiling } from './exportFiling.ts';
import type { Incoterm } from './incoterms.ts';

/** One parcel as customs are to hear of it. */
export interface CustomsParcel {
  readonly from: Address;
  readonly to: Address;
  readonly shipDate: LocalDate;
  /** What the service wants: a post's forms for letters or parcels, or an invoice. */
  readonly papers: CarriageRow['papers'];
  readonly gross: Mass;
  readonly contents: ContentKind;
  readonly incoterm: Incoterm;
  /** Internal Transaction Number of an export filing, or null. */
  readonly itn: string | null;
  readonly items: readonly CustomsItem[];
  /**
   * Everything that goes to the consignee with it, its own goods too: an export is filed, and flat duties and the one-stop shop hold, for a
   * consignment, whatever boxes it is in. Absent: the parcel is all of it.
   */
  readonly consignment?: readonly CustomsItem[];
  /** What the customer pays for carriage and insurance of this parcel; absent or null where nobody has said. Neither is part of the goods' value. */
  readonly freight?: Money | null;
  readonly insurance?: Money | null;
}

export const CUSTOMS_PROBLEMS = [
  'destinationBlocked',
  'filingNeeded',
  'filingUnknown',
  'valueMissing',
  'mixedCurrencies',
  'hsMissing',
  'hsShort',
  'originMissing',
  'weightMissing',
  'netAboveGross',
  'dutyNotPrepaid',
] as const;
export type CustomsProblemCode = (typeof CUSTOMS_PROBLEMS)[number];

/** What is wrong with a parcel for customs. */
export interface CustomsProblem {
  readonly code: CustomsProblemCode;
  /** The product it is about, or null. */
  readonly sku: Sku | null;
  /** True: the parcel may not go so. False: its papers lack something that a person may add. */
  readonly isStop: boolean;
}

/** What goes with a parcel: nothing, a post's form, or so many copies of an invoice. */
export type CustomsForm =
  | { readonly kind: 'none' }
  | { readonly kind: 'cn22' | 'cn23' }
  | { readonly kind: 'invoice'; readonly copies: number };

/** What customs have to be told of a parcel, and whether it may go. */
export interface CustomsAnswer {
  /** The areas it goes from and to: `US`, `EU`, `APO`, `ES-35`. */
  readonly areas: { readonly from: string; readonly to: string };
  readonly form: CustomsForm;
  readonly lines: readonly CustomsLine[];
  /** Null where a value is missing or currencies differ. */
  readonly value: Money | null;
  /** Net whole grams, the sum of the lines; null where a weight is missing. */
  readonly netGrams: number | null;
  readonly filing: ExportFiling;
  /** What the duty is likely to be, by a flat rate a tariff line; null where the table has none or it does not hold. */
  readonly duty: Money | null;
  /** True where the one-stop-shop number belongs on the papers. */
  readonly isIoss: boolean;
  /** What the embargo list says of the destination, and where that stands. */
  readonly screening: { readonly isBlocked: boolean; readonly source: string | null };
  readonly problems: readonly CustomsProblem[];
  /** One step a line, as a person reads it. */
  readonly trace: readonly string[];
}

interface Asked {
  readonly parcel: CustomsParcel;
  readonly rules: BorderRules;
  readonly places: { readonly from: readonly string[]; readonly to: readonly string[] };
  readonly areas: CustomsAnswer['areas'];
}

/** What customs have to be told of a parcel by the rules of its ship date. Pure and exact: limits are compared as fractions. */
export function customsFor(parcel: CustomsParcel, rules: BorderRules): CustomsAnswer {
  const areas = { from: customsAreaOf(parcel.from), to: customsAreaOf(parcel.to) };
  const places = { from: [areas.from, parcel.from.country], to: [areas.to, parcel.to.country] };
  const asked: Asked = { parcel, rules, places, areas };
  const screening = screened(asked);
  if (!needsPapers(asked)) return withoutPapers(asked, screening);
  const value = valueOf(parcel.items);
  const net = netOf(parcel.items);
  const { form, why } = formFor(asked, value);
  const { itn, shipDate, consignment = parcel.items } = parcel;
  const whole = valueOf(consignment);
  const filing = exportFiling({ items: consignment, itn, shipDate }, rules, places);
  const trace = [`${areas.from} to ${areas.to}`, ...why, ...filing.trace];
  const duty = dutyOf(asked, whole, trace);
  return {
    areas,
    form,
    lines: customsLines(parcel.items),
    value,
    netGrams: net && wholeGrams(net),
    filing,
    duty,
    isIoss: isIossValue(asked, whole),
    screening,
    problems: problemsOf(asked, { screening, filing, value, net }),
    trace,
  };
}

const rowFor = ({ rules, places, parcel }: Asked, figure: CustomsRow['figure']): CustomsRow | null =>
  customsRule(rules, figure, places, parcel.shipDate);

const isYes = (row: CustomsRow | null): boolean => row?.value.kind === 'yes' && row.value.isYes;

function screened(asked: Asked): CustomsAnswer['screening'] {
  const row = rowFor(asked, 'blocked');
  return { isBlocked: isYes(row), source: row?.source ?? null };
}

const isUsInland = ({ parcel: { from, to } }: Asked): boolean => isUsPostal(from.country) && isUsPostal(to.country);

/** Inside the United States' own post only the places that the table names need a form. */
function needsPapers(asked: Asked): boolean {
  const { areas } = asked;
  if (isOneArea(areas.from, areas.to)) return false;
  return isUsInland(asked) ? isYes(rowFor(asked, 'form')) || isYes(rowFor(turned(asked), 'form')) : true;
}

/** The table names the way out; the way back needs the same form. */
const turned = (asked: Asked): Asked => ({
  ...asked,
  places: { from: asked.places.to, to: asked.places.from },
});

const withoutPapers = ({ areas }: Asked, screening: CustomsAnswer['screening']): CustomsAnswer => ({
  areas,
  form: { kind: 'none' },
  lines: [],
  value: null,
  netGrams: null,
  filing: { kind: 'none', trace: [] },
  duty: null,
  isIoss: false,
  screening,
  problems: screening.isBlocked ? [{ code: 'destinationBlocked', sku: null, isStop: true }] : [],
  trace: [`${areas.from} to ${areas.to}: no customs papers`],
});

/** CN 22 for letters up to the limits of value and weight, CN 23 for the rest of the post; where value or rate is not known, the form that says more. */
function formFor(asked: Asked, value: Money | null): { readonly form: CustomsForm; readonly why: readonly string[] } {
  const { parcel, rules, places } = asked;
  if (parcel.papers === 'express') {
    const row = rowFor(asked, 'invoiceCopies');
    const copies = row?.value.kind === 'number' ? Number(row.value.number.num / row.value.number.den) : 1;
    return { form: { kind: 'invoice', copies }, why: [`commercial invoice, ${copies.toString()} copies`] };
  }
  if (parcel.papers === 'parcel') return { form: { kind: 'cn23' }, why: ['CN 23: sent as a parcel'] };
  const weight = rowFor(asked, 'cn22Weight');
  if (weight?.value.kind === 'mass' && compareQuantity(parcel.gross, weight.value.mass) > 0)
    return { form: { kind: 'cn23' }, why: ['CN 23: heavier than a letter'] };
  const room = rowFor(asked, 'cn22Lines');
  const lines = customsLines(parcel.items).length;
  if (room?.value.kind === 'number' && compareRational({ num: BigInt(lines), den: 1n }, room.value.number) > 0)
    return { form: { kind: 'cn23' }, why: ['CN 23: more lines than a CN 22 holds'] };
  const limit = limitFor(rules, 'cn22Limit', places, parcel.shipDate);
  const over = value && limit ? isOver(value, limit, rules, parcel.shipDate) : null;
  if (!limit || over === null) return { form: { kind: 'cn23' }, why: ['CN 23: no limit to compare the value with'] };
  const words = amountText(limit);
  return over
    ? { form: { kind: 'cn23' }, why: [`CN 23: worth more than ${words}`] }
    : { form: { kind: 'cn22' }, why: [`CN 22: worth no more than ${words}`] };
}

/** A flat duty for each tariff line (six digits), where the table has one and the consignment is not worth more than it holds for. */
function dutyOf(asked: Asked, value: Money | null, trace: string[]): Money | null {
  const { rules, places, parcel } = asked;
  const rate = limitFor(rules, 'dutyPerLine', places, parcel.shipDate);
  const limit = limitFor(rules, 'dutyUpTo', places, parcel.shipDate);
  if (!rate || !limit || !value || isOver(value, limit, rules, parcel.shipDate) !== false) return null;
  const codes = parcel.items.map(({ hsCode }) => (hsCode === null ? null : hsDigits(hsCode).slice(0, 6)));
  if (codes.includes(null)) return null;
  const lines = new Set(codes).size;
  trace.push(`duty about ${lines.toString()} x ${amountText(rate)}`);
  return money(rate.minor * lines, rate.currency);
}

function isIossValue({ rules, places, parcel }: Asked, value: Money | null): boolean {
  const limit = limitFor(rules, 'iossUpTo', places, parcel.shipDate);
  return limit !== null && value !== null && isOver(value, limit, rules, parcel.shipDate) === false;
}

interface Known {
  readonly screening: CustomsAnswer['screening'];
  readonly filing: ExportFiling;
  readonly value: Money | null;
  readonly net: ReturnType<typeof netOf>;
}

function problemsOf(asked: Asked, { screening, filing, value, net }: Known): readonly CustomsProblem[] {
  const { parcel } = asked;
  const isPost = parcel.papers !== 'express';
  // A post sends back what is not declared whole; for a destination that the table names, every carrier does.
  // What holds for goods that come into the United States does not for its own mail, to its soldiers and its territories.
  const isImport = !isUsInland(asked);
  const isStrict = isPost || (isImport && isYes(rowFor(asked, 'dataNeeded')));
  const problems: CustomsProblem[] = [];
  const say = (code: CustomsProblemCode, isStop: boolean, sku: Sku | null = null): void => {
    problems.push({ code, sku, isStop });
  };
  if (screening.isBlocked) say('destinationBlocked', true);
  if (filing.kind === 'needed') say('filingNeeded', true);
  if (filing.kind === 'unknown') say('filingUnknown', false);
  for (const problem of itemProblems(asked)) say(problem.code, isStrict, problem.sku);
  if (!value && parcel.items.every(({ unitValue }) => unitValue)) say('mixedCurrencies', isStrict);
  if (net && compareRational(net, toBase(parcel.gross)) > 0) say('netAboveGross', false);
  if (isPost && isImport && isYes(rowFor(asked, 'dutyPrepaid')) && parcel.incoterm !== 'DDP')
    say('dutyNotPrepaid', true);
  return problems;
}

/** What single products lack; a gift or a document between private people needs no HS code. */
function itemProblems(asked: Asked): readonly { readonly code: CustomsProblemCode; readonly sku: Sku }[] {
  const { parcel } = asked;
  const row = rowFor(asked, 'hsDigits');
  const digits = row?.value.kind === 'number' ? Number(rationalText(row.value.number, 0)) : 0;
  const isCommercial = parcel.contents !== 'gift' && parcel.contents !== 'documents';
  return parcel.items.flatMap(({ sku, unitValue, unitWeight, hsCode, origin }) => {
    const found: CustomsProblemCode[] = [];
    if (!unitValue || unitValue.minor <= 0) found.push('valueMissing');
    if (isCommercial && hsCode === null) found.push('hsMissing');
    else if (isCommercial && hsCode !== null && hsDigits(hsCode).length < digits) found.push('hsShort');
    if (origin === null) found.push('originMissing');
    if (!unitWeight) found.push('weightMissing');
    return found.map((code) => ({ code, sku }));
  });
}
