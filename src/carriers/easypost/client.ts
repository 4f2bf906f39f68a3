import type { z } from 'zod';
import type { Unreachable } from '../../station/ports.ts';
import type { AskServer, NetQuestion } from '../http.ts';
import { errorAnswer } from './schema.ts';

/** What EasyPost said, sorted by what it means for a purchase. */
export type Said<T> =
  | { readonly kind: 'said'; readonly value: T }
  /** It heard the question and will not do it; its own code and words. */
  | { readonly kind: 'refused'; readonly code: string; readonly detail: string }
  | { readonly kind: 'notSent'; readonly reason: Unreachable }
  /** Nobody knows whether it did it. */
  | { readonly kind: 'unclear'; readonly reason: Unreachable };

/**
 * Asks EasyPost and reads its answer by a schema. A 4xx with its error is a refusal; a 5xx, a 4xx without its error and anything that can't
 * be read says nothing of what was done. A 401 or 403 is a key that is not let in: nothing was done.
 */
export async function say<T extends z.ZodType>(
  ask: AskServer,
  question: NetQuestion,
  schema: T,
): Promise<Said<z.infer<T>>> {
  const answer = await ask(question);
  if (answer.kind === 'notSent') return answer;
  if (answer.kind === 'cut') return { kind: 'unclear', reason: answer.reason };
  if (answer.status === 401 || answer.status === 403) return { kind: 'notSent', reason: 'notAllowed' };
  const json = jsonOf(answer.bytes);
  if (answer.status >= 200 && answer.status < 300) {
    const read = schema.safeParse(json);
    return read.success ? { kind: 'said', value: read.data } : { kind: 'unclear', reason: 'badAnswer' };
  }
  const error = errorAnswer.safeParse(json);
  if (!error.success || answer.status >= 500 || answer.status < 400) return { kind: 'unclear', reason: 'badAnswer' };
  const { code, message, errors } = error.data.error;
  const fields = errors.map((one) => [one.field, one.message].filter(Boolean).join(': '));
  return { kind: 'refused', code, detail: [message, ...fields].filter(Boolean).join(' · ') };
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch {
    return undefined;
  }
}
