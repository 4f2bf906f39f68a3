import { mkdirSync, rmSync, symlinkSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { serialTransport } from '../../../src/devices/transports/serial.ts';
import { reasonOf } from '../../../src/devices/transports/transport.ts';
import { systemClock } from '../../../src/devices/clock.ts';
import { VirtualPrinter, DEFAULT_PRINTER } from '../../../src/devices/virtual/printer.ts';
import type { servePty } from '../../../src/devices/virtual/pty.ts';
import { DEFAULT_SCALE, VirtualScale } from '../../../src/devices/virtual/scale.ts';
import { VirtualScanner } from '../../../src/devices/virtual/scanner.ts';
import { cleanup, temporaryFolder } from '../../support/cleanup.ts';
import { device, onSerial } from '../../support/hubWatch.ts';
import { ptyBench } from '../../support/ptyBench.ts';

const after = cleanup();

const newScale = (grams: number): VirtualScale =>
  new VirtualScale(
    { ...DEFAULT_SCALE, settleMs: 100, load: { digits: grams, exponent: 0, unit: 'g' } },
    systemClock,
    () => undefined,
  );

const { plugIn, watched } = ptyBench(after);

const pullOut = (served: Awaited<ReturnType<typeof servePty>>): void => {
  process.kill(served.pid()!, 'SIGKILL');
};

describe('a scale on a serial port', () => {
  it.each(['poll', 'stream'] as const)('is read by MT-SICS (%s)', async (mode) => {
    const link = join(temporaryFolder(after), 'ttyScale');
    const scale = newScale(1250);
    await plugIn(scale, link);
    const watch = watched(device('scale', onSerial(link), { mode }));
    await watch.steady('1250e-3 kg');
    scale.setWeight({ digits: 2, exponent: 0, unit: 'lb' });
    await watch.steady('907e-3 kg');
    expect(watch.status('scale')).toMatchObject({ state: 'ready', address: `serial:${link}` });
  });

  it('is shown gone when unplugged and used again when replugged under the same name', async () => {
    const link = join(temporaryFolder(after), 'ttyScale');
    const scale = newScale(1250);
    const first = await plugIn(scale, link);
    const watch = watched(device('scale', onSerial(link)));
    await watch.steady('1250e-3 kg');
    const gone = watch.next('gone', (event) => (event.kind === 'weight' && event.live.state === 'gone' ? true : null));
    pullOut(first);
    await gone;
    await watch.state('scale', 'disconnected');
    await plugIn(scale, link);
    await watch.steady('1250e-3 kg');
    expect(watch.status('scale')).toMatchObject({ state: 'ready', reconnects: 1 });
  });

  it('is used again under another name of the port, by the link that names the adapter', async () => {
    const folder = temporaryFolder(after);
    const byId = join(folder, 'usb-adapter-0001');
    const scale = newScale(750);
    const first = await plugIn(scale, join(folder, 'ttyUSB0'));
    symlinkSync(join(folder, 'ttyUSB0'), byId);
    const watch = watched(device('scale', onSerial(byId)));
    await watch.steady('750e-3 kg');
    pullOut(first);
    unlinkSync(byId);
    await watch.state('scale', 'disconnected', 'notFound');
    await plugIn(scale, join(folder, 'ttyUSB1'));
    symlinkSync(join(folder, 'ttyUSB1'), byId);
    await watch.steady('750e-3 kg');
  });

  it('is found when its folder appears only later', async () => {
    const folder = join(temporaryFolder(after), 'by-id');
    const link = join(folder, 'ttyScale');
    const watch = watched(device('scale', onSerial(link)));
    await watch.state('scale', 'disconnected', 'notFound');
    mkdirSync(folder);
    await plugIn(newScale(333), link);
    await watch.steady('333e-3 kg');
  });

  it('never shows a half frame when unplugged inside one', async () => {
    const link = join(temporaryFolder(after), 'ttyScale');
    const scale = newScale(1250);
    const first = await plugIn(scale, link);
    const watch = watched(device('scale', onSerial(link)));
    await watch.steady('1250e-3 kg');
    const from = watch.events.length;
    first.wire.silence(true);
    first.wire.inject(Buffer.from('S S      9.2'));
    // Long enough for the bytes to pass through the terminal, shorter than the driver's patience.
    await new Promise((resolve) => setTimeout(resolve, 200));
    pullOut(first);
    await watch.state('scale', 'disconnected');
    let answers = 0;
    const rest = {
      connect: (send: (bytes: Uint8Array) => void) => ({
        receive: () => {
          answers += 1;
          send(Buffer.from(answers === 1 ? '50 kg\r\n' : 'S S      1.250 kg\r\n'));
        },
        gone: () => undefined,
      }),
    };
    await plugIn(rest, link);
    await watch.steady('1250e-3 kg');
    const weights = watch.events
      .slice(from)
      .flatMap((event) => (event.kind === 'weight' && event.live.state === 'steady' ? [event.live.weight.digits] : []));
    expect(new Set(weights)).toEqual(new Set([1250]));
  });
});

describe('a scanner on a serial port', () => {
  it('delivers codes whole, with GS and AIM identifier, and beeps back', async () => {
    const link = join(temporaryFolder(after), 'ttyScanner');
    const heard: string[] = [];
    const scanner = new VirtualScanner(systemClock, (event) => {
      if (event.event === 'feedback') heard.push(Buffer.from(event.base64, 'base64').toString('latin1'));
    });
    await plugIn(scanner, link);
    const watch = watched(device('scanner', onSerial(link), { feedback: 'datalogic' }));
    await watch.state('scanner', 'ready');
    const scan = watch.scan();
    scanner.scan(']C10104012345678901\u001d10ABC');
    expect(await scan).toEqual({ text: '0104012345678901\u001d10ABC', aim: ']C1' });
    watch.hub.feedback(watch.status('scanner').deviceId, 'bad');
    await expect.poll(() => heard.join('')).toBe('\u001b[4q');
  });
});

describe('a printer on a serial port', () => {
  it('prints, and again after it was unplugged', async () => {
    const link = join(temporaryFolder(after), 'ttyPrinter');
    const printer = new VirtualPrinter({ ...DEFAULT_PRINTER, dpmm: 12, printMs: 20 }, systemClock, () => undefined);
    const first = await plugIn(printer, link);
    const watch = watched(device('labelPrinter', onSerial(link)));
    await watch.state('labelPrinter', 'ready');
    const print = (jobId: string) =>
      watch.hub.print({ jobId, bytes: Buffer.from(`^XA^FD${jobId}^FS^XZ`), patienceMs: 15_000 });
    expect(await print('one')).toEqual({ kind: 'printed', proof: 'printed' });
    expect(watch.status('labelPrinter').dpmm).toBe(12);
    pullOut(first);
    await watch.state('labelPrinter', 'disconnected');
    const waiting = print('two');
    await plugIn(printer, link);
    expect(await waiting).toEqual({ kind: 'printed', proof: 'printed' });
    expect(printer.labels.map((label) => Buffer.from(label.bytes).toString())).toEqual([
      '^XA^FDone^FS^XZ',
      '^XA^FDtwo^FS^XZ',
    ]);
  });
});

describe('opening a serial port', () => {
  const silent = { bytes: () => undefined, lost: () => undefined };
  const settings = (path: string) => ({ path, baudRate: 9600, dataBits: 8, parity: 'none', stopBits: 1 }) as const;
  const open = (path: string) => serialTransport(settings(path)).open(silent, new AbortController().signal);

  it('says notFound for a missing port and busy for one that is in use', async () => {
    const folder = temporaryFolder(after);
    await expect(open(join(folder, 'none')).catch(reasonOf)).resolves.toBe('notFound');
    const link = join(folder, 'tty');
    await plugIn(newScale(1), link);
    const held = await open(link);
    await expect(open(link).catch(reasonOf)).resolves.toBe('busy');
    await held.close();
    await (await open(link)).close();
  });

  it('notices the plug pulled at any moment, also while bytes move', async () => {
    const link = join(temporaryFolder(after), 'tty');
    for (const pauseMs of [0, 1, 2, 3, 5, 20]) {
      const served = await plugIn({ connect: (send) => ({ receive: send, gone: () => undefined }) }, link);
      let lose: (reason: string) => void = () => undefined;
      const lost = new Promise<string>((resolve) => (lose = resolve));
      const port = await serialTransport(settings(link)).open(
        { bytes: () => undefined, lost: lose },
        new AbortController().signal,
      );
      port.write(Buffer.from('hello'), 1000).catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
      pullOut(served);
      expect(await lost).toBe('lost');
      await port.close();
    }
  });

  it('can be closed twice, and gives nothing after', async () => {
    const link = join(temporaryFolder(after), 'tty');
    const served = await plugIn(newScale(1), link);
    const seen: string[] = [];
    const port = await serialTransport(settings(link)).open(
      { bytes: () => seen.push('bytes'), lost: () => seen.push('lost') },
      new AbortController().signal,
    );
    await Promise.all([port.close(), port.close()]);
    served.wire.inject(Buffer.from('late\r\n'));
    pullOut(served);
    await expect(port.write(Buffer.from('x'), 100).catch(reasonOf)).resolves.toBe('lost');
    expect(seen).toEqual([]);
    rmSync(link, { force: true });
  });
});
