import type { ScaleCommand } from './codec.ts';

/** How a host and a scale of one language talk with each other. */
export interface ScaleManner {
  /** The commands of one question, each sent when the one before was acknowledged. Empty: the scale speaks unasked. */
  readonly poll: readonly ScaleCommand[];
  /** Asked instead, for ever, when the scale does not know the question. */
  readonly fallback: ScaleCommand | null;
  /** True when a weight that was taken is told so by `accept`. */
  readonly isAccepted: boolean;
  /** Milliseconds from an answer to the next question, to wait for an answer, and to wait for one after the fallback. */
  readonly pollMs: number;
  readonly replyMs: number;
  readonly fallbackMs: number;
  /** True when a scale that is well may say nothing for long: it speaks only of new weights, or has gone to sleep. */
  readonly maySayNothing: boolean;
  /** True when the first answer after opening may be of an old weighing. */
  readonly isFirstOld: boolean;
}

const USUAL: ScaleManner = {
  poll: ['weight'],
  fallback: null,
  isAccepted: false,
  pollMs: 125,
  replyMs: 700,
  fallbackMs: 700,
  maySayNothing: false,
  isFirstOld: false,
};
const UNASKED = { poll: [], replyMs: 2000 } as const;

const MANNERS: Readonly<Record<string, Partial<ScaleManner>>> = {
  // A level 0 scale without SI: S waits for a stable weight, the manual's time-out is a few seconds.
  'mt-sics': { fallback: 'stableWeight', fallbackMs: 6000 },
  'toledo-continuous': UNASKED,
  'cas-22': UNASKED,
  // Odoo waits 200 ms between two commands and a second for an answer.
  'toledo-8217': { pollMs: 200, replyMs: 1000 },
  nci: { pollMs: 200, replyMs: 1000 },
  'cas-enq': { poll: ['ask', 'weight'] },
  'avery-enq': { poll: ['ask', 'weight'], isAccepted: true },
  // The scale waits up to 7 s for a stable weight.
  dibal: { poll: ['stableWeight'], replyMs: 8000 },
  // AZextra answers P only for a new weight, and beeps otherwise.
  adam: { fallback: 'stableWeight', pollMs: 500, maySayNothing: true },
  'hid-scale': { poll: [], replyMs: 2000, maySayNothing: true, isFirstOld: true },
};

/** The manner of a language; what it does not say is as usual: one command, one answer. */
export const mannerOf = (protocol: string): ScaleManner => ({ ...USUAL, ...MANNERS[protocol] });
