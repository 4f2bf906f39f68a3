import { z } from 'zod';
import type { CarrierForms, FormAnswer, FormFound, WantedForm } from '../../station/ports.ts';
import { fetchPdf, type AskServer } from '../http.ts';
import type { SayTo } from '../said.ts';

/*
 * EasyPost's ScanForms (docs.easypost.com, scan forms), as far as they are read: one document of labels of one carrier and one address, made
 * at once or after a while. A label is on one form at most, and its shipment tells which.
 */
const scanForm = z.object({
  id: z.string().min(1),
  status: z.string().nullish(),
  message: z.string().nullish(),
  form_url: z.string().nullish(),
});
type ScanForm = z.infer<typeof scanForm>;
const manifested = z.object({ id: z.string().min(1), scan_form: scanForm.nullish() });

/** Codes with which EasyPost says that a label is on a form already. */
const HAS_FORM = /SCAN_?FORM.*(EXIST|ALREADY|DUPLICATE)|ALREADY/i;

interface Server {
  readonly ask: AskServer;
  readonly say: SayTo;
}

/** ScanForms of an account. */
export const easypostForms = (server: Server, settleMs: number): CarrierForms => ({
  settleMs,
  // `USPS:GroundAdvantage`
  groupOf: (service) => service.split(':')[0] ?? service,
  ask: (form) => make(server, form),
  find: (form) => find(server, form),
});

async function make(server: Server, { labels }: WantedForm): Promise<FormAnswer> {
  const body = { shipments: labels.map((id) => ({ id })) };
  const said = await server.say({ method: 'POST', path: '/v2/scan_forms', body }, scanForm);
  switch (said.kind) {
    case 'said': {
      const found = await formOf(server, said.value);
      if (found.kind === 'found') return { ...found, kind: 'made' };
      return found.kind === 'failed'
        ? { kind: 'rejected', reason: 'carrierRefused', detail: found.detail }
        : { kind: 'unknown', reason: found.reason };
    }
    case 'refused':
      return HAS_FORM.test(said.code)
        ? { kind: 'unknown', reason: 'badAnswer' }
        : { kind: 'rejected', reason: 'carrierRefused', detail: said.detail };
    case 'notSent':
      return said;
    case 'unclear':
      return { kind: 'unknown', reason: said.reason };
  }
}

/** By the first of its labels. */
async function find(server: Server, { labels: [label = ''] }: WantedForm): Promise<FormFound> {
  const said = await server.say({ method: 'GET', path: `/v2/shipments/${encodeURIComponent(label)}` }, manifested);
  if (said.kind === 'refused') return { kind: 'unclear', reason: 'badAnswer' };
  if (said.kind !== 'said') return { kind: 'unclear', reason: said.reason };
  return said.value.scan_form ? formOf(server, said.value.scan_form) : { kind: 'notFound' };
}

/** A form with its paper. Without that it stays to be found again: its labels can be on no other. */
async function formOf(
  { ask }: Server,
  { id, status, message, form_url: address }: ScanForm,
): Promise<Exclude<FormFound, { kind: 'notFound' }>> {
  if (status === 'failed') return { kind: 'failed', detail: message ?? null };
  if (!address) return { kind: 'unclear', reason: 'beingMade' };
  const paper = await fetchPdf(ask, address);
  return paper ? { kind: 'found', number: id, paper } : { kind: 'unclear', reason: 'printUnavailable' };
}
