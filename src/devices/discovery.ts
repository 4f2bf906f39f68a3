import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { StationError } from '../shared/errors.ts';
import { usableSerial, type UsbIdentity } from './identity.ts';
import { knownDevice, knownPrinter, type KnownDevice } from './knownDevices.ts';
import { listHid, type HidInfo } from './transports/hid.ts';
import { findUsbPrinters, type UsbPrinter } from './transports/usbPrinterList.ts';
import { listSerialPorts, type SerialPortInfo } from './transports/usbSerial.ts';

/** One way into a device that is plugged in. */
export interface FoundDevice {
  readonly transport: 'serial' | 'hid' | 'usb';
  readonly path: string;
  /** What it calls itself, or what is known of its kind. */
  readonly name: string | null;
  /** Null for a port that is built in: only its name tells it from others. */
  readonly usb: UsbIdentity | null;
  readonly known: KnownDevice | null;
  /** False when this user may not open it. */
  readonly isAllowed: boolean;
  /** True when another one plugged in can't be told from it. */
  readonly isAmbiguous: boolean;
}

/** What was found, and which ways could not be looked into. */
export interface Discovery {
  readonly devices: readonly FoundDevice[];
  readonly missing: readonly ('serial' | 'hid')[];
}

interface Ways {
  readonly serial: () => Promise<SerialPortInfo[]>;
  readonly hid: () => Promise<HidInfo[]>;
  readonly printers: () => Promise<UsbPrinter[]>;
}

const WAYS: Ways = { serial: listSerialPorts, hid: () => listHid(), printers: () => findUsbPrinters() };

/** The devices plugged into this machine. Opens none and sends nothing to any. */
export async function discover(ways: Ways = WAYS): Promise<Discovery> {
  const [serial, hid, printers] = await Promise.all([listed(ways.serial), listed(ways.hid), listed(ways.printers)]);
  const found: Found[] = [
    ...(serial ?? []).map(({ path, maker, usb }): Found => {
      const known = usb && knownDevice(usb.vendorId, usb.productId, null);
      return { transport: 'serial', path, usb, known, name: maker };
    }),
    // A keyboard's or mouse's interfaces are no devices of a bench.
    ...(hid ?? []).filter(isForBench).map(({ path, name, usb, usagePage }): Found => {
      return { transport: 'hid', path, usb, known: knownDevice(usb.vendorId, usb.productId, usagePage), name };
    }),
    ...(printers ?? []).map(printerFound),
  ];
  const devices = await Promise.all(
    found.map(async (device): Promise<FoundDevice> => {
      const twins = found.filter((other) => isTwin(device, other));
      const name = device.name ?? device.known?.name ?? null;
      return { ...device, name, isAllowed: await isOpenable(device.path), isAmbiguous: twins.length > 1 };
    }),
  );
  const missing = [...(serial ? [] : (['serial'] as const)), ...(hid ? [] : (['hid'] as const))];
  return { devices, missing };
}

/** Null where the way itself is missing: a library or a tool of the system. */
async function listed<T>(list: () => Promise<T[]>): Promise<T[] | null> {
  try {
    return await list();
  } catch (error) {
    if (error instanceof StationError || isSystemError(error)) return null;
    throw error;
  }
}

const isSystemError = (error: unknown): boolean => error instanceof Error && 'code' in error;

// Scales, scanners and what their makers define (from 0xff00 on).
const isForBench = ({ usagePage, usb }: HidInfo): boolean =>
  usagePage === 0x8c ||
  usagePage === 0x8d ||
  (usagePage ?? 0) >= 0xff00 ||
  knownDevice(usb.vendorId, usb.productId, usagePage) !== null;

type Found = Omit<FoundDevice, 'isAllowed' | 'isAmbiguous'>;

function printerFound({ path, vendorId, productId, serialNumber, deviceId }: UsbPrinter): Found {
  const known = knownPrinter(deviceId);
  const serial = usableSerial(serialNumber, vendorId, process.platform);
  const usb = { vendorId, productId, serial, interfaceNumber: null, socket: null };
  return { transport: 'usb', path, usb, known, name: known.name };
}

/** True when nothing tells them apart: reached in the same way, and all that is known of them is the same. */
function isTwin(a: Found, b: Found): boolean {
  if (a.transport !== b.transport || a.usb === null || b.usb === null) return false;
  const { usb } = b;
  return Object.entries(a.usb).every(([name, value]) => usb[name as keyof UsbIdentity] === value);
}

async function isOpenable(path: string): Promise<boolean> {
  // Windows asks nobody's leave for a port.
  if (!path.startsWith('/')) return true;
  return access(path, constants.R_OK | constants.W_OK).then(
    () => true,
    () => false,
  );
}
