import type { DeviceClock } from '../clock.ts';
import { bytesOf, type HostSide, type Instrument, type InstrumentListener } from './instrument.ts';

/** A scanner that sends what it is told to, with its suffix, to every host; what the host sends (beeps) is told as `feedback`. */
export class VirtualScanner implements Instrument {
  readonly #suffix: string;
  readonly #clock: DeviceClock;
  readonly #listener: InstrumentListener;
  readonly #hosts = new Set<(bytes: Uint8Array) => void>();

  constructor(clock: DeviceClock, listener: InstrumentListener, suffix = '\r') {
    this.#clock = clock;
    this.#listener = listener;
    this.#suffix = suffix;
  }

  /** Reads one code; the answer is how many hosts got it. */
  scan(text: string): number {
    for (const send of this.#hosts) send(bytesOf(`${text}${this.#suffix}`));
    return this.#hosts.size;
  }

  connect(send: (bytes: Uint8Array) => void): HostSide {
    this.#hosts.add(send);
    return {
      receive: (bytes) => {
        this.#listener({ event: 'feedback', at: this.#clock.now(), base64: Buffer.from(bytes).toString('base64') });
      },
      gone: () => this.#hosts.delete(send),
    };
  }
}
