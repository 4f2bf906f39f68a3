import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compareQuantity,
  decimalText,
  parseDecimal,
  quantity,
  quantityText,
  type Dims,
  type Length,
  type LengthUnit,
  type Mass,
  type MassUnit,
} from '../../../src/core/quantity.ts';
import { computeDimWeight, type DimWeight, type RatedParcel } from '../../../src/core/ship/dimWeight.ts';
import { BUILT_IN_RATES } from '../../support/rates.ts';

type RuleId = string;
const { rules } = BUILT_IN_RATES;
/** The tariffs that the command line has always known. */
const RULE_IDS = [
  'ups-us-daily',
  'ups-us-retail',
  'ups-metric',
  'fedex-us',
  'fedex-metric',
  'usps-us',
  'dhl-express',
  'canada-post',
  'canada-post-regular',
  'australia-post',
  'iata',
] as const;

const measure = <U extends LengthUnit | MassUnit>(text: string, unit: U) => {
  const read = parseDecimal(text);
  if (!read.ok) throw new Error(text);
  return quantity(read.value.digits, read.value.exponent, unit);
};
const dimsOf = (text: string, unit: LengthUnit): Dims => {
  const [length, width, height] = text.split('x').map((side) => measure(side, unit));
  if (!length || !width || !height) throw new Error(text);
  return { length, width, height };
};
const rated = (parcel: RatedParcel): DimWeight => {
  const result = computeDimWeight(parcel, rules);
  if (!result.ok) throw new Error(result.error);
  return result.value;
};
const NEW = '2026-11-20';
const OLD = '2025-08-17';
const us = (ruleId: RuleId, shipDate: string, sides: string, lb: string, shape?: RatedParcel['shape']): DimWeight =>
  rated({ ruleId, shipDate, dims: dimsOf(sides, 'in'), weight: measure(lb, 'lb'), ...(shape && { shape }) });
const metric = (ruleId: RuleId, sides: string, kg: string): DimWeight =>
  rated({ ruleId, shipDate: NEW, dims: dimsOf(sides, 'cm'), weight: measure(kg, 'kg') });
const number = (mass: Mass | null): string | null => mass && decimalText(mass);

describe('published and computed vectors', () => {
  it.each<[string, RuleId, string, string, string, string | null, string, string[]]>([
    ['A1', 'ups-us-daily', NEW, '10x10.1x10.3', '1', '9', '9', []],
    ['A1 FedEx', 'fedex-us', NEW, '10x10.1x10.3', '1', '9', '9', []],
    ['A1o', 'ups-us-daily', OLD, '10x10.1x10.3', '1', '8', '8', []],
    ['A2', 'ups-us-daily', NEW, '11.1x8.1x4.1', '1', '4', '4', []],
    ['A3', 'ups-us-daily', NEW, '11.1x8.5x6.2', '3', '6', '6', []],
    ['A3o', 'ups-us-daily', OLD, '11.1x8.5x6.2', '3', '5', '5', []],
    ['A4', 'ups-us-daily', NEW, '11x10x8.2', '3', '8', '8', []],
    ['A5', 'ups-us-daily', NEW, '12x9x7', '4.2', '6', '6', []],
    ['A6', 'ups-us-daily', NEW, '12x9x7', '7.0', '6', '7', []],
    ['A7', 'ups-us-daily', NEW, '10x10x10', '5', '8', '8', []],
    ['A8', 'ups-us-daily', NEW, '20x15x10', '16', '22', '22', []],
    ['A9', 'ups-us-retail', NEW, '20x15x10', '16', '19', '19', []],
    ['A10', 'ups-us-daily', NEW, '10.2x8.5x5.6', '20.5', '5', '21', []],
    ['A11', 'ups-us-daily', NEW, '30x24x24', '20', '125', '125', ['additionalHandling']],
    ['A12', 'ups-us-daily', NEW, '30.1x24x24', '20', '129', '129', ['largePackage']],
    ['A13', 'ups-us-daily', NEW, '48x6x6', '10', '13', '13', []],
    ['A14', 'ups-us-daily', NEW, '48.01x6x6', '10', '13', '13', ['additionalHandling']],
    ['A15', 'ups-us-daily', NEW, '24x24x18', '40', '75', '75', []],
    ['A16', 'ups-us-daily', NEW, '24x24x18.1', '40', '79', '79', ['additionalHandling']],
    ['A17', 'ups-us-daily', NEW, '97x4x4', '8', '12', '90', ['largePackage']],
    ['A17 FedEx', 'fedex-us', NEW, '97x4x4', '8', '12', '90', ['largePackage']],
    ['B1', 'usps-us', '2026-07-11', '22x15x15', '10', '30', '30', []],
    ['B2', 'usps-us', '2026-07-12', '22x15x15', '10', '36', '36', []],
    ['B3', 'usps-us', NEW, '12x12x12', '3', null, '3', []],
    ['B4', 'usps-us', NEW, '12.01x12x12', '3', '14', '14', []],
    ['B5', 'usps-us', '2026-07-11', '12.49x12x12', '3', null, '3', []],
    ['B9', 'usps-us', NEW, '30x24x16', '20', '83', '70', []],
    ['B10', 'usps-us', NEW, '12x12x8', '7', null, '7', []],
  ])('%s: %s of %s, %s in, %s lb', (_, ruleId, shipDate, sides, lb, dim, bill, flags) => {
    const answer = us(ruleId, shipDate, sides, lb);
    expect({
      dim: number(answer.dimWeight),
      bill: number(answer.billableWeight),
      flags: answer.flags,
      unit: answer.weightUnit,
      refused: answer.refused,
    }).toEqual({
      dim,
      bill,
      flags,
      unit: 'lb',
      refused: null,
    });
  });

  it.each<[string, string, string, string | null, string]>([
    ['B6', NEW, '20x12x12', '17', '17'],
    ['B7', '2026-07-11', '20x12x12', '14', '14'],
    ['B8', NEW, '15x12x12', null, '5'],
  ])('%s: not rectangular', (_, shipDate, sides, dim, bill) => {
    const answer = us('usps-us', shipDate, sides, '5', 'non-rectangular');
    expect([number(answer.dimWeight), number(answer.billableWeight)]).toEqual([dim, bill]);
  });

  it.each<[string, RuleId, string, string, string, string]>([
    ['C1', 'dhl-express', '40x30x20', '3', '5', '5'],
    ['C2', 'dhl-express', '75x40x40', '20', '24', '24'],
    ['C3', 'ups-metric', '30.1x20x10', '1', '1.5', '1.5'],
    ['C3 FedEx', 'fedex-metric', '30.1x20x10', '1', '1.5', '1.5'],
    ['C3 as measured', 'dhl-express', '30.1x20x10', '1', '1.5', '1.5'],
    ['C4', 'dhl-express', '31x22x11', '1.51', '2', '2'],
    ['D1', 'iata', '30x45x65', '14', '15', '15'],
    ['E1', 'australia-post', '80x50x15', '5', '15', '15'],
    ['F1', 'canada-post', '40.2x30x25', '2', '6.15', '6.15'],
    ['F2', 'canada-post-regular', '40.2x30x25', '2', '5.125', '5.125'],
    ['G1', 'iata', '50x30x40', '9', '10', '10'],
    ['G2', 'iata', '50x30x40', '16', '10', '16'],
  ])('%s: %s of %s cm, %s kg', (_, ruleId, sides, kg, dim, bill) => {
    const answer = metric(ruleId, sides, kg);
    expect([number(answer.dimWeight), number(answer.billableWeight), answer.weightUnit, answer.refused]).toEqual([
      dim,
      bill,
      'kg',
      null,
    ]);
  });

  it('A19 and H1 are not taken', () => {
    expect(us('ups-us-daily', NEW, '109x10x10', '30')).toMatchObject({
      billableWeight: null,
      dimWeight: quantity(79, 0, 'lb'),
      flags: ['overMaximum'],
      refused: { words: 'length 109 in is over 108 in' },
    });
    expect(metric('ups-metric', '202x76x45', '10')).toMatchObject({
      billableWeight: null,
      flags: ['overMaximum'],
      refused: { words: 'length plus girth 444 cm is over 400 cm' },
    });
  });
});

describe('thresholds, exactly on their line and just above', () => {
  const flagsAt = (ruleId: RuleId, shipDate: string, sides: string, lb: string): readonly string[] =>
    us(ruleId, shipDate, sides, lb).flags;

  it.each<[string, string, string, string, string[]]>([
    ['second side', '32x30x4', '32x30.01x4', '10', ['additionalHandling']],
    ['cubic of additional handling', '32x18x18', '32x18x18.01', '10', ['additionalHandling']],
    ['length of large package', '96x4x4', '96.01x4x4', '10', ['largePackage']],
    ['length plus girth of large package', '90x10x10', '90x10x10.01', '10', ['largePackage']],
    ['cubic of large package', '30x24x24', '30x24x24.01', '10', ['largePackage']],
    ['longest taken', '108x6x6', '108.01x6x6', '10', ['overMaximum']],
    ['largest girth taken', '95x20x15', '95x20x15.01', '10', ['overMaximum']],
  ])('%s', (_, on, above, lb, flags) => {
    for (const rule of ['ups-us-daily', 'ups-us-retail', 'fedex-us'] as const) {
      expect(flagsAt(rule, NEW, above, lb)).toEqual(flags);
      expect(flagsAt(rule, NEW, on, lb)).not.toEqual(flags);
    }
  });

  it('weights', () => {
    expect(flagsAt('ups-us-daily', NEW, '10x10x10', '50')).toEqual([]);
    expect(flagsAt('ups-us-daily', NEW, '10x10x10', '50.01')).toEqual(['additionalHandling']);
    expect(flagsAt('ups-us-daily', NEW, '10x10x10', '110')).toEqual(['additionalHandling']);
    expect(flagsAt('ups-us-daily', NEW, '10x10x10', '110.01')).toEqual(['largePackage']);
    expect(flagsAt('ups-us-daily', NEW, '10x10x10', '150')).toEqual(['largePackage']);
    expect(us('ups-us-daily', NEW, '10x10x10', '150.01').refused?.words).toBe('weight 150.01 lb is over 150 lb');
    expect(us('usps-us', NEW, '10x10x10', '70').refused).toBeNull();
    expect(us('usps-us', NEW, '10x10x10', '70.01').refused?.words).toBe('weight 70.01 lb is over 70 lb');
    expect(us('usps-us', NEW, '50x20x20', '5').refused).toBeNull();
    expect(us('usps-us', NEW, '50.01x20x20', '5').refused?.words).toBe('length plus girth 131 in is over 130 in');
  });

  it('metric limits', () => {
    expect(metric('ups-metric', '274x10x10', '70').refused).toBeNull();
    expect(metric('ups-metric', '274.01x10x10', '70').refused?.words).toBe('length 275 cm is over 274 cm');
    expect(metric('ups-metric', '10x10x10', '70.001').refused?.words).toBe('weight 70.001 kg is over 70 kg');
    expect(metric('dhl-express', '150x100x100', '70').refused).toBeNull();
    expect(metric('dhl-express', '10x10x10', '70.1').refused?.words).toBe('weight 70.1 kg is over 70 kg');
    expect(metric('canada-post', '200x25x25', '30').refused).toBeNull();
    expect(metric('canada-post', '200x25x25.1', '30').refused?.words).toBe('length plus girth 302 cm is over 300 cm');
    expect(metric('australia-post', '100x50x50', '22').refused).toBeNull();
    expect(metric('australia-post', '100x50x50.01', '22').refused?.words).toBe('volume 250050 cm3 is over 250000 cm3');
    expect(metric('australia-post', '105.1x10x10', '2').refused?.words).toBe('length 105.1 cm is over 105 cm');
    // 165 in are 419.1 cm.
    expect(metric('fedex-metric', '219x50x50', '2').refused).toBeNull();
    expect(metric('fedex-metric', '219.1x50x50', '2').refused?.words).toBe('length plus girth 420 cm is over 165 in');
  });
});

describe('dates', () => {
  it('each part is chosen by the ship date for itself', () => {
    const from = (ruleId: RuleId, shipDate: string): string | null =>
      us(ruleId, shipDate, '12x9x7', '4.2').effectiveFrom;
    expect(from('ups-us-daily', '2025-08-17')).toBeNull();
    expect(from('ups-us-daily', '2025-08-18')).toBe('2025-08-18');
    expect(from('ups-us-daily', '2026-01-25')).toBe('2025-08-18');
    expect(from('ups-us-daily', '2026-01-26')).toBe('2026-01-26');
    expect(from('fedex-us', '2026-01-11')).toBe('2025-08-18');
    expect(from('fedex-us', '2026-01-12')).toBe('2026-01-12');
    expect(from('usps-us', '2026-07-11')).toBe('2019-06-23');
    expect(from('usps-us', '2026-07-12')).toBe('2026-07-12');
    expect(from('dhl-express', NEW)).toBeNull();
  });

  it('length plus girth gave way to volume for additional handling', () => {
    // 50 + 2 (20 + 8): 106 in, 8000 in3; 40 x 20 x 13: 106 in; 24 x 24 x 19: 110 in, 10,944 in3.
    const flags = (ruleId: RuleId, shipDate: string, sides: string) => us(ruleId, shipDate, sides, '10').flags;
    expect(flags('ups-us-daily', '2026-01-25', '40x20x13')).toEqual(['additionalHandling']);
    expect(flags('ups-us-daily', '2026-01-26', '40x20x13')).toEqual(['additionalHandling']);
    expect(flags('ups-us-daily', '2026-01-25', '46x20x10')).toEqual(['additionalHandling']);
    expect(flags('ups-us-daily', '2026-01-26', '46x20x10')).toEqual([]);
    expect(flags('fedex-us', '2026-01-12', '46x20x10')).toEqual(['additionalHandling']);
    expect(flags('ups-us-daily', '2026-01-25', '45x20x10')).toEqual([]);
    expect(flags('ups-us-daily', '2026-01-25', '30.1x24x24')).toEqual(['additionalHandling']);
  });

  it('no rule for the date is a refusal', () => {
    const refusal = (ruleId: RuleId, shipDate: string) =>
      computeDimWeight({ ruleId, shipDate, dims: dimsOf('1x1x1', 'in'), weight: quantity(1, 0, 'lb') }, rules);
    expect(refusal('usps-us', '2019-06-22')).toEqual({ ok: false, error: 'noRuleForDate' });
    expect(refusal('ups-us-retail', '2025-08-17')).toEqual({ ok: false, error: 'noRuleForDate' });
    expect(refusal('ups-metric', '2025-08-17')).toEqual({ ok: false, error: 'noRuleForDate' });
    expect(refusal('fedex-us', '2025-08-17')).toEqual({ ok: false, error: 'noRuleForDate' });
    expect(refusal('none', NEW)).toEqual({ ok: false, error: 'unknownRule' });
    expect(
      computeDimWeight(
        { ruleId: 'iata', shipDate: NEW, dims: dimsOf('1x1x0', 'in'), weight: quantity(1, 0, 'lb') },
        rules,
      ),
    ).toEqual({ ok: false, error: 'notPositive' });
  });

  it('the parts of a tariff leave no gap once they begin', () => {
    for (const { id, dim, limits } of rules)
      for (const parts of [dim, limits])
        parts.forEach(({ to, source }, i) => {
          const next = parts[i + 1];
          expect(source).not.toBe('');
          if (!next) expect([id, to]).toEqual([id, null]);
          else expect(next.from).toBe(new Date(Date.parse(to ?? '') + 86_400_000).toISOString().slice(0, 10));
        });
    expect(rules.map(({ id }) => id)).toEqual(expect.arrayContaining([...RULE_IDS]));
  });
});

describe('units', () => {
  it('answers in pounds what is given in pounds, in kilograms what is given in kilograms, where the tariff has both', () => {
    const at = (ruleId: RuleId, weight: Mass) => {
      const { billableWeight } = rated({ ruleId, shipDate: NEW, dims: dimsOf('4x4x4', 'in'), weight });
      return billableWeight && quantityText(billableWeight);
    };
    expect(at('dhl-express', quantity(32, 0, 'oz'))).toBe('2 lb');
    expect(at('dhl-express', quantity(900, 0, 'g'))).toBe('1 kg');
    expect(at('ups-us-daily', quantity(900, 0, 'g'))).toBe('2 lb');
    expect(at('ups-metric', quantity(2, 0, 'lb'))).toBe('1 kg');
    expect(at('iata', quantity(2, 0, 'lb'))).toBe('2 lb');
    expect(at('australia-post', quantity(1, 0, 'lb'))).toBe('0.45359237 kg');
    expect(at('canada-post', quantity(16, 0, 'oz'))).toBe('1 lb');
  });

  it('a scale that reads 7258 g has weighed more than 16 lb, and the trace says so', () => {
    const answer = rated({
      ruleId: 'ups-us-daily',
      shipDate: NEW,
      dims: dimsOf('4x4x4', 'in'),
      weight: quantity(7258, 0, 'g'),
    });
    expect(number(answer.billableWeight)).toBe('17');
    expect(answer.trace).toContain('actual 7258 g = 16.001 lb -> 17 lb');
  });

  it('the trace is what a person would write', () => {
    expect(us('ups-us-daily', NEW, '11.1x8.5x6.2', '4.2').trace).toEqual([
      '11.1 in -> 12 in',
      '8.5 in -> 9 in',
      '6.2 in -> 7 in',
      '12 x 9 x 7 = 756 in3',
      '756 / 139 = 5.44 -> 6 lb',
      'actual 4.2 lb -> 5 lb',
      'billed 6 lb',
    ]);
    expect(metric('dhl-express', '31x22x11', '1.51').trace).toContain('7502 / 5000 = 1.5004 -> 2 kg');
  });

  it('every whole inch and pound is billed as it is', () => {
    for (let n = 1; n <= 108; n += 1) {
      const millimetres = quantity(n * 254, -1, 'mm');
      const answer = rated({
        ruleId: 'ups-us-daily',
        shipDate: NEW,
        dims: { length: millimetres, width: quantity(1, 0, 'in'), height: quantity(1, 0, 'in') },
        weight: quantity(n, 0, 'lb'),
      });
      expect(answer.trace.join('\n')).toContain(`${String(n)} x 1 x 1 = ${String(n)} in3`);
      expect(answer.trace).toContain(`actual ${String(n)} lb`);
    }
  });
});

describe('laws', () => {
  const side = fc.integer({ min: 1, max: 4000 }).map((hundredths): Length => quantity(hundredths, -2, 'in'));
  const weight = fc.integer({ min: 1, max: 15_000 }).map((hundredths): Mass => quantity(hundredths, -2, 'lb'));
  const sides = fc.tuple(side, side, side);
  const rule = fc.constantFrom(...rules.map(({ id }) => id));
  /** Tariffs that do not refuse a parcel for being small. */
  const growing = fc.constantFrom(
    ...rules.flatMap(({ id, limits }) => (limits.some((part) => part.rule.minLength) ? [] : [id])),
  );
  const date = fc.constantFrom('2025-08-18', '2026-01-20', '2026-07-12', NEW);
  const dims = ([length, width, height]: readonly [Length, Length, Length]): Dims => ({ length, width, height });
  const bill = (ruleId: RuleId, shipDate: string, box: Dims, mass: Mass): Mass | null =>
    rated({ ruleId, shipDate, dims: box, weight: mass }).billableWeight;

  it('turning the parcel changes nothing', () => {
    fc.assert(
      fc.property(rule, date, sides, weight, (ruleId, shipDate, [a, b, c], mass) => {
        const answers = [
          [a, b, c],
          [b, c, a],
          [c, b, a],
        ].map((turned) => {
          const { trace: _, ...answer } = rated({
            ruleId,
            shipDate,
            dims: dims(turned as [Length, Length, Length]),
            weight: mass,
          });
          return answer;
        });
        expect(answers[1]).toEqual(answers[0]);
        expect(answers[2]).toEqual(answers[0]);
      }),
    );
  });

  it('a larger or heavier parcel is never billed less', () => {
    fc.assert(
      fc.property(
        growing,
        date,
        sides,
        weight,
        fc.nat(500),
        fc.nat(500),
        (ruleId, shipDate, [a, b, c], mass, longer, heavier) => {
          const before = bill(ruleId, shipDate, dims([a, b, c]), mass);
          const after = bill(
            ruleId,
            shipDate,
            dims([quantity(a.digits + longer, -2, 'in'), b, c]),
            quantity(mass.digits + heavier, -2, 'lb'),
          );
          // Once it is not taken, a larger one is not taken either.
          if (before === null) expect(after).toBeNull();
          else if (after) expect(compareQuantity(after, before)).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });

  it('never bills less than the parcel weighs, but for a cap', () => {
    fc.assert(
      fc.property(rule, date, sides, weight, (ruleId, shipDate, box, mass) => {
        const billed = bill(ruleId, shipDate, dims(box), mass);
        if (billed) expect(compareQuantity(billed, mass)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('the changes of 2025 and 2026 never made a parcel cheaper', () => {
    fc.assert(
      fc.property(sides, weight, (box, mass) => {
        for (const [ruleId, before, after] of [
          ['ups-us-daily', OLD, '2025-08-18'],
          ['usps-us', '2026-07-11', '2026-07-12'],
        ] as const) {
          const [old, now] = [bill(ruleId, before, dims(box), mass), bill(ruleId, after, dims(box), mass)];
          if (old && now) expect(compareQuantity(now, old)).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  it('inches and their exact metric equivalent are billed alike', () => {
    const inMicrometres = (length: Length): Length => quantity(length.digits * 254, -3, 'mm');
    const inGrams = (mass: Mass): Mass => quantity(mass.digits * 45_359_237, -7, 'g');
    fc.assert(
      fc.property(
        fc.constantFrom('ups-us-daily' as const, 'usps-us' as const, 'fedex-us' as const),
        date,
        sides,
        weight,
        (ruleId, shipDate, box, mass) => {
          const metricBox = dims(box.map(inMicrometres) as [Length, Length, Length]);
          const {
            trace: _a,
            refused: _b,
            ...metricAnswer
          } = rated({ ruleId, shipDate, dims: metricBox, weight: inGrams(mass) });
          const { trace: _c, refused: _d, ...answer } = rated({ ruleId, shipDate, dims: dims(box), weight: mass });
          expect(metricAnswer).toEqual(answer);
        },
      ),
    );
  });
});
