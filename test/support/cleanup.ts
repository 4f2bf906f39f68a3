import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';

type Task = () => unknown;

/** Runs what was handed to it after each test, last first. Call it once in a test file. */
export function cleanup(): (task: Task) => void {
  const tasks: Task[] = [];
  afterEach(async () => {
    for (let task = tasks.pop(); task !== undefined; task = tasks.pop()) await task();
  });
  return (task) => {
    tasks.push(task);
  };
}

/** A folder of its own that is removed after the test. */
export function temporaryFolder(after: (task: Task) => void): string {
  const folder = mkdtempSync(join(tmpdir(), 'packing-station-test-'));
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}
