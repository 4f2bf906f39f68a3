import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from '@playwright/test';
import { openOrder, packOn } from './support/packer.ts';
import { createTestStation } from './support/station.ts';

const STATION = join(import.meta.dirname, '..', '..', 'src', 'cli', 'index.ts');

/** A scale on a pseudo-terminal in a process of its own: ending it is pulling the plug. */
async function plugIn(link: string): Promise<ChildProcess> {
  const scale = spawn(
    process.execPath,
    [
      STATION,
      'simulate',
      'scale',
      '--protocol',
      'mt-sics',
      '--pty',
      link,
      '--weight',
      '0.60lb',
      '--division',
      '0.01lb',
      '--capacity',
      '150lb',
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const { stdout } = scale;
  await new Promise<void>((resolve) => {
    createInterface({ input: stdout }).once('line', () => {
      resolve();
    });
  });
  return scale;
}

function pull(scale: ChildProcess): Promise<void> {
  // It is out already: waiting for it to go would hide what failed.
  if (scale.exitCode !== null || scale.signalCode !== null) return Promise.resolve();
  const gone = new Promise<void>((resolve) =>
    scale.once('exit', () => {
      resolve();
    }),
  );
  scale.kill('SIGTERM');
  return gone;
}

test('scaleUnplugged on a serial line: gone is shown, and the same line is used again when it is back', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'packing-station-tty-'));
  const link = join(folder, 'ttyScale');
  let scale = await plugIn(link);
  const station = await createTestStation({
    devices: [
      {
        deviceId: 'scale',
        role: 'scale',
        name: 'Scale',
        transport: { kind: 'serial', path: link },
        protocol: 'mt-sics',
      },
    ],
  });
  try {
    const window = await station.start();
    await openOrder(station, '1002');
    await packOn(station, (now) => now?.stage === 'box');
    await pull(scale);
    await packOn(station, (now) => now?.stage === 'weigh');
    await expect(window.page.getByRole('heading', { name: 'Scale is gone' })).toBeVisible();
    scale = await plugIn(link);
    // One tea and its box weigh 0.60 lb; the weight lies there from the start and is taken as soon as it is steady.
    await window.until('the label', (now) => now?.stage === 'label');
  } finally {
    await station.end();
    await pull(scale);
    rmSync(folder, { recursive: true, force: true });
  }
});
