import type { OverrideView } from '../core/pack/overrideView.ts';
import type { ScanReading } from '../core/scan/scan.ts';
import { createOverrides, type OverrideDesk } from './overrides.ts';
import type { StationChange } from './station.ts';
import { createReopening } from './reopening.ts';
import { createPeopleDesk, type PeopleDesk } from './people.ts';

/** The desks at which a badge is more than a sign-in: it is given to somebody, or a supervisor's yes begins with it. */
export function createBadgeDesks(
  ports: Omit<Parameters<typeof createPeopleDesk>[0], 'tell'> & { tell(change: StationChange): void } & Omit<
      Parameters<typeof createOverrides>[0],
      'reopening' | 'parcelsChanged'
    > &
    Parameters<typeof createReopening>[0],
): {
  readonly desks: { readonly people: PeopleDesk; readonly overrides: OverrideDesk };
  /** True when the scan was theirs. */
  takesScan(reading: ScanReading): boolean;
  /** What a supervisor is asked for at the bench. */
  override(): OverrideView | null;
} {
  const { people, takesBadge } = createPeopleDesk(ports);
  const { overrides, takesScan, view } = createOverrides({
    ...ports,
    reopening: createReopening(ports),
    parcelsChanged: () => {
      ports.tell({ kind: 'parcels' });
    },
  });
  return {
    desks: { people, overrides },
    takesScan: (reading) => takesBadge(reading) || takesScan(reading),
    override: view,
  };
}
