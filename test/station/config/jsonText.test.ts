import { describe, expect, it } from 'vitest';
import { configProblemText } from '../../../src/shared/configProblems.ts';
import { checkConfig } from '../../../src/station/config/checkConfig.ts';
import { readJson } from '../../../src/station/config/jsonText.ts';
import { chance } from '../../support/chance.ts';

const said = (text: string): readonly string[] => readJson(text).problems.map(configProblemText);

describe('a text that is no JSON', () => {
  it.each<[what: string, text: string, says: RegExp]>([
    ['nothing', '', /^the file is empty$/],
    ['blanks', ' \r\n\t', /^the file is empty$/],
    [
      'a comma behind the last key',
      '{\r\n"logLevel":"info",\r\n}',
      /^2:18: a comma with nothing behind it: take it out$/,
    ],
    ['a comma behind the last of a list', '{"a":[1,]}', /^1:8: a comma with nothing behind it/],
    ['two commas', '{"a":1,,"b":2}', /^1:8: , can not stand here$/],
    ['a comma left out', '{"a":1\n "b":2}', /^2:2: a comma is missing before "b"$/],
    ['a comma left out in a list', '{"a":[1 2]}', /^1:9: a comma is missing before 2$/],
    ['a colon left out', '{"a" 1}', /^1:6: a colon is missing before 1$/],
    [
      'a line of comment',
      '{\n  // Line B\n "a":1}',
      /^2:3: JSON has no comments; a key that begins with _ is a remark$/,
    ],
    ['a comment within a line', '{"a":/* 9600 */1}', /^1:6: JSON has no comments/],
    ['a comment of a shell', '{"a":1}\n# end', /^2:1: JSON has no comments/],
    ['keys without quotes', '{a:1}', /^1:2: keys and texts stand in straight double quotes$/],
    ['single quotes', "{'a':1}", /^1:2: keys and texts stand/],
    ['the quotes of a word processor', '{"a":\u201Cx\u201D}', /^1:6: keys and texts stand/],
    ['a path of Windows', '{"a":"C:\\Data"}', /^1:9: a backslash is written twice, as in C:\\\\Data$/],
    ['half an escape', '{"a":"\\u12"}', /^1:7: a backslash is written twice/],
    ['a line break in a text', '{"a":"x\n"}', /^1:8: a text must not hold a line break or a tab/],
    ['a tab in a text', '{"a":"x\ty"}', /^1:8: a text must not hold a line break or a tab/],
    [
      'the end within brackets',
      '{"a":[1',
      /^1:8: the file ends too soon: a closing bracket or quotation mark is missing$/,
    ],
    ['the end within a text', '{\n"a":"x}', /^2:8: the file ends too soon/],
    ['a bracket too many', '{"a":1}}', /^1:8: \} can not stand here$/],
    ['no value', '{"a":}', /^1:6: \} can not stand here$/],
    ['a word of another language', '{"a":True}', /^1:6: True can not stand here$/],
    ['a blank that is none', '{"a":\u00A01}', /^1:6: U\+00A0 can not stand here$/],
    ['a byte of zero', '{"a":"\0"}', /^1:7: U\+0000/],
    ['colours of a terminal', '{"a":\u009b31mred}', /^1:6: U\+009B31mred can not stand here$/],
  ])('%s is told with line and column', (_, text, says) => {
    expect(said(text)).toEqual([expect.stringMatching(says)]);
    expect(readJson(text)).toMatchObject({ value: undefined, problems: [{ isStop: true }] });
  });

  it('is told with one problem that stands within it, wherever it was broken', () => {
    const whole = JSON.stringify(
      { devices: [{ deviceId: 'a', n: [1, -2.5e3], on: true, no: null, t: 'x\\y"z' }] },
      null,
      1,
    );
    const random = chance(7);
    for (let cut = 0; cut < whole.length; cut += 1) {
      const spoilt = '{}[]",:\\\n\u0000\u00e4/'.charAt(Math.floor(random() * 12));
      for (const text of [
        whole.slice(0, cut),
        whole.slice(0, cut) + whole.slice(cut + 1),
        whole.slice(0, cut) + spoilt + whole.slice(cut),
      ]) {
        const { value, problems } = readJson(text);
        if (value !== undefined) continue;
        const lines = text.split('\n');
        const [{ line, column } = { line: 0, column: 0 }] = problems;
        expect([text, problems.length]).toEqual([text, 1]);
        if (line === null || column === null) expect(text.trim()).toBe('');
        else expect([text, column >= 1 && column <= (lines[line - 1]?.length ?? -1) + 1]).toEqual([text, true]);
      }
    }
  });
});

describe('a text that is JSON', () => {
  it.each([
    ['a text', '"x"'],
    ['a number', '5'],
    ['brackets in brackets', `${'['.repeat(60)}${']'.repeat(60)}`],
    ['other blanks in a text', '{"a":"\u00A0\u2028"}'],
  ])('%s is read as JSON.parse reads it', (_, text) => {
    expect(readJson(text)).toMatchObject({ value: JSON.parse(text) as unknown, problems: [] });
  });

  it('tells a key that stands twice, and the last one counts', () => {
    const { value, problems } = readJson('{"a":{"b":1,\n"b":2},"a":{"b":3}}');
    expect(value).toEqual({ a: { b: 3 } });
    expect(problems.map(configProblemText)).toEqual([
      '1:2 a: stands twice in the same brackets; the last one counts',
      '1:7 a.b: stands twice in the same brackets; the last one counts',
    ]);
  });

  it.each([2_000, 50_000])('of %i brackets within brackets ends nothing', (depth) => {
    for (const [open, close] of [
      ['[', ']'],
      ['{"a":', '}'],
    ] as const) {
      const text = `${open.repeat(depth)}1${close.repeat(depth)}`;
      expect(said(text)).toEqual([expect.stringMatching(/^brackets stand within brackets far deeper/)]);
      expect(said(open.repeat(depth))).toHaveLength(1);
    }
  });
});

describe('the bytes of a station.json', () => {
  it('may be any: what is wrong is told, and nothing throws', () => {
    const random = chance(11);
    for (let round = 0; round < 500; round += 1) {
      const bytes = Uint8Array.from({ length: Math.floor(random() * 40) }, () => Math.floor(random() * 256));
      const { config, problems } = checkConfig(bytes);
      expect([config, problems.length > 0]).toEqual([null, true]);
    }
  });

  it('are read as Latin-1 where they are neither UTF-8 nor UTF-16, which is told', () => {
    const bytes = Buffer.from('{"_note":"Gr\u00f6\u00dfe","logLevel":"warn"}', 'latin1');
    const { config, problems } = checkConfig(bytes);
    expect(config?.logLevel).toBe('warn');
    expect(problems.map(configProblemText)).toEqual(['the file is neither UTF-8 nor UTF-16: save it as UTF-8']);
  });
});
