import type { Misfit } from '../carton/fits.ts';
import { contentsOf } from '../carton/parcels.ts';
import type { Placement } from '../carton/place.ts';
import type { CartonTypeId } from '../ids.ts';
import type { EventOf, ParcelContent, ScanRefusal, StationEvent } from '../journal/events.ts';
import { decided, NOTHING, refusal, type Decision, type PackCommand, type PackFacts } from './decision.ts';
import { evolve } from './evolve.ts';
import { askedFor } from './instructions.ts';
import {
  currentParcel,
  isPlanStale,
  nextPlanned,
  stageOf,
  toBox,
  unboxed,
  type PackParcel,
  type PackSession,
} from './session.ts';

const PLAN: Decision['effects'] = [{ type: 'planBoxes' }];

/** A plan came. One made for boxes that are no longer those on the bench says nothing; it is asked for again where it is still needed. */
export function planned(session: PackSession, command: Extract<PackCommand, { type: 'planned' }>): Decision {
  const { parcels, reason, begun, why } = command;
  const { sessionId } = session;
  if (begun !== session.parcels.length) {
    const isNeeded = toBox(session).length > 0 && (!session.plan || isPlanStale(session));
    return isNeeded ? decided([], null, PLAN) : NOTHING;
  }
  if (begun === 0 && !session.plan) {
    const first = { type: 'boxesPlanned', sessionId, parcels, reason } as const;
    // What is to go was changed while it was planned.
    return isPlanStale(evolve(session, first)) ? decided([], null, PLAN) : decided([first]);
  }
  // Nothing is left to plan, or nobody asked.
  if (toBox(session).length === 0 || (why === null && session.plan && !isPlanStale(session))) return NOTHING;
  return decided([{ type: 'boxesReplanned', sessionId, begun, parcels, reason, why: why ?? 'contentsChanged' }]);
}

/**
 * A box was taken: as planned with the planned units; another one with all units left or the planned ones, if they go in, else with as many
 * as it takes, and the rest is planned anew. Another box for the current parcel gives that one back; a reopened parcel's own is gone on with.
 */
export function useBox(
  session: PackSession,
  cartonTypeId: CartonTypeId,
  by: 'scan' | 'hand',
  code: string,
  facts: PackFacts,
): Decision {
  const stage = stageOf(session);
  const carton = facts.carton(cartonTypeId);
  const current = currentParcel(session);
  const isAskedFor = current?.label === 'requested';
  if (!carton || isAskedFor || (stage !== 'box' && stage !== 'weigh'))
    return by === 'hand' ? NOTHING : refusal(session, askedFor(session) ? 'confirmFirst' : 'boxNotExpected', code);
  if (current?.cartonTypeId === cartonTypeId) return sameBox(session, current, by);
  const base = current ? { ...session, parcels: session.parcels.filter((parcel) => parcel !== current) } : session;
  const filling = fillingOf(base, cartonTypeId, facts);
  if (typeof filling === 'string') return refusal(session, REFUSALS[filling] ?? 'boxTooSmall', code || carton.name);
  const returned: readonly StationEvent[] = current
    ? [{ type: 'boxReturned', sessionId: session.sessionId, parcelId: current.parcelId }]
    : [];
  return begun(session, base, [...returned, chosen(base, cartonTypeId, by, filling, facts)]);
}

/** The box at hand again: a reopened parcel goes on in it, and it is the right answer to a wrong scan. */
function sameBox(session: PackSession, current: PackParcel, by: 'scan' | 'hand'): Decision {
  if (current.isReopened) return kept(session, current, by);
  const isWrongScan = session.alert?.kind === 'scan';
  return isWrongScan ? decided([{ type: 'refusalCleared', sessionId: session.sessionId }], 'right') : NOTHING;
}

const kept = ({ sessionId }: PackSession, { parcelId }: PackParcel, by: 'scan' | 'hand'): Decision =>
  decided([{ type: 'boxKept', sessionId, parcelId, by }], 'right');

/**
 * NEW BOX: what the packer has put in so far stays in the box that is shown, where it is; the rest is planned anew. Nothing in yet is
 * refused, and so is every other step of packing.
 */
export function newBox(session: PackSession, by: 'scan' | 'hand', code: string, facts: PackFacts): Decision {
  // A reopened parcel is as full as it was.
  const next = stageOf(session) === 'box' && !currentParcel(session) ? nextPlanned(session) : null;
  if (!next) return refusal(session, 'notNow', code || 'NEWBOX');
  const placements = next.placements.slice(0, facts.placed);
  if (placements.length === 0) return refusal(session, 'nothingPlaced', code || 'NEWBOX');
  const filling = { contents: contentsOf(placements), placements };
  return begun(session, session, [chosen(session, next.cartonTypeId, by, filling, facts)]);
}

interface Filling {
  readonly contents: readonly ParcelContent[];
  readonly placements: readonly Placement[];
}

const REFUSALS: Readonly<Partial<Record<Misfit['kind'], ScanRefusal>>> = {
  outOfStock: 'boxOutOfStock',
  retired: 'boxRetired',
  otherChannel: 'boxOtherChannel',
  otherCarrier: 'boxOtherCarrier',
  otherService: 'boxOtherService',
  tooHeavy: 'boxTooWeak',
  overLimit: 'boxTooWeak',
  refused: 'boxRefusesItem',
  ownContainer: 'boxRefusesItem',
  keptApart: 'boxRefusesItem',
};

/** A box that holds some of the goods is filled as far as it goes; not one of these. */
const NOT_AT_ALL: ReadonlySet<Misfit['kind']> = new Set([
  'outOfStock',
  'retired',
  'otherChannel',
  'otherCarrier',
  'otherService',
]);

/** What goes into a box that was taken, or why nothing does. */
function fillingOf(base: PackSession, cartonTypeId: CartonTypeId, facts: PackFacts): Filling | Misfit['kind'] {
  const next = isPlanStale(base) ? null : nextPlanned(base);
  const carton = facts.carton(cartonTypeId);
  if (!carton) return 'noRoom';
  if (next?.cartonTypeId === cartonTypeId) return { contents: next.contents, placements: next.placements };
  const kept = next?.placements.slice(0, facts.placed) ?? [];
  const all = unboxed(base);
  if (facts.misfit(carton, all) === null) return { contents: all, placements: facts.places(carton, all, kept) };
  const wanted = next?.contents ?? all;
  const misfit = facts.misfit(carton, wanted);
  if (misfit === null) return { contents: wanted, placements: facts.places(carton, wanted, kept) };
  return (NOT_AT_ALL.has(misfit) ? null : facts.fitting(carton, wanted)) ?? misfit;
}

const chosen = (
  base: PackSession,
  cartonTypeId: CartonTypeId,
  by: 'scan' | 'hand',
  { contents, placements }: Filling,
  facts: PackFacts,
): EventOf<'boxChosen'> => {
  const suggestedId = nextPlanned(base)?.cartonTypeId ?? null;
  const isOther = suggestedId !== null && suggestedId !== cartonTypeId;
  const costs = facts.costs(cartonTypeId, suggestedId, contents);
  return {
    type: 'boxChosen',
    sessionId: base.sessionId,
    parcelId: facts.newParcelId(),
    cartonTypeId,
    suggestedId,
    contents,
    by,
    ...(placements.length > 0 ? { placements } : {}),
    ...(costs && { costs }),
    ...(isOther && facts.asksBoxReason && { isReasonAsked: true }),
  };
};

function begun(session: PackSession, base: PackSession, events: readonly StationEvent[]): Decision {
  const box = events.find((event) => event.type === 'boxChosen');
  const contents = box?.type === 'boxChosen' ? box.contents : [];
  const isStale = isPlanStale(base, contents);
  return decided(events, 'right', session.plan && isStale ? PLAN : []);
}
