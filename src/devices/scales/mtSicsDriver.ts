import type { Driver, DriverContext } from '../driver.ts';
import { createFramer, type Framer } from '../framing/delimited.ts';
import type { Link } from '../transports/transport.ts';
import { decodeMtSics, encodeMtSics, MT_SICS_MAX_FRAME, type MtSicsCommand } from './mtSics.ts';

const POLL_MS = 125;
const REPLY_MS = 700;
// S waits on the scale for a stable weight; the manual's time-out is a few seconds.
const STABLE_REPLY_MS = 6000;
const LONGEST_REPLY_MS = 4000;
const WRITE_MS = 1000;
// After a missed answer the line must be quiet this long, so that a late answer is not taken for the next one's.
const QUIET_MS = 250;
const MISSED_LIMIT = 3;
// A deaf scale is asked on the same link this often before a new link is tried.
const DEAF_LIMIT = 12;

const nothing = (): void => undefined;

/** The driver of a scale that speaks MT-SICS: one question in flight, or SIR streaming. Three missed answers: fault `noReply`, or `protocolMismatch`. */
export const createMtSicsDriver = (context: DriverContext): Driver => new MtSicsDriver(context);

class MtSicsDriver implements Driver {
  readonly #context: DriverContext;
  readonly #framer: Framer;
  readonly #isStreaming: boolean;
  #link: Link | null = null;
  #question: MtSicsCommand = 'SI';
  #replyMs: number;
  #missed = 0;
  // Bytes since the last answer that could be read.
  #noise = 0;
  #isFlushing = false;
  #cancel = nothing;

  constructor(context: DriverContext) {
    this.#context = context;
    this.#isStreaming = context.settings.mode === 'stream';
    this.#replyMs = context.settings.replyMs ?? REPLY_MS;
    this.#framer = createFramer({ ends: [[0x0a], [0x0d]], maxBytes: MT_SICS_MAX_FRAME });
  }

  attach(link: Link): void {
    this.#link = link;
    this.#missed = 0;
    this.#noise = 0;
    this.#isFlushing = false;
    this.#framer.reset();
    this.#question = this.#isStreaming ? 'SIR' : 'SI';
    this.#ask();
  }

  detach(): void {
    this.#link = null;
    this.#cancel();
  }

  async close(): Promise<void> {
    this.#cancel();
    // A scale left streaming would fill the next program's line: SI ends SIR.
    if (this.#isStreaming) await this.#send('SI');
  }

  receive(chunk: Uint8Array): void {
    this.#noise += chunk.length;
    for (const frame of this.#framer.push(chunk)) {
      // CR LF is two ends: the frame between them is empty.
      if (frame.length > 0) this.#frame(frame);
    }
  }

  #frame(frame: Uint8Array): void {
    const reading = decodeMtSics(frame);
    if (reading === null) {
      this.#context.trace(frame, 'unknown');
      return;
    }
    if (this.#isFlushing) {
      this.#context.trace(frame, 'late');
      // It does answer, only slower than thought.
      this.#replyMs = Math.max(this.#replyMs, Math.min(this.#replyMs * 2, LONGEST_REPLY_MS));
      this.#quiet();
      return;
    }
    this.#context.trace(frame, reading.kind);
    this.#missed = 0;
    this.#noise = 0;
    this.#context.health(null);
    if (reading.kind === 'error' && reading.text === 'ES' && this.#question === 'SI') {
      // A level 0 scale without SI: S answers too, if slower.
      this.#question = 'S';
      this.#replyMs = Math.max(this.#replyMs, STABLE_REPLY_MS);
    } else {
      this.#context.emit({ kind: 'reading', reading });
    }
    if (reading.kind === 'ack') return;
    this.#cancel();
    if (this.#isStreaming) this.#await();
    else this.#later(this.#context.settings.pollMs ?? POLL_MS);
  }

  #later(ms: number): void {
    this.#cancel();
    this.#cancel = this.#context.clock.after(ms, () => {
      this.#ask();
    });
  }

  #ask(): void {
    this.#isFlushing = false;
    void this.#send(this.#question);
    this.#await();
  }

  #await(): void {
    this.#cancel();
    this.#cancel = this.#context.clock.after(this.#replyMs, () => {
      this.#miss();
    });
  }

  #miss(): void {
    this.#missed += 1;
    // It talks, but not like this: another protocol, or other line settings.
    const isForeign = this.#noise > 0;
    if (this.#missed >= MISSED_LIMIT) this.#context.health(isForeign ? 'protocolMismatch' : 'noReply');
    if (this.#missed >= DEAF_LIMIT && !isForeign) {
      this.#context.reopen();
      return;
    }
    this.#framer.reset();
    this.#isFlushing = !this.#isStreaming;
    this.#quiet();
  }

  #quiet(): void {
    this.#later(QUIET_MS);
  }

  async #send(command: MtSicsCommand): Promise<void> {
    try {
      await this.#link?.write(encodeMtSics(command), WRITE_MS);
    } catch {
      // A line that takes no bytes is a line without answers: the deadline of the answer tells.
    }
  }
}
