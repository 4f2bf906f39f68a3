import { connect } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ArgumentError, type CliContext } from '../../src/cli/arguments.ts';
import { probe } from '../../src/cli/probe.ts';
import { simulate } from '../../src/cli/simulate.ts';
import { cleanup, temporaryFolder } from '../support/cleanup.ts';
import { scriptedDevice } from '../support/scriptedDevice.ts';

const after = cleanup();

type Verb = (context: CliContext & { readonly signal: AbortSignal }) => Promise<number>;

/** Starts a verb; `lines` are its stdout so far. */
function start(verb: Verb, ...argv: readonly string[]) {
  const stop = new AbortController();
  let out = '';
  let err = '';
  const code = verb({
    argv,
    stdout: (text) => (out += text),
    stderr: (text) => (err += text),
    signal: stop.signal,
  });
  const lines = () =>
    out
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  const running = {
    code,
    lines,
    stderr: () => err,
    stop: async (): Promise<number> => {
      stop.abort();
      return await code;
    },
  };
  code.catch(() => undefined);
  after(() => running.stop().catch(() => 0));
  return running;
}

async function simulated(...argv: readonly string[]) {
  const running = start(simulate, ...argv);
  await expect.poll(() => running.lines()[0]).toBeDefined();
  return { ...running, listening: running.lines()[0]!['listening'] as Record<string, number | string> };
}

describe('station probe', () => {
  it('prints the readings of a scale at TCP, exactly as sent, and ends at the count', async () => {
    const { listening } = await simulated('scale', '--listen', 'tcp://127.0.0.1:0', '--weight', '12.340kg');
    const running = start(
      probe,
      `tcp://127.0.0.1:${String(listening['scale'])}`,
      '--protocol',
      'mt-sics',
      '--count',
      '3',
    );
    expect(await running.code).toBe(0);
    expect(running.lines()).toHaveLength(3);
    expect(running.lines()[0]).toEqual({
      kind: 'weight',
      digits: '12.340',
      unit: 'kg',
      stable: true,
      mode: null,
      atZero: false,
      overload: false,
      underload: false,
      at: expect.any(Number),
    });
  });

  it.each([[], ['--stream']])('reads a serial port (%j)', async (...options) => {
    const link = join(temporaryFolder(after), 'ttyScale');
    await simulated('scale', '--protocol', 'mt-sics', '--pty', link, '--weight', '2.5lb', '--division', '0.005lb');
    const running = start(probe, `serial:${link}`, '--count', '2', '--baud', '4800', ...options);
    expect(await running.code).toBe(0);
    expect(running.lines().map((line) => [line['digits'], line['unit']])).toEqual([
      ['2.500', 'lb'],
      ['2.500', 'lb'],
    ]);
  });

  it('prints an answer without a weight as null', async () => {
    const { listening } = await simulated('scale', '--listen', 'tcp://127.0.0.1:0', '--weight', '99kg');
    const running = start(probe, `tcp://127.0.0.1:${String(listening['scale'])}`, '--count', '1');
    expect(await running.code).toBe(0);
    expect(running.lines()[0]).toMatchObject({ kind: 'status', digits: null, unit: null, overload: true });
  });

  it('runs until interrupted', async () => {
    const { listening } = await simulated('scale', '--listen', 'tcp://127.0.0.1:0');
    const running = start(probe, `tcp://127.0.0.1:${String(listening['scale'])}`);
    await expect.poll(() => running.lines().length).toBeGreaterThan(2);
    expect(await running.stop()).toBe(0);
    expect(running.stderr()).toBe('');
  });

  it('says in one line why a scale can not be read, exit code 1', async () => {
    const deaf = await scriptedDevice();
    after(() => deaf.close());
    const cut = await scriptedDevice((_text, _say, socket) => socket.destroy());
    after(() => cut.close());
    const gone = await scriptedDevice();
    await gone.close();
    const cases = [
      [`tcp://127.0.0.1:${gone.port.toString()}`, /not found/],
      [`tcp://127.0.0.1:${deaf.port.toString()}`, /no mt-sics answer/],
      [`tcp://127.0.0.1:${cut.port.toString()}`, /lost/],
      ['serial:/dev/no-such-port', /not found/],
    ] as const;
    for (const [address, message] of cases) {
      const running = start(probe, address);
      expect(await running.code).toBe(1);
      expect(running.stderr()).toMatch(message);
      expect(running.stderr().trim().split('\n')).toHaveLength(1);
    }
  });

  it.each([
    [],
    ['tcp://127.0.0.1'],
    ['tcp://127.0.0.1:99999'],
    ['udp://127.0.0.1:1'],
    ['serial:'],
    ['tcp://127.0.0.1:1', 'tcp://127.0.0.1:2'],
    ['tcp://127.0.0.1:1', '--protocol', 'morse'],
    ['tcp://127.0.0.1:1', '--count', '0'],
    ['tcp://127.0.0.1:1', '--count', 'x'],
    ['serial:/dev/ttyS0', '--parity', 'mark'],
    ['serial:/dev/ttyS0', '--colour', 'red'],
  ])('refuses bad arguments (%j)', async (...argv) => {
    await expect(start(probe, ...argv).code).rejects.toThrow(ArgumentError);
  });
});

describe('station simulate', () => {
  it('runs the whole bench with one control socket and says where in its first line', async () => {
    const { listening, stop } = await simulated('bench');
    expect(Object.keys(listening).sort()).toEqual(['control', 'printer', 'scale', 'scanner']);
    for (const port of Object.values(listening)) expect(port).toBeGreaterThan(0);
    expect(await stop()).toBe(0);
  });

  it('prints events where there is no control socket', async () => {
    const running = await simulated(
      'printer',
      '--protocol',
      'zpl',
      '--listen',
      'tcp://127.0.0.1:0',
      '--print-ms',
      '0',
      '--dpmm',
      '12',
    );
    connect(Number(running.listening['printer']), '127.0.0.1').end('^XA^FDa^FS^XZ');
    await expect.poll(() => running.lines()[1]).toMatchObject({ event: 'label', seq: 1 });
  });

  it.each([
    [],
    ['toaster', '--listen', 'tcp://127.0.0.1:0'],
    ['scale'],
    ['scale', '--listen', 'tcp://127.0.0.1:0', '--pty', '/tmp/x'],
    ['scale', '--listen', 'tcp://0.0.0.0:0'],
    ['scale', '--listen', 'here'],
    ['scale', '--listen', 'tcp://127.0.0.1:0', '--protocol', 'zpl'],
    ['scale', '--listen', 'tcp://127.0.0.1:0', '--weight', 'heavy'],
    ['printer', '--listen', 'tcp://127.0.0.1:0', '--dpmm', '9'],
    ['bench', '--pty', '/tmp/x'],
    ['bench', 'scale'],
  ])('refuses bad arguments (%j)', async (...argv) => {
    await expect(start(simulate, ...argv).code).rejects.toThrow(ArgumentError);
  });

  it('says when its port is taken', async () => {
    const { listening } = await simulated('scale', '--listen', 'tcp://127.0.0.1:0');
    await expect(
      start(simulate, 'scale', '--listen', `tcp://127.0.0.1:${String(listening['scale'])}`).code,
    ).rejects.toThrow(/EADDRINUSE/);
  });
});
