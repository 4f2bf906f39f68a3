import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { directionOf } from '../../src/renderer/words/spoken.ts';

const RENDERER = join(import.meta.dirname, '../../src/renderer');
const files = readdirSync(RENDERER, { recursive: true, encoding: 'utf8' });
const sheets = files.filter((file) => file.endsWith('.css'));
const components = files.filter((file) => file.endsWith('.tsx'));

/** Declarations that name a side of the screen instead of an end of the line. */
const SIDED =
  /^\s*(?:(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)(?:-\w+)?|left|right|border-(?:top|bottom)-(?:left|right)-radius)\s*:|^\s*(?:text-align|float|clear)\s*:\s*(?:left|right)|^\s*translate\s*:\s*-?\d/;
/** Four values whose left and right differ. */
const FOUR = /^\s*(?:margin|padding|inset|border-width)\s*:\s*(\S+) (\S+) (\S+) (\S+);/;
const HORIZONTAL = /translate\s*:\s*0 /;

const sided = (line: string): boolean => {
  const four = FOUR.exec(line);
  return (SIDED.test(line) && !HORIZONTAL.test(line)) || (four !== null && four[2] !== four[4]);
};

describe('a window that may be read from right to left', () => {
  it.each(sheets)('%s names ends of the line, never sides of the screen', (file) => {
    const lines = readFileSync(join(RENDERER, file), 'utf8').split('\n');
    expect(lines.filter(sided)).toEqual([]);
  });

  it('styles no component by a side', () => {
    for (const file of components)
      expect(readFileSync(join(RENDERER, file), 'utf8'), file).not.toMatch(
        /style=\{\{[^}]*\b(left|right|marginLeft|marginRight|paddingLeft|paddingRight|textAlign: '(?:left|right)')\b/,
      );
  });

  it('knows which languages are written so', () => {
    expect(['ar', 'he', 'fa', 'ur'].map(directionOf)).toEqual(['rtl', 'rtl', 'rtl', 'rtl']);
    expect(['en', 'de', 'es', 'fr'].map(directionOf)).toEqual(['ltr', 'ltr', 'ltr', 'ltr']);
  });

  it.each([
    ['  margin-left: auto;', true],
    ['  border-right: 0;', true],
    ['  right: 6px;', true],
    ['  text-align: left;', true],
    ['  padding: 0 10px 0 14px;', true],
    ['  translate: -50% 0;', true],
    ['  padding: 0 14px 6px;', false],
    ['  margin-inline-start: auto;', false],
    ['  padding: 4px 18px 8px 18px;', false],
    ['  translate: 0 2px;', false],
  ])('tells %s', (line, isSided) => {
    expect(sided(line)).toBe(isSided);
  });
});
