import { describe, expect, it } from 'vitest';
import { askedSizes, sizesWish } from '../../src/renderer/screens/desk/boxes/sizesDraft.ts';
import { savedText } from '../../src/renderer/screens/desk/boxes/useSizes.ts';

const US = { currency: 'USD', isUs: true };
const METRIC = { currency: 'EUR', isUs: false };
const TODAY = { sizes: 5, grid: '5mm' } as const;
const FIRST = askedSizes(null, TODAY, METRIC);

describe('the question for sizes', () => {
  it('begins around as many as there are, and never below one', () => {
    expect([FIRST.from, FIRST.to, FIRST.grid, FIRST.board]).toEqual(['2', '8', '5mm', '']);
    expect(askedSizes(null, { ...TODAY, sizes: 2 }, METRIC).from).toBe('1');
  });

  it('reads board by the square metre, in the US by 1000 square feet, and shows it again as it was typed', () => {
    expect(sizesWish({ ...FIRST, board: '0,85' }, METRIC).wish?.minorPerM2).toBe(85);
    const { wish } = sizesWish({ ...FIRST, board: '92.90' }, US);
    expect(wish?.minorPerM2).toBeCloseTo(100, 1);
    expect(wish && askedSizes(wish, TODAY, US).board).toBe('92.90');
    expect(sizesWish(FIRST, US).wish?.minorPerM2).toBeNull();
  });

  it('is asked again as it was', () => {
    const typed = { ...FIRST, days: '180', from: '3', to: '3', keep: ['M'], least: '250' } as const;
    const { wish } = sizesWish(typed, METRIC);
    expect(wish).toMatchObject({ days: 180, from: 3, to: 3, keep: ['M'], least: 250 });
    expect(wish && askedSizes(wish, TODAY, METRIC)).toEqual(typed);
  });

  it('names each field that can not be read', () => {
    const typed = { ...FIRST, from: '9', to: '4', board: 'much', least: '-1' };
    expect(sizesWish(typed, METRIC).wrong).toEqual({ to: 'order', board: 'amount', least: 'number' });
    expect(sizesWish({ ...FIRST, from: '0', to: '41' }, METRIC).wrong).toEqual({ from: 'sizes', to: 'sizes' });
  });
});

it('what is saved is told in whole units; what costs more has a minus before it', () => {
  expect([savedText(24_960, 'USD'), savedText(-25_040.4, 'USD'), savedText(-30, 'USD')]).toEqual([
    '$250',
    '−$250',
    '$0',
  ]);
});
