import type { Sha256 } from '../ids.ts';
import type { Sha256Of } from './hashChain.ts';

/*
 * The tree of RFC 9162, 2.1, over the hashes of the journal's rows in their order, the first one at 0: the left half of a tree holds the
 * greatest power of two of leaves that is smaller than all. Leaves, nodes and the root with the number of leaves are hashed apart, by `0:`,
 * `1:` and `2:` before hexadecimal text.
 */
const leafOf = (rowHash: Sha256, sha256: Sha256Of): Sha256 => sha256(`0:${rowHash}`);
const nodeOf = (left: Sha256, right: Sha256, sha256: Sha256Of): Sha256 => sha256(`1:${left}${right}`);

const rootOf = (size: number, top: Sha256, sha256: Sha256Of): Sha256 => sha256(`2:${size.toString()}:${top}`);

interface Subtree {
  readonly start: number;
  readonly size: number;
  readonly hash: Sha256;
  /** True when a leaf that is proved lies in it. */
  readonly isKnown: boolean;
}

/** A proof that some leaves stand at their places in a tree: the roots of what lies between them, from left to right. */
export interface MerkleProof {
  readonly size: number;
  readonly root: Sha256;
  readonly nodes: readonly Sha256[];
}

/** Grows a tree leaf by leaf, in memory of its depth, and proves the leaves that `isKnown` names. */
export function growProof(
  isKnown: (index: number) => boolean,
  sha256: Sha256Of,
): { add(rowHash: Sha256): void; finish(): MerkleProof } {
  const peaks: Subtree[] = [];
  const nodes: Subtree[] = [];
  let size = 0;
  const joined = (left: Subtree, right: Subtree): Subtree => {
    // What holds no proved leaf is told by its root as soon as it stands beside something that does.
    if (left.isKnown !== right.isKnown) nodes.push(left.isKnown ? right : left);
    return {
      start: left.start,
      size: left.size + right.size,
      hash: nodeOf(left.hash, right.hash, sha256),
      isKnown: left.isKnown || right.isKnown,
    };
  };
  return {
    add(rowHash) {
      let last: Subtree = { start: size, size: 1, hash: leafOf(rowHash, sha256), isKnown: isKnown(size) };
      size += 1;
      for (let peak = peaks.at(-1); peak?.size === last.size; peak = peaks.at(-1)) {
        peaks.pop();
        last = joined(peak, last);
      }
      peaks.push(last);
    },
    finish() {
      const top = peaks.reduceRight<Subtree | null>((right, left) => (right ? joined(left, right) : left), null);
      if (!top) throw new RangeError('a tree without leaves has no root');
      const told = top.isKnown ? nodes : [top];
      return {
        size,
        root: rootOf(size, top.hash, sha256),
        nodes: told.toSorted((a, b) => a.start - b.start).map(({ hash }) => hash),
      };
    },
  };
}

/** The root that a proof and the hashes of rows at their places lead to; null when the proof has too few or too many nodes. */
export function provedRoot(
  rows: ReadonlyMap<number, Sha256>,
  { size, nodes }: Pick<MerkleProof, 'size' | 'nodes'>,
  sha256: Sha256Of,
): Sha256 | null {
  const places = [...rows.keys()].sort((a, b) => a - b);
  const left = [...nodes];
  const topOf = (start: number, count: number, own: readonly number[]): Sha256 | null => {
    if (own.length === 0) return left.shift() ?? null;
    if (count === 1) return leafOf(rows.get(start) ?? ('' as Sha256), sha256);
    const half = 2 ** Math.ceil(Math.log2(count) - 1);
    const middle = start + half;
    const a = topOf(
      start,
      half,
      own.filter((place) => place < middle),
    );
    const b = topOf(
      middle,
      count - half,
      own.filter((place) => place >= middle),
    );
    return a && b && nodeOf(a, b, sha256);
  };
  const isInside = places.every((place) => Number.isSafeInteger(place) && place >= 0 && place < size);
  const top = isInside && size > 0 ? topOf(0, size, places) : null;
  return top && left.length === 0 ? rootOf(size, top, sha256) : null;
}
