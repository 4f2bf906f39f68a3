import { StationError, type ErrorCode } from '../../shared/errors.ts';

/** Why a device can't be reached or was lost. */
export type LinkReason = 'notFound' | 'noPermission' | 'busy' | 'lost' | 'noReply' | 'refused';

/** What an open link tells. Nothing is called after `lost`, which comes at most once and never after `close`. */
export interface LinkListener {
  bytes(chunk: Uint8Array): void;
  lost(reason: LinkReason): void;
}

/** One open connection to a device. */
export interface Link {
  /**
   * Resolves when the system took every byte. Throws StationError device.lost or device.noReply (the deadline of `deadlineMs`
   * passed): some of the bytes may then have been sent.
   */
  write(bytes: Uint8Array, deadlineMs: number): Promise<void>;
  /** Ends the link; may be called any number of times. Resolves when a new one may be opened. */
  close(): Promise<void>;
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
};

/** The failure to be thrown for a link. */
export const linkError = (reason: LinkReason, address: string, cause?: unknown): StationError =>
  new StationError(CODES[reason], { address, reason }, { cause });

/** The reason inside a thrown link failure; `lost` for anything else. */
export function reasonOf(error: unknown): LinkReason {
  const reason = error instanceof StationError ? error.params['reason'] : null;
  return typeof reason === 'string' && reason in CODES ? (reason as LinkReason) : 'lost';
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
