/** 32-bit hash (FNV-1a) of a text: makes independent streams of random numbers from names. */
export function hash32(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) {
    hash ^= text.charCodeAt(i);
    hash = Math.imul(hash, 0x01000193);
  }
  return hash >>> 0;
}

/** Seeded random numbers with the few distributions the generators need. Every call takes the next numbers of one stream. */
export interface Rng {
  /** Uniform in [0, 1). */
  uniform(): number;
  /** A whole number from `low` to `high`, both included. */
  int(low: number, high: number): number;
  /** Uniform in [low, high). */
  range(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** Log-normal by its median and sigma, clipped to [low, high]. */
  logNormal(median: number, sigma: number, low: number, high: number): number;
  /** 1, 2, 3 ... going on with the probability given, at most `most`. */
  geometric(goOn: number, most: number): number;
  /** Shuffles the list itself and returns it. */
  shuffle<T>(list: T[]): T[];
}

/** A stream of random numbers (mulberry32) that the name alone determines. */
export function createRng(name: string): Rng {
  let state = hash32(name);
  const uniform = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const int = (low: number, high: number): number => low + Math.floor(uniform() * (high - low + 1));
  const normal = (): number => {
    const a = Math.max(uniform(), 1e-12);
    const b = uniform();
    return Math.sqrt(-2 * Math.log(a)) * Math.cos(2 * Math.PI * b);
  };
  for (let i = 0; i < 8; i += 1) uniform();
  return {
    uniform,
    int,
    range: (low, high) => low + uniform() * (high - low),
    chance: (probability) => uniform() < probability,
    pick: (list) => list[Math.floor(uniform() * list.length)]!,
    logNormal: (median, sigma, low, high) => Math.min(high, Math.max(low, median * Math.exp(sigma * normal()))),
    geometric: (goOn, most) => {
      let n = 1;
      while (n < most && uniform() < goOn) n += 1;
      return n;
    },
    shuffle: (list) => {
      for (let i = list.length - 1; i > 0; i -= 1) {
        const j = Math.floor(uniform() * (i + 1));
        [list[i], list[j]] = [list[j]!, list[i]!];
      }
      return list;
    },
  };
}

/** Park and Miller's minimal standard generator: x <- 16807 x mod (2^31 - 1), told as x / (2^31 - 1). */
export function parkMiller(seed: number): () => number {
  const modulus = 2147483647n;
  let x = BigInt(seed) % modulus;
  return () => {
    x = (x * 16807n) % modulus;
    return Number(x) / 2147483647;
  };
}

/** POSIX's 48-bit generator (lrand48): X <- (0x5DEECE66D X + 11) mod 2^48, told as its top 31 bits. */
export function rand48(seed: number): () => number {
  const mask = (1n << 48n) - 1n;
  let x = ((BigInt(seed) & 0xffffffffn) << 16n) | 0x330en;
  return () => {
    x = (x * 0x5deece66dn + 0xbn) & mask;
    return Number(x >> 17n);
  };
}
