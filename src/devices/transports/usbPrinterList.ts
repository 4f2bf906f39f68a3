import { readdir, readFile, realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Where Linux lists USB printers and where their device files are. */
export interface UsbPrinterRoots {
  readonly sys: string;
  readonly dev: string;
}

export const USB_PRINTER_ROOTS: UsbPrinterRoots = { sys: '/sys', dev: '/dev' };

/** A USB printer that is plugged in. Ids are 4 hexadecimal digits in lower case. */
export interface UsbPrinter {
  readonly path: string;
  readonly vendorId: string;
  readonly productId: string;
  readonly serialNumber: string | null;
  /** What it says by IEEE 1284: `MFG:Zebra ;CMD:ZPL;MDL:...`; null where the system doesn't tell. */
  readonly deviceId: string | null;
}

const text = async (path: string): Promise<string | null> => {
  try {
    return (await readFile(path, 'utf8')).trim();
  } catch {
    return null;
  }
};

/** Every printer of the kernel's usblp by its ids. Numbers skip those that other USB devices took, so a printer alone may be lp2. */
export async function findUsbPrinters(roots: UsbPrinterRoots = USB_PRINTER_ROOTS): Promise<UsbPrinter[]> {
  const folder = join(roots.sys, 'class/usbmisc');
  const names = await readdir(folder).catch(() => []);
  const found = names.filter((name) => /^lp\d+$/.test(name)).map((name) => printerAt(roots, folder, name));
  return (await Promise.all(found)).filter((printer) => printer !== null);
}

async function printerAt(roots: UsbPrinterRoots, folder: string, name: string): Promise<UsbPrinter | null> {
  // `device` is the interface; the ids are its parent's.
  const side = await realpath(join(folder, name, 'device')).catch(() => null);
  if (side === null) return null;
  const parent = dirname(side);
  const [vendorId, productId, serialNumber, deviceId] = await Promise.all([
    text(join(parent, 'idVendor')),
    text(join(parent, 'idProduct')),
    text(join(parent, 'serial')),
    text(join(side, 'ieee1284_id')),
  ]);
  if (vendorId === null || productId === null) return null;
  return {
    path: join(roots.dev, 'usb', name),
    vendorId: vendorId.toLowerCase(),
    productId: productId.toLowerCase(),
    serialNumber: serialNumber === '' ? null : serialNumber,
    deviceId: deviceId === '' ? null : deviceId,
  };
}
