import type { DeviceRole } from '../station/ports.ts';

/** What a device that was found probably is. */
export interface KnownDevice {
  readonly name: string;
  /** Null for a converter, behind which anything may be. */
  readonly role: DeviceRole | null;
  readonly protocol: string | null;
}

const hidScale = (name: string): KnownDevice => ({ name, role: 'scale', protocol: 'hid-scale' });
const converter = (name: string): KnownDevice => ({ name, role: null, protocol: null });

/** Devices and converters met on packing benches by vendor and product (usb.ids; `scales.h` of usbscale). */
const KNOWN: Readonly<Record<string, KnownDevice>> = {
  '0922:8003': hidScale('DYMO M10'),
  '0922:8004': hidScale('DYMO M25'),
  '0922:8009': hidScale('DYMO S180'),
  '1446:6a73': hidScale('Stamps.com Model 510'),
  '1446:6a78': hidScale('DYMO Endicia 75 lb'),
  '1446:6a79': hidScale('USPS DS25'),
  '1446:6173': hidScale('Stamps.com scale'),
  '2474:0550': hidScale('Stamps.com 5 lb'),
  '2474:3550': hidScale('Stamps.com 35 lb'),
  '0b67:555e': hidScale('Fairbanks SCB-R9000'),
  '0eb8:f000': hidScale('Mettler Toledo PS60'),
  '0eb8:f001': hidScale('Mettler Toledo scale'),
  '0eb8:2200': hidScale('Mettler Toledo Ariva'),
  '6096:0158': hidScale('DYMO 10 lb'),
  '7b7c:0100': hidScale('Elane UParcel'),
  '0d8f:0200': hidScale('Pitney Bowes 397-B'),
  '2233:6323': hidScale('RadioShack scale'),
  '0403:6001': converter('FTDI serial adapter'),
  '0403:6010': converter('FTDI serial adapter, two ports'),
  '067b:2303': converter('Prolific serial adapter'),
  '1a86:7523': converter('CH340 serial adapter'),
  '10c4:ea60': converter('CP210x serial adapter'),
};

/** Languages by what a printer says it takes (CMD of its IEEE 1284 identity), the first that is named. */
const COMMANDS: readonly (readonly [RegExp, string])[] = [
  [/ZPL/, 'zpl'],
  [/EPL/, 'epl'],
  [/TSPL/, 'tspl'],
  [/CPCL/, 'cpcl'],
  [/ESC\/?POS|EPSON/, 'escpos'],
  [/STAR/, 'star'],
];

/** What a USB printer says of itself: `MFG:Zebra ;CMD:ZPL;MDL:ZD421;`. A printer that says nothing is one all the same. */
export function knownPrinter(deviceId: string | null): KnownDevice {
  const fields = new Map(
    (deviceId ?? '').split(';').map((field) => {
      const [name = '', value = ''] = field.split(/:(.*)/s);
      return [name.trim().toUpperCase(), value.trim()];
    }),
  );
  const of = (...names: string[]): string => names.map((name) => fields.get(name)).find(Boolean) ?? '';
  const commands = of('CMD', 'COMMAND SET').toUpperCase();
  const name = `${of('MFG', 'MANUFACTURER')} ${of('MDL', 'MODEL')}`.trim();
  return {
    name: name === '' ? 'USB printer' : name,
    role: 'labelPrinter',
    protocol: COMMANDS.find(([pattern]) => pattern.test(commands))?.[1] ?? null,
  };
}

// HID POS Usage Tables 1.02: page 0x8D are scales, page 0x8C are bar code readers.
const PAGES: Readonly<Record<number, KnownDevice>> = {
  0x8d: hidScale('USB scale'),
  0x8c: { name: 'USB scanner', role: 'scanner', protocol: 'hid-pos' },
};

/** What a device probably is by its vendor and product, else by the usage page that its reports are of; null when nothing is known. */
export const knownDevice = (vendorId: string, productId: string, usagePage: number | null): KnownDevice | null =>
  KNOWN[`${vendorId}:${productId}`] ?? (usagePage === null ? null : (PAGES[usagePage] ?? null));
