import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { StationError } from '../shared/errors.ts';
import type { UsbIdentity } from './identity.ts';
import { knownDevice, type KnownDevice } from './knownDevices.ts';
import { listHid, type HidInfo } from './transports/hid.ts';
import { listSerialPorts, type SerialPortInfo } from './transports/usbSerial.ts';

/** One way into a device that is plugged in. */
export interface FoundDevice {
  readonly transport: 'serial' | 'hid';
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

/** The devices plugged into this machine. Opens none and sends nothing to any. */
export async function discover(
  ways: { readonly serial: () => Promise<SerialPortInfo[]>; readonly hid: () => Promise<HidInfo[]> } = {
    serial: listSerialPorts,
    hid: () => listHid(),
  },
): Promise<Discovery> {
  const [serial, hid] = await Promise.all([listed(ways.serial), listed(ways.hid)]);
  const found = [
    ...(serial ?? []).map((port) => ({ ...port, transport: 'serial' as const, name: port.maker, usagePage: null })),
    // A keyboard's or mouse's interfaces are no devices of a bench.
    ...(hid ?? []).filter(isForBench).map((port) => ({ ...port, transport: 'hid' as const })),
  ];
  const devices = await Promise.all(
    found.map(async ({ transport, path, name, usb, usagePage }): Promise<FoundDevice> => {
      const known = usb && knownDevice(usb.vendorId, usb.productId, usagePage);
      const twins = found.filter(
        (other) => other.transport === transport && usb && other.usb && isTwin(usb, other.usb),
      );
      const isAllowed = await isOpenable(path);
      return {
        transport,
        path,
        name: name ?? known?.name ?? null,
        usb,
        known,
        isAllowed,
        isAmbiguous: twins.length > 1,
      };
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

const isTwin = (a: UsbIdentity, b: UsbIdentity): boolean =>
  a.vendorId === b.vendorId &&
  a.productId === b.productId &&
  a.serial === b.serial &&
  a.interfaceNumber === b.interfaceNumber &&
  a.socket === b.socket;

async function isOpenable(path: string): Promise<boolean> {
  // Windows asks nobody's leave for a port.
  if (!path.startsWith('/')) return true;
  return access(path, constants.R_OK | constants.W_OK).then(
    () => true,
    () => false,
  );
}
