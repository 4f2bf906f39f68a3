import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fetchPackage } from '../../scripts/electron/registryPackage.mjs';
import { npmSettings } from '../../scripts/electron/npmSettings.mjs';
import { integrityOf, startRegistry, type RegistryServer } from './registryServer.ts';

const body = randomBytes(300_000);
const wanted = { name: 'tiny', version: '1.0.0', integrity: integrityOf(body) };

let folder: string;
let file: string;
let registry: RegistryServer;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'runtime-'));
  file = join(folder, 'tiny.tgz');
  registry = await startRegistry(body);
});

afterEach(async () => {
  await registry.close();
  await rm(folder, { recursive: true });
});

/** npm's settings as a person with this npmrc has them. */
async function settings(npmrc: string, env: NodeJS.ProcessEnv = {}) {
  const userconfig = join(folder, 'npmrc');
  await writeFile(userconfig, npmrc);
  const places = { npm_config_userconfig: userconfig, npm_config_globalconfig: join(folder, 'none') };
  return { ...(await npmSettings({ cwd: folder, env: { ...places, ...env } })), retry: { retries: 0 } };
}

const fetchTiny = async (options: { attempts?: number } = {}, name = 'tiny') =>
  fetchPackage({ ...wanted, name }, file, {
    settings: await settings(`registry=${registry.url}`),
    pauseMs: 1,
    ...options,
  });

const tarballRanges = () => registry.asked.filter(({ path }) => path.endsWith('.tgz')).map(({ range }) => range);

describe('a download', () => {
  test('arrives whole, is checked and leaves nothing else behind', async () => {
    await fetchTiny();
    expect(integrityOf(await readFile(file))).toBe(wanted.integrity);
    expect(existsSync(`${file}.part`) || existsSync(`${file}.part.json`)).toBe(false);
  });

  test('goes on where a broken line left it', async () => {
    registry.behaviour.breaks = [100_000];
    await fetchTiny();
    const [first, second] = tarballRanges();
    expect(first).toBeUndefined();
    expect(Number(/^bytes=(\d+)-$/.exec(second ?? '')?.[1])).toBeGreaterThan(0);
    expect(integrityOf(await readFile(file))).toBe(wanted.integrity);
  });

  test('goes on in the next start after one that was given up', async () => {
    registry.behaviour.breaks = [100_000];
    await expect(fetchTiny({ attempts: 1 })).rejects.toThrow(/goes on from there/);
    const { size } = await stat(`${file}.part`);
    await fetchTiny();
    expect(tarballRanges().at(-1)).toBe(`bytes=${size}-`);
    expect(integrityOf(await readFile(file))).toBe(wanted.integrity);
  });

  test('starts anew where the server ignores ranges', async () => {
    registry.behaviour.ranges = false;
    registry.behaviour.breaks = [100_000];
    await fetchTiny();
    expect(integrityOf(await readFile(file))).toBe(wanted.integrity);
  });

  test('starts anew where the file on the server has changed meanwhile', async () => {
    registry.behaviour.breaks = [100_000];
    await expect(fetchTiny({ attempts: 1 })).rejects.toThrow();
    registry.behaviour.etag = '"two"';
    await fetchTiny();
    expect(integrityOf(await readFile(file))).toBe(wanted.integrity);
  });

  test('starts anew where the remains are not the published bytes', async () => {
    await writeFile(`${file}.part`, randomBytes(50_000));
    await writeFile(`${file}.part.json`, JSON.stringify({ integrity: wanted.integrity, etag: null }));
    await fetchTiny();
    expect(tarballRanges()).toEqual(['bytes=50000-', undefined]);
    expect(integrityOf(await readFile(file))).toBe(wanted.integrity);
  });

  test('takes remains that are already whole without asking for them again', async () => {
    await writeFile(`${file}.part`, body);
    await writeFile(`${file}.part.json`, JSON.stringify({ integrity: wanted.integrity, etag: null }));
    await fetchTiny();
    expect(tarballRanges()).toEqual([`bytes=${body.length}-`]);
    expect(integrityOf(await readFile(file))).toBe(wanted.integrity);
  });

  test('drops remains of another file', async () => {
    await writeFile(`${file}.part`, randomBytes(50_000));
    await writeFile(`${file}.part.json`, JSON.stringify({ integrity: 'sha512-other', etag: null }));
    await fetchTiny();
    expect(tarballRanges()).toEqual([undefined]);
  });

  test('is refused when its bytes are not the published ones, and nothing of it stays', async () => {
    registry.body = randomBytes(300_000);
    await expect(fetchTiny()).rejects.toThrow(/sum/);
    expect(existsSync(file) || existsSync(`${file}.part`)).toBe(false);
  });

  test('tells its progress up to the last byte', async () => {
    const told: number[] = [];
    await fetchPackage(wanted, file, {
      settings: await settings(`registry=${registry.url}`),
      progress: (bytes: number) => void told.push(bytes),
    });
    expect(told.at(-1)).toBe(body.length);
    expect(told).toEqual([...told].sort((one, other) => one - other));
  });
});

describe("the user's npm settings", () => {
  test('a registry below a path, and its token, are used for the tarball too', async () => {
    const npmrc = `registry=${registry.url}npm/\n${registry.url.replace('http:', '')}npm/:_authToken=secret`;
    await fetchPackage(wanted, file, { settings: await settings(npmrc) });
    expect(registry.asked.map(({ path }) => path)).toEqual(['/npm/tiny/1.0.0', '/npm/tiny/-/tiny-1.0.0.tgz']);
    expect(registry.asked.map(({ authorization }) => authorization)).toEqual(['Bearer secret', 'Bearer secret']);
  });

  test("a scope's own registry comes before the general one", async () => {
    const npmrc = `registry=http://127.0.0.1:1/\n@scope:registry=${registry.url}`;
    await fetchPackage({ ...wanted, name: '@scope/tiny' }, file, { settings: await settings(npmrc) });
    expect(registry.asked[0]?.path).toBe('/@scope%2ftiny/1.0.0');
  });

  test('a proxy is asked instead of the registry', async () => {
    const npmrc = `registry=http://npm.invalid/\nproxy=${registry.url}\nnoproxy=`;
    await fetchPackage(wanted, file, { settings: await settings(npmrc) });
    expect(integrityOf(await readFile(file))).toBe(wanted.integrity);
  });

  test('settings in the environment win over the npmrc', async () => {
    const found = await settings('registry=http://127.0.0.1:1/', { npm_config_registry: registry.url });
    await fetchPackage(wanted, file, { settings: found });
    expect(existsSync(file)).toBe(true);
  });

  test('a CA file is read', async () => {
    const pem = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----';
    await writeFile(join(folder, 'ca.pem'), pem);
    const found = await settings(`cafile=${join(folder, 'ca.pem')}`);
    expect(found.ca).toEqual([pem]);
  });

  test('a registry that does not answer is named with what to try', async () => {
    const found = await settings('registry=http://127.0.0.1:1/');
    await expect(fetchPackage(wanted, file, { settings: found, attempts: 1 })).rejects.toThrow(
      /tiny@1\.0\.0.*npm config/s,
    );
  });
});
