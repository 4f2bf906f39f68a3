/** What a framer cuts: frames end with any of `ends`; with `start`, bytes before it are noise and a second one starts anew. */
export interface DelimitedOptions {
  readonly ends: readonly (readonly number[])[];
  readonly start?: number;
  /** Longest frame in bytes, without its end. */
  readonly maxBytes: number;
}

/** Cuts a byte stream into frames. */
export interface Framer {
  /** Whole frames of the stream so far, without start and end; an unfinished one is kept, an oversize one dropped and counted. */
  push(chunk: Uint8Array): Uint8Array[];
  /** Forgets an unfinished frame. A framer never hands one out. */
  reset(): void;
  readonly counts: { readonly oversize: number; readonly droppedBytes: number };
}

interface FramerState {
  readonly buffer: Uint8Array;
  length: number;
  isInside: boolean;
  isDropping: boolean;
  oversize: number;
  droppedBytes: number;
}

/** A bounded framer by delimiters: linear time, at most `maxBytes` held, the same frames however the bytes are split. */
export function createFramer(options: DelimitedOptions): Framer {
  const longestEnd = Math.max(...options.ends.map((end) => end.length));
  const state: FramerState = {
    buffer: new Uint8Array(options.maxBytes + longestEnd),
    length: 0,
    isInside: options.start === undefined,
    isDropping: false,
    oversize: 0,
    droppedBytes: 0,
  };
  return {
    counts: state,
    reset() {
      begin(state, options);
    },
    push(chunk) {
      const frames: Uint8Array[] = [];
      for (const byte of chunk) {
        const frame = take(state, options, longestEnd, byte);
        if (frame !== null) frames.push(frame);
      }
      return frames;
    },
  };
}

function begin(state: FramerState, options: DelimitedOptions): void {
  state.length = 0;
  state.isDropping = false;
  state.isInside = options.start === undefined;
}

function take(state: FramerState, options: DelimitedOptions, longestEnd: number, byte: number): Uint8Array | null {
  if (byte === options.start) {
    state.droppedBytes += state.isInside ? state.length : 0;
    begin(state, options);
    state.isInside = true;
    return null;
  }
  if (!state.isInside) {
    state.droppedBytes += 1;
    return null;
  }
  if (state.length === state.buffer.length) {
    // Too long: go on only to find its end, with as many bytes in hand as an end needs.
    const surplus = state.length - longestEnd + 1;
    state.isDropping = true;
    state.droppedBytes += surplus;
    state.buffer.copyWithin(0, surplus, state.length);
    state.length -= surplus;
  }
  state.buffer[state.length] = byte;
  state.length += 1;
  const end = endLength(state, options);
  return end === 0 ? null : finish(state, options, state.length - end);
}

function endLength({ buffer, length }: FramerState, options: DelimitedOptions): number {
  for (const end of options.ends) {
    if (end.length <= length && end.every((byte, at) => buffer[length - end.length + at] === byte)) return end.length;
  }
  return 0;
}

function finish(state: FramerState, options: DelimitedOptions, size: number): Uint8Array | null {
  const isWhole = !state.isDropping && size <= options.maxBytes;
  const frame = isWhole ? state.buffer.slice(0, size) : null;
  if (!isWhole) {
    state.oversize += 1;
    state.droppedBytes += size;
  }
  begin(state, options);
  return frame;
}
