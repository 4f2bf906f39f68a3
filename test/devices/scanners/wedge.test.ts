import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  IDLE_WEDGE,
  WEDGE_TIMEOUT_MS,
  wedgeKey,
  wedgeTimeout,
  type WedgeKey,
  type WedgeOptions,
  type WedgeStep,
} from '../../../src/devices/scanners/wedge.ts';
import { usCharacter } from '../../../src/devices/scanners/usKeys.ts';

const CODES = [
  ...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('').map((letter) => `Key${letter}`),
  ...'0123456789'.split('').map((digit) => `Digit${digit}`),
  ...[
    'Minus',
    'Equal',
    'BracketLeft',
    'BracketRight',
    'Backslash',
    'Semicolon',
    'Quote',
    'Backquote',
    'Comma',
    'Period',
    'Slash',
    'Space',
  ],
];
const BY_CHARACTER = new Map(
  CODES.flatMap((code) => [false, true].map((shift) => [usCharacter(code, shift)!, { code, shift }] as const)),
);
const GS = { code: 'BracketRight', shift: false, control: true, key: ']' };

interface Typing {
  readonly gapMs: number;
  /** What the PC's layout makes of a key; the scanner's own US by default. */
  readonly layout?: (character: string) => string;
}

/** The keys a scanner or a person types for a text; `\r`, `\t`, `\u001d` and `{F12}` as such. */
function typed(text: string, { gapMs, layout = (character) => character }: Typing, from = 1000): WedgeKey[] {
  let at = from;
  const keys: WedgeKey[] = [];
  const press = (key: Partial<WedgeKey>): void => {
    const base = { key: '', code: '', shift: false, control: false, ...key };
    keys.push({ type: 'keyDown', at, ...base }, { type: 'keyUp', at: at + Math.min(1, gapMs / 2), ...base });
    at += gapMs;
  };
  for (const part of text.match(/\{F12\}|[^]/g) ?? []) {
    if (part === '\r') press({ key: 'Enter', code: 'Enter' });
    else if (part === '\t') press({ key: 'Tab', code: 'Tab' });
    else if (part === '{F12}') press({ key: 'F12', code: 'F12' });
    else if (part === '\u001d') press(GS);
    else press({ key: layout(part), ...BY_CHARACTER.get(part)! });
  }
  return keys;
}

interface Outcome {
  readonly scans: readonly NonNullable<WedgeStep['scan']>[];
  /** Key-downs as the page saw them in the end, in order. */
  readonly page: readonly string[];
  readonly leaked: number;
}

/** Runs keys and gives the steps that ended a code. */
function ends(options: WedgeOptions, keys: readonly WedgeKey[]): WedgeStep[] {
  const steps: WedgeStep[] = [];
  let state = IDLE_WEDGE;
  for (const key of keys) {
    const step = wedgeKey(options, state, key);
    state = step.state;
    if (step.scan ?? step.repeat) steps.push(step);
  }
  return steps;
}

/** Runs keys through the machine as the window does: swallowed ones kept, replayed ones sent, and called back in time. */
function run(options: WedgeOptions, keys: readonly WedgeKey[]): Outcome {
  const scans: NonNullable<WedgeStep['scan']>[] = [];
  const page: string[] = [];
  let leaked = 0;
  let state = IDLE_WEDGE;
  let wakeAt = Infinity;
  const apply = (step: WedgeStep): void => {
    state = step.state;
    wakeAt = step.wakeAt ?? Infinity;
    page.push(...step.replay.map((key) => key.key));
    leaked += step.leaked;
    if (step.scan !== null) scans.push(step.scan);
  };
  for (const key of keys) {
    if (wakeAt <= key.at) apply(wedgeTimeout(state, wakeAt));
    const step = wedgeKey(options, state, key);
    apply(step);
    if (!step.swallow && key.type === 'keyDown') page.push(key.key);
  }
  if (wakeAt < Infinity) apply(wedgeTimeout(state, wakeAt));
  return { scans, page, leaked };
}

const BURST: WedgeOptions = { prefix: '' };
const F12: WedgeOptions = { prefix: 'F12' };
const AIM: WedgeOptions = { prefix: ']' };
const FAST: Typing = { gapMs: 5 };
const HUMAN: Typing = { gapMs: 90 };

describe('a keyboard wedge with a prefix', () => {
  it('takes everything from the prefix to the suffix, and the page sees nothing', () => {
    for (const suffix of ['\r', '\t']) {
      expect(run(F12, typed(`{F12}4006381333931${suffix}`, FAST))).toEqual({
        scans: [{ text: '4006381333931', aim: null }],
        page: [],
        leaked: 0,
      });
    }
  });

  it('takes slow scanners and short codes too', () => {
    expect(run(F12, typed('{F12}A1\r', { gapMs: 120 })).scans).toEqual([{ text: 'A1', aim: null }]);
  });

  it('takes a prefix typed twice as one, and a doubled suffix as one', () => {
    expect(run(F12, typed('{F12}{F12}AB\r\r', FAST))).toEqual({
      scans: [{ text: 'AB', aim: null }],
      page: [],
      leaked: 0,
    });
  });

  it('knows an AIM identifier as prefix, and GS as Ctrl+]', () => {
    expect(run(AIM, typed(']C10104012345678901\u001d10ABC\r', FAST))).toEqual({
      scans: [{ text: '0104012345678901\u001d10ABC', aim: ']C1' }],
      page: [],
      leaked: 0,
    });
  });

  it('knows a prefix of several characters', () => {
    expect(run({ prefix: '~~' }, typed('~~AB12\r', FAST)).scans).toEqual([{ text: 'AB12', aim: null }]);
    expect(run({ prefix: '~~' }, typed('~AB12\r', FAST))).toMatchObject({
      scans: [],
      page: ['~', 'A', 'B', '1', '2', 'Enter'],
    });
  });

  it('gives keys back after the pause when no suffix comes', () => {
    const outcome = run(F12, typed('{F12}abc', HUMAN));
    expect(outcome).toEqual({ scans: [], page: ['F12', 'a', 'b', 'c'], leaked: 0 });
    const state = wedgeKey(F12, IDLE_WEDGE, typed('{F12}', FAST)[0]!).state;
    expect(wedgeTimeout(state, 1000 + WEDGE_TIMEOUT_MS - 1).replay).toEqual([]);
    expect(wedgeTimeout(state, 1000 + WEDGE_TIMEOUT_MS).replay).toHaveLength(1);
  });

  it('leaves everything without the prefix to the page', () => {
    expect(run(F12, typed('4006381333931\r', FAST))).toMatchObject({
      scans: [],
      page: Array.from('4006381333931').concat('Enter'),
    });
  });
});

describe('a keyboard wedge without a prefix', () => {
  it('knows a scanner by its speed and takes back what had slipped through', () => {
    const outcome = run(BURST, typed('4006381333931\r', FAST));
    expect(outcome.scans).toEqual([{ text: '4006381333931', aim: null }]);
    expect(outcome.page).toHaveLength(outcome.leaked);
    expect(outcome.leaked).toBe(2);
  });

  it('bears single long gaps: the median decides', () => {
    const keys = typed('4006381333931\r', FAST).map((key, index) => ({ ...key, at: key.at + (index > 10 ? 120 : 0) }));
    expect(run(BURST, keys).scans).toHaveLength(1);
  });

  it('never takes a person for a scanner', () => {
    for (const text of ['hello world\r', '4006381333931\r', 'ab\r', '\r', '\t\t\r']) {
      const outcome = run(BURST, typed(text, HUMAN));
      expect(outcome.scans).toEqual([]);
      expect(outcome.page).toEqual(
        typed(text, HUMAN)
          .filter((key) => key.type === 'keyDown')
          .map((key) => key.key),
      );
    }
  });

  it('gives fast keys back that are too few for a code', () => {
    expect(run(BURST, typed('asdf\r', FAST))).toEqual({ scans: [], page: ['a', 's', 'd', 'f', 'Enter'], leaked: 0 });
    expect(run(BURST, typed('asdfghjk', FAST)).page).toEqual(Array.from('asdfghjk'));
  });

  it('leaves a key held down to the page', () => {
    const keys = typed('aaaaaaaaaa\r', { gapMs: 30 });
    expect(run(BURST, keys)).toMatchObject({ scans: [], page: Array.from('aaaaaaaaaa').concat('Enter') });
    expect(
      run(
        BURST,
        keys.map((key) => ({ ...key, isAutoRepeat: key.key === 'a' })),
      ),
    ).toMatchObject({ scans: [] });
  });

  it('leaves shortcuts to the page', () => {
    const keys = typed('abcdefg\r', FAST).map((key) => ({ ...key, control: key.key !== 'Enter' }));
    expect(run(BURST, keys)).toMatchObject({ scans: [], page: Array.from('abcdefg').concat('Enter') });
  });
});

describe('layouts', () => {
  it('reads physical keys: an AZERTY PC, Caps Lock, Shift as keys of their own', () => {
    const azerty = (character: string): string =>
      ({ '1': '&', '2': 'é', a: 'q', A: 'Q', ']': '$', '-': ')' })[character] ?? character;
    expect(run(F12, typed('{F12}A1-a2\r', { gapMs: 5, layout: azerty })).scans).toEqual([{ text: 'A1-a2', aim: null }]);
    const swapped = (character: string): string =>
      character === character.toUpperCase() ? character.toLowerCase() : character.toUpperCase();
    expect(run(F12, typed('{F12}AbC12\r', { gapMs: 5, layout: swapped })).scans).toEqual([
      { text: 'AbC12', aim: null },
    ]);
  });

  it('reads the PC layout where the scanner is set to it', () => {
    const keys = typed('{F12}12\r', {
      gapMs: 5,
      layout: (character) => ({ '1': '&', '2': 'é' })[character] ?? character,
    });
    expect(run({ ...F12, layout: 'system' }, keys).scans).toEqual([{ text: '&é', aim: null }]);
  });

  it('ignores Shift and Caps Lock keys inside a burst', () => {
    const shift: WedgeKey = { type: 'keyDown', key: 'Shift', code: 'ShiftLeft', shift: true, control: false, at: 0 };
    const keys = typed('ABC-1234\r', FAST).flatMap((key) => [{ ...shift, at: key.at }, key]);
    expect(run(BURST, keys).scans).toEqual([{ text: 'ABC-1234', aim: null }]);
  });
});

describe('what scanners do', () => {
  const code = typed('4006381333931\r', FAST);
  const shifted = (keys: readonly WedgeKey[], ms: number) => keys.map((key) => ({ ...key, at: key.at + ms }));

  it('a code read twice within half a second is delivered once and marked', () => {
    const steps = ends(BURST, [...code, ...shifted(code, 400), ...shifted(code, 900)]);
    expect(steps.map(({ scan, repeat }) => [scan?.text, repeat?.text])).toEqual([
      ['4006381333931', undefined],
      [undefined, '4006381333931'],
      ['4006381333931', undefined],
    ]);
    // What had slipped through of the repeat is taken back too.
    expect(steps[1]?.leaked).toBe(2);
  });

  it('two equal items in a row, or others in between, are normal', () => {
    expect(run(BURST, [...code, ...shifted(code, 600)]).scans).toHaveLength(2);
    const other = shifted(typed('96385074\r', FAST), 120);
    expect(run(BURST, [...code, ...other, ...shifted(code, 240)]).scans).toHaveLength(3);
    // A repeat does not lengthen the time: a scanner that is held on delivers again.
    const held = [0, 200, 400, 600].flatMap((ms) => shifted(code, ms));
    expect(run(BURST, held).scans).toHaveLength(2);
  });

  it('tells of Caps Lock, whichever way the layout is read', () => {
    const swapped = (character: string): string =>
      character === character.toUpperCase() ? character.toLowerCase() : character.toUpperCase();
    for (const options of [BURST, F12]) {
      const text = options.prefix === '' ? 'AbC-123\r' : '{F12}AbC-123\r';
      expect(ends(options, typed(text, { gapMs: 5, layout: swapped }))).toMatchObject([
        { scan: { text: 'AbC-123' }, isCapsLockOn: true },
      ]);
      expect(ends(options, typed(text, FAST))).toMatchObject([{ isCapsLockOn: false }]);
    }
    expect(ends({ ...F12, layout: 'system' }, typed('{F12}AbC\r', { gapMs: 5, layout: swapped }))).toMatchObject([
      { scan: { text: 'aBc' }, isCapsLockOn: true },
    ]);
  });

  it('missing suffix: told when a machine typed a code and no Enter came, not when a person typed', () => {
    const told = (options: WedgeOptions, keys: readonly WedgeKey[]): boolean => {
      const state = keys.reduce((now, key) => wedgeKey(options, now, key).state, IDLE_WEDGE);
      const atEnd = wedgeTimeout(state, keys.at(-1)!.at + WEDGE_TIMEOUT_MS).isSuffixMissing;
      // The same, noticed by the next key because the timer was late.
      const next = { ...keys[0]!, at: keys.at(-1)!.at + WEDGE_TIMEOUT_MS + 1 };
      expect(wedgeKey(options, state, next).isSuffixMissing).toBe(atEnd);
      return atEnd;
    };
    expect(told(BURST, typed('4006381333931', FAST))).toBe(true);
    expect(told(F12, typed('{F12}4006381333931', FAST))).toBe(true);
    expect(told(BURST, typed('4006381333931', HUMAN))).toBe(false);
    expect(told(F12, typed('{F12}abc', FAST))).toBe(false);
    expect(ends(BURST, typed('4006381333931\r', FAST))).toMatchObject([{ isSuffixMissing: false }]);
  });

  it('wrong layout: told when a code is nothing but what digits become on another keyboard', () => {
    // A scanner set to French holds Shift for its digits: read by physical key on a US keyboard they are signs.
    const french = '4006381333931'.split('').flatMap((digit) => typed(')!@#$%^&*('[Number(digit)]!, FAST).slice(-2));
    const keys = [...french, ...typed('\r', FAST).slice(-2)].map((key, index) => ({ ...key, at: 1000 + index * 5 }));
    expect(ends(F12, [...typed('{F12}', FAST), ...keys.map((key) => ({ ...key, at: key.at + 10 }))])).toMatchObject([
      { isLayoutWrong: true },
    ]);
    for (const text of ['4006381333931', 'AB-12', '!!', '(01)04012345678901'])
      expect(ends(F12, typed(`{F12}${text}\r`, FAST))).toMatchObject([{ isLayoutWrong: false }]);
  });

  it('takes GS as Ctrl+], as the control character itself, as F8 or as characters, by the setting', () => {
    const wanted = { text: '0104012345678901\u001d10ABC', aim: ']C1' };
    const keys = typed('{F12}]C10104012345678901\u001d10ABC\r', FAST);
    expect(run(F12, keys).scans).toEqual([wanted]);
    const bare = keys.map((key) => (key.control ? { ...key, key: '\u001d' } : key));
    expect(run({ ...F12, layout: 'system' }, bare).scans).toEqual([wanted]);
    const f8 = keys.map((key) => (key.control ? { ...key, control: false, key: 'F8', code: 'F8' } : key));
    expect(run({ ...F12, gs: 'F8' }, f8).scans).toEqual([wanted]);
    expect(run(F12, f8).scans).toEqual([]);
    for (const mark of ['<GS>', '{GS}', '|', '~1']) {
      const typedMark = typed(`{F12}]C10104012345678901${mark}10ABC\r`, FAST);
      expect(run({ ...F12, gs: mark }, typedMark).scans).toEqual([wanted]);
      expect(run(F12, typedMark).scans[0]?.text).toBe(`0104012345678901${mark}10ABC`);
    }
  });

  it('the median decides at 35 ms', () => {
    expect(run(BURST, typed('4006381333931\r', { gapMs: 35 })).scans).toHaveLength(1);
    expect(run(BURST, typed('4006381333931\r', { gapMs: 36 })).scans).toHaveLength(0);
  });

  it('takes a code of 4296 characters in linear time', () => {
    const long = 'AB12'.repeat(1074);
    const start = performance.now();
    expect(run(BURST, typed(`${long}\r`, { gapMs: 2 })).scans).toEqual([{ text: long, aim: null }]);
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});

describe('the wedge, whatever is typed', () => {
  const character = fc.constantFrom(...BY_CHARACTER.keys(), '\r', '\t', '{F12}', '\u001d');
  const strokes = fc.array(fc.record({ part: character, gapMs: fc.nat(400) }), { maxLength: 40 });
  const keysOf = (list: readonly { part: string; gapMs: number }[]): WedgeKey[] => {
    let at = 0;
    return list.flatMap(({ part, gapMs }) => {
      at += gapMs;
      return typed(part, { gapMs: 1 }, at).filter((key) => key.type === 'keyDown');
    });
  };

  it('loses no key and changes no order: what is no scan reaches the page (law)', () => {
    fc.assert(
      fc.property(strokes, fc.constantFrom(BURST, F12, AIM), (list, options) => {
        const keys = keysOf(list);
        const outcome = run(options, keys);
        if (outcome.scans.length === 0) expect(outcome.page).toEqual(keys.map((key) => key.key));
      }),
    );
  });

  it('finds every code of six and more different characters typed fast (law)', () => {
    const code = fc
      .array(fc.constantFrom(...Array.from('ABCDEFGHJKLMNPQRSTUVWXYZ0123456789-./ ')), { minLength: 6, maxLength: 40 })
      .filter((list) => new Set(list).size > 1)
      .map((list) => list.join(''));
    fc.assert(
      fc.property(code, fc.integer({ min: 1, max: 30 }), (text, gapMs) => {
        expect(run(BURST, typed(`${text}\r`, { gapMs })).scans.map((scan) => scan.text)).toEqual([text]);
        expect(run(F12, typed(`{F12}${text}\r`, { gapMs })).scans.map((scan) => scan.text)).toEqual([text]);
      }),
    );
  });
});
