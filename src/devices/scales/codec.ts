import type { ScaleReading } from '../../core/weigh/reading.ts';
import { createLines, CUT, type Line } from '../framing/lines.ts';
import { createShapedFrames, type FrameShape } from '../framing/shaped.ts';
import { failure, type Answer } from './answers.ts';
import { USUAL, type ScaleCommand, type ScaleManner } from './manner.ts';

/** Reads one scale's bytes: pure, bounded, linear; never throws, whatever comes. */
export interface ScaleCodec {
  /** The whole answers of the stream so far, the same however the bytes are split; an unfinished one is kept, noise is dropped. */
  push(chunk: Uint8Array): ScaleReading[];
  /** Forgets an unfinished answer. */
  reset(): void;
  /** Bytes held of an unfinished answer. */
  readonly bufferedBytes: number;
  /** Bytes so far that no answer was read out of; ends of lines are not counted. */
  readonly unreadBytes: number;
}

/** Choices of each setting, the default first. */
export type SettingChoices = Readonly<Record<string, readonly [string, ...string[]]>>;

/** Settings by name, as chosen or given. */
export type SettingValues<S extends SettingChoices = SettingChoices> = { readonly [K in keyof S]: S[K][number] };

/** One language of scales. */
export interface ScaleProtocol {
  readonly settings: SettingChoices;
  /** A decoder. What is left out, or is none of a setting's choices, has the default. */
  create(given?: SettingValues): ScaleCodec;
  readonly manner: ScaleManner;
  /** The bytes of a command; null where the protocol has none for it. */
  encode(command: ScaleCommand, given?: SettingValues): Uint8Array | null;
}

/** A protocol as its file states it: settings with their types, commands as text of bytes. */
interface ProtocolDefinition<S extends SettingChoices> {
  readonly settings: S;
  readonly commands: (settings: SettingValues<S>) => Partial<Record<ScaleCommand, string>>;
  /** How a host talks with it, where that is not as usual. */
  readonly manner?: Partial<ScaleManner>;
  create(settings: SettingValues<S>): ScaleCodec;
}

/** Makes a protocol of its definition. */
export function defineProtocol<const S extends SettingChoices>(definition: ProtocolDefinition<S>): ScaleProtocol {
  const chosen = (given: SettingValues): SettingValues<S> =>
    Object.fromEntries(
      Object.entries(definition.settings).map(([name, choices]) => {
        const value = Object.hasOwn(given, name) ? given[name] : undefined;
        return [name, value !== undefined && choices.includes(value) ? value : choices[0]];
      }),
    ) as SettingValues<S>;
  return {
    settings: definition.settings,
    manner: { ...USUAL, ...definition.manner },
    create: (given = {}) => definition.create(chosen(given)),
    encode(command, given = {}) {
      const text = definition.commands(chosen(given))[command];
      return text === undefined ? null : Uint8Array.from(Buffer.from(text, 'latin1'));
    },
  };
}

/** The setting of protocols in ASCII: 8 takes an eighth bit for wrong line settings, 7 drops it (7E1 read through an 8-bit port). */
export const BITS = { bits: ['8', '7'] } as const;

/** Lower-case hex of bytes. */
export const hexOf = (bytes: Uint8Array): string =>
  bytes.length === 1 ? (BYTE_HEX[bytes[0] ?? 0] ?? '') : Buffer.from(bytes).toString('hex');

const BYTE_HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** Said of a frame that is right but for its check characters. What looked like a frame may hold the beginning of a true one. */
export const WRONG_CHECKSUM = failure('checksum');

/** Said of a frame that is right but for its eighth bits. */
const PARITY_MISMATCH = failure('parity mismatch: data bits 7 sent, 8 read');

function hasEighthBit(bytes: Uint8Array, but = -1): boolean {
  for (let at = 0; at < bytes.length; at += 1) if ((bytes[at] ?? 0) > 0x7f && at !== but) return true;
  return false;
}

/** A protocol whose frames are known by their shape. */
export interface FramedOptions {
  readonly bits: '8' | '7' | 'raw';
  readonly shape: Omit<FrameShape, 'mask'>;
  /** The place of a byte that has eight bits, whatever the others have. */
  readonly wideAt?: number;
  /** Reads a frame, its eighth bits dropped unless `raw`. Null or `WRONG_CHECKSUM`: look on at its second byte. */
  read(frame: Uint8Array, isInStep: boolean): Answer | null;
}

/** A decoder of frames known by their shape. */
export function framedCodec({ bits, shape, wideAt, read }: FramedOptions): ScaleCodec {
  const frames = createShapedFrames({ ...shape, mask: bits === 'raw' ? 0xff : 0x7f });
  const readBits = (frame: Uint8Array, isInStep: boolean): Answer | null => {
    if (bits === 'raw' || !hasEighthBit(frame)) return read(frame, isInStep);
    const found = read(
      frame.map((byte, at) => (at === wideAt ? byte : byte & 0x7f)),
      isInStep,
    );
    // One byte with an eighth bit is noise, not a frame with a parity.
    if (found === null || bits === '7' || !hasEighthBit(frame, wideAt)) return found;
    return frame.length === 1 ? null : PARITY_MISMATCH;
  };
  return {
    get bufferedBytes() {
      return frames.bufferedBytes;
    },
    get unreadBytes() {
      return frames.lostBytes;
    },
    reset: frames.reset,
    push(chunk) {
      const readings: ScaleReading[] = [];
      frames.push(chunk, (frame, isInStep) => {
        const found = readBits(frame, isInStep);
        if (found !== null) readings.push({ ...found, frame: hexOf(frame) });
        return found !== null && found !== WRONG_CHECKSUM;
      });
      return readings;
    },
  };
}

/** An answer and where in its line it begins. */
export interface Found {
  readonly answer: Answer;
  readonly at: number;
}

/** A protocol in lines of text. */
export interface LineCodecOptions {
  readonly bits: '8' | '7';
  readonly maxBytes?: number;
  readonly minBytes: number;
  /** Finds the answer that ends a line; noise may stand before it. */
  read(text: string): Found | null;
  /** What a control character by itself says, if anything. */
  control?(byte: number): Answer | null;
}

const MAX_LINE = 64;

/** A decoder of lines that end with CR, LF or both. */
export function lineCodec({ bits, maxBytes = MAX_LINE, minBytes, read, control }: LineCodecOptions): ScaleCodec {
  let readings: ScaleReading[] = [];
  let unread = 0;
  const found = (answer: Answer | null | undefined, bytes: Uint8Array): void => {
    if (answer) readings.push({ ...answer, frame: hexOf(bytes) });
  };
  const lines = createLines({
    maxBytes,
    minBytes,
    onControl(byte) {
      const answer = control?.(bits === '7' ? byte & 0x7f : byte) ?? null;
      if (answer === null) unread += 1;
      else found(answer, Uint8Array.of(byte));
    },
  });
  const take = ({ text, bytes }: Line): void => {
    const line = read(text);
    const mark = textStart(text);
    if (line !== null) {
      unread += Math.max(0, line.at - mark);
      const frame = bytes.subarray(line.at);
      found(bits === '8' && hasEighthBit(frame) ? PARITY_MISMATCH : line.answer, frame);
      return;
    }
    // A byte with an eighth bit that is no parity is noise; what follows it may be an answer.
    const noise = bits === '8' ? bytes.findLastIndex((byte) => byte > 0x7f) : -1;
    const rest = noise < 0 || bytes.length - noise < minBytes ? null : read(CUT + text.slice(noise + 1));
    unread += (rest === null ? bytes.length : noise + rest.at) - mark;
    if (rest !== null) found(rest.answer, bytes.subarray(noise + rest.at));
  };
  return {
    get bufferedBytes() {
      return lines.bufferedBytes;
    },
    get unreadBytes() {
      return unread + lines.lostBytes;
    },
    reset: lines.reset,
    push(chunk) {
      readings = [];
      lines.push(chunk, take);
      return readings;
    },
  };
}

// Behind a cut a number must have a blank before it, or it may be the rest of one. Noise that ends like a word is a word, such as `Tare:`.
const NOISE = /^(?:\0(?= )|.*[^-+\w:.,() ](?= {2}))/;

/** Where a number without a header may begin in a line. */
export const numberStart = (text: string): number => NOISE.exec(text)?.[0].length ?? 0;

/** Where the text of a line begins, behind the mark of a cut. */
export const textStart = (text: string): number => (text.startsWith(CUT) ? 1 : 0);
