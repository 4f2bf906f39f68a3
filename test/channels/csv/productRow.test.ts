import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCsvImport } from '../../../src/channels/csv/source.ts';
import { readProductCells } from '../../../src/channels/csv/products.ts';
import { asId, type Sku } from '../../../src/core/ids.ts';
import { BATTERY_UN, type Battery, type Hazards } from '../../../src/core/orders/hazards.ts';
import { PRODUCT_COLUMNS, productCells, productsCsv } from '../../../src/core/orders/productRow.ts';
import type { Product } from '../../../src/core/orders/product.ts';
import { TRACE_FIELDS } from '../../../src/core/orders/unitTrace.ts';
import { cleanup, temporaryFolder } from '../../support/cleanup.ts';

const after = cleanup();

const some = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null });
const maybe = <T, K extends string>(key: K, of: fc.Arbitrary<T>) =>
  fc.option(of, { nil: null }).map((value) => (value === null ? {} : { [key]: value })) as fc.Arbitrary<
    Partial<Record<K, T>>
  >;
const digits = fc.integer({ min: 1, max: 99_999 });
const exponent = fc.integer({ min: -4, max: 0 });
const decimal = fc.record({ digits, exponent });
const word = fc.stringMatching(/^[A-Za-z=+@'-][A-Za-z0-9 ,;="-]{0,10}[A-Za-z0-9]$/);
const skuOf = fc.stringMatching(/^[A-Z]{2}-[A-Z]{1,6}$/).map((text) => asId<Sku>(text));
const grams = decimal.map((of) => ({ ...of, unit: 'g' as const }));
const merged = <T>(...parts: fc.Arbitrary<object>[]) => fc.tuple(...parts).map((all) => Object.assign({}, ...all) as T);

const battery: fc.Arbitrary<Battery> = fc
  .tuple(fc.constantFrom('ion', 'metal', 'sodium'), fc.constantFrom('alone', 'withEquipment', 'inEquipment'))
  .chain(([chemistry, packing]) =>
    merged<Battery>(
      fc.constant({ chemistry, packing }),
      maybe('unNumber', fc.constant(BATTERY_UN[chemistry][packing])),
      maybe('count', fc.integer({ min: 1, max: 9999 })),
      fc.constantFrom({}, { isCells: true }, { isCells: true, isButton: true }),
      ...(chemistry === 'metal'
        ? [maybe('batteryLithium', grams), maybe('cellLithium', grams)]
        : [maybe('batteryWh', decimal), maybe('cellWh', decimal)]),
      maybe('net', grams),
      maybe('spares', fc.integer({ min: 1, max: 999 })),
      maybe('condition', fc.constantFrom('damaged' as const, 'recalled' as const)),
    ),
  );
const hazards: fc.Arbitrary<Hazards> = merged<Hazards>(
  maybe('battery', battery),
  fc.constantFrom({}, { isLimitedQuantity: true }),
  maybe('flammable', fc.constantFrom('liquid' as const, 'aerosol' as const)),
  maybe(
    'dryIce',
    decimal.map((of) => ({ ...of, unit: 'kg' as const })),
  ),
  fc.constantFrom({}, { isAgeChecked: true }),
);
const product: fc.Arbitrary<Product> = fc
  .constant({
    length: fc.tuple(decimal, fc.constantFrom('mm' as const, 'in' as const)).map(([of, unit]) => ({ ...of, unit })),
    mass: fc
      .tuple(decimal, fc.constantFrom('lb' as const, 'oz' as const, 'kg' as const))
      .map(([of, unit]) => ({ ...of, unit })),
  })
  .chain(({ length, mass }) => {
    return merged<Product>(
      fc.record({
        sku: skuOf,
        name: word,
        barcodes: fc.uniqueArray(fc.stringMatching(/^[1-9]\d{11}$/), { maxLength: 3 }),
        length: some(length),
        width: some(length),
        height: some(length),
        weight: some(mass),
        maxLoad: some(mass),
        protection: fc.constantFrom('none', 'wrap', 'fragile'),
        isUpright: fc.boolean(),
        hsCode: some(fc.constantFrom('691110', '6911.10.00')),
        origin: some(fc.constantFrom('DE', 'US', 'JP')),
        image: some(fc.constantFrom('demo:mug', 'mug.png')),
      }),
      maybe('nestStep', length),
      maybe('location', fc.constantFrom('A-03-2', 'Shelf 4')),
      maybe('turn', fc.constantFrom('lwh', 'lw', 'h', 'fixed')),
      fc.constantFrom({}, { isNoStack: true }),
      maybe('goodsClass', fc.constantFrom('food', 'chemical')),
      maybe('ownContainer', fc.constantFrom('may', 'must')),
      maybe('unitsPerBag', fc.integer({ min: 2, max: 9999 })),
      fc.constantFrom({}, { allowsQuantity: true }),
      maybe(
        'parts',
        fc.uniqueArray(fc.record({ sku: skuOf, units: fc.integer({ min: 1, max: 999 }) }), {
          minLength: 1,
          maxLength: 3,
          selector: ({ sku }) => sku,
        }),
      ),
      maybe('lookAlikeOf', fc.uniqueArray(skuOf, { minLength: 1, maxLength: 3 })),
      maybe('needs', fc.subarray([...TRACE_FIELDS], { minLength: 1 })),
      maybe('minDaysLeft', fc.integer({ min: 1, max: 9999 })),
      maybe('customsDescription', word),
      maybe(
        'unitValue',
        fc.integer({ min: 0, max: 999_999 }).map((minor) => ({ minor, currency: 'USD' })),
      ),
      fc.constantFrom({}, { isExportControlled: true }),
      hazards.map((all) => (Object.keys(all).length === 0 ? {} : { hazards: all })),
    );
  });

describe('a product as a row of a file', () => {
  it('reads back to the same product, cell by cell and as a file', async () => {
    const path = join(temporaryFolder(after), 'products.csv');
    const read = async (text: string) => {
      writeFileSync(path, text);
      const items = [];
      const request = { kind: 'products', path, mapping: null, timeZone: 'UTC', currency: 'EUR' } as const;
      for await (const batch of createCsvImport().read(request)) items.push(...batch);
      return items.flatMap((item): unknown[] =>
        item.kind === 'product' ? [item.product] : item.kind === 'progress' ? [] : [item],
      );
    };
    await fc.assert(
      fc.asyncProperty(product, async (one) => {
        expect(readProductCells(productCells(one), 'EUR')).toEqual({ ok: true, value: one });
        expect(await read(productsCsv([one]))).toEqual([one]);
      }),
      { numRuns: 200 },
    );
  });

  it('in several units each measure says its own where it is not the row’s', () => {
    const inch = { digits: 25, exponent: -1, unit: 'in' } as const;
    const one = { sku: 'A', name: 'A', barcodes: [], image: null, protection: 'none', isUpright: false } as const;
    const cells = productCells({
      ...one,
      sku: asId<Sku>('A'),
      length: inch,
      width: { digits: 4, exponent: 0, unit: 'cm' },
      height: null,
      weight: { digits: 1, exponent: 0, unit: 'lb' },
      maxLoad: { digits: 2, exponent: 0, unit: 'kg' },
      hsCode: null,
      origin: null,
    });
    expect([cells.length, cells.width, cells.height, cells.dim_unit]).toEqual(['2.5', '4 cm', '', 'in']);
    expect([cells.weight, cells.max_load, cells.weight_unit]).toEqual(['1', '2 kg', 'lb']);
  });

  it('says which cell can’t be read', () => {
    const cells = { ...Object.fromEntries(PRODUCT_COLUMNS.map((column) => [column, ''])), sku: 'A', weight: '1,5' };
    expect(readProductCells(cells, 'EUR')).toEqual({
      ok: false,
      error: { reason: 'unitMissing', column: 'weight_unit' },
    });
    expect(readProductCells({ ...cells, weight_unit: 'kg' }, 'EUR')).toMatchObject({
      ok: true,
      value: { weight: { digits: 15, exponent: -1, unit: 'kg' } },
    });
    expect(readProductCells({ ...cells, weight: 'heavy', weight_unit: 'kg' }, 'EUR')).toMatchObject({
      ok: false,
      error: { column: 'weight' },
    });
  });
});
