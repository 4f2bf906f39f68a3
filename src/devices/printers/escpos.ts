import {
  ascii,
  hasBit,
  latin1,
  pastPicture,
  type PrinterLanguage,
  type PrinterMessage,
  type Question,
  type ReplyDecoder,
} from './language.ts';
import type { PrinterSettings } from './settings.ts';
import { printerStatus, type PrinterStatus } from './status.ts';

/*
 * The status side of ESC/POS (Epson ESC/POS reference: DLE EOT n, GS a, GS ( H fn 48). Answers are told apart by their fixed bits:
 * DLE EOT 0xx1xx10, automatic status byte 1 0xx1xx00 and bytes 2 to 4 0xx0xxxx, process id 37 22 .. 00, XON 11, XOFF 13.
 */
const XON = 0x11;
const XOFF = 0x13;
/** `ESC @`: what was not printed yet is forgotten. */
const INITIALISE = Uint8Array.of(0x1b, 0x40);
const MARK_HEAD = 0x37;
const MARK_KIND = 0x22;
const MARK_LENGTH = 7;
const ASB_LENGTH = 4;
const ASB = '<GS>a';
const eotName = (n: number): string => `<DLE><EOT>${n.toString()}`;

const isEot = (byte: number): boolean => (byte & 0x93) === 0x12;
const isAsbFirst = (byte: number): boolean => (byte & 0x93) === 0x10;
const isAsbNext = (byte: number): boolean => (byte & 0x90) === 0x00;

/** Asks for one of the four real-time status bytes. */
export const dleEot = (n: 1 | 2 | 3 | 4): Question => ({ name: eotName(n), bytes: Uint8Array.of(0x10, 0x04, n) });

/** Switches automatic status on for every cause, which also makes the printer tell it at once. */
export const AUTOMATIC_STATUS: Question = { name: ASB, bytes: Uint8Array.of(0x1d, 0x61, 0xff) };

/** The status in the answer to DLE EOT n. */
export function eotStatus(n: number, byte: number): PrinterStatus {
  switch (n) {
    case 1:
      return printerStatus({ isOnline: !hasBit(byte, 3) });
    case 2:
      // Paper being fed by its button is no error: it ends when the button is let go.
      return printerStatus({
        isCoverOpen: hasBit(byte, 2),
        isPaperOut: hasBit(byte, 5),
        hasOtherError: false,
      });
    case 3:
      return printerStatus({
        isCutterStuck: hasBit(byte, 3),
        isOverheated: hasBit(byte, 6),
        hasOtherError: hasBit(byte, 2) || hasBit(byte, 5),
      });
    case 4:
      return printerStatus({
        isPaperNearEnd: hasBit(byte, 2) || hasBit(byte, 3),
        // Null and not false: the stop by paper end of DLE EOT 2 counts even when the roll's own sensor sees paper.
        isPaperOut: hasBit(byte, 5) || hasBit(byte, 6) ? true : null,
      });
    default:
      return printerStatus({});
  }
}

/** The status in the first three bytes of an automatic status; the fourth differs by model. */
export const asbStatus = (first: number, second: number, third: number): PrinterStatus =>
  printerStatus({
    isOnline: !hasBit(first, 3),
    isCoverOpen: hasBit(first, 5),
    isCutterStuck: hasBit(second, 3),
    isOverheated: hasBit(second, 6),
    hasOtherError: hasBit(second, 5) || hasBit(second, 2),
    isPaperNearEnd: hasBit(third, 0) || hasBit(third, 1),
    isPaperOut: hasBit(third, 2) || hasBit(third, 3),
  });

/** Asks the printer to give these four characters back when everything before them is printed (GS ( H, function 48). */
export function processIdRequest(id: string): Uint8Array {
  return Uint8Array.of(0x1d, 0x28, 0x48, 0x06, 0x00, 0x30, 0x30, ...ascii(id.padStart(4, '0').slice(-4)));
}

/** Reads ESC/POS answers; DLE EOT bytes by the question that is under way, because all four look alike. */
export function escposDecoder(): ReplyDecoder {
  let expected: string | null = null;
  let asb: number[] = [];
  let mark: number[] = [];
  const single = (byte: number): PrinterMessage[] => {
    if (byte === XON || byte === XOFF) return [{ kind: 'flow', isStopped: byte === XOFF }];
    if (isEot(byte)) {
      const n = [1, 2, 3, 4].find((candidate) => eotName(candidate) === expected);
      if (n === undefined) return [];
      const answers = expected;
      expected = null;
      return [{ kind: 'status', answers, status: eotStatus(n, byte) }];
    }
    if (isAsbFirst(byte)) {
      asb = [byte];
      return [];
    }
    if (asb.length === 0 || !isAsbNext(byte)) {
      asb = [];
      return [];
    }
    asb.push(byte);
    if (asb.length < ASB_LENGTH) return [];
    const [first = 0, second = 0, third = 0] = asb;
    asb = [];
    // Unasked ones look the same: whoever asked takes the next.
    return [{ kind: 'status', answers: expected === ASB ? ASB : null, status: asbStatus(first, second, third) }];
  };
  const take = (byte: number): PrinterMessage[] => {
    if (mark.length === 0 && byte !== MARK_HEAD) return single(byte);
    mark.push(byte);
    const at = mark.length - 1;
    const fits = at === 0 || (at === 1 ? byte === MARK_KIND : at === MARK_LENGTH - 1 ? byte === 0 : byte >= 0x20);
    if (!fits) {
      // Not a process id after all: what followed its first byte is looked at anew.
      const [, ...rest] = mark;
      mark = [];
      return rest.flatMap(take);
    }
    if (mark.length < MARK_LENGTH) return [];
    const id = latin1(Uint8Array.from(mark.slice(2, 6)));
    mark = [];
    return [{ kind: 'mark', mark: id }];
  };
  return {
    expect(question) {
      expected = question;
    },
    push: (chunk) => Array.from(chunk, take).flat(),
    reset() {
      [expected, asb, mark] = [null, [], []];
    },
  };
}

/** ESC/POS: status in real time, and a process id behind each job that comes back when it is printed. */
export function escposLanguage(settings: PrinterSettings = {}): PrinterLanguage {
  const hasMark = settings.hasProcessId !== false;
  return {
    name: 'escpos',
    decoder: escposDecoder,
    setup: null,
    identity: null,
    status: settings.escposStatus === 'asb' ? [AUTOMATIC_STATUS] : ([1, 2, 3, 4] as const).map(dleEot),
    afterSilence: null,
    odometer: null,
    cancel: null,
    afterCut: Uint8Array.from([...pastPicture(0), ...INITIALISE]),
    // Harmless, but too many bytes for each link.
    isAfterCutHarmless: false,
    proof: hasMark ? 'mark' : 'none',
    isSilentWhilePrinting: false,
    seal(job, { serial }) {
      if (!hasMark) return { bytes: job, mark: null };
      const mark = (serial % 10_000).toString().padStart(4, '0');
      return { bytes: Uint8Array.from([...job, ...processIdRequest(mark)]), mark };
    },
    labels: () => null,
  };
}
