import { ALL_NUMBERS, numberShareText, readNumberShare } from '../../../core/ship/numberRange.ts';
import type { SetupInput } from '../../../shared/ipc/contract.ts';

/** What the first run asks for, as typed. */
export interface Draft {
  readonly name: string;
  readonly bench: string;
  readonly timeZone: string;
  readonly units: 'us' | 'metric';
  readonly currency: string;
  readonly gs1Prefix: string;
  readonly numberShare: string;
  readonly company: string;
  readonly line1: string;
  readonly line2: string;
  readonly city: string;
  readonly province: string;
  readonly postcode: string;
  readonly country: string;
  readonly phone: string;
  readonly person: string;
  readonly number: string;
  readonly pin: string;
  readonly badge: string;
}

export type DraftField = Exclude<keyof Draft, 'units'>;
export type Complaint =
  'needed' | 'country' | 'gs1Prefix' | 'numberShare' | 'timeZone' | 'currency' | 'pin' | 'number' | 'badge';
export type Step = 'site' | 'address' | 'supervisor';
export const STEPS: readonly Step[] = ['site', 'address', 'supervisor'];

/** Fields of each step, in the order in which they are asked. */
export const FIELDS: Readonly<Record<Step, readonly DraftField[]>> = {
  site: ['name', 'bench', 'timeZone', 'currency', 'gs1Prefix', 'numberShare'],
  address: ['company', 'line1', 'line2', 'city', 'province', 'postcode', 'country', 'phone'],
  supervisor: ['person', 'number', 'pin', 'badge'],
};

/** The draft that fits this PC: its time zone, and the units and currency that go with its country. */
export function firstDraft(): Draft {
  const timeZone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const isUs =
    /^(America\/(New_York|Chicago|Denver|Los_Angeles|Phoenix|Anchorage|Detroit|Boise|Indiana|Kentucky)|Pacific\/Honolulu|US\/)/.test(
      timeZone,
    );
  const isEuro = timeZone.startsWith('Europe/') && timeZone !== 'Europe/London';
  return {
    name: '',
    bench: 'Bench 1',
    timeZone,
    units: isUs ? 'us' : 'metric',
    currency: isUs ? 'USD' : isEuro ? 'EUR' : timeZone === 'Europe/London' ? 'GBP' : 'USD',
    gs1Prefix: '',
    numberShare: numberShareText(ALL_NUMBERS),
    company: '',
    line1: '',
    line2: '',
    city: '',
    province: '',
    postcode: '',
    country: isUs ? 'US' : '',
    phone: '',
    person: '',
    number: '',
    pin: '',
    badge: '',
  };
}

const OPTIONAL: readonly DraftField[] = ['gs1Prefix', 'line2', 'province', 'phone'];

const RULES: Partial<Record<DraftField, readonly [RegExp, Complaint]>> = {
  gs1Prefix: [/^(\d{4,12})?$/, 'gs1Prefix'],
  currency: [/^[A-Za-z]{3}$/, 'currency'],
  country: [/^[A-Za-z]{2}$/, 'country'],
  number: [/^\d{1,8}$/, 'number'],
  pin: [/^\d{4,8}$/, 'pin'],
  badge: [/^.{4,64}$/, 'badge'],
};

/** What is wrong with a field, or null. Main checks again and has the last word. */
export function complaintOf(draft: Draft, field: DraftField): Complaint | null {
  const value = draft[field].trim();
  if (value === '') return OPTIONAL.includes(field) ? null : 'needed';
  const rule = RULES[field];
  if (rule && !rule[0].test(value)) return rule[1];
  if (field === 'numberShare') return readNumberShare(value) ? null : 'numberShare';
  return field === 'timeZone' && !isTimeZone(value) ? 'timeZone' : null;
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** The draft as main takes it. */
export function setupInput(draft: Draft): SetupInput {
  const text = (field: DraftField): string => draft[field].trim();
  return {
    site: {
      name: text('name'),
      bench: text('bench'),
      shipFrom: {
        name: '',
        company: text('company'),
        line1: text('line1'),
        line2: text('line2'),
        city: text('city'),
        province: text('province'),
        postcode: text('postcode'),
        country: text('country').toUpperCase(),
        phone: text('phone'),
        email: '',
      },
      timeZone: text('timeZone'),
      units: draft.units,
      currency: text('currency').toUpperCase(),
      gs1Prefix: text('gs1Prefix') === '' ? null : text('gs1Prefix'),
      numberShare: readNumberShare(draft.numberShare) ?? ALL_NUMBERS,
    },
    supervisor: { name: text('person'), number: text('number'), pin: text('pin'), badge: text('badge') },
  };
}
