import { PRODUCT_COLUMNS, type ProductCells } from '../../../src/core/orders/productRow.ts';
import type { RequestName, RequestOutput } from '../../../src/shared/ipc/contract.ts';
import { NOW } from './facts.ts';

type Page = RequestOutput<'products.page'>;
type View = NonNullable<RequestOutput<'products.view'>['product']>;

const EMPTY = Object.fromEntries(PRODUCT_COLUMNS.map((column) => [column, ''])) as ProductCells;

const row = (sku: string, name: string, orders: number, gaps: Page['rows'][number]['gaps'], image: string | null) => ({
  sku,
  name,
  orders,
  gaps,
  image,
});
const page: Page = {
  total: 31,
  pageSize: 8,
  rows: [
    row('MUG-SND', 'Stoneware mug, Sand', 42, ['weight'], 'demo:mug'),
    row('LMP-OAK', 'Desk lamp, Oak', 17, ['unknownProduct'], null),
    row('TEA-BRG', 'Black tea, Bergamot', 9, ['dims', 'weight', 'barcode'], 'demo:tea'),
    row('PWR-20K', 'Power bank 20,000 mAh', 4, ['hazard'], null),
    row('CND-FIG', 'Candle, Fig', 0, ['dims'], null),
  ],
};
const mug: View = {
  cells: {
    ...EMPTY,
    sku: 'MUG-SND',
    name: 'Stoneware mug, Sand',
    barcode: '614141007349',
    length: '5',
    width: '4',
    height: '4',
    dim_unit: 'in',
    weight: '0.82',
    weight_unit: 'lb',
    image: 'demo:mug',
    protection: 'fragile',
    own_container: 'may',
    battery: 'ion',
    battery_packing: 'in',
  },
  isKnown: true,
  gaps: [],
  learned: { weight: { digits: 88, exponent: -2, unit: 'lb' }, parcels: 41, drift: 'heavier' },
  confusedWith: ['Stoneware mug, Clay'],
};

const suspects: RequestOutput<'doubts.suspects'>['rows'] = [
  {
    sku: 'MUG-SND',
    name: 'Stoneware mug, Sand',
    image: 'demo:mug',
    size: {
      parcels: 6,
      proposal: {
        length: { digits: 56, exponent: -1, unit: 'in' },
        width: { digits: 45, exponent: -1, unit: 'in' },
        height: { digits: 45, exponent: -1, unit: 'in' },
      },
    },
    weight: { parcels: 4, proposal: { digits: 905, exponent: -3, unit: 'lb' }, by: 'letGo' },
  },
  {
    sku: 'CND-FIG',
    name: 'Candle, Fig',
    image: null,
    size: null,
    weight: { parcels: 22, proposal: { digits: 61, exponent: -2, unit: 'lb' }, by: 'learned' },
  },
];
const pairs: RequestOutput<'doubts.pairs'>['rows'] = [
  {
    sku: 'MUG-CLY',
    other: 'MUG-SND',
    name: 'Stoneware mug, Clay',
    otherName: 'Stoneware mug, Sand',
    image: 'demo:mug',
    otherImage: 'demo:mug',
    orders: 4,
    lastAt: NOW - 90_000_000,
    isDeclared: false,
  },
  {
    sku: 'TEA-BRG',
    other: 'TEA-MNT',
    name: 'Black tea, Bergamot',
    otherName: 'Green tea, Mint',
    image: 'demo:tea',
    otherImage: 'demo:tea',
    orders: 1,
    lastAt: NOW - 900_000_000,
    isDeclared: true,
  },
];
const confusedIn = ['#10472', '#10431', '#10388', '#10240'].map((number, at) => ({
  orderId: `o${at.toString()}`,
  number,
  at: NOW - 90_000_000 * (at + 1),
  by: at === 2 ? '' : ['Kim Doyle', 'Robin Marsh'][at % 2]!,
}));

/** What main would say of products on a screen of the gallery. */
export const productAnswers: Partial<Record<RequestName, unknown>> = {
  'products.page': page,
  'products.view': { product: mug },
  'doubts.suspects': { rows: suspects },
  'doubts.pairs': { rows: pairs },
  'doubts.pair': { orders: confusedIn },
  'doubts.dismiss': {},
  'doubts.declare': { isKept: true },
  'products.save': { product: null, refused: { kind: 'cell', reason: 'notPositive', column: 'weight' } },
};
