/** Where one unit stands: the corner of the padded unit nearest to the origin; `o`: the item's sides along x, y and z. */
export interface Placing {
  readonly item: string;
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly o: string;
}

/** One parcel of a solution, an entry a unit. */
export interface SolvedParcel {
  readonly box: string;
  readonly items: readonly Placing[];
}

/** What a solver says about an order; nothing of it is trusted. */
export interface Solution {
  readonly id: string;
  /** Milliseconds by the solver's own clock. */
  readonly ms?: number;
  /** Null: no packing found. */
  readonly parcels: readonly SolvedParcel[] | null;
  readonly claimed?: { readonly cost?: number; readonly billable?: number; readonly lowerBound?: number };
}

/** The solutions of one solver for a file of orders. */
export interface SolutionFile {
  readonly format: 'carton-solutions/1';
  readonly solver: { readonly name: string; readonly version?: string };
  /** Wall time of the run that wrote it, where it was measured. */
  readonly wallSeconds?: number;
  readonly solutions: readonly Solution[];
}
