import type { BoxSet } from '../carton/boxSet.ts';
import type { EventOf, EventType, StationEvent } from '../journal/events.ts';
import type { OverrideState } from '../journal/overrideEvents.ts';
import type { Recall } from '../orders/unitTrace.ts';
import { POLICIES, type Policy } from '../policies/policies.ts';
import { hourOf, type Collection } from '../ship/collection.ts';
import { rateChanges } from '../ship/rateChanges.ts';
import type { RateTables } from '../ship/rateBook.ts';
import { changesBetween, countValue, massValue, textValue, wordValue, yesNo } from './change.ts';
import type { AuditChange, AuditState, AuditValue } from './change.ts';
import { SETTING_CHANGES } from './settingChanges.ts';
import { boxState, instructionState, productState, siteState, userState } from './states.ts';

/** What stood before a fact, where it is not said by the fact itself. */
export interface AuditBefore {
  /** The last fact before it of the same thing and one of its `earlierTypes`. */
  readonly event: StationEvent | null;
  /** The boxes that it found, as they were counted then: those in force, or the draft before; null where there were none. */
  readonly boxes: BoxSet | null;
  /** The tables that were in force. */
  readonly tables: RateTables | null;
}

/** Facts that say the whole of what a fact changes: the last of these on the same thing is what stood before. */
export function earlierTypes(event: StationEvent): readonly EventType[] {
  switch (event.type) {
    case 'userChanged':
    case 'userRemoved':
      return ['userAdded', 'userChanged'];
    case 'productRecorded':
    case 'siteConfigured':
    case 'instructionRecorded':
    case 'ratesPublished':
    case 'orderPrioritized':
    case 'scaleChecked':
      return [event.type];
    default:
      return [];
  }
}

/** An intersection, because some members of the union have several types. */
type Tell<T extends EventType> = (
  event: StationEvent & { readonly type: T },
  before: AuditBefore,
) => readonly AuditChange[];

/** Kinds of facts with something to compare; another says all in its sentence. */
const CHANGES: { readonly [T in EventType]?: Tell<T> } = {
  ...SETTING_CHANGES,
  userAdded: (event) => changesBetween(null, userState(event)),
  userChanged: (event, { event: was }) => [
    ...changesBetween(isUser(was) ? userState(was) : null, userState(event)),
    ...secrets(event, was),
  ],
  userRemoved: (_, { event: was }) => (isUser(was) ? changesBetween(userState(was), {}) : []),
  siteConfigured: ({ site }, { event: was }) =>
    changesBetween(was?.type === 'siteConfigured' ? siteState(was.site) : null, siteState(site)),
  policySet: ({ policy, before, after }) => [
    { of: null, field: `policy.${policy}`, before: policyValue(policy, before), after: policyValue(policy, after) },
  ],
  productRecorded: ({ product }, { event: was }) =>
    changesBetween(was?.type === 'productRecorded' ? productState(was.product) : null, productState(product)),
  productBarcodeAssigned: ({ barcode }) => [made('barcodes', textValue(barcode))],
  recallRecorded: ({ recall }) => changesBetween(null, recallState(recall)),
  recallLifted: ({ recall }) => changesBetween(recallState(recall), {}),
  instructionRecorded: ({ instruction }, { event: was }) =>
    changesBetween(
      was?.type === 'instructionRecorded' ? instructionState(was.instruction) : null,
      instructionState(instruction),
    ),
  cartonTypeRecorded: ({ cartonType }, { boxes }) => {
    const was = boxes?.find(({ id }) => id === cartonType.id);
    return changesBetween(was ? boxState(was) : null, boxState(cartonType));
  },
  boxDraftSaved: ({ boxes }, { boxes: were }) => setChanges(were ?? [], boxes),
  boxSetPublished: ({ boxes, from }, { boxes: were }) => [
    ...(from === null ? [] : [made('from', { at: from })]),
    ...setChanges(were ?? [], boxes),
  ],
  boxSetTookEffect: ({ boxes }, { boxes: were }) => (were ? setChanges(were, boxes) : []),
  ratesPublished: ({ note, tables }, { tables: were }) => [
    ...(note === '' ? [] : [made('note', textValue(note))]),
    ...(were ? rowChanges(were, tables) : []),
  ],
  serviceSwitched: ({ isOn, from }) => [
    { of: null, field: 'isActive', before: yesNo(!isOn), after: yesNo(isOn) },
    made('from', textValue(from)),
  ],
  collectionSet: ({ before, after }) => [
    ...changesBetween(hoursState(before), hoursState(after)),
    ...dateChanges(before.dates, after.dates),
  ],
  importFinished: ({ counts }) => [
    made('rowsNew', countValue(counts.added)),
    made('rowsChanged', countValue(counts.changed)),
    made('rowsRefused', countValue(counts.refused)),
  ],
  scaleChecked: ({ known, shown, allowed }, { event: was }) => [
    { of: null, field: 'known', before: null, after: massValue(known) },
    {
      of: null,
      field: 'shown',
      before: massValue(was?.type === 'scaleChecked' ? was.shown : null),
      after: massValue(shown),
    },
    { of: null, field: 'tolerance', before: null, after: massValue(allowed) },
  ],
  orderHeld: ({ reason }) => [made('reason', wordValue(`hold.${reason}`))],
  ordersMerged: ({ of }) => [made('orders', textValue(of.map(({ number }) => number).join(', ')))],
  orderMergedInto: ({ number }) => [{ of: null, field: 'goesWith', before: null, after: textValue(number) }],
  orderMergeUndone: ({ number }) => [{ of: null, field: 'goesWith', before: textValue(number), after: null }],
  orderPrioritized: ({ priority }, { event: was }) => [
    {
      of: null,
      field: 'priority',
      before: was?.type === 'orderPrioritized' ? wordValue(`priority.${was.priority}`) : null,
      after: wordValue(`priority.${priority}`),
    },
  ],
  orderLinesAmended: ({ before, after }) =>
    after.flatMap((line): AuditChange[] => {
      const was = before.find(({ lineId }) => lineId === line.lineId);
      const [old, now] = [was ? was.ordered - was.withdrawn : 0, line.ordered - line.withdrawn];
      return old === now ? [] : [{ of: line.name, field: 'units', before: countValue(old), after: countValue(now) }];
    }),
  overrideRefused: ({ reason }) => [made('reason', wordValue(`refused.${reason}`))],
  signInRefused: ({ reason }) => [made('reason', wordValue(`refused.${reason}`))],
  overrideGranted: ({ reason, before, after }) => [
    made('reason', wordValue(`reason.${reason}`)),
    ...changesBetween(overrideState(before), overrideState(after)),
  ],
  labelVoidRequested: ({ tracking }) => [{ of: null, field: 'tracking', before: textValue(tracking), after: null }],
  manifestClosed: ({ shipDate, parcels }) => [
    made('shipDate', textValue(shipDate)),
    made('parcels', countValue(parcels.length)),
  ],
  taskDone: ({ note }) => (note === '' ? [] : [made('note', textValue(note))]),
};

/** What a fact changed, field by field. */
export function auditChanges(event: StationEvent, before: AuditBefore): readonly AuditChange[] {
  // The table has one function for each type of event, or none.
  const tell = CHANGES[event.type] as
    ((event: StationEvent, before: AuditBefore) => readonly AuditChange[]) | undefined;
  return tell?.(event, before) ?? [];
}

const made = (field: AuditChange['field'], after: AuditValue): AuditChange => ({
  of: null,
  field,
  before: null,
  after,
});

const policyValue = (policy: Policy, value: number): AuditValue =>
  POLICIES[policy].unit === 'yesNo' ? yesNo(value === 1) : countValue(value);

const isUser = (event: StationEvent | null): event is EventOf<'userAdded' | 'userChanged'> =>
  event?.type === 'userAdded' || event?.type === 'userChanged';

/** How a badge came to be somebody's. */
const BADGE_WORD = { scanned: 'badgeScanned', unscanned: 'badgeUnscanned', given: 'changed' } as const;

/** A badge or PIN is told to be another one, never which. */
function secrets(event: EventOf<'userAdded' | 'userChanged'>, was: StationEvent | null): readonly AuditChange[] {
  if (!isUser(was)) return [];
  return [
    ...(was.badgeDigest === event.badgeDigest
      ? []
      : [made('badge', wordValue(BADGE_WORD[event.badgeProof ?? 'given']))]),
    ...(was.pinHash === event.pinHash ? [] : [made('pin', wordValue('changed'))]),
  ];
}

const recallState = ({ lot, serialFrom, serialTo }: Recall): AuditState => ({
  lot: textValue(lot),
  serials: textValue([serialFrom ?? '', serialTo ?? ''].filter((part) => part !== '').join(' – ')),
});

const overrideState = ({ gross, expected, tolerance, printed, units, serial }: OverrideState): AuditState => ({
  weight: massValue(gross),
  expected: massValue(expected),
  tolerance: massValue(tolerance),
  printed: countValue(printed),
  units: countValue(units),
  serials: textValue(serial ?? null),
});

function setChanges(before: BoxSet, after: BoxSet): readonly AuditChange[] {
  const were = new Map(before.map((box) => [box.id, box]));
  const are = new Set(after.map(({ id }) => id));
  return [
    ...after.flatMap((box) => {
      const was = were.get(box.id);
      return changesBetween(was ? boxState(was) : null, boxState(box), box.name);
    }),
    ...before
      .filter(({ id }) => !are.has(id))
      .map((box): AuditChange => ({ of: box.name, field: 'box.name', before: textValue(box.name), after: null })),
  ];
}

const hoursState = ({ hours }: Collection): AuditState =>
  Object.fromEntries(Object.entries(hours).map(([day, minutes]) => [`weekday.${day}`, textValue(hourOf(minutes))]));

/** Each date whose truck is another one than before; no at a date says that none comes. */
function dateChanges(before: Collection['dates'], after: Collection['dates']): readonly AuditChange[] {
  const told = (dates: Collection['dates'], date: string): AuditValue => {
    const minutes = dates[date];
    if (minutes === undefined) return null;
    return minutes === null ? yesNo(false) : textValue(hourOf(minutes));
  };
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .toSorted()
    .flatMap((date) => changesBetween({ truck: told(before, date) }, { truck: told(after, date) }, date));
}

const rowChanges = (before: RateTables, after: RateTables): readonly AuditChange[] =>
  rateChanges(before, after).map(({ table, before: was, after: is }) => ({
    of: null,
    field: `rates.${table}`,
    before: textValue(rowText(was)),
    after: textValue(rowText(is)),
  }));

const rowText = (cells: readonly string[] | null): string => (cells ?? []).filter((cell) => cell !== '').join(' · ');
