import type { Instant, LocalDate } from '../time.ts';
import type { CartonTypeId, IntentId, OrderId, ParcelId, Sha256 } from '../ids.ts';
import type { Money } from '../money.ts';
import type { Mass } from '../quantity.ts';

/** A carrier's price for one parcel with everything that explains it. */
export interface Quote {
  readonly carrier: string;
  readonly service: string;
  readonly serviceName: string;
  readonly charge: Money;
  /** Weight the carrier bills, in the tariff's unit. */
  readonly billable: Mass;
  /** Dim weight in the tariff's unit, or null where the rule does not apply. */
  readonly dimWeight: Mass | null;
  readonly zone: string;
  /** Working days on the way; absent where not known, as in quotes stored before there were any. */
  readonly transitDays?: number;
  /** Expected day of delivery; absent where not known. */
  readonly arrivesOn?: LocalDate;
  /** Rule set and its first day, and the publication it stood in: `ups-us-daily@2025-08-18`, `usps-us@2026-07-12#3`. */
  readonly ruleVersion: string;
  /** The computation as a person reads it, one step a line. */
  readonly trace: readonly string[];
}

/**
 * How far the label of a parcel is. `unknown`: asked for, answer lost; it is looked up, never bought again. A label that is given back is
 * the parcel's no more, and stands among the purchases until its carrier has said what becomes of it.
 */
export type LabelState = 'none' | 'requested' | 'bought' | 'refused' | 'unknown';

/** How far the paper is. `delivered`: handed over, as sure as its `PrintProof` says; `uncertain`: sent, then the printer or the station went away before saying that it arrived. */
export type PrintState = 'none' | 'waiting' | 'sent' | 'delivered' | 'failed' | 'uncertain';

/**
 * How sure it is that a paper came out, weakest first: a spooler has it; the printer, or what stands between, took every byte; nothing
 * of it is left in the printer; the printer itself counted it out.
 */
export const PRINT_PROOFS = ['spooled', 'delivered', 'consumed', 'printed'] as const;
export type PrintProof = (typeof PRINT_PROOFS)[number];

/** When a parcel leaves, from where, and on which of the carrier's accounts: what decides its manifest. */
export interface Handover {
  readonly account: string;
  /** `originOf` the address it leaves from. */
  readonly origin: string;
  /** By the site's calendar. */
  readonly shipDate: LocalDate;
}

/** A bought label: what the packer sticks on and scans. */
export interface BoughtLabel {
  readonly intentId: IntentId;
  readonly tracking: string;
  /** SSCC-18 digits, or null without a GS1 prefix. */
  readonly sscc: string | null;
  /** What a scanner reads off the printed bars (GS1 element string without FNC1, or the private number). */
  readonly scanText: string;
  /** At the price that was charged. */
  readonly quote: Quote;
  /** The carrier's own name for it, by which it is given back; absent where the number is enough. */
  readonly carrierRef?: string;
  /** Digest of the stored label bytes. */
  readonly labelHash: Sha256;
  /** Digest of what its papers said (`KeptPapers`); absent in what was bought before they were kept. */
  readonly papersHash?: Sha256;
  /** Absent in what was bought before there were manifests: that goes on none. */
  readonly handover?: Handover;
}

/** A parcel as stored: one row a box that got or gets a label. */
export interface Parcel {
  readonly parcelId: ParcelId;
  readonly orderId: OrderId;
  readonly index: number;
  readonly cartonTypeId: CartonTypeId | null;
  readonly gross: Mass | null;
  readonly labelState: LabelState;
  readonly printState: PrintState;
  readonly tracking: string | null;
  readonly sscc: string | null;
  readonly closedAt: Instant | null;
}
