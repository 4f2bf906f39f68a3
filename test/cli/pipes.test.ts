import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listening, portOf } from '../../src/devices/virtual/port.ts';
import { cleanup, temporaryFolder } from '../support/cleanup.ts';

const after = cleanup();
const COMMAND = join(import.meta.dirname, '../../src/cli/index.ts');

/** The real command line as a process of its own, with pipes that can be closed. */
function station(...argv: readonly string[]) {
  const child = spawn(process.execPath, [COMMAND, ...argv], { stdio: ['pipe', 'pipe', 'pipe'] });
  after(() => child.kill('SIGKILL'));
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  child.stdin.on('error', () => undefined);
  const ended = once(child, 'close').then(([code, signal]: (number | string | null)[]) => ({ code, signal, out, err }));
  return { child, ended, out: () => out };
}

describe('a reader that has seen enough', () => {
  it('ends what would go on for ever, without a word and as done', async () => {
    const { child, ended, out } = station('decode', '--protocol', 'mt-sics');
    const feeding = setInterval(() => child.stdin.write('S S      1.235 kg\r\n'.repeat(50)), 20);
    after(() => {
      clearInterval(feeding);
    });
    await expect.poll(out, { timeout: 20_000 }).toContain('1.235');
    child.stdout.destroy();
    expect(await ended).toMatchObject({ code: 0, signal: null, err: '' });
  });

  it('ends simulate, which listens no more', async () => {
    const { child, ended, out } = station('simulate', 'printer', '--listen', 'tcp://127.0.0.1:0', '--print-ms', '0');
    await expect.poll(out, { timeout: 20_000 }).toContain('listening');
    const { listening: at } = JSON.parse(out()) as { listening: { printer: number } };
    child.stdout.destroy();
    // It notices with the next thing that it tells.
    connect(at.printer, '127.0.0.1')
      .on('error', () => undefined)
      .end('^XA^FDa^FS^XZ');
    expect(await ended).toMatchObject({ code: 0, signal: null, err: '' });
  });

  it('of a long text that is told at once is no failure', async () => {
    const { child, ended } = station('--help');
    child.stdout.destroy();
    expect(await ended).toMatchObject({ code: 0, err: '' });
  });

  it('of the failures alone leaves the results', async () => {
    const { child, ended } = station('decode', '--protocol', 'mt-sics');
    child.stderr.destroy();
    child.stdin.end('S S      1.235 kg\r\nnoise\r\n');
    expect(await ended).toMatchObject({ signal: null, out: expect.stringContaining('"digits":"1.235"') as unknown });
  });
});

describe('a person who has had enough', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('ends simulate and its port by %s', async (signal) => {
    const link = join(temporaryFolder(after), 'ttyScale');
    const { child, ended, out } = station('simulate', 'scale', '--pty', link);
    await expect.poll(out, { timeout: 20_000 }).toContain('listening');
    child.kill(signal);
    expect(await ended).toMatchObject({ code: 0, signal: null, err: '' });
    expect(() => readFileSync(link)).toThrow(/ENOENT/);
  });

  it('ends decode, which says what it could not read', async () => {
    const { child, ended, out } = station('decode', '--protocol', 'mt-sics');
    child.stdin.write('S S      1.235 kg\r\nnoise\r\n');
    await expect.poll(out, { timeout: 20_000 }).toContain('1.235');
    child.kill('SIGINT');
    expect(await ended).toMatchObject({
      code: 0,
      err: expect.stringMatching(/^station: 5 of 26 bytes were no answer/) as unknown,
    });
  });
});

describe('what can not be had', () => {
  it('a path where something is: it is left byte for byte, and told in one line, exit 1', async () => {
    const folder = temporaryFolder(after);
    const bytes = Buffer.from(Array.from({ length: 1000 }, (_, at) => at & 0xff));
    const file = join(folder, 'orders.csv');
    writeFileSync(file, bytes);
    symlinkSync(file, join(folder, 'link'));
    mkdirSync(join(folder, 'folder'));
    for (const name of ['orders.csv', 'link', 'folder']) {
      const path = join(folder, name);
      const { ended } = station('simulate', 'scale', '--pty', path);
      expect(await ended).toMatchObject({
        code: 1,
        out: '',
        err: `station: ${path} is there already: take a path that is not there\n`,
      });
    }
    expect(readFileSync(file).equals(bytes)).toBe(true);
  });

  it('a port that is taken: one line with what to do, exit 1', async () => {
    const server = createServer();
    after(() => server.close());
    await listening(server, 0);
    const port = portOf(server).toString();
    expect(await station('simulate', 'scale', '--listen', `tcp://127.0.0.1:${port}`).ended).toEqual({
      code: 1,
      signal: null,
      out: '',
      err: `station: 127.0.0.1:${port} is taken by another program: end it, or take another port (0: any free one)\n`,
    });
  });

  it('a file that is not there: one line, and no word of the system', async () => {
    const gone = join(temporaryFolder(after), 'gone');
    for (const argv of [
      ['import', gone, '--kind', 'orders'],
      ['print', 'tcp://127.0.0.1:9', gone],
      ['track', gone, '--data', gone],
      ['check-config', gone],
      ['customs', '--file', gone],
      ['pack', '--instances', gone, '--out', gone],
      ['label', 'render', gone, '--out', gone],
      ['rates', 'check', gone],
      ['verify-journal', '--data', gone],
      ['manifest', 'list', '--data', gone],
      ['explain', '--order', '1', '--data', gone],
      ['carrier', 'test', '--data', gone],
    ]) {
      const { code, out, err } = await station(...argv).ended;
      expect([argv, out]).toEqual([argv, '']);
      expect([argv, code === 1 || code === 2, err.trim().split('\n').length]).toEqual([argv, true, 1]);
      expect(err).not.toMatch(/\bE[A-Z]{4,}\b|node:|    at /);
    }
  });
});
