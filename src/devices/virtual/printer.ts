import type { Instant } from '../../core/time.ts';
import type { DeviceClock } from '../clock.ts';
import type { LanguageName } from '../printers/language.ts';
import type { HostSide, Instrument, InstrumentListener } from './instrument.ts';
import { cpclSpeaker } from './speakers/cpclSpeaker.ts';
import { eplSpeaker } from './speakers/eplSpeaker.ts';
import { escposSpeaker } from './speakers/escposSpeaker.ts';
import type { PrinterBody, PrinterCondition, Speaker } from './speakers/speaker.ts';
import { starSpeaker } from './speakers/starSpeaker.ts';
import { tsplSpeaker } from './speakers/tsplSpeaker.ts';
import { zplSpeaker } from './speakers/zplSpeaker.ts';

/** How a virtual printer is built. */
export interface VirtualPrinterOptions {
  readonly language: LanguageName;
  readonly dpmm: 8 | 12;
  /** Milliseconds a label takes to come out. */
  readonly printMs: number;
  /** Labels on the roll. */
  readonly paper: number;
  /** Labels its buffer holds before it says that it is full. */
  readonly bufferLabels: number;
  /** True for firmware that answers nothing while it can't print, as the makers' current text says. */
  readonly isMuteWhenFaulty: boolean;
  /** True for firmware that leaves only its status question without answer then. */
  readonly isStatusMuteWhenFaulty: boolean;
  /** False for printers that give no process id back. */
  readonly hasMarks: boolean;
}

export const DEFAULT_PRINTER: VirtualPrinterOptions = {
  language: 'zpl',
  dpmm: 8,
  printMs: 250,
  paper: 10_000,
  bufferLabels: 1000,
  isMuteWhenFaulty: false,
  isStatusMuteWhenFaulty: false,
  hasMarks: true,
};

/** What may ail a printer beside its paper, its head and its pause key. Not every language has a word for each. */
export const AILMENTS = ['ribbonOut', 'cutterStuck', 'overheated'] as const;
export type Ailment = (typeof AILMENTS)[number];

/** A label that came out. */
export interface PrintedLabel {
  readonly seq: number;
  readonly receivedAt: Instant;
  readonly at: Instant;
  readonly bytes: Uint8Array;
}

type Entry =
  | { readonly kind: 'label'; readonly bytes: Uint8Array; readonly receivedAt: Instant; copiesLeft: number }
  | { readonly kind: 'mark'; readonly reached: () => void };

const nothing = (): void => undefined;

/** A printer with paper, a head, a pause key and a buffer that outlives connections: a job cut in the middle stays begun. */
export class VirtualPrinter implements Instrument {
  readonly #options: VirtualPrinterOptions;
  readonly #clock: DeviceClock;
  readonly #listener: InstrumentListener;
  readonly #printed: PrintedLabel[] = [];
  readonly #hosts = new Set<(bytes: Uint8Array) => void>();
  readonly #speaker: Speaker;
  #queue: Entry[] = [];
  #paper: number;
  #isPaused = false;
  #isHeadOpen = false;
  readonly #ailments = new Set<Ailment>();
  #isPrinting = false;
  #cancel = nothing;

  constructor(options: VirtualPrinterOptions, clock: DeviceClock, listener: InstrumentListener) {
    this.#options = options;
    this.#clock = clock;
    this.#listener = listener;
    this.#paper = options.paper;
    this.#speaker = this.#speak();
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

  ail(ailment: Ailment, isOn: boolean): void {
    if (isOn) this.#ailments.add(ailment);
    else this.#ailments.delete(ailment);
    this.#changed();
  }

  /** Switched off and on: what was in the buffer is lost. */
  reset(): void {
    this.#queue = [];
    this.#speaker.reset();
    this.#changed();
  }

  connect(send: (bytes: Uint8Array) => void): HostSide {
    const say = (bytes: Uint8Array): void => {
      if (!this.#hosts.has(say) || (this.#options.isMuteWhenFaulty && !this.#isAble())) return;
      send(bytes);
    };
    this.#hosts.add(say);
    return {
      receive: (bytes) => {
        for (const byte of bytes) this.#speaker.take(byte, say);
      },
      gone: () => this.#hosts.delete(say),
    };
  }

  /** What it may say unasked, in the middle of anything. */
  chatter(): Uint8Array {
    return this.#speaker.chatter();
  }

  #speak(): Speaker {
    const body: PrinterBody = {
      condition: () => this.#condition(),
      label: (bytes, copiesLeft) => {
        if (copiesLeft < 1) return;
        this.#queue.push({ kind: 'label', bytes, receivedAt: this.#clock.now(), copiesLeft });
        this.#changed();
      },
      mark: (reached) => {
        this.#queue.push({ kind: 'mark', reached });
        this.#changed();
      },
      cancel: () => {
        this.#queue = [];
        this.#changed();
      },
    };
    switch (this.#options.language) {
      case 'zpl':
        return zplSpeaker(body, () => this.#options.isStatusMuteWhenFaulty && !this.#isAble());
      case 'epl':
        return eplSpeaker(body);
      case 'tspl':
        return tsplSpeaker(body);
      case 'cpcl':
        return cpclSpeaker(body);
      case 'escpos':
        return escposSpeaker(body, this.#options.hasMarks);
      case 'star':
        return starSpeaker(body);
    }
  }

  #condition(): PrinterCondition {
    const labels = this.#queue.filter((entry) => entry.kind === 'label');
    return {
      dpmm: this.#options.dpmm,
      isPaperOut: this.#paper === 0,
      isRibbonOut: this.#ailments.has('ribbonOut'),
      isCutterStuck: this.#ailments.has('cutterStuck'),
      isOverheated: this.#ailments.has('overheated'),
      isPaused: this.#isPaused,
      isHeadOpen: this.#isHeadOpen,
      isAble: this.#isAble(),
      isPrinting: this.#isPrinting,
      isBufferFull: labels.length >= this.#options.bufferLabels,
      jobsWaiting: Math.max(0, labels.length - 1),
      labelsLeft: labels[0]?.copiesLeft ?? 0,
      odometer: this.#printed.length,
    };
  }

  #isAble(): boolean {
    return this.#paper > 0 && !this.#isPaused && !this.#isHeadOpen && this.#ailments.size === 0;
  }

  /** Starts or stops the motor. A label that was stopped half way is printed anew, as real printers do. */
  #changed(): void {
    this.#passMarks();
    const shouldPrint = this.#isAble() && this.#queue.length > 0;
    if (shouldPrint !== this.#isPrinting) {
      this.#cancel();
      this.#isPrinting = shouldPrint;
      if (shouldPrint) {
        this.#cancel = this.#clock.after(this.#options.printMs, () => {
          this.#comeOut();
        });
      }
    }
    this.#speaker.changed?.((bytes) => {
      for (const say of this.#hosts) say(bytes);
    });
  }

  #passMarks(): void {
    for (let entry = this.#queue[0]; entry?.kind === 'mark'; entry = this.#queue[0]) {
      this.#queue.shift();
      entry.reached();
    }
  }

  #comeOut(): void {
    this.#isPrinting = false;
    const entry = this.#queue[0];
    if (entry?.kind !== 'label') return;
    const { bytes, receivedAt } = entry;
    const label = { seq: this.#printed.length + 1, receivedAt, at: this.#clock.now(), bytes };
    this.#printed.push(label);
    this.#paper -= 1;
    entry.copiesLeft -= 1;
    if (entry.copiesLeft <= 0) this.#queue.shift();
    const { seq, at } = label;
    this.#listener({ event: 'label', seq, receivedAt, at, base64: Buffer.from(bytes).toString('base64') });
    this.#changed();
  }
}
