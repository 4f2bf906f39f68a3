import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import type { DeviceSettings } from '../../../src/devices/config.ts';
import type { PrintJob, PrintJobEvent } from '../../../src/devices/driver.ts';
import type { LanguageName } from '../../../src/devices/printers/language.ts';
import { LANGUAGES } from '../../../src/devices/printers/languages.ts';
import { listening, portOf, type WireFaults } from '../../../src/devices/virtual/port.ts';
import type { VirtualPrinterOptions } from '../../../src/devices/virtual/printer.ts';
import { startInstruments } from '../../../src/devices/virtual/simulation.ts';
import { cleanup } from '../../support/cleanup.ts';
import { at, device, watchHubBy } from '../../support/hubWatch.ts';
import { JOBS, timesOut } from '../../support/printJobs.ts';
import { scaledClock } from '../../support/scaledClock.ts';
import { scriptedDevice } from '../../support/scriptedDevice.ts';

const after = cleanup();
/** Time of the hub and of the printers alike: what is waited for here is their own. */
const SCALE = 4;
const clock = scaledClock(SCALE, Math.random);
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms / SCALE));
const NAMES = Object.keys(LANGUAGES) as LanguageName[];
/** The best proof each language has. */
const PROOF = {
  zpl: 'printed',
  epl: 'delivered',
  tspl: 'consumed',
  cpcl: 'consumed',
  escpos: 'printed',
  star: 'printed',
};

async function virtualPrinter(
  language: LanguageName,
  options: Partial<VirtualPrinterOptions> = {},
  printerFaults: WireFaults = {},
) {
  const simulation = await startInstruments({
    addresses: { printer: { kind: 'tcp', port: 0 } },
    control: null,
    printer: { language, printMs: 250, ...options },
    printerFaults,
    clock,
  });
  after(() => simulation.close());
  const { core, served } = simulation.instruments.printer!;
  return { core, served, out: (text: string) => timesOut(core.labels, text), port: Number(served.at) };
}

function station(language: LanguageName, port: number, settings: DeviceSettings = {}) {
  const watch = watchHubBy(clock, { ...device('labelPrinter', at(port), settings), protocol: language });
  after(() => watch.hub.close());
  return {
    ...watch,
    ready: () => watch.state('labelPrinter', 'ready'),
    fault: (reason: string) => watch.state('labelPrinter', 'fault', reason),
    async print(text: string, { padding = 0, ...rest }: Partial<PrintJob> & { padding?: number } = {}) {
      const events: PrintJobEvent[] = [];
      const job = {
        jobId: text,
        bytes: JOBS[language](text, padding),
        patienceMs: 15_000,
        onEvent: (event: PrintJobEvent) => events.push(event),
        ...rest,
      };
      const outcome = await watch.hub.print(job);
      return { outcome, events, last: events.at(-1) };
    },
  };
}

describe.each(NAMES)('a %s printer', (language) => {
  const printed = { event: 'printed', proof: PROOF[language] };

  it('prints byte for byte, tells each step, and proves what it can', async () => {
    const printer = await virtualPrinter(language);
    const host = station(language, printer.port);
    await host.ready();
    for (const text of ['first', 'second']) {
      const { outcome, events, last } = await host.print(text);
      expect(outcome.kind).toBe('printed');
      expect(events.map(({ event }) => event)).toEqual(['queued', 'sending', 'sent', 'printed']);
      expect(last).toMatchObject(printed);
    }
    await expect.poll(() => [printer.out('first'), printer.out('second')]).toEqual([1, 1]);
    expect(Buffer.from(printer.core.labels[0]!.bytes).equals(JOBS[language]('first'))).toBe(true);
  });

  it.each(['paperOut', 'headOpen'] as const)(
    '%s before: waits, says so, and prints once when it is cleared',
    async (reason) => {
      const printer = await virtualPrinter(language);
      const host = station(language, printer.port);
      await host.ready();
      const set = (on: boolean): void => {
        if (reason === 'paperOut') printer.core.setPaper(on ? 0 : 50);
        else printer.core.openHead(on);
      };
      set(true);
      const job = host.print('patient');
      await host.fault(reason);
      expect(printer.out('patient')).toBe(0);
      set(false);
      expect((await job).last).toMatchObject(printed);
      await expect.poll(() => printer.out('patient')).toBe(1);
    },
  );

  it('paper out during a job: the label comes out once when the roll is changed', async () => {
    const printer = await virtualPrinter(language, { printMs: 600 });
    const host = station(language, printer.port);
    await host.ready();
    const job = host.print('during');
    await pause(200);
    printer.core.setPaper(0);
    await host.fault('paperOut');
    printer.core.setPaper(50);
    expect((await job).last).toMatchObject({ event: 'printed' });
    await expect.poll(() => printer.out('during')).toBe(1);
  });

  it('replies in the middle of a job spoil neither job nor proof', async () => {
    const printer = await virtualPrinter(language, {}, { chatterAfterBytes: 2000 });
    const host = station(language, printer.port);
    await host.ready();
    expect((await host.print('talked into', { padding: 30_000 })).last).toMatchObject({ event: 'printed' });
    await expect.poll(() => printer.out('talked into')).toBe(1);
  });

  it('RST in the middle of a job: uncertain or proved not out, never sent again, and the next job is whole', async () => {
    const printer = await virtualPrinter(language);
    const host = station(language, printer.port, { replyMs: 1500 });
    await host.ready();
    printer.served.wire.fault({ resetAfterBytes: 100_000 });
    const { last } = await host.print('cut', { padding: 200_000 });
    expect(last).toMatchObject({ event: 'uncertain', reason: 'lost' });
    expect((await host.print('whole')).last).toMatchObject({ event: 'printed' });
    await expect.poll(() => printer.out('whole')).toBe(1);
    expect(printer.out('cut')).toBe(0);
  });

  it('printed but the acknowledgement lost: out once, and never claimed not to be', async () => {
    const printer = await virtualPrinter(language, {}, { losesAcknowledgement: true });
    const host = station(language, printer.port, { replyMs: 1500 });
    await host.ready();
    const { last } = await host.print('silent success');
    expect(last?.event).not.toBe('failed');
    await pause(1500);
    expect(printer.out('silent success')).toBe(1);
  });

  it('switched off between sent and printed: nobody says that it is out', async () => {
    const printer = await virtualPrinter(language, { printMs: 800 });
    const host = station(language, printer.port, { replyMs: 1500 });
    await host.ready();
    const job = host.print('gone');
    await pause(300);
    printer.core.reset();
    await printer.served.away(300 / SCALE);
    expect((await job).last?.event).not.toBe('printed');
    expect(printer.out('gone')).toBe(0);
  });

  it('job stuck then flood: what expired while the printer was off is dropped', async () => {
    const printer = await virtualPrinter(language);
    const host = station(language, printer.port, { replyMs: 1500 });
    await host.ready();
    printer.core.setPaper(0);
    await host.fault('paperOut');
    const old = host.print('old', { expiresAt: clock.now() + 200 });
    await pause(400);
    printer.core.setPaper(50);
    expect((await old).last).toMatchObject({ event: 'failed', reason: 'expired', printedSome: false });
    expect((await host.print('new')).last).toMatchObject({ event: 'printed' });
    await expect.poll(() => printer.out('new')).toBe(1);
    expect(printer.out('old')).toBe(0);
  });

  it('printer off: failed with nothing sent, and not printed when it comes back', async () => {
    const printer = await virtualPrinter(language);
    const host = station(language, printer.port);
    await host.ready();
    const away = printer.served.away(1200 / SCALE);
    expect((await host.print('too early', { patienceMs: 300 })).last).toMatchObject({
      event: 'failed',
      printedSome: false,
    });
    await away;
    await host.ready();
    expect(printer.core.labels).toEqual([]);
  });
});

describe('wrong language mode', () => {
  it.each(NAMES)('a printer set up as %s is asked in no other language', async (language) => {
    const printer = await scriptedDevice();
    after(() => printer.close());
    const host = station(language, printer.port, { replyMs: 60 });
    await host.print('mute');
    const asked = printer.heard();
    const foreign: Record<LanguageName, RegExp> = {
      zpl: /~H/,
      epl: /\^ee|UQ/,
      tspl: /\u001b!/,
      cpcl: /\u001b[hvi]/,
      escpos: /\u0010\u0004/,
      star: /\u001b\u0006|\u0005/,
    };
    for (const other of NAMES) if (other !== language) expect(asked).not.toMatch(foreign[other]);
    expect(asked).toMatch(foreign[language]);
  });

  it('no reply ever: the job is sent, delivered is all that is claimed, and polling stops', async () => {
    const printer = await scriptedDevice();
    after(() => printer.close());
    const host = station('zpl', printer.port, { replyMs: 60 });
    expect((await host.print('mute')).last).toMatchObject({ event: 'printed', proof: 'delivered' });
    const before = printer.heard().length;
    await pause(2500);
    expect(printer.heard().length).toBe(before);
  });
});

describe('a printer at 9100 and its connections', () => {
  it('silence on paper out: ~HQES tells why', async () => {
    const printer = await virtualPrinter('zpl', { isStatusMuteWhenFaulty: true });
    const host = station('zpl', printer.port, { replyMs: 1200 });
    await host.ready();
    printer.core.setPaper(0);
    const job = host.print('asked otherwise');
    await host.fault('paperOut');
    printer.core.setPaper(10);
    expect((await job).last).toMatchObject({ event: 'printed', proof: 'printed' });
    printer.core.pause(true);
    await host.fault('unknownStatus');
  });

  it('busy with another host: waits until that one is gone', async () => {
    const printer = await virtualPrinter('zpl', {}, { isSingle: true });
    const other = station('zpl', printer.port);
    await other.ready();
    const host = station('zpl', printer.port, { connection: 'perJob' });
    const job = host.print('second in line');
    await pause(500);
    expect(printer.core.labels).toEqual([]);
    await other.hub.close();
    expect((await job).last).toMatchObject({ event: 'printed' });
    expect(printer.out('second in line')).toBe(1);
  });

  it('accepts late: is waited for', async () => {
    const printer = await virtualPrinter('tspl', {}, { acceptLateMs: 800 / SCALE });
    const host = station('tspl', printer.port, { replyMs: 1500 });
    expect((await host.print('late')).last).toMatchObject({ event: 'printed' });
    expect(printer.out('late')).toBe(1);
  });

  it('truncated read: half a label is in the printer, nobody says that it is out, and it poisons nothing', async () => {
    const printer = await virtualPrinter('zpl');
    const host = station('zpl', printer.port, { replyMs: 1200 });
    await host.ready();
    printer.served.wire.fault({ truncateAfterBytes: 5000 });
    const job = host.print('half', { padding: 50_000 });
    await host.fault('noReply');
    printer.served.wire.fault({});
    printer.served.wire.drop();
    expect((await job).last?.event).not.toBe('printed');
    expect((await host.print('whole')).last).toMatchObject({ event: 'printed' });
    expect([printer.out('half'), printer.out('whole')]).toEqual([0, 1]);
  });

  it('stall in mid-job: bytes taken are counted, the end is uncertain', async () => {
    const printer = await virtualPrinter('zpl');
    const host = station('zpl', printer.port, { replyMs: 1200 });
    await host.ready();
    printer.served.wire.fault({ stallAfterBytes: 50_000 });
    const job = host.print('stalled', { padding: 8_000_000 });
    await pause(500);
    printer.served.wire.drop();
    const { events, last } = await job;
    expect(last).toMatchObject({ event: 'uncertain', reason: 'lost' });
    const taken = events.flatMap((event) => (event.event === 'sending' ? [event.bytes] : []));
    expect(taken.length).toBeGreaterThan(1);
    expect(taken.at(-1)).toBeLessThan(8_000_000);
    expect(taken).toEqual([...taken].sort((a, b) => a - b));
    expect(printer.out('stalled')).toBe(0);
  });

  it('two ways to one printer: one job at a time', async () => {
    const printer = await virtualPrinter('zpl', { printMs: 400 });
    const settings = { physicalPrinter: 'the Zebra' };
    const hosts = [station('zpl', printer.port, settings), station('zpl', printer.port, settings)];
    await Promise.all(hosts.map((host) => host.ready()));
    const order: string[] = [];
    const job = async (host: (typeof hosts)[number], text: string): Promise<void> => {
      const onEvent = ({ event }: PrintJobEvent): void => {
        if (event === 'sent' || event === 'printed') order.push(`${text} ${event}`);
      };
      await host.print(text, { onEvent });
    };
    await Promise.all(hosts.map((host, index) => job(host, `way${index.toString()}`)));
    expect(order).toHaveLength(4);
    expect(order[1]).toBe(order[0]!.replace('sent', 'printed'));
    expect(order[3]).toBe(order[2]!.replace('sent', 'printed'));
  });
});

describe('half-close', () => {
  /** A print server that keeps what it read until the other side ends. */
  async function printServer(how: 'answers' | 'holds' | 'resets') {
    const jobs: string[] = [];
    const server = createServer({ allowHalfOpen: true }, (socket) => {
      let job = '';
      socket.on('data', (chunk) => (job += chunk.toString('latin1')));
      socket.on('error', () => undefined);
      socket.on('end', () => {
        jobs.push(job);
        // Status that nobody reads would make a careless host's close a reset.
        if (how === 'answers') socket.end('status nobody asked for');
        if (how === 'resets') socket.resetAndDestroy();
      });
    });
    await listening(server, 0);
    after(() => server.close());
    return { port: portOf(server), jobs };
  }
  const settings = { connection: 'perJob', statusReplies: 'none' } as const;

  it('behind each job: every byte arrives, and the end of the other side is the delivery', async () => {
    const { port, jobs } = await printServer('answers');
    const host = station('escpos', port, settings);
    for (const text of ['one', 'two'])
      expect((await host.print(text, { padding: 500_000 })).last).toMatchObject({
        event: 'printed',
        proof: 'delivered',
      });
    expect(jobs.map((job) => job.length)).toEqual([
      JOBS.escpos('one', 500_000).length,
      JOBS.escpos('two', 500_000).length,
    ]);
  });

  it('answered by a reset leaves the job uncertain', async () => {
    const { port } = await printServer('resets');
    expect((await station('escpos', port, settings).print('one')).last).toMatchObject({
      event: 'uncertain',
      reason: 'lost',
    });
  });

  it('is left out where it is switched off', async () => {
    const { port, jobs } = await printServer('holds');
    const host = station('escpos', port, { ...settings, halfClose: false });
    expect((await host.print('one')).last).toMatchObject({ event: 'printed', proof: 'delivered' });
    await expect.poll(() => jobs).toHaveLength(1);
  });
});
