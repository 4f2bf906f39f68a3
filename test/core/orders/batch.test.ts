import { expect, test } from 'vitest';
import { batchKey, isReadyForBatch, ownInstructionKeys } from '../../../src/core/orders/batch.ts';
import { evolveOrder, withPacked } from '../../../src/core/orders/lifecycle.ts';
import type { Order, OrderFacts } from '../../../src/core/orders/order.ts';
import { asId } from '../../../src/core/ids.ts';
import { orderFacts } from '../../storage/facts.ts';

type Lines = readonly (readonly [string, number])[];
const order = (number: string, lines: Lines = [['MUG', 2]], more: Partial<OrderFacts> = {}): Order =>
  evolveOrder(null, { type: 'orderImported', order: orderFacts(number, lines, more), importId: asId('run-1') });
const first = order('1');

test('orders of the same units are alike, whoever gets them, whenever they leave, in whatever lines they stand', () => {
  const pair = order('2', [
    ['MUG', 1],
    ['TEA', 1],
  ]);
  const others = [
    order('3', [
      ['TEA', 1],
      ['MUG', 1],
    ]),
    order(
      '4',
      [
        ['TEA', 1],
        ['MUG', 1],
      ],
      { shipBy: null, placedAt: null, priority: 'rush', tote: 'T-1', deliverBy: '2026-12-24' },
    ),
  ];
  expect(new Set([pair, ...others].map(batchKey)).size).toBe(1);
  expect(batchKey(order('5', [['MUG', 1]].concat([['MUG', 1]]) as unknown as Lines))).toBe(batchKey(first));
});

test.each<[string, Order]>([
  ['other units', order('2', [['MUG', 3]])],
  ['another SKU', order('2', [['TEA', 2]])],
  [
    'one more line',
    order('2', [
      ['MUG', 2],
      ['TEA', 1],
    ]),
  ],
  ['another method', order('2', undefined, { shippingMethod: 'Express' })],
  ['another channel', order('2', undefined, { channel: 'edi' })],
  ['a gift', order('2', undefined, { isGift: true })],
  ['a wrap', order('2', undefined, { care: { wrap: 'red' } })],
  ['other contents for customs', order('2', undefined, { customs: { contents: 'sample' } })],
  ['another incoterm', order('2', undefined, { customs: { incoterm: 'DDP' } })],
])('%s makes an order another', (_, other) => {
  expect(batchKey(other)).not.toBe(batchKey(first));
  expect(batchKey(other)).not.toBeNull();
});

test('what is withdrawn counts for nothing, what is packed as ever', () => {
  const [line] = first.lines;
  if (!line) throw new Error('no line');
  const withdrawn: Order = { ...first, lines: [line, { ...line, lineId: asId('x'), sku: asId('TEA'), withdrawn: 2 }] };
  expect(batchKey(withdrawn)).toBe(batchKey(first));
  const packed = withPacked(first, [{ lineId: line.lineId, sku: line.sku, count: 1 }]);
  expect(batchKey(packed)).toBe(batchKey(first));
  expect([isReadyForBatch(first), isReadyForBatch(packed)]).toEqual([true, false]);
});

test('an order with a message to be printed, changed after it was packed, or of nothing is like no other', () => {
  expect(batchKey(order('2', undefined, { care: { hasGiftMessage: true } }))).toBeNull();
  expect(batchKey({ ...first, lateChange: 'addressChanged' })).toBeNull();
  expect(batchKey(order('2', []))).toBeNull();
});

test.each(['packing', 'onHold', 'done', 'cancelled'] as const)('an order that is %s is not begun', (status) => {
  expect(isReadyForBatch({ ...first, status })).toBe(false);
});

test('an order is instructed by its number, its customer and its company', () => {
  expect(ownInstructionKeys({ number: '#10', customer: 'C7', company: ' ' })).toEqual(['order/10', 'customer/c7']);
  expect(ownInstructionKeys({ number: '10', customer: '', company: 'Éva Kft' })).toEqual([
    'order/10',
    'customer/éva kft',
  ]);
});
