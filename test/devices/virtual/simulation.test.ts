import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import { describe, expect, it } from 'vitest';
import { startInstruments, type SimulationOptions } from '../../../src/devices/virtual/simulation.ts';
import { cleanup } from '../../support/cleanup.ts';

const after = cleanup();
const FREE = { kind: 'tcp', port: 0 } as const;

async function bench(options: Partial<SimulationOptions> = {}) {
  const simulation = await startInstruments({
    addresses: { scale: FREE, scanner: FREE, printer: FREE },
    control: 0,
    scale: { settleMs: 60 },
    printer: { printMs: 20 },
    ...options,
  });
  after(() => simulation.close());
  return simulation;
}

/** A client that sends lines and collects lines. */
async function client(port: number | string | undefined) {
  const socket = connect(Number(port), '127.0.0.1');
  after(() => socket.destroy());
  await new Promise((resolve) => socket.once('connect', resolve));
  const lines: string[] = [];
  createInterface({ input: socket }).on('line', (line) => lines.push(line));
  const replies = () => lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  return {
    lines,
    send: (text: string) => socket.write(text),
    replies,
    ask: async (command: Record<string, unknown>) => {
      const id = Math.random();
      socket.write(`${JSON.stringify({ ...command, id })}\n`);
      return await expect
        .poll(() => replies().find((reply) => reply['id'] === id))
        .toBeDefined()
        .then(() => replies().find((reply) => reply['id'] === id)!);
    },
  };
}

describe('the virtual scale', () => {
  it('speaks MT-SICS: weight, zero, tare, identity, unknown commands', async () => {
    const { listening } = await bench({ scale: { settleMs: 0, load: { digits: 1250, exponent: -3, unit: 'kg' } } });
    const host = await client(listening.scale);
    host.send('S\r\nSI\r\nZ\r\nT\r\nSI\r\n@\r\nSI\r\nI4\r\nXX\r\n');
    await expect
      .poll(() => host.lines)
      .toEqual([
        'S S      1.250 kg',
        'S S      1.250 kg',
        'Z +',
        'T S      1.250 kg',
        'S S      0.000 kg',
        'I4 A "V000000001"',
        'S S      1.250 kg',
        'I4 A "V000000001"',
        'ES',
      ]);
  });

  it('streams with SIR until the next command, and S waits for rest', async () => {
    const { listening, instruments } = await bench({ scale: { settleMs: 250 } });
    const host = await client(listening.scale);
    instruments.scale!.core.setWeight({ digits: 2, exponent: 0, unit: 'kg' });
    host.send('S\r\n');
    await expect.poll(() => host.lines).toEqual(['S S      2.000 kg']);
    host.send('SIR\r\n');
    await expect.poll(() => host.lines.length).toBeGreaterThan(4);
    host.send('I4\r\n');
    await expect.poll(() => host.lines.at(-1)).toBe('I4 A "V000000001"');
    const count = host.lines.length;
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(host.lines).toHaveLength(count);
  });

  it('weighs in its own division and unit', async () => {
    const { listening, instruments } = await bench({
      scale: {
        settleMs: 0,
        division: { digits: 5, exponent: -3, unit: 'lb' },
        capacity: { digits: 70, exponent: 0, unit: 'lb' },
      },
    });
    const host = await client(listening.scale);
    instruments.scale!.core.setWeight({ digits: 1, exponent: 0, unit: 'kg' });
    host.send('SI\r\n');
    await expect.poll(() => host.lines).toEqual(['S S      2.205 lb']);
    instruments.scale!.core.setWeight({ digits: 71, exponent: 0, unit: 'lb' });
    host.send('SI\r\n');
    await expect.poll(() => host.lines.at(-1)).toBe('S +');
  });
});

describe('the virtual printer', () => {
  it('keeps set-up formats and copies apart from labels, and cancels what was begun', async () => {
    const { listening, instruments } = await bench();
    const host = await client(listening.printer);
    host.send('^XA^PW812^LL1218^XZ^XA^FDa^FS^PQ2^XZ^XA^FDcut');
    host.send('~JA^XA^FDb^FS^XZ');
    const labels = () => instruments.printer!.core.labels.map((label) => Buffer.from(label.bytes).toString());
    await expect.poll(labels).toEqual(['^XA^FDb^FS^XZ']);
    host.send('^XA^FDc^FS^PQ2^XZ');
    await expect.poll(labels).toHaveLength(3);
  });

  it('answers status and identification in the middle of a format without spoiling it', async () => {
    const { listening, instruments } = await bench({ printer: { printMs: 5, dpmm: 12 } });
    const host = await client(listening.printer);
    host.send('^XA^FDa~HI');
    host.send('~HSb^FS^XZ');
    await expect.poll(() => instruments.printer!.core.labels).toHaveLength(1);
    expect(Buffer.from(instruments.printer!.core.labels[0]!.bytes).toString()).toBe('^XA^FDab^FS^XZ');
    expect(host.lines[0]).toBe('\u0002VIRTUAL-300dpi,V1.0.0,12,8176KB,X\u0003');
    expect(host.lines[1]).toBe('\u0002030,0,0,1245,000,0,0,1,000,0,0,0\u0003');
  });
});

describe('the control socket', () => {
  it('sets a weight and tells when it is at rest', async () => {
    const { listening } = await bench();
    const control = await client(listening.control);
    expect(await control.ask({ do: 'setWeight', digits: 1250, exponent: -3, unit: 'kg' })).toMatchObject({ ok: true });
    await expect
      .poll(() => control.replies().find((line) => line['event'] === 'stable'))
      .toMatchObject({ text: '1.250 kg' });
  });

  it('scans to whoever listens, and says when nobody does', async () => {
    const { listening } = await bench();
    const control = await client(listening.control);
    expect(await control.ask({ do: 'scan', text: 'A1' })).toMatchObject({ ok: false, hosts: 0 });
    const host = await client(listening.scanner);
    await expect.poll(async () => await control.ask({ do: 'scan', text: 'A1' })).toMatchObject({ ok: true, hosts: 1 });
    await expect.poll(() => host.lines.join('')).toContain('A1');
  });

  it('tells each label with its bytes and lists them all', async () => {
    const { listening } = await bench();
    const control = await client(listening.control);
    const host = await client(listening.printer);
    host.send('^XA^FDa^FS^XZ');
    await expect
      .poll(() => control.replies().find((line) => line['event'] === 'label'))
      .toMatchObject({
        seq: 1,
        base64: Buffer.from('^XA^FDa^FS^XZ').toString('base64'),
      });
    const { labels } = (await control.ask({ do: 'labels' })) as {
      labels: { seq: number; at: number; receivedAt: number }[];
    };
    expect(labels).toHaveLength(1);
    expect(labels[0]!.at).toBeGreaterThanOrEqual(labels[0]!.receivedAt);
  });

  it('makes the faults of printer and wire', async () => {
    const { listening } = await bench();
    const control = await client(listening.control);
    const status = async (): Promise<string> => {
      const host = await client(listening.printer);
      host.send('~HS');
      await expect.poll(() => host.lines.length).toBe(3);
      return host.lines.join('\n');
    };
    await control.ask({ do: 'paperOut' });
    expect(await status()).toContain('030,1,0');
    await control.ask({ do: 'paperIn' });
    await control.ask({ do: 'pause' });
    expect(await status()).toContain('030,0,1');
    await control.ask({ do: 'resume' });
    await control.ask({ do: 'headOpen' });
    expect(await status()).toContain('000,0,1,0');
    await control.ask({ do: 'headClosed' });
    const host = await client(listening.scale);
    await control.ask({ do: 'send', device: 'scale', base64: Buffer.from('noise\r\n').toString('base64') });
    await expect.poll(() => host.lines).toEqual(['noise']);
    await control.ask({ do: 'silent', device: 'scale', on: true });
    host.send('SI\r\n');
    await control.ask({ do: 'silent', device: 'scale', on: false });
    host.send('I4\r\n');
    await expect.poll(() => host.lines).toEqual(['noise', 'I4 A "V000000001"']);
  });

  it('answers what it does not understand or have with an error', async () => {
    const { listening } = await bench({ addresses: { scale: FREE } });
    const control = await client(listening.control);
    control.send(
      'no json\n{"do":"fly"}\n{"do":"setWeight","digits":1.5,"exponent":0,"unit":"kg"}\n{"do":"scan","text":"A"}\n',
    );
    await expect.poll(() => control.replies()).toHaveLength(4);
    expect(control.replies().map((reply) => reply['ok'])).toEqual([false, false, false, false]);
  });

  it('frees every port when one of them can not be had', async () => {
    const { listening } = await bench({ addresses: { scale: FREE } });
    const taken = { kind: 'tcp', port: Number(listening.scale) } as const;
    await expect(startInstruments({ addresses: { scale: FREE, printer: taken }, control: null })).rejects.toThrow(
      /EADDRINUSE/,
    );
  });
});
