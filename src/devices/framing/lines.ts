/** Stands at the beginning of a line whose beginning is not known: behind a control character, or too long. */
export const CUT = '\u0000';

/** One line, valid only while it is being taken. */
export interface Line {
  /** Seven bits of each byte as text, without the line's end; begins with `CUT` where the beginning is not known. */
  readonly text: string;
  /** The bytes as they came, one for each character of the text. */
  readonly bytes: Uint8Array;
}

/** What a cutter of lines is told. */
export interface LineOptions {
  /** Longest line; of a longer one the last half of that is kept. */
  readonly maxBytes: number;
  /** Shorter lines are not handed out. */
  readonly minBytes: number;
  /** Takes a control character other than CR and LF: noise, but where the protocol has a use for it. */
  onControl?(byte: number): void;
}

/** Cuts printable text into lines. */
export interface Lines {
  push(chunk: Uint8Array, take: (line: Line) => void): void;
  reset(): void;
  readonly bufferedBytes: number;
  /** Bytes of lines that were never handed out: cut off by a control character, too short, or in front of the longest line's half. */
  readonly lostBytes: number;
}

/**
 * A bounded cutter of lines that end with CR, LF or both, whatever the eighth bits are. A control character begins the line anew, so that a
 * frame behind noise is whole. The same lines however the bytes are split.
 */
export function createLines({ maxBytes, minBytes, onControl }: LineOptions): Lines {
  const raw = new Uint8Array(maxBytes);
  const plain = Buffer.alloc(maxBytes);
  let length = 0;
  let isCut = false;
  let lost = 0;
  /** Bytes in hand, without the mark of a cut. */
  const held = (): number => length - (isCut ? 1 : 0);
  const cut = (kept: number): void => {
    lost += held() - kept;
    isCut = true;
    if (kept > 0) {
      raw.copyWithin(1, length - kept, length);
      plain.copyWithin(1, length - kept, length);
    }
    raw[0] = 0;
    plain[0] = 0;
    length = kept + 1;
  };
  return {
    get bufferedBytes() {
      return length;
    },
    get lostBytes() {
      return lost;
    },
    reset() {
      lost += held();
      length = 0;
      isCut = false;
    },
    push(chunk, take) {
      for (const byte of chunk) {
        const code = byte & 0x7f;
        if (code >= 0x20 && code !== 0x7f) {
          if (length === maxBytes) cut(maxBytes >> 1);
          raw[length] = byte;
          plain[length] = code;
          length += 1;
        } else if (code === 0x0d || code === 0x0a) {
          if (length >= minBytes) take({ text: plain.toString('latin1', 0, length), bytes: raw.subarray(0, length) });
          else lost += held();
          length = 0;
          isCut = false;
        } else {
          cut(0);
          onControl?.(byte);
        }
      }
    },
  };
}
