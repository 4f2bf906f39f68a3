import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a USB device does, in the kernel's configfs words. */
export type GadgetFunction =
  | { readonly kind: 'acm' }
  | { readonly kind: 'hid'; readonly descriptor: Uint8Array; readonly reportBytes: number }
  | { readonly kind: 'printer'; readonly deviceId: string };

export interface GadgetOptions {
  readonly name: string;
  /** As `0922:8003`. */
  readonly ids: string;
  readonly product: string;
  /** Left out: a device without a serial number. */
  readonly serial?: string;
  /** Number of the port of the kernel's own USB host that it is plugged into. */
  readonly socket: number;
  readonly function: GadgetFunction;
}

/** A USB device of the guest's kernel, plugged into the guest's own USB host: enumerated, driven and pulled like a real one. */
export interface Gadget {
  /** The device's own end of its wire: `/dev/ttyGS0`, `/dev/hidg0`, `/dev/g_printer0`. */
  readonly end: string;
  plug(): void;
  unplug(): void;
}

const CONFIGFS = '/sys/kernel/config/usb_gadget';

/** Makes a device that is not plugged in yet (Linux, Documentation/usb/gadget_configfs.rst). */
export function createGadget(options: GadgetOptions): Gadget {
  const base = join(CONFIGFS, options.name);
  const put = (path: string, value: string | Uint8Array): void => {
    writeFileSync(join(base, path), value);
  };
  const folder = (path: string): void => void mkdirSync(join(base, path), { recursive: true });
  const [vendor = '', product = ''] = options.ids.split(':');
  folder('strings/0x409');
  put('idVendor', `0x${vendor}`);
  put('idProduct', `0x${product}`);
  put('bcdUSB', '0x0200');
  put('strings/0x409/manufacturer', 'Bench');
  put('strings/0x409/product', options.product);
  if (options.serial !== undefined) put('strings/0x409/serialnumber', options.serial);
  const place = `functions/${options.function.kind}.${options.name}`;
  folder(place);
  if (options.function.kind === 'hid') {
    put(`${place}/report_length`, String(options.function.reportBytes));
    put(`${place}/report_desc`, options.function.descriptor);
  } else if (options.function.kind === 'printer') {
    put(`${place}/pnp_string`, options.function.deviceId);
  }
  folder('configs/c.1/strings/0x409');
  symlinkSync(join(base, place), join(base, 'configs/c.1', options.function.kind));
  return {
    end: endOf(options.function.kind, join(base, place)),
    plug: () => {
      put('UDC', `dummy_udc.${options.socket.toString()}`);
    },
    unplug: () => {
      put('UDC', '\n');
    },
  };
}

// Printers are numbered in the order in which they were made, and none is ever taken away.
let printers = 0;

function endOf(kind: GadgetFunction['kind'], folder: string): string {
  if (kind === 'acm') return `/dev/ttyGS${readFileSync(join(folder, 'port_num'), 'utf8').trim()}`;
  if (kind === 'printer') return `/dev/g_printer${(printers++).toString()}`;
  const [, minor = ''] = readFileSync(join(folder, 'dev'), 'utf8').trim().split(':');
  return `/dev/hidg${minor}`;
}

/** True in a guest whose kernel can be such devices. */
export const hasGadgets = (): boolean => existsSync(CONFIGFS);
