import type { ScannerFeedback } from './feedback.ts';

const command = (text: string): Uint8Array => Uint8Array.from(`#@${text}\r`, (letter) => letter.charCodeAt(0));

const BEEP = command('////');

const times = (count: number): Uint8Array => Uint8Array.from(Array.from({ length: count }, () => [...BEEP]).flat());

/** `#@////` beeps and `#@----` halts the scanner; a bad verdict is three beeps (CipherLab serial commands). How a halted one goes on is not documented, so it is never halted. */
export const CIPHERLAB: ScannerFeedback = {
  good: times(1),
  bad: times(3),
  attention: times(2),
  enable: null,
};
