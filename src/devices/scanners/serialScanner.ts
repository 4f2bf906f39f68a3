import type { DeviceSettings, ScanSuffix } from '../config.ts';
import type { Driver, DriverContext } from '../driver.ts';
import { createFramer, type Framer } from '../framing/delimited.ts';
import type { Link } from '../transports/transport.ts';
import type { ScannerSignal } from './feedback.ts';
import { honeywellSetting, withoutSettingReplies } from './honeywell.ts';
import { feedbackOf } from './makers.ts';
import { ScannerLine } from './scannerLine.ts';
import { scannedText, textOf, type ScannedText } from './scanText.ts';

const STX = 0x02;
const ETX = 0x03;
const ACK = 0x06;
const CR = 0x0d;
const LF = 0x0a;
const TAB = 0x09;
// A QR code of the largest version holds 4296 characters.
const MAX_SCAN_BYTES = 8192;
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

/** Text of a scan, without STX and ETX, by the scanner's settings, and its AIM identifier, which is split off unless `aim` is off. */
export function decodeScan(frame: Uint8Array, settings: Pick<DeviceSettings, 'aim' | 'gs'>): ScannedText {
  const from = frame[0] === STX ? 1 : 0;
  const to = frame.length > from && frame[frame.length - 1] === ETX ? frame.length - 1 : frame.length;
  return scannedText(textOf(frame.subarray(from, to)), settings);
}

/** The driver of a scanner that sends text with a suffix, over serial or TCP. */
export const createScannerDriver = (context: DriverContext): Driver => new ScannerDriver(context);

class ScannerDriver implements Driver {
  readonly #context: DriverContext;
  readonly #framer: Framer;
  readonly #line: ScannerLine;
  #lastText = '';
  #lastScanAt = -Infinity;
  #lastByteAt = -Infinity;

  constructor(context: DriverContext) {
    this.#context = context;
    this.#line = new ScannerLine(context, feedbackOf(context.settings));
    this.#framer = createFramer({ ends: ENDS[context.settings.suffix ?? 'auto'], maxBytes: MAX_SCAN_BYTES });
  }

  attach(link: Link): void {
    this.#framer.reset();
    this.#line.attach(link);
    for (const setting of this.#context.settings.volatile ?? []) {
      const command = honeywellSetting(setting);
      if (command !== null) this.#line.send(command);
    }
  }

  detach(): void {
    this.#line.detach();
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
    const { text, aim } = decodeScan(this.#withoutReplies(frame), this.#context.settings);
    // A doubled suffix leaves empty frames between codes.
    if (text === '') return;
    if (this.#context.settings.acknowledges === true) this.#line.send(Uint8Array.of(ACK));
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

  /** Answers to settings stand in front of the next code. */
  #withoutReplies(frame: Uint8Array): Uint8Array {
    if (this.#context.settings.volatile === undefined) return frame;
    const { text, replies } = withoutSettingReplies(Buffer.from(frame).toString('latin1'));
    for (const { setting, isTaken } of replies)
      this.#context.trace(Buffer.from(setting), isTaken ? 'setting taken' : 'setting refused');
    return Uint8Array.from(Buffer.from(text, 'latin1'));
  }

  feedback(signal: ScannerSignal): void {
    this.#line.signal(signal);
  }
}
