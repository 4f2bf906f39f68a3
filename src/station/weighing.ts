import type { DeviceId } from '../core/ids.ts';
import { stageOf, type PackSession } from '../core/pack/session.ts';
import { compareQuantity, type Mass } from '../core/quantity.ts';
import type { LiveWeight } from '../core/weigh/reading.ts';

/** A weight that does not agree must stand this long before it is refused: packers set a parcel down in steps. */
export const REFUSE_AFTER_MS = 800;

interface WeighingPorts {
  now(): number;
  judge(gross: Mass): 'agrees' | 'tooLight' | 'tooHeavy' | 'unknown';
  capture(gross: Mass, deviceId: DeviceId, frame: string): void;
}

/**
 * Watches the scale for the parcel at hand. A steady weight counts once, and only after something was put down since the last one
 * counted (zero, motion or another value was seen): parcel A's weight can't leak into parcel B.
 */
export function createWeighing(ports: WeighingPorts): {
  weighed(live: LiveWeight, deviceId: DeviceId): void;
  sessionChanged(session: PackSession | null): void;
} {
  let isWanted = false;
  let parcelId: string | null = null;
  let latest: { weight: Mass; deviceId: DeviceId; frame: string; since: number } | null = null;
  let taken: Mass | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;

  const consider = (): void => {
    if (!isWanted || !latest || (taken && compareQuantity(taken, latest.weight) === 0)) return;
    const { weight, deviceId, frame, since } = latest;
    const verdict = ports.judge(weight);
    const wait = verdict === 'agrees' ? 0 : REFUSE_AFTER_MS - (ports.now() - since);
    if (wait > 0) {
      timer ??= setTimeout(() => {
        timer = null;
        consider();
      }, wait);
      return;
    }
    taken = weight;
    ports.capture(weight, deviceId, frame);
  };

  return {
    weighed(live, deviceId) {
      if (live.state !== 'steady' || live.isZero || live.weight.digits <= 0) {
        latest = null;
        // Something moved or was lifted: what comes next is a new weighing.
        if (live.state !== 'gone' && live.state !== 'silent') taken = null;
        return;
      }
      const isSame = latest !== null && compareQuantity(latest.weight, live.weight) === 0;
      latest = { weight: live.weight, deviceId, frame: live.frame, since: isSame && latest ? latest.since : ports.now() };
      consider();
    },
    sessionChanged(session) {
      const parcel = session?.parcels.at(-1);
      const isNow = session !== null && stageOf(session) === 'weigh' && parcel?.gross === null && (session.alert === null || session.alert.kind === 'weight');
      // After a restart the parcel's own frozen weight still counts as taken: it can't become the next parcel's.
      if (parcel && parcel.parcelId !== parcelId) taken = parcel.gross ?? taken;
      parcelId = parcel?.parcelId ?? null;
      isWanted = isNow;
      if (isWanted) consider();
    },
  };
}
