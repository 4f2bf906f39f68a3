import type { NewFact } from './ports.ts';

/** What an item of an import did to what the station knew. */
type ImportEffect = 'added' | 'changed' | 'unchanged';

/** What is to be recorded for an item of an import. */
export interface Followed {
  readonly effect: ImportEffect;
  /** To be recorded in one transaction. */
  readonly facts: readonly NewFact[];
}
