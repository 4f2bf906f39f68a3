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

/** Starts the verb; `lines` are its stdout so far. */
function start(...argv: readonly string[]) {
  const stop = new AbortController();
  let out = '';
  let err = '';
  const code = print({
    argv,
    stdout: (text) => (out += text),
    stderr: (text) => (err += text),
    signal: stop.signal,
  });
  code.catch(() => undefined);
  const lines = () =>
    out
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  return {
    code,
    lines,
    err: () => err,
    stop: () => {
      stop.abort();
    },
  };
}

/** Runs the verb to its end. */
async function run(...argv: readonly string[]) {
  const { code, lines, err } = start(...argv);
  return { code: await code, lines: lines(), last: lines().at(-1), err: err() };
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
    ['tcp://127.0.0.1:9100', 'EMPTY'],
    ['tcp://127.0.0.1:9100', 'EMPTY', '--force'],
    ['tcp://127.0.0.1:9100', 'FILE', '--language', 'pcl'],
    ['tcp://127.0.0.1:9100', 'FILE', '--copies', '0'],
    ['tcp://127.0.0.1:9100', 'FILE', '--colour', 'red'],
  ])('refuses bad arguments (%j)', async (...argv) => {
    const paths: Readonly<Record<string, string>> = { FILE: file(JOBS.zpl('x')), EMPTY: file(Buffer.alloc(0)) };
    await expect(run(...argv.map((word) => paths[word] ?? word))).rejects.toThrow(ArgumentError);
  });
});

describe('station print, while nothing comes out', () => {
  it('says aloud what it waits for, when that changes, and goes on by itself', async () => {
    const { target, core } = await printer('zpl');
    core.setPaper(0);
    const running = start(target, file(JOBS.zpl('late')), '--language', 'zpl', '--patience-ms', '20000');
    await expect.poll(running.lines).toEqual([{ event: 'queued' }, { event: 'waiting', reason: 'paperOut' }]);
    core.setPaper(5);
    expect(await running.code).toBe(0);
    expect(running.lines().map(({ event }) => event)).toEqual(['queued', 'waiting', 'sending', 'sent', 'printed']);
    expect(core.labels).toHaveLength(1);
  });

  it('says that the printer is away, with the copy that waits', async () => {
    const gone = await scriptedDevice();
    await gone.close();
    const target = `tcp://127.0.0.1:${gone.port.toString()}`;
    const { lines } = await run(target, file(JOBS.zpl('x')), '--copies', '2', '--patience-ms', '600');
    expect(lines).toEqual([
      { event: 'queued', copy: 1 },
      { event: 'waiting', reason: 'notFound', copy: 1 },
      { event: 'failed', reason: 'notFound', printedSome: false, copy: 1 },
    ]);
  });

  it('ends when a person has had enough', async () => {
    const { target, core } = await printer('zpl');
    core.setPaper(0);
    const running = start(target, file(JOBS.zpl('x')), '--language', 'zpl');
    await expect.poll(() => running.lines().at(-1)?.['event']).toBe('waiting');
    running.stop();
    expect(await running.code).toBe(1);
    expect(core.labels).toHaveLength(0);
  });

  it('warns where the port took all and the printer answered nothing', async () => {
    const device = await scriptedDevice();
    after(() => device.close());
    const target = `tcp://127.0.0.1:${device.port.toString()}`;
    const { code, last, err } = await run(target, file(JOBS.zpl('x')), '--language', 'zpl');
    expect([code, last]).toEqual([0, { event: 'printed', proof: 'delivered' }]);
    expect(err).toMatch(/^station: .* answered no question in zpl: does it speak another language\?\n$/);
  });

  it('warns of nothing where the printer answers, whatever it can prove', async () => {
    for (const language of ['epl', 'cpcl'] as const) {
      const { target } = await printer(language);
      const { code, err } = await run(target, file(JOBS[language]('x')), '--language', language);
      expect([language, code, err]).toEqual([language, 0, '']);
    }
  });
});

describe('station print of a file in another language', () => {
  const LANGUAGE_NAMES = Object.keys(LANGUAGES) as LanguageName[];
  const marked = LANGUAGE_NAMES.filter((name) => !['escpos', 'star'].includes(name));

  it.each(
    LANGUAGE_NAMES.flatMap((spoken) => marked.filter((own) => own !== spoken).map((own) => [own, spoken] as const)),
  )('refuses %s for a printer that speaks %s, before anything is sent', async (own, spoken) => {
    const device = await scriptedDevice();
    after(() => device.close());
    const argv = [`tcp://127.0.0.1:${device.port.toString()}`, file(JOBS[own]('x')), '--language', spoken];
    const way = new RegExp(`is written in ${own} by its first bytes, not ${spoken}: .*--language ${own} if .*--force`);
    const refused = run(...argv);
    await expect(refused).rejects.toThrow(ArgumentError);
    await expect(refused).rejects.toThrow(way);
    expect([device.connections(), device.heard()]).toEqual([0, '']);
  });

  it('refuses what is no job of a printer at all, and names the way from ZPL to another language', async () => {
    const pdf = file(Buffer.from('%PDF-1.7\n'));
    await expect(run('tcp://127.0.0.1:9', pdf, '--language', 'zpl')).rejects.toThrow(
      /is PDF by its first bytes, not zpl: --force/,
    );
    await expect(run('tcp://127.0.0.1:9', file(JOBS.zpl('x')), '--language', 'tspl')).rejects.toThrow(
      /station label job to make tspl of it/,
    );
  });

  it('sends it with --force, and without a language, to the last byte', async () => {
    for (const option of [['--language', 'epl', '--force'], []]) {
      const device = await scriptedDevice();
      after(() => device.close());
      const job = JOBS.zpl('forced');
      const path = file(job);
      await run(`tcp://127.0.0.1:${device.port.toString()}`, path, ...option);
      expect(device.heard()).toContain(Buffer.from(job).toString('latin1'));
    }
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
