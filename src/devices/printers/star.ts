import {
  ascii,
  hasBit,
  pastPicture,
  type PrinterLanguage,
  type PrinterMessage,
  type ReplyDecoder,
} from './language.ts';
import type { PrinterSettings } from './settings.ts';
import { printerStatus, type PrinterStatus } from './status.ts';

/*
 * The status side of Star Line Mode (Star Line Mode Command Specifications): EOT and ENQ answer one byte each, `ESC ACK SOH` answers
 * the automatic status, whose first byte holds its length; ETB in a job counts up a counter of 0 to 31 when it is reached.
 */
const EOT = 'EOT';
const ENQ = 'ENQ';
const ASB = '<ESC><ACK>1';
/** `ESC @`: what was not printed yet is forgotten. */
const INITIALISE = Uint8Array.of(0x1b, 0x40);
/** `ESC * r C` forgets what is drawn, `ESC * r B` leaves raster mode. */
const LEAVE_RASTER = ascii('\u001b*rC\u001b*rB');
/** A picture is sent row by row: 4 in at 600 dpi. */
const LONGEST_ROW = 300;
const ETB = 0x17;
const COUNTER = 32;
const SHORTEST = 7;
const LONGEST = 15;
const DEFAULT_COUNTER_BYTE = 7;

/** The status in the answer to EOT: b3 paper end, b2 near end. */
export const starEot = (byte: number): PrinterStatus =>
  printerStatus({ isPaperOut: hasBit(byte, 3), isPaperNearEnd: hasBit(byte, 2) });

/** The status in the answer to ENQ: b5 buffer holds data, b3 paper end, b2 another error. */
export const starEnq = (byte: number): PrinterStatus =>
  printerStatus({ isPrinting: hasBit(byte, 5), isPaperOut: hasBit(byte, 3), hasOtherError: hasBit(byte, 2) });

/** Bytes of an automatic status by its first byte (b0 is 1, b4 is 0; b1 b2 b3 b5 count); null when it is no such byte. */
export function asbLength(header: number): number | null {
  if (!hasBit(header, 0) || hasBit(header, 4) || header > 0x7f) return null;
  const length = ((header >> 1) & 7) | (hasBit(header, 5) ? 8 : 0);
  return length >= SHORTEST && length <= LONGEST ? length : null;
}

/** The number in bits 6 5 3 2 1, as the status bytes hold numbers around their fixed bits 4 and 0. */
export const counterOf = (byte: number): number => ((byte >> 1) & 7) | (((byte >> 5) & 3) << 3);

/** A number from 0 to 31 as such a byte. */
export const counterByte = (count: number): number => ((count & 7) << 1) | (((count >> 3) & 3) << 5);

/** The status in an automatic status from its third byte on. */
export const starAsb = (frame: readonly number[]): PrinterStatus => {
  const [, , first = 0, second = 0, , paper = 0] = frame;
  return printerStatus({
    isCoverOpen: hasBit(first, 5),
    isOnline: !hasBit(first, 3),
    isOverheated: hasBit(second, 6),
    hasOtherError: hasBit(second, 5),
    isCutterStuck: hasBit(second, 3),
    isPaperOut: hasBit(paper, 3),
    isPaperNearEnd: hasBit(paper, 2),
  });
};

/** The mark that stands for a counter. */
export const etbMark = (count: number): string => `etb${count.toString()}`;

/** Reads Star answers: single bytes by the question under way, automatic status by its header. */
export function starDecoder(settings: PrinterSettings = {}): ReplyDecoder {
  const counterAt = settings.starCounterByte ?? DEFAULT_COUNTER_BYTE;
  let expected: string | null = null;
  let frame: number[] = [];
  const finish = (): PrinterMessage[] => {
    const whole = frame;
    frame = [];
    const answers = expected === ASB ? ASB : null;
    const counter = whole[counterAt];
    return [
      { kind: 'status', answers, status: starAsb(whole) },
      ...(counter === undefined ? [] : [{ kind: 'mark', mark: etbMark(counterOf(counter)) } as const]),
    ];
  };
  const take = (byte: number): PrinterMessage[] => {
    if (expected === EOT || expected === ENQ) {
      const answers = expected;
      expected = null;
      return [{ kind: 'status', answers, status: answers === EOT ? starEot(byte) : starEnq(byte) }];
    }
    const length = asbLength(frame[0] ?? byte);
    if (frame.length === 0) {
      if (length !== null) frame = [byte];
      return [];
    }
    // Every byte behind the header has the fixed bits 4 and 0 clear.
    if ((byte & 0x11) !== 0) {
      frame = [];
      return take(byte);
    }
    frame.push(byte);
    return frame.length === length ? finish() : [];
  };
  return {
    expect(question) {
      expected = question;
    },
    push: (chunk) => Array.from(chunk, take).flat(),
    reset() {
      expected = null;
      frame = [];
    },
  };
}

/** Sets the ETB counter back to a number (ESC RS E n). */
export const resetCounter = (count: number): Uint8Array => Uint8Array.of(0x1b, 0x1e, 0x45, count);

/** Star Line Mode: the ETB counter before and behind a job proves it. */
export function starLanguage(settings: PrinterSettings = {}): PrinterLanguage {
  const isAsb = settings.starStatus !== 'enq';
  return {
    name: 'star',
    decoder: () => starDecoder(settings),
    setup: null,
    identity: null,
    status: isAsb
      ? [{ name: ASB, bytes: Uint8Array.of(0x1b, 0x06, 0x01) }]
      : [
          { name: EOT, bytes: Uint8Array.of(0x04) },
          { name: ENQ, bytes: Uint8Array.of(0x05) },
        ],
    afterSilence: null,
    odometer: null,
    cancel: null,
    afterCut: Uint8Array.from([...pastPicture(0, LONGEST_ROW), ...LEAVE_RASTER, ...INITIALISE]),
    isAfterCutHarmless: true,
    proof: isAsb ? 'mark' : 'busy',
    isSilentWhilePrinting: false,
    seal(job, { lastMark }) {
      const before = /^etb(\d+)$/.exec(lastMark ?? '')?.[1];
      if (!isAsb || before === undefined) return { bytes: job, mark: null };
      const next = (Number(before) + 1) % COUNTER;
      // A printer that was switched off and on stands at 0: that number proves nothing, so it is passed over.
      const steps = next === 0 ? 2 : 1;
      const bytes = Uint8Array.from([...job, ...Array.from({ length: steps }, () => ETB)]);
      return { bytes, mark: etbMark((Number(before) + steps) % COUNTER) };
    },
    labels: () => null,
  };
}
