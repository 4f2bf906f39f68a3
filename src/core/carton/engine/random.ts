/** A stream of random numbers that is the same on every machine. */
export interface Random {
  state: number;
}

/** A stream for a whole-number seed. */
export const createRandom = (seed: number): Random => ({ state: (seed ^ 0x9e3779b9) >>> 0 });

/** The next whole number from 0 to 2^32 - 1 (an additive step through the 32-bit ring and a multiplicative mix). */
export function nextRandom(random: Random): number {
  random.state = (random.state + 0x6d2b79f5) >>> 0;
  let mixed = random.state;
  mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return (mixed ^ (mixed >>> 14)) >>> 0;
}

/** A whole number from 0 to `below` - 1. */
export const randomBelow = (random: Random, below: number): number =>
  Math.floor((nextRandom(random) / 0x1_0000_0000) * below);
