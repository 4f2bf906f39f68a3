import type { z } from 'zod';
import type { Unreachable } from '../station/ports.ts';
import type { AskServer, NetQuestion } from './http.ts';

/** A carrier's no, as it stands in its answers. */
export interface ServerError {
  readonly code: string;
  readonly detail: string;
}

/** What a carrier said, sorted by what it means for a purchase. */
export type Said<T> =
  | { readonly kind: 'said'; readonly value: T }
  /** It heard the question and will not do it; its own code and words. */
  | ({ readonly kind: 'refused'; readonly status: number } & ServerError)
  | { readonly kind: 'notSent'; readonly reason: Unreachable }
  /** Nobody knows whether it did it. */
  | { readonly kind: 'unclear'; readonly reason: Unreachable };

/** The carrier's key as it is now, which a person may put in while the station works; '' where there is none: then nothing is sent. */
export type CarrierKey = () => Promise<string>;

/** Asks a carrier's server and reads its answer by a schema. */
export type SayTo = <T extends z.ZodType>(question: NetQuestion, schema: T) => Promise<Said<z.infer<T>>>;

/**
 * Asks and sorts. A 4xx in the carrier's own shape of an error is a refusal; a 5xx, a 4xx in any other shape and anything that can't be
 * read say nothing of what was done. A 401 or 403 is a key that is not let in, and a missing one is not sent: nothing was done.
 */
export function createSay(ask: AskServer, key: CarrierKey, readError: (json: unknown) => ServerError | null): SayTo {
  return async (question, schema) => {
    if ((await key()) === '') return { kind: 'notSent', reason: 'notAllowed' };
    const answer = await ask(question);
    if (answer.kind === 'notSent') return answer;
    if (answer.kind === 'cut') return { kind: 'unclear', reason: answer.reason };
    if (answer.status === 401 || answer.status === 403) return { kind: 'notSent', reason: 'notAllowed' };
    const json = jsonOf(answer.bytes);
    if (answer.status >= 200 && answer.status < 300) {
      const read = schema.safeParse(json);
      return read.success ? { kind: 'said', value: read.data } : { kind: 'unclear', reason: 'badAnswer' };
    }
    const error = answer.status >= 400 && answer.status < 500 ? readError(json) : null;
    return error ? { kind: 'refused', status: answer.status, ...error } : { kind: 'unclear', reason: 'badAnswer' };
  };
}

/** Those of a list that a schema reads: one that is not what it should be hides no other. */
export const readable = <T extends z.ZodType>(schema: T, all: readonly unknown[]): z.infer<T>[] =>
  all.flatMap((one) => {
    const read = schema.safeParse(one);
    return read.success ? [read.data] : [];
  });

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch {
    return undefined;
  }
}

/** A page of an error is no label, whatever its status: one that begins and ends as ZPL does. */
export function isZpl(bytes: Uint8Array): boolean {
  const text = (part: Uint8Array): string => new TextDecoder('latin1').decode(part);
  return text(bytes.subarray(0, 4_000)).includes('^XA') && text(bytes.subarray(-4_000)).includes('^XZ');
}
