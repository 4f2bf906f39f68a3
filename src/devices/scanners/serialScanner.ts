import type { ScanSuffix } from '../config.ts';
import type { Driver, DriverContext } from '../driver.ts';
import { createFramer, type Framer } from '../framing/delimited.ts';
import type { Link } from '../transports/transport.ts';
import { splitAim } from '../../core/scan/aim.ts';

const STX = 0x02;
const ETX = 0x03;
const CR = 0x0d;
const LF = 0x0a;
const TAB = 0x09;
// A QR code of the largest version holds 4296 characters.
const MAX_SCAN_BYTES = 8192;
const WRITE_MS = 500;
const REPEAT_MS = 500;
// Bytes of one burst follow each other within this time.
const BURST_GAP_MS = 50;

const ENDS: Record<ScanSuffix, readonly (readonly number[])[]> = {
  auto: [[CR], [LF]],
  CR: [[CR]],
  LF: [[LF]],
  CRLF: [[CR, LF]],
  TAB: [[TAB]],
};

const ESC = 0x1b;
const SYN = 0x16;
const BELL = 0x07;
const escaped = (letters: string): Uint8Array =>
  Uint8Array.from([...letters].flatMap((letter) => [ESC, 0x5b, letter.charCodeAt(0), 0x71]));

// Datalogic RS-232 (Gryphon, PowerScan): ESC [ n q; 6 and 7 are the green light on and off, 3 the good-read tone, 4 the bad one.
// Honeywell (N86xx manual): SYN BEL CR beeps; a bad verdict is three beeps, as there is no other tone.
const FEEDBACK = {
  none: null,
  datalogic: { good: escaped('637'), bad: escaped('4') },
  honeywell: {
    good: Uint8Array.from([SYN, BELL, CR]),
    bad: Uint8Array.from([SYN, BELL, CR, SYN, BELL, CR, SYN, BELL, CR]),
  },
} as const;

/** Text of a scan, without STX and ETX, and its AIM identifier, which is split off unless `aim` is off. */
export function decodeScan(
  frame: Uint8Array,
  aim: 'auto' | 'off',
): { readonly text: string; readonly aim: string | null } {
  const from = frame[0] === STX ? 1 : 0;
  const to = frame.length > from && frame[frame.length - 1] === ETX ? frame.length - 1 : frame.length;
  const text = decodeText(frame.subarray(from, to));
  return aim === 'auto' ? splitAim(text) : { text, aim: null };
}

/** UTF-8 where it is whole, else one character a byte: nothing is lost either way. */
function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  }
}

/** The driver of a scanner that sends text with a suffix, over serial or TCP. */
export const createScannerDriver = (context: DriverContext): Driver => new ScannerDriver(context);

class ScannerDriver implements Driver {
  readonly #context: DriverContext;
  readonly #framer: Framer;
  #link: Link | null = null;
  #lastText = '';
  #lastScanAt = -Infinity;
  #lastByteAt = -Infinity;

  constructor(context: DriverContext) {
    this.#context = context;
    this.#framer = createFramer({ ends: ENDS[context.settings.suffix ?? 'auto'], maxBytes: MAX_SCAN_BYTES });
  }

  attach(link: Link): void {
    this.#link = link;
    this.#framer.reset();
    this.#context.health(null);
  }

  detach(): void {
    this.#link = null;
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  receive(chunk: Uint8Array): void {
    const now = this.#context.clock.now();
    const isNewBurst = now - this.#lastByteAt > BURST_GAP_MS;
    this.#lastByteAt = now;
    if (isNewBurst) this.#lastText = '';
    const before = this.#framer.counts.oversize;
    for (const frame of this.#framer.push(chunk)) this.#frame(frame, now);
    if (this.#framer.counts.oversize > before) this.#context.trace(new Uint8Array(), 'oversize');
  }

  #frame(frame: Uint8Array, now: number): void {
    const { text, aim } = decodeScan(frame, this.#context.settings.aim ?? 'auto');
    // A doubled suffix leaves empty frames between codes.
    if (text === '') return;
    const isRepeat = text === this.#lastText && now - this.#lastScanAt <= REPEAT_MS;
    this.#lastText = text;
    this.#lastScanAt = now;
    if (isRepeat && this.#context.settings.dropsRepeats === true) {
      this.#context.trace(frame, 'repeat');
      return;
    }
    this.#context.trace(frame, 'scan');
    this.#context.emit({ kind: 'scan', text, aim });
  }

  feedback(verdict: 'good' | 'bad'): void {
    const bytes = FEEDBACK[this.#context.settings.feedback ?? 'none']?.[verdict];
    if (bytes === undefined) return;
    // A beep that can't be sent is not worth a word: the screen and the loudspeaker say the same.
    this.#link?.write(bytes, WRITE_MS).catch(() => undefined);
  }
}
