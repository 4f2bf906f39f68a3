import { createHash, randomBytes } from 'node:crypto';
import { holdsBadge } from '../core/people/badgeCode.ts';
import type { DeviceTraceCopy, TracedBytes } from '../devices/deviceTrace.ts';
import { LANGUAGES } from '../devices/printers/languages.ts';
import type { DeviceEntry } from '../shared/config.ts';
import type { DeviceStatus } from '../station/ports.ts';
import { identityOf } from './deviceIdentity.ts';

/** What a trace is made of. */
export interface TraceSource {
  readonly entry: DeviceEntry;
  readonly status: DeviceStatus;
  readonly trace: DeviceTraceCopy;
  readonly appVersion: string;
  readonly at: number;
}

/**
 * A device's trace as JSON lines for support: `device`, then `state` and `bytes` lines, oldest first, then `counters`. Without contents, what
 * was scanned or printed - it may name people - stands as its length and a digest salted anew for each file: equal codes are seen to be
 * equal, and nothing can be guessed. So does a badge that was printed here, whatever was chosen. Frames of scales, and what is said to and by printers beside their jobs, are whole.
 */
export function traceLines(source: TraceSource, withContents: boolean, salt: Uint8Array = randomBytes(16)): string {
  const { trace, status, entry } = source;
  const tell = (bytes: Uint8Array, isJob: boolean, length = bytes.length) =>
    (withContents || (entry.role !== 'scanner' && !isJob)) && !holdsBadge(Buffer.from(bytes).toString('latin1'))
      ? { hex: hexOf(bytes), ...(length > bytes.length && { isCut: true }) }
      : hidden(bytes, salt, entry.role === 'scanner');
  const moves = trace.moves.map(({ evidence, ...move }) => ({
    kind: 'state',
    ...move,
    evidence: tell(Buffer.from(evidence, 'hex'), false),
  }));
  const frames = trace.frames.map((frame) => ({
    kind: 'bytes',
    at: frame.at,
    direction: frame.direction,
    length: frame.length,
    ...tell(frame.bytes, isJob(frame, entry), frame.length),
  }));
  const lines = [...moves, ...frames]
    .toSorted((a, b) => a.at - b.at)
    .map((line) => ({ ...line, at: timeText(line.at) }));
  const counters = { ...trace.health, bytesIn: trace.bytesIn, bytesOut: trace.bytesOut, reconnects: status.reconnects };
  return [deviceLine(source, withContents), ...lines, { kind: 'counters', ...counters, jobs: status.jobs }]
    .map((line) => `${JSON.stringify(line)}\n`)
    .join('');
}

const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const timeText = (at: number): string => new Date(at).toISOString();

/** What is set up and what it is; a name that somebody gave is left out with the contents. */
function deviceLine({ entry, status, appVersion, at }: TraceSource, withContents: boolean) {
  const { name, ...config } = entry;
  return {
    kind: 'device',
    at: timeText(at),
    app: appVersion,
    platform: `${process.platform} ${process.arch}`,
    withContents,
    identity: identityOf(entry),
    config: withContents ? { ...config, name } : config,
    state: status.state,
    reason: status.reason,
    since: timeText(status.since),
    lastHeard: status.lastDataAt === null ? null : timeText(status.lastDataAt),
    dpmm: status.dpmm,
  };
}

const CONTROL = 0x20;
const AIM_BYTES = 3;
const isAim = (bytes: Uint8Array): boolean => /^\][A-Za-z][0-9A-Za-z]/.test(Buffer.from(bytes).toString('latin1'));

/** In place of bytes that may name people: how many, and a digest. Of a scan also the ends, for they are what is set up wrong. */
function hidden(bytes: Uint8Array, salt: Uint8Array, isScan: boolean) {
  const digest = createHash('sha256').update(salt).update(bytes).digest('hex').slice(0, 12);
  if (!isScan) return { sha256: digest };
  const start = bytes.findIndex((byte) => byte >= CONTROL);
  const text = start < 0 ? bytes.length : start;
  const head = bytes.subarray(0, text + (isAim(bytes.subarray(text)) ? AIM_BYTES : 0));
  const tail = bytes.subarray(Math.max(text, bytes.findLastIndex((byte) => byte >= CONTROL) + 1));
  return { head: hexOf(head), tail: hexOf(tail), sha256: digest };
}

/** True for bytes to a printer that are none of its language's own questions and settings. */
function isJob({ direction, bytes }: TracedBytes, { protocol, settings, role }: DeviceEntry): boolean {
  if (direction === 'in' || role === 'scale' || role === 'scanner') return false;
  const make = Object.entries(LANGUAGES).find(([name]) => name === protocol)?.[1];
  if (make === undefined) return true;
  const { setup, identity, status, afterSilence, odometer, cancel, afterCut } = make(settings?.printer);
  const questions = [identity, ...status, afterSilence, odometer].map((question) => question?.bytes ?? null);
  const own = [...questions, setup, cancel, afterCut].flatMap((known) => (known === null ? [] : [hexOf(known)]));
  return !own.includes(hexOf(bytes));
}
