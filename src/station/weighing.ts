import type { DeviceId } from '../core/ids.ts';
import { stageOf, type PackSession } from '../core/pack/session.ts';
import { compareQuantity, type Mass } from '../core/quantity.ts';
import { curveWith, readingOf, weightCurve, type CurveReading, type WeightCurve } from '../core/weigh/curve.ts';
import type { LiveWeight } from '../core/weigh/reading.ts';
import { capturable, placedFold, type CapturedLoad } from '../core/weigh/stability.ts';

/** A weight that does not agree must stand this long before it is refused: packers set a parcel down in steps. */
export const REFUSE_AFTER_MS = 800;
// A weight that nothing is known to compare with may still be a parcel being set down, but nobody doubts it.
const STAND_MS = { agrees: 0, unknown: 400, tooLight: REFUSE_AFTER_MS, tooHeavy: REFUSE_AFTER_MS } as const;

interface WeighingPorts {
  now(): number;
  /** True while somebody is there to answer for what a weight sets off. */
  isAttended(): boolean;
  judge(gross: Mass): 'agrees' | 'tooLight' | 'tooHeavy' | 'unknown';
  capture(gross: Mass, deviceId: DeviceId, frame: string, curve: WeightCurve | null): void;
  /** What `isCleared` says is not what it was. */
  clearedChanged(): void;
}

interface Standing {
  readonly live: Extract<LiveWeight, { readonly state: 'steady' }>;
  readonly deviceId: DeviceId;
  readonly since: number;
}

/**
 * Watches the scale for the parcel at hand. A steady weight counts once, and only after something was put down since the last one
 * counted: parcel A's weight can't leak into parcel B.
 */
export function createWeighing(ports: WeighingPorts): {
  readonly weighed: (live: LiveWeight, deviceId: DeviceId) => void;
  sessionChanged(session: PackSession | null): void;
  /** False while a parcel is waited for and what was weighed last still lies there, however right its weight may look. */
  isCleared(): boolean;
} {
  let isWanted = false;
  let isRefused = false;
  let parcelId: string | null = null;
  let captured: CapturedLoad = null;
  let standing: Standing | null = null;
  let readings: readonly CurveReading[] = [];
  let timer: ReturnType<typeof setTimeout> | null = null;
  let wasCleared = true;

  const isCleared = (): boolean => !isWanted || isRefused || captured === null || standing === null;
  const tellCleared = (): void => {
    if (isCleared() === wasCleared) return;
    wasCleared = !wasCleared;
    ports.clearedChanged();
  };

  const consider = (): void => {
    const weight = standing && isWanted && ports.isAttended() ? capturable(captured, standing.live) : null;
    if (!weight || !standing) return;
    // A clock that was set back must not keep a wrong weight from being refused: the wait begins anew.
    if (ports.now() < standing.since) standing = { ...standing, since: ports.now() };
    const wait = STAND_MS[ports.judge(weight)] - (ports.now() - standing.since);
    if (wait > 0) {
      timer ??= setTimeout(() => {
        timer = null;
        consider();
      }, wait);
      return;
    }
    captured = weight;
    ports.capture(weight, standing.deviceId, standing.live.frame, weightCurve(readings, ports.now()));
  };

  return {
    weighed(live, deviceId) {
      captured = placedFold(captured, live);
      readings = curveWith(readings, readingOf(live, ports.now()));
      if (live.state !== 'steady') {
        standing = null;
        tellCleared();
        return;
      }
      const isSame = standing !== null && compareQuantity(standing.live.weight, live.weight) === 0;
      standing = { live, deviceId, since: isSame && standing ? standing.since : ports.now() };
      consider();
      tellCleared();
    },
    sessionChanged(session) {
      const parcel = session?.parcels.at(-1);
      // After a restart the parcel's own frozen weight still counts as taken: it can't become the next parcel's.
      if (parcel && parcel.parcelId !== parcelId) captured = parcel.gross ?? captured;
      parcelId = parcel?.parcelId ?? null;
      isWanted =
        session !== null &&
        stageOf(session) === 'weigh' &&
        parcel?.gross === null &&
        (session.alert === null || session.alert.kind === 'weight');
      isRefused = session?.alert?.kind === 'weight';
      if (isWanted) consider();
      tellCleared();
    },
    isCleared,
  };
}
