import { expect, it } from 'vitest';
import { createCsvImport } from '../../src/channels/csv/source.ts';
import { asId, type Sku, type UserId } from '../../src/core/ids.ts';
import { createProductDesk } from '../../src/station/productDesk.ts';
import { carton, fact, product, imported, orderFacts } from '../storage/facts.ts';
import { newFolder, openIn, verify } from '../storage/place.ts';

const SAM = asId<UserId>('sam');

const INCH = { digits: 5, exponent: 0, unit: 'in' } as const;
const SIZED = { length: INCH, width: INCH, height: INCH, weight: { digits: 1, exponent: 0, unit: 'lb' } } as const;

function desked() {
  const dataDir = newFolder();
  const storage = openIn(dataDir);
  let changes = 0;
  const desk = createProductDesk({ storage, imports: createCsvImport(), changed: () => (changes += 1) });
  return { dataDir, storage, desk, changes: () => changes };
}

it('what is missing is listed by the orders it holds up, is filled in, and is missing no more', () => {
  const { desk, storage, changes, dataDir } = desked();
  storage.record(
    [
      fact({
        type: 'productRecorded',
        product: product('MUG', { ...SIZED, name: 'Mug', weight: null, barcodes: ['614141007349'] }),
      }),
      fact({ type: 'productRecorded', product: product('TEA', { ...SIZED, name: 'Tea', barcodes: ['614141007363'] }) }),
    ],
    null,
  );
  expect(desk.page({ list: 'missing', text: '', page: 0, size: 8 })).toMatchObject({
    total: 1,
    rows: [{ sku: 'MUG', name: 'Mug', gaps: ['weight'] }],
  });
  expect(desk.page({ list: 'all', text: 'TEA', page: 0, size: 8 }).rows.map(({ sku }) => sku)).toEqual(['TEA']);
  expect(desk.page({ list: 'all', text: '', page: 1, size: 1 })).toMatchObject({ total: 2, rows: [{ sku: 'TEA' }] });

  const { cells } = desk.view('MUG')!;
  const kept = desk.save({ ...cells, weight: '0,82', weight_unit: 'lb' }, cells, SAM);
  expect(kept).toMatchObject({ ok: true, value: { gaps: [], cells: { weight: '0.82', weight_unit: 'lb' } } });
  expect(changes()).toBe(1);
  expect(storage.products.bySku(asId<Sku>('MUG'))?.weight).toEqual({ digits: 82, exponent: -2, unit: 'lb' });
  expect(desk.page({ list: 'missing', text: '', page: 0, size: 8 }).total).toBe(0);
  // What was begun on the older product is not kept over it.
  expect(desk.save({ ...cells, name: 'Other' }, cells, SAM)).toEqual({ ok: false, error: { kind: 'stale' } });
  const now = desk.view('MUG')!.cells;
  expect(desk.save(now, now, SAM)).toEqual({ ok: false, error: { kind: 'unchanged' } });
  storage.close();
  expect(verify(dataDir).isSound).toBe(true);
});

it('a product that orders name and nobody told of is made out of its order line', () => {
  const { desk, storage } = desked();
  storage.record([imported(orderFacts('1', [['NEW', 2]]))], null);
  const [row] = desk.page({ list: 'missing', text: '', page: 0, size: 8 }).rows;
  expect(row).toMatchObject({ sku: 'NEW', orders: 1, gaps: ['unknownProduct'] });
  const view = desk.view('NEW')!;
  expect(view).toMatchObject({ isKnown: false, cells: { sku: 'NEW' } });
  expect(desk.save({ ...view.cells, barcode: '614141007370' }, view.cells, SAM)).toMatchObject({ ok: true });
  expect(desk.view('NEW')).toMatchObject({ isKnown: true, gaps: ['dims', 'weight'] });
  expect(desk.view('NOWHERE')).toBeNull();
});

it('what can’t be is refused with its column, and nothing is kept', () => {
  const { desk, storage, changes } = desked();
  storage.record(
    [
      fact({ type: 'cartonTypeRecorded', cartonType: carton('S', 'BX-S') }),
      fact({ type: 'productRecorded', product: product('MUG', { ...SIZED, barcodes: ['614141007349'] }) }),
    ],
    null,
  );
  const { cells } = desk.view('MUG')!;
  const refused = (patch: object, seen: typeof cells | null = cells) => {
    const kept = desk.save({ ...cells, ...patch }, seen, SAM);
    return kept.ok ? null : kept.error;
  };
  expect(refused({ length: 'long' })).toEqual({ kind: 'cell', reason: 'numberInvalid', column: 'length' });
  expect(refused({ barcode: 'BX-S' })).toEqual({ kind: 'cell', reason: 'barcodeTaken', column: 'barcode' });
  expect(refused({ sku: 'TEA' })).toEqual({ kind: 'stale' });
  expect(refused({}, null)).toEqual({ kind: 'cell', reason: 'skuTwice', column: 'sku' });
  expect(changes()).toBe(0);
  // Its barcode can be taken away, other than by a file that has none.
  expect(refused({ barcode: '' })).toBeNull();
  expect(desk.view('MUG')?.gaps).toContain('barcode');
  expect(desk.save({ ...cells, sku: 'TEA', barcode: '614141007363' }, null, SAM)).toMatchObject({ ok: true });
  expect(
    desk
      .file()
      .split('\r\n')
      .map((line) => line.split(',')[0]),
  ).toEqual(['sku', 'MUG', 'TEA', '']);
});
