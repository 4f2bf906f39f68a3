import { PRODUCT_COLUMNS, type ProductCells } from '../../../src/core/orders/productRow.ts';
import type { RequestName, RequestOutput } from '../../../src/shared/ipc/contract.ts';

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

/** What main would say of products on a screen of the gallery. */
export const productAnswers: Partial<Record<RequestName, unknown>> = {
  'products.page': page,
  'products.view': { product: mug },
  'products.save': { product: null, refused: { kind: 'cell', reason: 'notPositive', column: 'weight' } },
};
