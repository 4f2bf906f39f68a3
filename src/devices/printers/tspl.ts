import {
  ascii,
  hasBit,
  latin1,
  pastPicture,
  unsealed,
  type PrinterLanguage,
  type PrinterMessage,
  type ReplyDecoder,
} from './language.ts';
import type { PrinterSettings } from './settings.ts';
import { printerStatus, type PrinterStatus } from './status.ts';

/*
 * The status side of TSPL/TSPL2 (TSC TSPL Programming Guide): `ESC ! ?` answers one byte, `ESC ! S` answers STX m w e1 e2 ETX CR LF.
 */
const STX = 0x02;
const ETX = 0x03;
const BYTE = '<ESC>!?';
const FRAME = '<ESC>!S';
/** `ESC ! .` drops every job the printer holds. */
const CANCEL_JOBS = Uint8Array.of(0x1b, 0x21, 0x2e);
const FRAME_LENGTH = 8;
const LF = 0x0a;
/** The four letters of a framed answer are 0x40 with flags below it. */
const isLetter = (byte: number): boolean => (byte & 0xc0) === 0x40;

/** The status in the one byte of `ESC ! ?`: b0 head open, b1 jam, b2 paper, b3 ribbon, b4 pause, b5 printing, b6 cover, b7 temperature. */
export const tsplByte = (byte: number): PrinterStatus =>
  printerStatus({
    isCoverOpen: hasBit(byte, 0) || hasBit(byte, 6),
    isJammed: hasBit(byte, 1),
    isPaperOut: hasBit(byte, 2),
    isRibbonOut: hasBit(byte, 3),
    isPaused: hasBit(byte, 4),
    isPrinting: hasBit(byte, 5),
    isOverheated: hasBit(byte, 7),
  });

const READY = 0x40;
const BACK_FEED = 0x42;
const ERROR = 0x45;
const PAUSE = 0x60;
const TAKE_LABEL = 0x4c;
const BATCH = 0x50;
const IMAGING = 0x57;

/** The status in `ESC ! S`: message, warning and two error letters; null when one of them is no letter. */
export function tsplFrame(m: number, w: number, e1: number, e2: number): PrinterStatus | null {
  if (![m, w, e1, e2].every(isLetter)) return null;
  const isKnown = [READY, BACK_FEED, ERROR, PAUSE, TAKE_LABEL, BATCH, IMAGING].includes(m);
  const hasNamedError = (e1 & 0x09) !== 0 || (e2 & 0x07) !== 0;
  return printerStatus({
    isPaused: m === PAUSE,
    isPrinting: m === BATCH || m === IMAGING || m === BACK_FEED,
    isLabelWaiting: m === TAKE_LABEL,
    isBufferFull: hasBit(w, 3),
    isOverheated: hasBit(e1, 0),
    isCutterStuck: hasBit(e1, 3),
    isPaperOut: hasBit(e2, 0),
    isJammed: hasBit(e2, 1),
    isRibbonOut: hasBit(e2, 2),
    hasOtherError: !isKnown || (m === ERROR && !hasNamedError),
  });
}

/** Reads TSPL answers; the single byte only while it is asked for, because any byte could be one. */
export function tsplDecoder(): ReplyDecoder {
  let expected: string | null = null;
  let frame: number[] = [];
  const framed = (byte: number): PrinterMessage[] => {
    frame.push(byte);
    const isStill =
      frame[0] === STX &&
      frame.slice(1, 5).every(isLetter) &&
      (frame.length < 6 || frame[5] === ETX) &&
      (frame.length < 7 || frame[6] === 0x0d) &&
      (frame.length < 8 || frame[7] === 0x0a);
    if (!isStill) {
      frame = byte === STX ? [STX] : [];
      return [];
    }
    if (frame.length < FRAME_LENGTH) return [];
    const [, m = 0, w = 0, e1 = 0, e2 = 0] = frame;
    frame = [];
    const status = tsplFrame(m, w, e1, e2);
    return status === null ? [] : [{ kind: 'status', answers: FRAME, status }];
  };
  const take = (byte: number): PrinterMessage[] => {
    if (expected !== BYTE) return framed(byte);
    expected = null;
    return [{ kind: 'status', answers: BYTE, status: tsplByte(byte) }];
  };
  return {
    expect(question) {
      expected = question;
    },
    push: (chunk) => Array.from(chunk, take).flat(),
    reset() {
      frame = [];
      expected = null;
    },
  };
}

const PRINT = /(?:^|[\r\n])\s*PRINT\s+(\d{1,9})(?:\s*,\s*(\d{1,9}))?/gi;

/** Labels of a TSPL job: sets times copies of its `PRINT` lines; null when nothing in it prints. */
export function tsplLabels(job: Uint8Array): number | null {
  let labels = 0;
  for (const [, sets = '1', copies = '1'] of latin1(job).matchAll(PRINT)) labels += Number(sets) * Number(copies);
  return labels > 0 ? labels : null;
}

/** TSPL: busy and then idle again proves a job. */
export function tsplLanguage(settings: PrinterSettings = {}): PrinterLanguage {
  const isFramed = settings.tsplStatus === 'S';
  return {
    name: 'tspl',
    decoder: tsplDecoder,
    setup: null,
    identity: null,
    status: [
      isFramed
        ? { name: FRAME, bytes: Uint8Array.of(0x1b, 0x21, 0x53) }
        : { name: BYTE, bytes: Uint8Array.of(0x1b, 0x21, 0x3f) },
    ],
    afterSilence: null,
    odometer: null,
    cancel: CANCEL_JOBS,
    afterCut: Uint8Array.from([...pastPicture(LF), ...ascii('\r\nCLS\r\n')]),
    isAfterCutHarmless: true,
    proof: 'busy',
    isSilentWhilePrinting: false,
    seal: unsealed,
    labels: tsplLabels,
  };
}
