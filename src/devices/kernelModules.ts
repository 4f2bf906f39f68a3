import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Need } from './need.ts';

/** Drivers of serial converters by their maker (usb.ids); the interface's class tells the others. */
const BY_VENDOR: Readonly<Record<string, string>> = {
  '0403': 'ftdi_sio',
  '067b': 'pl2303',
  '10c4': 'cp210x',
  '1a86': 'ch341',
};

/** Drivers by the class of an interface (USB-IF: 02 communications, 03 HID, 07 printer). */
const BY_CLASS: Readonly<Record<string, string>> = { '02': 'cdc_acm', '03': 'usbhid', '07': 'usblp' };
const MAKERS_OWN = 'ff';

/** Interfaces of USB devices that no driver has taken, by what sysfs says of each; a printer that CUPS holds looks like one for a moment. */
export async function missingModules(root: string): Promise<Need[]> {
  const folder = join(root, 'sys/bus/usb/devices');
  const names = await readdir(folder).catch(() => []);
  const needs = await Promise.all(names.filter((name) => name.includes(':')).map((name) => needOf(folder, name)));
  // A device of several interfaces needs its driver once.
  const seen = new Set<string>();
  return needs.flatMap((need) => {
    if (need === null || seen.has(`${need.module} ${need.device}`)) return [];
    seen.add(`${need.module} ${need.device}`);
    return [need];
  });
}

async function needOf(folder: string, name: string): Promise<Extract<Need, { kind: 'module' }> | null> {
  const device = join(folder, name.split(':')[0] ?? '');
  const [vendor, interfaceClass, hasDriver] = await Promise.all([
    word(join(device, 'idVendor')),
    word(join(folder, name, 'bInterfaceClass')),
    lstat(join(folder, name, 'driver')).then(
      () => true,
      () => false,
    ),
  ]);
  const module = interfaceClass === MAKERS_OWN ? BY_VENDOR[vendor] : BY_CLASS[interfaceClass];
  if (hasDriver || module === undefined) return null;
  const [product, maker, productId] = await Promise.all(
    ['product', 'manufacturer', 'idProduct'].map((file) => word(join(device, file))),
  );
  const called = product || maker || `${vendor}:${productId ?? ''}`;
  return { kind: 'module', module, device: called, commands: [`sudo modprobe ${module}`] };
}

const word = (path: string): Promise<string> =>
  readFile(path, 'utf8').then(
    (text) => text.trim(),
    () => '',
  );
