/** What tells one USB device from every other, whatever name the system gave its port. Hex digits in lower case, four each. */
export interface UsbIdentity {
  readonly vendorId: string;
  readonly productId: string;
  /** The maker's serial number as `usableSerial` gives it; null where it tells nothing. */
  readonly serial: string | null;
  /** The interface of a device that has several; null where it has one, or the system does not say. */
  readonly interfaceNumber: number | null;
  /** The socket it is plugged into, in the system's words; null where the system does not say. */
  readonly socket: string | null;
}

/** The device that a configuration means: without a serial number the socket tells like adapters apart. */
export type WantedUsb = Pick<UsbIdentity, 'vendorId' | 'productId'> &
  Partial<Pick<UsbIdentity, 'serial' | 'interfaceNumber' | 'socket'>>;

// Makers who give every device the same one.
const MEANINGLESS = new Set(['', '0', '5', '0000', '00000000', '123456', '0123456789', '0123456789ABCDEF', 'UNKNOWN']);
const FTDI = '0403';

/**
 * A serial number as it may be compared: upper case, trimmed, without the letter of the channel that Windows adds to FTDI's; null where
 * it is one that many devices have.
 */
export function usableSerial(
  serial: string | null | undefined,
  vendorId: string,
  platform: NodeJS.Platform,
): string | null {
  // A control character in it is a fault of the device, not part of its number.
  const tidy = [...(serial ?? '')].filter((letter) => letter >= ' ' && letter !== '\u007f');
  const plain = tidy.join('').trim().toUpperCase();
  const own = platform === 'win32' && vendorId === FTDI && plain.length > 8 ? plain.replace(/[A-D]$/, '') : plain;
  return MEANINGLESS.has(own) || /^0*$/.test(own) ? null : own;
}

/** What is plugged in, with the device that it is. */
export interface UsbCandidate {
  readonly path: string;
  readonly usb: UsbIdentity;
}

/** The device that is meant among those plugged in. `several`: they can't be told apart, so none is opened. */
export type Found<T> =
  | { readonly kind: 'one'; readonly device: T }
  | { readonly kind: 'none' }
  | { readonly kind: 'several'; readonly devices: readonly T[] };

/**
 * Finds a device by vendor, product, serial number and interface; where no serial number is known, by the socket. A device whose serial
 * number is another never stands in for it, nor does one in another socket: a twin scale would weigh another bench's parcel.
 */
export function findUsb<T extends UsbCandidate>(wanted: WantedUsb, plugged: readonly T[]): Found<T> {
  const isSame = ({ usb }: T): boolean =>
    usb.vendorId === wanted.vendorId &&
    usb.productId === wanted.productId &&
    agree(wanted.interfaceNumber, usb.interfaceNumber);
  const alike = plugged.filter(isSame);
  const serial = wanted.serial ?? null;
  if (serial !== null) return only(alike.filter(({ usb }) => usb.serial === serial));
  const socket = wanted.socket ?? null;
  return only(socket === null ? alike : alike.filter(({ usb }) => usb.socket === socket));
}

/** Interfaces agree unless both are known and differ. */
const agree = (wanted: number | null | undefined, found: number | null): boolean =>
  (wanted ?? null) === null || found === null || wanted === found;

function only<T>(devices: readonly T[]): Found<T> {
  const [device, ...others] = devices;
  if (device === undefined) return { kind: 'none' };
  return others.length === 0 ? { kind: 'one', device } : { kind: 'several', devices };
}

/** As people write it: `0922:8003` or `0922:8003:SERIAL`. */
export const usbText = ({ vendorId, productId, serial }: WantedUsb): string =>
  [vendorId, productId, ...((serial ?? null) === null ? [] : [serial])].join(':');

/** The device that such a text means; null when it is none. */
export function readUsb(text: string, platform: NodeJS.Platform = process.platform): WantedUsb | null {
  const [, vendor = '', product = '', serial] = /^([0-9a-f]{4}):([0-9a-f]{4})(?::(.+))?$/i.exec(text) ?? [];
  if (vendor === '') return null;
  const vendorId = vendor.toLowerCase();
  return { vendorId, productId: product.toLowerCase(), serial: usableSerial(serial, vendorId, platform) };
}
