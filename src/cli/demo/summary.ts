import { decimalText, inUnit, rationalText, type Length } from '../../core/quantity.ts';
import type { RefusedRow } from '../../core/journal/events.ts';
import { importReasonText } from '../../shared/importReasons.ts';
import type { StoragePort } from '../../station/ports.ts';
import type { PackedParcel } from './packer.ts';

/** One parcel of `summary.json`. Weights are numbers in `weightUnit`, the tariff's; `outer` is in the box preset's own unit. */
export interface SummaryParcel {
  readonly order: string;
  readonly tracking: string;
  readonly sscc: string | null;
  readonly cartonType: string;
  readonly outer: readonly [number, number, number];
  readonly dimUnit: string;
  readonly gross: number;
  readonly billableWeight: number;
  readonly weightUnit: string;
  readonly labels: readonly { readonly zpl: string; readonly png: string }[];
  readonly lastScanToLabelMs: number;
}

/** `summary.json` of a demo run. */
export interface Summary {
  readonly parcels: readonly SummaryParcel[];
  readonly totals: {
    readonly orders: number;
    readonly parcels: number;
    readonly errors: number;
    readonly refusedRows: readonly { readonly line: number; readonly reason: string; readonly file: string }[];
  };
  /** Orders that could not be packed, with the reason. */
  readonly problems: readonly { readonly order: string; readonly reason: string }[];
}

/** The channel's own writing of an order's number, `#1001`. */
export const channelNumber = (orderId: string): string => orderId.slice(orderId.indexOf(':') + 1);

/** What stands on disk about a packed parcel, joined with what the printer gave out. */
export function summaryParcel(
  storage: StoragePort,
  parcel: PackedParcel,
  files: { readonly zpl: string; readonly png: string },
): SummaryParcel {
  const stored = storage.sessions.byId(parcel.sessionId)?.parcels[parcel.parcelIndex];
  const carton = stored && storage.cartons.byId(stored.cartonTypeId);
  if (!stored?.bought || !stored.gross || !carton)
    throw new Error(`parcel ${parcel.parcelIndex.toString()} of ${parcel.orderId} is not on disk`);
  const { billable } = stored.bought.quote;
  const { length, width, height } = carton.outer;
  const side = (value: Length): number => Number(rationalText(inUnit(value, length.unit), 6));
  return {
    order: channelNumber(parcel.orderId),
    tracking: stored.bought.tracking,
    sscc: stored.bought.sscc,
    cartonType: carton.id,
    outer: [side(length), side(width), side(height)],
    dimUnit: length.unit,
    gross: Number(rationalText(inUnit(stored.gross, billable.unit), 6)),
    billableWeight: Number(decimalText(billable)),
    weightUnit: billable.unit,
    labels: [files],
    lastScanToLabelMs: parcel.lastScanToLabelMs,
  };
}

/** Refused rows as the summary lists them. */
export const refusedRows = (
  rows: readonly (RefusedRow & { readonly kind: string })[],
): Summary['totals']['refusedRows'] =>
  rows.map(({ kind, ...row }) => ({ line: row.line, reason: importReasonText(row), file: kind }));
