import { z } from 'zod';
import { madeForms, PAPER } from './forms.ts';
import { trackedParcels, type TrackedParcels } from './tracked.ts';
import { startFaultyServer, type Answer, type FaultyServer } from './faulty.ts';

const QUESTIONS = [
  'create',
  'purchase',
  'list',
  'show',
  'label',
  'cancel',
  'track',
  'address',
  'forget',
  'form',
  'forms',
  'paper',
] as const;
export type Question = (typeof QUESTIONS)[number];

export interface KarrioServer extends FaultyServer<Question> {
  /** Shipments bought, the oldest first. */
  purchases(): readonly {
    readonly reference: string | null;
    readonly tracking: string;
    readonly isCancelled: boolean;
  }[];
  /** A purchase is not in the list for so long. */
  hideMs: number;
  /** Labels come in the answer to buying them, or have to be fetched. */
  isInline: boolean;
  /** What the carrier behind it answers to buying. */
  behind: 'sells' | 'fails';
  /** What happened to parcels. */
  readonly tracked: TrackedParcels;
  /** Whether an address can be delivered to; null: nobody is set up to say. */
  isValid: boolean | null;
  /** Addresses in its book. */
  readonly book: Set<string>;
  /** Events have a status each, as newer servers tell. */
  hasEventStatus: boolean;
  /** Manifests made, the oldest first, by their labels. */
  forms(): readonly KarrioForm[];
  /** It tells the reference of a manifest again. */
  tellsReference: boolean;
  /** What is answered to cancelling. */
  cancels: 'at once' | 'later' | 'refuses';
}

interface KarrioForm {
  readonly id: string;
  readonly reference: string | null;
  readonly carrier: string;
  readonly labels: readonly string[];
}

interface Shipment {
  readonly id: string;
  readonly reference: string | null;
  readonly weight: number;
  readonly currency: string;
  status: string;
  tracking: string | null;
  service: string | null;
  boughtAt: number;
}

const address = z.object({ country_code: z.string().min(1), postal_code: z.string().min(1) });
const createBody = z.object({
  reference: z.string().optional(),
  recipient: address,
  shipper: address,
  parcels: z
    .array(
      z.object({ weight: z.number().max(150), length: z.number().max(275), width: z.number(), height: z.number() }),
    )
    .length(1),
  options: z.object({ currency: z.string() }),
  label_type: z.literal('ZPL'),
});
const addressBody = z.object({
  address_line1: z.string(),
  postal_code: z.string(),
  country_code: z.string().length(2),
  validate_location: z.literal(true),
});
const formBody = z.object({
  carrier_name: z.string().min(1),
  reference: z.string().optional(),
  shipment_ids: z.array(z.string()).min(1),
  address,
});
const purchaseBody = z.object({ selected_rate_id: z.string(), label_type: z.literal('ZPL') });
const SERVICES = ['standard', 'express'] as const;

const refused = (status: number, code: string, message: string): Answer => ({
  status,
  body: { errors: [{ code, message }] },
});

/** A server on this machine that answers in the shapes of a Karrio server and keeps what it sold. Its key is `key`. */
export async function startKarrioServer({ slowMs = 3_000 } = {}): Promise<KarrioServer> {
  const shipments = new Map<string, Shipment>();
  const tracked = trackedParcels();
  const book = new Set<string>();
  const forms = madeForms<KarrioForm>();
  const formShown = ({ id, reference, carrier }: KarrioForm) => ({
    id,
    object_type: 'manifest',
    carrier_name: carrier,
    ...(server.tellsReference && { reference }),
    manifest_url: `/v1/manifests/${id}/manifest.pdf`,
    doc: server.isInline ? { manifest: btoa(PAPER(id)) } : null,
  });
  const zpl = ({ id, tracking }: Shipment): string =>
    `^XA^PW812^LL1218^FO50,50^FD${id}^FS^FO50,300^BCN,200^FD${tracking ?? ''}^FS^XZ`;
  const rateOf = (shipment: Shipment, index: number) => ({
    id: `rat_${shipment.id}_${index.toString()}`,
    carrier_name: 'canadapost',
    carrier_id: 'canadapost',
    service: SERVICES[index] ?? '',
    total_charge: 6.5 + index * 4 + Math.ceil(shipment.weight) / 100,
    currency: shipment.currency,
    transit_days: 4 - index,
    extra_charges: [],
    meta: { service_name: `CANADAPOST ${(SERVICES[index] ?? '').toUpperCase()}` },
  });
  const shown = (shipment: Shipment) => ({
    id: shipment.id,
    object_type: 'shipment',
    status: shipment.status,
    reference: shipment.reference,
    tracking_number: shipment.tracking,
    rates: SERVICES.map((_, index) => rateOf(shipment, index)),
    selected_rate:
      shipment.service === null
        ? null
        : rateOf(
            shipment,
            SERVICES.findIndex((one) => one === shipment.service),
          ),
    label_type: 'ZPL',
    label_url: shipment.tracking === null ? null : `/v1/shipments/${shipment.id}/label.zpl`,
    docs: shipment.tracking !== null && server.isInline ? { label: btoa(zpl(shipment)), invoice: null } : null,
    messages: [],
  });
  const create = (body: string): Answer => {
    const read = createBody.safeParse(JSON.parse(body));
    if (!read.success)
      return refused(400, 'validation', read.error.issues.map(({ path }) => path.join('.')).join(', '));
    const { reference = null, parcels, options } = read.data;
    const shipment: Shipment = {
      id: `shp_${(shipments.size + 1).toString().padStart(6, '0')}`,
      reference,
      weight: parcels[0]?.weight ?? 0,
      currency: options.currency,
      status: 'draft',
      tracking: null,
      service: null,
      boughtAt: 0,
    };
    shipments.set(shipment.id, shipment);
    return { status: 201, body: shown(shipment) };
  };
  const purchase = (shipment: Shipment, body: string): Answer => {
    const read = purchaseBody.safeParse(JSON.parse(body));
    const index = SERVICES.findIndex((_, at) => read.success && read.data.selected_rate_id === rateOf(shipment, at).id);
    if (shipment.status !== 'draft') return refused(409, 'state_error', `The shipment is '${shipment.status}'.`);
    if (index < 0) return refused(400, 'validation', 'No such rate.');
    if (server.behind === 'fails') return refused(424, 'carrier_error', 'The carrier did not answer.');
    const serial = [...shipments.values()].filter(({ tracking }) => tracking !== null).length + 1;
    Object.assign(shipment, { status: 'purchased', service: SERVICES[index], boughtAt: Date.now() });
    shipment.tracking = `70351144771${serial.toString().padStart(5, '0')}`;
    return { status: 200, body: shown(shipment) };
  };
  const list = (query: URLSearchParams): Answer => {
    const wanted = [...shipments.values()].filter(
      ({ reference, status, boughtAt }) =>
        reference === query.get('reference') && (status === 'draft' || Date.now() - boughtAt >= server.hideMs),
    );
    return { status: 200, body: { count: wanted.length, next: null, previous: null, results: wanted.map(shown) } };
  };
  const keep = (body: string): Answer => {
    const read = addressBody.safeParse(JSON.parse(body));
    if (!read.success) return refused(400, 'validation', read.error.message);
    const id = `adr_${(book.size + 1).toString()}`;
    book.add(id);
    const validation = server.isValid === null ? null : { success: server.isValid, meta: {} };
    return { status: 201, body: { id, object_type: 'address', ...read.data, validation } };
  };
  const forget = (id: string): Answer => {
    book.delete(id);
    return { status: 200, body: { id } };
  };
  const makeForm = (body: string): Answer => {
    const read = formBody.safeParse(JSON.parse(body));
    if (!read.success) return refused(400, 'validation', read.error.message);
    const { carrier_name: carrier, reference = null, shipment_ids: labels } = read.data;
    if (labels.some((id) => shipments.get(id)?.status !== 'purchased'))
      return refused(400, 'validation', 'One or more shipment ids are invalid.');
    if (server.behind === 'fails') return refused(424, 'carrier_error', 'The carrier did not answer.');
    const id = `manf_${(forms.all().length + 1).toString()}`;
    const made = forms.make(labels, { id, reference, carrier, labels });
    return made
      ? { status: 201, body: formShown(made) }
      : refused(400, 'validation', 'One or more shipment ids are invalid.');
  };
  const track = (number: string): Answer => {
    const scans = tracked.of(number).toReversed();
    const isOurs = [...shipments.values()].some(({ tracking }) => tracking === number);
    if (scans.length === 0 && !isOurs) return refused(404, 'not_found', 'No such tracker.');
    const events = scans.map(({ status, detail, time, city }) => ({
      code: detail.toUpperCase(),
      date: time.slice(0, 10),
      time: time.slice(11, 16),
      description: 'Handed to ROWAN ASHBY',
      location: city,
      ...(server.hasEventStatus && { status, reason: detail }),
    }));
    const body = {
      id: `trk_${number}`,
      object_type: 'tracker',
      tracking_number: number,
      carrier_name: 'canadapost',
      status: scans[0]?.status ?? 'pending',
      delivered: scans[0]?.status === 'delivered',
      estimated_delivery: null,
      info: { signed_by: 'ROWAN ASHBY' },
      events,
    };
    return { status: 200, body };
  };
  const cancel = (shipment: Shipment): Answer => {
    if (server.cancels === 'refuses') return refused(400, 'not_supported', 'It was scanned.');
    if (server.cancels === 'at once') shipment.status = 'cancelled';
    return { status: 200, body: shown(shipment) };
  };
  const obey = (question: Question, { pathname, searchParams }: URL, body: string): Answer => {
    if (question === 'create') return create(body);
    if (question === 'list') return list(searchParams);
    if (question === 'address') return keep(body);
    if (question === 'forget') return forget(pathname.split('/')[3] ?? '');
    if (question === 'form') return makeForm(body);
    if (question === 'forms')
      return { status: 200, body: { next: null, results: forms.all().toReversed().map(formShown) } };
    if (question === 'paper') return { status: 200, body: PAPER(pathname.split('/')[3] ?? '') };
    if (question === 'track') return track(decodeURIComponent(pathname.split('/')[3] ?? ''));
    const shipment = shipments.get(pathname.split('/')[3] ?? '');
    if (!shipment) return refused(404, 'not_found', 'No such shipment.');
    switch (question) {
      case 'purchase':
        return purchase(shipment, body);
      case 'show':
        return { status: 200, body: shown(shipment) };
      case 'label':
        return { status: 200, body: zpl(shipment) };
      case 'cancel':
        return cancel(shipment);
    }
  };
  const base = await startFaultyServer({
    questions: QUESTIONS,
    slowMs,
    questionOf,
    isLetIn: (_, authorization) => authorization === 'Token key',
    refusal: (status, message) => refused(status, 'refused', message),
    obey,
  });
  const server: KarrioServer = Object.assign(base, {
    hideMs: 0,
    isInline: true,
    tracked,
    book,
    isValid: true,
    hasEventStatus: true,
    forms: forms.all,
    tellsReference: true,
    behind: 'sells' as const,
    cancels: 'at once' as const,
    purchases: () =>
      [...shipments.values()].flatMap(({ reference, tracking, status }) =>
        tracking === null ? [] : [{ reference, tracking, isCancelled: status === 'cancelled' }],
      ),
  });
  return server;
}

function questionOf(method: string, pathname: string): Question | null {
  const [, version, noun, id, verb] = pathname.split('/');
  if (version === 'v1' && noun === 'addresses')
    return method === 'POST' ? 'address' : method === 'DELETE' && id !== undefined ? 'forget' : null;
  if (version === 'v1' && noun === 'trackers') return method === 'GET' && id !== undefined ? 'track' : null;
  if (version === 'v1' && noun === 'manifests') {
    if (id === undefined) return method === 'POST' ? 'form' : 'forms';
    return verb === 'manifest.pdf' ? 'paper' : null;
  }
  if (version !== 'v1' || noun !== 'shipments') return null;
  if (id === undefined) return method === 'POST' ? 'create' : 'list';
  if (verb === undefined) return method === 'GET' ? 'show' : null;
  if (verb === 'label.zpl') return 'label';
  return method === 'POST' && (verb === 'purchase' || verb === 'cancel') ? verb : null;
}
