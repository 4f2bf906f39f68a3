import { GS } from '../../core/gs1/separators.ts';
import { swapCase } from '../../core/scan/keyboardLayouts.ts';
import type { DeviceClock } from '../clock.ts';
import { bytesOf, type HostSide, type Instrument, type InstrumentListener } from './instrument.ts';

/** How a scanner is set up, rightly or wrongly. */
export interface ScannerHabits {
  /** What it sends behind each code. */
  readonly suffix: string;
  /** False for one that loses the separator between two fields. */
  readonly sendsGs: boolean;
  /** True for one that swaps capitals and small letters, as Caps Lock makes a keyboard scanner do. */
  readonly swapsCase: boolean;
}

export const GOOD_HABITS: ScannerHabits = { suffix: '\r', sendsGs: true, swapsCase: false };

/** A scanner that sends what it is told to, with its suffix, to every host; what the host sends (beeps) is told as `feedback`. */
export class VirtualScanner implements Instrument {
  #habits: ScannerHabits;
  readonly #clock: DeviceClock;
  readonly #listener: InstrumentListener;
  readonly #hosts = new Set<(bytes: Uint8Array) => void>();

  constructor(clock: DeviceClock, listener: InstrumentListener, habits: ScannerHabits = GOOD_HABITS) {
    this.#clock = clock;
    this.#listener = listener;
    this.#habits = habits;
  }

  /** Reads one code; the answer is how many hosts got it. */
  scan(text: string): number {
    const { suffix, sendsGs, swapsCase } = this.#habits;
    const read = sendsGs ? text : text.replaceAll(GS, '');
    const sent = bytesOf(`${swapsCase ? swapCase(read) : read}${suffix}`);
    for (const send of this.#hosts) send(sent);
    return this.#hosts.size;
  }

  /** Sets it up, rightly or wrongly. */
  behave(habits: ScannerHabits): void {
    this.#habits = habits;
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
