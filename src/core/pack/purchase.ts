import type { ParcelId } from '../ids.ts';
import type { StationEvent, VoidReason } from '../journal/events.ts';
import type { BoughtLabel } from '../ship/parcel.ts';
import { firstPrints } from './answers.ts';
import { isOver } from './clearance.ts';
import { decided, NOTHING, type Decision, type PackCommand, type PackEffect, type PackFacts } from './decision.ts';
import type { PackParcel, PackSession } from './session.ts';

const parcelOf = (session: PackSession, parcelId: ParcelId): PackParcel | undefined =>
  session.parcels.find((candidate) => candidate.parcelId === parcelId);

const isOpenQuestion = (parcel: PackParcel): boolean => parcel.label === 'requested' || parcel.label === 'unknown';

/**
 * Before a carrier is asked over its network, and after it is certain that it was not: only while the label is wanted and that intent is
 * the parcel's. Nothing recorded means that nothing may be sent.
 */
export function carrierAsked(
  session: PackSession,
  command: Extract<PackCommand, { type: 'labelAsked' | 'labelNotSent' }>,
): Decision {
  const parcel = parcelOf(session, command.parcelId);
  if (!parcel || !isOpenQuestion(parcel) || parcel.intent?.intentId !== command.intentId) return NOTHING;
  const isFirst = parcel.label === 'requested' && !parcel.asked && !isOver(session);
  if (command.type === 'labelAsked' ? !isFirst : !parcel.asked) return NOTHING;
  return decided([{ ...command, sessionId: session.sessionId }]);
}

/** What a carrier's answer means for the parcel it was asked about; an answer nobody waits for any more means nothing. */
export function carrierAnswered(
  session: PackSession,
  command: Extract<PackCommand, { type: 'labelBought' | 'labelRefused' | 'labelUnknown' }>,
): Decision {
  const parcel = parcelOf(session, command.parcelId);
  if (!parcel || !isOpenQuestion(parcel)) return NOTHING;
  const ids = { sessionId: session.sessionId, parcelId: command.parcelId };
  switch (command.type) {
    case 'labelBought':
      return bought(session, command, ids);
    case 'labelRefused': {
      const { reason, detail } = command;
      return decided([{ type: 'labelRefused', ...ids, reason, ...(detail !== undefined && { detail }) }], 'attention');
    }
    case 'labelUnknown':
      return parcel.label === 'unknown' ? NOTHING : decided([{ type: 'labelOutcomeUnknown', ...ids }], 'attention');
  }
}

type Ids = { readonly sessionId: PackSession['sessionId']; readonly parcelId: ParcelId };

function bought(session: PackSession, { label }: Extract<PackCommand, { type: 'labelBought' }>, ids: Ids): Decision {
  const event = { type: 'labelBought', ...ids, label } as const;
  // Nobody comes back to an order that was given up: what was bought for it is given back.
  if (session.status === 'abandoned')
    return decided(
      [
        event,
        { type: 'labelVoidRequested', ...ids, intentId: label.intentId, tracking: label.tracking, why: 'orderStopped' },
      ],
      null,
      [{ type: 'voidLabel', intentId: label.intentId }],
    );
  // A stopped order's label is kept, so that it can be voided; it is never put on paper.
  return decided([event], null, isOver(session) ? [] : firstPrints(ids.parcelId));
}

/**
 * What becomes of a stopped order's labels when the packer clears the bench: bought ones are given back, ones not yet asked for are not
 * asked for, and one whose answer is still out is looked up and then given back.
 */
export function abandonLabels(
  session: PackSession,
  facts: Pick<PackFacts, 'isNetworked'>,
): { readonly events: readonly StationEvent[]; readonly effects: readonly PackEffect[] } {
  const events: StationEvent[] = [];
  const effects: PackEffect[] = [];
  for (const parcel of session.parcels.filter(({ isClosed }) => !isClosed)) {
    const ids = { sessionId: session.sessionId, parcelId: parcel.parcelId };
    if (parcel.bought) {
      const given = giveBack(parcel, parcel.bought, ids, 'orderStopped', facts);
      events.push(...given.events);
      effects.push(...given.effects);
    } else if (parcel.label === 'requested' && !parcel.asked)
      events.push({ type: 'labelRefused', ...ids, reason: 'orderStopped' });
  }
  return { events, effects };
}

/** A carrier without a network takes a label back by being told nothing; another has to be asked. */
function giveBack(
  parcel: PackParcel,
  { intentId, tracking }: BoughtLabel,
  ids: Ids,
  why: VoidReason,
  facts: Pick<PackFacts, 'isNetworked'>,
): { readonly events: readonly StationEvent[]; readonly effects: readonly PackEffect[] } {
  const request = { type: 'labelVoidRequested', ...ids, intentId, tracking, why } as const;
  return facts.isNetworked(parcel)
    ? { events: [request], effects: [{ type: 'voidLabel', intentId }] }
    : { events: [request, { type: 'labelVoided', ...ids, intentId, tracking }], effects: [] };
}

/** A person gives a parcel's label back; the parcel may get another one at once. */
export function voidLabel(session: PackSession, parcelId: ParcelId, facts: Pick<PackFacts, 'isNetworked'>): Decision {
  const parcel = parcelOf(session, parcelId);
  if (!parcel?.bought) return NOTHING;
  const { events, effects } = giveBack(
    parcel,
    parcel.bought,
    { sessionId: session.sessionId, parcelId },
    'person',
    facts,
  );
  return decided(events, 'attention', effects);
}
