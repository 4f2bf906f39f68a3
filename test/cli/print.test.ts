import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ArgumentError } from '../../src/cli/arguments.ts';
import { print } from '../../src/cli/print.ts';
import { simulate } from '../../src/cli/simulate.ts';
import type { LanguageName } from '../../src/devices/printers/language.ts';
import { LANGUAGES } from '../../src/devices/printers/languages.ts';
import { startInstruments } from '../../src/devices/virtual/simulation.ts';
import type { WireFaults } from '../../src/devices/virtual/port.ts';
import { cleanup, temporaryFolder } from '../support/cleanup.ts';
import { JOBS } from '../support/printJobs.ts';
import { scriptedDevice } from '../support/scriptedDevice.ts';

const after = cleanup();

/** Runs the verb; `lines` are its stdout. */
async function run(...argv: readonly string[]) {
  let out = '';
  const code = await print({
    argv,
    stdout: (text) => (out += text),
    stderr: () => undefined,
    signal: new AbortController().signal,
  });
  const lines = out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  return { code, lines, last: lines.at(-1) };
}

function file(bytes: Uint8Array): string {
  const path = join(temporaryFolder(after), 'job.bin');
  writeFileSync(path, bytes);
  return path;
}

async function printer(language: LanguageName, printerFaults: WireFaults = {}, pty?: string) {
  const simulation = await startInstruments({
    addresses: { printer: pty === undefined ? { kind: 'tcp', port: 0 } : { kind: 'pty', link: pty } },
    control: null,
    printer: { language, printMs: 150 },
    printerFaults,
  });
  after(() => simulation.close());
  return {
    target: `tcp://127.0.0.1:${String(simulation.listening.printer)}`,
    core: simulation.instruments.printer!.core,
  };
}

describe('station print', () => {
  it.each(Object.keys(LANGUAGES) as LanguageName[])('prints a file in %s and says each step', async (language) => {
    const { target, core } = await printer(language);
    const { code, lines } = await run(target, file(JOBS[language]('hello')), '--language', language);
    expect(lines.map((line) => line['event'])).toEqual(['queued', 'sending', 'sent', 'printed']);
    expect(code).toBe(0);
    await expect.poll(() => core.labels.length).toBe(1);
    expect(Buffer.from(core.labels[0]!.bytes).equals(JOBS[language]('hello'))).toBe(true);
  });

  it('asks nothing without a language, ends its half, and says delivered', async () => {
    const device = await scriptedDevice();
    after(() => device.close());
    const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
    const { code, last } = await run(`tcp://127.0.0.1:${device.port.toString()}`, file(bytes));
    expect([code, last]).toEqual([0, { event: 'printed', proof: 'delivered' }]);
    expect(device.heard()).toBe(Buffer.from(bytes).toString('latin1'));
  });

  it('prints copies one by one, each with its number', async () => {
    const { target, core } = await printer('zpl');
    const { code, lines } = await run(target, file(JOBS.zpl('three')), '--language', 'zpl', '--copies', '3');
    expect(code).toBe(0);
    expect(lines.filter((line) => line['event'] === 'printed').map((line) => [line['copy'], line['proof']])).toEqual([
      [1, 'printed'],
      [2, 'printed'],
      [3, 'printed'],
    ]);
    expect(core.labels).toHaveLength(3);
  });

  it('exits 1 and says that it is uncertain when the link breaks in the middle', async () => {
    const { target } = await printer('tspl', { resetAfterBytes: 100_000 });
    const { code, last } = await run(target, file(JOBS.tspl('cut', 400_000)), '--language', 'tspl');
    expect([code, last]).toEqual([1, { event: 'uncertain', reason: 'lost' }]);
  });

  it('exits 1 and says why when nothing could be sent', async () => {
    const gone = await scriptedDevice();
    await gone.close();
    const away = await run(`tcp://127.0.0.1:${gone.port.toString()}`, file(JOBS.zpl('x')), '--patience-ms', '400');
    expect([away.code, away.last]).toEqual([1, { event: 'failed', reason: 'notFound', printedSome: false }]);
    const { target, core } = await printer('zpl');
    core.setPaper(0);
    const { code, last } = await run(target, file(JOBS.zpl('x')), '--language', 'zpl', '--patience-ms', '400');
    expect([code, last]).toEqual([1, { event: 'failed', reason: 'paperOut', printedSome: false }]);
    const lp = await run('usb:/dev/usb/lp99', file(JOBS.zpl('x')), '--patience-ms', '100');
    expect([lp.code, lp.last?.['reason']]).toEqual([1, 'notFound']);
    const usb = await run('usb:ffff:ffff', file(JOBS.zpl('x')), '--patience-ms', '100');
    expect([usb.code, usb.last?.['reason']]).toEqual([1, 'notFound']);
    const queue = await run('cups:no-such-queue', file(JOBS.zpl('x')), '--patience-ms', '400');
    expect([queue.code, queue.last?.['reason']]).toEqual([1, 'notFound']);
  });

  it('prints over a device file as over a USB printer', async () => {
    const link = join(temporaryFolder(after), 'lp0');
    const { core } = await printer('zpl', {}, link);
    const { code, last } = await run(`usb:${link}`, file(JOBS.zpl('usb', 20_000)), '--language', 'zpl');
    expect([code, last]).toEqual([0, { event: 'printed', proof: 'printed' }]);
    expect(core.labels).toHaveLength(1);
  });

  it.each([
    [],
    ['tcp://127.0.0.1:9100'],
    ['tcp://127.0.0.1', 'FILE'],
    ['lpt1', 'FILE'],
    ['usb:zebra', 'FILE'],
    ['cups:-o', 'FILE'],
    ['cups:two words', 'FILE'],
    ['tcp://127.0.0.1:9100', 'FILE', 'more'],
    ['tcp://127.0.0.1:9100', '/no/such/file'],
    ['tcp://127.0.0.1:9100', 'FILE', '--language', 'pcl'],
    ['tcp://127.0.0.1:9100', 'FILE', '--copies', '0'],
    ['tcp://127.0.0.1:9100', 'FILE', '--colour', 'red'],
  ])('refuses bad arguments (%j)', async (...argv) => {
    const path = file(JOBS.zpl('x'));
    await expect(run(...argv.map((word) => (word === 'FILE' ? path : word)))).rejects.toThrow(ArgumentError);
  });
});

describe('station simulate printer', () => {
  it.each([
    ['--language', 'pcl'],
    ['--language', 'zpl', '--protocol', 'epl'],
    ['--fault', 'fire'],
    ['--fault', 'reset'],
    ['--fault', 'single:1'],
    ['--fault', 'stall:x'],
    ['--fault', 'stall:1:2'],
  ])('refuses %j %j', async (...argv) => {
    const context = {
      argv: ['printer', '--listen', 'tcp://127.0.0.1:0', ...argv],
      stdout: () => undefined,
      stderr: () => undefined,
      signal: AbortSignal.abort(),
    };
    await expect(simulate(context)).rejects.toThrow(ArgumentError);
  });

  it('speaks the language it is told, by either name, with its faults', async () => {
    for (const option of ['--language', '--protocol']) {
      const stop = new AbortController();
      let out = '';
      const running = simulate({
        argv: [
          'printer',
          '--listen',
          'tcp://127.0.0.1:0',
          option,
          'star',
          '--fault',
          'status-mid-job:40',
          '--fault',
          'single',
        ],
        stdout: (text) => (out += text),
        stderr: () => undefined,
        signal: stop.signal,
      });
      await expect.poll(() => out).toContain('listening');
      const { listening } = JSON.parse(out) as { listening: { printer: number } };
      const target = `tcp://127.0.0.1:${listening.printer.toString()}`;
      const { last } = await run(target, file(JOBS.star('a', 5000)), '--language', 'star');
      expect(last).toEqual({ event: 'printed', proof: 'printed' });
      stop.abort();
      expect(await running).toBe(0);
    }
  });
});
