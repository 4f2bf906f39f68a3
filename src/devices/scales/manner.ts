/** What a scale may be asked for; `ask` is the enquiry of protocols in two steps. */
export type ScaleCommand =
  | 'ask'
  | 'weight'
  | 'stableWeight'
  | 'highResolution'
  | 'status'
  | 'stream'
  | 'stop'
  | 'zero'
  | 'tare'
  | 'clearTare'
  | 'readTare'
  | 'units'
  | 'count'
  | 'accept'
  | 'identity';

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
  /** True where a weight does not say whether a tare is taken off: the tare is asked for now and then. */
  readonly hidesTare: boolean;
  /** True when the first answer after opening may be of an old weighing. */
  readonly isFirstOld: boolean;
}

/** One command, one answer: what a protocol does not say of its manner. */
export const USUAL: ScaleManner = {
  poll: ['weight'],
  fallback: null,
  isAccepted: false,
  pollMs: 125,
  replyMs: 700,
  fallbackMs: 700,
  maySayNothing: false,
  hidesTare: false,
  isFirstOld: false,
};
/** Of a scale that speaks by itself. */
export const UNASKED: Partial<ScaleManner> = { poll: [], replyMs: 2000 };
