import { fork } from 'node:child_process';
import { chmodSync, chownSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { systemClock } from '../../src/devices/clock.ts';
import type { DeviceConfig } from '../../src/devices/config.ts';
import { serialTransport } from '../../src/devices/transports/serial.ts';
import { reasonOf, systemReason } from '../../src/devices/transports/transport.ts';
import { DEFAULT_SCALE, VirtualScale } from '../../src/devices/virtual/scale.ts';
import { VirtualScanner } from '../../src/devices/virtual/scanner.ts';
import type { DeviceEvent } from '../../src/station/ports.ts';
import { cleanup, temporaryFolder } from '../support/cleanup.ts';
import { at, device, onSerial } from '../support/hubWatch.ts';
import { ptyBench } from '../support/ptyBench.ts';
import { scriptedDevice } from '../support/scriptedDevice.ts';

const after = cleanup();
const HUB = join(import.meta.dirname, '../support/hubProcess.ts');
const SETTINGS = { baudRate: 9600, dataBits: 8, parity: 'none', stopBits: 1 } as const;

const newScale = (): VirtualScale =>
  new VirtualScale(
    { ...DEFAULT_SCALE, settleMs: 0, load: { digits: 1250, exponent: -3, unit: 'kg' } },
    systemClock,
    () => undefined,
  );

const { plugIn, watched } = ptyBench(after);

/** A hub in a process of its own, as another instance of the program or another person would run it. */
function otherProcess(configs: readonly DeviceConfig[], uid?: number) {
  const child = fork(HUB, { serialization: 'advanced', ...(uid !== undefined && { uid }) });
  after(() => child.kill('SIGKILL'));
  const events: DeviceEvent[] = [];
  child.on('message', (event) => events.push(event as DeviceEvent));
  child.send(configs);
  const reasons = (): (string | null)[] =>
    events.flatMap((event) => (event.kind === 'status' ? event.devices.map(({ reason }) => reason) : []));
  return { child, events, reasons };
}

describe('a line in trouble', () => {
  it('hub power lost: all devices are gone at once, and all are back without anybody', async () => {
    const folder = temporaryFolder(after);
    const links = { scale: join(folder, 'ttyScale'), scanner: join(folder, 'ttyScanner') };
    const scanner = new VirtualScanner(systemClock, () => undefined);
    const first = [await plugIn(newScale(), links.scale), await plugIn(scanner, links.scanner)];
    const watch = watched(device('scale', onSerial(links.scale)), device('scanner', onSerial(links.scanner)));
    await Promise.all([watch.state('scale', 'ready'), watch.state('scanner', 'ready')]);
    for (const served of first) process.kill(served.pid()!, 'SIGKILL');
    await Promise.all([watch.state('scale', 'disconnected'), watch.state('scanner', 'disconnected')]);
    await Promise.all([plugIn(newScale(), links.scale), plugIn(scanner, links.scanner)]);
    await Promise.all([watch.state('scale', 'ready'), watch.state('scanner', 'ready')]);
    const scan = watch.scan();
    scanner.scan('4006381333931');
    expect((await scan).text).toBe('4006381333931');
  });

  it('port held by a dead instance of ourselves: it is free again, and used', async () => {
    const link = join(temporaryFolder(after), 'ttyScale');
    await plugIn(newScale(), link);
    const scale = device('scale', onSerial(link));
    const other = otherProcess([scale]);
    await expect
      .poll(() => other.events.some((event) => event.kind === 'weight' && event.live.state === 'steady'), {
        timeout: 20_000,
      })
      .toBe(true);
    const watch = watched(scale);
    await watch.state('scale', 'disconnected', 'busy');
    other.child.kill('SIGKILL');
    await watch.steady('1250e-3 kg');
  });

  it.runIf(process.getuid?.() === 0)('no permission: it is said, and used as soon as it is given', async () => {
    const folder = temporaryFolder(after);
    chmodSync(folder, 0o755);
    const link = join(folder, 'ttyScale');
    await plugIn(newScale(), link);
    const terminal = realpathSync(link);
    chownSync(terminal, 0, 0);
    chmodSync(terminal, 0o600);
    const nobody = otherProcess([device('scale', onSerial(link))], 65_534);
    await expect.poll(() => nobody.reasons(), { timeout: 20_000 }).toContain('noPermission');
    chmodSync(terminal, 0o666);
    await expect
      .poll(() => nobody.events.some((event) => event.kind === 'weight' && event.live.state === 'steady'), {
        timeout: 20_000,
      })
      .toBe(true);
  });

  it('DTR reset of the device on open, garbage at power-up: its boot text is no weight, and it is used when it has booted', async () => {
    let isBooted = false;
    const scale = await scriptedDevice((_text, say) => {
      if (isBooted) say('S S      1.250 kg\r\n');
    });
    after(() => scale.close());
    const watch = watched(device('scale', at(scale.port), { replyMs: 100 }));
    await expect.poll(() => scale.connections()).toBe(1);
    scale.say(Buffer.from('00fff3ff8000', 'hex'));
    scale.say('BOOT v1.2  S S  selftest 9.999 kg ok\r\n\u0000\u00ff');
    await watch.state('scale', 'fault');
    expect(watch.events.some((event) => event.kind === 'weight' && event.live.state === 'steady')).toBe(false);
    isBooted = true;
    await watch.steady('1250e-3 kg');
    expect(watch.status('scale').state).toBe('ready');
  });

  it('endless stream without an end: nothing is taken, memory is bounded, and the device is read when it ends', async () => {
    const scanner = await scriptedDevice();
    after(() => scanner.close());
    const watch = watched(device('scanner', at(scanner.port)));
    await watch.state('scanner', 'ready');
    for (let count = 0; count < 80; count += 1) scanner.say('x'.repeat(65_536));
    scanner.say('\r');
    const scan = watch.scan();
    scanner.say('4006381333931\r');
    expect((await scan).text).toBe('4006381333931');
    expect(watch.events.filter((event) => event.kind === 'scan')).toHaveLength(1);
  });

  it('write that never completes: given up after its time, and the port is given back', async () => {
    const link = join(temporaryFolder(after), 'tty');
    const served = await plugIn({ connect: () => ({ receive: () => undefined, gone: () => undefined }) }, link);
    served.wire.stall(true);
    const open = () =>
      serialTransport({ ...SETTINGS, path: link }).open(
        { bytes: () => undefined, lost: () => undefined },
        new AbortController().signal,
      );
    const port = await open();
    // More than a pseudo-terminal, its program and the pipe behind it hold.
    expect(await port.write(new Uint8Array(4_000_000), 500).catch(reasonOf)).toBe('noReply');
    await port.close();
  });

  it.each([undefined, null, 'gone', 42, { code: 'ENOENT' }])(
    'error without an Error object (%j) is a loss',
    (error) => {
      expect(systemReason(error)).toBe('lost');
      expect(reasonOf(error)).toBe('lost');
    },
  );
});
