import type { RequestInput } from '../../../shared/ipc/contract.ts';
import type { Entry, Found } from './deviceDraft.ts';

/** Devices plugged in that an entry may mean and that their sockets tell apart; none where nothing does. */
export function candidatesFor({ transport }: Entry, found: readonly Found[]): readonly Found[] {
  const usb = transport.kind === 'hid' || transport.kind === 'serial' ? transport.usb : undefined;
  if (usb === undefined) return [];
  const alike = found.filter(
    (device) =>
      device.transport === transport.kind &&
      device.usb?.vendorId === usb.vendorId &&
      device.usb.productId === usb.productId &&
      (usb.interfaceNumber ?? device.usb.interfaceNumber) === device.usb.interfaceNumber,
  );
  const sockets = alike.map((device) => device.usb?.socket ?? null);
  return sockets.includes(null) || new Set(sockets).size < sockets.length ? [] : alike;
}

/** The entry, from now on for the device in this socket: a serial number that several have tells nothing. */
export function chosen(entry: Entry, { usb, path }: Found): RequestInput<'devices.save'> {
  const { transport } = entry;
  if (!usb || (transport.kind !== 'hid' && transport.kind !== 'serial')) return entry;
  const meant = { ...usb, serial: null };
  return {
    ...entry,
    transport: transport.kind === 'hid' ? { kind: 'hid', usb: meant } : { ...transport, path, usb: meant },
  };
}
