import { isAscii, isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { StringDecoder } from 'node:string_decoder';
import { StationError } from '../../shared/errors.ts';

/** How a file's bytes are text. `utf8` is whole; `utf8Damaged` has some bytes that are none, shown as U+FFFD. */
export type TextEncoding = 'utf8' | 'utf8Damaged' | 'utf16le' | 'utf16be' | 'windows1252';

/** A text file as found on disk. */
export interface TextFile {
  readonly path: string;
  readonly encoding: TextEncoding;
  /** Bytes of the byte order mark to leave out. */
  readonly markBytes: number;
  readonly totalBytes: number;
}

/** Text of one piece of a file and how many bytes were read up to its end. */
export interface TextChunk {
  readonly text: string;
  readonly bytes: number;
}

const CHUNK_BYTES = 256 * 1024;

/** Finds out a file's encoding by its byte order mark, else by reading it whole. Throws file.notFound or file.unreadable. */
export async function probeTextFile(path: string): Promise<TextFile> {
  try {
    const totalBytes = await sizeOf(path);
    const head = await readHead(path);
    const marked = byMark(head);
    if (marked) return { path, totalBytes, ...marked };
    const wide = unmarkedUtf16(head);
    if (wide) return { path, totalBytes, encoding: wide, markBytes: 0 };
    return { path, totalBytes, encoding: await narrowEncoding(path), markBytes: 0 };
  } catch (error) {
    throw fileError(path, error);
  }
}

/** The file's text from its beginning, a few hundred kilobytes at a time; characters are never cut. Throws file.unreadable. */
export async function* readText(file: TextFile): AsyncGenerator<TextChunk> {
  const decode = decoderOf(file.encoding);
  let bytes = file.markBytes;
  try {
    for await (const chunk of createReadStream(file.path, { start: file.markBytes, highWaterMark: CHUNK_BYTES })) {
      const part = chunk as Buffer;
      bytes += part.length;
      yield { text: decode.write(part), bytes };
    }
  } catch (error) {
    throw fileError(file.path, error);
  }
  const rest = decode.end();
  if (rest !== '') yield { text: rest, bytes };
}

async function sizeOf(path: string): Promise<number> {
  const handle = await open(path, 'r');
  try {
    const stats = await handle.stat();
    if (!stats.isFile()) throw new StationError('file.unreadable', { file: baseName(path) });
    return stats.size;
  } finally {
    await handle.close();
  }
}

async function readHead(path: string): Promise<Buffer> {
  const handle = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4096), 0, 4096, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

function byMark(head: Buffer): Pick<TextFile, 'encoding' | 'markBytes'> | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: 'utf8', markBytes: 3 };
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf16le', markBytes: 2 };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf16be', markBytes: 2 };
  return null;
}

/** UTF-16 without a mark: a header line is mostly ASCII, so every other byte is zero. */
function unmarkedUtf16(head: Buffer): 'utf16le' | 'utf16be' | null {
  const pairs = Math.min(32, Math.floor(head.length / 2));
  if (pairs < 4) return null;
  let low = 0;
  let high = 0;
  for (let i = 0; i < pairs * 2; i += 2) {
    if (head[i] === 0 && head[i + 1] !== 0) high += 1;
    if (head[i] !== 0 && head[i + 1] === 0) low += 1;
  }
  return low > pairs * 0.9 ? 'utf16le' : high > pairs * 0.9 ? 'utf16be' : null;
}

async function narrowEncoding(path: string): Promise<TextEncoding> {
  let held: Buffer = Buffer.alloc(0);
  let good = 0;
  let bad = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES })) {
    const part = held.length === 0 ? (chunk as Buffer) : Buffer.concat([held, chunk as Buffer]);
    const end = part.length - unfinishedBytes(part);
    const found = countSequences(part.subarray(0, end));
    good += found.good;
    bad += found.bad;
    held = part.subarray(end);
  }
  bad += held.length;
  if (bad === 0) return 'utf8';
  // A stray byte in a UTF-8 file must not turn every umlaut of it into two characters; in windows-1252 text whole sequences are rare.
  return good > bad ? 'utf8Damaged' : 'windows1252';
}

/** Bytes at the end that begin a UTF-8 sequence without finishing it. */
function unfinishedBytes(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte >= 0xc0) return sequenceLength(byte) > back ? back : 0;
    if (byte < 0x80) return 0;
  }
  return 0;
}

const sequenceLength = (lead: number): number => (lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 1);

/** Sequences of more than one byte that are UTF-8, and bytes that are none. */
function countSequences(bytes: Buffer): { good: number; bad: number } {
  // Whole pieces are told apart quickly; a sound one that is not plain ASCII speaks for UTF-8 as loudly as many letters.
  if (isUtf8(bytes)) return { good: isAscii(bytes) ? 0 : 100, bad: 0 };
  let good = 0;
  let bad = 0;
  for (let i = 0; i < bytes.length; i += 1) {
    const byte = bytes[i] ?? 0;
    if (byte < 0x80) continue;
    const length = sequenceLength(byte);
    const tail = bytes.subarray(i + 1, i + length);
    const isGood = length > 1 && tail.length === length - 1 && tail.every((next) => next >= 0x80 && next < 0xc0);
    if (isGood) {
      good += 1;
      i += length - 1;
    } else bad += 1;
  }
  return { good, bad };
}

interface Decoder {
  write(bytes: Buffer): string;
  end(): string;
}

function decoderOf(encoding: TextEncoding): Decoder {
  switch (encoding) {
    case 'utf8':
    case 'utf8Damaged':
      return new StringDecoder('utf8');
    case 'utf16le':
      return new StringDecoder('utf16le');
    case 'utf16be':
      return utf16beDecoder();
    case 'windows1252':
      return { write: (bytes) => bytes.toString('latin1').replace(/[\u0080-\u009f]/g, windows1252), end: () => '' };
  }
}

function utf16beDecoder(): Decoder {
  const little = new StringDecoder('utf16le');
  let held: Buffer = Buffer.alloc(0);
  return {
    write(bytes) {
      const all = Buffer.concat([held, bytes]);
      const even = all.length - (all.length % 2);
      held = all.subarray(even);
      return little.write(Buffer.from(all.subarray(0, even)).swap16());
    },
    end: () => little.end() + (held.length > 0 ? '\ufffd' : ''),
  };
}

// Bytes 80 to 9F of windows-1252 (WHATWG Encoding Standard, index-windows-1252); the five that mean nothing become U+FFFD.
const WINDOWS_1252 = '€\ufffd‚ƒ„…†‡ˆ‰Š‹Œ\ufffdŽ\ufffd\ufffd‘’“”•–—˜™š›œ\ufffdžŸ';
const windows1252 = (control: string): string => WINDOWS_1252[control.charCodeAt(0) - 0x80] ?? '\ufffd';

/** The last part of a path of either kind of system. */
export const baseName = (path: string): string => path.split(/[\\/]/).at(-1) ?? path;

function fileError(path: string, error: unknown): StationError {
  if (error instanceof StationError) return error;
  const cause = error as NodeJS.ErrnoException;
  const code = cause.code === 'ENOENT' ? 'file.notFound' : 'file.unreadable';
  return new StationError(code, { file: baseName(path) }, { cause: error });
}
