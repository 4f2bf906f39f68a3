import { addressOf } from '../devices/config.ts';
import { usbText } from '../devices/identity.ts';
import type { DeviceEntry } from '../shared/config.ts';

/** Which device an entry means, whatever its port is called today: by USB identity, else by address. */
export function identityOf({ transport }: Pick<DeviceEntry, 'transport'>): string {
  const usb = transport.kind === 'hid' || transport.kind === 'serial' ? transport.usb : undefined;
  if (usb === undefined) return addressOf(transport as Parameters<typeof addressOf>[0]);
  const place = (usb.serial ?? null) === null && usb.socket ? `@${usb.socket}` : '';
  const { vendorId, productId, serial = null } = usb;
  return `usb:${usbText({ vendorId, productId, serial })}${place}`;
}
