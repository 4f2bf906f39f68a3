import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { chooseProfile, rememberProfile, restartArguments } from '../../src/main/config.ts';

it('a folder named on the command line is used whatever was chosen before', () => {
  const root = mkdtempSync(join(tmpdir(), 'packing-station-root-'));
  try {
    rememberProfile(root, 'demo');
    expect(chooseProfile(root, { data: null, isDemo: false })).toEqual({ mode: 'demo', dataDir: join(root, 'demo') });
    expect(chooseProfile(root, { data: '/own', isDemo: false })).toEqual({ mode: 'live', dataDir: '/own' });
    rememberProfile(root, 'live');
    expect(chooseProfile(root, { data: null, isDemo: false })).toEqual({ mode: 'live', dataDir: join(root, 'live') });
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});

it('starting anew after a choice in the window drops the folder named before, and keeps the rest', () => {
  expect(restartArguments(['--no-sandbox', '/app', '--data', '/own', '--demo', '--x'])).toEqual([
    '--no-sandbox',
    '/app',
    '--x',
  ]);
  expect(restartArguments(['/app', '--data=/own'])).toEqual(['/app']);
});
