import { HOST } from '../../../shared/config.ts';
import { holds, isPrinter, LANGUAGES, languagesFor, SETTINGS_OF } from '../../../shared/deviceFit.ts';
import type { RequestInput, RequestOutput } from '../../../shared/ipc/contract.ts';

export type Entry = RequestOutput<'devices.configured'>['devices'][number];
export type Found = RequestOutput<'devices.find'>['devices'][number];
type Role = Entry['role'];
type Protocol = Entry['protocol'];
type Transport = Entry['transport'];

/** What is being typed about one device; everything as text, as fields hold it. */
export interface DeviceDraft {
  readonly deviceId: string;
  readonly role: Role;
  readonly name: string;
  readonly protocol: Protocol;
  readonly transport: Transport;
  readonly host: string;
  readonly port: string;
  readonly unit: string;
  readonly settings: Entry['settings'];
  /** Scale: days after which a check is asked for; '' for never. */
  readonly checkDays: string;
  /** Printer: what is loaded, as `4x6in`; '' for another size that is still being typed. */
  readonly media: string;
  /** Paper printer: it prints red. */
  readonly printsRed: boolean;
  /** Label printer: its dots per millimetre as text, or '' where it says so itself. */
  readonly dpmm: string;
}

/** Sizes that printers of a kind usually hold, the most usual first. */
export const USUAL_MEDIA: Readonly<Partial<Record<Role, readonly string[]>>> = {
  labelPrinter: ['4x6in', '100x150mm', '3x2in', '2.25x1.25in'],
  receiptPrinter: ['80mm', '58mm'],
  paperPrinter: ['A4', 'Letter'],
};
export const DENSITIES = ['', '8', '12', '24'] as const;

/** Languages whose frames name no unit: it is said at set-up. */
export const NEEDS_UNIT: readonly Protocol[] = ['toledo-8217'];
export const UNITS = ['kg', 'lb', 'oz', 'g'] as const;
export const SPEEDS = ['1200', '2400', '4800', '9600', '19200', '38400', '115200'] as const;
export const FRAMINGS = ['8N1', '7E1', '7O1', '8E1'] as const;

const SERIAL = { kind: 'serial', baudRate: 9600, dataBits: 8, parity: 'none', stopBits: 1 } as const;
const PARITIES = { N: 'none', E: 'even', O: 'odd' } as const;

/** `8N1` and the like: data bits, parity, stop bits. */
export function framingOf(transport: Transport): string {
  if (transport.kind !== 'serial') return '';
  const parity = { none: 'N', even: 'E', odd: 'O' }[transport.parity];
  return `${transport.dataBits.toString()}${parity}${transport.stopBits.toString()}`;
}

/** The serial line with another framing. */
export function withFraming(transport: Transport, framing: string): Transport {
  if (transport.kind !== 'serial') return transport;
  return {
    ...transport,
    dataBits: framing.startsWith('7') ? 7 : 8,
    parity: PARITIES[framing.charAt(1) as keyof typeof PARITIES],
    stopBits: framing.endsWith('2') ? 2 : 1,
  };
}

/** The way to what was found: by what it is where that tells it, else by its path. */
function transportOf({ transport, path, usb }: Found): Transport {
  if (transport === 'system') return { kind: 'system', printer: path };
  if (transport === 'hid' && usb) return { kind: 'hid', usb };
  if (transport === 'serial' || !usb) return { ...SERIAL, path, ...(usb && { usb }) };
  const { vendorId, productId, serial } = usb;
  return { kind: 'usb', vendorId, productId, ...(serial !== null && { serialNumber: serial }) };
}

/** A draft of what was found: known by what it is where that tells it, else by its path. */
export function draftOf(found: Found, name: string): DeviceDraft {
  const { known } = found;
  const transport = transportOf(found);
  const role = known?.role ?? (transport.kind === 'hid' ? 'scanner' : 'scale');
  const [usual = 'text'] = languagesFor(role, transport.kind);
  const protocol = LANGUAGES[role].find((language) => language === known?.protocol) ?? usual;
  const [media = ''] = USUAL_MEDIA[role] ?? [];
  const blank = {
    deviceId: '',
    host: '',
    port: '',
    unit: 'kg',
    settings: undefined,
    dpmm: '',
    checkDays: '',
    printsRed: false,
  };
  return { ...blank, role, name, protocol, transport, media };
}

/** The port that printers listen at; scanners and scales have none that is usual. */
const PRINTER_PORT = '9100';

/** The port for another kind of device, where nobody chose one. */
export const withUsualPort = ({ role, port }: DeviceDraft, next: DeviceDraft['role']): Pick<DeviceDraft, 'port'> => {
  const isOwn = port !== '' && !(isPrinter(role) && port === PRINTER_PORT);
  return { port: isOwn ? port : isPrinter(next) ? PRINTER_PORT : '' };
};

/** A draft of a device in the network. */
export const networkDraft = (name: string): DeviceDraft => ({
  deviceId: '',
  role: 'labelPrinter',
  name,
  protocol: 'zpl',
  transport: { kind: 'tcp', host: '', port: 9100 },
  host: '',
  port: PRINTER_PORT,
  unit: 'kg',
  settings: undefined,
  checkDays: '',
  media: '4x6in',
  printsRed: false,
  dpmm: '',
});

/** A draft of a device as it is set up. */
export const draftOfEntry = (entry: Entry): DeviceDraft => ({
  ...entry,
  host: entry.transport.kind === 'tcp' ? entry.transport.host : '',
  port: entry.transport.kind === 'tcp' ? entry.transport.port.toString() : '',
  unit: entry.settings?.scale?.['unit'] ?? 'kg',
  settings: entry.settings,
  checkDays: entry.settings?.checkDays?.toString() ?? '',
  media: entry.media ?? USUAL_MEDIA[entry.role]?.[0] ?? '',
  printsRed: entry.settings?.printsRed === true,
  dpmm: entry.dpmm?.toString() ?? '',
});

export type DraftProblem = 'name' | 'host' | 'port' | 'media' | 'checkDays';

/** What is still missing or wrong, by field. */
export function problemsOf({
  name,
  role,
  media,
  transport,
  host,
  port,
  checkDays,
}: DeviceDraft): readonly DraftProblem[] {
  const found: DraftProblem[] = name.trim() === '' ? ['name'] : [];
  if (isPrinter(role) && !holds(role, media)) found.push('media');
  if (role === 'scale' && daysOf(checkDays) === null) found.push('checkDays');
  if (transport.kind !== 'tcp') return found;
  if (!HOST.test(host.trim())) found.push('host');
  const number = Number(port);
  if (!/^\d{1,5}$/.test(port.trim()) || number < 1 || number > 65_535) found.push('port');
  return found;
}

/** Days after which a check is asked for: a number, '' for never, null for text that is neither. */
function daysOf(text: string): number | '' | null {
  const days = text.trim();
  if (days === '') return '';
  return /^[1-9]\d{0,3}$/.test(days) && Number(days) <= 3650 ? Number(days) : null;
}

/** What changes with the language: settings within the one before say nothing in another. */
export function withProtocol({ settings }: DeviceDraft, protocol: Protocol): Partial<DeviceDraft> {
  const { scale: _scale, printer: _printer, ...kept } = settings ?? {};
  return { protocol, settings: settings && kept };
}

/** The entry that a draft without problems stands for. */
export function entryOf(draft: DeviceDraft): RequestInput<'devices.save'> {
  const { deviceId, role, name, protocol, host, port, unit, settings } = draft;
  const transport: Transport =
    draft.transport.kind === 'tcp' ? { kind: 'tcp', host: host.trim(), port: Number(port) } : draft.transport;
  const scale = NEEDS_UNIT.includes(protocol) ? { scale: { ...settings?.scale, unit } } : {};
  const { checkDays: _before, printsRed: _red, ...rest } = settings ?? {};
  // It may have been another kind of device before: what that one was told says nothing to this one.
  const kept = Object.fromEntries(Object.entries(rest).filter(([key]) => SETTINGS_OF[role].some((own) => own === key)));
  const days = role === 'scale' ? daysOf(draft.checkDays) : '';
  const all = {
    ...kept,
    ...scale,
    ...(typeof days === 'number' && { checkDays: days }),
    ...(role === 'paperPrinter' && draft.printsRed && { printsRed: true }),
  };
  const entry = { deviceId, role, name: name.trim(), protocol, transport, ...loadedIn(draft) };
  return Object.keys(all).length === 0 ? entry : { ...entry, settings: all };
}

/** What is loaded in a printer and how densely it prints; nothing for other devices. */
function loadedIn({ role, media, dpmm }: DeviceDraft): Pick<Entry, 'media' | 'dpmm'> {
  if (!isPrinter(role)) return {};
  const density = ([8, 12, 24, 6] as const).find((known) => known.toString() === dpmm);
  return { media: media.trim(), ...(role === 'labelPrinter' && density && { dpmm: density }) };
}

/** True when a device that was found is one that is set up. */
export function isSetUp({ transport, path, usb }: Found, entries: readonly Entry[]): boolean {
  return entries.some(({ transport: used }) => {
    if (used.kind === 'system') return transport === 'system' && used.printer === path;
    if (used.kind === 'usb') return transport === 'usb' && isSame({ ...used, serial: used.serialNumber ?? null }, usb);
    if (used.kind === 'hid') return transport === 'hid' && isSame(used.usb, usb);
    if (used.kind !== 'serial' || transport !== 'serial') return false;
    return used.usb ? isSame(used.usb, usb) : used.path === path;
  });
}

type UsedUsb = Extract<Transport, { kind: 'hid' }>['usb'];

const isSame = (used: UsedUsb, found: Found['usb']): boolean =>
  found !== null &&
  used.vendorId === found.vendorId &&
  used.productId === found.productId &&
  ((used.serial ?? null) === null ? (used.socket ?? null) === found.socket : used.serial === found.serial) &&
  (used.interfaceNumber ?? found.interfaceNumber) === found.interfaceNumber;
