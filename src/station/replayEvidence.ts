import type { OrderId } from '../core/ids.ts';
import { EVIDENCE_FORMAT, provedPlaces, type ReplayEvidence } from '../core/journal/evidence.ts';
import type { ChainedRow } from '../core/journal/hashChain.ts';
import { growProof, type MerkleProof } from '../core/journal/merkle.ts';
import { ok, refuse, type Result } from '../core/result.ts';
import { walkChain } from './chainWalk.ts';
import type { RuntimePort, StoragePort } from './ports.ts';

/** Why there is nothing to sign: no such order, or the journal is not whole: at which row. */
export interface EvidenceRefusal {
  readonly kind: 'unknownOrder' | 'chainBroken';
  readonly seq: number | null;
}

interface EvidencePorts {
  readonly storage: StoragePort;
  readonly runtime: RuntimePort;
}

/**
 * Gathers what a station says of an order. The whole journal is walked, checked and made into a tree, a few milliseconds at a time, so that
 * nobody at the bench waits for it; a station does not sign for a chain that is broken.
 */
export async function gatherEvidence(
  { storage, runtime }: EvidencePorts,
  orderId: OrderId,
  withPeople: boolean,
): Promise<Result<ReplayEvidence, EvidenceRefusal>> {
  const order = storage.orders.byId(orderId);
  if (!order) return refuse({ kind: 'unknownOrder', seq: null });
  const rows = storage.replay.rows(orderId).map(({ row }) => row);
  const walked = await walk({ storage, runtime }, rows);
  if (!walked.ok) return walked;
  const { head, proof } = walked.value;
  return ok({
    format: EVIDENCE_FORMAT,
    version: 1,
    stationId: storage.replay.stationId,
    orderId,
    number: order.number,
    exportedAt: runtime.now(),
    rows,
    chain: {
      size: proof.size,
      head: head.hash,
      root: proof.root,
      nodes: proof.nodes,
      listed: rows.map(({ seq }) => seq),
    },
    ...peopleOf(storage, rows, withPeople),
    curves: rows.flatMap(({ seq }) => {
      const readings = storage.replay.curve(seq);
      return readings === null ? [] : [{ seq, readings }];
    }),
  });
}

async function walk(
  ports: EvidencePorts,
  rows: readonly ChainedRow[],
): Promise<Result<{ readonly head: ChainedRow; readonly proof: MerkleProof }, EvidenceRefusal>> {
  const places = provedPlaces(rows);
  const grown = growProof(
    (index) => places.has(index),
    (text) => ports.runtime.sha256(text),
  );
  const walked = await walkChain(ports, ({ hash }) => {
    grown.add(hash);
  });
  if (!walked.ok) return refuse({ kind: 'chainBroken', seq: walked.error });
  const head = walked.value;
  return head ? ok({ head, proof: grown.finish() }) : refuse({ kind: 'chainBroken', seq: 1 });
}

function peopleOf(
  storage: StoragePort,
  rows: readonly ChainedRow[],
  withPeople: boolean,
): Pick<ReplayEvidence, 'people' | 'erased' | 'users'> {
  const persons = [...new Set(rows.flatMap(({ person }) => (person ? [person.personId] : [])))];
  const actors = [...new Set(rows.flatMap(({ actor }) => (actor === null ? [] : [actor])))];
  return {
    people: withPeople
      ? persons.flatMap((personId) => {
          const kept = storage.replay.person(personId);
          return kept ? [{ personId, ...kept }] : [];
        })
      : null,
    erased: persons.flatMap((personId) => {
      const at = storage.replay.erasedAt(personId);
      return at === null ? [] : [{ personId, at }];
    }),
    users: actors.map((userId) => {
      const user = storage.users.byId(userId);
      return { userId, number: user?.number ?? '', name: withPeople ? (user?.name ?? null) : null };
    }),
  };
}
