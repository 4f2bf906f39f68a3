import type { ScaleReading } from '../../core/weigh/reading.ts';
import type { Driver, DriverContext, DriverFactory } from '../driver.ts';
import type { Link } from '../transports/transport.ts';
import type { ScaleCodec, ScaleProtocol } from './codec.ts';
import type { ScaleCommand, ScaleManner } from './manner.ts';
import { TareWatch } from './tareWatch.ts';

const LONGEST_REPLY_MS = 4000;
const WRITE_MS = 1000;
// After a missed answer the line must be quiet this long, so that a late answer is not taken for the next one's.
const QUIET_MS = 250;
const MISSED_LIMIT = 3;
// A deaf scale is asked on the same link this often before a new link is tried.
const DEAF_LIMIT = 12;
// Some systems keep a silent handle after a sleep: it is opened anew once in a while.
const SILENT_MS = 300_000;
const UNKNOWN = 'ES';

const nothing = (): void => undefined;

/**
 * Drivers of scales of one language: one question in flight, or the scale speaks unasked. Three missed answers: fault `noReply`, or
 * `protocolMismatch` where something came that is no answer.
 */
export const scaleDriver =
  (protocol: ScaleProtocol): DriverFactory =>
  (context) =>
    new ScaleDriver(context, protocol);

class ScaleDriver implements Driver {
  readonly #context: DriverContext;
  readonly #protocol: ScaleProtocol;
  readonly #codec: ScaleCodec;
  readonly #manner: ScaleManner;
  readonly #isStreaming: boolean;
  readonly #tare: TareWatch;
  #link: Link | null = null;
  /** The commands of the question, and how many of them were sent. */
  #question: readonly ScaleCommand[];
  #sent = 0;
  #replyMs: number;
  #missed = 0;
  // Bytes since the last answer that could be read.
  #noise = 0;
  #isFlushing = false;
  #mayBeOld = false;
  #isZeroWanted = false;
  #cancel = nothing;

  constructor(context: DriverContext, protocol: ScaleProtocol) {
    const { manner } = protocol;
    this.#context = context;
    this.#protocol = protocol;
    this.#manner = manner;
    this.#codec = protocol.create(context.settings.scale);
    this.#tare = new TareWatch(manner.hidesTare);
    this.#question = manner.poll;
    this.#isStreaming = manner.poll.length === 0 || (context.settings.mode === 'stream' && this.#has('stream'));
    this.#replyMs = context.settings.replyMs ?? manner.replyMs;
  }

  attach(link: Link): void {
    this.#link = link;
    this.#missed = 0;
    this.#noise = 0;
    this.#isFlushing = false;
    this.#mayBeOld = this.#manner.isFirstOld;
    this.#tare.reset();
    this.#codec.reset();
    this.#question = this.#manner.poll.map((command) => (this.#has(command) ? command : 'stableWeight'));
    // It may have nothing to say for long.
    if (this.#manner.maySayNothing) this.#context.health(null);
    this.#ask();
  }

  detach(): void {
    this.#link = null;
    this.#cancel();
  }

  /** Sent in the pause before the next question, so that two answers are never mixed up. */
  zero(): void {
    this.#isZeroWanted = true;
    if (this.#isStreaming) void this.#sendZero();
  }

  async close(): Promise<void> {
    this.#cancel();
    // A scale left streaming would fill the next program's line.
    if (this.#isStreaming) await this.#send('stop');
  }

  receive(chunk: Uint8Array): void {
    this.#noise += chunk.length;
    const readings = this.#codec.push(chunk);
    if (readings.length === 0 && this.#codec.bufferedBytes === 0) this.#context.trace(chunk, 'unknown');
    for (const reading of readings) this.#answer(reading);
  }

  #answer(reading: ScaleReading): void {
    const bytes = Uint8Array.from(Buffer.from(reading.frame, 'hex'));
    if (this.#isFlushing) {
      this.#context.trace(bytes, 'late');
      // It does answer, only slower than thought.
      this.#replyMs = Math.max(this.#replyMs, Math.min(this.#replyMs * 2, LONGEST_REPLY_MS));
      this.#later(QUIET_MS);
      return;
    }
    this.#context.trace(bytes, reading.kind);
    this.#missed = 0;
    this.#noise = 0;
    const told = this.#told(reading);
    const hasTare = told.mode === 'net';
    this.#context.health(hasTare ? 'tareLeft' : null);
    if (this.#tare.take(reading, reading.kind === 'error' && reading.text === UNKNOWN)) {
      this.#ask();
      return;
    }
    if (reading.kind === 'ack') {
      this.#goOn();
      return;
    }
    if (this.#isUnknown(reading)) this.#fallBack();
    else if (!this.#mayBeOld) this.#context.emit({ kind: 'reading', reading: told });
    this.#mayBeOld = false;
    if (reading.kind === 'weight' && this.#manner.isAccepted) void this.#send('accept');
    this.#cancel();
    if (this.#isStreaming) this.#await();
    else this.#later(this.#context.settings.pollMs ?? this.#manner.pollMs);
  }

  /** The reading with a tare that it hides; gross where the tare is part of the scale. */
  #told(reading: ScaleReading): ScaleReading {
    const told = this.#tare.told(reading);
    return told.mode === 'net' && this.#context.settings.takesNet === true ? { ...told, mode: 'gross' } : told;
  }

  /** What was asked is acknowledged: the rest of the question follows, if there is one. */
  #goOn(): void {
    const next = this.#question[this.#sent];
    if (this.#isStreaming || next === undefined) return;
    this.#sent += 1;
    void this.#send(next);
    this.#await();
  }

  #isUnknown = ({ kind, text }: ScaleReading): boolean =>
    kind === 'error' &&
    text === UNKNOWN &&
    this.#manner.fallback !== null &&
    this.#question[0] !== this.#manner.fallback;

  #fallBack(): void {
    const { fallback, fallbackMs } = this.#manner;
    if (fallback === null) return;
    this.#question = [fallback];
    this.#replyMs = Math.max(this.#replyMs, fallbackMs);
  }

  #later(ms: number): void {
    this.#cancel();
    this.#cancel = this.#context.clock.after(ms, () => {
      if (!this.#isZeroWanted) {
        this.#ask();
        return;
      }
      void this.#sendZero();
      this.#later(QUIET_MS);
    });
  }

  #ask(): void {
    this.#isFlushing = false;
    const isTare = !this.#isStreaming && this.#tare.isDue();
    const first = isTare ? 'readTare' : this.#question[0];
    this.#sent = isTare ? this.#question.length : 1;
    if (this.#isStreaming) void this.#send('stream');
    else if (first !== undefined) void this.#send(first);
    this.#await();
  }

  #await(): void {
    this.#cancel();
    const isQuiet = this.#isStreaming && this.#manner.maySayNothing;
    this.#cancel = this.#context.clock.after(isQuiet ? SILENT_MS : this.#replyMs, () => {
      if (isQuiet) this.#context.reopen();
      else this.#miss();
    });
  }

  #miss(): void {
    // It talks, but not like this: another language, or other line settings.
    const isForeign = this.#noise > 0;
    if (this.#manner.maySayNothing && !isForeign) {
      this.#ask();
      return;
    }
    this.#missed += 1;
    if (this.#missed >= MISSED_LIMIT) this.#context.health(isForeign ? 'protocolMismatch' : 'noReply');
    if (this.#missed >= DEAF_LIMIT && !isForeign) {
      this.#context.reopen();
      return;
    }
    this.#codec.reset();
    this.#isFlushing = !this.#isStreaming;
    this.#later(QUIET_MS);
  }

  async #sendZero(): Promise<void> {
    this.#isZeroWanted = false;
    await this.#send('zero');
    // A stream ends with the next command in some languages: it is asked for again.
    if (this.#isStreaming) this.#later(QUIET_MS);
  }

  #has(command: ScaleCommand): boolean {
    return this.#protocol.encode(command, this.#context.settings.scale) !== null;
  }

  async #send(command: ScaleCommand): Promise<void> {
    const bytes = this.#protocol.encode(command, this.#context.settings.scale);
    if (bytes === null) return;
    try {
      await this.#link?.write(bytes, WRITE_MS);
    } catch {
      // A line that takes no bytes is a line without answers: the deadline of the answer tells.
    }
  }
}
