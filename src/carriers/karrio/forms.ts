import { z } from 'zod';
import type { CarrierForms, FormAnswer, FormFound, MadeForm, WantedForm } from '../../station/ports.ts';
import { fetchPdf, isPdf, type AskServer } from '../http.ts';
import type { SayTo } from '../said.ts';
import { addressOf } from './map.ts';
import { FAILED_BEHIND, pathOf } from './paths.ts';

/*
 * A Karrio server's manifests (its OpenAPI description, manifests), as far as they are read. It puts no label on two of them. Whether a server
 * tells the reference again depends on its version: where it does not, a lost one is not found, and asking anew is refused.
 */
const manifest = z.object({
  id: z.string().min(1),
  reference: z.string().nullish(),
  manifest_url: z.string().nullish(),
  doc: z.object({ manifest: z.string().nullish() }).nullish(),
});
type Manifest = z.infer<typeof manifest>;
const page = z.object({ results: z.array(manifest), next: z.string().nullish() });

const PAGES = 5;

interface Server {
  readonly ask: AskServer;
  readonly say: SayTo;
}

/** Manifests of the carriers that a server is connected to. */
export const karrioForms = (server: Server, settleMs: number): CarrierForms => ({
  settleMs,
  // `fedex:fedex_ground`, or `fedex/account:fedex_ground`
  groupOf: (service) => /^[^:/]+/.exec(service)?.[0] ?? service,
  ask: (form) => make(server, form),
  find: (form) => find(server, form),
});

async function make(server: Server, { formId, group, labels, shipFrom }: WantedForm): Promise<FormAnswer> {
  const body = {
    carrier_name: group,
    reference: formId,
    shipment_ids: labels,
    address: addressOf(shipFrom, null),
    options: {},
  };
  const said = await server.say({ method: 'POST', path: '/v1/manifests', body }, manifest);
  switch (said.kind) {
    case 'said': {
      const made = await withPaper(server, said.value);
      return made ? { kind: 'made', ...made } : { kind: 'unknown', reason: 'printUnavailable' };
    }
    case 'refused':
      // A carrier behind it that failed may have made it.
      return said.status === FAILED_BEHIND
        ? { kind: 'unknown', reason: 'badAnswer' }
        : { kind: 'rejected', reason: 'carrierRefused', detail: said.detail };
    case 'notSent':
      return said;
    case 'unclear':
      return { kind: 'unknown', reason: said.reason };
  }
}

/** Among the latest of its carrier, by the reference it was asked with. */
async function find(server: Server, { formId, group }: WantedForm): Promise<FormFound> {
  let path: string | null = `/v1/manifests?carrier_name=${encodeURIComponent(group)}&limit=100`;
  for (let at = 0; path !== null && at < PAGES; at += 1) {
    const said = await server.say({ method: 'GET', path }, page);
    if (said.kind === 'refused') return { kind: 'unclear', reason: 'badAnswer' };
    if (said.kind !== 'said') return { kind: 'unclear', reason: said.reason };
    const found = said.value.results.find(({ reference }) => reference === formId);
    if (found) {
      const made = await withPaper(server, found);
      return made ? { kind: 'found', ...made } : { kind: 'unclear', reason: 'printUnavailable' };
    }
    path = pathOf(said.value.next ?? null);
  }
  return { kind: 'notFound' };
}

/** Null where its paper is told of and can't be had. */
async function withPaper({ ask }: Server, { id, manifest_url: address, doc }: Manifest): Promise<MadeForm | null> {
  const inline = doc?.manifest ? new Uint8Array(Buffer.from(doc.manifest, 'base64')) : null;
  if (inline && isPdf(inline)) return { number: id, paper: inline };
  const path = pathOf(address ?? null);
  if (path === null) return { number: id, paper: null };
  const paper = await fetchPdf(ask, path);
  return paper && { number: id, paper };
}
