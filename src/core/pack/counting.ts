import type { LineId, Sku } from '../ids.ts';
import type { EventOf, ScanRefusal, StationEvent } from '../journal/events.ts';
import type { Product } from '../orders/product.ts';
import {
  expiryFault,
  isRecalled,
  missingTrace,
  neededTrace,
  readTrace,
  TRACE_FIELDS,
  traceKey,
  type TraceField,
  type UnitTrace,
} from '../orders/unitTrace.ts';
import { alikeOpenLine } from './lookAlikes.ts';
import { decided, NOTHING, refusal, type Decision, type PackFacts, type TraceAnswer } from './decision.ts';
import { evolve, isPackEvent } from './evolve.ts';
import { isVerified, type AskedUnit, type PackedScan, type PackSession } from './session.ts';

/** Units of a product in the packer's hand. */
interface Scanned {
  readonly sku: Sku;
  readonly units: number;
  readonly trace?: UnitTrace;
  readonly code: string;
}

/** A product was scanned: so many units of it go on the first line that has room for all of them. */
export function packProduct(session: PackSession, scanned: Scanned, facts: PackFacts): Decision {
  const { sku, units, trace = {}, code } = scanned;
  const { asked } = session;
  if (asked)
    return asked.sku === sku && missingTrace(TRACE_FIELDS, trace).length < TRACE_FIELDS.length
      ? answerTrace(session, { text: '', trace }, code, facts)
      : refusal(session, 'traceFirst', code, asked.sku);
  const lines = session.lines.filter((line) => line.sku === sku);
  if (lines.length === 0) {
    const isKit = session.lines.some(({ kit }) => kit?.sku === sku);
    if (isKit) return refusal(session, 'scanParts', code, sku);
    return refusal(session, alikeOpenLine(session, sku, facts) ? 'lookAlike' : 'notOnOrder', code, sku);
  }
  // A pack of several units may not run over its line: then it is too much, not partly right.
  const line = lines.find((candidate) => candidate.packed + units <= candidate.quantity);
  if (!line) {
    // The item scanned just now once more is a trigger held too long; any other one is in the hand in its look-alike's place.
    const isTwice = session.scans.at(-1)?.sku === sku;
    const isTaken = !isTwice && alikeOpenLine(session, sku, facts) !== null;
    return refusal(session, isTaken ? 'lookAlike' : 'alreadyComplete', code, sku);
  }
  return packTraced(session, { lineId: line.lineId, sku, units, by: 'scan', trace }, code, facts);
}

/** One unit counted by hand; nothing on a line that has all its units. */
export function packUnit(session: PackSession, lineId: LineId, facts: PackFacts): Decision {
  const line = session.lines.find((candidate) => candidate.lineId === lineId);
  if (!line || line.packed >= line.quantity || session.asked) return NOTHING;
  return packTraced(session, { lineId, sku: line.sku, units: 1, by: 'hand', trace: {} }, line.sku, facts);
}

/** What the item at hand was asked for: GS1 data say which part they are, anything else answers the first question. */
export function answerTrace(
  session: PackSession,
  answer: Omit<TraceAnswer, 'kind'>,
  code: string,
  facts: PackFacts,
): Decision {
  const { asked } = session;
  if (!asked) return NOTHING;
  const missing = missingTrace(needsOf(asked.sku, facts), asked.trace);
  const told = toldBy(answer, missing, facts);
  if (told === null) return refusal(session, 'traceInvalid', code, asked.sku);
  // Of a lot or serial that may be read in two ways, neither may be one that must not go.
  const possible = { ...asked, trace: { ...answer.possible, ...asked.trace } };
  const reason = knownFault(session, possible, facts);
  if (reason !== null) return unitRefused(session, possible, reason, code);
  return packTraced(session, { ...asked, trace: { ...told, ...asked.trace } }, code, facts);
}

/** What an answer tells of the unit at hand; null where it can be no answer. */
function toldBy(
  { text, trace, possible = {}, isElse = false }: Omit<TraceAnswer, 'kind'>,
  missing: readonly TraceField[],
  facts: PackFacts,
): UnitTrace | null {
  const [first] = missing;
  if (Object.keys(trace).length > 0 || first === undefined) return trace;
  if (isElse && first !== 'expiry') return null;
  // A day and a lot in one text are no chance, AIM identifier or not.
  if (missing.length > 1 && missing.every((field) => possible[field] !== undefined)) return possible;
  const { expiry } = possible;
  // 17271231 is the last day of 2027 without its AIM identifier: as eight digits it would be in 1727, and before its turn it is no lot.
  if (expiry !== undefined && missing.includes('expiry')) return first === 'expiry' ? { expiry } : null;
  return readTrace(first, text, facts.today());
}

const needsOf = (sku: Sku, facts: Pick<PackFacts, 'product' | 'recalls'>): readonly TraceField[] =>
  neededTrace(facts.product(sku)?.needs ?? [], facts.recalls(sku));

/** The first thing still to be told of the item at hand; null while nothing is asked for. */
export const askedField = (session: PackSession, facts: Pick<PackFacts, 'product' | 'recalls'>): TraceField | null =>
  session.asked ? (missingTrace(needsOf(session.asked.sku, facts), session.asked.trace)[0] ?? null) : null;

/** A unit with what is known of it: refused for that, asked for what is missing, or packed. */
function packTraced(session: PackSession, unit: AskedUnit, code: string, facts: PackFacts): Decision {
  const { sessionId } = session;
  const { lineId, sku, units, by, trace } = unit;
  const needs = needsOf(sku, facts);
  const reason = needs.includes('serial') && units > 1 ? 'serialEach' : traceFault(session, unit, facts);
  if (reason !== null) return unitRefused(session, unit, reason, code);
  if (missingTrace(needs, trace).length > 0)
    return decided([{ type: 'unitTraceAsked', sessionId, lineId, sku, units, by, trace }], 'weight');
  const kept = Object.fromEntries(
    needs.flatMap((field) => (trace[field] === undefined ? [] : [[field, trace[field]]])),
  );
  return packed(session, [
    { ...itemPacked(session, lineId, sku, units, by), ...(needs.length > 0 ? { trace: kept } : {}) },
  ]);
}

/** A unit that may not go: the question about it is over, another one is needed. */
function unitRefused(
  session: PackSession,
  { sku, trace }: Pick<AskedUnit, 'sku' | 'trace'>,
  reason: ScanRefusal,
  code: string,
): Decision {
  const { sessionId } = session;
  const dropped = session.asked ? [{ type: 'unitTraceDropped' as const, sessionId }] : [];
  return decided([...dropped, { type: 'scanRefused', sessionId, reason, code, sku, trace }], 'wrong');
}

/** Why a unit may not go, as far as it is known which one it is; null where nothing speaks against it. */
const traceFault = (session: PackSession, unit: AskedUnit, facts: PackFacts): ScanRefusal | null =>
  knownFault(session, unit, facts) ?? expiryFault(unit.trace, facts.today(), facts.product(unit.sku)?.minDaysLeft ?? 0);

/** Why this very unit may not go: it is recalled, in already, or went out before. */
function knownFault(session: PackSession, { sku, trace }: AskedUnit, facts: PackFacts): ScanRefusal | null {
  const { serial } = trace;
  if (isRecalled(trace, facts.recalls(sku))) return 'recalled';
  if (serial === undefined || !needsOf(sku, facts).includes('serial')) return null;
  const isIn = session.scans.some(
    (scan) => scan.sku === sku && scan.trace?.serial !== undefined && traceKey(scan.trace.serial) === traceKey(serial),
  );
  if (isIn) return 'serialTwice';
  // A unit that came back goes again by a supervisor's word.
  const isLetGo = session.overrides?.some(
    ({ serial: known }) => known !== undefined && traceKey(known) === traceKey(serial),
  );
  return facts.isSerialKnown(sku, serial) && !isLetGo ? 'serialShipped' : null;
}

/** The item refused last goes on its line, as a supervisor said that its serial may go again; nothing where the line has all its units. */
export function packLetGo(session: PackSession, said: EventOf<'overrideGranted'>, facts: PackFacts): Decision {
  const { alert } = session;
  const line = session.lines.find(
    (known) => alert?.kind === 'scan' && known.sku === alert.sku && known.packed < known.quantity,
  );
  if (!line || alert?.kind !== 'scan' || !alert.trace) return NOTHING;
  const unit = { lineId: line.lineId, sku: line.sku, units: 1, by: 'scan', trace: alert.trace } as const;
  const then = packTraced(after(session, [said]), unit, alert.code, facts);
  return { ...then, events: [said, ...then.events] };
}

/**
 * QTY: the item scanned last stands for `count` of what was scanned, itself among them; a second number takes the place of the first.
 * Too many are refused whole, and so is every product whose units are to be scanned one by one.
 */
export function countQuantity(session: PackSession, count: number, code: string, facts: PackFacts): Decision {
  const said = code === '' ? `QTY ${count.toString()}` : code;
  const last = countable(session);
  if (!last) return refusal(session, 'quantityNeedsScan', said);
  const { sku } = last.scan;
  if (needsOf(sku, facts).includes('serial')) return refusal(session, 'serialEach', said, sku);
  if (!mayCount(facts.product(sku))) return refusal(session, 'quantityNotAllowed', said, sku);
  const more = last.scan.units * (count - 1);
  if (more === last.counted)
    return session.alert ? decided([{ type: 'refusalCleared', sessionId: session.sessionId }], 'right') : NOTHING;
  const back = last.counted > 0 ? lastAct(session) : [];
  const added = spread(after(session, back), last.scan, more);
  return added === null ? refusal(session, 'tooManyUnits', said, sku) : packed(session, [...back, ...added]);
}

/** What QTY would count, and how many times at most; null where it would be refused or change nothing. */
export function quantityOffer(
  session: PackSession,
  facts: Pick<PackFacts, 'product' | 'recalls'>,
): { readonly sku: Sku; readonly most: number } | null {
  const last = countable(session);
  if (!last || !mayCount(facts.product(last.scan.sku))) return null;
  const { sku, units } = last.scan;
  if (needsOf(sku, facts).includes('serial')) return null;
  const room = session.lines
    .filter((line) => line.sku === sku)
    .reduce((sum, line) => sum + line.quantity - line.packed, 0);
  const most = 1 + Math.floor((room + last.counted) / units);
  return most > 1 ? { sku, most } : null;
}

/** The facts that take back what the packer did last: a scan, or the number that was put on it. */
export function lastAct(session: PackSession): readonly EventOf<'itemUnpacked'>[] {
  const last = session.scans.at(-1);
  if (!last) return [];
  const counted = last.isQuantity === true ? trailing(session) : [last];
  return counted.toReversed().map(({ lineId, sku, units }) => ({
    type: 'itemUnpacked',
    sessionId: session.sessionId,
    lineId,
    sku,
    units,
    by: 'undo',
  }));
}

const mayCount = (product: Product | null): boolean => product?.allowsQuantity === true;

/** The scan that QTY counts, with what a number has put on it already; null where the last scan was refused or taken back. */
function countable(session: PackSession): { readonly scan: PackedScan; readonly counted: number } | null {
  const isOpen = session.alert === null || (session.alert.kind === 'scan' && session.alert.reason === 'tooManyUnits');
  if (!isOpen || session.isLastTakenBack === true || session.parcels.length > 0 || session.asked) return null;
  const numbered = trailing(session);
  const scan = session.scans.at(-1 - numbered.length);
  return scan ? { scan, counted: numbered.reduce((sum, { units }) => sum + units, 0) } : null;
}

/** What the number behind the last scan counted, line by line. */
function trailing({ scans }: PackSession): readonly PackedScan[] {
  const at = scans.findLastIndex(({ isQuantity }) => isQuantity !== true);
  return scans.slice(at + 1);
}

/** So many units over the lines of a product, in their order; null where they have no room for all of them. */
function spread(
  session: PackSession,
  { sku, trace }: PackedScan,
  units: number,
): readonly EventOf<'itemPacked'>[] | null {
  const events: EventOf<'itemPacked'>[] = [];
  let left = units;
  for (const line of session.lines) {
    const share = line.sku === sku ? Math.min(left, line.quantity - line.packed) : 0;
    const event = itemPacked(session, line.lineId, sku, share, 'quantity');
    if (share > 0) events.push({ ...event, ...(trace ? { trace } : {}) });
    left -= share;
  }
  return left > 0 ? null : events;
}

const itemPacked = (
  { sessionId }: PackSession,
  lineId: LineId,
  sku: Sku,
  units: number,
  by: EventOf<'itemPacked'>['by'],
): EventOf<'itemPacked'> => ({ type: 'itemPacked', sessionId, lineId, sku, units, by });

const after = (session: PackSession, events: readonly StationEvent[]): PackSession =>
  events.filter(isPackEvent).reduce<PackSession>((state, event) => evolve(state, event), session);

/** Units were counted, with the cue for unit, line or order. */
function packed(session: PackSession, events: readonly (EventOf<'itemPacked'> | EventOf<'itemUnpacked'>)[]): Decision {
  const then = after(session, events);
  const touched = events.filter(({ type }) => type === 'itemPacked').map(({ lineId }) => lineId);
  const isLineDone = then.lines.some((line) => touched.includes(line.lineId) && line.packed >= line.quantity);
  return decided(events, isVerified(then) ? 'all' : isLineDone ? 'line' : 'right');
}
