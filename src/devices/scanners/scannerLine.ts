import type { DriverContext } from '../driver.ts';
import type { Link } from '../transports/transport.ts';
import type { ScannerFeedback, ScannerSignal } from './feedback.ts';

const WRITE_MS = 500;

/** The way back to a scanner, over links that come and go. */
export class ScannerLine {
  readonly #context: DriverContext;
  readonly #feedback: ScannerFeedback | null;
  #link: Link | null = null;

  constructor(context: DriverContext, feedback: ScannerFeedback | null) {
    this.#context = context;
    this.#feedback = feedback;
  }

  /** A scanner that another program, or a crash, left switched off is switched on: nobody would find out why it is dead. */
  attach(link: Link): void {
    this.#link = link;
    this.signal('enable');
    this.#context.health(null);
  }

  detach(): void {
    this.#link = null;
  }

  /** Says it in the maker's way, where that has one. */
  signal(signal: ScannerSignal): void {
    const bytes = this.#feedback?.[signal] ?? null;
    if (bytes !== null) this.send(bytes);
  }

  /** A beep that can't be sent is not worth a word: the screen and the loudspeaker say the same. An ACK is asked for again. */
  send(bytes: Uint8Array): void {
    this.#link?.write(bytes, WRITE_MS).catch(() => undefined);
  }
}
