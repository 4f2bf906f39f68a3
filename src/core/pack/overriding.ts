import type { UserId } from '../ids.ts';
import type { OverrideKind, OverrideRefusal, OverrideState } from '../journal/overrideEvents.ts';
import { decided, NOTHING, type Decision, type OverrideSaid, type PackFacts } from './decision.ts';
import { packLetGo } from './counting.ts';
import { askedFor } from './instructions.ts';
import { areKitsWhole } from './kits.ts';
import { voidLabel } from './purchase.ts';
import { currentParcel, stageOf, type PackParcel, type PackSession } from './session.ts';
import type { OverrideView } from './overrideView.ts';
import { finishedBy, restShort } from './shortItem.ts';
import { captured, keyedWeight } from './weighed.ts';

/** How a label's own refusal tells that another label was asked for, not another print of this one. */
export const NEW_LABEL = 'NEW LABEL';

/** The reason that lets a weight teach what filling weighs. */
export const PACKAGING_DIFFERS = 'packagingDiffers';

/** Reasons a supervisor may choose from until the site has its own; words under `override.reason.<code>`. */
export const OVERRIDE_REASONS = [
  'checkedByHand',
  'productWeightWrong',
  PACKAGING_DIFFERS,
  'scaleAway',
  'labelDamaged',
  'labelLost',
  'itemMissing',
  'packedWrong',
] as const;

/** How many reasons there are at most, and how long one of the site's own is: each is a button and a number key. */
export const REASONS_MOST = 8;
export const REASON_LENGTH = 40;

/** What a supervisor has said before the PIN makes it count. */
export interface OverrideEntry extends Pick<OverrideView, 'kind' | 'step' | 'reason' | 'gross' | 'refused'> {
  readonly supervisorId: UserId | null;
}

/** Asks for the supervisor's badge. */
export const asking = (kind: OverrideKind): OverrideEntry => ({
  kind,
  step: 'badge',
  supervisorId: null,
  reason: null,
  gross: null,
  refused: null,
});

/** The permission that lets something go on. */
export const permissionFor = (kind: OverrideKind): 'override' | 'keyWeight' =>
  kind === 'keyedWeight' ? 'keyWeight' : 'override';

/** True for what somebody who is signed in and may do it says alone: they have shown who they are. What stopped their own work takes the PIN besides. */
export const isOwnWord = (kind: OverrideKind): boolean => kind === 'reopen' || kind === 'keyedWeight';

/** What a supervisor may let go on where the packer stands, or null: a box that is too heavy is let go by nobody. */
export function overrideOffer(session: PackSession): OverrideKind | null {
  const { alert } = session;
  // What is to come out changes what would be let go.
  if (session.status !== 'open' || session.takingOut) return null;
  if (alert?.kind === 'weight') return alert.reason === 'overBoxLimit' ? null : 'weight';
  if (alert?.kind === 'scan' && alert.reason === 'reprintNeedsSupervisor')
    return alert.code === NEW_LABEL ? 'newLabel' : 'reprint';
  if (alert?.kind === 'scan' && alert.reason === 'serialShipped') return 'serial';
  if (alert === null && waitsForWeight(session)) return 'keyedWeight';
  // What is missing is not in the tote; what is here can go. A parcel that was begun goes first.
  const isShort =
    stageOf(session) === 'verify' && session.lines.some(({ packed }) => packed > 0) && areKitsWhole(session);
  return isShort && session.parcels.length === 0 && (alert === null || alert.kind === 'scan') ? 'partialShip' : null;
}

/** True for a parcel at the scale that nothing but its weight keeps from its label. */
function waitsForWeight(session: PackSession): boolean {
  const parcel = stageOf(session) === 'weigh' ? currentParcel(session) : null;
  return parcel?.label === 'none' && parcel.gross === null && askedFor(session) === null;
}

/** A badge, a PIN or a code that does not count: recorded, and everything stays as it was. */
export const overrideRefused = (
  session: PackSession,
  kind: OverrideKind,
  supervisorId: UserId | null,
  reason: OverrideRefusal,
): Decision =>
  decided([{ type: 'overrideRefused', sessionId: session.sessionId, kind, supervisorId, reason }], 'wrong');

/** A supervisor's yes, signed by badge and PIN. Only what is offered right now is let go; all the rest of the rules stays. */
export function override(session: PackSession, { gross, ...said }: OverrideSaid, facts: PackFacts): Decision {
  if (overrideOffer(session) !== said.kind) return NOTHING;
  const parcel = currentParcel(session);
  const granted = (before: OverrideState, after: OverrideState) =>
    ({
      type: 'overrideGranted',
      sessionId: session.sessionId,
      ...said,
      ofParcel: parcel?.parcelId ?? null,
      before,
      after,
    }) as const;
  switch (said.kind) {
    case 'weight':
      return parcel ? letWeight(session, parcel, { granted, reason: said.reason }, facts) : NOTHING;
    case 'keyedWeight': {
      if (!parcel || !gross || gross.digits <= 0) return NOTHING;
      const keyed = keyedWeight(session, parcel, gross, facts);
      const isJudged = keyed.events.some(({ type }) => type === 'weightCaptured' || type === 'weightRefused');
      return isJudged ? { ...keyed, events: [granted({ gross: null }, { gross }), ...keyed.events] } : keyed;
    }
    case 'reprint':
      return parcel
        ? decided([granted({ printed: parcel.printed }, { printed: parcel.printed + 1 })], 'right', [
            { type: 'printLabel', parcelId: parcel.parcelId, isReprint: true },
          ])
        : NOTHING;
    case 'newLabel': {
      if (!parcel) return NOTHING;
      const given = voidLabel(session, parcel.parcelId, facts);
      return { ...given, events: [granted({ printed: parcel.printed }, { printed: 0 }), ...given.events] };
    }
    case 'serial': {
      const serial = session.alert?.kind === 'scan' ? session.alert.trace?.serial : undefined;
      return serial === undefined ? NOTHING : packLetGo(session, granted({}, { serial }), facts);
    }
    case 'reopen':
      // Its parcel is closed: it is a command of its own.
      return NOTHING;
    case 'partialShip': {
      const before = session.lines.reduce((sum, { quantity }) => sum + quantity, 0);
      const after = session.lines.reduce((sum, { packed }) => sum + packed, 0);
      const short = restShort(session);
      const finish = finishedBy(session, short, facts);
      const events = [granted({ units: before }, { units: after }), ...short, ...finish];
      return finish.length > 0 ? decided(events, 'closed') : decided(events, 'all', [{ type: 'planBoxes' }]);
    }
  }
}

function letWeight(
  session: PackSession,
  parcel: PackParcel,
  said: {
    readonly granted: (before: OverrideState, after: OverrideState) => Decision['events'][number];
    readonly reason: string;
  },
  facts: PackFacts,
): Decision {
  if (session.alert?.kind !== 'weight') return NOTHING;
  const { gross, expected, tolerance, deviceId = null, frame = '', isKeyed } = session.alert;
  const isOfPackaging = said.reason === PACKAGING_DIFFERS && isKeyed !== true;
  const packaging = isOfPackaging ? facts.judge(parcel, gross).parts : undefined;
  const weighed = {
    ...{ gross, expected, tolerance, deviceId, frame },
    ...(isKeyed && { isKeyed }),
    ...(packaging?.filling && { packaging }),
  };
  const decision = captured(session, parcel, weighed, facts);
  // A parcel that may not go, whatever it weighs, is stopped for that.
  if (!decision.events.some(({ type }) => type === 'weightCaptured')) return decision;
  return { ...decision, events: [said.granted({ gross: null, expected, tolerance }, { gross }), ...decision.events] };
}
