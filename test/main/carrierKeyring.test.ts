import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createCarrierKeyring } from '../../src/main/carrierKeyring.ts';
import { createLog, report as reportTo } from '../../src/main/logging.ts';
import type { KeyVault } from '../../src/main/keyVault.ts';
import { carrierConfig, type CarrierConfig } from '../../src/shared/carrierConfig.ts';
import { readCarrierKey, TYPED_KEY_FILE } from '../../src/station/carrierKey.ts';
import { cleanup, temporaryFolder } from '../support/cleanup.ts';

const after = cleanup();
const KEY = 'EZAK-very-secret-0815';

/** Encrypts truly, under a password that only this vault has, as a user's keyring does. */
function aVault(refused: Awaited<ReturnType<KeyVault['refusal']>> = null): KeyVault {
  const password = randomBytes(32);
  return {
    refusal: () => Promise.resolve(refused),
    encrypt(secret) {
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', password, iv);
      const bytes = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
      return Promise.resolve(Buffer.concat([iv, cipher.getAuthTag(), bytes]));
    },
    decrypt(bytes) {
      const decipher = createDecipheriv('aes-256-gcm', password, bytes.subarray(0, 12));
      decipher.setAuthTag(bytes.subarray(12, 28));
      return Promise.resolve(Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8'));
    },
  };
}

const easypost = (change: object = {}): CarrierConfig => carrierConfig.parse({ kind: 'easypost', ...change });

function keyring({
  dataDir = temporaryFolder(after),
  config = easypost(),
  env = {},
  vault = aVault(),
}: {
  dataDir?: string;
  config?: CarrierConfig;
  env?: Record<string, string>;
  vault?: KeyVault;
} = {}) {
  const log = createLog(dataDir, 'debug');
  return createCarrierKeyring({ config, env, dataDir, vault, report: (error) => reportTo(log, error) });
}

/** Everything that stands in the folder, its log too. */
const contents = (folder: string): string =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    .join('\n');

it('keeps a typed key encrypted, for this user only, and knows it after a restart', async () => {
  const dataDir = temporaryFolder(after);
  const vault = aVault();
  const first = keyring({ dataDir, vault });
  expect(await first.key()).toBe('');
  expect(await first.keep(` ${KEY}\n`)).toBeNull();
  expect(await first.key()).toBe(KEY);
  const again = keyring({ dataDir, vault });
  expect(await again.key()).toBe(KEY);
  expect(contents(dataDir)).not.toContain(KEY);
  if (process.platform !== 'win32') expect(statSync(join(dataDir, TYPED_KEY_FILE)).mode & 0o777).toBe(0o600);
});

it('shows where the key comes from and never the key', async () => {
  const keys = keyring();
  await keys.keep(KEY);
  const view = await keys.view();
  expect(view).toEqual({ source: 'typed', place: '', trouble: null, refusal: null });
  expect(JSON.stringify(view)).not.toContain(KEY);
});

it('replaces and forgets it, at once', async () => {
  const keys = keyring();
  await keys.keep('first');
  await keys.keep('second');
  expect(await keys.key()).toBe('second');
  keys.remove();
  expect(await keys.key()).toBe('');
  expect((await keys.view()).source).toBe('none');
});

it.each(['noKeyring', 'noEncryption'] as const)('%s: writes nothing and says so', async (reason) => {
  const dataDir = temporaryFolder(after);
  const keys = keyring({ dataDir, vault: aVault(reason) });
  expect((await keys.view()).refusal).toBe(reason);
  expect(await keys.keep(KEY)).toBe(reason);
  expect(readdirSync(dataDir)).not.toContain(TYPED_KEY_FILE);
  expect(await keys.key()).toBe('');
});

it('what turns out not to be encrypted is not kept', async () => {
  const dataDir = temporaryFolder(after);
  const keys = keyring({ dataDir, vault: { ...aVault(), encrypt: () => Promise.resolve(null) } });
  expect(await keys.keep(KEY)).toBe('noKeyring');
  expect(readdirSync(dataDir)).not.toContain(TYPED_KEY_FILE);
});

it('a file that is named goes first, then the environment, then what was typed', async () => {
  const dataDir = temporaryFolder(after);
  const vault = aVault();
  await keyring({ dataDir, vault }).keep('typed');
  const env = { STATION_CARRIER_KEY: 'of the environment' };
  const byEnvironment = keyring({ dataDir, vault, env });
  expect(await byEnvironment.key()).toBe('of the environment');
  expect(await byEnvironment.keep('other')).toBe('givenElsewhere');
  const keyFile = join(dataDir, 'carrier.key');
  writeFileSync(keyFile, 'of the file\n', { mode: 0o600 });
  const byFile = keyring({ dataDir, vault, env, config: easypost({ keyFile }) });
  expect(await byFile.key()).toBe('of the file');
  expect(await byFile.view()).toMatchObject({ source: 'file', place: keyFile, refusal: 'givenElsewhere' });
  expect(await keyring({ dataDir, vault }).key()).toBe('typed');
});

it.runIf(process.platform !== 'win32')(
  'a named file that others may read is told, and nothing else is used',
  async () => {
    const dataDir = temporaryFolder(after);
    const keyFile = join(dataDir, 'carrier.key');
    writeFileSync(keyFile, KEY);
    chmodSync(keyFile, 0o644);
    const keys = keyring({ dataDir, config: easypost({ keyFile }), env: { STATION_CARRIER_KEY: 'other' } });
    expect(await keys.key()).toBe('');
    expect(await keys.view()).toMatchObject({ source: 'file', place: keyFile, trouble: 'readableByOthers' });
  },
);

it('a key typed for one server is sent to no other', async () => {
  const dataDir = temporaryFolder(after);
  const vault = aVault();
  await keyring({ dataDir, vault }).keep(KEY);
  const config = easypost({ url: 'https://api.example.com' });
  const moved = keyring({ dataDir, vault, config });
  expect(await moved.key()).toBe('');
  expect(await moved.view()).toMatchObject({ source: 'typed', trouble: 'otherServer', refusal: null });
  expect(await moved.keep('for the other')).toBeNull();
  expect(await moved.key()).toBe('for the other');
});

it('a folder that came to another PC says so, and its key can be typed anew; nothing of it is logged', async () => {
  const dataDir = temporaryFolder(after);
  await keyring({ dataDir }).keep(KEY);
  const elsewhere = keyring({ dataDir });
  expect(await elsewhere.key()).toBe('');
  expect(await elsewhere.view()).toMatchObject({ source: 'typed', trouble: 'notDecryptable', refusal: null });
  expect(await elsewhere.keep('anew')).toBeNull();
  expect(await elsewhere.key()).toBe('anew');
  expect(contents(dataDir)).not.toContain(KEY);
});

it('the own carrier needs none, and takes none', async () => {
  const keys = keyring({ config: carrierConfig.parse({ kind: 'offline' }) });
  expect(await keys.view()).toEqual({ source: 'none', place: '', trouble: null, refusal: 'notNeeded' });
  expect(await keys.keep(KEY)).toBe('notNeeded');
});

it('the command line says why it can not use a typed key', async () => {
  const dataDir = temporaryFolder(after);
  await keyring({ dataDir }).keep(KEY);
  expect(() => readCarrierKey(easypost(), {}, dataDir)).toThrow(
    expect.objectContaining({ code: 'carrier.noKey', params: expect.objectContaining({ reason: 'typedInWindow' }) }),
  );
});
