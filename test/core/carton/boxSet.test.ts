import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  boxFaults,
  changesOf,
  isSameSet,
  rebased,
  stillKnown,
  withCounts,
  writtenSet,
  type BoxSet,
  type OtherCodes,
} from '../../../src/core/carton/boxSet.ts';
import { barredFor } from '../../../src/core/carton/boxUse.ts';
import type { CartonType } from '../../../src/core/carton/cartonType.ts';
import { asId } from '../../../src/core/ids.ts';
import { quantity } from '../../../src/core/quantity.ts';
import { box } from './boxes.ts';

const S = box('S', [100, 80, 60], { barcode: 'BX-S' });
const M = box('M', [200, 150, 100], { barcode: 'BX-M' });
const L = box('L', [300, 250, 200]);
const nobody = (): string | null => null;
const faultsOf = (
  boxes: BoxSet,
  productOf = nobody as OtherCodes['productOf'],
  insertOf: OtherCodes['insertOf'] = nobody,
) => boxFaults(boxes, { productOf, insertOf }).map(({ boxId, field, reason, other }) => [boxId, field, reason, other]);

describe('what keeps a set from being published', () => {
  it('nothing of boxes that are right', () => {
    expect(faultsOf([S, M, L])).toEqual([]);
  });

  it('outer sides shorter than inner ones, whatever the units', () => {
    const outer = { ...M.outer, width: quantity(59, -1, 'in') };
    // 5.9 in are 149.86 mm: shorter than the 150 mm inside.
    expect(faultsOf([{ ...M, outer }])).toEqual([['M', 'outer', 'outerTooSmall', null]]);
    expect(faultsOf([{ ...M, outer: { ...outer, width: quantity(6, 0, 'in') } }])).toEqual([]);
  });

  it('a box that is as heavy as all it may weigh', () => {
    const maxGross = quantity(1, -1, 'kg');
    expect(faultsOf([{ ...S, maxGross }])).toEqual([['S', 'tare', 'tareTooHeavy', null]]);
    expect(faultsOf([{ ...S, maxGross: quantity(101, 0, 'g') }])).toEqual([]);
  });

  it('a code that another box or a product is known by, however it is written', () => {
    const gtin = { ...S, barcode: '614141007349' };
    expect(faultsOf([gtin, { ...M, barcode: '0614141007349' }])).toEqual([['M', 'barcode', 'barcodeTwice', 'S']]);
    expect(
      faultsOf([gtin], (keys) => (keys.includes('0614141007349') || keys.includes('00614141007349') ? 'Mug' : null)),
    ).toEqual([['S', 'barcode', 'barcodeOfProduct', 'Mug']]);
    expect(faultsOf([S, M], nobody, (keys) => (keys.includes('BX-M') ? 'gift-card' : null))).toEqual([
      ['M', 'barcode', 'barcodeOfInsert', 'gift-card'],
    ]);
  });

  it('an id that is used twice, is missing, or is a product’s own packaging; a box without room, name or count', () => {
    expect(faultsOf([S, { ...M, id: S.id, barcode: 'X' }])).toEqual([['S', 'id', 'idTwice', null]]);
    expect(faultsOf([{ ...S, id: asId(' ') }])).toEqual([[' ', 'id', 'idMissing', null]]);
    expect(faultsOf([{ ...S, id: asId('own:MUG') }])).toEqual([['own:MUG', 'id', 'idReserved', null]]);
    expect(faultsOf([{ ...S, name: ' ', inner: { ...S.inner, height: quantity(0, 0, 'mm') }, stock: -1 }])).toEqual([
      ['S', 'name', 'nameMissing', null],
      ['S', 'inner', 'notPositive', null],
      ['S', 'stock', 'stockInvalid', null],
    ]);
  });
});

describe('changes', () => {
  it('tells new, edited and out, and nothing of a field that says nothing', () => {
    const changes = changesOf(
      [{ ...S, reorderAt: null, use: { channels: [], carriers: [] } }, { ...M, name: 'M2' }, L],
      [S, M],
    );
    expect([...changes]).toEqual([
      ['M', 'edited'],
      ['L', 'new'],
    ]);
    expect([...changesOf([S], [S, M])]).toEqual([['M', 'out']]);
  });
});

describe('a draft that was begun on an older set', () => {
  it('keeps what it changed and follows what came since', () => {
    const draft = [{ ...S, name: 'Small' }, M];
    const inForce = [{ ...S, stock: 40 }, { ...M, stock: 7 }, L];
    expect(rebased(draft, [S, M], inForce)).toEqual([{ ...S, name: 'Small', stock: 40 }, { ...M, stock: 7 }, L]);
  });

  it('takes out what it took out, and leaves out what was taken out since unless it changed it', () => {
    expect(rebased([S], [S, M], [S, { ...M, stock: 1 }])).toEqual([S]);
    expect(rebased([S, M], [S, M], [S])).toEqual([S]);
    expect(rebased([S, { ...M, name: 'M2' }], [S, M], [S])).toEqual([S, { ...M, name: 'M2' }]);
  });

  it('wins where both changed the same field', () => {
    expect(rebased([{ ...S, name: 'Mine' }], [S], [{ ...S, name: 'Theirs', stock: 2 }])).toEqual([
      { ...S, name: 'Mine', stock: 2 },
    ]);
  });

  const anyBox = (id: string): fc.Arbitrary<CartonType> =>
    fc
      .record({ stock: fc.option(fc.nat(5)), name: fc.constantFrom('a', 'b', 'c'), reorderAt: fc.option(fc.nat(3)) })
      .map((patch) => box(id, [10, 10, 10], patch));
  const anySet = fc
    .tuple(...['A', 'B', 'C'].map((id) => fc.option(anyBox(id))))
    .map((boxes) => boxes.filter((one) => one !== null));

  it('says what it said when nothing came since, and what is in force when it changed nothing', () => {
    fc.assert(
      fc.property(anySet, anySet, (one, other) => {
        expect(isSameSet(rebased(one, other, other), one)).toBe(true);
        expect(isSameSet(rebased(other, other, one), one)).toBe(true);
      }),
    );
  });
});

it('an older set that is taken up again keeps what is counted today', () => {
  expect(withCounts([{ ...S, name: 'Old', stock: 90 }, L], [{ ...S, stock: 12 }])).toEqual([
    { ...S, name: 'Old', stock: 12 },
    L,
  ]);
});

describe('what a box may be used for', () => {
  const use = { channels: ['Shopify'], carriers: ['easypost'] };
  it.each([
    ['shopify', 'EasyPost', null],
    ['csv', 'easypost', 'otherChannel'],
    ['shopify', 'offline', 'otherCarrier'],
  ] as const)('%s with %s: %s', (channel, carrier, barred) => {
    expect(barredFor({ use }, { channel, carrier })).toBe(barred);
  });

  it('everything, where it names nothing', () => {
    const nothing = { channels: [], carriers: [] };
    expect(barredFor({ use: nothing }, { channel: 'csv', carrier: 'offline' })).toBeNull();
    expect(barredFor({}, { channel: 'csv', carrier: 'offline' })).toBeNull();
  });
});

describe('a box that is kept for services', () => {
  const kept = (...services: readonly string[]) => ({ use: { channels: [], carriers: [], services } });
  const bar = (services: readonly string[] | null, ...of: readonly string[]) =>
    barredFor(kept(...of), { channel: 'csv', carrier: 'offline', services });

  it('is for orders that may go by one of them, however it is written', () => {
    expect(bar(['ground', 'express'], 'offline/express')).toBeNull();
    expect(bar(['express'], 'Offline/EXPRESS')).toBeNull();
    expect(bar(['ground'], 'offline/express')).toBe('otherService');
    expect(bar(['ground'])).toBeNull();
  });

  it('of another carrier is for none of this one; where only offers tell, it is not barred before', () => {
    expect(bar(['ground'], 'easypost/ground')).toBe('otherService');
    expect(bar(null, 'easypost/ground')).toBe('otherService');
    expect(bar(null, 'offline/express')).toBeNull();
  });

  it('says so in what is written down, and nothing where it is for all', () => {
    expect(writtenSet([{ ...S, ...kept() }])).toEqual(writtenSet([S]));
    expect(writtenSet([{ ...S, ...kept('offline/express') }])[0]?.use).toEqual(kept('offline/express').use);
  });

  it('keeps them where a file says only channels', () => {
    const known = { ...S, ...kept('offline/express') };
    const { services: _, ...use } = kept().use;
    expect(stillKnown({ ...S, use: { ...use, channels: ['csv'] } }, known).use).toEqual({
      channels: ['csv'],
      carriers: [],
      services: ['offline/express'],
    });
    expect(stillKnown({ ...S, ...kept() }, known).use).toBeUndefined();
  });
});
