import type { TransportConfig } from '../config.ts';
import { cupsTransport } from './cups.ts';
import { hidTransport } from './hid.ts';
import { serialTransport } from './serial.ts';
import { tcpTransport } from './tcp.ts';
import type { Transport } from './transport.ts';
import { usbPrinterTransport } from './usbPrinter.ts';
import { winspoolTransport } from './winspool.ts';

/** The transport of a device's configuration; null for a keyboard, which the window reads. `mayStall`: the device may take no bytes for long and be well. */
export function transportOf(config: TransportConfig, mayStall = true): Transport | null {
  if (config.kind === 'tcp') return tcpTransport(config.host, config.port, mayStall);
  if (config.kind === 'hid') return hidTransport(config.usb);
  if (config.kind === 'usb' || config.kind === 'lp') return usbPrinterTransport(config);
  if (config.kind === 'cups') return cupsTransport(config.queue);
  if (config.kind === 'spooler') return winspoolTransport(config.queue);
  return config.kind === 'serial' ? serialTransport(config) : null;
}
