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
export const COMMAND_WORDS = ['UNDO', 'NEWBOX', 'HOLD', 'REPRINT', 'NEXT', 'PROBLEM', 'MARK'] as const;
export type CommandWord = (typeof COMMAND_WORDS)[number];
