import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const COMMAND = join(import.meta.dirname, '../../src/cli/index.ts');

function decode(input: Uint8Array, ...argv: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, 'decode', ...argv], { input });
  const rows = (text: Buffer): string[] =>
    text
      .toString()
      .split('\n')
      .filter((line) => line !== '');
  return { status, lines: rows(stdout).map((line): unknown => JSON.parse(line)), errors: rows(stderr) };
}

const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1');
const NOTHING = { digits: null, unit: null, stable: null, mode: null, atZero: null, overload: null, underload: null };

describe('station decode', () => {
  it('prints a line for each weight, status and error, every key present', () => {
    const input = bytes(
      'S S      1.235 kg\r\nS +\r\nZ A\r\nI4 A "1"\r\nES\r\nS D -00012.50 g\r\nS S     250 mg\r\nS S 5 ct\r\n',
    );
    const { status, lines, errors } = decode(input, '--protocol', 'mt-sics');
    const weight = { kind: 'weight', mode: null, atZero: false, overload: false, underload: false };
    expect([status, errors]).toEqual([0, []]);
    expect(lines).toEqual([
      { ...weight, digits: '1.235', unit: 'kg', stable: true },
      { ...NOTHING, kind: 'status', stable: false, overload: true, underload: false },
      { ...NOTHING, kind: 'error', reason: 'ES' },
      { ...weight, digits: '-12.50', unit: 'g', stable: false },
      { ...weight, digits: '0.250', unit: 'g', stable: true },
      {
        ...weight,
        kind: 'error',
        digits: null,
        unit: null,
        stable: true,
        reason: "the unit 'ct' is no kg, g, lb or oz",
      },
    ]);
  });

  it('takes settings', () => {
    const input = bytes('\x82\x30\xb1\x2e\xb2\x33\x35\x8d');
    const parity = decode(input, '--protocol', 'toledo-8217');
    expect(parity.lines).toMatchObject([{ kind: 'error', reason: 'parity mismatch: data bits 7 sent, 8 read' }]);
    const masked = decode(input, '--protocol', 'toledo-8217', '--setting', 'bits=7', '--setting', 'unit=lb');
    expect(masked.lines).toMatchObject([{ kind: 'weight', digits: '1.235', unit: 'lb' }]);
  });

  it('prints nothing for noise, exit 0, and says at the end how much was no answer', () => {
    const noise = decode(bytes('\xff\x00noise\r\n'), '--protocol', 'nci');
    expect([noise.status, noise.lines]).toEqual([0, []]);
    expect(noise.errors).toEqual([expect.stringMatching(/7 of 9 bytes were no answer of nci; is it this language/)]);
    const cut = decode(bytes('S S      1.235 kg\r\nxx\r\nS S      1.2'), '--protocol', 'mt-sics');
    expect([cut.status, cut.lines.length]).toEqual([0, 1]);
    expect(cut.errors).toEqual([
      expect.stringMatching(
        /2 of 35 bytes were no answer of mt-sics; the input ends within an answer: 12 bytes left over$/,
      ),
    ]);
  });

  it.each([
    [['--protocol', 'toString'], /'toString' is not known; one of: mt-sics, toledo-8217, .*hid-scale$/],
    [[], /--protocol is missing/],
    [['--protocol', 'nci', '--setting', 'unit=kg'], /'unit' is not known to nci; one of: bits$/],
    [['--protocol', 'hid-scale', '--setting', 'unit=kg'], /it has none$/],
    [['--protocol', 'toledo-8217', '--setting', 'unit=stone'], /'stone' is none of auto, kg, g, lb, oz$/],
    [['--protocol', 'toledo-8217', '--setting', 'unit'], /'' is none of/],
    [['--protocol', 'nci', 'word'], /unexpected argument 'word'/],
  ] as const)('%j is refused in one line, exit 2', (argv, words) => {
    const { status, lines, errors } = decode(bytes(''), ...argv);
    expect([status, lines, errors.length]).toEqual([2, [], 1]);
    expect(errors[0]).toMatch(words);
  });
});
