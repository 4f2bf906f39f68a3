import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { dimWeight } from '../../src/cli/dimWeight.ts';

const folder = mkdtempSync(join(tmpdir(), 'dim-weight-'));
afterAll(() => rmSync(folder, { recursive: true }));

function run(...argv: readonly string[]): { readonly code: number; readonly out: string; readonly err: string } {
  const out: string[] = [];
  const err: string[] = [];
  const code = dimWeight({ argv, stdout: (text) => out.push(text), stderr: (text) => err.push(text) });
  return { code, out: out.join(''), err: err.join('') };
}
const GOOD: Readonly<Record<string, string | null>> = {
  rule: 'ups-us-daily',
  'ship-date': '2026-11-20',
  dims: '12x9x7in',
  weight: '4.2lb',
};
const withOptions = (patch: Readonly<Record<string, string | null>>): ReturnType<typeof run> =>
  run(
    ...Object.entries({ ...GOOD, ...patch }).flatMap(([name, value]) => (value === null ? [] : [`--${name}=${value}`])),
  );
const file = (name: string, content: string): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

describe('station dim-weight', () => {
  it('prints one line of JSON', () => {
    const { code, out, err } = run(
      '--rule',
      'ups-us-daily',
      '--ship-date',
      '2026-11-20',
      '--dims',
      '12x9x7in',
      '--weight',
      '4.2lb',
    );
    expect([code, err, out.split('\n').length]).toEqual([0, '', 2]);
    expect(JSON.parse(out)).toEqual({
      rule: 'ups-us-daily',
      effectiveFrom: '2026-01-26',
      dimWeight: 6,
      billableWeight: 6,
      weightUnit: 'lb',
      flags: [],
      refused: null,
      trace: ['12 x 9 x 7 = 756 in3', '756 / 139 = 5.44 -> 6 lb', 'actual 4.2 lb -> 5 lb', 'billed 6 lb'],
    });
  });

  it.each<[Readonly<Record<string, string>>, object]>([
    [
      { dims: '12 1/8 x 9 x 7 in', weight: '4 1/2 lb' },
      { dimWeight: 6, billableWeight: 6 },
    ],
    [
      { dims: '30.48X22.86X17.78CM', weight: '67.2 oz' },
      { dimWeight: 6, billableWeight: 6 },
    ],
    [
      { rule: 'canada-post', dims: '40,2x30x25cm', weight: '2kg' },
      { dimWeight: 6.15, billableWeight: 6.15, weightUnit: 'kg', effectiveFrom: null },
    ],
    [
      { rule: 'usps-us', dims: '15x12x12in', weight: '5lb', shape: 'non-rectangular' },
      { dimWeight: null, billableWeight: 5 },
    ],
    [
      { dims: '109x10x10in', weight: '30lb' },
      { billableWeight: null, flags: ['overMaximum'], refused: 'length 109 in is over 108 in' },
    ],
  ])('reads %j', (patch, expected) => {
    const { code, out } = withOptions(patch);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject(expected);
  });

  it.each<[Readonly<Record<string, string | null>>, RegExp]>([
    [{ rule: null }, /--rule is missing/],
    [{ rule: 'ups' }, /--rule 'ups' is none of ups-us-daily/],
    [{ 'ship-date': '2026-02-30' }, /--ship-date '2026-02-30' is no date/],
    [{ 'ship-date': null }, /--ship-date is missing/],
    [{ dims: '12x9in' }, /--dims '12x9in'/],
    [{ dims: '12x9x7' }, /--dims '12x9x7'/],
    [{ dims: '12x9x0in' }, /'0' is not above zero/],
    [{ dims: '12x9x1\/3in' }, /no fraction that decimals can hold/],
    [{ dims: '12x9x1.2.3in' }, /'1.2.3' is no number/],
    [{ weight: '4.2' }, /--weight '4.2'/],
    [{ weight: '0lb' }, /not above zero/],
    [{ weight: '4.2st' }, /--weight '4.2st'/],
    [{ shape: 'round' }, /--shape 'round'/],
    [{ colour: 'red' }, /--colour/],
    [{ rule: 'usps-us', 'ship-date': '2019-06-22' }, /no rule of usps-us is known for 2019-06-22/],
  ])('says in one line what is wrong with %j', (patch, message) => {
    const { code, out, err } = withOptions(patch);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/^dim-weight: [^\n]+\n$/);
    expect(err).toMatch(message);
  });

  it('refuses bare words', () => {
    expect(run('now').err).toBe("dim-weight: unexpected argument 'now'\n");
  });

  it('answers a file of cases with an array', () => {
    const cases = [
      { rule: 'ups-us-daily', shipDate: '2026-11-20', dims: '97x4x4in', weight: '8lb' },
      { rule: 'usps-us', shipDate: '2026-11-20', dims: '20x12x12in', weight: '5lb', shape: 'non-rectangular' },
    ];
    const { code, out, err } = run('--cases', file('cases.json', JSON.stringify(cases)));
    expect([code, err]).toEqual([0, '']);
    expect(JSON.parse(out)).toMatchObject([
      { billableWeight: 90, flags: ['largePackage'] },
      { billableWeight: 17, flags: [] },
    ]);
  });

  it('answers the other cases when no rule is known for one', () => {
    const { code, out, err } = run(
      '--cases',
      file(
        'old.json',
        JSON.stringify([
          { rule: 'usps-us', shipDate: '2018-01-01', dims: '1x1x1in', weight: '1lb' },
          { rule: 'iata', shipDate: '2018-01-01', dims: '1x1x1in', weight: '1lb' },
        ]),
      ),
    );
    expect([code, err]).toEqual([2, 'dim-weight: entry 1: no rule of usps-us is known for 2018-01-01\n']);
    expect(JSON.parse(out)).toMatchObject([{ error: expect.any(String) }, { billableWeight: 1 }]);
  });

  it.each([
    ['missing.json', null, /--cases: there is no .*missing\.json$/m],
    ['broken.json', '[', /broken\.json:1:2: the file ends too soon/],
    ['object.json', '{}', /not an array/],
    ['number.json', '[1]', /entry 1: no object/],
    [
      'weight.json',
      JSON.stringify([{ rule: 'iata', shipDate: '2026-01-01', dims: '1x1x1in', weight: 5 }]),
      /entry 1: 'weight' is no text/,
    ],
    [
      'dims.json',
      JSON.stringify([{ rule: 'iata', shipDate: '2026-01-01', dims: '1x1in', weight: '5lb' }]),
      /entry 1: --dims '1x1in'/,
    ],
  ])('says what is wrong with %s', (name, content, message) => {
    const { code, out, err } = run('--cases', content === null ? join(folder, name) : file(name, content));
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/^dim-weight: [^\n]+\n$/);
    expect(err).toMatch(message);
  });
});
