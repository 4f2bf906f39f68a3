import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { report } from '../../src/cli/report.ts';
import { asId } from '../../src/core/ids.ts';
import { createReportDesk } from '../../src/station/reportDesk.ts';
import { fact } from '../storage/facts.ts';
import { newFolder, openIn, steadyRuntime } from '../storage/place.ts';
import { MONTH_FROM } from '../support/month.ts';
import { fillMonth } from '../support/monthFolder.ts';

const OCTOBER = ['--from', '2026-10-01', '--to', '2026-10-31'];

/** A folder with some orders of October, and a supervisor's own words that a spreadsheet would work out. */
function folder(): string {
  const dataDir = newFolder();
  fillMonth(dataDir, { seed: 3, orders: 12, from: MONTH_FROM, days: 31, packers: ['u1', 'u2'] });
  const storage = openIn(dataDir, steadyRuntime(MONTH_FROM + 30 * 86_400_000));
  storage.record(
    [
      fact({
        type: 'overrideGranted',
        sessionId: asId('s:M100000'),
        kind: 'weight',
        ofParcel: null,
        supervisorId: asId('s1'),
        reason: '=1+1',
        before: {},
        after: {},
      }),
    ],
    asId('u1'),
  );
  storage.close();
  return dataDir;
}

function run(...argv: string[]) {
  let [out, err] = ['', ''];
  const code = report({
    argv,
    env: {},
    stdout(text) {
      out += text;
    },
    stderr(text) {
      err += text;
    },
  });
  return { code, out, err };
}

describe('station report', () => {
  it('writes the table that the window saves, to the file or to standard output', () => {
    const data = folder();
    const out = join(newFolder(), 'packers.csv');
    expect(run('throughput', ...OCTOBER, '--by', 'packer', '--data', data, '--out', out)).toEqual({
      code: 0,
      out: '',
      err: '',
    });
    const storage = openIn(data);
    const desk = createReportDesk({ storage, runtime: steadyRuntime() });
    const asSaved = desk.csv('throughput', { from: '2026-10-01', to: '2026-10-31' }, 'packer');
    storage.close();
    // For a spreadsheet, its encoding is said before it.
    expect(readFileSync(out, 'utf8')).toBe(`\uFEFF${asSaved}`);
    expect(asSaved.split('\r\n').length).toBeGreaterThan(2);
    expect(run('throughput', ...OCTOBER, '--by', 'packer', '--data', data).out).toBe(asSaved);
  });

  it('gives a spreadsheet no formula', () => {
    const { out } = run('overrides', ...OCTOBER, '--by', 'reason', '--data', folder());
    expect(out).toContain(",'=1+1,");
    expect(out).not.toContain(',=');
  });

  it.each([
    [['throughputs'], /no report 'throughputs' \(did you mean throughput\?\)/],
    [[], /which report\? one of: throughput, errors, perfect-order/],
    [['errors', '--from', '2026-13-01'], /--from '2026-13-01' is no date YYYY-MM-DD/],
    [['errors', '--from', '2026-11-02', '--to', '2026-11-01'], /--from 2026-11-02 is after --to 2026-11-01/],
    [['errors', '--from', '2025-01-01', '--to', '2026-11-01'], /at most 400 days, not 670/],
    [['errors', '--by', 'box'], /--by 'box' is none of this report's: kind, item, hour, day, packer, station/],
  ])('%j is refused in words, exit code 2', (argv, words) => {
    const data = newFolder();
    openIn(data).close();
    const { code, err } = run(...argv, '--data', data);
    expect([code, err]).toEqual([2, expect.stringMatching(words)]);
  });
});
