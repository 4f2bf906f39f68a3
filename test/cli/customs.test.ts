import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { customs } from '../../src/cli/customs.ts';

let dir = '';
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'packing-station-customs-'));
});
afterAll(() => {
  rmSync(dir, { recursive: true, force: true });
});

const PARCEL = {
  order: '10472',
  from: {
    company: 'Fern & Field Goods',
    line1: '14 Millrace Way',
    city: 'Harrow Falls',
    province: 'MN',
    postcode: '55099',
    country: 'US',
  },
  to: { name: 'Rowan Ashby', line1: '7 Lantern Lane', city: 'Berlin', postcode: '10623', country: 'DE' },
  shipDate: '2026-11-27',
  gross: '1.2 kg',
  site: { ioss: 'IM3720000224', signer: 'Sol Reyes' },
  items: [
    {
      sku: 'MUG',
      description: 'Stoneware mug',
      count: 2,
      value: '24.00 USD',
      weight: '0.82 lb',
      hsCode: '6912.00',
      origin: 'PT',
    },
  ],
};
function run(argv: readonly string[], parcel: unknown = PARCEL) {
  const file = join(dir, 'parcel.json');
  writeFileSync(file, JSON.stringify(parcel));
  let [stdout, stderr] = ['', ''];
  const code = customs({
    argv: argv.map((word) => (word === 'FILE' ? file : word)),
    stdout: (text) => (stdout += text),
    stderr: (text) => (stderr += text),
    env: {},
  });
  return { code, stderr, answer: (stdout === '' ? null : JSON.parse(stdout)) as Record<string, unknown> | null };
}

it('says what a parcel needs, exactly, and why', () => {
  const { code, answer } = run(['--file', 'FILE', '--papers', 'letter']);
  expect(code).toBe(0);
  expect(answer).toMatchObject({
    from: 'US',
    to: 'EU',
    form: 'cn22',
    mayGo: true,
    problems: [],
    value: '48.00 USD',
    netWeight: '0.743 kg',
    grossWeight: '1.2 kg',
    exportFiling: 'NOEEI 30.37(a)',
    duty: '3.00 EUR',
    isIoss: true,
    screening: { isBlocked: false },
  });
});

it('writes the papers', () => {
  const out = join(dir, 'papers.html');
  expect(run(['--file', 'FILE', '--out', out, '--size', 'Letter']).code).toBe(0);
  expect(readFileSync(out, 'utf8')).toContain('Commercial invoice');
});

it('answers 1 for a parcel that may not go, with every reason', () => {
  const battery = { chemistry: 'ion', packing: 'alone', unNumber: '3480', count: 1, batteryWh: 37 };
  const parcel = { ...PARCEL, items: [{ sku: 'CELL', count: 1, hazards: { battery } }] };
  const { code, answer } = run(['--file', 'FILE', '--papers', 'letter'], parcel);
  expect(code).toBe(1);
  expect(answer).toMatchObject({
    mayGo: false,
    goods: {
      refusals: [
        { code: 'notByAir', sku: 'CELL' },
        { code: 'hazardUnstated', sku: 'CELL' },
      ],
      marks: ['UN3480'],
    },
  });
  expect((answer?.['problems'] as { code: string }[]).map((problem) => problem.code)).toEqual([
    'filingUnknown',
    'valueMissing',
    'hsMissing',
    'originMissing',
    'weightMissing',
  ]);
});

it('names what is wrong with a file, and with its arguments', () => {
  expect(run(['--file', 'FILE'], { ...PARCEL, gross: 'heavy' }).stderr).toContain('a weight is written like');
  expect(run(['--file', 'FILE', '--papers', 'raft']).code).toBe(2);
  expect(run([]).code).toBe(2);
  expect(run(['10472', '--data', join(dir, 'nothing')]).code).toBe(2);
});
