import { fullBudget, takeCalls, takeSpareCall, type CallBudget, type CallLimit } from '../core/ship/callBudget.ts';
import type { Unreachable } from '../station/ports.ts';

/** What a carrier's server is asked. */
export interface NetQuestion {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Below the carrier's base address, or a whole address. */
  readonly path: string;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** True for what can wait until nobody buys: it is sent at once within what is left over, or not at all. */
  readonly isSpare?: boolean;
}

/** What came of asking. */
export type NetAnswer =
  /** A whole answer, whatever it says. */
  | { readonly kind: 'answer'; readonly status: number; readonly bytes: Uint8Array }
  /** Certain that the server has done nothing: nothing left this computer, or it turned the question away unread. */
  | { readonly kind: 'notSent'; readonly reason: Unreachable }
  /** The question may have been heard, and its answer is lost. */
  | { readonly kind: 'cut'; readonly reason: Unreachable };

export type AskServer = (question: NetQuestion) => Promise<NetAnswer>;

export interface ServerPorts {
  /** As the program reaches the outside: through its proxy and with its certificates. */
  readonly fetch: typeof fetch;
  /** Milliseconds by a clock that only goes on. */
  steady(): number;
}

export interface ServerSettings {
  /** Without a slash at its end. */
  readonly url: string;
  /** What every question to the carrier itself carries, its key among it, as it is at that moment. */
  headers(): Promise<Readonly<Record<string, string>>>;
  readonly timeoutMs: number;
  readonly limit: CallLimit;
}

/** A call that may wait for the budget: longer, and nobody would wait for it at the bench. */
const LONGEST_WAIT_MS = 5_000;
/** An answer larger than this is none: labels are tens of kilobytes. */
const LARGEST_ANSWER = 20_000_000;

/**
 * Errors of the system, of undici and of Chromium that only come before a request is written: no name, no connection, no trust. A broken TLS
 * record and a way that is lost come afterwards too, so they are none of these.
 */
const BEFORE_SENDING =
  /^(ENOTFOUND|EAI_\w+|ECONNREFUSED|UND_ERR_CONNECT_TIMEOUT|CERT_\w+|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+|ERR_TLS_CERT_ALTNAME_INVALID|net::ERR_(NAME_NOT_RESOLVED|NAME_RESOLUTION_FAILED|CONNECTION_REFUSED|CONNECTION_TIMED_OUT|PROXY_CONNECTION_FAILED|TUNNEL_CONNECTION_FAILED|CERT_\w+))$/;
/** What a connection that could not be made failed at; the same errors while reading or writing say nothing of what was heard. */
const CONNECTING: ReadonlySet<unknown> = new Set(['connect', 'getaddrinfo']);

/**
 * Asks a carrier's server over HTTP, each question within its time and all of them within the site's budget of calls. A 429 is the server
 * turning a question away; until the time it names nothing is sent. What can wait never takes a call that a label may need. When in doubt whether a question arrived, it is `cut`.
 */
export function createAsk(settings: ServerSettings, ports: ServerPorts): AskServer {
  let budget: CallBudget = fullBudget(settings.limit, ports.steady());
  let quietUntil = 0;
  let waiting = 0;

  const grantedSpare = (): boolean => {
    const now = ports.steady();
    if (waiting > 0 || quietUntil > now) return false;
    const taken = takeSpareCall(budget, settings.limit, now);
    budget = taken.budget;
    return taken.granted > 0;
  };
  const granted = async (): Promise<boolean> => {
    for (let waited = 0; ;) {
      const now = ports.steady();
      const taken = takeCalls(budget, 1, settings.limit, now);
      const waitMs = Math.max(taken.waitMs, quietUntil - now);
      if (waitMs <= 0) {
        budget = taken.budget;
        return true;
      }
      if (waited + waitMs > LONGEST_WAIT_MS) return false;
      waited += waitMs;
      waiting += 1;
      await new Promise((resolve) => setTimeout(resolve, waitMs));
      waiting -= 1;
    }
  };

  return async ({ method, path, body, isSpare = false }) => {
    if (!(isSpare ? grantedSpare() : await granted())) return { kind: 'notSent', reason: 'tooManyCalls' };
    const isElsewhere = /^https?:/.test(path);
    try {
      const response = await ports.fetch(isElsewhere ? path : `${settings.url}${path}`, {
        method,
        // The key goes to the carrier alone, not to where it keeps its files.
        headers: { ...(isElsewhere ? {} : await settings.headers()), 'Content-Type': 'application/json' },
        ...(body !== undefined && { body: JSON.stringify(body) }),
        redirect: isElsewhere ? 'follow' : 'error',
        signal: AbortSignal.timeout(settings.timeoutMs),
      });
      if (response.status === 429) {
        quietUntil = ports.steady() + retryAfterMs(response.headers.get('retry-after'));
        return { kind: 'notSent', reason: 'tooManyCalls' };
      }
      const bytes = new Uint8Array(await response.arrayBuffer());
      return bytes.length > LARGEST_ANSWER
        ? { kind: 'cut', reason: 'badAnswer' }
        : { kind: 'answer', status: response.status, bytes };
    } catch (error) {
      return failure(error);
    }
  };
}

/** A paper fetched from where a carrier keeps it; null for anything that is no PDF, such as a page of an error. */
export async function fetchPdf(ask: AskServer, path: string): Promise<Uint8Array | null> {
  const answer = await ask({ method: 'GET', path });
  return answer.kind === 'answer' && answer.status === 200 && isPdf(answer.bytes) ? answer.bytes : null;
}

/** By how a PDF begins (ISO 32000-2, 7.5.2). */
export const isPdf = (bytes: Uint8Array): boolean => new TextDecoder('latin1').decode(bytes.subarray(0, 5)) === '%PDF-';

/** Seconds, or a date of HTTP (RFC 9110, 10.2.3); a second where it says neither, a minute at most. */
function retryAfterMs(header: string | null): number {
  const seconds = header !== null && /^\d+$/.test(header.trim()) ? Number(header) : 1;
  return Math.min(Math.max(seconds, 1), 60) * 1000;
}

function failure(error: unknown): NetAnswer {
  if (error instanceof DOMException && error.name === 'TimeoutError') return { kind: 'cut', reason: 'timeout' };
  const causes = causesOf(error);
  // Several addresses of one name fail together: all of them before anything was sent, or it counts as heard.
  return causes.length > 0 && causes.every(isBeforeSending)
    ? { kind: 'notSent', reason: 'offline' }
    : { kind: 'cut', reason: 'offline' };
}

interface Cause {
  readonly code: string;
  /** What the system was asked for; undefined where the error does not say. */
  readonly syscall: unknown;
}

const isBeforeSending = ({ code, syscall }: Cause): boolean =>
  CONNECTING.has(syscall) || (syscall === undefined && BEFORE_SENDING.test(code));

function causesOf(error: unknown): readonly Cause[] {
  if (!(error instanceof Error)) return [];
  if (error.cause instanceof Error) return causesOf(error.cause);
  if (error instanceof AggregateError) return error.errors.flatMap(causesOf);
  const syscall = 'syscall' in error ? error.syscall : undefined;
  if ('code' in error && typeof error.code === 'string') return [{ code: error.code, syscall }];
  const chromium = /net::ERR_\w+/.exec(error.message);
  return chromium ? [{ code: chromium[0], syscall }] : [];
}
