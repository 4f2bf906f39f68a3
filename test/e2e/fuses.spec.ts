import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FuseState, getCurrentFuseWire } from '@electron/fuses';
import { expect, test } from '@playwright/test';
import { FUSES, setFuses } from '../../scripts/fuses.mjs';

test('the fuses of the packaged app hold in the binary it ships with', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'packing-station-fuses-'));
  try {
    const copy = join(folder, 'electron');
    copyFileSync(process.env['STATION_ELECTRON'] ?? '', copy);
    await setFuses(copy);
    const wire = await getCurrentFuseWire(copy);
    const set: Readonly<Record<string, unknown>> = { ...wire };
    for (const [fuse, isOn] of Object.entries(FUSES))
      expect(set[fuse], `fuse ${fuse}`).toBe(isOn ? FuseState.ENABLE : FuseState.DISABLE);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
