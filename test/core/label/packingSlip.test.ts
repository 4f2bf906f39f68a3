import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toldRows, type PackingSlipLine, type SlipUnits } from '../../../src/core/label/packingSlip.ts';

const line = (told: readonly SlipUnits[], more: Partial<PackingSlipLine> = {}): PackingSlipLine => ({
  quantity: told.length,
  name: 'Mug',
  sku: 'MUG',
  told,
  ...more,
});

describe('what tells units apart on a packing slip', () => {
  it('stands in one row for units of one lot, with each serial', () => {
    const told = ['A-1', 'A-2'].map((serial) => ({ units: 1, serial, lot: 'L9', expiry: '2027-01-31' }));
    expect(toldRows(line(told), 'en', 80)).toEqual(['Serial no. A-1, A-2 · Lot L9 · Use by 2027-01-31']);
    expect(toldRows(line(told), 'de', 80)).toEqual(['Seriennr. A-1, A-2 · Charge L9 · Haltbar bis 2027-01-31']);
  });
  it('says how many are of which lot where there are several', () => {
    const told = [
      { units: 2, lot: 'L1' },
      { units: 1, lot: 'L2' },
      { units: 1, lot: 'L1' },
    ];
    expect(toldRows(line(told), 'fr', 80)).toEqual(['Lot L1 · 3 x', 'Lot L2 · 1 x']);
    expect(toldRows(line(told.slice(0, 1)), 'fr', 80)).toEqual(['Lot L1']);
  });
  it('names the parts of a set', () => {
    const told = [
      { units: 1, serial: 'A', part: 'Mug' },
      { units: 1, lot: 'T', part: 'Tea' },
    ];
    expect(toldRows(line(told), 'es', 80)).toEqual(['Mug: Núm. de serie A', 'Tea: Lote T · 1 x']);
  });
  it('says so where a line lies in several parcels, and nothing where nothing was told', () => {
    const told = [{ units: 1, serial: 'A' }];
    expect(toldRows(line(told, { isOfAllParcels: true }), 'en', 80)[0]).toBe('In all parcels together:');
    expect(toldRows(line([], { isOfAllParcels: true }), 'en', 80)).toEqual([]);
    expect(toldRows({ quantity: 1, name: 'Mug', sku: 'MUG' }, 'en', 80)).toEqual([]);
  });
  it('goes over as many rows as it takes, and drops no serial', () => {
    const serial = fc.stringMatching(/^[A-Z0-9-]{1,30}$/);
    fc.assert(
      fc.property(
        fc.uniqueArray(serial, { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 32, max: 80 }),
        (all, most) => {
          const rows = toldRows(line(all.map((one) => ({ units: 1, serial: one }))), 'en', most);
          expect(rows.join(' ')).toBe(`Serial no. ${all.join(', ')}`);
          for (const row of rows) expect(row.length).toBeLessThanOrEqual(most);
        },
      ),
    );
  });
});
