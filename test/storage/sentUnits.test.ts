import { expect, test } from 'vitest';
import { asId } from '../../src/core/ids.ts';
import type { StoragePort } from '../../src/station/ports.ts';
import { sku } from './facts.ts';
import { newFolder, openIn, verify } from './place.ts';
import { givenBack, givenUpAfterOneBox } from './sentParcels.ts';

const known = (storage: StoragePort): readonly string[] =>
  ['S1', 'S2'].filter((serial) => storage.units.isSerialElsewhere(sku('A'), serial, asId('another')));

test('of an order that is given up, serials in no closed parcel may go again, and those whose label is given back', () => {
  const dataDir = newFolder();
  const storage = openIn(dataDir);
  const facts = givenUpAfterOneBox();
  storage.record(facts.slice(0, -1), null);
  expect(known(storage), 'while it is packed').toEqual(['S1', 'S2']);
  storage.record(facts.slice(-1), null);
  expect(known(storage), 'what was scanned last stayed here').toEqual(['S1']);
  storage.record([givenBack(9)], null);
  expect(known(storage), 'nobody can open its parcel again: it does not go').toEqual([]);
  storage.close();
  expect(verify(dataDir).findings).toEqual([]);
});
