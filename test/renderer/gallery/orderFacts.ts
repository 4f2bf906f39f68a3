import { EMPTY_ADDRESS } from '../../../src/core/orders/address.ts';
import type { RequestName, RequestOutput } from '../../../src/shared/ipc/contract.ts';
import { NOW } from './facts.ts';

type Page = RequestOutput<'orderDesk.page'>;
type View = NonNullable<RequestOutput<'orderDesk.view'>['order']>;

const row = (number: string, name: string, patch: Partial<Page['rows'][number]> = {}): Page['rows'][number] => ({
  orderId: number,
  number,
  channel: 'shopify',
  status: 'ready',
  hold: null,
  lateChange: null,
  priority: 'normal',
  placedAt: NOW - 86_400_000,
  shipBy: NOW + 7_200_000,
  units: 2,
  name,
  ...patch,
});
const page: Page = {
  total: 41,
  pageSize: 8,
  rows: [
    row('10472', 'Rowan Ashby', { status: 'packing' }),
    row('10471', 'Wilhelmina Featherstonehaugh-Oduya', { priority: 'rush', units: 12 }),
    row('10470', 'Sam Okafor', { status: 'onHold', hold: 'addressIncomplete' }),
    row('10469', 'Ines Marchetti', { status: 'onHold', hold: 'desk' }),
    row('10468', '', { units: 1 }),
    row('10467', 'Lin Baker', { status: 'done', units: 0, lateChange: 'addressChanged' }),
    row('10466', 'Noor Haddad', { status: 'done', units: 0 }),
    row('10465', 'Pat Lindqvist', { status: 'cancelled', units: 0 }),
  ],
};
const line = (sku: string, shownName: string, ordered: number, image: string | null) => ({
  lineId: sku,
  sku,
  shownName,
  image,
  isKnown: true,
  ordered,
  withdrawn: 0,
  packed: 0,
});
const order: View = {
  orderId: '10472',
  number: '10472',
  channel: 'shopify',
  status: 'packing',
  hold: null,
  lateChange: null,
  revision: 1,
  priority: 'high',
  placedAt: NOW - 86_400_000,
  shipBy: NOW + 7_200_000,
  deliverBy: '2026-11-27',
  shippingMethod: 'Ground',
  isGift: false,
  tote: 'T-0012',
  goesWith: null,
  mergedOf: [],
  consignee: {
    ...EMPTY_ADDRESS,
    name: 'Rowan Ashby',
    line1: '207 Larkspur Lane',
    city: 'East Dunmore',
    province: 'WI',
    postcode: '54901',
    country: 'US',
  },
  note: 'Leave it at the side door.',
  lines: [
    line('MUG-SND', 'Stoneware mug, Sand', 2, 'demo:mug'),
    { ...line('TEA-BRG', 'Black tea, Bergamot', 3, 'demo:tea'), withdrawn: 1 },
    { ...line('CND-FIG', 'Candle, Fig', 1, null), packed: 1 },
  ],
  parcels: [
    {
      parcelId: 'p1',
      index: 1,
      tracking: '1Z999AA10123456784',
      labelState: 'bought',
      isClosed: true,
      isGone: false,
    },
    { parcelId: 'p2', index: 2, tracking: null, labelState: 'none', isClosed: false, isGone: false },
  ],
  bench: { isOpen: true, packer: 'Kim Park', units: 4 },
};

/** What main would say of single orders on a screen of the gallery. */
export const orderAnswers: Partial<Record<RequestName, unknown>> = {
  'orderDesk.page': page,
  'orderDesk.view': { order },
  'orderDesk.mergeable': {
    orders: [
      { orderId: '10468', number: '10468', shippingMethod: 'Ground', units: 1, barred: null },
      { orderId: '10461', number: '10461', shippingMethod: 'Express', units: 2, barred: 'otherAddress' },
    ],
  },
  'orderDesk.planMerge': {
    refused: null,
    merged: {
      number: '10472+10468',
      units: 5,
      shipBy: NOW + 7_200_000,
      priority: 'high',
      methods: ['Express', 'Ground'],
      shippingMethod: 'Express',
      hold: null,
      totes: ['T-0012', 'T-0015'],
      cards: 0,
      gifts: [],
    },
  },
  'orderDesk.plan': {
    refused: null,
    effects: [
      { kind: 'stopsPacking', isOpen: true },
      { kind: 'goodsToPutBack', sku: 'MUG-SND', name: 'Stoneware mug, Sand', units: 1 },
      { kind: 'labelToVoid', tracking: '1Z999AA10123456784' },
      { kind: 'weightAnew' },
      { kind: 'parcelToReopen', parcelId: 'p1', index: 1 },
    ],
  },
  'orderDesk.change': { refused: { code: 'stale' } },
  'orderDesk.products': {
    products: [
      { sku: 'MUG-CLY', name: 'Stoneware mug, Clay', image: 'demo:mug' },
      { sku: 'MUG-SND', name: 'Stoneware mug, Sand', image: 'demo:mug' },
    ],
  },
  'orderDesk.nextNumber': { number: 'D-7' },
  'orderDesk.keyIn': { orderId: null, refused: { code: 'incomplete', gaps: ['line1', 'postcode'] } },
  'orderDesk.hold': { refused: 'onBench' },
};
