import type { SessionId } from '../core/ids.ts';
import { scannedLoad } from '../core/pack/loadAgreement.ts';
import { isLoadWatched, type PackSession } from '../core/pack/session.ts';
import { isSameFlag, type LoadFlag } from '../core/weigh/loadFlag.ts';
import type { LiveWeight } from '../core/weigh/reading.ts';
import {
  LOAD_FLAG_MS,
  loadDue,
  loadFold,
  startLoad,
  type LoadFacts,
  type ScanLoadInput,
} from '../core/weigh/scanLoad.ts';
import type { PackingPorts } from './bench.ts';
import { weighSettingsOf } from '../core/policies/policies.ts';
import { WEIGH_SETTINGS } from '../core/weigh/tolerance.ts';
import type { BoxDesk } from './boxDesk.ts';
import type { PolicyDesk } from './policies.ts';
import type { createWeighing } from './weighing.ts';

type Weighing = ReturnType<typeof createWeighing>;

/**
 * The weighing of a bench. Where its parcel stands on the scale from the start, each scan is held against what it adds, beside the weight
 * of the whole. `judged` records what the scale says; false where that failed.
 */
export function withLoadWatch(
  {
    weighsPerScan = false,
    runtime,
    signIn,
    boxes,
    policies,
  }: Pick<PackingPorts, 'weighsPerScan' | 'runtime' | 'signIn' | 'boxes' | 'policies'>,
  weighing: Weighing,
  judged: (flag: LoadFlag | null) => boolean,
): Weighing {
  if (!weighsPerScan) return weighing;
  const now = (): number => runtime.steady();
  const watch = createLoadWatch({ now, isSignedIn: () => signIn.current() !== null, boxes, policies, judged });
  return {
    weighed(live, deviceId) {
      watch.weighed(live);
      weighing.weighed(live, deviceId);
    },
    sessionChanged(session) {
      watch.sessionChanged(session);
      weighing.sessionChanged(session);
    },
    isCleared: () => weighing.isCleared(),
  };
}

interface WatchPorts {
  /** Milliseconds of a clock that only goes on. */
  now(): number;
  isSignedIn(): boolean;
  readonly boxes: Pick<BoxDesk, 'unitWeight' | 'carton'>;
  readonly policies: Pick<PolicyDesk, 'during'>;
  judged(flag: LoadFlag | null): boolean;
}

function createLoadWatch(ports: WatchPorts): {
  weighed(live: LiveWeight): void;
  sessionChanged(session: PackSession | null): void;
} {
  let session: PackSession | null = null;
  let watched: SessionId | null = null;
  let load = startLoad([], null, null, ports.now());
  let timer: ReturnType<typeof setTimeout> | null = null;
  let mutedUntil = 0;

  const facts = (): LoadFacts => ({
    unitWeight: ports.boxes.unitWeight,
    tares: (session?.plan?.parcels ?? []).flatMap(({ cartonTypeId }) => ports.boxes.carton(cartonTypeId)?.tare ?? []),
    settings: session ? weighSettingsOf(ports.policies.during(session.sessionId)) : WEIGH_SETTINGS,
  });

  const give = (input: ScanLoadInput): void => {
    load = loadFold(load, input, ports.now(), facts());
    if (timer) clearTimeout(timer);
    const due = watched === null ? null : loadDue(load, ports.now());
    timer = due === null ? null : setTimeout(tick, due);
    tell();
  };
  const tick = (): void => {
    timer = null;
    give({ kind: 'tick' });
  };

  const tell = (): void => {
    if (!session || watched === null || isSameFlag(load.flag, session.load ?? null)) return;
    if (!ports.isSignedIn() || ports.now() < mutedUntil) return;
    // What a full disk did not take is said again, but not with every reading.
    if (!ports.judged(load.flag)) mutedUntil = ports.now() + LOAD_FLAG_MS;
  };

  return {
    weighed(live) {
      give({ kind: 'live', live });
    },
    sessionChanged(next) {
      session = next && isLoadWatched(next) ? next : null;
      if (!session) {
        if (watched !== null) load = startLoad([], null, load.standing, ports.now());
        watched = null;
        return;
      }
      const { packed, isComplete } = scannedLoad(session);
      if (session.sessionId !== watched) {
        watched = session.sessionId;
        load = startLoad(packed, session.load ?? null, load.standing, ports.now());
      } else if (load.flag && !session.load && ports.now() >= mutedUntil) give({ kind: 'accepted' });
      const isHeld = session.takingOut !== undefined || session.asked !== undefined || session.alert !== null;
      give({ kind: 'scanned', packed, isComplete, isHeld });
    },
  };
}
