import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { demo } from '../../src/cli/demo.ts';
import type { Summary } from '../../src/cli/demo/summary.ts';
import { FILES } from './support/station.ts';

test('the demo packs its orders by itself and leaves a picture of every screen, the desk of a supervisor too', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'packing-station-demo-e2e-'));
  const kinds = ['orders', 'products', 'cartons'] as const;
  // A product that lacks something is a task: the menu's entry goes on with how many wait.
  const files = { ...FILES, products: `${FILES.products}POSTER,"Poster, Harbor map",,18,2,2,in,0.3,lb\n` };
  for (const kind of kinds) writeFileSync(join(folder, `${kind}.csv`), files[kind]);
  const out = join(folder, 'out');
  const said: string[] = [];
  const tell = (text: string): void => {
    said.push(text);
  };
  try {
    const given = kinds.flatMap((kind) => [`--${kind}`, join(folder, `${kind}.csv`)]);
    const argv = [...given, '--out', out];
    const code = await demo({ argv, stdout: tell, stderr: tell, env: process.env });
    expect(said.join('')).toContain('2 parcels packed, 0 orders not');
    expect(code).toBe(0);
    const summary = JSON.parse(readFileSync(join(out, 'summary.json'), 'utf8')) as Summary;
    expect(summary.totals).toEqual({ orders: 2, parcels: 2, errors: 0, refusedRows: [] });
    const pictures = readdirSync(out).flatMap((name) => /^\d+-(.+)\.png$/.exec(name)?.[1] ?? []);
    for (const screen of [
      'sign-in',
      'queue',
      'label',
      'tasks',
      'parcels',
      'manifests',
      'imports',
      'devices',
      'station',
    ])
      expect(pictures).toContain(screen);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
