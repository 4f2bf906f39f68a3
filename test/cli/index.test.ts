import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cleanup, temporaryFolder } from '../support/cleanup.ts';

const after = cleanup();
const COMMAND = join(import.meta.dirname, '../../src/cli/index.ts');

/** Runs the real command line; `lines` are those on stderr. */
function station(...argv: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, ...argv], { encoding: 'utf8' });
  return { status, stdout, lines: stderr.split('\n').filter((line) => line !== '') };
}

describe('station', () => {
  it.each([
    ['without a verb', []],
    ['with an unknown verb', ['weigh']],
    ["with the name of an object's own method", ['toString']],
    ['with a missing option', ['label', 'render', 'a.zpl']],
    ['with half of the demo files', ['demo', '--orders', 'a.csv', '--out', 'out']],
  ])('%s says so in one line, exit 2', (_, argv) => {
    const { status, stdout, lines } = station(...argv);
    expect([status, stdout, lines.length]).toEqual([2, '', 1]);
    expect(lines[0]).toMatch(/^station: /);
  });

  it('tells its verbs, and nothing else', () => {
    const { status, stdout } = station('--help');
    const verbs = [...stdout.matchAll(/^ {2}(\S+) /gm)].map(([, verb]) => verb ?? '');
    expect([status, verbs]).toEqual([
      0,
      [
        'demo',
        'import',
        'verify-journal',
        'verify-replay',
        'check-config',
        'dim-weight',
        'rates',
        'carrier',
        'manifest',
        'track',
        'report',
        'devices',
        'probe',
        'decode',
        'print',
        'simulate',
        'pack',
        'explain',
        'rehearse',
        'optimise-boxes',
        'customs',
        'gs1',
        'gtin',
        'identify',
        'label',
      ],
    ]);
  });

  it.each([
    ['a missing file', 'gone.zpl', /^station: there is no file .*gone\.zpl$/],
    ['a folder', '.', /^station: .* cannot be read$/],
    ['a file that is no label', COMMAND, /^station: the file holds no label that can be drawn/],
  ])('says in words that a label cannot be drawn from %s, exit 1', (_, file, words) => {
    const { status, lines } = station('label', 'render', file, '--out', join(temporaryFolder(after), 'a.png'));
    expect([status, lines.length]).toEqual([1, 1]);
    expect(lines[0]).toMatch(words);
  });
});
