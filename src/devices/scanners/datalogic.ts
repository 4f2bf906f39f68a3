import type { ScannerFeedback } from './feedback.ts';

const ESC = 0x1b;

/** Each letter as `ESC [ letter q`. */
const sequence = (letters: string): Uint8Array =>
  Uint8Array.from([...letters].flatMap((letter) => [ESC, 0x5b, letter.charCodeAt(0), 0x71]));

/**
 * Gryphon, PowerScan and cradles over RS-232 or USB-CDC: ESC [ n q with 0 high beep, 1 low, 3 good-read tone, 4 bad tone, 5 a wait of
 * 100 ms, 6 and 7 green light on and off (Datalogic Gryphon product reference guide).
 */
export const DATALOGIC: ScannerFeedback = {
  good: sequence('637'),
  bad: sequence('4'),
  attention: sequence('151'),
  enable: null,
};

const byte = (letter: string): Uint8Array => Uint8Array.of(letter.charCodeAt(0));

/** Magellan and QuickScan over RS-232, one letter a command: B good-read beep, F not on file (long beeps), 01 forced beep, E enable (Datalogic Magellan product reference guide). */
export const DATALOGIC_MAGELLAN: ScannerFeedback = {
  good: byte('B'),
  bad: byte('F'),
  attention: Uint8Array.of(0x01),
  enable: byte('E'),
};

const DC2 = 0x12;
const CR = 0x0d;

/** How a base takes messages of a host in Host-ACK mode: the address of the scanner they are for and what stands behind it, and whether DC2 stands in front. */
export interface DatalogicHost {
  readonly address?: string | undefined;
  readonly delimiter?: string | undefined;
  readonly isPrefixed?: boolean | undefined;
}

/** Signals as Host-ACK mode wants them, `[DC2] [address delimiter] message CR`: the scanner waits for one after each code (Datalogic Gryphon and PowerScan reference guides). */
export function inHostAckMode(feedback: ScannerFeedback, host: DatalogicHost): ScannerFeedback {
  const head = [
    ...(host.isPrefixed === true ? [DC2] : []),
    ...Buffer.from(host.address === undefined ? '' : `${host.address}${host.delimiter ?? ''}`, 'latin1'),
  ];
  const wrapped = (bytes: Uint8Array | null): Uint8Array | null => bytes && Uint8Array.from([...head, ...bytes, CR]);
  const { good, bad, attention, enable } = feedback;
  return { good: wrapped(good), bad: wrapped(bad), attention: wrapped(attention), enable: wrapped(enable) };
}
