import { SCALE_PROTOCOLS } from '../../src/devices/scales/index.ts';
import { garbage } from '../devices/scales/garbage.ts';
import { VECTORS } from '../devices/scales/vectors.ts';
import { figure, type Figure } from './measure.ts';

const FUZZ_INPUTS = 1_000_000;
const MOST_HELD = 128;
const GARBAGE_BYTES = 5_000_000;
const CHUNK_BYTES = 65_536;
const LEAST_MB_S = 20;

const NAMES = Object.keys(SCALE_PROTOCOLS);

/** Every codec of the scales: a million damaged frames (none may throw or be kept), and how fast each runs through noise. */
export function benchCodecs(): Promise<Figure[]> {
  const { thrown, mostHeld } = fuzz();
  return Promise.resolve([
    figure(`codecs: inputs that threw, of ${FUZZ_INPUTS.toString()}`, thrown, 'count', { atMost: 0 }),
    figure('codecs: most bytes held', mostHeld, 'count', { atMost: MOST_HELD }),
    ...NAMES.map((name) => figure(`codecs: ${name} through noise`, speed(name), 'MB/s', { atLeast: LEAST_MB_S })),
  ]);
}

function fuzz(): { readonly thrown: number; readonly mostHeld: number } {
  const noise = garbage(1 << 20, 1);
  let [at, thrown, mostHeld] = [0, 0, 0];
  const next = (below: number): number => {
    at = (at + 2) % (noise.length - 2);
    return (noise[at]! + noise[at + 1]! * 256) % below;
  };
  const codecs = NAMES.map((name) => ({
    codec: SCALE_PROTOCOLS[name]!.create(),
    frames: VECTORS[name]!.map(({ hex }) => Buffer.from(hex, 'hex')),
  }));
  for (let input = 0; input < FUZZ_INPUTS; input += 1) {
    const { codec, frames } = codecs[input % codecs.length]!;
    const frame = Buffer.from(frames[next(frames.length)]!);
    for (let damage = next(4); damage > 0; damage -= 1) frame[next(frame.length)] = next(256);
    try {
      // A damaged frame, or only the end of one.
      codec.push(frame.subarray(next(3) === 0 ? next(frame.length) : 0));
    } catch {
      thrown += 1;
    }
    mostHeld = Math.max(mostHeld, codec.bufferedBytes);
  }
  return { thrown, mostHeld };
}

function speed(name: string): number {
  const noise = garbage(GARBAGE_BYTES, 2);
  const run = (): number => {
    const codec = SCALE_PROTOCOLS[name]!.create();
    const began = performance.now();
    for (let at = 0; at < noise.length; at += CHUNK_BYTES) codec.push(noise.subarray(at, at + CHUNK_BYTES));
    return GARBAGE_BYTES / 1000 / (performance.now() - began);
  };
  return Math.max(run(), run(), run());
}
