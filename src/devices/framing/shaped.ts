/** What frames of a stream look like, byte for byte. */
export interface FrameShape {
  /** Longest frame. */
  readonly maxBytes: number;
  /** Laid over every byte before it is looked at: 0x7f where the eighth bit may be a parity, else 0xff. */
  readonly mask: 0x7f | 0xff;
  /** Whether a byte may stand at this place of a frame; asked beforehand, once for each byte and place. */
  accepts(byte: number, at: number): boolean;
  /** Whether a byte may stand behind another one, where the shape minds that. */
  follows?(byte: number, before: number, at: number): boolean;
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
  /** Bytes that stood in no frame, without the ends of lines. */
  readonly lostBytes: number;
}

interface State {
  readonly shape: FrameShape;
  /** For each place 256 bytes: 1 where the byte may stand there. */
  readonly fitting: Uint8Array;
  readonly bytes: Uint8Array;
  length: number;
  /** How many of the bytes in hand are known to fit. */
  checked: number;
  isInStep: boolean;
  lost: number;
}

const BYTES = 256;

/**
 * A bounded framer by shape: where a byte does not fit, or `take` says no, it goes on at the second byte, so that a frame behind noise or
 * behind half a frame is found. The same frames however the bytes are split; each byte is looked at no more than `maxBytes` times.
 */
export function createShapedFrames(shape: FrameShape): ShapedFrames {
  const fitting = Uint8Array.from({ length: shape.maxBytes * BYTES }, (_, place) =>
    shape.accepts(place & shape.mask, Math.floor(place / BYTES)) ? 1 : 0,
  );
  const bytes = new Uint8Array(shape.maxBytes);
  const state: State = { shape, fitting, bytes, length: 0, checked: 0, isInStep: true, lost: 0 };
  return {
    get bufferedBytes() {
      return state.length;
    },
    get lostBytes() {
      return state.lost;
    },
    reset() {
      lose(state, 0, state.length);
      state.length = 0;
      state.checked = 0;
      state.isInStep = true;
    },
    push(chunk, take) {
      for (const byte of chunk) {
        if (state.length === 0 && fitting[byte] === 0) {
          state.isInStep = false;
          if (!isLineEnd(byte)) state.lost += 1;
          continue;
        }
        bytes[state.length] = byte;
        state.length += 1;
        check(state, take);
      }
    },
  };
}

/** Looks at the bytes in hand that have not been looked at; after it they are the beginning of a frame, or none. */
function check(state: State, take: FrameTaker): void {
  const { shape, fitting, bytes } = state;
  while (state.checked < state.length) {
    const at = state.checked;
    const byte = (bytes[at] ?? 0) & shape.mask;
    const fits = fitting[at * BYTES + byte] === 1 && follows(state, at, byte);
    const isWhole = fits && shape.isWhole(byte, at + 1);
    state.checked += 1;
    if (fits && !isWhole && state.checked < shape.maxBytes) continue;
    const isFrame = isWhole && take(bytes.slice(0, state.checked), state.isInStep);
    drop(state, isFrame ? state.checked : 1, isFrame);
    state.isInStep = isFrame;
  }
}

const isLineEnd = (byte: number): boolean => (byte & 0x7f) === 0x0d || (byte & 0x7f) === 0x0a;

/** Counts bytes in hand that stood in no frame. */
function lose(state: State, from: number, to: number): void {
  for (let at = from; at < to; at += 1) if (!isLineEnd(state.bytes[at] ?? 0)) state.lost += 1;
}

const follows = ({ shape, bytes }: State, at: number, byte: number): boolean =>
  at === 0 || !shape.follows || shape.follows(byte, (bytes[at - 1] ?? 0) & shape.mask, at);

/** Drops bytes in front, and what follows them up to the next that may begin a frame. */
function drop(state: State, count: number, isFrame: boolean): void {
  let from = count;
  while (from < state.length && state.fitting[state.bytes[from] ?? 0] === 0) from += 1;
  lose(state, isFrame ? count : 0, from);
  if (from < state.length) state.bytes.copyWithin(0, from, state.length);
  state.length -= from;
  state.checked = 0;
}
