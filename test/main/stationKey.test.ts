import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { KeyVault } from '../../src/main/keyVault.ts';
import { createStationKey } from '../../src/main/stationKey.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'packing-station-key-'));
});
afterEach(() => {
  rmSync(dataDir, { recursive: true, force: true });
});

/** A keyring that turns bytes around: what stands in the file is not what was to be kept. */
const keyring: KeyVault = {
  refusal: () => Promise.resolve(null),
  encrypt: (secret) => Promise.resolve(Buffer.from(secret).reverse()),
  decrypt: (bytes) => Promise.resolve(Buffer.from(bytes).reverse().toString()),
};
const none: KeyVault = { ...keyring, refusal: () => Promise.resolve('noKeyring') };

it('is made once and stays the same, kept by the system where that keeps secrets', async () => {
  const first = await createStationKey({ dataDir, vault: keyring }).view();
  expect(first).toMatchObject({ isKeptBySystem: true, fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/) as string });
  expect(await createStationKey({ dataDir, vault: keyring }).view()).toEqual(first);
  expect(readFileSync(join(dataDir, 'signing-key.bin'), 'latin1')).not.toContain('PRIVATE KEY');
});

it('is a file for this user only where the system keeps no secrets', async () => {
  const { isKeptBySystem, fingerprint } = await createStationKey({ dataDir, vault: none }).view();
  expect(isKeptBySystem).toBe(false);
  const file = join(dataDir, 'signing-key.pem');
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
  expect((await createStationKey({ dataDir, vault: keyring }).view()).fingerprint).toBe(fingerprint);
});

it('is never made anew in place of one that can not be read', async () => {
  await createStationKey({ dataDir, vault: keyring }).key();
  const locked: KeyVault = { ...keyring, decrypt: () => Promise.reject(new Error('another PC')) };
  const before = readFileSync(join(dataDir, 'signing-key.bin'));
  await expect(createStationKey({ dataDir, vault: locked }).key()).rejects.toThrow('another PC');
  expect(readFileSync(join(dataDir, 'signing-key.bin'))).toEqual(before);
  expect(existsSync(join(dataDir, 'signing-key.pem'))).toBe(false);
});
