import type { OrderId } from '../../src/core/ids.ts';
import type { ReplayEvidence } from '../../src/core/journal/evidence.ts';
import { gatherEvidence } from '../../src/station/replayEvidence.ts';
import type { StoragePort } from '../../src/station/ports.ts';
import { systemRuntime } from '../../src/station/runtime.ts';

/** What a station says of an order; throws where it signs nothing. */
export async function evidenceOf(storage: StoragePort, order: OrderId, withPeople: boolean): Promise<ReplayEvidence> {
  const gathered = await gatherEvidence({ storage, runtime: systemRuntime }, order, withPeople);
  if (!gathered.ok) throw new Error(gathered.error.kind);
  return gathered.value;
}

/** The page that a person reads, up to where the evidence follows. */
export const PAGE = '<!doctype html><html lang="en"><body>\n<h1>What happened with order 2</h1>\n';
