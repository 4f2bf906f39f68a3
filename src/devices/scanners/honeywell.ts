import type { ScannerFeedback } from './feedback.ts';

const SYN = 0x16;
const BELL = 0x07;
const CR = 0x0d;

const beeps = (count: number): Uint8Array =>
  Uint8Array.from(Array.from({ length: count }, () => [SYN, BELL, CR]).flat());

/** SYN BEL CR beeps; there is no other tone, so a bad verdict is three beeps (Honeywell N86xx user's guide). Triggers are no switch: nothing enables or disables. */
export const HONEYWELL: ScannerFeedback = {
  good: beeps(1),
  bad: beeps(3),
  attention: beeps(2),
  enable: null,
  disable: null,
};
