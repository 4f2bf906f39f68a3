/** What frames of a stream look like, byte for byte. */
export interface FrameShape {
  /** Longest frame. */
  readonly maxBytes: number;
  /** Laid over every byte before it is looked at: 0x7f where the eighth bit may be a parity, else 0xff. */
  readonly mask: 0x7f | 0xff;
  /** Whether a byte may stand at this place of a frame, behind the byte `before` (-1 at the first place). */
  accepts(byte: number, at: number, before: number): boolean;
  /** Whether a frame of `length` bytes ends with this byte. */
  isWhole(byte: number, length: number): boolean;
}

/** Takes a whole frame, unmasked; `isInStep` says that it came right behind another one or first of all. False: it was none after all. */
export type FrameTaker = (frame: Uint8Array, isInStep: boolean) => boolean;

/** Finds frames by their shape. */
export interface ShapedFrames {
  push(chunk: Uint8Array, take: FrameTaker): void;
  reset(): void;
  /** Bytes of an unfinished frame in hand: less than the longest frame has. */
  readonly bufferedBytes: number;
}

interface State {
  readonly bytes: Uint8Array;
  length: number;
  /** How many of the bytes in hand are known to fit. */
  checked: number;
  isInStep: boolean;
}

/**
 * A bounded framer by shape: where a byte does not fit, or `take` says no, it goes on at the second byte, so that a frame behind noise or
 * behind half a frame is found. The same frames however the bytes are split; each byte is looked at no more than `maxBytes` times.
 */
export function createShapedFrames(shape: FrameShape): ShapedFrames {
  const state: State = { bytes: new Uint8Array(shape.maxBytes), length: 0, checked: 0, isInStep: true };
  const starts = Uint8Array.from({ length: 256 }, (_, byte) => (shape.accepts(byte & shape.mask, 0, -1) ? 1 : 0));
  return {
    get bufferedBytes() {
      return state.length;
    },
    reset() {
      state.length = 0;
      state.checked = 0;
      state.isInStep = true;
    },
    push(chunk, take) {
      for (const byte of chunk) {
        if (state.length === 0 && starts[byte] === 0) {
          state.isInStep = false;
          continue;
        }
        state.bytes[state.length] = byte;
        state.length += 1;
        check(state, shape, starts, take);
      }
    },
  };
}

function check(state: State, shape: FrameShape, starts: Uint8Array, take: FrameTaker): void {
  const { bytes } = state;
  let before = state.checked === 0 ? -1 : (bytes[state.checked - 1] ?? 0) & shape.mask;
  while (state.checked < state.length) {
    const byte = (bytes[state.checked] ?? 0) & shape.mask;
    const fits = shape.accepts(byte, state.checked, before);
    state.checked += 1;
    before = byte;
    if (fits && !shape.isWhole(byte, state.checked) && state.checked < shape.maxBytes) continue;
    const isFrame = fits && shape.isWhole(byte, state.checked) && take(bytes.slice(0, state.checked), state.isInStep);
    drop(state, isFrame ? state.checked : 1, starts);
    state.isInStep = isFrame;
    before = -1;
  }
}

/** Drops bytes in front, and what follows them up to the next that may begin a frame. */
function drop(state: State, count: number, starts: Uint8Array): void {
  let from = count;
  while (from < state.length && starts[state.bytes[from] ?? 0] === 0) from += 1;
  state.bytes.copyWithin(0, from, state.length);
  state.length -= from;
  state.checked = 0;
}
