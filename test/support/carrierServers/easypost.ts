import { z } from 'zod';
import { madeForms, PAPER } from './forms.ts';
import { trackerShown } from './easypostTracker.ts';
import { trackedParcels, type TrackedParcels } from './tracked.ts';
import { startFaultyServer, type Answer, type FaultyServer } from './faulty.ts';

/** Questions of EasyPost's API that are told apart. */
const QUESTIONS = ['create', 'buy', 'list', 'show', 'label', 'refund', 'file', 'track', 'address', 'form'] as const;
export type Question = (typeof QUESTIONS)[number];

export interface EasypostServer extends FaultyServer<Question> {
  /** Shipments bought, the oldest first. */
  purchases(): readonly {
    readonly reference: string | null;
    readonly tracking: string;
    readonly refund: string | null;
  }[];
  /** A purchase is not in the list for so long. */
  hideMs: number;
  /** Added to the price at buying, in cents. */
  surchargeMinor: number;
  /** What a refund is answered with at first. */
  refund: 'submitted' | 'refunded' | 'rejected';
  /** Labels can't be fetched at the address that was told. */
  areFilesGone: boolean;
  /** A label is made in this format unless another is asked for. */
  format: 'zpl' | 'png';
  /** Why no carrier offers anything; then there are no rates. */
  messages: readonly { readonly carrier: string; readonly message?: string }[];
  /** What happened to parcels, of whoever's labels. */
  readonly tracked: TrackedParcels;
  /** A number that makes the whole question wrong. */
  refusedNumber: string | null;
  /** A number whose question is answered by rubbish, and one whose tracker says nothing readable. */
  spoiledNumber: string | null;
  unreadableNumber: string | null;
  /** What it makes of an address that it is asked about; null: it does not verify there. */
  verifies: ((street: string) => { readonly street: string } | { readonly error: string }) | null;
  /** The day it says a parcel comes. */
  eta: string | null;
  /** Forms made, the oldest first, by their labels. */
  forms(): readonly { readonly id: string; readonly labels: readonly string[] }[];
  /** How a form is when it is asked for. */
  formStatus: 'created' | 'creating' | 'failed';
  /** Every submitted refund is decided. */
  decideRefunds(): void;
}

interface Shipment {
  readonly id: string;
  readonly reference: string | null;
  readonly weight: number;
  readonly currency: string;
  tracking: string | null;
  boughtAt: number;
  charge: number;
  service: string | null;
  refund: string | null;
}

const createBody = z.object({
  shipment: z.object({
    reference: z.string().optional(),
    to_address: z.object({ country: z.string(), zip: z.string() }),
    parcel: z.object({ length: z.number(), width: z.number(), height: z.number(), weight: z.number() }),
    options: z.object({ label_format: z.literal('ZPL'), currency: z.string() }),
  }),
});
const buyBody = z.object({ rate: z.object({ id: z.string() }) });
const formBody = z.object({ shipments: z.array(z.object({ id: z.string() })).min(1) });
const trackBody = z.object({ tracking_codes: z.array(z.string().min(1)).min(1).max(100) });
const addressBody = z.object({
  address: z.record(z.string(), z.string()),
  verify: z.literal(true),
});
const SERVICES = ['GroundAdvantage', 'Priority', 'Express'] as const;

const refused = (status: number, code: string, message: string): Answer => ({
  status,
  body: { error: { code, message, errors: [] } },
});

/**
 * A server on this machine that answers in the shapes of EasyPost's API v2 (docs.easypost.com) and keeps what it sold, whoever asks and
 * however often he dies. Its key is `key`.
 */
export async function startEasypostServer({ slowMs = 3_000 } = {}): Promise<EasypostServer> {
  const shipments = new Map<string, Shipment>();
  const tracked = trackedParcels();
  const forms = madeForms<{ readonly id: string; readonly labels: readonly string[] }>();
  const formShown = (form: { readonly id: string } | null) =>
    form && {
      id: form.id,
      object: 'ScanForm',
      status: server.formStatus,
      message: server.formStatus === 'failed' ? 'This carrier makes no forms.' : null,
      form_url: server.formStatus === 'created' ? `${server.url}/files/${form.id}/form.pdf` : null,
      form_file_type: null,
    };
  const zpl = ({ id, tracking, boughtAt }: Shipment): string =>
    `^XA^PW1200^LL1800^FO100,100^A0N,60,60^FD${id} ${boughtAt.toString()}^FS^FO100,300^BY3^BCN,200,Y,N,N^FD${tracking ?? ''}^FS^XZ`;
  const rateOf = (shipment: Shipment, index: number, more = 0) => ({
    id: `rate_${shipment.id}_${index.toString()}`,
    carrier: 'USPS',
    service: SERVICES[index] ?? '',
    rate: ((500 + index * 350 + Math.ceil(shipment.weight) + more) / 100).toFixed(2),
    currency: shipment.currency,
    delivery_days: 5 - index,
    shipment_id: shipment.id,
  });
  const labelOf = (shipment: Shipment, format: 'zpl' | 'png', tries: number) => ({
    object: 'PostageLabel',
    label_resolution: 300,
    label_file_type: format === 'zpl' ? 'application/zpl' : 'image/png',
    label_url: `${server.url}/files/${shipment.id}/${tries.toString()}.${format}`,
    label_zpl_url: null,
  });
  const shown = (shipment: Shipment, format = server.format, tries = 0) => ({
    id: shipment.id,
    object: 'Shipment',
    mode: 'test',
    reference: shipment.reference,
    tracking_code: shipment.tracking,
    rates: server.messages.length > 0 ? [] : SERVICES.map((_, index) => rateOf(shipment, index)),
    selected_rate:
      shipment.service === null
        ? null
        : rateOf(
            shipment,
            SERVICES.findIndex((one) => one === shipment.service),
            server.surchargeMinor,
          ),
    postage_label: shipment.tracking === null ? null : labelOf(shipment, format, tries),
    refund_status: shipment.refund,
    usps_zone: 4,
    scan_form: formShown(forms.ofLabel(shipment.id)),
    messages: server.messages,
  });

  const obey = (question: Question, { pathname, searchParams: query }: URL, body: string): Answer => {
    const id = pathname.split('/')[question === 'file' ? 2 : 3] ?? '';
    const shipment = shipments.get(id);
    if (question === 'create') return create(body);
    if (question === 'list') return list(query);
    if (question === 'form') return makeForm(body);
    if (question === 'file' && id.startsWith('sf_'))
      return server.areFilesGone ? { status: 403, body: '<Error/>' } : { status: 200, body: PAPER(id) };
    if (question === 'track') return track(body);
    if (question === 'address') return verify(body);
    if (!shipment) return refused(404, 'SHIPMENT.NOT_FOUND', 'The shipment could not be found.');
    switch (question) {
      case 'buy':
        return buy(shipment, body);
      case 'show':
        return { status: 200, body: shown(shipment) };
      case 'label':
        return { status: 200, body: shown(shipment, 'zpl', 1) };
      case 'refund': {
        if (shipment.tracking === null) return refused(422, 'SHIPMENT.REFUND.UNAVAILABLE', 'Nothing was bought.');
        shipment.refund ??= server.refund;
        return { status: 200, body: shown(shipment) };
      }
      case 'file': {
        const isTold = pathname.endsWith('0.zpl') || pathname.endsWith('0.png');
        if (server.areFilesGone && isTold) return { status: 403, body: '<Error>Request has expired</Error>' };
        return { status: 200, body: pathname.endsWith('.zpl') ? zpl(shipment) : '\u0089PNG' };
      }
    }
  };

  const create = (body: string): Answer => {
    const read = createBody.safeParse(JSON.parse(body));
    if (!read.success) return refused(422, 'PARAMETER.INVALID', read.error.message);
    const { reference = null, parcel, options, to_address: to } = read.data.shipment;
    if (to.country === '' || to.zip === '') return refused(422, 'ADDRESS.INVALID', 'The address has no postcode.');
    if (parcel.weight > 1_120) return refused(422, 'PARCEL.TOO_HEAVY', 'No carrier takes 70 lb and more.');
    if (parcel.length > 108) return refused(422, 'PARCEL.TOO_LARGE', 'No carrier takes 108 in and more.');
    const id = `shp_${(shipments.size + 1).toString().padStart(8, '0')}`;
    const fresh = { tracking: null, boughtAt: 0, charge: 0, service: null, refund: null };
    const shipment: Shipment = { id, reference, weight: parcel.weight, currency: options.currency, ...fresh };
    shipments.set(id, shipment);
    return { status: 201, body: shown(shipment) };
  };

  const verify = (body: string): Answer => {
    const read = addressBody.safeParse(JSON.parse(body));
    if (!read.success) return refused(422, 'PARAMETER.INVALID', read.error.message);
    const { address } = read.data;
    const found = server.verifies?.(address['street1'] ?? '') ?? null;
    const errors = found && 'error' in found ? [{ code: found.error, field: 'address', message: 'No.' }] : [];
    // USPS writes in capitals, and without what it does not know.
    const written = Object.fromEntries(
      Object.entries(address).map(([name, text]) => [name, text.toUpperCase() || null]),
    );
    const street = found && 'street' in found ? { street1: found.street } : {};
    const delivery = { success: errors.length === 0, errors, details: {} };
    return {
      status: 201,
      body: {
        id: 'adr_1',
        object: 'Address',
        ...(errors.length === 0 ? written : address),
        ...street,
        verifications: found === null ? {} : { delivery },
      },
    };
  };
  const makeForm = (body: string): Answer => {
    const read = formBody.safeParse(JSON.parse(body));
    if (!read.success) return refused(422, 'PARAMETER.INVALID', read.error.message);
    const labels = read.data.shipments.map(({ id }) => id);
    const isBad = labels.some((id) => !shipments.get(id)?.tracking || shipments.get(id)?.refund);
    if (isBad) return refused(422, 'SHIPMENT.INVALID', 'Unable to create scan form for refunded shipments.');
    const made = forms.make(labels, { id: `sf_${(forms.all().length + 1).toString()}`, labels });
    return made
      ? { status: 201, body: formShown(made) }
      : refused(422, 'SHIPMENT.SCAN_FORM.EXISTS', 'A shipment is on a form already.');
  };
  const track = (body: string): Answer => {
    const read = trackBody.safeParse(JSON.parse(body));
    if (!read.success) return refused(422, 'PARAMETER.INVALID', read.error.message);
    const codes = read.data.tracking_codes;
    if (codes.some((code) => code === server.refusedNumber))
      return refused(422, 'TRACKER.CODE.INVALID', 'This tracking code is none.');
    if (codes.some((code) => code === server.spoiledNumber)) return { status: 200, body: '<html>It works!</html>' };
    const trackers = codes.flatMap((code): object[] =>
      code === server.unreadableNumber ? [{ tracking_code: null }] : trackerOf(code),
    );
    return { status: 200, body: { trackers, has_more: false } };
  };
  const trackerOf = (code: string) => {
    const scans = tracked.of(code);
    const isOurs = [...shipments.values()].some(({ tracking }) => tracking === code);
    if (scans.length === 0 && !isOurs) return [];
    return [trackerShown(code, scans, server.eta)];
  };

  const buy = (shipment: Shipment, body: string): Answer => {
    const read = buyBody.safeParse(JSON.parse(body));
    const index = SERVICES.findIndex((_, at) => read.success && read.data.rate.id === rateOf(shipment, at).id);
    if (index < 0) return refused(422, 'SHIPMENT.RATE.UNKNOWN', 'That rate is not of this shipment.');
    if (shipment.tracking !== null) return refused(422, 'SHIPMENT.POSTAGE.EXISTS', 'Postage already exists.');
    const serial = [...shipments.values()].filter(({ tracking }) => tracking !== null).length + 1;
    shipment.tracking = `9400100000${serial.toString().padStart(12, '0')}`;
    shipment.boughtAt = Date.now();
    shipment.service = SERVICES[index] ?? null;
    return { status: 200, body: shown(shipment) };
  };

  const list = (query: URLSearchParams): Answer => {
    const size = Number(query.get('page_size') ?? '20');
    const all = [...shipments.values()].toReversed();
    const from = query.has('before_id') ? all.findIndex(({ id }) => id === query.get('before_id')) + 1 : 0;
    const wanted = all
      .slice(from)
      .filter(({ tracking, boughtAt }) => tracking !== null && Date.now() - boughtAt >= server.hideMs)
      .filter(({ boughtAt }) => boughtAt >= Date.parse(query.get('start_datetime') ?? '1970-01-01'));
    return {
      status: 200,
      body: { shipments: wanted.slice(0, size).map((one) => shown(one)), has_more: wanted.length > size },
    };
  };

  const base = await startFaultyServer({
    questions: QUESTIONS,
    slowMs,
    questionOf,
    isLetIn: (question, authorization) => question === 'file' || authorization === `Basic ${btoa('key:')}`,
    refusal: (status, message) => refused(status, 'REFUSED', message),
    obey,
  });
  const moods: Omit<EasypostServer, keyof FaultyServer<Question>> = {
    hideMs: 0,
    surchargeMinor: 0,
    refund: 'submitted',
    areFilesGone: false,
    format: 'zpl',
    messages: [],
    tracked,
    refusedNumber: null,
    spoiledNumber: null,
    unreadableNumber: null,
    verifies: (street) => ({ street: street.toUpperCase() }),
    eta: null,
    forms: forms.all,
    formStatus: 'created',
    purchases: () =>
      [...shipments.values()].flatMap(({ reference, tracking, refund }) =>
        tracking === null ? [] : [{ reference, tracking, refund }],
      ),
    decideRefunds() {
      for (const shipment of shipments.values()) if (shipment.refund === 'submitted') shipment.refund = 'refunded';
    },
  };
  const server: EasypostServer = Object.assign(base, moods);
  return server;
}

function questionOf(method: string, pathname: string): Question | null {
  const [, version, noun, , verb] = pathname.split('/');
  if (version === 'files') return 'file';
  if (version === 'v2' && noun === 'addresses') return method === 'POST' ? 'address' : null;
  if (version === 'v2' && noun === 'scan_forms') return method === 'POST' ? 'form' : null;
  if (version === 'v2' && noun === 'trackers') return method === 'POST' && pathname.endsWith('/batch') ? 'track' : null;
  if (version !== 'v2' || noun !== 'shipments') return null;
  const path = pathname.split('/').length;
  if (method === 'POST' && path === 3) return 'create';
  if (method === 'GET' && path === 3) return 'list';
  if (method === 'GET' && path === 4) return 'show';
  if (method === 'POST' && (verb === 'buy' || verb === 'refund')) return verb;
  return method === 'GET' && verb === 'label' ? 'label' : null;
}
