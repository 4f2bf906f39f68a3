import type { DeviceId } from '../core/ids.ts';
import type { Instant } from '../core/time.ts';
import type { ScaleReading } from '../core/weigh/reading.ts';
import type { PrintOutcome } from '../station/ports.ts';
import type { DeviceClock } from './clock.ts';
import type { DeviceSettings } from './config.ts';
import type { Verdict } from './printers/proof.ts';
import type { Link } from './transports/transport.ts';

/** What a driver reads out of its device. */
export type DriverOutput =
  | { readonly kind: 'scan'; readonly text: string; readonly aim: string | null }
  | { readonly kind: 'reading'; readonly reading: ScaleReading }
  | { readonly kind: 'dpmm'; readonly dpmm: number };

/** What a driver is given: its settings and the ways to report. */
export interface DriverContext {
  readonly clock: DeviceClock;
  readonly settings: DeviceSettings;
  /** Where the device is; jobs for the same address take turns. Left out: a printer of its own. */
  readonly address?: string;
  emit(output: DriverOutput): void;
  /** Null: the device answers and is able; else why not. Without any call a device stays `connecting`. */
  health(reason: string | null): void;
  /** Keeps a frame for the devices screen. */
  trace(frame: Uint8Array, note: string): void;
  /** Asks for a new link because this one is deaf. */
  reopen(): void;
  /** Asks that the link be held (true) or may be given up until it is wanted again (false). Held at first. */
  want(isWanted: boolean): void;
}

/** How a print job goes on: one `queued`, then bytes as they are taken, and exactly one of the three ends, which is the last. */
export type PrintJobEvent =
  | { readonly event: 'queued' }
  | { readonly event: 'sending'; readonly bytes: number }
  | { readonly event: 'sent'; readonly bytes: number }
  | ({ readonly event: 'printed' | 'uncertain' | 'failed' } & Verdict);

/** A job for a printer, as the station gives it. */
export interface PrintJob {
  readonly jobId: string;
  readonly bytes: Uint8Array;
  readonly patienceMs: number;
  /** Left out: the station's label printer. */
  readonly deviceId?: DeviceId;
  /** From then on it is dropped instead of sent. */
  readonly expiresAt?: Instant;
  readonly onEvent?: (event: PrintJobEvent) => void;
}

/** One device's behaviour over links that come and go. Calls come one after another, never nested. */
export interface Driver {
  attach(link: Link): void;
  receive(chunk: Uint8Array): void;
  /** The link is gone; nothing more comes from it. */
  detach(): void;
  /** Ends what is under way; with a link, says goodbye to the device in the protocol's way. */
  close(): Promise<void>;
  print?(job: PrintJob): Promise<PrintOutcome>;
  feedback?(verdict: 'good' | 'bad'): void;
  /** Sets a scale's zero. */
  zero?(): void;
}

/** Makes the driver of one device. */
export type DriverFactory = (context: DriverContext) => Driver;
