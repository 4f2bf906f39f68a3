import type { DeviceId } from '../ids.ts';
import type { Instant } from '../time.ts';

/** One decoded barcode, whole, as a scanner sent it. */
export interface ScanReading {
  /** Decoded text without AIM identifier; GS is U+001D; leading zeros kept. */
  readonly text: string;
  /** AIM symbology identifier such as `]C1`, or null when the scanner sends none. */
  readonly aim: string | null;
  /** Configured device, or null for the keyboard. */
  readonly deviceId: DeviceId | null;
  readonly at: Instant;
}

/** Words on the printed command cards. */
export const COMMAND_WORDS = [
  'UNDO',
  'NEWBOX',
  'HOLD',
  'REPRINT',
  'NEXT',
  'PROBLEM',
  'MARK',
  'SUPERVISOR',
  'MISSING',
  'UNPACK',
  'DAMAGED',
] as const;
export type CommandWord = (typeof COMMAND_WORDS)[number];

/** Counts that are printed as cards: what is packed by the dozen and less, and two dozen. */
export const QUANTITY_CARDS = [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 24] as const;
