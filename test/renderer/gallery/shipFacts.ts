import { OVERRIDE_REASONS } from '../../../src/core/pack/overriding.ts';
import type {
  LoadingViewed,
  ManifestViewed,
  ParcelViewed,
  PutBackViewed,
  RequestName,
  RequestOutput,
  TaskViewed,
} from '../../../src/shared/ipc/contract.ts';
import { NOW } from './facts.ts';

const HOUR = 3_600_000;
const lb = (hundredths: number) => ({ digits: hundredths, exponent: -2, unit: 'lb' as const });
const usd = (minor: number) => ({ minor, currency: 'USD' });

const task = (
  kind: TaskViewed['kind'],
  name: string,
  hours: number | null,
  rest: Partial<TaskViewed> = {},
): TaskViewed => ({
  key: `${kind}/${name}`,
  kind,
  since: hours === null ? null : NOW - hours * HOUR,
  name,
  detail: '',
  count: 1,
  isDoneByHand: false,
  owner: null,
  ownerName: null,
  wayOut: { kind: 'none' },
  ...rest,
});

const tasks: RequestOutput<'tasks.list'> = {
  tasks: [
    task('labelUnknown', '10472', 0.4, {
      wayOut: { kind: 'parcel', parcelId: 'p1' },
      owner: 'u9',
      ownerName: 'Ines Okafor',
    }),
    task('changedLate', '10483', 1.2, {
      detail: 'addressChanged',
      isDoneByHand: true,
      wayOut: { kind: 'parcel', parcelId: 'p1' },
      owner: 'u1',
      ownerName: 'Mara Jensen',
    }),
    task('notManifested', 'Own carrier', 26, { count: 12, wayOut: { kind: 'manifests', manifestId: null } }),
    task('lateOrders', '10458', 3.2, { count: 14, wayOut: { kind: 'queue' } }),
    task('addressDoubtful', '10462', 0.5, {
      detail: 'corrected',
      isDoneByHand: true,
      wayOut: { kind: 'address', orderId: 'o62' },
    }),
    task('putBack', '10461', 0.2, { detail: 'places', count: 4, wayOut: { kind: 'putBack', sessionId: 's1' } }),
    task('heldOrder', '10481', 5, { detail: 'problem', wayOut: { kind: 'openOrder', orderId: 'o81' } }),
    task('neverScanned', 'MF2611264K7QXC', 27, {
      detail: 'Own carrier',
      count: 3,
      isDoneByHand: true,
      wayOut: { kind: 'manifests', manifestId: 'MF2611264K7QXC' },
    }),
    task('boxUnlabelled', '10440', 2, { isDoneByHand: true, wayOut: { kind: 'parcel', parcelId: 'p1' } }),
    task('missingData', 'Poster in a tube', 50, {
      detail: 'barcode',
      count: 4,
      wayOut: { kind: 'printBarcode', sku: 'PST' },
    }),
    task('missingData', 'Bar soap, Lavender', 12, {
      detail: 'weight',
      count: 12,
      wayOut: { kind: 'product', sku: 'SOP-LAV' },
    }),
  ],
};

const closed = (day: number, id: string, rest: Partial<ManifestViewed> = {}): ManifestViewed => ({
  manifestId: id,
  carrier: 'offline',
  account: '',
  origin: 'US 55099',
  shipDate: `2026-11-${day.toString()}`,
  carrierName: 'Own carrier',
  closedAt: NOW - (23 - day) * 24 * HOUR - HOUR,
  parcels: 42,
  active: 42,
  loaded: 42,
  unseen: 0,
  ...rest,
});

const manifests: RequestOutput<'manifests.list'> = {
  open: [
    {
      carrier: 'far',
      account: 'EU-2',
      origin: 'US 55099',
      shipDate: '2026-11-20',
      carrierName: 'Northline Parcel',
      finished: 12,
      unfinished: 0,
      staged: 0,
      since: NOW - 70 * HOUR,
      due: 'overdue',
    },
    {
      carrier: 'offline',
      account: '',
      origin: 'US 55099',
      shipDate: '2026-11-23',
      carrierName: 'Own carrier',
      finished: 87,
      unfinished: 3,
      staged: 31,
      since: NOW - 6 * HOUR,
      due: 'now',
    },
    {
      carrier: 'offline',
      account: '',
      origin: 'US 55099',
      shipDate: '2026-11-24',
      carrierName: 'Own carrier',
      finished: 4,
      unfinished: 1,
      staged: 0,
      since: NOW - HOUR,
      due: 'later',
    },
  ],
  closed: [
    closed(22, 'MF2611224K7QXC', { active: 42, loaded: 31, unseen: 11 }),
    closed(21, 'MF261121ZZ0A1K'),
    closed(20, 'MF2611209M3PQ4'),
    closed(19, 'MF261119TT81B2', { carrierName: 'Northline Parcel', parcels: 9, active: 8, loaded: 8 }),
  ],
  page: 1,
  pages: 3,
};

const shown: RequestOutput<'manifests.show'>['shown'] = {
  page: 1,
  pages: 2,
  manifest: closed(22, 'MF2611274K7QXC', { active: 12, loaded: 7, unseen: 4, parcels: 13 }),
  forms: [
    {
      formId: 'f1',
      group: 'USPS',
      state: 'made',
      number: 'sf_e79db685aecd4c72',
      reason: null,
      detail: null,
      waitsFor: null,
      hasPaper: true,
      isReplaced: false,
    },
    {
      formId: 'f2',
      group: 'UPS',
      state: 'refused',
      number: null,
      reason: 'carrierRefused',
      detail: 'This carrier makes no forms.',
      waitsFor: null,
      hasPaper: false,
      isReplaced: false,
    },
  ],
  lines: Array.from({ length: 5 }, (_, index) => ({
    parcelId: `p${index.toString()}`,
    tracking: `PS0000000${(4711 + index * 13).toString()}9`,
    orderNumber: `104${(10 + index).toString()}`,
    gross: lb(120 + index * 37),
    service: 'ground',
    charge: usd(812 + index * 31),
    state: index === 4 ? ('givenBack' as const) : ('bought' as const),
    stagedAt: index < 9 ? NOW - 2 * HOUR : null,
    loadedAt: index < 7 && index !== 4 ? NOW - HOUR + index * 60_000 : null,
    seenAt: null,
  })),
};

const parcel: ParcelViewed = {
  parcelId: 'p1',
  orderId: 'o1',
  orderNumber: '10472',
  index: 1,
  labelState: 'bought',
  printState: 'delivered',
  tracking: 'PS000000047119',
  gross: lb(486),
  closedAt: NOW - 30 * HOUR,
  isGivenUp: false,
  status: 'outForDelivery',
  boxName: 'Box M',
  serviceName: 'Ground',
  hasSscc: true,
  reopen: { refused: null, asked: null },
  overrides: [{ kind: 'weight', reason: 'packagingDiffers', by: 'Sol Reyes' }],
  purchases: [
    {
      intentId: 'i2',
      carrier: 'offline',
      service: 'ground',
      state: 'bought',
      tracking: 'PS000000047119',
      quoted: null,
      charged: usd(1148),
      reason: null,
      detail: null,
      since: NOW - 30 * HOUR,
    },
    {
      intentId: 'i1',
      carrier: 'offline',
      service: 'ground',
      state: 'voided',
      tracking: 'PS000000047102',
      quoted: null,
      charged: usd(1148),
      reason: null,
      detail: null,
      since: NOW - 31 * HOUR,
    },
  ],
  handover: {
    shipDate: '2026-11-22',
    manifestId: 'MF2611224K7QXC',
    stagedAt: null,
    loadedAt: NOW - 26 * HOUR,
    finishedAt: NOW - 30 * HOUR,
  },
  way: {
    status: 'outForDelivery',
    since: NOW - 2 * HOUR,
    delay: null,
    attemptAt: NOW - 20 * HOUR,
    deliveredAt: null,
    deliveredOn: null,
    eta: '2026-11-24',
    promisedBy: '2026-11-24',
    onTime: 'unknown',
    events: (
      [
        ['accepted', 'Reno NV US', 25],
        ['inTransit', 'Salt Lake City UT US', 22],
        ['deliveryAttempted', 'Denver CO US', 20],
        ['outForDelivery', 'Denver CO US', 2],
      ] as const
    ).map(([status, place, hours]) => ({
      at: NOW - hours * HOUR,
      localDate: null,
      status,
      delay: null,
      code: '',
      reason: '',
      place,
    })),
  },
  labelHash: 'h',
  noReprint: null,
  printed: 1,
};

const asked = (step: 'reason' | 'pin'): ParcelViewed['reopen'] => ({
  refused: null,
  asked: {
    kind: 'reopen',
    step,
    supervisor: 'Sol Reyes',
    isOwn: step === 'reason',
    reason: step === 'pin' ? 'packedWrong' : null,
    gross: null,
    refused: null,
    reasons: [...OVERRIDE_REASONS],
  },
});

const {
  boxName: _box,
  purchases: _purchases,
  overrides: _overrides,
  handover: _handover,
  way: _way,
  ...first
} = parcel;
const parcels: RequestOutput<'parcels.list'> = {
  rows: [
    { ...first },
    { ...first, parcelId: 'p2', index: 2, status: 'delivered', tracking: 'PS000000047126' },
    { ...first, parcelId: 'p3', orderNumber: '10470', status: 'exception', tracking: '00614141000000471265' },
    { ...first, parcelId: 'p4', orderNumber: '10469', status: null, closedAt: null, tracking: 'PS000000047140' },
    { ...first, parcelId: 'p5', orderNumber: '10468', status: null, labelState: 'unknown', tracking: null },
    { ...first, parcelId: 'p6', orderNumber: '10466', status: null, tracking: 'PS000000047164' },
    { ...first, parcelId: 'p7', orderNumber: '10465', status: 'inTransit', tracking: 'PS000000047171' },
    { ...first, parcelId: 'p8', orderNumber: '10464', status: 'returnToSender', tracking: 'PS000000047188' },
  ],
  page: 1,
  pages: 42,
};

const truck: LoadingViewed = {
  carrier: 'offline',
  account: '',
  origin: 'US 55099',
  shipDate: '2026-11-23',
  carrierName: 'Own carrier',
  manifestId: 'MF2611234K7QXC',
  done: 31,
  total: 42,
  missing: Array.from({ length: 11 }, (_, index) => ({
    tracking: `PS0000000${(4711 + index * 13).toString()}9`,
    orderNumber: `104${(10 + index).toString()}`,
  })),
  last: null,
  scans: 0,
};
const scanned = (
  last: Partial<NonNullable<LoadingViewed['last']>>,
  rest: Partial<LoadingViewed> = {},
): LoadingViewed => ({
  ...truck,
  scans: 31,
  last: {
    outcome: 'loaded',
    reason: null,
    number: 'PS000000047119',
    orderNumber: '10472',
    countedAt: null,
    ...last,
  },
  ...rest,
});

/** Trucks being loaded, by screen. */
export const loadings: Readonly<Record<string, LoadingViewed>> = {
  loading: truck,
  'loading-one': scanned({}),
  'loading-again': scanned({ outcome: 'again', countedAt: NOW - HOUR }),
  'loading-late': scanned({ outcome: 'staged' }),
  'loading-staging': { ...truck, manifestId: null, done: 4 },
  'loading-void': scanned({ outcome: 'refused', reason: 'labelVoid' }),
  'loading-stranger': scanned({
    outcome: 'refused',
    reason: 'unknownParcel',
    number: '4006381333931',
    orderNumber: null,
  }),
  'loading-other': scanned({ outcome: 'refused', reason: 'otherTruck' }),
  'loading-all': scanned({}, { done: 42, missing: [] }),
};

const postal = { line1: '207 Larkspur Lane', line2: 'Apt 5', city: 'East Dunmore', province: 'WI', country: 'US' };
const doubt: RequestOutput<'addresses.show'>['doubt'] = {
  orderNumber: '10462',
  carrierName: 'EasyPost',
  verdict: 'corrected',
  reason: '',
  differs: ['line1', 'postcode'],
  given: { ...postal, postcode: '54901' },
  suggestion: { ...postal, line1: '270 LARKSPUR LN', postcode: '54910-1204' },
};

const goods = (sku: string, name: string, location: string | null, units: number, back: number) => ({
  ...{ lineId: sku, sku, name, location, units, back },
});
const putBack: PutBackViewed = {
  sessionId: 's1',
  orderNumber: '10461',
  lines: [
    goods('MUG-SND', 'Stoneware mug, Sand', 'A-02-1', 2, 2),
    goods('TEA-BRG', 'Black tea, Bergamot', 'A-10-3', 3, 1),
    goods('TWL-OAT', 'Linen towel, Oat', 'C-04', 1, 0),
    goods('CND-CDR', 'Cedar candle, hand poured in a reusable stoneware vessel', null, 1, 0),
  ],
  labels: [{ tracking: 'PS000000047119', state: 'voided' }],
  last: { outcome: 'notOnList', name: 'Stoneware mug, Clay' },
  scans: 4,
};

/** Answers about parcels after the bench. */
export const ship: Partial<Record<RequestName, unknown>> = {
  'tasks.list': tasks,
  'putBack.open': { putBack },
  'addresses.show': { doubt },
  'manifests.list': manifests,
  'manifests.show': { shown },
  'parcels.list': parcels,
  'parcels.show': { parcel },
  'parcels.reprint': { failed: null },
};

/** Where a screen shows another state of them. */
export function shipAnswers(screen: string): Partial<Record<RequestName, unknown>> {
  switch (screen) {
    case 'tasks-none':
      return { 'tasks.list': { tasks: [] } };
    case 'parcels-reopen':
    case 'parcels-reopen-pin':
      return {
        'parcels.show': { parcel: { ...parcel, reopen: asked(screen === 'parcels-reopen' ? 'reason' : 'pin') } },
      };
    case 'parcels-none':
      return { 'parcels.list': { rows: [], page: 1, pages: 1 } };
    case 'manifests-none':
      return { 'manifests.list': { open: [], closed: [], page: 1, pages: 1 } };
    default:
      return {};
  }
}
