import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { newFolder, openIn, verify } from './place.ts';

/** Starts a writer, kills it after so many facts were said to be on disk, and returns the last number it said. */
async function killAfter(dataDir: string, facts: number): Promise<number> {
  const writer = spawn(process.execPath, [join(import.meta.dirname, 'writerProcess.ts'), dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = 0;
  let count = 0;
  for await (const line of createInterface(writer.stdout)) {
    said = Number(line);
    count += 1;
    if (count === facts) writer.kill('SIGKILL');
  }
  if (writer.exitCode === null && writer.signalCode === null) await once(writer, 'exit');
  expect(writer.signalCode).toBe('SIGKILL');
  return said;
}

test('killed in the middle of writing, again and again: nothing that was confirmed is lost, and all agrees', async () => {
  const dataDir = newFolder();
  let before = 0;
  for (const facts of [1, 7, 30, 3, 61]) {
    const said = await killAfter(dataDir, facts);
    expect(said).toBeGreaterThanOrEqual(before + facts);
    const report = verify(dataDir);
    expect(report.findings).toEqual([]);
    expect(report.journalRows).toBeGreaterThanOrEqual(said);
    before = report.journalRows;
  }
  const storage = openIn(dataDir);
  expect(storage.counts().journalRows).toBe(before);
  expect(storage.counts().orders).toBeGreaterThan(1);
});

test('a data folder is held while its station lives, also against other processes, and free as soon as it is killed', async () => {
  const dataDir = newFolder();
  const writer = spawn(process.execPath, [join(import.meta.dirname, 'writerProcess.ts'), dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(writer.stdout, 'data');
  expect(() => openIn(dataDir)).toThrow(expect.objectContaining({ code: 'data.locked', params: { folder: dataDir } }));
  // Looking is allowed meanwhile.
  expect(verify(dataDir).isSound).toBe(true);
  writer.kill('SIGKILL');
  await once(writer, 'exit');
  expect(openIn(dataDir).counts().journalRows).toBeGreaterThan(0);
});

test('one process cannot open a folder twice, and can after closing it', () => {
  const dataDir = newFolder();
  const first = openIn(dataDir);
  expect(() => openIn(dataDir)).toThrow(expect.objectContaining({ code: 'data.locked' }));
  first.close();
  expect(openIn(dataDir).counts().journalRows).toBe(0);
});
