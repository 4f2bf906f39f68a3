import type { Instant } from '../../core/time.ts';
import { textOf, type ScannedText } from './scanText.ts';

// USB HID Point of Sale Usage Tables 1.02, page 8C: report 2 of the scanners of Access-IS, Honeywell, Zebra and others.
const REPORT_ID = 2;
const REPORT_BYTES = 64;
const DATA_AT = 5;
const DATA_BYTES = 56;
const FLAGS_AT = 63;
const CONTINUES = 1;
// Eight thousand bytes are more than the largest QR code holds.
const MOST_BYTES = 8192;

/** Longest wait for the next part of a code; then what came is dropped. */
export const HID_POS_PART_MS = 500;

/** Parts of a code whose end has not come. */
export interface HidPosState {
  readonly aim: string | null;
  readonly parts: readonly Uint8Array[];
  readonly bytes: number;
  readonly at: Instant;
}

/** What a report changes: a whole code, and whether something was dropped and why. */
export interface HidPosStep {
  readonly state: HidPosState;
  readonly scan: ScannedText | null;
  readonly dropped: 'malformed' | 'unfinished' | 'oversize' | null;
}

/** No code begun. */
export const IDLE_HID_POS: HidPosState = { aim: null, parts: [], bytes: 0, at: -Infinity };

/**
 * Takes one input report `02 length ] c m data[56] symbology[2] flags` (USB HID Point of Sale Usage Tables, Scanned Data Report): codes
 * longer than 56 bytes come in several, which are joined. A part whose next one is not there within 500 ms is dropped, never handed out.
 */
export function takeHidPosReport(state: HidPosState, report: Uint8Array, at: Instant): HidPosStep {
  const isLate = state.parts.length > 0 && at - state.at > HID_POS_PART_MS;
  const before = isLate ? IDLE_HID_POS : state;
  const lost = isLate ? 'unfinished' : null;
  const part = readReport(report);
  if (part === null) return { state: before, scan: null, dropped: 'malformed' };
  // Another symbology is another code: the end of the first one got lost.
  const isOther = before.parts.length > 0 && part.aim !== before.aim;
  const begun = isOther ? IDLE_HID_POS : before;
  const parts = [...begun.parts, part.data];
  const bytes = begun.bytes + part.data.length;
  if (bytes > MOST_BYTES) return { state: IDLE_HID_POS, scan: null, dropped: 'oversize' };
  const dropped = isOther ? 'unfinished' : lost;
  if (part.continues) return { state: { aim: part.aim, parts, bytes, at }, scan: null, dropped };
  const text = textOf(Uint8Array.from(parts.flatMap((piece) => [...piece])));
  return { state: IDLE_HID_POS, scan: { text, aim: part.aim }, dropped };
}

interface Part {
  readonly aim: string | null;
  readonly data: Uint8Array;
  readonly continues: boolean;
}

function readReport(report: Uint8Array): Part | null {
  const length = report[1] ?? 0;
  if (report.length !== REPORT_BYTES || report[0] !== REPORT_ID || length > DATA_BYTES) return null;
  const aim = String.fromCharCode(...report.subarray(2, DATA_AT));
  return {
    aim: /^\][A-Za-z][0-9A-Za-z]$/.test(aim) ? aim : null,
    data: Uint8Array.from(report.subarray(DATA_AT, DATA_AT + length)),
    continues: ((report[FLAGS_AT] ?? 0) & CONTINUES) !== 0,
  };
}
