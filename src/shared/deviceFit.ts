import { parseMedia, type Media } from '../core/print/media.ts';
import { PRINTER_LANGUAGES, SCALE_LANGUAGES, type DeviceEntry } from './config.ts';

type Role = DeviceEntry['role'];
type Protocol = DeviceEntry['protocol'];
type Way = DeviceEntry['transport']['kind'];

/** The languages that each kind of device may speak, the usual one first. */
export const LANGUAGES: Readonly<Record<Role, readonly Protocol[]>> = {
  scanner: ['text', 'hid-pos', 'ssi'],
  scale: SCALE_LANGUAGES,
  labelPrinter: PRINTER_LANGUAGES,
  receiptPrinter: ['escpos', 'star'],
  paperPrinter: ['pages'],
};

const PRINTER_WAYS: readonly Way[] = ['tcp', 'serial', 'usb', 'lp', 'cups', 'spooler'];
const WAYS: Readonly<Record<Role, readonly Way[]>> = {
  scanner: ['serial', 'tcp', 'hid', 'keyboard'],
  scale: ['serial', 'tcp', 'hid'],
  labelPrinter: PRINTER_WAYS,
  receiptPrinter: PRINTER_WAYS,
  paperPrinter: ['system'],
};

/** Languages of whole USB reports, and only those, go over HID. */
const OVER_HID: readonly Protocol[] = ['hid-scale', 'hid-pos'];

/** The ways (kinds of transport) by which a device of this kind and language is reached. */
export const waysOf = (role: Role, protocol: Protocol): readonly Way[] =>
  WAYS[role].filter(
    (way) => OVER_HID.includes(protocol) === (way === 'hid') && (way !== 'keyboard' || protocol === 'text'),
  );

/** The languages that a device reached in this way may speak. */
export const languagesFor = (role: Role, way: Way): readonly Protocol[] =>
  LANGUAGES[role].filter((protocol) => waysOf(role, protocol).includes(way));

/** True for a device that holds labels or paper. */
export const isPrinter = (role: Role): boolean => role.endsWith('Printer');

/** What a printer of this kind holds; null for a device that is none. */
export function stockOf(role: Role): Media['kind'] | null {
  if (!isPrinter(role)) return null;
  return role === 'receiptPrinter' ? 'roll' : role === 'paperPrinter' ? 'sheets' : 'labels';
}

/** True when a text names stock that a device of this kind can hold. */
export function holds(role: Role, text: string): boolean {
  const media = parseMedia(text);
  return media.ok && media.value.kind === stockOf(role);
}

type Setting = keyof NonNullable<DeviceEntry['settings']>;

const PRINTER_SETTINGS: readonly Setting[] = [
  'enabled',
  'replyMs',
  'statusReplies',
  'connection',
  'halfClose',
  'physicalPrinter',
  'printer',
];

/** The settings that say something to each kind of device. */
export const SETTINGS_OF: Readonly<Record<Role, readonly Setting[]>> = {
  scanner: ['enabled', 'suffix', 'aim', 'feedback', 'gs', 'acknowledges', 'hostAck', 'volatile', 'dropsRepeats'],
  scale: ['enabled', 'mode', 'pollMs', 'replyMs', 'takesNet', 'scale', 'checkDays'],
  labelPrinter: PRINTER_SETTINGS,
  receiptPrinter: PRINTER_SETTINGS,
  paperPrinter: ['enabled', 'printsRed'],
};
