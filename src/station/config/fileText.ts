const startsWith = (bytes: Uint8Array, ...mark: readonly number[]): boolean =>
  mark.every((byte, at) => bytes[at] === byte);

/** Whole units of two bytes, the low byte first, without the mark in front. */
const utf16 = (bytes: Buffer): string =>
  bytes
    .subarray(0, bytes.length & ~1)
    .toString('utf16le')
    .replace(/^\uFEFF/, '');
const swapped = (bytes: Buffer): Buffer => Buffer.from(bytes.subarray(0, bytes.length & ~1)).swap16();

/**
 * The text of a file as editors save it: UTF-8 or UTF-16, with a byte order mark or without. `isKnown` is false where it is neither: it is
 * read as Latin-1 then, in which older Windows editors save.
 */
export function fileText(given: Uint8Array): { readonly text: string; readonly isKnown: boolean } {
  const bytes = Buffer.from(given);
  // A file of ASCII in UTF-16 without a mark has a zero in every pair.
  if (startsWith(bytes, 0xff, 0xfe) || (bytes.length > 1 && bytes[0] !== 0 && bytes[1] === 0))
    return { text: utf16(bytes), isKnown: true };
  if (startsWith(bytes, 0xfe, 0xff) || (bytes.length > 1 && bytes[0] === 0))
    return { text: utf16(swapped(bytes)), isKnown: true };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), isKnown: true };
  } catch {
    return { text: bytes.toString('latin1'), isKnown: false };
  }
}
