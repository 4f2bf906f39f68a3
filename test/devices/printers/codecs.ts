import type { PrinterMessage, ReplyDecoder } from '../../../src/devices/printers/language.ts';

/** What a decoder says to chunks, with one question under way. */
export function read(
  decoder: ReplyDecoder,
  chunks: readonly Uint8Array[],
  question: string | null = null,
): PrinterMessage[] {
  decoder.expect(question);
  return chunks.flatMap((chunk) => decoder.push(chunk));
}

/** Bytes from hexadecimal pairs. */
export const hex = (text: string): Uint8Array =>
  Uint8Array.from(text.trim().split(/\s+/), (pair) => Number.parseInt(pair, 16));

/** Bytes as text. */
export const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
