import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { systemClock } from '../../../src/devices/clock.ts';
import { Connection } from '../../../src/devices/connection.ts';
import type { WantedUsb } from '../../../src/devices/identity.ts';
import { mtSics } from '../../../src/devices/scales/mtSics.ts';
import { scaleDriver } from '../../../src/devices/scales/scaleDriver.ts';
import { serialTransport } from '../../../src/devices/transports/serial.ts';
import { listSerialPorts, type SerialRoots } from '../../../src/devices/transports/usbSerial.ts';
import { servePty } from '../../../src/devices/virtual/pty.ts';
import { DEFAULT_SCALE, VirtualScale } from '../../../src/devices/virtual/scale.ts';
import { cleanup, temporaryFolder } from '../../support/cleanup.ts';

const after = cleanup();

/** Stands for the kernel, which lists no pseudo-terminal as a USB device: a folder of links as in /sys, and one of nodes as in /dev. */
function machine() {
  const folder = temporaryFolder(after);
  const roots = { sys: join(folder, 'sys'), dev: join(folder, 'dev') };
  const list = join(roots.sys, 'class/tty');
  mkdirSync(list, { recursive: true });
  mkdirSync(join(roots.dev, 'serial/by-path'), { recursive: true });
  const put = (place: string, files: Readonly<Record<string, string>>): void => {
    mkdirSync(place, { recursive: true });
    for (const [name, text] of Object.entries(files)) writeFileSync(join(place, name), `${text}\n`);
  };
  return {
    roots,
    node: (name: string): string => join(roots.dev, name),
    builtIn(name: string, type: string) {
      put(join(list, name), { type });
      put(join(roots.sys, 'devices/platform'), {});
      symlinkSync(join(roots.sys, 'devices/platform'), join(list, name, 'device'));
    },
    plug(name: string, serial: string | null) {
      const device = join(roots.sys, 'devices/usb1', `1-${name}`);
      put(device, {
        idVendor: '0403',
        idProduct: '6001',
        manufacturer: 'FTDI',
        ...(serial === null ? {} : { serial }),
      });
      const side = join(device, `1-${name}:1.1`);
      put(side, { bInterfaceNumber: '01' });
      // A converter's port has a folder of its own in its interface, a modem's is the interface.
      const port = name.startsWith('ttyUSB') ? join(side, name) : side;
      put(port, {});
      mkdirSync(join(list, name));
      symlinkSync(port, join(list, name, 'device'));
    },
    pull: (name: string) => {
      rmSync(join(list, name), { recursive: true });
      rmSync(join(roots.sys, 'devices/usb1', `1-${name}`), { recursive: true });
    },
  };
}

/** A scale that is known by what it is, connected; what became of it is in `log`. */
function connected(usb: WantedUsb, roots: SerialRoots) {
  const log: string[] = [];
  const settings = { path: '/dev/none', baudRate: 9600, dataBits: 8, parity: 'none', stopBits: 1, usb } as const;
  const driver = scaleDriver(mtSics)({
    clock: systemClock,
    settings: {},
    emit: (output) => {
      if (output.kind === 'reading' && output.reading.value !== null) log.push(String(output.reading.value.digits));
    },
    health: (reason) => {
      connection.health(reason);
    },
    trace: () => undefined,
    reopen: () => undefined,
    want: () => undefined,
  });
  const connection = new Connection(serialTransport(settings, roots), driver, systemClock, {
    state: (state, reason) => log.push(reason ?? state),
    reconnected: () => undefined,
  });
  after(() => connection.close());
  connection.start();
  return { next: (what: string) => vi.waitFor(() => expect(log.splice(0)).toContain(what), 5000) };
}

const scale = (grams: number): VirtualScale =>
  new VirtualScale(
    { ...DEFAULT_SCALE, settleMs: 50, load: { digits: grams, exponent: 0, unit: 'g' } },
    systemClock,
    () => undefined,
  );

describe('a serial adapter known by what it is', () => {
  it('is listed with vendor, product, serial number, interface and socket', async () => {
    const pc = machine();
    pc.plug('ttyUSB3', ' a50285bi');
    pc.plug('ttyACM0', null);
    pc.builtIn('ttyS0', '4');
    pc.builtIn('ttyS1', '0');
    writeFileSync(pc.node('ttyUSB3'), '');
    symlinkSync(pc.node('ttyUSB3'), pc.node('serial/by-path/pci-0000:00:14.0-usb-0:3:1.1-port0'));
    const ports = await listSerialPorts('linux', pc.roots);
    const usb = { vendorId: '0403', productId: '6001', interfaceNumber: 1 };
    expect(ports.sort((a, b) => (a.path < b.path ? -1 : 1))).toEqual([
      { path: pc.node('ttyACM0'), maker: 'FTDI', usb: { ...usb, serial: null, socket: null } },
      { path: pc.node('ttyS0'), maker: null, usb: null },
      {
        path: pc.node('ttyUSB3'),
        maker: 'FTDI',
        usb: { ...usb, serial: 'A50285BI', socket: 'pci-0000:00:14.0-usb-0:3:1.1-port0' },
      },
    ]);
  });

  it('cannot be listed where the kernel does not tell', async () => {
    const { roots } = machine();
    await expect(listSerialPorts('linux', { ...roots, sys: '/nowhere' })).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('is used again when it comes back under another number, while its twin is left alone', async () => {
    const pc = machine();
    const twin = await servePty(scale(9999), pc.node('ttyUSB1'));
    after(() => twin.close());
    const mine = await servePty(scale(1250), pc.node('ttyUSB0'));
    pc.plug('ttyUSB0', 'MINE');
    pc.plug('ttyUSB1', 'TWIN');
    const seen = connected({ vendorId: '0403', productId: '6001', serial: 'MINE' }, pc.roots);
    await seen.next('1250');
    pc.pull('ttyUSB0');
    process.kill(mine.pid()!, 'SIGKILL');
    await seen.next('notFound');
    pc.plug('ttyUSB2', 'MINE');
    const again = await servePty(scale(800), pc.node('ttyUSB2'));
    after(() => again.close());
    await seen.next('800');
  });

  it('is not opened when two are just the same', async () => {
    const pc = machine();
    pc.plug('ttyUSB0', '0000');
    pc.plug('ttyUSB1', null);
    await connected({ vendorId: '0403', productId: '6001' }, pc.roots).next('ambiguous');
  });
});
