/** The bytes cut at the given places (any order, places outside are left out). */
export function splitAt(bytes: Uint8Array, cuts: readonly number[]): Uint8Array[] {
  const places = [...new Set(cuts.filter((cut) => cut > 0 && cut < bytes.length))].sort((a, b) => a - b);
  return [...places, bytes.length].map((end, index) => bytes.slice(places[index - 1] ?? 0, end));
}

/** Every way to cut the bytes once, and all bytes one by one. */
export function everySplit(bytes: Uint8Array): Uint8Array[][] {
  const places = Array.from({ length: Math.max(0, bytes.length - 1) }, (_, index) => index + 1);
  return [...places.map((place) => splitAt(bytes, [place])), splitAt(bytes, places)];
}
