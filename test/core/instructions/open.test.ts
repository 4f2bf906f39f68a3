import { expect, test } from 'vitest';
import { asId, type ParcelId } from '../../../src/core/ids.ts';
import { enclosedWeight, ofParcel } from '../../../src/core/instructions/open.ts';
import { lb, sku } from '../pack/fixtures.ts';
import { pinned } from './pinned.ts';

const parcel = (id: string, number?: number) => ({
  parcelId: asId<ParcelId>(id),
  contents: [{ sku: sku('mug') }],
  ...(number !== undefined && { number }),
});

test('what goes in once goes into the first parcel by its number, also when that stands last because it was opened again', () => {
  const instructions = [pinned({ kind: 'insert', stage: 'beforeSeal', skus: [], weight: lb(40) })];
  const [first, second] = [parcel('a', 1), parcel('b', 2)];
  const session = { instructions, parcels: [second, first] };
  expect(ofParcel(session, first)).toHaveLength(1);
  expect(ofParcel(session, second)).toEqual([]);
  expect(enclosedWeight(session, first)).toEqual({ digits: 4, exponent: -1, unit: 'lb' });
  // Its box was given back for another one: that takes its number.
  const another = { instructions, parcels: [second, parcel('c')] };
  expect(ofParcel(another, parcel('c'))).toHaveLength(1);
  expect(ofParcel({ instructions, parcels: [] }, parcel('a'))).toHaveLength(1);
});
