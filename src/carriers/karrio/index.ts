import type { IntentId } from '../../core/ids.ts';
import { ok, refuse } from '../../core/result.ts';
import type {
  BuyAnswer,
  CarrierLabel,
  CarrierPort,
  ChosenOffer,
  FindAnswer,
  PurchaseIntent,
  ShipmentDraft,
  VoidAnswer,
} from '../../station/ports.ts';
import { namedServices } from '../namedServices.ts';
import { createAsk, type AskServer, type ServerPorts } from '../http.ts';
import { createSay, isZpl, type CarrierKey, type SayTo } from '../said.ts';
import { checkAddress } from './addresses.ts';
import { track } from './track.ts';
import { karrioForms } from './forms.ts';
import { offersOf, quoteOf, shipmentOf } from './map.ts';
import { FAILED_BEHIND, pathOf } from './paths.ts';
import { readError, shipmentAnswer, shipmentPage, type ShipmentAnswer } from './schema.ts';

export interface KarrioSettings {
  /** Where the site's own server is. */
  readonly url: string;
  readonly key: CarrierKey;
  readonly timeoutMs: number;
  readonly callsPerMinute: number;
  /** How long a label that was bought may stay unseen. */
  readonly settleMs: number;
  /** Dots per millimetre its carriers lay labels out for: an answer does not say. */
  readonly dpmm: 8 | 12 | 24;
  /** Prices at once, for choosing boxes, and the days the carrier works. */
  readonly estimates: CarrierPort;
}

interface Server {
  readonly ask: AskServer;
  readonly say: SayTo;
  readonly url: string;
  readonly dpmm: 8 | 12 | 24;
}

const PAGES = 20;
const CONFLICT = 409;
/** States of a shipment that has no label. */
const UNBOUGHT = new Set(['draft', 'cancelled', 'failed']);

/**
 * A Karrio server of the site's own, over HTTP only. A draft is created with the intent as its reference and purchased by its rate; Karrio
 * answers 409 to buying a bought one. A carrier behind it that failed (424) may have sold or not: that is looked up.
 */
export function createKarrioCarrier(settings: KarrioSettings, ports: ServerPorts): CarrierPort {
  const { estimates, dpmm, url } = settings;
  const ask = createAsk(
    {
      url,
      headers: async () => ({ Authorization: `Token ${await settings.key()}`, Accept: 'application/json' }),
      timeoutMs: settings.timeoutMs,
      limit: { perMinute: settings.callsPerMinute },
    },
    ports,
  );
  const server: Server = { ask, say: createSay(ask, settings.key, readError), url, dpmm };
  return {
    id: 'karrio',
    name: 'Karrio',
    isNetworked: true,
    capabilities: {
      lookUp: { settleMs: settings.settleMs },
      voids: { days: null },
      tracks: { perQuestion: 1 },
      checksAddresses: true,
    },
    services: namedServices({}),
    workingDays: estimates.workingDays,
    soonest: () => null,
    quote: estimates.quote,
    prices: estimates.prices,
    offers: async (draft, intentId) => {
      const made = await create(server, draft, intentId);
      if (made.kind === 'said') return ok(offersOf(made.value, draft));
      return made.kind === 'refused' ? { ...refuse('carrierRefused'), detail: made.detail } : refuse(made.reason);
    },
    buy: (_intent, draft, offer) => buy(server, draft, offer),
    find: (intent, draft) => find(server, intent, draft),
    void: ({ carrierRef }) => giveBack(server, carrierRef),
    track: (numbers, urgency) => track(server.say, numbers, urgency),
    forms: karrioForms(server, settings.settleMs),
    validateAddress: (address, urgency) => checkAddress(server.say, address, urgency),
  };
}

const create = ({ say }: Server, draft: ShipmentDraft, intentId: IntentId | null) =>
  say(
    { method: 'POST', path: '/v1/shipments', body: shipmentOf(draft, intentId), isSpare: intentId === null },
    shipmentAnswer,
  );

async function buy(server: Server, draft: ShipmentDraft, offer: ChosenOffer | null): Promise<BuyAnswer> {
  const [shipmentId = '', rateId = ''] = (offer?.token ?? '').split(' ');
  if (shipmentId === '' || rateId === '') return { kind: 'rejected', reason: 'noService', detail: null };
  const path = `/v1/shipments/${encodeURIComponent(shipmentId)}/purchase`;
  const body = { selected_rate_id: rateId, label_type: 'ZPL' };
  const said = await server.say({ method: 'POST', path, body }, shipmentAnswer);
  switch (said.kind) {
    case 'said': {
      const label = await labelOf(server, said.value, draft);
      return label.kind === 'found'
        ? { kind: 'bought', label: label.label }
        : { kind: 'unknown', reason: label.reason };
    }
    case 'refused':
      // Bought already, and a carrier behind it that failed, come in the shape of a refusal and are none.
      return said.status === CONFLICT || said.status === FAILED_BEHIND
        ? { kind: 'unknown', reason: 'badAnswer' }
        : { kind: 'rejected', reason: 'carrierRefused', detail: said.detail };
    case 'notSent':
      return { kind: 'notSent', reason: said.reason };
    case 'unclear':
      return { kind: 'unknown', reason: said.reason };
  }
}

async function find(server: Server, intent: PurchaseIntent, draft: ShipmentDraft): Promise<FindAnswer> {
  const found: ShipmentAnswer[] = [];
  let path: string | null = `/v1/shipments?reference=${encodeURIComponent(intent.intentId)}&limit=100`;
  for (let page = 0; path !== null; page += 1) {
    if (page === PAGES) return { kind: 'unclear', reason: 'badAnswer' };
    const said = await server.say({ method: 'GET', path }, shipmentPage);
    if (said.kind === 'refused') return { kind: 'unclear', reason: 'badAnswer' };
    if (said.kind !== 'said') return { kind: 'unclear', reason: said.reason };
    found.push(...said.value.results.filter((one) => one.reference === intent.intentId && isBought(one)));
    path = pathOf(said.value.next ?? null);
  }
  const [first, ...more] = found;
  if (!first) return { kind: 'notFound' };
  return more.length > 0 ? { kind: 'unclear', reason: 'severalBought' } : labelOf(server, first, draft);
}

/** A given back label was bought too: its shipment is cancelled and keeps its number. */
const isBought = ({ status, tracking_number: number }: ShipmentAnswer): boolean =>
  Boolean(number) && !UNBOUGHT.has(status);

/** A purchased shipment as a label with its bytes. Without them it stays to be found again: it was paid for. */
async function labelOf(
  server: Server,
  bought: ShipmentAnswer,
  draft: ShipmentDraft,
): Promise<Extract<FindAnswer, { kind: 'found' | 'unclear' }>> {
  const { tracking_number: tracking, selected_rate: rate } = bought;
  const quote = rate && quoteOf(rate, draft);
  if (!tracking || !quote) return { kind: 'unclear', reason: 'badAnswer' };
  const bytes = await zplOf(server, bought);
  if (!bytes) return { kind: 'unclear', reason: 'printUnavailable' };
  const print = { format: 'zpl', dpmm: server.dpmm, bytes } as const;
  const label: CarrierLabel = { tracking, sscc: null, scanText: tracking, quote, carrierRef: bought.id, print };
  return { kind: 'found', label };
}

async function zplOf({ ask }: Server, { docs, label_url: address, id }: ShipmentAnswer): Promise<Uint8Array | null> {
  const inline = docs?.label ? new Uint8Array(Buffer.from(docs.label, 'base64')) : null;
  if (inline && isZpl(inline)) return inline;
  const path = pathOf(address ?? null) ?? `/v1/shipments/${encodeURIComponent(id)}/label.zpl`;
  const answer = await ask({ method: 'GET', path });
  return answer.kind === 'answer' && answer.status === 200 && isZpl(answer.bytes) ? answer.bytes : null;
}

/** Cancels, or tells that it is cancelled already. */
async function giveBack({ say }: Server, shipmentId: string | null): Promise<VoidAnswer> {
  if (shipmentId === null) return { kind: 'refused', reason: 'notOffered', detail: null };
  const path = `/v1/shipments/${encodeURIComponent(shipmentId)}`;
  const known = await say({ method: 'GET', path }, shipmentAnswer);
  if (known.kind === 'refused') return { kind: 'refused', reason: 'carrierRefused', detail: known.detail };
  if (known.kind !== 'said') return { kind: 'unclear', reason: known.reason };
  if (known.value.status === 'cancelled') return { kind: 'voided' };
  const said = await say({ method: 'POST', path: `${path}/cancel`, body: {} }, shipmentAnswer);
  if (said.kind === 'refused') return { kind: 'refused', reason: 'carrierRefused', detail: said.detail };
  if (said.kind !== 'said') return { kind: 'unclear', reason: said.reason };
  return said.value.status === 'cancelled' ? { kind: 'voided' } : { kind: 'pending' };
}
