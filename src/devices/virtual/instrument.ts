import type { Instant } from '../../core/time.ts';

/** One host's connection, as an instrument sees it. */
export interface HostSide {
  receive(bytes: Uint8Array): void;
  gone(): void;
}

/** A virtual instrument: the behaviour, without the wire it hangs on. */
export interface Instrument {
  connect(send: (bytes: Uint8Array) => void): HostSide;
  /** What it may say unasked, in the middle of anything. */
  chatter?(): Uint8Array;
}

/** What a virtual instrument tells whoever watches it. */
export type InstrumentEvent =
  | { readonly event: 'stable'; readonly at: Instant; readonly text: string }
  | {
      readonly event: 'label';
      readonly seq: number;
      readonly receivedAt: Instant;
      readonly at: Instant;
      readonly base64: string;
    }
  | { readonly event: 'feedback'; readonly at: Instant; readonly base64: string };

export type InstrumentListener = (event: InstrumentEvent) => void;

const encoder = new TextEncoder();
/** Text as the bytes that go over the wire. */
export const bytesOf = (text: string): Uint8Array => encoder.encode(text);
