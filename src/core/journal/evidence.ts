import type { PersonId, Sha256, UserId } from '../ids.ts';
import type { Instant } from '../time.ts';
import { personDigest, rowHash, type ChainedRow, type Sha256Of } from './hashChain.ts';
import { provedRoot } from './merkle.ts';

/** The name of the file's format. */
export const EVIDENCE_FORMAT = 'packing-station-replay';

/** Everything a station says of one order, in a form that another computer can check without it. */
export interface ReplayEvidence {
  readonly format: typeof EVIDENCE_FORMAT;
  readonly version: 1;
  readonly stationId: string;
  readonly orderId: string;
  readonly number: string;
  readonly exportedAt: Instant;
  /** As they were chained, in their order. */
  readonly rows: readonly ChainedRow[];
  readonly chain: {
    /** Rows of the whole journal. */
    readonly size: number;
    /** Hash of its last row. */
    readonly head: Sha256;
    /** Root of the tree over the hashes of all its rows, and what proves just the rows above to be in it. */
    readonly root: Sha256;
    readonly nodes: readonly Sha256[];
    /** Sequence numbers of the order's rows: one that is missing is named. */
    readonly listed: readonly number[];
  };
  /** The personal data behind the digests in the rows; null where they were not to be exported. */
  readonly people: readonly { readonly personId: PersonId; readonly salt: string; readonly data: string }[] | null;
  /** Whose data were erased before. */
  readonly erased: readonly { readonly personId: PersonId; readonly at: Instant }[];
  readonly users: readonly { readonly userId: UserId; readonly number: string; readonly name: string | null }[];
  readonly curves: readonly { readonly seq: number; readonly readings: string }[];
}

/** What can be wrong with the contents. */
export type EvidenceFault =
  | 'rowMissing'
  | 'rowAdded'
  | 'rowsNotInOrder'
  | 'rowAltered'
  | 'rowOfOtherStation'
  | 'linkBroken'
  | 'notInChain'
  | 'personAltered'
  | 'curveAltered';

/** One thing that is wrong, with the row it is about. */
export interface EvidenceProblem {
  readonly reason: EvidenceFault;
  readonly seq: number | null;
}

/** Everything that is wrong with the contents; nothing when the rows are whole, unaltered, in order and of this station's chain. */
export function evidenceProblems(evidence: ReplayEvidence, sha256: Sha256Of): readonly EvidenceProblem[] {
  return [
    ...listProblems(evidence),
    ...evidence.rows.flatMap((row, index) => rowProblems(row, evidence.rows[index - 1] ?? null, evidence, sha256)),
    ...(isProved(evidence, sha256) ? [] : [{ reason: 'notInChain', seq: null } as const]),
    ...besideProblems(evidence, sha256),
  ];
}

function listProblems({ rows, chain: { listed } }: ReplayEvidence): readonly EvidenceProblem[] {
  const seqs = rows.map(({ seq }) => seq);
  const [there, wanted] = [new Set(seqs), new Set(listed)];
  return [
    ...listed.filter((seq) => !there.has(seq)).map((seq) => ({ reason: 'rowMissing' as const, seq })),
    ...seqs.filter((seq) => !wanted.has(seq)).map((seq) => ({ reason: 'rowAdded' as const, seq })),
    ...seqs
      .filter((seq, index) => index > 0 && seq <= (seqs[index - 1] ?? 0))
      .map((seq) => ({ reason: 'rowsNotInOrder' as const, seq })),
  ];
}

function rowProblems(
  row: ChainedRow,
  before: ChainedRow | null,
  { stationId }: ReplayEvidence,
  sha256: Sha256Of,
): readonly EvidenceProblem[] {
  const { seq } = row;
  const faults: EvidenceFault[] = [];
  if (rowHash(row, sha256) !== row.hash) faults.push('rowAltered');
  if (row.stationId !== stationId) faults.push('rowOfOtherStation');
  if (before?.seq === seq - 1 && before.hash !== row.prevHash) faults.push('linkBroken');
  return faults.map((reason) => ({ reason, seq }));
}

/** The places of the tree that are proved: the order's rows, no more and no fewer. */
export const provedPlaces = (rows: readonly ChainedRow[]): ReadonlyMap<number, Sha256> =>
  new Map(rows.map(({ seq, hash }) => [seq - 1, hash]));

function isProved({ rows, chain }: ReplayEvidence, sha256: Sha256Of): boolean {
  const last = rows.find(({ seq }) => seq === chain.size);
  if (last && last.hash !== chain.head) return false;
  return provedRoot(provedPlaces(rows), chain, sha256) === chain.root;
}

/** Personal data and curves stand beside the journal: their digests are in the rows. */
function besideProblems({ rows, people, curves }: ReplayEvidence, sha256: Sha256Of): readonly EvidenceProblem[] {
  const strangers = (people ?? []).filter(
    ({ personId, salt, data }) =>
      !rows.some(({ person }) => person?.personId === personId && person.digest === personDigest(salt, data, sha256)),
  );
  const curveOf = (seq: number): unknown => {
    try {
      const event: unknown = JSON.parse(rows.find((row) => row.seq === seq)?.eventText ?? 'null');
      return typeof event === 'object' && event !== null && 'curve' in event ? event.curve : null;
    } catch {
      return null;
    }
  };
  return [
    ...strangers.map(({ personId }) => ({
      reason: 'personAltered' as const,
      seq: rows.find(({ person }) => person?.personId === personId)?.seq ?? null,
    })),
    ...curves
      .filter(({ seq, readings }) => curveOf(seq) !== sha256(readings))
      .map(({ seq }) => ({ reason: 'curveAltered' as const, seq })),
  ];
}
