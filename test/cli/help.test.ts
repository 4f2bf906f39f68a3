import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ArgumentError, readArguments } from '../../src/cli/arguments.ts';
import { CARRIER_HELP } from '../../src/cli/carrier.ts';
import { CHECK_CONFIG_HELP } from '../../src/cli/checkConfig.ts';
import { CUSTOMS_HELP } from '../../src/cli/customs.ts';
import { DECODE_HELP } from '../../src/cli/decode.ts';
import { DEMO_HELP } from '../../src/cli/demo.ts';
import { DEVICES_HELP } from '../../src/cli/devices.ts';
import { DIM_WEIGHT_HELP } from '../../src/cli/dimWeight.ts';
import { EXPLAIN_HELP } from '../../src/cli/explain.ts';
import { GS1_HELP } from '../../src/cli/gs1.ts';
import { GTIN_HELP } from '../../src/cli/gtin.ts';
import { VERIFY_REPLAY_HELP } from '../../src/cli/verifyReplay.ts';
import { IDENTIFY_HELP } from '../../src/cli/identify.ts';
import { IMPORT_HELP } from '../../src/cli/import.ts';
import { LABEL_HELP } from '../../src/cli/label.ts';
import { MANIFEST_HELP } from '../../src/cli/manifest.ts';
import { OPTIMISE_BOXES_HELP } from '../../src/cli/optimiseBoxes.ts';
import { PACK_HELP } from '../../src/cli/pack.ts';
import { PRINT_HELP } from '../../src/cli/print.ts';
import { PROBE_HELP } from '../../src/cli/probe.ts';
import { RATES_HELP } from '../../src/cli/rates.ts';
import { REHEARSE_HELP } from '../../src/cli/rehearse.ts';
import { REPORT_HELP } from '../../src/cli/report.ts';
import { SIMULATE_HELP } from '../../src/cli/simulate.ts';
import { TRACK_HELP } from '../../src/cli/track.ts';
import { helpText, usageText, type VerbHelp } from '../../src/cli/verbHelp.ts';
import { VERIFY_JOURNAL_HELP } from '../../src/cli/verifyJournal.ts';

const ROOT = join(import.meta.dirname, '../..');
const COMMAND = join(ROOT, 'src/cli/index.ts');

const HELP: Readonly<Record<string, VerbHelp>> = {
  demo: DEMO_HELP,
  import: IMPORT_HELP,
  'verify-journal': VERIFY_JOURNAL_HELP,
  'verify-replay': VERIFY_REPLAY_HELP,
  'check-config': CHECK_CONFIG_HELP,
  'dim-weight': DIM_WEIGHT_HELP,
  rates: RATES_HELP,
  carrier: CARRIER_HELP,
  manifest: MANIFEST_HELP,
  track: TRACK_HELP,
  report: REPORT_HELP,
  devices: DEVICES_HELP,
  probe: PROBE_HELP,
  decode: DECODE_HELP,
  print: PRINT_HELP,
  simulate: SIMULATE_HELP,
  pack: PACK_HELP,
  explain: EXPLAIN_HELP,
  rehearse: REHEARSE_HELP,
  'optimise-boxes': OPTIMISE_BOXES_HELP,
  customs: CUSTOMS_HELP,
  gs1: GS1_HELP,
  gtin: GTIN_HELP,
  identify: IDENTIFY_HELP,
  label: LABEL_HELP,
};

const station = (...argv: readonly string[]) => spawnSync(process.execPath, [COMMAND, ...argv], { encoding: 'utf8' });
const optionsIn = (text: string): readonly string[] =>
  [...text.matchAll(/--([a-z][a-z0-9-]*)/g)].map(([, name]) => name ?? '');

it('every verb of the command line is looked at here', () => {
  const verbs = [...station('--help').stdout.matchAll(/^ {2}(\S+) /gm)].map(([, verb]) => verb);
  expect(Object.keys(HELP)).toEqual(verbs);
});

describe.each(Object.entries(HELP))('station %s --help', (verb, help) => {
  it('tells every option with what it does, exit 0, and does nothing else', () => {
    // An option that would be refused changes nothing: help is asked for.
    const { status, stdout, stderr } = station(verb, '--nonsense', '--help');
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout.startsWith(`usage: station ${verb}`)).toBe(true);
    const lines = stdout.split('\n');
    for (const [name, { value, help: does }] of Object.entries(help.options)) {
      const row = lines.find((line) => line.startsWith(`  --${name}${value === undefined ? '' : ` ${value}`}  `));
      expect([name, row?.includes(does.split(' ')[0] ?? '')]).toEqual([name, true]);
    }
  });

  it('names no option that is not there, and none is there that it does not tell', () => {
    const told = optionsIn([...help.usage, ...help.notes].join('\n'));
    expect(told.filter((name) => !Object.hasOwn(help.options, name))).toEqual([]);
    for (const option of Object.values(help.options)) expect(option.help).not.toBe('');
  });

  it('has an example that the verb takes, and says what the exit codes mean', () => {
    expect(help.examples.length).toBeGreaterThan(0);
    for (const example of help.examples) {
      const words = example.replace(/ [<|>].*$/, '').split(' ');
      expect(words[0]).toBe(verb);
      expect(() => readArguments(words.slice(1), help.options)).not.toThrow();
    }
    expect(help.notes.join(' ')).toMatch(/[Ee]xit code/);
  });

  it('is short lines', () => {
    const longest = helpText(verb, 'does', { ...help, usage: [], examples: [] })
      .split('\n')
      .filter((line) => line.length > 100);
    expect(longest).toEqual([]);
  });

  it('is called as the README says', () => {
    const table = readFileSync(join(ROOT, 'README.md'), 'utf8')
      .split('\n')
      .filter((line) => line.startsWith(`| \`${verb}`))
      .join('\n');
    expect(table).not.toBe('');
    const own = optionsIn(table.replace(/`(?!.*`).*$/gm, '')).filter((name) => !Object.hasOwn(help.options, name));
    expect(own).toEqual([]);
  });
});

it('help may be asked for in other words', () => {
  const told = station('gtin', '--help').stdout;
  for (const argv of [
    ['gtin', '-h'],
    ['help', 'gtin'],
  ])
    expect(station(...argv)).toMatchObject({ status: 0, stdout: told });
});

describe('arguments that are wrong', () => {
  it('are told with the option that was meant, and how the verb is called', () => {
    expect(() => readArguments(['--protocl', 'x'], PROBE_HELP.options)).toThrow(ArgumentError);
    expect(() => readArguments(['--protocl', 'x'], PROBE_HELP.options)).toThrow(/\(did you mean --protocol\?\)/);
    expect(() => readArguments(['--zzz'], PROBE_HELP.options)).toThrow(/^Unknown option '--zzz'$/);
    expect(usageText('rates', { usage: ['list', 'show'] })).toBe('Usage: rates list, or rates show');
  });

  it('of the verb itself are told with the verb that was meant', () => {
    const { status, stderr } = station('probee');
    expect([status, stderr]).toEqual([
      2,
      expect.stringMatching(/^station: unknown verb 'probee' \(did you mean probe\?\); one of: /),
    ]);
  });
});
