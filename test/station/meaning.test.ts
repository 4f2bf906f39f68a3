import { expect, it } from 'vitest';
import { asId, type DeviceId, type InstructionId } from '../../src/core/ids.ts';
import type { Instruction } from '../../src/core/instructions/instruction.ts';
import { placeSeries } from '../../src/core/scan/placeCode.ts';
import { meaningOf } from '../../src/station/meaning.ts';
import { factsOf, openBench, orderOf, productOf } from '../core/pack/fixtures.ts';
import { carton, fact, imported, orderFacts, product } from '../storage/facts.ts';
import { newFolder, openIn } from '../storage/place.ts';

const GTIN = '3086123100015';
const places = placeSeries('T-0002', 1, '');
const place = places.ok ? (places.value[0]?.barcode ?? '') : '';
const insert: Instruction = {
  instructionId: asId<InstructionId>('catalog'),
  scope: 'channel',
  key: 'other',
  kind: 'insert',
  text: 'Catalog',
  mustConfirm: true,
  image: null,
  stage: 'beforeSeal',
  barcode: 'CAT-26',
  weight: null,
  size: null,
  cartonTypeId: null,
  isActive: true,
};

/** A bench with an order of two cameras, each told by its serial, and a station that knows another order in a tote. */
function opened() {
  const storage = openIn(newFolder());
  const camera = productOf('CAM', { needs: ['serial'] });
  storage.record(
    [
      fact({ type: 'productRecorded', product: product('CAM', { barcodes: ['CAM-1'] }) }),
      fact({ type: 'cartonTypeRecorded', cartonType: carton('S', 'BX-S') }),
      imported(orderFacts('10473', [['CAM', 1]], { tote: 'CRATE-9' })),
      fact({ type: 'instructionRecorded', instruction: insert }),
    ],
    null,
  );
  const facts = factsOf({ goods: [camera] });
  const bench = openBench(orderOf({ CAM: 2 }), facts);
  const scan = (text: string, aim: string | null = null) => {
    const reading = { text, aim, deviceId: asId<DeviceId>('scanner'), at: Date.UTC(2026, 10, 28) };
    const { events } = bench.do({ type: 'scan', meaning: meaningOf(reading, storage, bench.session), code: text });
    return events.map((event) => (event.type === 'scanRefused' ? event.reason : event.type));
  };
  const kept = () => bench.session.scans.map(({ trace }) => trace?.serial);
  return { storage, bench, scan, kept };
}

it.each([
  ['the label of a tote', place, null],
  ['a tote that an order lies in', 'crate-9', null],
  ["another order's number", '#10473', null],
  ['an EAN that nobody filed', GTIN, null],
  ['the same, as its symbol says', GTIN, ']E0'],
  ['its GTIN as GS1 data', `010${GTIN}`, ']C1'],
  ['a tracking number', '1Z999AA10123456784', ']C0'],
  ['a postal tracking number', 'RA123456785US', null],
  ['a card nobody knows', 'CMD-JUMP', null],
  ['a web address', 'https://example.com/camera', ']Q1'],
])('while a serial is asked for, %s is no answer; typed it is', (_, text, aim) => {
  const { bench, scan, kept } = opened();
  scan('CAM-1');
  expect(scan(text, aim)).toEqual(['traceInvalid']);
  expect(bench.session.asked, 'it is still asked for').toBeDefined();
  bench.do({ type: 'tellTrace', text });
  expect(kept()).toEqual([text]);
});

it.each([
  ['SN 12', null],
  ['10474', null],
  ['T-0002-V', null],
  [GTIN, ']C0'],
  // For use inside one company: a shop's own number.
  ['20261128', null],
  ['1Z999AA10123456785', null],
])('%s %s is a serial', (text, aim) => {
  const { scan, kept } = opened();
  scan('CAM-1');
  expect(scan(text, aim)).toEqual(['itemPacked']);
  expect(kept()).toEqual([text]);
});

it('a box or an item scanned while a serial is asked for says what it is', () => {
  const { scan } = opened();
  scan('CAM-1');
  expect(scan('BX-S')).not.toContain('itemPacked');
  expect(scan('CAM-1')).toEqual(['traceFirst']);
});

it('where a code is filed as an insert and as goods, a line that waits for it comes first', () => {
  const { storage, scan } = opened();
  const both = { ...insert, barcode: 'CAM-1' };
  storage.record([fact({ type: 'instructionRecorded', instruction: both })], null);
  expect(scan('CAM-1')).toEqual(['unitTraceAsked']);
  scan('A-1');
  scan('CAM-1');
  scan('A-2');
  expect(scan('CAM-1'), 'no line waits any more').toEqual(['otherInsert']);
});
