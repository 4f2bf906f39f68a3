import type { DeviceId } from '../core/ids.ts';
import type { Media, SheetSize } from '../core/print/media.ts';
import type { ScanReading } from '../core/scan/scan.ts';
import type { PrintProof } from '../core/ship/parcel.ts';
import type { Instant } from '../core/time.ts';
import type { LiveWeight } from '../core/weigh/reading.ts';

/** What a device of this station does. */
export type DeviceRole = 'scanner' | 'scale' | PrinterRole;
/** `receiptPrinter`: paper from a roll; `paperPrinter`: sheets, through the system's own printing. */
export type PrinterRole = 'labelPrinter' | 'receiptPrinter' | 'paperPrinter';
export type DeviceStateName = 'disconnected' | 'connecting' | 'ready' | 'fault' | 'disabled';
export interface DeviceStatus {
  readonly deviceId: DeviceId;
  readonly role: DeviceRole;
  readonly name: string;
  /** Where it is: `serial:/dev/ttyUSB0`, `tcp://10.0.0.5:9100`, `keyboard`. */
  readonly address: string;
  readonly protocol: string;
  readonly state: DeviceStateName;
  /** Reason code such as `lost`, `notFound`, `noPermission`, `paperOut`, `headOpen`, `noReply`; null when ready. */
  readonly reason: string | null;
  readonly since: Instant;
  readonly lastDataAt: Instant | null;
  readonly reconnects: number;
  /** Dots per millimetre a label printer said it has, or null. */
  readonly dpmm: number | null;
  /** What is loaded in a printer; null for other devices. */
  readonly media: Media | null;
  /** True for a printer that the site declares to print red; left out: black only. */
  readonly printsRed?: true;
  /** Last frames for the devices screen, newest first. */
  readonly frames: readonly { readonly at: Instant; readonly text: string; readonly note: string }[];
  /** Counted since its driver was started. `framesBad`: noise, wrong checksums, too long; `perSecond`: over the last seconds. */
  readonly health: {
    readonly framesOk: number;
    readonly framesBad: number;
    readonly bytesDropped: number;
    readonly perSecond: number;
  };
  /** Jobs a printer was given and has not come to the end of. */
  readonly jobs: number;
}

export type DeviceEvent =
  | { readonly kind: 'scan'; readonly scan: ScanReading }
  | { readonly kind: 'weight'; readonly deviceId: DeviceId; readonly live: LiveWeight }
  | { readonly kind: 'status'; readonly devices: readonly DeviceStatus[] };

/** How sure it is that a job came out. `failed`: nothing was sent; `uncertain`: the link broke after bytes were sent. */
export type PrintOutcome =
  | { readonly kind: 'printed'; readonly proof: PrintProof }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'uncertain'; readonly reason: string };

/** The system's printers for sheets. */
export interface SheetPort {
  /** Prints a whole HTML document of this size, never scaled; resolves once, never rejects for what a printer does. */
  print(job: { readonly deviceId: DeviceId; readonly page: string; readonly size: SheetSize }): Promise<PrintOutcome>;
}

/** This station's devices by role. Events come in arrival order. */
export interface DevicesPort {
  onEvent(listener: (event: DeviceEvent) => void): () => void;
  statuses(): readonly DeviceStatus[];
  /** Sends one job; resolves once, never rejects, never re-sends by itself. Waits up to `patienceMs` for the printer to be ready before it gives up as `failed`. */
  print(job: {
    readonly jobId: string;
    readonly bytes: Uint8Array;
    readonly patienceMs: number;
    /** Left out: the station's label printer. */
    readonly deviceId?: DeviceId;
  }): Promise<PrintOutcome>;
  /** Beep or light on the scanner after our own verdict. */
  feedback(deviceId: DeviceId | null, verdict: 'good' | 'bad'): void;
  /** Sets a scale's zero, where its language has that. */
  zero(deviceId: DeviceId): void;
  close(): Promise<void>;
}
