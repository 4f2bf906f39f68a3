import type { TransportConfig } from '../config.ts';
import { hidTransport } from './hid.ts';
import { serialTransport } from './serial.ts';
import { tcpTransport } from './tcp.ts';
import type { Transport } from './transport.ts';

/** The transport of a device's configuration; null for a keyboard, which the window reads. */
export function transportOf(config: TransportConfig): Transport | null {
  if (config.kind === 'tcp') return tcpTransport(config.host, config.port);
  if (config.kind === 'hid') return hidTransport(config.usb);
  return config.kind === 'serial' ? serialTransport(config) : null;
}
