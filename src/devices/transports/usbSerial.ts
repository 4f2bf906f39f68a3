import { readdir, readFile, realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { SerialPort } from 'serialport';
import { usableSerial, type UsbCandidate } from '../identity.ts';

/** A serial port behind USB, or (`usb` null) one that is built in. */
export interface SerialPortInfo {
  readonly path: string;
  readonly maker: string | null;
  readonly usb: UsbCandidate['usb'] | null;
}

/** Where Linux lists serial ports and where their device files are. */
export interface SerialRoots {
  readonly sys: string;
  readonly dev: string;
}

export const SERIAL_ROOTS: SerialRoots = { sys: '/sys', dev: '/dev' };

/** The serial ports of this machine. Throws what the system says when it can't list them. */
export const listSerialPorts = (
  platform: NodeJS.Platform = process.platform,
  roots: SerialRoots = SERIAL_ROOTS,
): Promise<SerialPortInfo[]> => (platform === 'linux' ? listLinux(roots) : listElsewhere(platform));

// `USB\VID_0403&PID_6010&MI_01\7&1`
const INTERFACE = /&MI_([0-9a-f]{2})/i;

async function listElsewhere(platform: NodeJS.Platform): Promise<SerialPortInfo[]> {
  return (await SerialPort.list()).map(
    ({ path, manufacturer, vendorId, productId, serialNumber, pnpId, locationId }) => {
      const vendor = hexOf(vendorId);
      const product = hexOf(productId);
      const maker = manufacturer ?? null;
      if (vendor === null || product === null) return { path, maker, usb: null };
      const [, digits] = INTERFACE.exec(pnpId ?? '') ?? [];
      return {
        path,
        maker,
        usb: {
          vendorId: vendor,
          productId: product,
          serial: usableSerial(serialNumber, vendor, platform),
          interfaceNumber: digits === undefined ? null : Number.parseInt(digits, 16),
          socket: locationId ?? null,
        },
      };
    },
  );
}

/**
 * The kernel's own list. The library asks `udevadm` instead, which reads every device of the machine, and knows a port only a while after
 * it is there: a scale plugged in again would wait for it.
 */
async function listLinux(roots: SerialRoots): Promise<SerialPortInfo[]> {
  const folder = join(roots.sys, 'class/tty');
  const names = (await readdir(folder)).filter((name) => /^tty(?:USB|ACM|AMA|S)\d+$/.test(name));
  const sockets = await linuxSockets(roots);
  const ports = await Promise.all(names.map((name) => portAt(roots, join(folder, name), name, sockets)));
  return ports.filter((port) => port !== null);
}

async function portAt(
  { dev }: SerialRoots,
  folder: string,
  name: string,
  sockets: ReadonlyMap<string, string>,
): Promise<SerialPortInfo | null> {
  const path = join(dev, name);
  const side = await realpath(join(folder, 'device')).catch(() => null);
  // A name of a built-in port that has no chip behind it is of type 0.
  if (side === null || (await text(join(folder, 'type'))) === '0') return null;
  const device = await usbDeviceOf(side);
  if (device === null) return { path, maker: null, usb: null };
  return { path, maker: device.maker, usb: { ...device.usb, socket: sockets.get(path) ?? null } };
}

// A converter's port lies in its interface, a modem's port is the interface itself.
const INTERFACE_LEVELS = 2;

async function usbDeviceOf(
  side: string,
): Promise<(Pick<SerialPortInfo, 'maker'> & { usb: UsbCandidate['usb'] }) | null> {
  let folder = side;
  for (let level = 0; level < INTERFACE_LEVELS; level += 1, folder = dirname(folder)) {
    const digits = await text(join(folder, 'bInterfaceNumber'));
    if (digits === null) continue;
    const device = dirname(folder);
    const [vendor, product, serial, maker] = await Promise.all(
      ['idVendor', 'idProduct', 'serial', 'manufacturer'].map((name) => text(join(device, name))),
    );
    const [vendorId, productId] = [hexOf(vendor ?? undefined), hexOf(product ?? undefined)];
    // Pulled while it was read.
    if (vendorId === null || productId === null) return null;
    const interfaceNumber = Number.parseInt(digits, 16);
    return {
      maker: maker ?? null,
      usb: { vendorId, productId, serial: usableSerial(serial, vendorId, 'linux'), interfaceNumber, socket: null },
    };
  }
  return null;
}

/** Where each port is plugged in, in udev's words; empty where there is no udev. */
async function linuxSockets({ dev }: SerialRoots): Promise<Map<string, string>> {
  const folder = join(dev, 'serial/by-path');
  const names = await readdir(folder).catch((): string[] => []);
  const found = await Promise.all(
    names.map(async (name): Promise<[string, string]> => [await realpath(join(folder, name)).catch(() => ''), name]),
  );
  return new Map(found);
}

async function text(path: string): Promise<string | null> {
  try {
    return (await readFile(path, 'utf8')).trim();
  } catch {
    return null;
  }
}

const hexOf = (digits: string | undefined): string | null =>
  digits !== undefined && /^[0-9a-f]{1,4}$/i.test(digits) ? digits.toLowerCase().padStart(4, '0') : null;
