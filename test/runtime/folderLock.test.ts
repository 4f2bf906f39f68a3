import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { withLock } from '../../scripts/folderLock.mjs';

let folder: string;
let lock: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lock-'));
  lock = join(folder, 'lock');
});

afterEach(() => rm(folder, { recursive: true }));

test('two starts at once work one after the other', async () => {
  const seen: string[] = [];
  const work = (name: string) => async () => {
    seen.push(`${name} begins`);
    await wait(50);
    seen.push(`${name} ends`);
  };
  await Promise.all([withLock(lock, work('one')), withLock(lock, work('two'))]);
  const [first] = seen[0]?.split(' ') ?? [];
  expect(seen[1]).toBe(`${first ?? ''} ends`);
  expect(seen).toHaveLength(4);
});

test('the lock of a process that died is taken over', async () => {
  const { pid } = spawnSync(process.execPath, ['--version']);
  await writeFile(lock, `${pid} ${hostname()}`);
  expect(await withLock(lock, () => Promise.resolve('done'))).toBe('done');
});

test('the lock is given back when the work fails', async () => {
  await expect(withLock(lock, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(existsSync(lock)).toBe(false);
});
