import type { Mass } from '../../core/quantity.ts';
import type { DeviceClock } from '../clock.ts';
import type { ScaleName } from '../scales/index.ts';
import type { HostSide, Instrument, InstrumentListener } from './instrument.ts';
import { Pan, type PanOptions } from './pan.ts';
import { SCALE_VOICES } from './scaleVoices.ts';

/** How a virtual scale is built and what it speaks. */
export interface VirtualScaleOptions extends PanOptions {
  /** Default mt-sics. */
  readonly protocol?: ScaleName;
}

export const DEFAULT_SCALE: VirtualScaleOptions = {
  division: { digits: 1, exponent: -3, unit: 'kg' },
  capacity: { digits: 35, exponent: 0, unit: 'kg' },
  settleMs: 500,
};

/** A scale that speaks like an instrument of its language: its load settles after a change, is zeroed and tared, and is exact at rest. */
export class VirtualScale implements Instrument {
  readonly #pan: Pan;
  readonly #protocol: ScaleName;

  constructor(options: VirtualScaleOptions, clock: DeviceClock, listener: InstrumentListener) {
    this.#pan = new Pan(options, clock, listener);
    this.#protocol = options.protocol ?? 'mt-sics';
  }

  /** Puts a load on the pan, instead of what lay there. Tells `stable` when it is at rest. */
  setWeight(load: Mass): void {
    this.#pan.setWeight(load);
  }

  /** It never comes to rest (true), or does again. */
  restless(isRestless: boolean): void {
    this.#pan.restless(isRestless);
  }

  /** Its unit key is pressed: the load is shown in these steps. */
  showIn(division: Mass, capacity: Mass): void {
    this.#pan.showIn(division, capacity);
  }

  /** A tare is left in it. */
  leaveTare(mass: Mass): void {
    this.#pan.leaveTare(mass);
  }

  connect(send: (bytes: Uint8Array) => void): HostSide {
    return SCALE_VOICES[this.#protocol](this.#pan, send);
  }
}
