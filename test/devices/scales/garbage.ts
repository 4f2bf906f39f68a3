/** Bytes that look random, the same for a seed. */
export function garbage(size: number, seed: number): Uint8Array {
  let state = (seed + 1) * 2_654_435_761;
  return Uint8Array.from({ length: size }, () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state & 0xff;
  });
}
