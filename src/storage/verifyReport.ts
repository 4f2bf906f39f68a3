/** One thing that is not as the journal says. Values are shown as stored; the tables compared hold no names or addresses. */
export type Finding =
  | { readonly kind: 'journal'; readonly seq: number; readonly problem: JournalProblem; readonly detail: string }
  | { readonly kind: 'person'; readonly personId: string; readonly seq: number | null; readonly problem: PersonProblem }
  | { readonly kind: 'label'; readonly hash: string; readonly problem: 'bytesChanged' }
  | { readonly kind: 'curve'; readonly seq: number; readonly problem: 'readingsChanged' | 'notInJournal' }
  | {
      readonly kind: 'projection';
      readonly table: string;
      readonly key: string;
      /** Null when the whole row is missing or too many. */
      readonly column: string | null;
      readonly stored: string | null;
      readonly rebuilt: string | null;
    }
  | { readonly kind: 'schema'; readonly name: string; readonly problem: 'changed' | 'missing' | 'added' }
  | { readonly kind: 'file'; readonly detail: string };

export type JournalProblem =
  'rowMissing' | 'hashWrong' | 'chainBroken' | 'streamWrong' | 'notReadable' | 'notProjectable' | 'endMissing';
export type PersonProblem = 'dataChanged' | 'dataMissing' | 'notInJournal' | 'leftAfterErase';

/** What a verification found. */
export interface VerifyReport {
  readonly isSound: boolean;
  readonly journalRows: number;
  /** Hash of the last row: written down elsewhere, it proves later that no row before it was touched. */
  readonly headHash: string;
  readonly people: { readonly present: number; readonly erased: number };
  readonly labels: number;
  /** Projection rows compared. */
  readonly projectionRows: number;
  /** The first findings, at most FINDINGS_KEPT. */
  readonly findings: readonly Finding[];
  readonly findingCount: number;
}

/** How many findings a report names one by one. */
export const FINDINGS_KEPT = 1_000;

/** Collects findings and counts all of them. */
export interface Findings {
  add(finding: Finding): void;
  kept(): readonly Finding[];
  count(): number;
}

/** An empty collection. */
export function collectFindings(): Findings {
  const kept: Finding[] = [];
  let count = 0;
  return {
    add: (finding) => {
      count += 1;
      if (kept.length < FINDINGS_KEPT) kept.push(finding);
    },
    kept: () => kept,
    count: () => count,
  };
}
