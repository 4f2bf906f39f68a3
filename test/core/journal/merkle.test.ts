import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Sha256 } from '../../../src/core/ids.ts';
import { growProof, provedRoot, type MerkleProof } from '../../../src/core/journal/merkle.ts';
import { systemRuntime } from '../../../src/station/runtime.ts';

const { sha256 } = systemRuntime;
const leaves = (count: number): readonly Sha256[] =>
  Array.from({ length: count }, (_, index) => sha256(`row ${index.toString()}`));
function proofOf(all: readonly Sha256[], places: readonly number[]): MerkleProof {
  const grown = growProof((index) => places.includes(index), sha256);
  for (const leaf of all) grown.add(leaf);
  return grown.finish();
}
const at = (all: readonly Sha256[], places: readonly number[]): ReadonlyMap<number, Sha256> =>
  new Map(places.map((place) => [place, all[place] ?? ('' as Sha256)]));

it('has the shape of RFC 9162: the left half is the greatest power of two below all', () => {
  const [a, b, c] = leaves(3).map((hash) => sha256(`0:${hash}`));
  const top = sha256(`1:${sha256(`1:${a ?? ''}${b ?? ''}`)}${c ?? ''}`);
  expect(proofOf(leaves(3), []).root).toBe(sha256(`2:3:${top}`));
});

const trees = fc
  .integer({ min: 1, max: 70 })
  .chain((size) => fc.record({ size: fc.constant(size), places: fc.uniqueArray(fc.nat(size - 1), { maxLength: 12 }) }));

it('proves any leaves of any tree by fewer nodes than it has leaves', () => {
  fc.assert(
    fc.property(trees, ({ size, places }) => {
      const all = leaves(size);
      const proof = proofOf(all, places);
      expect(provedRoot(at(all, places), proof, sha256)).toBe(proof.root);
      expect(proof.root).toBe(proofOf(all, []).root);
      expect(proof.nodes.length + places.length).toBeLessThanOrEqual(Math.max(1, size));
    }),
  );
});

it('proves no other leaf, no other place, and nothing with a node too few, too many or changed', () => {
  fc.assert(
    fc.property(
      trees.filter(({ places }) => places.length > 0),
      fc.nat(),
      ({ size, places }, chance) => {
        const all = leaves(size);
        const proof = proofOf(all, places);
        const place = places[chance % places.length] ?? 0;
        const other = new Map([...at(all, places), [place, sha256('another')] as const]);
        expect(provedRoot(other, proof, sha256)).not.toBe(proof.root);
        const less = new Map([...at(all, places)].filter(([index]) => index !== place));
        expect(provedRoot(less, proof, sha256)).not.toBe(proof.root);
        expect(provedRoot(at(all, places), { ...proof, nodes: [...proof.nodes, sha256('x')] }, sha256)).toBeNull();
        expect(provedRoot(at(all, places), { ...proof, size: size + 1 }, sha256)).not.toBe(proof.root);
        if (proof.nodes.length === 0) return;
        const nodes = proof.nodes.map((node, index) => (index === chance % proof.nodes.length ? sha256('x') : node));
        expect(provedRoot(at(all, places), { ...proof, nodes }, sha256)).not.toBe(proof.root);
        expect(provedRoot(at(all, places), { ...proof, nodes: proof.nodes.slice(1) }, sha256)).toBeNull();
      },
    ),
  );
});
