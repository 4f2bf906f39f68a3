import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StationConfigInput } from '../../src/shared/config.ts';
import { DEMO_SITE, DEMO_USERS } from '../../src/station/demo.ts';
import type { StoragePort } from '../../src/station/ports.ts';
import { systemRuntime } from '../../src/station/runtime.ts';
import { setUpSite } from '../../src/station/setup.ts';
import { openStorage } from '../../src/storage/openStorage.ts';

/** A data folder for one bench, gone after `work`. */
export async function withDataDir<T>(work: (dataDir: string) => Promise<T>): Promise<T> {
  const dataDir = mkdtempSync(join(tmpdir(), 'packing-station-bench-'));
  try {
    return await work(dataDir);
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Opens the folder's database for a while. */
export async function withStorage<T>(dataDir: string, work: (storage: StoragePort) => T | Promise<T>): Promise<T> {
  const storage = openStorage({ dataDir, runtime: systemRuntime });
  try {
    return await work(storage);
  } finally {
    storage.close();
  }
}

/** Sets the demo site and its people up. */
export const setUpDemoSite = (storage: StoragePort): Promise<void> =>
  setUpSite(storage, systemRuntime, DEMO_SITE, DEMO_USERS);

/** Writes station.json for instruments at these TCP ports of this machine. */
export function pointDevices(
  dataDir: string,
  ports: { readonly scanner: number; readonly scale: number; readonly printer: number },
): void {
  const at = (port: number) => ({ kind: 'tcp' as const, host: '127.0.0.1', port });
  const config: StationConfigInput = {
    devices: [
      { deviceId: 'scanner', role: 'scanner', name: 'Scanner', transport: at(ports.scanner), protocol: 'text' },
      { deviceId: 'scale', role: 'scale', name: 'Scale', transport: at(ports.scale), protocol: 'mt-sics' },
      {
        deviceId: 'printer',
        role: 'labelPrinter',
        name: 'Label printer',
        transport: at(ports.printer),
        protocol: 'zpl',
      },
    ],
  };
  writeFileSync(join(dataDir, 'station.json'), JSON.stringify(config));
}
