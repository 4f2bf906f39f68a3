import { EventEmitter } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { hidTransport, listHid, type HidLibrary } from '../../../src/devices/transports/hid.ts';
import { reasonOf, type LinkReason } from '../../../src/devices/transports/transport.ts';

// No HID device can be made without kernel modules: `npm run bench:usb` reads real ones. This stands for the library with what was seen of it.
class Plugged extends EventEmitter {
  declare protected readonly nominal: never;
  readonly written: number[][] = [];
  closes = 0;
  write(report: Buffer): Promise<number> {
    this.written.push([...report]);
    return Promise.resolve(report.length);
  }
  close(): Promise<void> {
    this.closes += 1;
    return Promise.resolve();
  }
}

const entry = (path: string, serialNumber: string, more: object = {}) => ({
  vendorId: 0x0922,
  productId: 0x8003,
  path,
  serialNumber,
  product: 'M10',
  interface: 0,
  usagePage: 0x8d,
  ...more,
});

function library(entries: ReturnType<typeof entry>[], port: Plugged | Error = new Plugged()): HidLibrary {
  return {
    devicesAsync: () => Promise.resolve(entries),
    HIDAsync: { open: () => (port instanceof Error ? Promise.reject(port) : Promise.resolve(port)) },
  };
}

const M10 = { vendorId: '0922', productId: '8003' };

function open(hid: HidLibrary, wanted: Parameters<typeof hidTransport>[0] = M10) {
  const bytes: number[][] = [];
  const lost: LinkReason[] = [];
  const listener = {
    bytes: (chunk: Uint8Array) => void bytes.push([...chunk]),
    lost: (reason: LinkReason) => void lost.push(reason),
  };
  const link = hidTransport(wanted, () => hid).open(listener, new AbortController().signal);
  return { link, bytes, lost };
}

const refusal = (link: Promise<unknown>) => link.then(() => null, reasonOf);

describe('a HID device', () => {
  it('is listed with its identity', async () => {
    expect(
      await listHid(library([entry('/dev/hidraw3', ' a1b2 '), entry('/dev/hidraw4', '0', { interface: -1 })])),
    ).toEqual([
      {
        path: '/dev/hidraw3',
        name: 'M10',
        usagePage: 0x8d,
        usb: { ...M10, serial: 'A1B2', interfaceNumber: 0, socket: null },
      },
      {
        path: '/dev/hidraw4',
        name: 'M10',
        usagePage: 0x8d,
        usb: { ...M10, serial: null, interfaceNumber: null, socket: null },
      },
    ]);
  });

  it('gives whole reports and takes them', async () => {
    const port = new Plugged();
    const { link, bytes } = open(library([entry('/dev/hidraw0', 'A')], port));
    const opened = await link;
    port.emit('data', Uint8Array.of(3, 4, 11, 255, 232, 3));
    await opened.write(Uint8Array.of(2, 2), 100);
    expect(bytes).toEqual([[3, 4, 11, 255, 232, 3]]);
    expect(port.written).toEqual([[2, 2]]);
  });

  it('pulled says so once, with an error without words and no close behind it, and is given back', async () => {
    const port = new Plugged();
    const { link, lost, bytes } = open(library([entry('/dev/hidraw0', 'A')], port));
    const opened = await link;
    port.emit('error', undefined);
    port.emit('error', new Error(''));
    port.emit('data', Uint8Array.of(1));
    expect([lost, bytes]).toEqual([['lost'], []]);
    expect(await refusal(opened.write(Uint8Array.of(1), 100))).toBe('lost');
    await opened.close();
    await opened.close();
    expect(port.closes).toBe(1);
  });

  it('that is not there, or there twice, is not opened', async () => {
    const twins = [entry('/dev/hidraw0', '0'), entry('/dev/hidraw1', '0')];
    expect(await refusal(open(library([])).link)).toBe('notFound');
    expect(await refusal(open(library(twins)).link)).toBe('ambiguous');
    expect(await refusal(open(library([entry('x', 'A')]), { ...M10, serial: 'B' }).link)).toBe('notFound');
  });

  it('that this user may not open says so', async () => {
    expect(await refusal(open(library([entry('x', 'A')], new Error('cannot open device with path x'))).link)).toBe(
      'noPermission',
    );
  });

  it('without the system library says what is missing', async () => {
    const missing = { ...library([]), devicesAsync: () => Promise.reject(new Error('libusb-1.0.so.0: cannot open')) };
    expect(await refusal(open(missing).link)).toBe('driverMissing');
  });

  it('of a machine that never lists its devices is given up', async () => {
    vi.useFakeTimers();
    try {
      const endless = { ...library([]), devicesAsync: () => new Promise<never>(() => undefined) };
      const refused = refusal(open(endless).link);
      await vi.advanceTimersByTimeAsync(3000);
      expect(await refused).toBe('noReply');
    } finally {
      vi.useRealTimers();
    }
  });
});
