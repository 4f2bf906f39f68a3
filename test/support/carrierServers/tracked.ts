/** One thing that happened to a parcel, as a carrier's server keeps it: its own words, and the time on the clock of the place. */
export interface TrackedScan {
  readonly status: string;
  readonly detail: string;
  /** `2026-11-24T14:05:00` and the offset of the place, `-06:00` or `Z`. */
  readonly time: string;
  readonly offset: string;
  readonly city: string;
}

/** What a carrier's server knows of parcels on their way, by their numbers. */
export interface TrackedParcels {
  happens(tracking: string, ...scans: readonly TrackedScan[]): void;
  of(tracking: string): readonly TrackedScan[];
}

/** Creates a server's memory of parcels on their way. */
export function trackedParcels(): TrackedParcels {
  const known = new Map<string, TrackedScan[]>();
  return {
    happens(tracking, ...scans) {
      known.set(tracking, [...(known.get(tracking) ?? []), ...scans]);
    },
    of: (tracking) => known.get(tracking) ?? [],
  };
}
