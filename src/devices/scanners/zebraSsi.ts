import type { ScannerFeedback } from './feedback.ts';

const HOST = 0x04;

/** Opcodes of the Simple Serial Interface that are used here. */
const SSI = {
  ack: 0xd0,
  nak: 0xd1,
  beep: 0xe6,
  scanEnable: 0xe9,
  decodeData: 0xf3,
} as const;

/** One packet: `length opcode source status data..`, then the sum of all bytes as two's complement, high byte first (Zebra SSI programmer's guide). */
export interface SsiFrame {
  readonly opcode: number;
  /** 0 the scanner, 4 the host. */
  readonly source: number;
  readonly status: number;
  readonly data: Uint8Array;
}

const HEADER = 4;
const CHECKSUM = 2;

function checksum(bytes: Uint8Array): number {
  return -bytes.reduce((sum, byte) => sum + byte, 0) & 0xffff;
}

/** The bytes of a packet from the host. Throws RangeError for more data than its length byte can say (251). */
export function encodeSsi(opcode: number, data: readonly number[] = [], status = 0): Uint8Array {
  if (data.length + HEADER > 0xff) throw new RangeError('SSI packet too long');
  const body = Uint8Array.of(data.length + HEADER, opcode, HOST, status, ...data);
  const sum = checksum(body);
  return Uint8Array.of(...body, sum >> 8, sum & 0xff);
}

/**
 * Cuts whole packets with a right checksum out of a stream; other bytes are noise and counted, an unfinished packet is left as `rest`. What
 * looks unfinished is noise when a whole packet stands behind it.
 */
export function takeSsiFrames(stream: Uint8Array): {
  readonly frames: readonly SsiFrame[];
  readonly rest: Uint8Array;
  readonly noise: number;
} {
  const frames: SsiFrame[] = [];
  const isWhole = checksums(stream);
  let noise = 0;
  let unfinished = -1;
  let at = 0;
  while (at < stream.length) {
    const length = stream[at] ?? 0;
    const end = at + length + CHECKSUM;
    if (length >= HEADER && end > stream.length && unfinished < 0) unfinished = at;
    if (length < HEADER || end > stream.length || !isWhole(at, end)) {
      at += 1;
      noise += 1;
      continue;
    }
    const [, opcode = 0, source = 0, status = 0] = stream.subarray(at, end);
    frames.push({ opcode, source, status, data: copy(stream, at + HEADER, end - CHECKSUM) });
    unfinished = -1;
    at = end;
  }
  const rest = unfinished < 0 ? new Uint8Array() : copy(stream, unfinished);
  return { frames, rest, noise: noise - rest.length };
}

// A Buffer's own `slice` would share its memory.
const copy = (stream: Uint8Array, from: number, to?: number): Uint8Array => Uint8Array.from(stream.subarray(from, to));

/** Tells whether the bytes from one place to another end with their checksum; sums are taken once for the whole stream. */
function checksums(stream: Uint8Array): (from: number, to: number) => boolean {
  const sums = new Uint32Array(stream.length + 1);
  for (const [i, byte] of stream.entries()) sums[i + 1] = (sums[i] ?? 0) + byte;
  return (from, to) => {
    const sum = (sums[to - CHECKSUM] ?? 0) - (sums[from] ?? 0);
    return (-sum & 0xffff) === (stream[to - 2] ?? 0) * 256 + (stream[to - 1] ?? 0);
  };
}

/** What a packet from the scanner says. */
export type SsiMessage =
  | { readonly kind: 'ack' }
  /** `cause` is the maker's number: 1 checksum, 2 not now, 6 denied. */
  | { readonly kind: 'nak'; readonly cause: number }
  | {
      readonly kind: 'decode';
      /** The maker's number of the symbology. */
      readonly symbology: number;
      readonly data: Uint8Array;
      /** More packets of the same code follow. */
      readonly isPartial: boolean;
      /** Sent again, because no answer came. */
      readonly isResent: boolean;
    }
  | { readonly kind: 'other'; readonly opcode: number };

/** Reads a packet from the scanner: ACK (D0), NAK (D1), decode data (F3) with symbology in front, or another opcode (Zebra SSI programmer's guide). */
export function readSsi({ opcode, status, data }: SsiFrame): SsiMessage {
  if (opcode === SSI.ack) return { kind: 'ack' };
  if (opcode === SSI.nak) return { kind: 'nak', cause: data[0] ?? 0 };
  if (opcode !== SSI.decodeData) return { kind: 'other', opcode };
  return {
    kind: 'decode',
    symbology: data[0] ?? 0,
    data: copy(data, 1),
    isPartial: (status & 0x02) !== 0,
    isResent: (status & 0x01) !== 0,
  };
}

/** The host's answer to a packet it took. */
export const SSI_ACK: Uint8Array = encodeSsi(SSI.ack);

/** Beeps by the guide's codes: 01 two short high, 05 one short low, 11 three long low; scan enable E9 (Zebra SSI programmer's guide, SE-923). */
export const ZEBRA_SSI: ScannerFeedback = {
  good: encodeSsi(SSI.beep, [0x01]),
  bad: encodeSsi(SSI.beep, [0x11]),
  attention: encodeSsi(SSI.beep, [0x05]),
  enable: encodeSsi(SSI.scanEnable),
};
