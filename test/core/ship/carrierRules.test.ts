import { describe, expect, it } from 'vitest';
import {
  decimalText,
  parseDecimal,
  quantity,
  quantityText,
  type LengthUnit,
  type MassUnit,
} from '../../../src/core/quantity.ts';
import { computeDimWeight, type DimWeight, type RatedParcel } from '../../../src/core/ship/dimWeight.ts';
import { BUILT_IN_RATES } from '../../support/rates.ts';

const NEW = '2026-11-20';
const measure = <U extends LengthUnit | MassUnit>(text: string) => {
  const [, number = '', unit = ''] = /^([\d.]+) ?([a-z]+)$/.exec(text) ?? [];
  const read = parseDecimal(number);
  if (!read.ok) throw new Error(text);
  return quantity(read.value.digits, read.value.exponent, unit as U);
};
/** `dhl-paket 120x60x60 cm 2 kg`. */
function rated(text: string, more: Partial<RatedParcel> = {}): DimWeight {
  const [ruleId = '', sides = '', unit = '', number = '', massUnit = ''] = text.split(' ');
  const [length, width, height] = sides.split('x').map((side) => measure<LengthUnit>(`${side} ${unit}`));
  if (!length || !width || !height) throw new Error(text);
  const parcel = {
    ruleId,
    shipDate: NEW,
    dims: { length, width, height },
    weight: measure<MassUnit>(`${number} ${massUnit}`),
  };
  const answer = computeDimWeight({ ...parcel, ...more }, BUILT_IN_RATES.rules);
  if (!answer.ok) throw new Error(`${text}: ${answer.error}`);
  return answer.value;
}
const told = (text: string, more: Partial<RatedParcel> = {}): string => {
  const { billableWeight, flags, refused } = rated(text, more);
  return refused?.words ?? [billableWeight && quantityText(billableWeight), ...flags].join(' ');
};

describe('limits of carriers, on their line and just over', () => {
  it.each<[string, string, string, string]>([
    [
      'DHL Paeckchen S',
      'dhl-paeckchen-s 35x25x10 cm 2 kg',
      'dhl-paeckchen-s 35x25x10.1 cm 2 kg',
      'third side 10.1 cm is over 10 cm',
    ],
    [
      '... weight',
      'dhl-paeckchen-s 35x25x10 cm 2 kg',
      'dhl-paeckchen-s 35x25x10 cm 2.001 kg',
      'weight 2.001 kg is over 2 kg',
    ],
    [
      '... least',
      'dhl-paeckchen-s 15x11x1 cm 2 kg',
      'dhl-paeckchen-s 15x10.9x1 cm 2 kg',
      'second side 10.9 cm is under 11 cm',
    ],
    [
      'DHL Paeckchen M',
      'dhl-paeckchen-m 60x30x15 cm 2 kg',
      'dhl-paeckchen-m 60x30.1x15 cm 2 kg',
      'second side 30.1 cm is over 30 cm',
    ],
    [
      'DHL Paket',
      'dhl-paket 120x60x60 cm 31.5 kg',
      'dhl-paket 120.1x60x60 cm 31.5 kg',
      'length 120.1 cm is over 120 cm',
    ],
    [
      'DHL Paket to GB',
      'dhl-paket-300 100x60x40 cm 31.5 kg',
      'dhl-paket-300 100x60x40.1 cm 9 kg',
      'length plus girth 300.2 cm is over 300 cm',
    ],
    [
      'H2 DHL bulky',
      'dhl-paket-bulky 150x60x45 cm 9 kg',
      'dhl-paket-bulky 150x60x50 cm 9 kg',
      'length plus girth 370 cm is over 360 cm',
    ],
    ['DPD', 'dpd 175x32.5x30 cm 31.5 kg', 'dpd 175.1x30x30 cm 9 kg', 'length 175.1 cm is over 175 cm'],
    ['DPD girth', 'dpd 160x40x30 cm 9 kg', 'dpd 160x40x30.1 cm 9 kg', 'length plus girth 300.2 cm is over 300 cm'],
    [
      'DPD in Switzerland',
      'dpd-ch 160x60x60 cm 9 kg',
      'dpd-ch 160x60x60.1 cm 9 kg',
      'length plus girth 400.2 cm is over 400 cm',
    ],
    [
      'DPD locker',
      'dpd-locker 10x10x10 cm 20 kg',
      'dpd-locker 10x10x10 cm 20.001 kg',
      'weight 20.001 kg is over 20 kg',
    ],
    ['GLS', 'gls 200x30x20 cm 40 kg', 'gls 200x30x20 cm 40.1 kg', 'weight 40.1 kg is over 40 kg'],
    ['GLS girth', 'gls 200x30x20 cm 9 kg', 'gls 200x30x20.1 cm 9 kg', 'length plus girth 300.2 cm is over 300 cm'],
    [
      'Royal Mail letter',
      'royal-mail-letter 24x16.5x0.5 cm 100 g',
      'royal-mail-letter 24x16.5x0.5 cm 101 g',
      'weight 101 g is over 0.1 kg',
    ],
    [
      '... large letter',
      'royal-mail-large-letter 35.3x25x2.5 cm 750 g',
      'royal-mail-large-letter 35.3x25x2.6 cm 750 g',
      'third side 2.6 cm is over 2.5 cm',
    ],
    [
      '... small parcel',
      'royal-mail-small-parcel 45x35x16 cm 2 kg',
      'royal-mail-small-parcel 45x35x16.1 cm 2 kg',
      'third side 16.1 cm is over 16 cm',
    ],
    [
      '... medium parcel',
      'royal-mail-medium-parcel 61x46x46 cm 20 kg',
      'royal-mail-medium-parcel 61x46.1x46 cm 20 kg',
      'second side 46.1 cm is over 46 cm',
    ],
    [
      '... tube',
      'royal-mail-tube 90x7x7 cm 2 kg',
      'royal-mail-tube 90x7.1x7.1 cm 2 kg',
      'sides together 104.2 cm is over 104 cm',
    ],
    [
      'Parcelforce',
      'parcelforce 150x40x35 cm 30 kg',
      'parcelforce 150x40x35.1 cm 30 kg',
      'length plus girth 300.2 cm is over 300 cm',
    ],
    [
      'Canada to the USA',
      'canada-post-usa-xpresspost 150x31x31 cm 30 kg',
      'canada-post-usa-xpresspost 150x31x31.1 cm 30 kg',
      'length plus girth 276 cm is over 274 cm',
    ],
    [
      'USPS Priority',
      'usps-priority 28x20x20 in 9 lb',
      'usps-priority 28.1x20x20 in 9 lb',
      'length plus girth 109 in is over 108 in',
    ],
    [
      'DHL Express piece',
      'dhl-express-contract 120x80x80 cm 70 kg',
      'dhl-express-contract 120x80.1x80 cm 70 kg',
      'second side 80.1 cm is over 80 cm',
    ],
  ])('%s', (_, on, over, words) => {
    expect(rated(on).refused).toBeNull();
    expect(told(over)).toBe(words);
  });
});

describe('weights', () => {
  it.each<[string, string]>([
    // Classes of weight, and no volume weight.
    ['dhl-paket 60x60x60 cm 2 kg', '2 kg'],
    ['dhl-paket 60x60x60 cm 2.001 kg', '5 kg'],
    ['dhl-paket 20x20x20 cm 10.001 kg', '20 kg'],
    ['dhl-paket 20x20x20 cm 31.5 kg', '31.5 kg'],
    ['dpd 60x40x30 cm 3.2 kg', '3.2 kg'],
    ['dpd-baltics 60x40x30 cm 3.2 kg', '18 kg'],
    ['dpd-de-air 60x40x30 cm 3.2 kg', '14.4 kg'],
    ['gls 60x40x30 cm 3.2 kg', '3.2 kg'],
    ['gls-contract 60x40x30 cm 3.2 kg', '12 kg'],
    ['australia-post-eparcel 80x50x15 cm 5 kg', '5 kg'],
    ['parcelforce 80x50x15 cm 5 kg', '5 kg'],
    // Ounces below a pound, pounds from there.
    ['usps-ground-advantage 6x6x6 in 3.01 oz', '0.25 lb'],
    ['usps-ground-advantage 6x6x6 in 15.5 oz', '1 lb'],
    ['usps-ground-advantage 6x6x6 in 16.01 oz', '2 lb'],
    ['usps-us 6x6x6 in 3 oz', '1 lb'],
    // Dimensional weight from a pound on.
    ['fedex-ground-economy 12x9x7 in 0.99 lb', '1 lb'],
    ['fedex-ground-economy 12x9x7 in 1 lb', '6 lb'],
    ['ups-us-export 20x15x10 in 16 lb', '22 lb'],
    ['canada-post-usa-xpresspost 40.2x30x25 cm 2 kg', '6.15 kg'],
  ])('%s: %s', (text, billed) => {
    expect(told(text)).toBe(billed);
  });

  it("the carrier's flat-rate packaging has no dimensional weight, but its limits", () => {
    expect(told('usps-us 30x24x16 in 20 lb', { packaging: 'flatRate' })).toBe('20 lb');
    expect(told('usps-us 30x24x16 in 70.1 lb', { packaging: 'flatRate' })).toBe('weight 70.1 lb is over 70 lb');
    expect(rated('usps-us 30x24x16 in 20 lb', { packaging: 'flatRate' }).trace).toContain(
      "the carrier's flat-rate packaging: no dimensional weight",
    );
  });
});

describe('classes', () => {
  it.each<[string, string, string, Partial<RatedParcel>?]>([
    ['USPS over 22 in', 'usps-ground-advantage 22x6x6 in 5 lb', 'usps-ground-advantage 22.01x6x6 in 5 lb'],
    ['USPS over 2 cubic feet', 'usps-priority 18x16x12 in 9 lb', 'usps-priority 18x16x12.01 in 9 lb'],
    ['USPS oversized', 'usps-ground-advantage 22x22x21 in 9 lb', 'usps-ground-advantage 22x22x21.01 in 9 lb'],
    ['UPS abroad', 'ups-us-export 10x10x10 in 70 lb', 'ups-us-export 10x10x10 in 70.01 lb'],
    ['UPS in the EU', 'ups-eu 30x30x30 cm 25 kg', 'ups-eu 30x30x30 cm 25.01 kg'],
    ['UPS soft pack', 'ups-us-daily 18x14x6 in 5 lb', 'ups-us-daily 18x14x6.01 in 5 lb', { packaging: 'soft' }],
    ['FedEx soft pack', 'fedex-us 18x13x5 in 5 lb', 'fedex-us 18x13.01x5 in 5 lb', { packaging: 'soft' }],
    ['DHL bulky', 'dhl-paket-bulky 120x60x60 cm 5 kg', 'dhl-paket-bulky 120.1x60x59 cm 5 kg'],
    ['DHL Express by contract', 'dhl-express-contract 100x20x20 cm 25 kg', 'dhl-express-contract 100.1x20x20 cm 25 kg'],
  ])('%s begins above its line', (_, on, over, more = {}) => {
    const before = rated(on, more).flags;
    const after = rated(over, more).flags;
    expect(after.length).toBe(before.length + 1);
  });

  it('of ranked ones the dearest alone, the others add up', () => {
    expect(rated('ups-us-daily 97x20x4 in 60 lb').flags).toEqual(['largePackage']);
    expect(rated('usps-ground-advantage 31x20x19 in 9 lb').flags).toEqual([
      'over22in',
      'over30in',
      'over2ft3',
      'oversized',
    ]);
    expect(rated('ups-us-daily 49x31x4 in 60 lb').flags).toEqual(['additionalHandling']);
  });

  it('B9: both add-ons of its size, and the price of 70 lb', () => {
    expect(told('usps-ground-advantage 30x24x16 in 20 lb')).toBe('70 lb over22in over2ft3 oversized');
  });

  it('cylinders and what is no box are handled apart, boxes are not', () => {
    const small = 'ups-us-daily 10x4x4 in 2 lb';
    expect(rated(small).flags).toEqual([]);
    expect(rated(small, { packaging: 'cylinder' }).flags).toEqual(['additionalHandling']);
    expect(rated(small, { packaging: 'cylinder' }).trace).toContain('additional handling: packed as cylinder');
    expect(rated(small, { packaging: 'soft' }).flags).toEqual([]);
  });

  it('says which figures nobody has confirmed, only where they were used', () => {
    const unsure = (text: string) => rated(text).trace.filter((line) => line.startsWith('not confirmed'));
    expect(unsure('fedex-us 46x20x10 in 9 lb')).toEqual([
      expect.stringMatching(/^not confirmed with the carrier: lengthAndGirth \(/),
    ]);
    expect(unsure('fedex-us 12x9x7 in 4 lb')).toEqual([]);
    expect(unsure('fedex-metric 30x20x10 cm 1 kg')).toEqual([expect.stringContaining('step')]);
  });
});

it('length and girth of every vector', () => {
  for (const [sides, most] of [
    ['10x10.1x10.3', 53],
    ['11.1x8.5x6.2', 44],
    ['30x24x24', 126],
    ['30.1x24x24', 127],
    ['97x4x4', 113],
    ['48.01x6x6', 73],
    ['24x24x18.1', 110],
  ] as const) {
    const rules = BUILT_IN_RATES.rules.map((rule) =>
      rule.id === 'ups-us-daily'
        ? {
            ...rule,
            limits: rule.limits.map((part) => ({ ...part, rule: { lengthAndGirth: quantity(most - 1, 0, 'in') } })),
          }
        : rule,
    );
    const [length, width, height] = sides.split('x').map((side) => measure<LengthUnit>(`${side} in`));
    if (!length || !width || !height) throw new Error(sides);
    const answer = computeDimWeight(
      { ruleId: 'ups-us-daily', shipDate: NEW, dims: { length, width, height }, weight: quantity(1, 0, 'lb') },
      rules,
    );
    expect(answer.ok && answer.value.refused?.words).toBe(
      `length plus girth ${most.toString()} in is over ${decimalText(quantity(most - 1, 0, 'in'))} in`,
    );
  }
});
