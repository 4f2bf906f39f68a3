/** One parcel's row; everything as it is to be read. */
export interface ManifestSheetLine {
  readonly tracking: string;
  readonly order: string;
  readonly weight: string;
  readonly service: string;
  readonly charge: string;
}

/** What a manifest says on paper. A long one comes in parts; the last one has the totals and the place to sign. */
export interface ManifestSheet {
  readonly manifestId: string;
  readonly carrier: string;
  /** '' for a carrier with one account. */
  readonly account: string;
  readonly sender: string;
  readonly origin: string;
  readonly shipDate: string;
  readonly closedAt: string;
  readonly part: number;
  readonly parts: number;
  readonly lines: readonly ManifestSheetLine[];
  readonly totals: { readonly parcels: number; readonly weight: string; readonly charges: readonly string[] };
}

/** Words on the sheet, for the carrier's driver. */
export const MANIFEST_WORDS = {
  title: 'Manifest',
  shipDate: 'Ship date',
  closed: 'Closed',
  from: 'From',
  account: 'Account',
  part: 'Part',
  tracking: 'Tracking number',
  order: 'Order',
  weight: 'Weight',
  service: 'Service',
  charge: 'Charge',
  parcels: 'Parcels',
  total: 'Total',
  received: 'Received by (name, signature)',
  when: 'Date and time',
} as const;

/** Parcels of one part: what one print job of pages holds without trouble. */
export const LINES_A_PART = 1000;
