import { describe, expect, it } from 'vitest';
import type { DeviceSettings } from '../../../src/devices/config.ts';
import { LANGUAGES } from '../../../src/devices/printers/languages.ts';
import { createPrinterDriver } from '../../../src/devices/printers/printerDriver.ts';
import { startInstruments } from '../../../src/devices/virtual/simulation.ts';
import type { VirtualPrinterOptions } from '../../../src/devices/virtual/printer.ts';
import { cleanup } from '../../support/cleanup.ts';
import { at, device, watchHub } from '../../support/hubWatch.ts';
import { handClock } from '../../support/handClock.ts';
import { scriptedDevice } from '../../support/scriptedDevice.ts';

const after = cleanup();

const PRINTED = { kind: 'printed', proof: 'printed' };
const DELIVERED = { kind: 'printed', proof: 'delivered' };
const READY =
  '\u0002030,0,0,1245,000,0,0,0,000,0,0,0\u0003\r\n\u0002000,0,0,0,0,2,4,0,00000000,1,000\u0003\r\n\u00021234,0\u0003\r\n';

const format = (text: string): Uint8Array => Buffer.from(`^XA^FO20,20^FD${text}^FS^XZ`);

async function virtualPrinter(options: Partial<VirtualPrinterOptions> = {}) {
  const simulation = await startInstruments({
    addresses: { printer: { kind: 'tcp', port: 0 } },
    control: null,
    printer: { printMs: 30, ...options },
  });
  after(() => simulation.close());
  const { core, served } = simulation.instruments.printer!;
  const printed = (): string[] => core.labels.map((label) => Buffer.from(label.bytes).toString('latin1'));
  return { core, served, printed, port: simulation.listening.printer! };
}

function station(port: number | string, settings: DeviceSettings = {}) {
  const watch = watchHub(device('labelPrinter', at(port), settings));
  after(() => watch.hub.close());
  const print = (text: string, patienceMs = 15_000) =>
    watch.hub.print({ jobId: text, bytes: format(text), patienceMs });
  return { ...watch, print, ready: () => watch.state('labelPrinter', 'ready') };
}

describe.each([{}, { connection: 'perJob' }] as const)('a ZPL printer at port 9100 (%j)', (settings) => {
  it('prints byte for byte and says when the printer took the job in', async () => {
    const printer = await virtualPrinter({ dpmm: 12 });
    const { print, ready, status } = station(printer.port, settings);
    await ready();
    await expect.poll(() => status('labelPrinter').dpmm).toBe(12);
    expect(await print('first')).toEqual(PRINTED);
    expect(await print('second')).toEqual(PRINTED);
    expect(printer.printed()).toEqual(['first', 'second'].map((text) => Buffer.from(format(text)).toString()));
  });

  it('prints jobs in the order they came, one at a time', async () => {
    const printer = await virtualPrinter();
    const { print } = station(printer.port, settings);
    const texts = Array.from({ length: 8 }, (_, index) => `label ${index.toString()}`);
    await Promise.all(texts.map((text) => print(text)));
    expect(printer.printed()).toEqual(texts.map((text) => Buffer.from(format(text)).toString()));
  });

  it('waits while the printer is away and prints once when it is back', async () => {
    const printer = await virtualPrinter();
    const { print, ready } = station(printer.port, settings);
    await ready();
    const away = printer.served.away(800);
    const outcome = print('after the break');
    await away;
    expect(await outcome).toEqual(PRINTED);
    expect(printer.printed()).toHaveLength(1);
  });

  it('fails with nothing sent when the printer stays away', async () => {
    const printer = await virtualPrinter();
    const { print, ready } = station(printer.port, settings);
    await ready();
    const away = printer.served.away(2500);
    expect(await print('too late', 400)).toMatchObject({ kind: 'failed' });
    await away;
    expect(await print('in time')).toEqual(PRINTED);
    expect(printer.printed()).toHaveLength(1);
  });
});

describe('a ZPL printer that can not print now', () => {
  it.each([
    ['paperOut', (core: PrinterCore) => core.setPaper(0), (core: PrinterCore) => core.setPaper(50)],
    ['paused', (core: PrinterCore) => core.pause(true), (core: PrinterCore) => core.pause(false)],
    ['headOpen', (core: PrinterCore) => core.openHead(true), (core: PrinterCore) => core.openHead(false)],
  ] as const)('says %s, waits for it to be cleared and prints once', async (reason, stop, clear) => {
    const printer = await virtualPrinter();
    const { print, ready, state } = station(printer.port);
    await ready();
    stop(printer.core);
    const outcome = print('patient');
    await state('labelPrinter', 'fault', reason);
    expect(printer.printed()).toEqual([]);
    clear(printer.core);
    expect(await outcome).toEqual(PRINTED);
    await state('labelPrinter', 'ready', null);
    expect(printer.printed()).toHaveLength(1);
  });

  it('fails with the reason and nothing sent at the end of the patience', async () => {
    const printer = await virtualPrinter({ paper: 0 });
    const { print, state } = station(printer.port);
    await state('labelPrinter', 'fault', 'paperOut');
    expect(await print('impatient', 300)).toEqual({ kind: 'failed', reason: 'paperOut' });
    printer.core.setPaper(10);
    expect(await print('later')).toEqual(PRINTED);
    expect(printer.printed()).toEqual([Buffer.from(format('later')).toString()]);
  });

  it('finishes a job during which paper ran out, without sending it again', async () => {
    const printer = await virtualPrinter({ paper: 1, printMs: 200 });
    const { print, state, ready } = station(printer.port);
    await ready();
    const outcome = watchOrder(print('one'), print('two'));
    await state('labelPrinter', 'fault', 'paperOut');
    printer.core.setPaper(5);
    expect(await outcome).toEqual([PRINTED, PRINTED]);
    expect(printer.printed()).toHaveLength(2);
  });

  it('is a printer that needs attention when it stops answering, as some do without paper', async () => {
    const printer = await virtualPrinter({ isMuteWhenFaulty: true });
    const { print, ready, state } = station(printer.port, { replyMs: 200 });
    await ready();
    printer.core.setPaper(0);
    const outcome = print('silent');
    await state('labelPrinter', 'fault', 'noReply');
    printer.core.setPaper(10);
    expect(await outcome).toEqual(PRINTED);
    expect(printer.printed()).toHaveLength(1);
  });
});

describe('a printer that nobody mends', () => {
  it('is waited for ten minutes; then the label is taken back, so that it does not come out beside its reprint', async () => {
    const clock = handClock();
    const sent: string[] = [];
    let status = READY;
    const driver = createPrinterDriver(LANGUAGES.zpl)({
      clock,
      settings: {},
      emit: () => undefined,
      health: () => undefined,
      trace: () => undefined,
      reopen: () => undefined,
      want: () => undefined,
    });
    driver.attach({
      write: (bytes) => {
        const text = Buffer.from(bytes).toString();
        sent.push(text);
        if (text.includes('^XA')) status = READY.replace('030,0,', '030,1,').replace('00000000,1', '00000001,1');
        if (text === '~HS') driver.receive(Buffer.from(status));
        return Promise.resolve();
      },
      close: () => Promise.resolve(),
    });
    let outcome: unknown = null;
    void driver.print!({ jobId: '1', bytes: format('x'), patienceMs: 1000 }).then((result) => (outcome = result));
    await clock.forward(599_000);
    expect(outcome).toBeNull();
    expect(sent).not.toContain('~JA');
    await clock.forward(2000);
    expect(outcome).toEqual({ kind: 'uncertain', reason: 'paperOut' });
    expect(sent.filter((text) => text === '~JA')).toHaveLength(1);
    expect(sent.filter((text) => text.includes('^XA'))).toHaveLength(1);
    driver.detach();
  });
});

type PrinterCore = Awaited<ReturnType<typeof virtualPrinter>>['core'];
const watchOrder = <T>(...outcomes: readonly Promise<T>[]): Promise<T[]> => Promise.all(outcomes);

describe('a link that breaks', () => {
  it('in the middle of a job leaves it uncertain, and the job is not sent again', async () => {
    let jobs = 0;
    const printer = await scriptedDevice((text, say, socket) => {
      if (text.includes('~HS')) say(READY);
      if (!text.includes('^XA')) return;
      jobs += 1;
      socket.resetAndDestroy();
    });
    after(() => printer.close());
    const { hub, ready, state } = station(printer.port);
    await ready();
    const bytes = Buffer.concat([Buffer.from('^XA'), Buffer.alloc(4_000_000, 0x20), Buffer.from('^XZ')]);
    expect(await hub.print({ jobId: 'cut', bytes, patienceMs: 10_000 })).toEqual({ kind: 'uncertain', reason: 'lost' });
    await state('labelPrinter', 'ready');
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(jobs).toBe(1);
  });

  it('after the last byte and before the printer took it in leaves it uncertain', async () => {
    const printer = await scriptedDevice((text, say, socket) => {
      if (text.includes('^XA')) socket.end();
      else if (text.includes('~HS')) say(READY);
    });
    after(() => printer.close());
    const { print, ready } = station(printer.port);
    await ready();
    expect(await print('cut at the end')).toEqual({ kind: 'uncertain', reason: 'lost' });
    expect(printer.heard().split('^XA')).toHaveLength(2);
  });

  it('leaves no half label behind that would swallow the next one', async () => {
    const printer = await virtualPrinter();
    const { hub, print, ready, state } = station(printer.port);
    await ready();
    const bytes = Buffer.concat([Buffer.from('^XA^FD'), Buffer.alloc(12_000_000, 0x41), Buffer.from('^FS^XZ')]);
    const cut = hub.print({ jobId: 'cut', bytes, patienceMs: 10_000 });
    await new Promise((resolve) => setTimeout(resolve, 150));
    printer.served.wire.drop();
    expect(await cut).toEqual({ kind: 'uncertain', reason: 'lost' });
    await state('labelPrinter', 'ready');
    expect(await print('whole')).toEqual(PRINTED);
    expect(printer.printed()).toEqual([Buffer.from(format('whole')).toString()]);
  });

  it('never doubles a label, whenever it breaks', async () => {
    const printer = await virtualPrinter({ printMs: 5 });
    const { print, ready } = station(printer.port);
    await ready();
    const texts = Array.from({ length: 12 }, (_, index) => `label ${index.toString()}`);
    const breaks = setInterval(() => {
      printer.served.wire.drop();
    }, 170);
    after(() => {
      clearInterval(breaks);
    });
    const outcomes = [];
    for (const text of texts) {
      outcomes.push({ text, outcome: await print(text) });
      await new Promise((resolve) => setTimeout(resolve, 40));
    }
    clearInterval(breaks);
    const printed = printer.printed();
    expect(new Set(printed).size).toBe(printed.length);
    for (const { text, outcome } of outcomes) {
      if (outcome.kind === 'printed') expect(printed).toContain(Buffer.from(format(text)).toString());
      if (outcome.kind === 'failed') expect(printed).not.toContain(Buffer.from(format(text)).toString());
    }
  });
});

describe('a printer that says little', () => {
  it('still prints when it never answers, with a weaker proof', async () => {
    const printer = await scriptedDevice();
    after(() => printer.close());
    const { print, ready } = station(printer.port, { replyMs: 100 });
    expect(await print('mute')).toEqual(DELIVERED);
    await ready();
    expect(printer.heard()).toContain(Buffer.from(format('mute')).toString());
  });

  it('is asked nothing when it is set up not to answer', async () => {
    const printer = await scriptedDevice();
    after(() => printer.close());
    const { print } = station(printer.port, { statusReplies: 'none' });
    expect(await print('mute')).toEqual(DELIVERED);
    expect(printer.heard()).toBe(`~JX${Buffer.from(format('mute')).toString()}`);
  });

  it('is not believed when an answer from before the job comes late', async () => {
    const answers: string[] = [];
    let isLate = false;
    let asked = 0;
    const busy = READY.replace('1245,000', '1245,001');
    const printer = await scriptedDevice((text, say) => {
      for (const part of text.match(/~HS|\^XA/g) ?? []) {
        if (part === '^XA' || asked > 0) asked += 1;
        if (part === '^XA') continue;
        // The printer has the job in its buffer for a while.
        answers.push(asked === 0 || asked > 6 ? READY : busy);
        // A late one gives each answer only when the next question comes.
        if (answers.length > (isLate ? 1 : 0)) say(answers.shift() ?? '');
      }
    });
    after(() => printer.close());
    const { print, ready } = station(printer.port, { replyMs: 150 });
    await ready();
    isLate = true;
    expect(await print('late answers')).toEqual({ kind: 'printed', proof: 'consumed' });
    expect(asked).toBeGreaterThan(6);
  });

  it('takes the same job asked for twice as one', async () => {
    const printer = await virtualPrinter();
    const { print, ready } = station(printer.port);
    await ready();
    expect(await Promise.all([print('once'), print('once')])).toEqual([PRINTED, PRINTED]);
    expect(printer.printed()).toHaveLength(1);
  });

  it('settles every job when the station closes', async () => {
    const printer = await virtualPrinter({ paper: 0 });
    const { print, hub, state } = station(printer.port);
    await state('labelPrinter', 'fault');
    const outcome = print('never');
    await hub.close();
    expect(await outcome).toEqual({ kind: 'failed', reason: 'closed' });
    expect(await print('after')).toMatchObject({ kind: 'failed' });
  });
});
