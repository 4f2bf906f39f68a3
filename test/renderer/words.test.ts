import { afterEach, describe, expect, it } from 'vitest';
import type { Mass } from '../../src/core/quantity.ts';
import { saving } from '../../src/renderer/words/boxReason.ts';
import {
  billedText,
  DASHES,
  dimsText,
  gapText,
  massGap,
  limitTexts,
  massText,
  ownReading,
  moneyGap,
  moneyText,
  shownMass,
  shownReading,
} from '../../src/renderer/words/measures.ts';
import {
  boxInSentence,
  codeParts,
  lineName,
  nameParts,
  shortName,
  swatchOf,
  tellApart,
} from '../../src/renderer/words/names.ts';
import { countText, speak } from '../../src/renderer/words/spoken.ts';
import {
  clockText,
  daysSince,
  dayText,
  spanText,
  urgency,
  weekdayText,
  whileText,
} from '../../src/renderer/words/times.ts';
import { boxM, lb, snapshots } from './gallery/facts.ts';

afterEach(() => {
  speak({ language: 'en', region: 'US', units: null });
});

describe('names', () => {
  it('splits title and variant as the shop and the demo write them', () => {
    expect(nameParts('Stoneware mug, Sand')).toEqual({ title: 'Stoneware mug', variant: 'Sand' });
    expect(nameParts('Stoneware Mug - Sand / 12 oz')).toEqual({ title: 'Stoneware Mug', variant: 'Sand / 12 oz' });
    expect(nameParts('Olive oil')).toEqual({ title: 'Olive oil', variant: '' });
    expect(nameParts(', odd')).toEqual({ title: ', odd', variant: '' });
  });
  it('says what differs', () => {
    expect(shortName('Stoneware mug, Sand')).toBe('Sand mug');
    expect(shortName('Olive oil')).toBe('Olive oil');
    expect(lineName('Stoneware mug, Sand')).toEqual({ title: 'Sand mug', variant: '' });
    expect(lineName('Poster in a tube, Harbor')).toEqual({ title: 'Poster in a tube', variant: 'Harbor' });
    expect(lineName('Olive oil')).toEqual({ title: 'Olive oil', variant: '' });
    expect(tellApart('Stoneware mug, Clay', 'Stoneware mug, Sand')).toEqual(['Clay', 'Sand']);
    expect(tellApart('Soy candle, Cedar', 'Stoneware mug, Sand')).toEqual(['Soy candle', 'Stoneware mug']);
    expect(boxInSentence('Box M')).toBe('box M');
    expect(boxInSentence('Cube 10')).toBe('Cube 10');
  });
  it('marks the part of a code that differs', () => {
    expect(codeParts('MUG-12-SND')).toEqual(['MUG-12-', 'SND']);
    expect(codeParts('MUG-12-SND', 'MUG-12-CLY')).toEqual(['MUG-12-', 'SND']);
    expect(codeParts('MUG-12-SND', 'MUG-14-SND')).toEqual(['MUG-', '12-SND']);
    expect(codeParts('ABC', 'XYZ')).toEqual(['', 'ABC']);
    expect(swatchOf('Sand / 12 oz')).not.toBeNull();
    expect(swatchOf('A5, ruled')).toBeNull();
    // A scent is no colour.
    expect(swatchOf('Bergamot')).toBeNull();
  });
});

describe('measures', () => {
  it('keeps the digits of a scale and shows a missing value as dashes', () => {
    expect(shownMass(lb(491))).toEqual({ number: '4.91', unit: 'lb' });
    expect(shownMass({ digits: 5, exponent: 0, unit: 'lb' })).toEqual({ number: '5.00', unit: 'lb' });
    expect(shownMass({ digits: 12345, exponent: -4, unit: 'kg' })).toEqual({ number: '1.235', unit: 'kg' });
    expect(shownMass({ digits: 4513, exponent: -3, unit: 'lb' }).number).toBe('4.51');
    expect(shownReading({ digits: 4515, exponent: -3, unit: 'lb' }).number).toBe('4.515');
    expect(shownReading({ digits: 45, exponent: -1, unit: 'lb' }).number).toBe('4.50');
    expect(massText({ digits: 1, exponent: 0, unit: 'kg' }, 'lb')).toBe('2.20 lb');
    expect(massText(null)).toBe(DASHES);
    expect(billedText({ digits: 5, exponent: 0, unit: 'lb' })).toEqual({ number: '5', unit: 'lb' });
  });
  it('says how far off a weight is', () => {
    expect(massGap(lb(409), lb(486))).toEqual({ text: '0.77 lb', isUnder: true, isNone: false });
    expect(massGap(lb(491), lb(486))).toEqual({ text: '0.05 lb', isUnder: false, isNone: false });
    expect(massGap(lb(486), { digits: 48601, exponent: -4, unit: 'lb' }).isNone).toBe(true);
  });
  it('shows the accepted range so that a weight shown as its end is accepted', () => {
    const grams = (digits: number): Mass => ({ digits, exponent: 0, unit: 'g' });
    expect(limitTexts(lb(486), lb(24), 'lb')).toEqual(['4.62', '5.10']);
    expect(
      limitTexts({ digits: 45605, exponent: -4, unit: 'lb' }, { digits: 475, exponent: -4, unit: 'lb' }, 'lb'),
    ).toEqual(['4.52', '4.60']);
    expect(limitTexts(lb(456), { digits: 1, exponent: -3, unit: 'lb' }, 'lb')).toEqual(['4.56', '4.56']);
    expect(limitTexts({ digits: 4565, exponent: -3, unit: 'lb' }, lb(0), 'lb')).toEqual(['4.57', '4.57']);
    expect(limitTexts(grams(2000), grams(40), 'kg')).toEqual(['1.960', '2.040']);
  });
  it('shows amounts, sizes and gaps', () => {
    expect(moneyText({ minor: 1148, currency: 'USD' })).toBe('$11.48');
    expect(moneyText({ minor: 1148, currency: 'JPY' })).toBe('¥1,148');
    expect(moneyText(null)).toBe(DASHES);
    expect(moneyGap({ minor: 1202, currency: 'USD' }, { minor: 1148, currency: 'USD' })).toBe('+$0.54');
    expect(moneyGap({ minor: 1100, currency: 'USD' }, { minor: 1148, currency: 'USD' })).toBe('−$0.48');
    expect(dimsText(boxM.inner)).toBe('12 × 9 × 6 in');
    expect(dimsText({ ...boxM.inner, height: { digits: 6250, exponent: -3, unit: 'in' } })).toBe('12 × 9 × 6.25 in');
    expect(gapText(20_320, 'us')).toBe('0.8 in');
    expect(gapText(20_321, 'us')).toBe('0.9 in');
    expect(gapText(20_000, 'metric')).toBe('2.0 cm');
  });
  it('says what the suggested box saves, over the dearest that holds everything', () => {
    const stage = snapshots['box']?.box;
    const saved = stage?.suggested ? saving(stage.suggested, stage.others ?? []) : null;
    expect(saved?.over.name).toBe('Box L');
    expect(saved?.minor).toBe(314);
    expect(saved?.isBilledLess).toBe(true);
    expect(saving({ ...boxM, total: null }, stage?.others ?? [])).toBeNull();
  });
});

describe('times', () => {
  it("uses the site's zone and short spans", () => {
    expect(clockText(Date.UTC(2026, 10, 23, 22, 30), 'America/Chicago')).toBe('16:30');
    expect([
      spanText(42 * 60_000),
      spanText(132 * 60_000),
      spanText(60 * 60_000),
      spanText(-3 * 60_000),
      spanText(72 * 3_600_000),
    ]).toEqual(['42 min', '2 h 12', '1 h', '3 min', '3 d']);
  });
  it('counts days as the site does, not by hours', () => {
    const monday = Date.UTC(2026, 10, 23, 15);
    const at = Date.UTC(2026, 10, 21, 4);
    expect(weekdayText(at, 'America/Chicago', at)).toBe('Fri 20 Nov');
    expect(weekdayText(at, 'America/Chicago', Date.UTC(2027, 0, 1, 7)), 'another year').toBe('Fri 20 Nov 2026');
    expect(weekdayText(at, 'America/Chicago', Date.UTC(2027, 0, 1, 5)), 'not yet there').toBe('Fri 20 Nov');
    expect(daysSince(Date.UTC(2026, 10, 21, 4), monday, 'America/Chicago')).toBe(3);
    expect(daysSince(Date.UTC(2026, 10, 21, 4), monday, 'UTC')).toBe(2);
    expect(daysSince(monday - 60_000, monday, 'UTC')).toBe(0);
    expect(daysSince(monday + 86_400_000, monday, 'UTC')).toBe(0);
    // The clock goes back an hour on 25 October.
    expect(daysSince(Date.UTC(2026, 9, 24, 22), Date.UTC(2026, 9, 25, 23, 30), 'Europe/Berlin')).toBe(1);
  });
  it('turns amber under 45 minutes and late at the minute', () => {
    expect([urgency(46 * 60_000, 0), urgency(44 * 60_000, 0), urgency(0, 0)]).toEqual(['calm', 'soon', 'late']);
  });
});

describe('in another language', () => {
  it('writes numbers, amounts and days as its language and the country of the PC do', () => {
    speak({ language: 'de', region: 'DE', units: null });
    expect(massText(lb(491))).toBe('4,91 lb');
    expect(limitTexts(lb(486), lb(24), 'lb')).toEqual(['4,62', '5,10']);
    expect(massGap(lb(486), { digits: 48601, exponent: -4, unit: 'lb' })).toMatchObject({
      text: '0,00 lb',
      isNone: true,
    });
    expect(moneyText({ minor: 123_456, currency: 'USD' })).toBe('1.234,56\u00a0$');
    expect(dimsText({ ...boxM.inner, height: { digits: 6250, exponent: -3, unit: 'in' } })).toBe('12 × 9 × 6,25 in');
    expect([countText(12_345), spanText(72 * 3_600_000), whileText(12_000)]).toEqual(['12.345', '3 T', '12 s']);
    const at = Date.UTC(2026, 10, 21, 4);
    expect(weekdayText(at, 'America/Chicago', at)).toBe('Fr., 20. Nov.');
    expect(weekdayText(at, 'America/Chicago', Date.UTC(2028, 0, 1))).toBe('Fr., 20. Nov. 2026');
    expect(dayText(Date.UTC(2026, 10, 23, 15), 'America/Chicago')).toBe('Montag, 23. November');
  });

  it('keeps a code, a name and what a carrier bills as they are', () => {
    speak({ language: 'de', region: 'DE', units: 'metric' });
    expect(boxInSentence('Box M')).toBe('Box M');
    expect(billedText({ digits: 55, exponent: -1, unit: 'lb' })).toEqual({ number: '5,5', unit: 'lb' });
    expect(ownReading(lb(491))).toEqual({ number: '4,91', unit: 'lb' });
  });
});

describe("in the reader's units", () => {
  it('converts exactly and shows no more than was read', () => {
    speak({ language: 'en', region: 'US', units: 'metric' });
    expect(shownReading(lb(491))).toEqual({ number: '2.23', unit: 'kg' });
    expect(shownMass(lb(491))).toEqual({ number: '2.227', unit: 'kg' });
    expect(massText({ digits: 16, exponent: 0, unit: 'oz' })).toBe('454 g');
    expect(massGap(lb(409), lb(486))).toEqual({ text: '0.349 kg', isUnder: true, isNone: false });
    expect(dimsText(boxM.inner)).toBe('30.5 × 22.9 × 15.2 cm');
    expect(gapText(20_320, 'us')).toBe('2.1 cm');
    speak({ language: 'en', region: 'US', units: 'us' });
    expect(shownReading({ digits: 2227, exponent: -3, unit: 'kg' })).toEqual({ number: '4.91', unit: 'lb' });
    expect(massText({ digits: 250, exponent: 0, unit: 'g' })).toBe('8.8 oz');
    expect(dimsText({ ...boxM.inner, length: { digits: 30, exponent: 0, unit: 'cm' } })).toBe('11.81 × 9 × 6 in');
  });

  it('keeps the accepted range inside itself: a weight that is shown as its end is accepted', () => {
    speak({ language: 'en', region: 'US', units: 'metric' });
    // 4.62 lb is 2.0955... kg, 5.10 lb is 2.3133... kg.
    expect(limitTexts(lb(486), lb(24), 'lb')).toEqual(['2.096', '2.313']);
  });
});
