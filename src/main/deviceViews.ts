import { SCALE_PROTOCOLS } from '../devices/scales/index.ts';
import type { DeviceEntry } from '../shared/config.ts';
import type { DeviceStatus } from '../station/ports.ts';
import type { DeviceDay } from './deviceDay.ts';
import type { ScaleChecks } from './scaleChecks.ts';

/** A device as its card shows it: its state, and what the station knows beside it. */
export interface DeviceFacts extends DeviceStatus {
  /** Scans or jobs of today. */
  readonly today: number;
  /** False for a scale whose language can't be told to show zero. */
  readonly canZero: boolean;
  /** The scale's last check; null when it never was checked, and for other devices. */
  readonly check: { readonly at: number; readonly isWithin: boolean } | null;
  /** It was off at its last check, or that is longer ago than was set. */
  readonly isCheckDue: boolean;
}

const DAY_MS = 86_400_000;

/** Adds to each status what its card shows. */
export const createDeviceViews =
  (sources: {
    readonly entries: () => readonly DeviceEntry[];
    readonly day: DeviceDay;
    readonly checks: Pick<ScaleChecks, 'lastOf'>;
    readonly now: () => number;
  }) =>
  (statuses: readonly DeviceStatus[]): readonly DeviceFacts[] => {
    const { entries, day, checks, now } = sources;
    const known = entries();
    return statuses.map((status): DeviceFacts => {
      const entry = known.find(({ deviceId }) => deviceId === status.deviceId);
      const check = entry?.role === 'scale' ? checks.lastOf(entry) : null;
      const days = entry?.role === 'scale' ? (entry.settings?.checkDays ?? null) : null;
      const isOld = days !== null && (check === null || now() - check.at > days * DAY_MS);
      return {
        ...status,
        today: day.today(status.deviceId),
        canZero:
          status.role === 'scale' &&
          (SCALE_PROTOCOLS[status.protocol]?.encode('zero', entry?.settings?.scale) ?? null) !== null,
        check: check && { at: check.at, isWithin: check.isWithin },
        isCheckDue: isOld || check?.isWithin === false,
      };
    });
  };
