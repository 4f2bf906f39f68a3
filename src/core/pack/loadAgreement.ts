import { isStopped } from './clearance.ts';
import { isSameFlag, type LoadFlag } from '../weigh/loadFlag.ts';
import { decided, NOTHING, type Decision } from './decision.ts';
import { isLoadFlagged, isLoadWatched, isVerified, type PackSession } from './session.ts';
import type { LoadView } from './loadView.ts';
import { nameOf } from './verifyView.ts';
import type { ViewFacts } from './viewFacts.ts';

/** What the scale says of the scans so far: told once, and taken back once it agrees. It refuses nothing. */
export function loadJudged(session: PackSession, flag: LoadFlag | null): Decision {
  const { sessionId, load = null } = session;
  if (!isLoadWatched(session) || isStopped(session) || isSameFlag(load, flag)) return NOTHING;
  return flag
    ? decided([{ type: 'loadDisagreed', sessionId, ...flag }], 'attention')
    : decided([{ type: 'loadAgreed', sessionId, by: 'scale' }], 'right');
}

/** NEXT where the scale disagrees: a person looked, and all is right as it lies there. Null where nothing was told. */
export const loadAccepted = (session: PackSession): Decision | null =>
  isLoadFlagged(session) ? decided([{ type: 'loadAgreed', sessionId: session.sessionId, by: 'hand' }], 'right') : null;

/** What the screen says of it; null while the scale agrees, and once the whole parcel is weighed. */
export function loadView(session: PackSession, facts: ViewFacts): LoadView | null {
  const { load } = session;
  if (!load || !isLoadWatched(session)) return null;
  return {
    fault: load.fault,
    items: load.items.map(({ sku, units }) => ({
      sku,
      name: nameOf(sku, session, facts),
      image: facts.product(sku)?.image ?? null,
      units: Math.abs(units),
    })),
    expected: load.items.length > 0 ? load.expected : null,
    found: load.found,
  };
}

/** Units of each line that were scanned, and whether any is still to be. */
export const scannedLoad = (session: PackSession) => ({
  packed: session.lines.map(({ lineId, sku, packed }) => ({ lineId, sku, units: packed })),
  isComplete: isVerified(session),
});
