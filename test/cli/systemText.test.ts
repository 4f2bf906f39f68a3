import { describe, expect, it } from 'vitest';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { mustBeFile, readIn, writeOut } from '../../src/cli/ownFiles.ts';
import { isSystemError, systemText } from '../../src/cli/systemText.ts';
import { listening, portOf } from '../../src/devices/virtual/port.ts';
import { cleanup, temporaryFolder } from '../support/cleanup.ts';

const after = cleanup();

/** What the command line says of a failure that really happened. */
function saidOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (isSystemError(error)) return systemText(error);
    throw error;
  }
  return '';
}

const failure = (code: string, facts: Readonly<Record<string, unknown>> = {}): string => {
  const error: unknown = Object.assign(new Error(`${code}: raw words of the system`), { code, ...facts });
  return isSystemError(error) ? systemText(error) : 'no failure of the system';
};

describe('a failure of the operating system', () => {
  it('is one sentence with what to do: files', () => {
    const folder = temporaryFolder(after);
    const gone = join(folder, 'gone.json');
    const file = join(folder, 'file');
    writeFileSync(file, 'x');
    expect(saidOf(() => readIn(gone))).toBe(`there is no ${gone}`);
    expect(saidOf(() => readIn(folder))).toBe(`${folder} is a folder: a file is wanted`);
    expect(saidOf(() => readIn(join(file, 'inner')))).toBe(
      `${join(file, 'inner')} is no folder, or leads through a file`,
    );
    expect(
      saidOf(() => {
        mustBeFile(folder);
      }),
    ).toBe(`${folder} is a folder: a file is wanted`);
    expect(
      saidOf(() => {
        mustBeFile(gone);
      }),
    ).toBe(`there is no ${gone}`);
    expect(
      saidOf(() => {
        writeOut(join(gone, 'a.png'), 'x');
      }),
    ).toBe(`the folder for ${join(gone, 'a.png')} is not there: make it first`);
    expect(
      saidOf(() => {
        writeOut(folder, 'x');
      }),
    ).toBe(`${folder} is a folder: a file is wanted`);
    expect(saidOf(() => mkdirSync(file))).toBe(`${file} is there already, and is no folder`);
    expect(saidOf(() => readIn('x'.repeat(5000)))).toMatch(/^x{60}\u2026 is too long a name$/);
    expect(readFileSync(file, 'utf8')).toBe('x');
  });

  it('is one sentence with what to do: ports', async () => {
    const server = createServer();
    await listening(server, 0);
    const port = portOf(server);
    const taken = await new Promise((resolve) => createServer().once('error', resolve).listen(port, '127.0.0.1'));
    expect(isSystemError(taken) && systemText(taken)).toBe(
      `127.0.0.1:${port.toString()} is taken by another program: end it, or take another port (0: any free one)`,
    );
    await new Promise((resolve) => server.close(resolve));
    const refused = await new Promise((resolve) => connect(port, '127.0.0.1').once('error', resolve));
    expect(isSystemError(refused) && systemText(refused)).toBe(
      `nothing listens at 127.0.0.1:${port.toString()}: is it switched on, and is the port right?`,
    );
  });

  it.each([
    [
      'EACCES',
      { path: 'a', syscall: 'open' },
      /^a may not be read by this user: change its permissions, or take another place$/,
    ],
    ['EACCES', { path: 'a', syscall: 'mkdir' }, /^a may not be written by this user/],
    [
      'EACCES',
      { address: '127.0.0.1', port: 80, syscall: 'listen' },
      /^this user may not listen on 127\.0\.0\.1:80: take a port from 1024$/,
    ],
    ['EPERM', { path: 'a' }, /^a: this user is not allowed to do that$/],
    ['EROFS', { path: 'a' }, /^a is on a disk that can only be read/],
    ['ENOSPC', { path: 'a', syscall: 'write' }, /^the disk is full: a could not be written$/],
    ['EMFILE', {}, /ulimit -n/],
    ['ENOTFOUND', { address: 'printer.example' }, /^no such name: printer\.example$/],
    ['ENOSPC', {}, /^the disk is full: a file could not be written$/],
  ])('%s of %j', (code, facts, words) => {
    expect(failure(code, facts)).toMatch(words);
    expect(failure(code, facts)).not.toContain('raw words');
  });

  it('keeps its own words where nobody has better ones, and a bug is none', () => {
    expect(failure('EUNHEARD')).toBe('EUNHEARD: raw words of the system');
    for (const bug of [
      new Error('no'),
      new TypeError('no'),
      Object.assign(new Error('no'), { code: 'ERR_INVALID_ARG_TYPE' }),
      'EACCES',
      null,
    ])
      expect(isSystemError(bug)).toBe(false);
  });
});
