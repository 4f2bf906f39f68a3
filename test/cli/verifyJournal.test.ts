import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { chooseDataDir } from '../../src/cli/dataDir.ts';
import { verifyJournal } from '../../src/cli/verifyJournal.ts';
import { imported, label, orderFacts, packedOrder, personOf } from '../storage/facts.ts';
import { newFolder, openIn, tamper } from '../storage/place.ts';

function run(argv: readonly string[], env: Record<string, string> = {}): { code: number; out: string; err: string } {
  let [out, err] = ['', ''];
  const code = verifyJournal({ argv, env, stdout: (text) => void (out += text), stderr: (text) => void (err += text) });
  return { code, out, err };
}

function filled(): string {
  const dataDir = newFolder();
  const storage = openIn(dataDir);
  const order = orderFacts('10472', [['MUG', 2]]);
  const zpl = label(personOf('10472'), '^XA^XZ');
  storage.record([imported(order), ...packedOrder(order, 1, zpl.hash)], null, [zpl]);
  storage.close();
  return dataDir;
}

test('sound data: says what was checked, exit 0', () => {
  const { code, out, err } = run(['--data', filled()]);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toMatch(/^journal +11 rows, last hash [0-9a-f]{64}\n/);
  expect(out).toMatch(/people +1 present, 0 erased\n/);
  expect(out).toMatch(/All agree\.\n$/);
});

test('the folder can come from the environment', () => {
  expect(run([], { STATION_DATA: filled() }).code).toBe(0);
});

test('differences are named, exit 1', () => {
  const dataDir = filled();
  tamper(dataDir, "UPDATE orders SET status = 'ready'");
  const { code, out } = run(['--data', dataDir]);
  expect(code).toBe(1);
  expect(out).toContain('orders [1] status: stored ready, rebuilt done\n');
  expect(out).toContain('schema journal_no_update: missing\n');
  expect(out).toMatch(/\n\d+ differences\.\n$/);
});

test('--json says the same as one object', () => {
  const dataDir = filled();
  expect(JSON.parse(run(['--data', dataDir, '--json']).out)).toMatchObject({
    isSound: true,
    journalRows: 11,
    findings: [],
  });
  tamper(dataDir, 'UPDATE journal SET at = 1 WHERE seq = 4');
  const report = JSON.parse(run([`--data=${dataDir}`, '--json']).out);
  expect(report.findings).toContainEqual(expect.objectContaining({ kind: 'journal', seq: 4, problem: 'hashWrong' }));
});

test.each([[['--dota', 'x']], [['--data']], [['extra']]])('bad arguments %j: one line, exit 2', (argv) => {
  const { code, out, err } = run(argv);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(/^[^\n]+Usage: verify-journal \[--data DIR\] \[--json\]\n$/);
});

test('a folder without data: one line, exit 2', () => {
  const empty = newFolder();
  expect(run(['--data', empty])).toEqual({
    code: 2,
    out: '',
    err: `there is no station data at ${join(empty, 'station.db')}\n`,
  });
});

test('data that cannot be read: one line, exit 1', () => {
  const dataDir = newFolder();
  mkdirSync(join(dataDir, 'station.db'));
  const { code, err } = run(['--data', dataDir]);
  expect(code).toBe(1);
  expect(err.trimEnd().split('\n')).toHaveLength(1);
});

test('works as a verb of the command line', () => {
  const cli = join(import.meta.dirname, '../../src/cli/index.ts');
  const { status, stdout } = spawnSync(process.execPath, [cli, 'verify-journal', '--data', filled()], {
    encoding: 'utf8',
  });
  expect(stdout).toContain('All agree.');
  expect(status).toBe(0);
});

test("without a folder, the user's live one is meant, where the window keeps it", () => {
  expect(chooseDataDir('/d', { STATION_DATA: '/e' })).toBe('/d');
  expect(chooseDataDir(undefined, { STATION_DATA: '/e' })).toBe('/e');
  expect(chooseDataDir(undefined, { HOME: '/home/m' }, 'linux')).toBe(
    join('/home/m', '.config', 'packing-station', 'live'),
  );
  expect(chooseDataDir(undefined, { HOME: '/home/m', XDG_CONFIG_HOME: '/x' }, 'linux')).toBe(
    join('/x', 'packing-station', 'live'),
  );
  expect(chooseDataDir(undefined, { APPDATA: '/a' }, 'win32')).toBe(join('/a', 'packing-station', 'live'));
  expect(chooseDataDir(undefined, { HOME: '/Users/m' }, 'darwin')).toBe(
    join('/Users/m', 'Library', 'Application Support', 'packing-station', 'live'),
  );
});
