import type { Instant } from '../../core/time.ts';
import type { DeviceClock } from '../clock.ts';
import { bytesOf, type HostSide, type Instrument, type InstrumentListener } from './instrument.ts';

/** How a virtual printer is built. */
export interface VirtualPrinterOptions {
  readonly dpmm: 8 | 12;
  /** Milliseconds a label takes to come out. */
  readonly printMs: number;
  /** Labels on the roll. */
  readonly paper: number;
  /** True for firmware that doesn't answer while it can't print, as the makers' current text says. */
  readonly isMuteWhenFaulty: boolean;
}

export const DEFAULT_PRINTER: VirtualPrinterOptions = { dpmm: 8, printMs: 250, paper: 10_000, isMuteWhenFaulty: false };

/** A label that came out. */
export interface PrintedLabel {
  readonly seq: number;
  readonly receivedAt: Instant;
  readonly at: Instant;
  readonly bytes: Uint8Array;
}

interface Format {
  readonly bytes: Uint8Array;
  readonly receivedAt: Instant;
  copiesLeft: number;
}

const STX = '\u0002';
const ETX = '\u0003';
// A format that prints holds a field, a graphic or a recalled picture; the others only set the printer up.
const PRINTS = /\^(?:FD|FV|GB|GC|GD|GE|GF|GS|XG|IM)/;
const COPIES = /\^PQ(\d{1,8})/;
const MAX_FORMAT_BYTES = 16 * 1024 * 1024;

const nothing = (): void => undefined;

/** A ZPL printer with paper, a head, a pause key and a buffer that outlives connections: a format cut in the middle stays begun. */
export class VirtualPrinter implements Instrument {
  readonly #options: VirtualPrinterOptions;
  readonly #clock: DeviceClock;
  readonly #listener: InstrumentListener;
  readonly #printed: PrintedLabel[] = [];
  #queue: Format[] = [];
  #format: number[] | null = null;
  #tail = '';
  #paper: number;
  #isPaused = false;
  #isHeadOpen = false;
  #isPrinting = false;
  #cancel = nothing;

  constructor(options: VirtualPrinterOptions, clock: DeviceClock, listener: InstrumentListener) {
    this.#options = options;
    this.#clock = clock;
    this.#listener = listener;
    this.#paper = options.paper;
  }

  /** Every label that came out so far, oldest first. */
  get labels(): readonly PrintedLabel[] {
    return this.#printed;
  }

  setPaper(labels: number): void {
    this.#paper = labels;
    this.#changed();
  }

  pause(isPaused: boolean): void {
    this.#isPaused = isPaused;
    this.#changed();
  }

  openHead(isOpen: boolean): void {
    this.#isHeadOpen = isOpen;
    this.#changed();
  }

  /** Switched off and on: what was in the buffer is lost. */
  reset(): void {
    this.#queue = [];
    this.#format = null;
    this.#tail = '';
    this.#changed();
  }

  connect(send: (bytes: Uint8Array) => void): HostSide {
    return {
      receive: (bytes) => {
        for (const byte of bytes) this.#take(byte, send);
      },
      gone: nothing,
    };
  }

  #take(byte: number, send: (bytes: Uint8Array) => void): void {
    this.#tail = (this.#tail + String.fromCharCode(byte)).slice(-3);
    this.#format?.push(byte);
    if (this.#tail === '~HS' || this.#tail === '~HI' || this.#tail === '~JA') {
      // Immediate commands are no part of the format they fall into.
      if (this.#format !== null) this.#format.length -= 3;
      this.#immediate(this.#tail, send);
      this.#tail = '';
    } else if (this.#format === null && this.#tail === '^XA') {
      this.#format = [...bytesOf('^XA')];
    } else if (this.#format !== null && this.#tail === '^XZ') {
      this.#finish(Uint8Array.from(this.#format));
      this.#format = null;
    } else if (this.#format !== null && this.#format.length > MAX_FORMAT_BYTES) {
      this.#format = null;
    }
  }

  #immediate(command: string, send: (bytes: Uint8Array) => void): void {
    if (command === '~JA') {
      this.reset();
    } else if (this.#options.isMuteWhenFaulty && !this.#isAble()) {
      return;
    } else if (command === '~HI') {
      send(
        bytesOf(
          `${STX}VIRTUAL-${this.#options.dpmm === 8 ? '203' : '300'}dpi,V1.0.0,${this.#options.dpmm.toString()},8176KB,X${ETX}\r\n`,
        ),
      );
    } else {
      send(bytesOf(this.#status()));
    }
  }

  #status(): string {
    const flag = (isSet: boolean): string => (isSet ? '1' : '0');
    const number = (value: number, digits: number): string =>
      Math.min(value, 10 ** digits - 1)
        .toString()
        .padStart(digits, '0');
    const left = this.#queue[0]?.copiesLeft ?? 0;
    const formats = Math.max(0, this.#queue.length - 1);
    const first = `030,${flag(this.#paper === 0)},${flag(this.#isPaused)},1245,${number(formats, 3)},0,0,${flag(this.#format !== null)},000,0,0,0`;
    const second = `000,0,${flag(this.#isHeadOpen)},0,0,2,4,0,${number(left, 8)},1,000`;
    return [first, second, '1234,0'].map((line) => `${STX}${line}${ETX}\r\n`).join('');
  }

  #finish(bytes: Uint8Array): void {
    const text = Buffer.from(bytes).toString('latin1');
    if (!PRINTS.test(text)) return;
    const copiesLeft = Number(COPIES.exec(text)?.[1] ?? '1');
    this.#queue.push({ bytes, receivedAt: this.#clock.now(), copiesLeft });
    this.#changed();
  }

  #isAble(): boolean {
    return this.#paper > 0 && !this.#isPaused && !this.#isHeadOpen;
  }

  /** Starts or stops the motor. A label that was stopped half way is printed anew, as real printers do. */
  #changed(): void {
    const shouldPrint = this.#isAble() && this.#queue.length > 0;
    if (shouldPrint === this.#isPrinting) return;
    this.#cancel();
    this.#isPrinting = shouldPrint;
    if (shouldPrint) {
      this.#cancel = this.#clock.after(this.#options.printMs, () => {
        this.#comeOut();
      });
    }
  }

  #comeOut(): void {
    this.#isPrinting = false;
    const format = this.#queue[0];
    if (format === undefined) return;
    const { bytes, receivedAt } = format;
    const label = { seq: this.#printed.length + 1, receivedAt, at: this.#clock.now(), bytes };
    this.#printed.push(label);
    this.#paper -= 1;
    format.copiesLeft -= 1;
    if (format.copiesLeft <= 0) this.#queue.shift();
    const { seq, at } = label;
    this.#listener({ event: 'label', seq, receivedAt, at, base64: Buffer.from(bytes).toString('base64') });
    this.#changed();
  }
}
