import { execFile } from 'node:child_process';
import { chmodSync, writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { listening, portOf } from '../../src/devices/virtual/port.ts';
import { startEasypostServer } from '../support/carrierServers/easypost.ts';
import { startKarrioServer } from '../support/carrierServers/karrio.ts';
import { cleanup, temporaryFolder } from '../support/cleanup.ts';

const STATION = join(import.meta.dirname, '../../src/cli/index.ts');
const after = cleanup();

/** A data folder whose station buys there, with the key in a file. */
function folder(kind: 'easypost' | 'karrio', url: string, { key = 'key', mode = 0o600 } = {}): string {
  const dataDir = temporaryFolder(after);
  const keyFile = join(dataDir, 'carrier.key');
  writeFileSync(keyFile, `${key}\n`);
  chmodSync(keyFile, mode);
  writeFileSync(join(dataDir, 'station.json'), JSON.stringify({ carrier: { kind, url, keyFile, timeoutMs: 2000 } }));
  return dataDir;
}

const test = (
  dataDir: string,
  env: Record<string, string> = {},
): Promise<{ readonly code: number; readonly out: string; readonly err: string }> =>
  new Promise((resolve) => {
    const args = [STATION, 'carrier', 'test', '--data', dataDir];
    execFile(process.execPath, args, { env: { ...process.env, ...env } }, (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err });
    });
  });

it('says that a carrier answers and knows the key', async () => {
  const easypost = await startEasypostServer();
  const karrio = await startKarrioServer();
  after(() => Promise.all([easypost.close(), karrio.close()]));
  expect(await test(folder('easypost', easypost.url))).toMatchObject({
    code: 0,
    out: 'EasyPost answers, and knows this key.\n',
  });
  expect(await test(folder('karrio', karrio.url))).toMatchObject({
    code: 0,
    out: 'Karrio answers, and knows this key.\n',
  });
});

it('says what is wrong, and what to do', async () => {
  const easypost = await startEasypostServer();
  after(() => easypost.close());
  const gone = await startEasypostServer();
  await gone.close();
  expect((await test(folder('easypost', easypost.url, { key: 'other' }))).err).toContain('did not let this key in');
  expect((await test(folder('easypost', gone.url))).err).toContain('was not reached');
  expect((await test(folder('easypost', easypost.url, { key: '' }))).err).toContain('empty');
  const open = await test(folder('easypost', easypost.url, { mode: 0o644 }));
  expect([open.code, open.err]).toEqual([1, expect.stringContaining('others may read it')]);
});

it('goes through the proxy that the environment names', async () => {
  const easypost = await startEasypostServer();
  after(() => easypost.close());
  const seen: string[] = [];
  const proxy = createServer((incoming, outgoing) => {
    seen.push(incoming.url ?? '');
    const { hostname, port, pathname, search } = new URL(incoming.url ?? '');
    const on = request({ hostname, port, path: pathname + search, method: incoming.method, headers: incoming.headers });
    on.on('response', (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    incoming.pipe(on);
  });
  proxy.on('connect', (incoming, socket) => {
    seen.push(incoming.url ?? '');
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  await listening(proxy, 0);
  after(() => proxy.close());
  const env = { NODE_USE_ENV_PROXY: '1', HTTP_PROXY: `http://127.0.0.1:${portOf(proxy).toString()}`, NO_PROXY: '' };
  await test(folder('easypost', easypost.url), env);
  expect(seen.join()).toContain(new URL(easypost.url).host);
});
