import { decimalText, inUnit, roundRational, type Mass, type Quantity, type MassUnit } from '../../core/quantity.ts';
import type { DeviceClock } from '../clock.ts';
import { createFramer } from '../framing/delimited.ts';
import { bytesOf, type HostSide, type Instrument, type InstrumentListener } from './instrument.ts';

/** How a virtual scale is built. */
export interface VirtualScaleOptions {
  /** The smallest step; its unit is the scale's unit. */
  readonly division: Mass;
  readonly capacity: Mass;
  /** Milliseconds until a new load is at rest. */
  readonly settleMs: number;
  readonly load?: Mass;
}

export const DEFAULT_SCALE: VirtualScaleOptions = {
  division: { digits: 1, exponent: -3, unit: 'kg' },
  capacity: { digits: 35, exponent: 0, unit: 'kg' },
  settleMs: 500,
};

const SERIAL_NUMBER = 'V000000001';
const STREAM_MS = 100;
const STABLE_TIMEOUT_MS = 5000;
const STABLE_CHECK_MS = 20;
// Over the capacity by more than nine divisions a scale shows no weight (EN 45501, 3.9).
const OVER_DIVISIONS = 9;
const UNDER_DIVISIONS = 20;
const FIELD = 10;
// The pan swings around the new weight and comes to rest.
const DAMPING = 6;
const SWING = 14;

const nothing = (): void => undefined;

/** A scale that speaks MT-SICS level 0 and 1: weight settles after a change, is zeroed and tared, and is exact at rest. */
export class VirtualScale implements Instrument {
  readonly #options: VirtualScaleOptions;
  readonly #clock: DeviceClock;
  readonly #listener: InstrumentListener;
  /** All weights as whole divisions. */
  #target = 0;
  #from = 0;
  #movedAt: number;
  #zero = 0;
  #tare = 0;
  #cancelStable = nothing;

  constructor(options: VirtualScaleOptions, clock: DeviceClock, listener: InstrumentListener) {
    this.#options = options;
    this.#clock = clock;
    this.#listener = listener;
    this.#movedAt = -Infinity;
    if (options.load !== undefined) this.#target = this.#divisions(options.load);
    this.#from = this.#target;
  }

  /** Puts a load on the pan, instead of what lay there. Tells `stable` when it is at rest. */
  setWeight(load: Mass): void {
    this.#from = this.#gross();
    this.#target = this.#divisions(load);
    this.#movedAt = this.#clock.now();
    this.#cancelStable();
    this.#cancelStable = this.#clock.after(this.#options.settleMs, () => {
      // A timer may come a millisecond before the clock says so: from here on the load is at rest for every host.
      this.#movedAt = -Infinity;
      this.#listener({ event: 'stable', at: this.#clock.now(), text: this.#text(this.#net()) });
    });
  }

  connect(send: (bytes: Uint8Array) => void): HostSide {
    const framer = createFramer({ ends: [[0x0a], [0x0d]], maxBytes: 64 });
    const say = (line: string): void => {
      send(bytesOf(`${line}\r\n`));
    };
    let cancel = nothing;
    return {
      receive: (bytes) => {
        for (const frame of framer.push(bytes)) {
          if (frame.length === 0) continue;
          cancel();
          cancel = this.#obey(String.fromCharCode(...frame), say);
        }
      },
      gone: () => {
        cancel();
      },
    };
  }

  /** Carries a command out; the answer ends what it left running (SIR, or S waiting for rest). */
  #obey(command: string, say: (line: string) => void): () => void {
    switch (command) {
      case 'S':
        return this.#whenStable(say, () => `S S ${this.#field(this.#net())}`, 'S');
      case 'SI':
        say(this.#now());
        return nothing;
      case 'SIR':
        return this.#stream(say);
      case 'Z':
        return this.#whenStable(say, () => this.#setZero(), 'Z');
      case 'T':
        return this.#whenStable(say, () => this.#setTare(), 'T');
      case '@':
        this.#tare = 0;
        say(`I4 A "${SERIAL_NUMBER}"`);
        return nothing;
      case 'I4':
        say(`I4 A "${SERIAL_NUMBER}"`);
        return nothing;
      default:
        say('ES');
        return nothing;
    }
  }

  #now(): string {
    const off = this.#offRange();
    if (off !== null) return `S ${off}`;
    return `S ${this.#isStable() ? 'S' : 'D'} ${this.#field(this.#net())}`;
  }

  #stream(say: (line: string) => void): () => void {
    say(this.#now());
    let cancel = nothing;
    const next = (): void => {
      cancel = this.#clock.after(STREAM_MS, () => {
        say(this.#now());
        next();
      });
    };
    next();
    return () => {
      cancel();
    };
  }

  #whenStable(say: (line: string) => void, answer: () => string, command: string): () => void {
    const end = this.#clock.now() + STABLE_TIMEOUT_MS;
    let cancel = nothing;
    const look = (): void => {
      const off = this.#offRange();
      if (off !== null) say(`${command} ${off}`);
      else if (this.#isStable()) say(answer());
      else if (this.#clock.now() >= end) say(`${command} I`);
      else cancel = this.#clock.after(STABLE_CHECK_MS, look);
    };
    look();
    return () => {
      cancel();
    };
  }

  #setZero(): string {
    // Zero may be set within 2 % of the capacity.
    const range = this.#divisions(this.#options.capacity) / 50;
    if (Math.abs(this.#target) > range) return this.#target > 0 ? 'Z +' : 'Z -';
    this.#zero = this.#target;
    this.#tare = 0;
    return 'Z A';
  }

  #setTare(): string {
    const gross = this.#gross() - this.#zero;
    if (gross < 0) return 'T -';
    this.#tare = gross;
    return `T S ${this.#field(gross)}`;
  }

  #isStable(): boolean {
    return this.#clock.now() - this.#movedAt >= this.#options.settleMs;
  }

  #gross(): number {
    if (this.#isStable()) return this.#target;
    const part = (this.#clock.now() - this.#movedAt) / this.#options.settleMs;
    const swing = Math.exp(-DAMPING * part) * Math.cos(SWING * part);
    return Math.round(this.#target + (this.#from - this.#target) * swing);
  }

  #net(): number {
    return this.#gross() - this.#zero - this.#tare;
  }

  #offRange(): '+' | '-' | null {
    const gross = this.#gross() - this.#zero;
    if (gross > this.#divisions(this.#options.capacity) + OVER_DIVISIONS) return '+';
    return gross < -UNDER_DIVISIONS ? '-' : null;
  }

  #divisions(mass: Mass): number {
    const { digits, exponent, unit } = this.#options.division;
    const value = inUnit(mass, unit);
    const step = 10n ** BigInt(Math.abs(exponent));
    const num = exponent < 0 ? value.num * step : value.num;
    const den = exponent < 0 ? value.den : value.den * step;
    return Number(roundRational({ num, den: den * BigInt(digits) }));
  }

  #text(divisions: number): string {
    return `${decimalText(this.#quantity(divisions))} ${this.#options.division.unit}`;
  }

  #field(divisions: number): string {
    return `${decimalText(this.#quantity(divisions)).padStart(FIELD)} ${this.#options.division.unit}`;
  }

  #quantity(divisions: number): Quantity<MassUnit> {
    const { digits, exponent, unit } = this.#options.division;
    return { digits: divisions * digits, exponent, unit };
  }
}
