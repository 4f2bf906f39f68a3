import { decimalText, inUnit, roundRational, type Mass, type MassUnit, type Quantity } from '../../core/quantity.ts';
import type { DeviceClock } from '../clock.ts';
import type { InstrumentListener } from './instrument.ts';

/** How a virtual scale is built. */
export interface PanOptions {
  /** The smallest step; its unit is the scale's unit. */
  readonly division: Mass;
  readonly capacity: Mass;
  /** Milliseconds until a new load is at rest. */
  readonly settleMs: number;
  readonly load?: Mass;
}

/** What a scale shows at one moment; weights are net of zero and tare. */
export interface PanState {
  readonly weight: Quantity<MassUnit>;
  readonly isStable: boolean;
  /** Beyond what it can show. */
  readonly off: 'over' | 'under' | null;
  readonly isZero: boolean;
  /** The tare that is taken off, in the same unit; null for none. */
  readonly tare: Quantity<MassUnit> | null;
}

// Over the capacity by more than nine divisions a scale shows no weight (EN 45501, 3.9).
const OVER_DIVISIONS = 9;
const UNDER_DIVISIONS = 20;
// The pan swings around the new weight and comes to rest.
const DAMPING = 6;
const SWING = 14;

// Divisions that a shaking floor makes of a weight at rest.
const SHAKE = 4;

const nothing = (): void => undefined;

/** What every virtual scale does, whatever it speaks: a load settles after a change, is zeroed and tared, and is exact at rest. */
export class Pan {
  readonly clock: DeviceClock;
  #options: PanOptions;
  readonly #listener: InstrumentListener;
  /** All weights as whole divisions. */
  #target = 0;
  #from = 0;
  #movedAt = -Infinity;
  #zero = 0;
  #tare = 0;
  #load: Mass;
  #isRestless = false;
  #cancelStable = nothing;

  constructor(options: PanOptions, clock: DeviceClock, listener: InstrumentListener) {
    this.#options = options;
    this.clock = clock;
    this.#listener = listener;
    this.#load = options.load ?? { ...options.division, digits: 0 };
    this.#target = this.#divisions(this.#load);
    this.#from = this.#target;
  }

  /** Puts a load on the pan, instead of what lay there. Tells `stable` when it is at rest. */
  setWeight(load: Mass): void {
    this.#from = this.#gross();
    this.#load = load;
    this.#target = this.#divisions(load);
    this.#movedAt = this.clock.now();
    this.#cancelStable();
    this.#cancelStable = this.clock.after(this.#options.settleMs, () => {
      // A timer may come a millisecond before the clock says so: from here on the load is at rest for every host.
      this.#movedAt = -Infinity;
      const { weight } = this.state();
      this.#listener({ event: 'stable', at: this.clock.now(), text: `${decimalText(weight)} ${weight.unit}` });
    });
  }

  /** A draught, or a shaking floor: it never comes to rest. */
  restless(isRestless: boolean): void {
    this.#isRestless = isRestless;
  }

  /** Somebody pressed its unit key: it shows the same load with other steps, with zero and tare as after switching it on. */
  showIn(division: Mass, capacity: Mass): void {
    this.#options = { ...this.#options, division, capacity };
    this.#target = this.#divisions(this.#load);
    this.#from = this.#target;
    this.#zero = 0;
    this.#tare = 0;
  }

  /** A tare that somebody left in it. */
  leaveTare(mass: Mass): void {
    this.#tare = this.#divisions(mass);
  }

  /** What the scale shows now. */
  state(): PanState {
    const gross = this.#gross() - this.#zero + this.#shake();
    const over = gross > this.#divisions(this.#options.capacity) + OVER_DIVISIONS;
    return {
      weight: this.#quantity(gross - this.#tare),
      isStable: !this.#isRestless && this.clock.now() - this.#movedAt >= this.#options.settleMs,
      off: over ? 'over' : gross < -UNDER_DIVISIONS ? 'under' : null,
      isZero: gross === 0 && this.#tare === 0,
      tare: this.#tare === 0 ? null : this.#quantity(this.#tare),
    };
  }

  /** Sets zero where that is within 2 % of the capacity; else which end it is beyond. */
  zero(): 'done' | 'above' | 'below' {
    const range = this.#divisions(this.#options.capacity) / 50;
    if (Math.abs(this.#target) > range) return this.#target > 0 ? 'above' : 'below';
    this.#zero = this.#target;
    this.#tare = 0;
    return 'done';
  }

  /** Takes what lies on it off as tare; null where that is less than nothing. */
  tare(): Quantity<MassUnit> | null {
    const gross = this.#gross() - this.#zero;
    if (gross < 0) return null;
    this.#tare = gross;
    return this.#quantity(gross);
  }

  clearTare(): void {
    this.#tare = 0;
  }

  #gross(): number {
    const since = this.clock.now() - this.#movedAt;
    if (since >= this.#options.settleMs) return this.#target;
    const part = since / this.#options.settleMs;
    const swing = Math.exp(-DAMPING * part) * Math.cos(SWING * part);
    return Math.round(this.#target + (this.#from - this.#target) * swing);
  }

  #shake(): number {
    return this.#isRestless ? Math.floor(this.clock.random() * (2 * SHAKE + 1)) - SHAKE : 0;
  }

  #divisions(mass: Mass): number {
    const { digits, exponent, unit } = this.#options.division;
    const value = inUnit(mass, unit);
    const step = 10n ** BigInt(Math.abs(exponent));
    const num = exponent < 0 ? value.num * step : value.num;
    const den = exponent < 0 ? value.den : value.den * step;
    return Number(roundRational({ num, den: den * BigInt(digits) }));
  }

  #quantity(divisions: number): Quantity<MassUnit> {
    const { digits, exponent, unit } = this.#options.division;
    return { digits: divisions * digits, exponent, unit };
  }
}
