import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tool } from '../../scripts/tools.mjs';

const root = join(import.meta.dirname, '../..');

/** Which file of a small house imports what, and whether the arrows allow it. */
const CASES: readonly (readonly [from: string, code: string, isAllowed: boolean])[] = [
  ['core/a.ts', "import '../shared/x.ts';", false],
  ['core/b.ts', "import 'node:fs';", false],
  ['core/c.ts', "import 'zod';", false],
  ['core/d.ts', "import './x.ts';", true],
  ['labels/a.ts', "import '../core/x.ts';", true],
  ['labels/b.ts', "import '../shared/x.ts';", false],
  ['labels/c.ts', "import '@napi-rs/canvas';", true],
  ['devices/a.ts', "import '../shared/errors.ts';", true],
  ['devices/b.ts', "import '../shared/x.ts';", false],
  ['devices/c.ts', "import type { X } from '../station/ports.ts';", true],
  ['devices/d.ts', "import { x } from '../station/ports.ts'; x;", false],
  ['devices/e.ts', "import 'serialport';", false],
  ['devices/transports/f.ts', "import 'serialport';", true],
  ['carriers/a.ts', "import '../channels/x.ts';", false],
  ['storage/a.ts', "import 'better-sqlite3';", true],
  ['station/a.ts', "import 'better-sqlite3';", false],
  ['station/b.ts', "import '../storage/x.ts';", false],
  ['main/a.ts', "import 'electron'; import '../storage/x.ts';", true],
  ['main/b.ts', "import '../renderer/x.ts';", false],
  ['main/c.ts', "import '../cli/x.ts';", false],
  ['cli/a.ts', "import 'electron';", false],
  ['preload/a.ts', "import 'electron';", true],
  ['preload/b.ts', "import '../core/x.ts';", false],
  ['renderer/a.ts', "import '../station/x.ts';", false],
  ['renderer/b.ts', "import '../shared/x.ts'; import 'react';", true],
  ['main/d.ts', "import 'react';", false],
  ['core/ring/one.ts', "import './two.ts';", false],
];

let house: string;
let complaints: { from: string }[];

beforeAll(async () => {
  house = await mkdtemp(join(tmpdir(), 'house-'));
  await symlink(join(root, 'node_modules'), join(house, 'node_modules'));
  await cp(join(root, '.config'), join(house, '.config'), { recursive: true });
  const put = async (path: string, code: string) => {
    await mkdir(dirname(join(house, 'src', path)), { recursive: true });
    await writeFile(join(house, 'src', path), code);
  };
  const rooms = new Set(CASES.map(([from]) => from.split('/')[0] ?? ''));
  for (const room of [...rooms, 'channels', 'shared']) await put(`${room}/x.ts`, 'export const x = 1;');
  await put('shared/errors.ts', 'export const x = 1;');
  await put('station/ports.ts', 'export type X = 1; export const x = 1;');
  await put('core/ring/two.ts', "import './one.ts';");
  for (const [from, code] of CASES) await put(from, code);
  complaints = await cruise();
});

afterAll(() => rm(house, { recursive: true }));

function cruise(): Promise<{ from: string }[]> {
  const args = [
    tool('dependency-cruiser', 'depcruise'),
    '--config',
    '.config/dependencyCruiser.mjs',
    '--output-type',
    'json',
    'src',
  ];
  return new Promise((done, fail) => {
    execFile(process.execPath, args, { cwd: house, maxBuffer: 1e8 }, (_error, stdout, stderr) => {
      if (!stdout.startsWith('{')) return fail(new Error(stderr));
      const report = JSON.parse(stdout) as { summary: { violations: { from: string }[] } };
      return done(report.summary.violations);
    });
  });
}

describe('the arrows between rooms', () => {
  test.each(CASES)('%s: %s -> %s', (from, _code, isAllowed) => {
    expect(complaints.every((complaint) => complaint.from !== `src/${from}`)).toBe(isAllowed);
  });
});
