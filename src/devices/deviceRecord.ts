import { withoutBadges } from '../core/people/badgeCode.ts';
import type { Instant } from '../core/time.ts';
import { addressOf, mediaOf, type DeviceConfig } from './config.ts';
import type { DeviceStateName, DeviceStatus } from '../station/ports.ts';
import { DeviceTrace } from './deviceTrace.ts';

const KEPT_FRAMES = 20;
const SHOWN_BYTES = 256;

/** What is known of one device: its state and its last frames. */
export class DeviceRecord {
  /** What went over its line. */
  readonly trace = new DeviceTrace();
  readonly #config: DeviceConfig;
  readonly #frames: { readonly at: Instant; readonly text: string; readonly note: string }[] = [];
  #state: DeviceStateName = 'disconnected';
  #reason: string | null = null;
  #since: Instant;
  #lastDataAt: Instant | null = null;
  #reconnects = 0;
  #jobs = 0;
  #dpmm: number | null;

  constructor(config: DeviceConfig, now: Instant) {
    this.#config = config;
    this.#since = now;
    this.#dpmm = config.dpmm ?? null;
  }

  get state(): DeviceStateName {
    return this.#state;
  }

  get reason(): string | null {
    return this.#reason;
  }

  /** Sets the state; true when it differs from the one before. */
  move(state: DeviceStateName, reason: string | null, now: Instant): boolean {
    if (state === this.#state && reason === this.#reason) return false;
    this.trace.moved({ at: now, from: this.#state, to: state, reason });
    this.#state = state;
    this.#reason = reason;
    this.#since = now;
    return true;
  }

  /** Keeps a frame, control characters shown as their pictures (U+2400 on). */
  frame(bytes: Uint8Array, note: string, now: Instant): void {
    this.trace.frame(bytes.length, note, now);
    const text = shownText(withoutEnds(bytes).subarray(0, SHOWN_BYTES));
    this.#lastDataAt = now;
    this.#frames.unshift({ at: now, text, note });
    this.#frames.length = Math.min(this.#frames.length, KEPT_FRAMES);
  }

  reconnected(): void {
    this.#reconnects += 1;
  }

  /** A job was taken on (1) or has come to its end (-1). */
  job(change: 1 | -1): void {
    this.#jobs += change;
  }

  /** Sets the dots per millimetre a printer said it has; true when new. */
  setDpmm(dpmm: number): boolean {
    const isNew = dpmm !== this.#dpmm;
    this.#dpmm = dpmm;
    return isNew;
  }

  /** A copy that can be sent to another process. */
  status(now: Instant): DeviceStatus {
    const { deviceId, role, name, transport, protocol, settings } = this.#config;
    return {
      deviceId,
      role,
      name,
      address: addressOf(transport),
      protocol,
      state: this.#state,
      reason: this.#reason,
      since: this.#since,
      lastDataAt: this.#lastDataAt,
      reconnects: this.#reconnects,
      dpmm: this.#dpmm,
      media: mediaOf(this.#config),
      ...(settings?.printsRed === true && { printsRed: true }),
      frames: [...this.#frames],
      health: this.trace.health(now),
      jobs: this.#jobs,
    };
  }
}

/** A frame without the control characters that begin and end it: those are the same in every frame of a language. */
function withoutEnds(bytes: Uint8Array): Uint8Array {
  const isText = (byte: number): boolean => byte >= 0x20;
  const first = bytes.findIndex(isText);
  return first < 0 ? bytes : bytes.subarray(first, bytes.findLastIndex(isText) + 1);
}

/** Bytes as people read them, control characters as their pictures (U+2400 on), badges made unreadable. */
export const shownText = (bytes: Uint8Array): string => withoutBadges(Array.from(bytes, shown).join(''));

function shown(byte: number): string {
  if (byte < 0x20) return String.fromCharCode(0x2400 + byte);
  return byte === 0x7f ? '\u2421' : String.fromCharCode(byte);
}
