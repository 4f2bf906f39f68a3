import type { DeviceId } from '../core/ids.ts';
import type { Media } from '../core/print/media.ts';
import type { DeviceRole } from '../station/ports.ts';
import { usbText, type WantedUsb } from './identity.ts';
import type { LanguageName } from './printers/language.ts';
import type { PrinterSettings } from './printers/settings.ts';
import type { DatalogicHost } from './scanners/datalogic.ts';
import type { ScannerMake } from './scanners/feedback.ts';
import type { ScaleName } from './scales/index.ts';

/** Line settings of a serial port; makers' defaults differ, so each can be set. */
export interface SerialSettings {
  readonly path: string;
  readonly baudRate: number;
  readonly dataBits: 7 | 8;
  readonly parity: 'none' | 'even' | 'odd';
  readonly stopBits: 1 | 2;
  /** The USB adapter or device that is meant: the port is then found by it, and `path` only says where it was last. */
  readonly usb?: WantedUsb | undefined;
}

/** Which USB printer: ids as 4 hexadecimal digits, because the number of its device file changes. */
export interface UsbPrinterIds {
  readonly vendorId: string;
  readonly productId: string;
  readonly serialNumber?: string;
}

/** How a device is reached. A keyboard's scans are read by the window, so its device only has a status. */
export type TransportConfig =
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number }
  | ({ readonly kind: 'serial' } & SerialSettings)
  | { readonly kind: 'hid'; readonly usb: WantedUsb }
  | ({ readonly kind: 'usb' } & UsbPrinterIds)
  | { readonly kind: 'lp'; readonly path: string }
  | { readonly kind: 'cups'; readonly queue: string }
  | { readonly kind: 'spooler'; readonly queue: string }
  | { readonly kind: 'system'; readonly printer: string }
  | { readonly kind: 'keyboard' };

/** The language a device speaks. */
export type DeviceProtocol = ScaleName | LanguageName | 'text' | 'hid-pos' | 'ssi' | 'pages';

/** What ends a scan: `auto` takes CR or LF or both. */
export type ScanSuffix = 'auto' | 'CR' | 'LF' | 'CRLF' | 'TAB';

/** Settings of one device; what is left out has the default named here. */
export interface DeviceSettings {
  /** False leaves the device alone (state `disabled`). Default true. */
  readonly enabled?: boolean;
  /** Scale: asked (`poll`), or streaming (`stream`) where its language has that. Default poll; a scale that speaks unasked streams. */
  readonly mode?: 'poll' | 'stream';
  /** Scale: milliseconds from one question to the next. Default by its language, mostly 125. */
  readonly pollMs?: number;
  /** Scale and printer: milliseconds to wait for an answer. Default by the scale's language, mostly 700; 2000 for printers. */
  readonly replyMs?: number;
  /** Scale: settings of its language, such as its unit where its frames have none. */
  readonly scale?: Readonly<Record<string, string>>;
  /** Scale: true where its tare is always on, for a tray on it: its net weight is then the parcel's gross. Default false: a tare left on is a fault. */
  readonly takesNet?: boolean;
  /** Scanner: default auto. */
  readonly suffix?: ScanSuffix;
  /** Scanner: `auto` splits an AIM identifier off the text. Default auto. */
  readonly aim?: 'auto' | 'off';
  /** Scanner: the maker whose beep commands are sent after our own verdict. Default none. */
  readonly feedback?: 'none' | ScannerMake;
  /** Scanner: what it sends where it can't send GS, such as `<GS>`, `{GS}`, `|` or `~1`. Default: it sends GS. */
  readonly gs?: string;
  /** Scanner: true answers each code with ACK, for one that waits for it (ACK/NAK mode). Default false. */
  readonly acknowledges?: boolean;
  /** Scanner by Datalogic in Host-ACK mode: how its messages are wrapped. Left out: not in that mode. */
  readonly hostAck?: DatalogicHost;
  /** Scanner by Honeywell: settings such as `BEPLVL1`, made anew each time it is connected and never kept. */
  readonly volatile?: readonly string[];
  /** Scanner: true drops a code that the same burst of bytes holds twice. Default false: two equal items in a row are normal. */
  readonly dropsRepeats?: boolean;
  /** Printer: `none` for one that never answers `~HS`. Default auto. */
  readonly statusReplies?: 'auto' | 'none';
  /** Printer: one connection kept, or one opened for each job. Default keep. */
  readonly connection?: 'keep' | 'perJob';
  /** Printer with a connection for each job: we end our half behind the job and wait for the printer's end. Default true. */
  readonly halfClose?: boolean;
  /** Printer: names one physical printer that is reached in more than one way, so that its jobs take turns. Default its address. */
  readonly physicalPrinter?: string;
  /** Paper printer: declared to print red. Default false: black only. */
  readonly printsRed?: boolean;
  /** Printer: what differs within its language. */
  readonly printer?: PrinterSettings;
}

/** One device of this station. */
export interface DeviceConfig {
  readonly deviceId: DeviceId;
  readonly role: DeviceRole;
  readonly name: string;
  readonly transport: TransportConfig;
  readonly protocol: DeviceProtocol;
  readonly settings?: DeviceSettings;
  /** Printer: what is loaded. Default by its kind: labels of 4 x 6 in, a roll of 80 mm, A4. */
  readonly media?: Media;
  /** Printer: its dots per millimetre where it does not say so itself. */
  readonly dpmm?: number;
}

/** What is loaded in a device; null for one that is no printer. */
export function mediaOf({ role, media }: Pick<DeviceConfig, 'role' | 'media'>): Media | null {
  switch (role) {
    case 'labelPrinter':
      return media ?? { kind: 'labels', width: FOUR_INCHES, height: SIX_INCHES };
    case 'receiptPrinter':
      return media ?? { kind: 'roll', width: { digits: 80, exponent: 0, unit: 'mm' } };
    case 'paperPrinter':
      return media ?? { kind: 'sheets', size: 'A4' };
    default:
      return null;
  }
}

const FOUR_INCHES = { digits: 4, exponent: 0, unit: 'in' } as const;
const SIX_INCHES = { digits: 6, exponent: 0, unit: 'in' } as const;

/** Where a device is, as people write it: `serial:/dev/ttyUSB0`, `tcp://10.0.0.5:9100`, `usb:0a5f:0166`, `cups:LABEL`, `keyboard`. */
export function addressOf(transport: TransportConfig): string {
  switch (transport.kind) {
    case 'tcp':
      return `tcp://${transport.host}:${transport.port.toString()}`;
    case 'serial':
      return `serial:${transport.path}`;
    case 'hid':
      return `hid:${usbText(transport.usb)}`;
    case 'usb':
      return ['usb', transport.vendorId, transport.productId, transport.serialNumber ?? []].flat().join(':');
    case 'lp':
      return `usb:${transport.path}`;
    case 'cups':
    case 'spooler':
      return `${transport.kind}:${transport.queue}`;
    case 'system':
      return transport.printer;
    case 'keyboard':
      return 'keyboard';
  }
}
