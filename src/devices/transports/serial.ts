import { existsSync, watch } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { SerialPort } from 'serialport';
import type { SerialSettings } from '../config.ts';
import { findUsb, type UsbCandidate, type WantedUsb } from '../identity.ts';
import { watchNodes } from './nodeWatch.ts';
import {
  linkError,
  systemReason,
  withDeadline,
  type Link,
  type LinkListener,
  type LinkReason,
  type Transport,
} from './transport.ts';
import { listSerialPorts, SERIAL_ROOTS, type SerialRoots } from './usbSerial.ts';

const OPEN_MS = 3000;
const CLOSE_MS = 1000;

/** A device at a serial port, real or pseudo. The port is locked: a second opener is told `busy`. */
export function serialTransport(settings: SerialSettings, roots: SerialRoots = SERIAL_ROOTS): Transport {
  const address = `serial:${settings.path}`;
  return {
    address,
    async open(listener, signal) {
      const path = settings.usb ? await pathOf(settings.usb, roots, address) : settings.path;
      const port = await opened({ ...settings, path }, address, signal);
      return serialLink(port, address, listener, watchIdentity(path, await identityOf(path)));
    },
    // A device that is known by what it is may come back under any name.
    watch: (appeared) => (settings.usb ? watchFolder(roots.dev, appeared) : watchPath(settings.path, appeared)),
  };
}

/** Where the adapter or device that is meant is plugged in now. */
async function pathOf(usb: WantedUsb, roots: SerialRoots, address: string): Promise<string> {
  const ports = await withDeadline(listSerialPorts(process.platform, roots), OPEN_MS, address);
  const plugged = ports.flatMap((port): UsbCandidate[] => (port.usb ? [{ path: port.path, usb: port.usb }] : []));
  const found = findUsb(usb, plugged);
  if (found.kind === 'one') return found.device.path;
  throw linkError(found.kind === 'none' ? 'notFound' : 'ambiguous', address);
}

async function opened(settings: SerialSettings, address: string, signal: AbortSignal): Promise<SerialPort> {
  const { path, baudRate, dataBits, parity, stopBits } = settings;
  const port = new SerialPort({ path, baudRate, dataBits, parity, stopBits, lock: true, autoOpen: false });
  // Errors after a failed or given up opening are of no interest.
  port.on('error', () => undefined);
  const opening = new Promise<void>((resolve, reject) => {
    port.open((error) => {
      if (error === null) resolve();
      else reject(linkError(systemReason(error), address, error));
    });
  });
  try {
    await withDeadline(opening, OPEN_MS, address);
    if (!signal.aborted) return port;
  } catch (error) {
    // An opening that comes late must not keep the port.
    opening.then(
      () => {
        port.close();
      },
      () => undefined,
    );
    throw error;
  }
  port.close();
  throw linkError('lost', address);
}

function serialLink(
  port: SerialPort,
  address: string,
  listener: LinkListener,
  whenReplaced: (lost: () => void) => () => void,
): Link {
  let isOver = false;
  const lost = (reason: LinkReason): void => {
    if (isOver) return;
    isOver = true;
    unwatch();
    listener.lost(reason);
  };
  const unwatch = whenReplaced(() => {
    lost('lost');
  });
  port.on('data', (chunk: Uint8Array) => {
    if (!isOver) listener.bytes(chunk);
  });
  port.on('close', () => {
    lost('lost');
  });
  port.on('error', () => {
    // A port that failed may stay open: the link is over and gives it back.
    lost('lost');
  });
  return {
    async write(bytes, deadlineMs) {
      if (isOver) throw linkError('lost', address);
      const taken = new Promise<void>((resolve, reject) => {
        port.write(Buffer.from(bytes), (error) => {
          if (error) reject(linkError('lost', address, error));
        });
        port.drain((error) => {
          if (error) reject(linkError('lost', address, error));
          else resolve();
        });
      });
      await withDeadline(taken, deadlineMs, address);
    },
    async close() {
      isOver = true;
      unwatch();
      if (!port.isOpen) return;
      const closed = new Promise<void>((resolve) => {
        port.close(() => {
          resolve();
        });
      });
      await withDeadline(closed, CLOSE_MS, address).catch(() => undefined);
    },
  };
}

const IDENTITY_MS = 500;

/** What tells one plugging in from the next; null when nothing is there. */
async function identityOf(path: string): Promise<string | null> {
  if (process.platform === 'win32') return path;
  try {
    const { ino, rdev, ctimeMs } = await stat(path);
    return `${ino.toString()}/${rdev.toString()}/${ctimeMs.toString()}`;
  } catch {
    return null;
  }
}

/**
 * Calls `lost` when the port at a path is not the one it was. The library misses a hang-up that falls into a read: read() then answers
 * 0 bytes for ever, no event comes and one core is busy, until the port is closed.
 */
function watchIdentity(path: string, identity: string | null): (lost: () => void) => () => void {
  return (lost) => {
    const timer = setInterval(() => {
      void identityOf(path).then((now) => {
        if (now !== identity) lost();
      });
    }, IDENTITY_MS);
    return () => {
      clearInterval(timer);
    };
  };
}

// The kernel makes a node first; who may open it and where it is plugged in udev says a moment later.
const SETTLE_MS = 60;

/** Calls `appeared` when a serial node comes: at once and again when the system has had time to settle it. */
function watchFolder(folder: string, appeared: () => void): () => void {
  if (process.platform === 'win32') return () => undefined;
  let timer: NodeJS.Timeout | undefined;
  const isPort = (name: string): boolean => /^tty(?:USB|ACM|AMA|S)/.test(name);
  const watcher = watchNodes(folder, isPort, () => {
    appeared();
    clearTimeout(timer);
    timer = setTimeout(appeared, SETTLE_MS);
  });
  return () => {
    clearTimeout(timer);
    watcher?.close();
  };
}

const REWATCH_MS = 1000;

/**
 * Watches the folder of a device path, so that a port that comes back is opened at once and not at the next try. The folder itself may
 * come and go: /dev/serial/by-id is there only while an adapter is plugged in.
 */
function watchPath(path: string, appeared: () => void): () => void {
  // Windows has no folder of ports: there the tries with back-off find the port.
  if (process.platform === 'win32') return () => undefined;
  const folder = dirname(path);
  let stop = (): void => undefined;
  const later = (): void => {
    stop();
    const timer = setTimeout(() => {
      start();
      if (existsSync(path)) appeared();
    }, REWATCH_MS);
    stop = () => {
      clearTimeout(timer);
    };
  };
  const start = (): void => {
    try {
      const watcher = watch(folder, (event, name) => {
        // Whatever is written to any device of the folder is told as `change`: only coming and going counts.
        if (event !== 'rename') return;
        if (name === basename(path)) appeared();
        // A watched folder that was removed says its own name and then nothing more.
        else if (!existsSync(folder)) later();
      });
      watcher.on('error', later);
      stop = () => {
        watcher.close();
      };
    } catch {
      later();
    }
  };
  start();
  return () => {
    stop();
  };
}
