import { readdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { SerialPort } from 'serialport';
import { usableSerial, type UsbCandidate } from '../identity.ts';

/** A serial port behind USB, or (`usb` null) one that is built in. */
export interface SerialPortInfo {
  readonly path: string;
  readonly maker: string | null;
  readonly usb: UsbCandidate['usb'] | null;
}

// `usb-FTDI_FT232R_A50285BI-if00-port0` on Linux, `USB\VID_0403&PID_6010&MI_01\7&1` on Windows.
const INTERFACE = /-if([0-9a-f]{2})(?:-|$)|&MI_([0-9a-f]{2})/i;

/** The serial ports of this machine. Throws what the system says when it can't list them. */
export async function listSerialPorts(platform: NodeJS.Platform = process.platform): Promise<SerialPortInfo[]> {
  const ports = await SerialPort.list();
  const sockets = platform === 'linux' ? await linuxSockets() : new Map<string, string>();
  return ports.map(({ path, manufacturer, vendorId, productId, serialNumber, pnpId, locationId }) => {
    const vendor = hexOf(vendorId);
    const product = hexOf(productId);
    const maker = manufacturer ?? null;
    if (vendor === null || product === null) return { path, maker, usb: null };
    const [, linux, windows] = INTERFACE.exec(pnpId ?? '') ?? [];
    const digits = linux ?? windows;
    return {
      path,
      maker,
      usb: {
        vendorId: vendor,
        productId: product,
        serial: usableSerial(serialNumber, vendor, platform),
        interfaceNumber: digits === undefined ? null : Number.parseInt(digits, 16),
        socket: locationId ?? sockets.get(path) ?? null,
      },
    };
  });
}

const BY_PATH = '/dev/serial/by-path';

/** Where each port is plugged in; the library does not say that on Linux. */
async function linuxSockets(): Promise<Map<string, string>> {
  const names = await readdir(BY_PATH).catch((): string[] => []);
  const found = await Promise.all(
    names.map(async (name): Promise<[string, string]> => [await realpath(join(BY_PATH, name)).catch(() => ''), name]),
  );
  return new Map(found);
}

const hexOf = (text: string | undefined): string | null =>
  text !== undefined && /^[0-9a-f]{1,4}$/i.test(text) ? text.toLowerCase().padStart(4, '0') : null;
