/** What a virtual printer is like at this moment, in no language. */
export interface PrinterCondition {
  readonly dpmm: number;
  readonly isPaperOut: boolean;
  readonly isRibbonOut: boolean;
  readonly isCutterStuck: boolean;
  readonly isOverheated: boolean;
  readonly isPaused: boolean;
  readonly isHeadOpen: boolean;
  readonly isAble: boolean;
  /** The motor runs. */
  readonly isPrinting: boolean;
  readonly isBufferFull: boolean;
  /** Jobs behind the one that prints. */
  readonly jobsWaiting: number;
  readonly labelsLeft: number;
  /** Labels that ever came out. */
  readonly odometer: number;
}

/** The printer a speaker speaks for. */
export interface PrinterBody {
  condition(): PrinterCondition;
  /** A whole label with its copies. */
  label(bytes: Uint8Array, copies: number): void;
  /** Runs when everything taken in before has come out. */
  mark(reached: () => void): void;
  /** Forgets every label that has not come out. */
  cancel(): void;
}

/** Sends bytes to one host, or to all. */
export type Say = (bytes: Uint8Array) => void;

/** The side of a virtual printer that understands one language. It outlives connections: a job cut in the middle stays begun. */
export interface Speaker {
  take(byte: number, say: Say): void;
  /** Something about the printer changed; for languages that tell it unasked. */
  changed?(tellAll: Say): void;
  /** What it may say in the middle of anything. */
  chatter(): Uint8Array;
  /** Switched off and on. */
  reset(): void;
}

/** Bytes of one text, one each. */
export const latin1Bytes = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

/** The bytes of a job that is not whole yet; beyond the limit it is forgotten. */
export class JobBytes {
  readonly #limit: number;
  #bytes: number[] = [];
  #pictureLeft = 0;

  constructor(limit = 16 * 1024 * 1024) {
    this.#limit = limit;
  }

  get length(): number {
    return this.#bytes.length;
  }

  push(byte: number): void {
    if (this.#bytes.length >= this.#limit) this.#bytes = [];
    this.#bytes.push(byte);
  }

  /** Drops the last bytes: a real-time command is no part of the job it falls into. */
  unsay(count: number): void {
    this.#bytes.length = Math.max(0, this.#bytes.length - count);
  }

  endsWith(...end: readonly number[]): boolean {
    const start = this.#bytes.length - end.length;
    return start >= 0 && end.every((byte, index) => this.#bytes[start + index] === byte);
  }

  /** The last bytes, fewer where there are fewer. */
  last(count: number): readonly number[] {
    return this.#bytes.slice(-count);
  }

  /** The next bytes are dots of a picture, whatever commands they look like. */
  beginPicture(bytes: number): void {
    this.#pictureLeft = bytes;
  }

  /** Takes a byte that belongs to a picture; false when none is under way. */
  takePicture(byte: number): boolean {
    if (this.#pictureLeft === 0) return false;
    this.#pictureLeft -= 1;
    this.push(byte);
    return true;
  }

  /** The bytes so far; the next job begins. */
  finish(): Uint8Array {
    this.#pictureLeft = 0;
    const bytes = Uint8Array.from(this.#bytes);
    this.#bytes = [];
    return bytes;
  }
}
