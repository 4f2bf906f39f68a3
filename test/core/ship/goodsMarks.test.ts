import { describe, expect, it } from 'vitest';
import { lithiumMarkSize, markWays } from '../../../src/core/ship/goodsMarks.ts';
import { quantity, type Dims } from '../../../src/core/quantity.ts';

const mm = (tenths: number) => quantity(tenths, -1, 'mm');
const box = (length: number, width: number, height: number): Dims => ({
  length: mm(length),
  width: mm(width),
  height: mm(height),
});
const MONOCHROME = { hasColourPrinter: false };

describe('lithiumMarkSize', () => {
  it('is the lower one only where no face holds the full one', () => {
    expect(lithiumMarkSize(null)).toBe('full');
    expect(lithiumMarkSize(box(1000, 500, 1000))).toBe('full');
    expect(lithiumMarkSize(box(999, 500, 3000))).toBe('small');
  });
});

describe('markWays', () => {
  it.each(['UN3090', 'UN3091', 'UN3480', 'UN3481'])('never prints the red of %s in black', (mark) => {
    expect(markWays([mark], box(1000, 1000, 1000), MONOCHROME)).toEqual([{ mark, way: 'confirm', why: 'needsColour' }]);
    expect(markWays([mark], null, { hasColourPrinter: true })).toEqual([{ mark, way: 'printInColour' }]);
  });

  it('prints the small diamond only where the box holds no full one', () => {
    const way = (outer: Dims | null) => markWays(['LQ'], outer, MONOCHROME)[0]?.way;
    expect(way(box(3000, 1414, 500))).toBe('print');
    expect(way(box(3000, 1415, 500))).toBe('confirm');
    expect(way(box(500, 1415, 3000)), 'whichever sides they are').toBe('confirm');
    expect(markWays(['LQ-Y'], null, MONOCHROME)).toEqual([{ mark: 'LQ-Y', way: 'confirm', why: 'needsFullSize' }]);
  });

  it('prints nothing that it does not know, and keeps the order', () => {
    expect(markWays(['UN1845', 'LQ'], box(1000, 1000, 1000), MONOCHROME)).toEqual([
      { mark: 'UN1845', way: 'confirm', why: 'notDrawn' },
      { mark: 'LQ', way: 'print' },
    ]);
  });
});
