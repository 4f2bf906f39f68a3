import type { LineId, Sku } from '../ids.ts';
import type { EventOf, StationEvent } from '../journal/events.ts';
import { traceKey, type UnitTrace } from '../orders/unitTrace.ts';
import { placeOf } from '../scan/placeCode.ts';
import { decided, NOTHING, refusal, type Decision, type PackFacts, type ScanMeaning } from './decision.ts';
import { evolve, isPackEvent } from './evolve.ts';
import { takenIndex } from './itemFold.ts';
import { currentParcel, unboxed, type PackedScan, type PackSession, type TakeOutReason } from './session.ts';

/** Units that are in the packer's hand and come out of the order, and how that was said. */
interface InHand {
  readonly lines: readonly LineId[];
  readonly sku: Sku;
  readonly units: number;
  readonly trace: UnitTrace;
  readonly by: 'scan' | 'hand';
  readonly code: string;
}

type TakeOutFacts = Pick<PackFacts, 'damagedPlace'>;

const CARDS = { unpack: 'UNPACK', damaged: 'DAMAGED' } as const satisfies Record<TakeOutReason, string>;

/**
 * UNPACK or DAMAGED: the next item scanned or touched is taken out, a damaged one also if it was not in yet. The same card once more, or
 * UNDO, takes that back; the other card takes its place. Refused where nothing can come out any more.
 */
export function askTakeOut(session: PackSession, why: TakeOutReason, code: string): Decision {
  const { sessionId } = session;
  if (session.takingOut === why) return decided([{ type: 'takeOutDropped', sessionId }], 'right');
  if (session.asked || session.status !== 'open') return refusal(session, 'notNow', code || CARDS[why]);
  if (isLabelled(session)) return refusal(session, 'labelIsBought', code || CARDS[why]);
  if (why === 'unpack' && unboxed(withoutBox(session)).length === 0)
    return refusal(session, 'nothingToUndo', code || CARDS[why]);
  return decided([{ type: 'takeOutAsked', sessionId, why }], 'attention');
}

/** True where UNPACK would take something out. */
export const canTakeOut = (session: PackSession): boolean =>
  !session.asked && !isLabelled(session) && unboxed(withoutBox(session)).length > 0;

/** A scan while an item is to come out: a product, the serial or lot that tells the very unit, or the label of the place a damaged one is put. */
export function scanOut(session: PackSession, meaning: ScanMeaning, code: string, facts: TakeOutFacts): Decision {
  if (meaning.kind === 'product') {
    const { sku, units, trace = {} } = meaning;
    const lines = session.lines.filter((line) => line.sku === sku).map(({ lineId }) => lineId);
    return takeOut(session, { lines, sku, units, trace, by: 'scan', code }, facts);
  }
  if (meaning.kind !== 'answer') return refusal(session, 'takeOutFirst', code);
  const place = session.takingOut === 'damaged' ? placeOf(meaning.text) : null;
  if (place !== null)
    return decided([{ type: 'takeOutAsked', sessionId: session.sessionId, why: 'damaged', place }], 'right');
  const { trace: told, possible = {}, text } = meaning;
  const scan = toldScan(session, told.serial ?? told.lot ?? text) ?? toldScan(session, possible.serial ?? possible.lot);
  if (!scan) return refusal(session, 'notPacked', code);
  return takeOut(
    session,
    {
      lines: [scan.lineId],
      sku: scan.sku,
      units: 1,
      trace: scan.trace ?? {},
      by: 'scan',
      code,
    },
    facts,
  );
}

/** The unit that went in last with this serial or lot. */
const toldScan = (session: PackSession, said: string | undefined): PackedScan | undefined =>
  said === undefined
    ? undefined
    : session.scans.findLast(({ trace }) =>
        [trace?.serial, trace?.lot].some((known) => known !== undefined && traceKey(known) === traceKey(said)),
      );

/** A touch on a line while an item is to come out: the unit of it that went in last. */
export function takeOutLine(session: PackSession, lineId: LineId, facts: TakeOutFacts): Decision {
  const line = session.lines.find((known) => known.lineId === lineId);
  if (!line || !session.takingOut) return NOTHING;
  const { sku } = line;
  return takeOut(session, { lines: [lineId], sku, units: 1, trace: {}, by: 'hand', code: sku }, facts);
}

function takeOut(session: PackSession, hand: InHand, facts: TakeOutFacts): Decision {
  const { sessionId, takingOut: why } = session;
  const { sku, units, code, trace } = hand;
  if (!why) return NOTHING;
  if (hand.lines.length === 0) return refusal(session, 'notOnOrder', code, sku);
  if (isLabelled(session)) return refusal(session, 'labelIsBought', code, sku);
  const out = unitsOut(session, hand);
  if (out === 'which') return refusal(session, 'whichUnit', code, sku);
  if (out === null && why === 'unpack') return refusal(session, 'notPacked', code, sku);
  // A damaged item that is in comes out of the order; one that is not is only put aside, and its line goes on waiting.
  const lineId = (out ?? [])[0]?.lineId ?? openLine(session, hand);
  if (lineId === null) return refusal(session, 'notPacked', code, sku);
  const told = out?.[0]?.trace ?? trace;
  const aside: readonly StationEvent[] =
    why === 'damaged'
      ? [{ type: 'itemDamaged', sessionId, lineId, sku, units, ...toldAside(session, told, facts) }]
      : [{ type: 'takeOutDropped', sessionId }];
  const box = out === null ? null : currentParcel(session);
  const returned: readonly StationEvent[] = box ? [{ type: 'boxReturned', sessionId, parcelId: box.parcelId }] : [];
  return decided(
    [...returned, ...(out ?? []), ...aside],
    'back',
    box && session.plan?.isReplanned ? [{ type: 'planBoxes' }] : [],
  );
}

/** What is kept of units put aside: what tells them, and where they are. */
function toldAside(session: PackSession, trace: UnitTrace, facts: TakeOutFacts): { trace?: UnitTrace; place?: string } {
  const place = damagedPlace(session, facts);
  return { ...(Object.keys(trace).length > 0 && { trace }), ...(place !== null && { place }) };
}

/** Where the damaged item at hand is put: at the place whose label was scanned, else where the site puts them; null where nobody says. */
export const damagedPlace = (session: PackSession, facts: TakeOutFacts): string | null =>
  session.takingOut === 'damaged' ? (session.takingOutTo ?? (facts.damagedPlace || null)) : null;

/** The line of units that are still to come in, all of them; null for none. */
const openLine = (session: PackSession, { lines, units }: InHand): LineId | null =>
  session.lines.find(({ lineId, packed, quantity }) => lines.includes(lineId) && packed + units <= quantity)?.lineId ??
  null;

/**
 * The facts that take the units out, the last one in first. Null where so many are not in; `which` where only a serial or lot could tell
 * which one is meant.
 */
function unitsOut(session: PackSession, hand: InHand): readonly EventOf<'itemUnpacked'>[] | null | 'which' {
  const isNamed = Object.keys(hand.trace).length > 0;
  const fits = session.scans.filter(({ lineId, trace }) => hand.lines.includes(lineId) && isSame(hand.trace, trace));
  const kinds = new Set(fits.map(({ trace }) => JSON.stringify(trace ?? null)));
  if (!isNamed && hand.by === 'scan' && kinds.size > 1) return 'which';
  const free = new Map(unboxed(withoutBox(session)).map(({ lineId, count }) => [lineId, count]));
  const events: EventOf<'itemUnpacked'>[] = [];
  let left = hand.units;
  for (const scan of fits.toReversed()) {
    const units = Math.min(left, scan.units, free.get(scan.lineId) ?? 0);
    if (units === 0) continue;
    free.set(scan.lineId, (free.get(scan.lineId) ?? 0) - units);
    left -= units;
    const { sessionId } = session;
    const { lineId, sku, trace } = scan;
    events.push({ type: 'itemUnpacked', sessionId, lineId, sku, units, by: hand.by, ...(trace && { trace }) });
  }
  return left === 0 && isFolding(session, events) ? events : null;
}

/** What was told of the unit in hand agrees with what was told when it went in. */
const isSame = (said: UnitTrace, known: UnitTrace = {}): boolean =>
  (['serial', 'lot', 'expiry'] as const).every(
    (field) =>
      said[field] === undefined || known[field] === undefined || traceKey(said[field]) === traceKey(known[field]),
  ) &&
  (said.serial === undefined || known.serial !== undefined || Object.keys(known).length === 0);

/** True when each fact finds the scan it takes back, one after the other. */
function isFolding(session: PackSession, events: readonly EventOf<'itemUnpacked'>[]): boolean {
  let state = session;
  for (const event of events) {
    if (takenIndex(state, event) < 0) return false;
    if (isPackEvent(event)) state = evolve(state, event);
  }
  return true;
}

const isLabelled = (session: PackSession): boolean => {
  const parcel = currentParcel(session);
  return parcel !== null && parcel.label !== 'none' && parcel.label !== 'refused';
};

/** The session with the box at hand given back. */
const withoutBox = (session: PackSession): PackSession => ({
  ...session,
  parcels: session.parcels.filter(({ isClosed }) => isClosed),
});

/** What UNDO takes back first: that an item is to come out. */
export const dropTakeOut = ({ sessionId, takingOut }: PackSession): Decision | null =>
  takingOut ? decided([{ type: 'takeOutDropped', sessionId }], 'right') : null;

/** Commands that mean something while an item is to come out; others wait. */
export const WHILE_TAKING_OUT: ReadonlySet<string> = new Set([
  'UNDO',
  'UNPACK',
  'DAMAGED',
  'HOLD',
  'PROBLEM',
  'SUPERVISOR',
]);
