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
import { easypostForms } from './forms.ts';
import { track } from './track.ts';
import { offersOf, quoteOf, readToken, shipmentOf } from './map.ts';
import { readError, shipmentAnswer, shipmentPage, type ShipmentAnswer } from './schema.ts';

export interface EasypostSettings {
  /** `https://api.easypost.com`, or where a test listens. */
  readonly url: string;
  readonly key: CarrierKey;
  readonly timeoutMs: number;
  readonly callsPerMinute: number;
  /** How long a label that was bought may stay unseen. */
  readonly settleMs: number;
  /** Prices at once, for choosing boxes, and the days the carrier works. */
  readonly estimates: CarrierPort;
}

/** USPS takes labels back within 30 days, others within 90 (docs.easypost.com, refunds): the shorter one. */
const VOID_DAYS = 30;
/**
 * A PC's clock may be ahead by hours, for a time zone or a summer time set wrong, and by a day: a label that was bought before it was wanted,
 * by EasyPost's clock, has to be found all the same, or it would be bought again.
 */
const CLOCKS_MS = 36 * 3_600_000;
const PAGES = 40;
/** Codes with which EasyPost says that a shipment has its label already. */
const HAS_LABEL = /POSTAGE\.EXISTS|ALREADY|PURCHASED/i;

/**
 * EasyPost over its API v2. A shipment is created with the intent as its reference and bought by its rate; the label's ZPL is fetched at
 * once, because its address expires. EasyPost has no key against buying twice: whatever is not a clear answer is looked up among the
 * purchased shipments by that reference.
 */
export function createEasypostCarrier(settings: EasypostSettings, ports: ServerPorts): CarrierPort {
  const { estimates } = settings;
  const ask = createAsk(
    {
      url: settings.url,
      headers: async () => ({ Authorization: `Basic ${btoa(`${await settings.key()}:`)}`, Accept: 'application/json' }),
      timeoutMs: settings.timeoutMs,
      limit: { perMinute: settings.callsPerMinute },
    },
    ports,
  );
  const server: Server = { ask, say: createSay(ask, settings.key, readError) };
  return {
    id: 'easypost',
    name: 'EasyPost',
    isNetworked: true,
    capabilities: {
      lookUp: { settleMs: settings.settleMs },
      voids: { days: VOID_DAYS },
      tracks: { perQuestion: 100 },
      checksAddresses: true,
    },
    services: namedServices({}),
    workingDays: estimates.workingDays,
    soonest: () => null,
    quote: estimates.quote,
    prices: estimates.prices,
    offers: async (draft, intentId) => {
      const made = await create(server, draft, intentId);
      if (made.kind === 'refused') return { ...refuse('carrierRefused'), detail: made.detail };
      if (made.kind !== 'said') return refuse(made.reason);
      const { rates, messages } = made.value;
      // Carriers behind it say there why they offer nothing.
      const detail = messages.flatMap(({ carrier, message }) => [carrier, message].filter(Boolean).join(': ') || []);
      if (rates.length === 0 && detail.length > 0) return { ...refuse('noService'), detail: detail.join(' \u00b7 ') };
      return ok(offersOf(made.value, draft));
    },
    buy: (_intent, draft, offer) => buy(server, draft, offer),
    find: (intent, draft) => find(server, intent, draft),
    void: ({ carrierRef }) => giveBack(server, carrierRef),
    track: (numbers, urgency) => track(server.say, numbers, urgency),
    forms: easypostForms(server, settings.settleMs),
    validateAddress: (address, urgency) => checkAddress(server.say, address, urgency),
  };
}

interface Server {
  readonly ask: AskServer;
  readonly say: SayTo;
}

const create = (server: Server, draft: ShipmentDraft, intentId: IntentId | null) =>
  server.say(
    {
      method: 'POST',
      path: '/v2/shipments',
      body: shipmentOf(draft, intentId, Date.now()),
      isSpare: intentId === null,
    },
    shipmentAnswer,
  );

async function buy(server: Server, draft: ShipmentDraft, offer: ChosenOffer | null): Promise<BuyAnswer> {
  const token = readToken(offer?.token ?? null);
  if (!token) return { kind: 'rejected', reason: 'noService', detail: null };
  const path = `/v2/shipments/${encodeURIComponent(token.shipmentId)}/buy`;
  const said = await server.say({ method: 'POST', path, body: { rate: { id: token.rateId } } }, shipmentAnswer);
  switch (said.kind) {
    case 'said': {
      const label = await labelOf(server, said.value, draft);
      return label.kind === 'found'
        ? { kind: 'bought', label: label.label }
        : { kind: 'unknown', reason: label.reason };
    }
    case 'refused':
      return HAS_LABEL.test(said.code)
        ? { kind: 'unknown', reason: 'badAnswer' }
        : { kind: 'rejected', reason: 'carrierRefused', detail: said.detail };
    case 'notSent':
      return { kind: 'notSent', reason: said.reason };
    case 'unclear':
      return { kind: 'unknown', reason: said.reason };
  }
}

/** By the shipment that was to be bought; where that is not known, or not there, among all that were. */
async function find(server: Server, intent: PurchaseIntent, draft: ShipmentDraft): Promise<FindAnswer> {
  const shipmentId = readToken(intent.token ?? null)?.shipmentId;
  if (shipmentId === undefined) return findAmongAll(server, intent, draft);
  const path = `/v2/shipments/${encodeURIComponent(shipmentId)}`;
  const said = await server.say({ method: 'GET', path }, shipmentAnswer);
  if (said.kind === 'refused') return findAmongAll(server, intent, draft);
  if (said.kind !== 'said') return { kind: 'unclear', reason: said.reason };
  return isBought(said.value) ? labelOf(server, said.value, draft) : { kind: 'notFound' };
}

/** Among the purchased shipments, the newest first, until the page that has it or well before the label was wanted. */
async function findAmongAll(server: Server, intent: PurchaseIntent, draft: ShipmentDraft): Promise<FindAnswer> {
  const since = new Date(Math.max(0, intent.requestedAt - CLOCKS_MS)).toISOString();
  const found: ShipmentAnswer[] = [];
  let before = '';
  for (let page = 0; ; page += 1) {
    if (page === PAGES) return { kind: 'unclear', reason: 'badAnswer' };
    const query = `purchased=true&page_size=100&start_datetime=${since}${before}`;
    const said = await server.say({ method: 'GET', path: `/v2/shipments?${query}` }, shipmentPage);
    if (said.kind === 'refused') return { kind: 'unclear', reason: 'badAnswer' };
    if (said.kind !== 'said') return { kind: 'unclear', reason: said.reason };
    const { shipments, has_more: hasMore } = said.value;
    found.push(...shipments.filter((one) => one.reference === intent.intentId && isBought(one)));
    const last = shipments.at(-1);
    if (!hasMore || !last || found.length > 0) break;
    before = `&before_id=${encodeURIComponent(last.id)}`;
  }
  const [first, ...more] = found;
  if (!first) return { kind: 'notFound' };
  return more.length > 0 ? { kind: 'unclear', reason: 'severalBought' } : labelOf(server, first, draft);
}

/** One that was given back there, by whomever, holds no postage any more: it would come back to the sender. */
const isBought = ({ tracking_code, selected_rate, refund_status: refund }: ShipmentAnswer): boolean =>
  Boolean(tracking_code) && Boolean(selected_rate) && refund !== 'submitted' && refund !== 'refunded';

/** A purchased shipment as a label with its bytes. Without them it stays to be found again: it was paid for. */
async function labelOf(
  server: Server,
  bought: ShipmentAnswer,
  draft: ShipmentDraft,
): Promise<Extract<FindAnswer, { kind: 'found' | 'unclear' }>> {
  const { tracking_code: tracking, selected_rate: rate } = bought;
  const quote = rate && quoteOf(rate, bought, draft);
  if (!tracking || !quote) return { kind: 'unclear', reason: 'badAnswer' };
  const print = await zplOf(server, bought);
  if (!print) return { kind: 'unclear', reason: 'printUnavailable' };
  const label: CarrierLabel = { tracking, sscc: null, scanText: tracking, quote, carrierRef: bought.id, print };
  return { kind: 'found', label };
}

async function zplOf(server: Server, shipment: ShipmentAnswer): Promise<CarrierLabel['print']> {
  const given = addressOf(shipment);
  const fetched = given === null ? null : await bytesOf(server, given);
  if (fetched) return { format: 'zpl', dpmm: densityOf(shipment), bytes: fetched };
  // Its address may have expired, or the label was made in another format: EasyPost makes it anew.
  const path = `/v2/shipments/${encodeURIComponent(shipment.id)}/label?file_format=ZPL`;
  const made = await server.say({ method: 'GET', path }, shipmentAnswer);
  const address = made.kind === 'said' ? addressOf(made.value) : null;
  const bytes = address === null ? null : await bytesOf(server, address);
  return bytes && made.kind === 'said' ? { format: 'zpl', dpmm: densityOf(made.value), bytes } : null;
}

function addressOf({ postage_label: label }: ShipmentAnswer): string | null {
  const address = label?.label_zpl_url ?? label?.label_url ?? null;
  return address !== null && /\.zpl(\?|$)/i.test(address) ? address : null;
}

const densityOf = ({ postage_label: label }: ShipmentAnswer): 8 | 12 | 24 => {
  const dpi = label?.label_resolution ?? 203;
  return dpi >= 600 ? 24 : dpi >= 300 ? 12 : 8;
};

async function bytesOf(server: Server, path: string): Promise<Uint8Array | null> {
  const answer = await server.ask({ method: 'GET', path });
  return answer.kind === 'answer' && answer.status === 200 && isZpl(answer.bytes) ? answer.bytes : null;
}

const STANDS = {
  refunded: { kind: 'voided' },
  submitted: { kind: 'pending' },
  rejected: { kind: 'refused', reason: 'carrierRefused', detail: 'refund rejected' },
  not_applicable: { kind: 'refused', reason: 'carrierRefused', detail: 'refund not applicable' },
} as const satisfies Record<string, VoidAnswer>;

/** Asks for the refund where nobody has, and tells how it stands. */
async function giveBack(server: Server, shipmentId: string | null): Promise<VoidAnswer> {
  if (shipmentId === null) return { kind: 'refused', reason: 'notOffered', detail: null };
  const path = `/v2/shipments/${encodeURIComponent(shipmentId)}`;
  const known = await server.say({ method: 'GET', path }, shipmentAnswer);
  if (known.kind === 'refused') return { kind: 'refused', reason: 'carrierRefused', detail: known.detail };
  if (known.kind !== 'said') return { kind: 'unclear', reason: known.reason };
  if (known.value.refund_status) return STANDS[known.value.refund_status];
  const said = await server.say({ method: 'POST', path: `${path}/refund` }, shipmentAnswer);
  if (said.kind === 'refused') return { kind: 'refused', reason: 'carrierRefused', detail: said.detail };
  if (said.kind !== 'said') return { kind: 'unclear', reason: said.reason };
  return said.value.refund_status ? STANDS[said.value.refund_status] : { kind: 'unclear', reason: 'badAnswer' };
}
