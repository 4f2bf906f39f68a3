import type { RequestName, RequestOutput } from '../../../src/shared/ipc/contract.ts';
import { NOW } from './facts.ts';

const imports: RequestOutput<'imports.list'> = {
  running: null,
  failure: null,
  done: [
    {
      importId: 'i3',
      kind: 'orders',
      fileName: 'orders_export_1.csv',
      at: NOW - 600_000,
      counts: { lines: 1204, added: 118, changed: 3, unchanged: 1080, refused: 3 },
      refused: [
        { line: 14, reason: 'orderNumberMissing', column: 'Shipping Zip' },
        { line: 231, reason: 'quantityInvalid', column: 'Lineitem quantity' },
        { line: 902, reason: 'dateInvalid', column: 'Created at' },
      ],
    },
    {
      importId: 'i2',
      kind: 'products',
      fileName: 'products.csv',
      at: NOW - 7_200_000,
      counts: { lines: 340, added: 340, changed: 0, unchanged: 0, refused: 0 },
      refused: [],
    },
    {
      importId: 'i1',
      kind: 'cartons',
      fileName: 'boxes.csv',
      at: NOW - 7_300_000,
      counts: { lines: 7, added: 7, changed: 0, unchanged: 0, refused: 0 },
      refused: [],
    },
  ],
};

const workList: RequestOutput<'workList.list'> = {
  items: [
    {
      kind: 'productGap',
      gap: 'weight',
      sku: 'SOP-LAV-04',
      name: 'Bar soap, Lavender',
      orderId: null,
      detail: '',
      orders: 12,
    },
    {
      kind: 'productGap',
      gap: 'barcode',
      sku: 'PST-A2-01',
      name: 'Poster in a tube',
      orderId: null,
      detail: '',
      orders: 4,
    },
    {
      kind: 'productGap',
      gap: 'dims',
      sku: 'CDL-CED-08',
      name: 'Soy candle, Cedar',
      orderId: null,
      detail: '',
      orders: 3,
    },
    { kind: 'lateChange', gap: null, sku: null, name: '10483', orderId: 'o83', detail: 'addressChanged', orders: 1 },
    { kind: 'heldOrder', gap: null, sku: null, name: '10481', orderId: 'o81', detail: 'problem', orders: 1 },
    { kind: 'printUncertain', gap: null, sku: null, name: '10440', orderId: 'o40', detail: '', orders: 1 },
  ],
};

/** Answers of the desk's lists. */
export const desk: Partial<Record<RequestName, unknown>> = {
  'imports.list': imports,
  'workList.list': workList,
  'imports.choose': { path: '/home/user/orders_export.csv', fileName: 'orders_export.csv' },
  'products.printBarcode': { barcode: '2000000000015' },
  'setup.complete': { problem: null },
};
