import { StationError, type ErrorCode } from '../../shared/errors.ts';

/** Why a device can't be reached or was lost. */
export type LinkReason =
  | 'notFound'
  | 'noPermission'
  | 'busy'
  | 'lost'
  | 'noReply'
  | 'refused'
  /** Several devices could be the one that is meant: none is opened. */
  | 'ambiguous'
  /** A system library that the way to the device needs is not there. */
  | 'driverMissing';

/** What an open link tells. Nothing is called after `lost`, which comes at most once and never after `close`. */
export interface LinkListener {
  bytes(chunk: Uint8Array): void;
  lost(reason: LinkReason): void;
}

/** The status byte of a USB printer class device (USB Printer Class 1.1, 4.2.2 GET_PORT_STATUS). */
export interface PortStatus {
  readonly isPaperOut: boolean;
  readonly isSelected: boolean;
  readonly hasError: boolean;
}

/** One open connection to a device. */
export interface Link {
  /**
   * Resolves when the system took every byte. Throws StationError device.lost or device.noReply (the deadline of `deadlineMs`
   * passed): some of the bytes may then have been sent.
   */
  write(bytes: Uint8Array, deadlineMs: number): Promise<void>;
  /**
   * Ends our half and reads until the other side ends too: true then, false when it still had not after `deadlineMs`. Only where the
   * transport knows half an end (TCP). Nothing can be written afterwards, and `lost` is not called for this end; a reset is.
   */
  finish?(deadlineMs: number): Promise<boolean>;
  /** What the port itself knows of its printer, in whatever language that speaks; null when it can't be asked. */
  portStatus?(): PortStatus | null;
  /** Only where jobs go to a spooler: takes a whole job instead of bytes. */
  readonly spool?: SpoolLink;
  /** Ends the link; may be called any number of times. Resolves when a new one may be opened. */
  close(): Promise<void>;
}

/**
 * What became of a job at a spooler. `completed`: its port took every byte; whether it was printed, a spooler does not know.
 * `cancelled`: somebody took it back before anything of it was sent; `failed`: ended after its sending had begun.
 */
export type SpoolState = 'waiting' | 'sending' | 'completed' | 'cancelled' | 'failed' | 'gone';

/** A queue of the system's spooler. Every call throws StationError when the spooler can't be reached. */
export interface SpoolLink {
  /** Why the queue takes no job or lets none through, or null. */
  trouble(): Promise<string | null>;
  /** Hands a whole job over; the answer is the spooler's number for it. */
  submit(bytes: Uint8Array, title: string): Promise<number>;
  state(job: number): Promise<SpoolState>;
  /** Takes a job back; true when nothing of it was sent. */
  cancel(job: number): Promise<boolean>;
}

/** A way to a device. */
export interface Transport {
  readonly address: string;
  /** Opens a new link. Throws StationError whose `params.reason` is a LinkReason. */
  open(listener: LinkListener, signal: AbortSignal): Promise<Link>;
  /** Calls `appeared` when the device may just have been plugged in; the answer stops watching. */
  watch?(appeared: () => void): () => void;
}

const CODES: Record<LinkReason, ErrorCode> = {
  notFound: 'device.notFound',
  noPermission: 'device.noPermission',
  busy: 'device.busy',
  lost: 'device.lost',
  noReply: 'device.noReply',
  refused: 'device.refused',
  ambiguous: 'device.ambiguous',
  driverMissing: 'device.driverMissing',
};

/** The failure to be thrown for a link. */
export const linkError = (reason: LinkReason, address: string, cause?: unknown): StationError =>
  new StationError(CODES[reason], { address, reason }, { cause });

/** The reason inside a thrown link failure; `lost` for anything else. */
export function reasonOf(error: unknown): LinkReason {
  const reason = error instanceof StationError ? error.params['reason'] : null;
  return typeof reason === 'string' && reason in CODES ? (reason as LinkReason) : 'lost';
}

/** The failure of a write of which `sent` bytes were taken for certain. */
export const writeError = (reason: LinkReason, address: string, sent: number, cause?: unknown): StationError =>
  new StationError(CODES[reason], { address, reason, sent }, { cause });

/** How many bytes a failed write had taken; null when nobody knows. */
export function sentBytesOf(error: unknown): number | null {
  const sent = error instanceof StationError ? error.params['sent'] : null;
  return typeof sent === 'number' ? sent : null;
}

const SYSTEM_CODES: Readonly<Record<string, LinkReason>> = {
  ENOENT: 'notFound',
  ENODEV: 'notFound',
  ENXIO: 'notFound',
  ENOTFOUND: 'notFound',
  EAI_AGAIN: 'notFound',
  ECONNREFUSED: 'notFound',
  EHOSTUNREACH: 'notFound',
  ENETUNREACH: 'notFound',
  ETIMEDOUT: 'noReply',
  EACCES: 'noPermission',
  EPERM: 'noPermission',
  EBUSY: 'busy',
  EAGAIN: 'busy',
  EINVAL: 'refused',
};

/** The reason behind a system error, by its `code`, or by its text where a library leaves the code out. */
export function systemReason(error: unknown): LinkReason {
  if (!(error instanceof Error)) return 'lost';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const known = SYSTEM_CODES[code];
  if (known !== undefined) return known;
  if (/no such file|file not found/i.test(error.message)) return 'notFound';
  if (/permission denied|access denied/i.test(error.message)) return 'noPermission';
  if (/temporarily unavailable|cannot lock port|resource busy/i.test(error.message)) return 'busy';
  return /invalid/i.test(error.message) ? 'refused' : 'lost';
}

/** Settles with `work`, or throws `noReply` after `deadlineMs`. */
export async function withDeadline<T>(work: Promise<T>, deadlineMs: number, address: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(linkError('noReply', address));
    }, deadlineMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
