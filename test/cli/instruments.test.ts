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

describe('station probe of what can not be', () => {
  it.each([
    [
      ['tcp://127.0.0.1:1', '--protocol', 'hid-scale'],
      /^hid-scale does not go over tcp:.*; it goes over hid:VID:PID; over tcp:\/\/HOST:PORT: mt-sics, /,
    ],
    [
      ['serial:/tmp/none', '--protocol', 'hid-scale'],
      /^hid-scale does not go over serial:PATH; it goes over hid:VID:PID; over serial:PATH: mt-sics, /,
    ],
    [
      ['hid:0922:8003', '--protocol', 'mt-sics'],
      /^mt-sics does not go over hid:.*; it goes over tcp:\/\/HOST:PORT and serial:PATH; over hid:VID:PID: hid-scale$/,
    ],
    [['tcp://127.0.0.1:1', '--baud', '9600'], /^--baud belongs to serial:PATH$/],
    [['tcp://127.0.0.1:1', '--parity', 'even'], /^--parity belongs to serial:PATH$/],
    [['hid:0922:8003', '--stop-bits', '2'], /^--stop-bits belongs to serial:PATH$/],
    [['tcp://127.0.0.1:1', '--protocol', 'mt-sisc'], /did you mean mt-sics\?/],
    [['tcp://127.0.0.1:1', '--protocl', 'mt-sics'], /^Unknown option '--protocl' \(did you mean --protocol\?\)$/],
  ] as const)('is refused at once, with what can: %j', async (argv, words) => {
    const refused = start(probe, ...argv).code;
    await expect(refused).rejects.toThrow(ArgumentError);
    await expect(refused).rejects.toThrow(words);
  });

  it('of a scale that should send by itself says on the way what to check, and at the end that nothing came', async () => {
    const silent = await scriptedDevice();
    after(() => silent.close());
    const running = start(probe, `tcp://127.0.0.1:${silent.port.toString()}`, '--protocol', 'toledo-continuous');
    expect(await running.code).toBe(1);
    expect(running.stderr().trim().split('\n')).toEqual([
      expect.stringMatching(/^station: tcp:.*: nothing heard for 5 s; is it this port, /),
      expect.stringMatching(/^station: tcp:.*: connected, but no toledo-continuous answer: check protocol, /),
    ]);
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

  it.each([
    [
      'scale',
      'lost-ack',
      /^--fault 'lost-ack' is one of a printer, not of a scale, which knows: silent, late:MS, restless, /,
    ],
    ['scanner', 'restless', /^--fault 'restless' is one of a scale, not of a scanner, which knows: suffix-twice, /],
    ['scanner', 'silent', /^--fault 'silent' is one of a scale and a printer, not of a scanner/],
    ['printer', 'caps-lock', /^--fault 'caps-lock' is one of a scanner, not of a printer, which knows: .*lost-ack/],
    ['scale', 'fire', /^--fault 'fire' is no fault of a scale, which knows: /],
    ['scale', 'toString', /^--fault 'toString' is no fault of a scale/],
    ['scale', 'tare', /^--fault 'tare' is no fault of a scale.*tare:DIVISIONS/],
    ['scale', 'restless:1', /^--fault 'restless:1' is no fault/],
    ['scale', 'late:soon', /--fault late/],
  ] as const)('refuses a fault that a %s does not know: %s', async (name, fault, words) => {
    const refused = start(simulate, name, '--listen', 'tcp://127.0.0.1:0', '--fault', fault).code;
    await expect(refused).rejects.toThrow(ArgumentError);
    await expect(refused).rejects.toThrow(words);
  });

  it.each([
    [
      'scale',
      '--paper',
      '3',
      /^--paper does not go with scale, which takes --listen, --pty, --control, --fault, --protocol, --weight/,
    ],
    ['scanner', '--weight', '1kg', /^--weight does not go with scanner/],
    ['printer', '--division', '1g', /^--division does not go with printer/],
    ['bench', '--listen', 'tcp://127.0.0.1:0', /^--listen does not go with bench/],
  ] as const)('refuses options that would say nothing: %s %s', async (name, option, value, words) => {
    await expect(start(simulate, name, option, value).code).rejects.toThrow(words);
  });

  it('gives a scale its faults: a tare that is left, a line that is reset', async () => {
    const listen = ['scale', '--listen', 'tcp://127.0.0.1:0', '--weight', '2.000kg'];
    const tared = await simulated(...listen, '--fault', 'tare:500');
    const running = start(probe, `tcp://127.0.0.1:${String(tared.listening['scale'])}`, '--count', '1');
    expect(await running.code).toBe(0);
    expect(running.lines()[0]).toMatchObject({ digits: '1.500', unit: 'kg' });
    const broken = await simulated(...listen, '--fault', 'reset:40');
    const lost = start(probe, `tcp://127.0.0.1:${String(broken.listening['scale'])}`);
    expect(await lost.code).toBe(1);
    expect(lost.stderr()).toMatch(/lost/);
  });

  it('gives a scanner its faults', async () => {
    const twice = await simulated(
      'scanner',
      '--listen',
      'tcp://127.0.0.1:0',
      '--control',
      'tcp://127.0.0.1:0',
      '--fault',
      'suffix-twice',
      '--fault',
      'caps-lock',
    );
    let heard = '';
    const host = connect(Number(twice.listening['scanner']), '127.0.0.1').on(
      'data',
      (chunk) => (heard += chunk.toString('latin1')),
    );
    after(() => host.destroy());
    const control = connect(Number(twice.listening['control']), '127.0.0.1').on('error', () => undefined);
    after(() => control.destroy());
    await expect
      .poll(() => {
        if (heard === '') control.write('{"do":"scan","text":"ab1"}\n');
        return heard;
      })
      .toContain('AB1\r\r');
  });

  it('says when its port is taken', async () => {
    const { listening } = await simulated('scale', '--listen', 'tcp://127.0.0.1:0');
    await expect(
      start(simulate, 'scale', '--listen', `tcp://127.0.0.1:${String(listening['scale'])}`).code,
    ).rejects.toThrow(/EADDRINUSE/);
  });
});
