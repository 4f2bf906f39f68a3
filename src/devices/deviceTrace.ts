import type { Instant } from '../core/time.ts';
import type { DeviceStateName } from '../station/ports.ts';

/** Bytes that went over a device's line at one moment. */
export interface TracedBytes {
  readonly at: Instant;
  /** `in`: from the device. */
  readonly direction: 'in' | 'out';
  /** How many there were. */
  readonly length: number;
  /** The first of them, at most `KEPT_BYTES`. */
  readonly bytes: Uint8Array;
}

/** One change of a device's state. */
export interface TracedMove {
  readonly at: Instant;
  readonly from: DeviceStateName;
  readonly to: DeviceStateName;
  readonly reason: string | null;
  /** The last bytes that had come from the device by then, in hex: at most 64. */
  readonly evidence: string;
}

/** How a device's line does, counted since its driver was started. */
export interface DeviceHealth {
  readonly framesOk: number;
  /** Frames that could not be read: noise, a wrong checksum, a wrong parity, too long. */
  readonly framesBad: number;
  /** Bytes that belonged to no frame. */
  readonly bytesDropped: number;
  /** Frames a second that could be read, over the last seconds. */
  readonly perSecond: number;
}

/** Everything kept of one device's line, for whoever has to find out what is wrong with it. */
export interface DeviceTraceCopy {
  readonly health: DeviceHealth;
  readonly bytesIn: number;
  readonly bytesOut: number;
  readonly frames: readonly TracedBytes[];
  readonly moves: readonly TracedMove[];
}

const KEPT_FRAMES = 500;
const KEPT_MOVES = 200;
const KEPT_BYTES = 512;
const EVIDENCE_BYTES = 64;
const RATE_MS = 5000;

/** Notes of drivers on frames that were of no use. */
const BAD_NOTES: ReadonlySet<string> = new Set(['unknown', 'oversize', 'error', 'malformed', 'unfinished']);
const isBad = (note: string): boolean => BAD_NOTES.has(note) || note.startsWith('refused');

/** The last bytes, changes of state and counters of one device's line. Bounded: the oldest are forgotten. */
export class DeviceTrace {
  readonly #frames: TracedBytes[] = [];
  readonly #moves: TracedMove[] = [];
  readonly #readAt: Instant[] = [];
  #evidence: Uint8Array = new Uint8Array();
  #framesOk = 0;
  #framesBad = 0;
  #bytesDropped = 0;
  #bytesIn = 0;
  #bytesOut = 0;

  /** Keeps bytes as they went over the line; a copy, because the system uses its buffers again. */
  bytes(direction: 'in' | 'out', bytes: Uint8Array, at: Instant): TracedBytes {
    const kept = { at, direction, length: bytes.length, bytes: bytes.slice(0, KEPT_BYTES) };
    this.#frames.push(kept);
    if (this.#frames.length > KEPT_FRAMES) this.#frames.shift();
    if (direction === 'out') this.#bytesOut += bytes.length;
    else {
      this.#bytesIn += bytes.length;
      const joined = new Uint8Array([...this.#evidence, ...bytes.slice(-EVIDENCE_BYTES)]);
      this.#evidence = joined.slice(-EVIDENCE_BYTES);
    }
    return kept;
  }

  /** Counts a frame by its driver's note. */
  frame(length: number, note: string, at: Instant): void {
    if (isBad(note)) {
      this.#framesBad += 1;
      if (note === 'unknown') this.#bytesDropped += length;
      return;
    }
    this.#framesOk += 1;
    this.#readAt.push(at);
    this.#forget(at);
  }

  moved(move: Omit<TracedMove, 'evidence'>): void {
    this.#moves.push({ ...move, evidence: Buffer.from(this.#evidence).toString('hex') });
    if (this.#moves.length > KEPT_MOVES) this.#moves.shift();
  }

  health(at: Instant): DeviceHealth {
    this.#forget(at);
    return {
      framesOk: this.#framesOk,
      framesBad: this.#framesBad,
      bytesDropped: this.#bytesDropped,
      perSecond: Math.round((this.#readAt.length * 1000) / RATE_MS),
    };
  }

  /** A copy that can be sent to another process. */
  copy(at: Instant): DeviceTraceCopy {
    const [bytesIn, bytesOut] = [this.#bytesIn, this.#bytesOut];
    return { health: this.health(at), bytesIn, bytesOut, frames: [...this.#frames], moves: [...this.#moves] };
  }

  /** Of the clock set back, what was counted "later" is forgotten too. */
  #forget(at: Instant): void {
    const isRecent = (read: Instant): boolean => read <= at && at - read < RATE_MS;
    while (this.#readAt[0] !== undefined && !isRecent(this.#readAt[0])) this.#readAt.shift();
  }
}
