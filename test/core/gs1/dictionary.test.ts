import { describe, expect, it } from 'vitest';
import {
  aiAt,
  aiEntry,
  applicationIdentifiers,
  dataLengths,
  fitsPattern,
  isPredefinedLength,
} from '../../../src/core/gs1/applicationIdentifiers.ts';
import { checkField } from '../../../src/core/gs1/elementField.ts';
import { elementText, parseElementString, readFields } from '../../../src/core/gs1/elementString.ts';
import { LINTERS } from '../../../src/core/gs1/linters.ts';
import { excludedPair, missingFields } from '../../../src/core/gs1/pairRules.ts';
import { GS } from '../../../src/core/gs1/separators.ts';
import { DICTIONARY } from '../../../src/core/gs1/syntaxDictionary.ts';
import { badValues, goodValue, SAMPLES } from './samples.ts';

const ALL = applicationIdentifiers();

describe('the GS1 Syntax Dictionary', () => {
  it('is read whole: no word of a row is left over', () => {
    const WORD =
      /^(?:\d{2,4}(?:-\d{2,4})?|[*?]+|\[?[NXYZ](?:\.\.)?\d+\]?(?:,[a-z0-9]+)*|(?:req|ex|dlpkey)(?:=[\dn,+|]+)?)$/;
    const strange = DICTIONARY.flatMap((row) => (row.split(' # ')[0] ?? '').split(' ')).filter(
      (word) => !WORD.test(word),
    );
    expect(strange).toEqual([]);
    expect(ALL.length).toBeGreaterThan(500);
    expect(ALL.every((ai) => (aiEntry(ai)?.parts.length ?? 0) > 0)).toBe(true);
  });

  it('knows a linter, and data that it refuses, for every name', () => {
    const names = new Set(ALL.flatMap((ai) => aiEntry(ai)?.parts.flatMap(({ linters }) => linters) ?? []));
    expect([...names].filter((name) => !Object.hasOwn(LINTERS, name))).toEqual([]);
    const own = ['csum', 'gcppos2', 'nonzero', 'hasnondigit'];
    expect([...names].filter((name) => !Object.hasOwn(SAMPLES, name) && !own.includes(name))).toEqual([]);
  });

  it('gives predefined lengths to the identifiers of table 7.8.5-2 and to no other', () => {
    const listed: Record<string, number> = { '00': 20, '01': 16, '02': 16, '03': 16, 20: 4, 41: 16 };
    for (let n = 11; n <= 19; n += 1) listed[n] = 8;
    for (let n = 31; n <= 36; n += 1) listed[n] = 10;
    for (const ai of ALL) {
      const whole = listed[ai.slice(0, 2)];
      expect([ai, isPredefinedLength(ai)]).toEqual([ai, whole !== undefined]);
      if (whole !== undefined) expect([ai, ai.length + dataLengths(aiEntry(ai)!).max]).toEqual([ai, whole]);
    }
    expect(isPredefinedLength('235')).toBe(false);
  });

  it('tells where an identifier ends by its first two or three digits', () => {
    for (const ai of ALL) expect(aiAt(`x${ai}123456`, 1)).toBe(ai);
    expect(aiAt('3106001250', 0)).toBe('3106');
    expect(aiAt('88', 0)).toBe('88');
    expect(aiAt('A1', 0)).toBeNull();
    expect(fitsPattern('3103', '31nn')).toBe(true);
    expect(fitsPattern('3203', '31nn')).toBe(false);
  });

  it.each(ALL)('(%s) takes what its row allows and nothing else', (ai) => {
    const value = goodValue(ai);
    expect(checkField({ ai, value })).toBeNull();
    const read = readFields(ai + value);
    expect(read.error).toBeNull();
    expect(read.fields).toEqual([{ ai, value, at: 0 }]);
    const text = elementText([
      { ai, value },
      { ai: '90', value: 'END' },
    ]);
    expect(text.includes(GS)).toBe(!isPredefinedLength(ai));
    if (ai !== '90') expect(readFields(text).fields.map((field) => field.value)).toEqual([value, 'END']);
    for (const wrong of badValues(ai)) {
      const error = checkField({ ai, value: wrong });
      expect([wrong, error?.ai]).toEqual([wrong, ai]);
      expect(error?.at).toBeLessThanOrEqual(wrong.length);
    }
  });

  it.each(ALL)('(%s) says what belongs with it, and is content when that is there', (ai) => {
    const alone = [{ ai, value: goodValue(ai), at: 0 }];
    const requires = aiEntry(ai)?.requires ?? [];
    expect(missingFields(alone).map((warning) => warning.ai)).toEqual(requires.map(() => ai));
    for (const group of requires.flat()) {
      const others = group.map((pattern) => ALL.find((other) => fitsPattern(other, pattern)) ?? '');
      const all = [...alone, ...others.map((other) => ({ ai: other, value: goodValue(other), at: 9 }))];
      expect(missingFields(all).filter((warning) => warning.ai === ai)).toEqual([]);
    }
  });

  it.each(ALL.filter((ai) => aiEntry(ai)?.excludes.length))('(%s) refuses what it excludes', (ai) => {
    for (const pattern of aiEntry(ai)?.excludes ?? []) {
      const others = ALL.filter((other) => other !== ai && fitsPattern(other, pattern));
      for (const other of others) {
        const text = elementText([ai, other].map((each) => ({ ai: each, value: goodValue(each) })));
        const read = parseElementString(text);
        expect([other, read.ok ? null : read.error.code]).toEqual([other, 'excludedAi']);
      }
    }
    expect(excludedPair([{ ai, value: goodValue(ai), at: 0 }])).toBeNull();
  });
});
