import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { systemClock } from '../../src/devices/clock.ts';
import { backoffMs, Connection } from '../../src/devices/connection.ts';
import type { Driver } from '../../src/devices/driver.ts';
import { memoryTransport } from '../../src/devices/transports/memory.ts';
import { tcpTransport } from '../../src/devices/transports/tcp.ts';
import {
  linkError,
  reasonOf,
  systemReason,
  type LinkListener,
  type Transport,
} from '../../src/devices/transports/transport.ts';
import { cleanup } from '../support/cleanup.ts';
import { handClock, settled } from '../support/handClock.ts';
import { scriptedDevice } from '../support/scriptedDevice.ts';

const after = cleanup();

function recorder() {
  const log: string[] = [];
  const driver: Driver = {
    attach: () => log.push('attach'),
    receive: (chunk) => log.push(`bytes ${Buffer.from(chunk).toString()}`),
    detach: () => log.push('detach'),
    close: () => Promise.resolve(),
  };
  const listener = {
    state: (state: string, reason: string | null) => log.push(reason === null ? state : `${state} ${reason}`),
    reconnected: () => log.push('again'),
  };
  return { log, driver, listener };
}

describe('the pause before the next try', () => {
  it('doubles from 0.25 s to 4 s, 20 % more or less, never above 4 s (law)', () => {
    expect([0, 1, 2, 3, 4, 5, 99].map((failures) => backoffMs(failures, 0.5))).toEqual([
      250, 500, 1000, 2000, 4000, 4000, 4000,
    ]);
    fc.assert(
      fc.property(fc.nat(1000), fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (failures, random) => {
        const wait = backoffMs(failures, random);
        const middle = backoffMs(failures, 0.5);
        expect(wait).toBeGreaterThanOrEqual(middle * 0.8 - 1);
        expect(wait).toBeLessThanOrEqual(Math.min(4000, middle * 1.2 + 1));
      }),
    );
  });
});

describe('a connection', () => {
  it('tries for ever with growing pauses and shows the reason meanwhile', async () => {
    const clock = handClock();
    const tries: number[] = [];
    const transport: Transport = {
      address: 'test',
      open() {
        tries.push(clock.now());
        return Promise.reject(linkError('noPermission', 'test'));
      },
    };
    const { log, driver, listener } = recorder();
    const connection = new Connection(transport, driver, clock, listener);
    connection.start();
    await clock.forward(12_000);
    expect(tries).toEqual([0, 250, 750, 1750, 3750, 7750, 11_750]);
    expect(new Set(log)).toEqual(new Set(['connecting', 'disconnected noPermission']));
    await connection.close();
    await clock.forward(60_000);
    expect(tries).toHaveLength(7);
  });

  it('tries at once when the device appears, and starts with short pauses again', async () => {
    const clock = handClock();
    const tries: number[] = [];
    let appear = (): void => undefined;
    const transport: Transport = {
      address: 'test',
      open() {
        tries.push(clock.now());
        return Promise.reject(linkError('notFound', 'test'));
      },
      watch(appeared) {
        appear = appeared;
        return () => undefined;
      },
    };
    const { driver, listener } = recorder();
    new Connection(transport, driver, clock, listener).start();
    await clock.forward(8000);
    tries.length = 0;
    appear();
    await clock.forward(300);
    expect(tries).toEqual([8000, 8250]);
  });

  it('does not get in the way of a try under way when the device appears, and tries again behind it', async () => {
    const clock = handClock();
    const tries: number[] = [];
    let appear = (): void => undefined;
    let isThere = false;
    const transport: Transport = {
      address: 'test',
      async open() {
        tries.push(clock.now());
        const seen = isThere;
        await new Promise<void>((resolve) => void clock.after(500, resolve));
        if (!seen) throw linkError('notFound', 'test');
        return { write: () => Promise.resolve(), close: () => Promise.resolve() };
      },
      watch(appeared) {
        appear = appeared;
        return () => undefined;
      },
    };
    const { log, driver, listener } = recorder();
    new Connection(transport, driver, clock, listener).start();
    await clock.forward(800);
    isThere = true;
    appear();
    appear();
    await clock.forward(1000);
    expect(tries).toEqual([0, 750, 1250]);
    expect(log.filter((entry) => entry === 'attach')).toHaveLength(1);
  });

  it('listens to the newest link only', async () => {
    const clock = handClock();
    const listeners: LinkListener[] = [];
    const transport: Transport = {
      address: 'test',
      open(link) {
        listeners.push(link);
        return Promise.resolve({ write: () => Promise.resolve(), close: () => Promise.resolve() });
      },
    };
    const { log, driver, listener } = recorder();
    const connection = new Connection(transport, driver, clock, listener);
    connection.start();
    await settled();
    listeners[0]!.lost('lost');
    listeners[0]!.lost('lost');
    listeners[0]!.bytes(Buffer.from('stale'));
    await clock.forward(400);
    listeners[0]!.bytes(Buffer.from('stale'));
    listeners[0]!.lost('lost');
    listeners[1]!.bytes(Buffer.from('fresh'));
    expect(log).toEqual([
      'connecting',
      'connecting',
      'attach',
      'detach',
      'disconnected lost',
      'again',
      'connecting',
      'attach',
      'bytes fresh',
    ]);
    await connection.close();
    listeners[1]!.bytes(Buffer.from('late'));
    expect(log.at(-1)).toBe('detach');
  });

  it('lets the link go for a sleep, opens none meanwhile, and another one at once when awake', async () => {
    const clock = handClock();
    const opened: { listener: LinkListener; isClosed: boolean }[] = [];
    const transport: Transport = {
      address: 'test',
      open(link) {
        const entry = { listener: link, isClosed: false };
        opened.push(entry);
        return Promise.resolve({
          write: () => Promise.resolve(),
          close: () => Promise.resolve(void (entry.isClosed = true)),
        });
      },
    };
    const { log, driver, listener } = recorder();
    const connection = new Connection(transport, driver, clock, listener);
    connection.start();
    await settled();
    connection.sleep();
    connection.sleep();
    opened[0]!.listener.bytes(Buffer.from('stale'));
    opened[0]!.listener.lost('lost');
    await clock.forward(60_000);
    expect(opened.map(({ isClosed }) => isClosed)).toEqual([true]);
    expect(log).toEqual(['connecting', 'connecting', 'attach', 'detach', 'disconnected asleep']);
    connection.wake();
    await settled();
    opened[0]!.listener.bytes(Buffer.from('stale'));
    opened[1]!.listener.bytes(Buffer.from('fresh'));
    expect(log.slice(5)).toEqual(['again', 'connecting', 'attach', 'bytes fresh']);
    connection.wake();
    await settled();
    expect(opened.map(({ isClosed }) => isClosed)).toEqual([true, true, false]);
    await connection.close();
    connection.wake();
    await clock.forward(1000);
    expect(opened).toHaveLength(3);
  });

  it('reads nothing that lay in its line through a sleep', async () => {
    let link: LinkListener | null = null;
    const transport: Transport = {
      address: 'test',
      open(opened) {
        link = opened;
        return Promise.resolve({ write: () => Promise.resolve(), close: () => Promise.resolve() });
      },
    };
    const { log, driver, listener } = recorder();
    const connection: Connection = new Connection(transport, driver, handClock(), {
      ...listener,
      arrived: () => {
        connection.wake();
      },
    });
    connection.start();
    await settled();
    link!.bytes(Buffer.from('from before'));
    await settled();
    expect(log).not.toContain('bytes from before');
    expect(log.filter((entry) => entry === 'attach')).toHaveLength(2);
  });

  it('gives a link back that was opened too late', async () => {
    const clock = handClock();
    let open = (): void => undefined;
    let closed = 0;
    const transport: Transport = {
      address: 'test',
      open: () =>
        new Promise((resolve) => {
          open = () => {
            resolve({ write: () => Promise.resolve(), close: () => Promise.resolve(void (closed += 1)) });
          };
        }),
    };
    const { log, driver, listener } = recorder();
    const connection = new Connection(transport, driver, clock, listener);
    connection.start();
    await settled();
    await connection.close();
    open();
    await settled();
    expect(closed).toBe(1);
    expect(log).not.toContain('attach');
  });

  it('carries bytes both ways inside one process', async () => {
    const { log, driver, listener } = recorder();
    let cut = (): void => undefined;
    const transport = memoryTransport('echo', (send, cutLink) => {
      cut = cutLink;
      return { receive: send };
    });
    const connection = new Connection(
      transport,
      { ...driver, attach: (link) => void link.write(Buffer.from('hello'), 100) },
      systemClock,
      listener,
    );
    after(() => connection.close());
    connection.start();
    await expect.poll(() => log).toContain('bytes hello');
    cut();
    expect(log).toContain('disconnected lost');
  });
});

describe('a TCP link', () => {
  const silent = { bytes: () => undefined, lost: () => undefined };

  it('says notFound where nobody listens, and for a host that does not exist', async () => {
    const device = await scriptedDevice();
    await device.close();
    const signal = new AbortController().signal;
    expect(await tcpTransport('127.0.0.1', device.port).open(silent, signal).catch(reasonOf)).toBe('notFound');
    expect(await tcpTransport('no-such-host.invalid', 9100).open(silent, signal).catch(reasonOf)).toBe('notFound');
  });

  it('gives up connecting after its time, and when told to', async () => {
    const signal = new AbortController().signal;
    // 192.0.2.0/24 is for documentation: nobody answers there.
    expect(await tcpTransport('192.0.2.1', 9100, true, 100).open(silent, signal).catch(reasonOf)).toBe('notFound');
    const abort = new AbortController();
    const opening = tcpTransport('192.0.2.1', 9100).open(silent, abort.signal).catch(reasonOf);
    abort.abort();
    expect(await opening).toBe('lost');
  });

  it.each(['end', 'reset'] as const)('is lost once when the peer ends it (%s)', async (how) => {
    const device = await scriptedDevice();
    after(() => device.close());
    const lost: string[] = [];
    const link = await tcpTransport('127.0.0.1', device.port).open(
      { bytes: () => undefined, lost: (reason) => lost.push(reason) },
      new AbortController().signal,
    );
    await expect.poll(() => device.connections()).toBe(1);
    device.cut(how);
    await expect.poll(() => lost).toEqual(['lost']);
    expect(await link.write(Buffer.from('x'), 100).catch(reasonOf)).toBe('lost');
    await link.close();
    expect(lost).toHaveLength(1);
  });

  it('gives up a write that the peer does not take', async () => {
    const device = await scriptedDevice((_text, _say, socket) => socket.pause());
    after(() => device.close());
    const link = await tcpTransport('127.0.0.1', device.port).open(silent, new AbortController().signal);
    expect(await link.write(Buffer.alloc(64_000_000), 300).catch(reasonOf)).toBe('noReply');
    await link.close();
  });

  it('delivers everything written before it is closed, although the peer talks', async () => {
    const size = 2_000_000;
    const device = await scriptedDevice((_text, say) => {
      say('status');
    });
    after(() => device.close());
    const link = await tcpTransport('127.0.0.1', device.port).open(silent, new AbortController().signal);
    await link.write(Buffer.alloc(size, 0x41), 5000);
    await link.close();
    await expect.poll(() => device.heard().length).toBe(size);
  });
});

describe('reasons of system errors', () => {
  it.each([
    ['ENOENT', 'notFound'],
    ['EACCES', 'noPermission'],
    ['EBUSY', 'busy'],
    ['ECONNREFUSED', 'notFound'],
    ['EPIPE', 'lost'],
  ])('%s is %s', (code, reason) => {
    expect(systemReason(Object.assign(new Error('x'), { code }))).toBe(reason);
  });

  it.each([
    ['Error: No such file or directory, cannot open /dev/ttyUSB9', 'notFound'],
    ['Error: Permission denied, cannot open /dev/ttyUSB0', 'noPermission'],
    ['Error Resource temporarily unavailable Cannot lock port', 'busy'],
    ['Opening COM3: Access denied', 'noPermission'],
    ['Opening COM9: File not found', 'notFound'],
    ['Error: Invalid parity setting 2', 'refused'],
    ['whatever', 'lost'],
  ])('%s is %s', (message, reason) => {
    expect(systemReason(new Error(message))).toBe(reason);
  });
});
