import type { Arranged } from '../../core/carton/choose.ts';
import type { Problem } from '../../core/carton/engine/problem.ts';
import type { Answer, Effort } from '../../core/carton/engine/solve.ts';

/** What the thread is asked: the best boxes, or places in each of some boxes. */
export type CartonJob =
  | { readonly kind: 'solve'; readonly problem: Problem; readonly effort: Effort }
  | { readonly kind: 'arrange'; readonly problem: Problem; readonly boxes: readonly number[]; readonly effort: Effort };

/** What it answers, or a failure in words. */
export type CartonAnswer =
  | { readonly kind: 'solved'; readonly answer: Answer }
  | { readonly kind: 'arranged'; readonly found: readonly Arranged[] }
  | { readonly kind: 'failed'; readonly message: string };

/** A job or answer with the number that joins the two. */
export interface Numbered<T> {
  readonly id: number;
  readonly body: T;
}
