import { createRequire } from 'node:module';
import type { Device } from 'node-hid';
import { findUsb, usableSerial, usbText, type UsbCandidate, type WantedUsb } from '../identity.ts';
import { watchNodes } from './nodeWatch.ts';
import { linkError, systemReason, withDeadline, type Link, type LinkListener, type Transport } from './transport.ts';

const OPEN_MS = 3000;
const CLOSE_MS = 1000;

/** One USB HID interface that is plugged in. */
export interface HidInfo extends UsbCandidate {
  readonly name: string | null;
  readonly usagePage: number | null;
}

/** What is used of `node-hid`. */
export interface HidLibrary {
  devicesAsync(): Promise<readonly HidEntry[]>;
  readonly HIDAsync: { open(path: string): Promise<HidPort> };
}

type HidEntry = Pick<
  Device,
  'vendorId' | 'productId' | 'path' | 'serialNumber' | 'product' | 'interface' | 'usagePage'
>;

interface HidPort {
  on(event: 'data', take: (report: Uint8Array) => void): unknown;
  on(event: 'error', take: (error: unknown) => void): unknown;
  write(report: Buffer): Promise<number>;
  close(): Promise<void>;
}

/** The library, loaded when it is first needed: it wants system libraries that a station without such devices need not have. */
export function loadHid(): HidLibrary {
  try {
    return createRequire(import.meta.url)('node-hid') as HidLibrary;
  } catch (error) {
    throw linkError('driverMissing', 'hid', error);
  }
}

/** The HID interfaces of this machine. Throws StationError device.driverMissing where the library can't be loaded. */
export async function listHid(
  library: HidLibrary = loadHid(),
  platform: NodeJS.Platform = process.platform,
): Promise<HidInfo[]> {
  const hex = (id: number): string => id.toString(16).padStart(4, '0');
  let entries: readonly HidEntry[];
  try {
    entries = await library.devicesAsync();
  } catch (error) {
    // Its native part is loaded only now.
    throw linkError('driverMissing', 'hid', error);
  }
  return entries.flatMap((entry) => {
    if (entry.path === undefined) return [];
    const vendorId = hex(entry.vendorId);
    return {
      path: entry.path,
      name: entry.product ?? null,
      usagePage: entry.usagePage ?? null,
      usb: {
        vendorId,
        productId: hex(entry.productId),
        serial: usableSerial(entry.serialNumber, vendorId, platform),
        interfaceNumber: entry.interface < 0 ? null : entry.interface,
        socket: null,
      },
    };
  });
}

/** A device of whole reports, found by what it is and never by a path; each chunk of bytes is one report, its number first where it has one. */
export function hidTransport(wanted: WantedUsb, load: () => HidLibrary = loadHid): Transport {
  const address = `hid:${usbText(wanted)}`;
  return {
    address,
    async open(listener, signal) {
      const library = load();
      const found = findUsb(wanted, await withDeadline(listHid(library), OPEN_MS, address));
      if (found.kind === 'none') throw linkError('notFound', address);
      if (found.kind === 'several') throw linkError('ambiguous', address);
      const port = await openPort(library, found.device.path, address);
      if (signal.aborted) {
        await port.close();
        throw linkError('lost', address);
      }
      return hidLink(port, address, listener);
    },
    watch: watchHid,
  };
}

async function openPort(library: HidLibrary, path: string, address: string): Promise<HidPort> {
  const opening = library.HIDAsync.open(path);
  try {
    return await withDeadline(opening, OPEN_MS, address);
  } catch (error) {
    // An opening that comes late must not keep the device.
    opening.then(
      (late) => late.close(),
      () => undefined,
    );
    // The library says only that it can't open it: on Linux that is a missing rule for its node.
    throw systemReason(error) === 'lost' ? linkError('noPermission', address, error) : error;
  }
}

function hidLink(port: HidPort, address: string, listener: LinkListener): Link {
  let isOver = false;
  let closing: Promise<void> | null = null;
  port.on('data', (report) => {
    if (!isOver) listener.bytes(report);
  });
  // A device that was pulled says `error`, without words and without a `close` after it.
  port.on('error', () => {
    if (isOver) return;
    isOver = true;
    listener.lost('lost');
  });
  return {
    async write(bytes, deadlineMs) {
      if (isOver) throw linkError('lost', address);
      try {
        await withDeadline(port.write(Buffer.from(bytes)), deadlineMs, address);
      } catch (error) {
        throw systemReason(error) === 'lost' ? linkError('lost', address, error) : error;
      }
    },
    async close() {
      isOver = true;
      // The old handle must be given back, or the device comes again under another number.
      closing ??= withDeadline(port.close(), CLOSE_MS, address).catch(() => undefined);
      await closing;
    },
  };
}

/** Calls `appeared` when a HID node comes. On Windows, which has no folder of them, the tries with back-off find it. */
function watchHid(appeared: () => void): () => void {
  const watcher =
    process.platform === 'win32' ? null : watchNodes('/dev', (name) => name.startsWith('hidraw'), appeared);
  return () => watcher?.close();
}
