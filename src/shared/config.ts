import { z } from 'zod';
import { carrierConfig } from './carrierConfig.ts';
import { shape } from './configProblems.ts';
import { PACK_SETTINGS, type PackSettings } from '../core/carton/fits.ts';
import type { Protection } from '../core/orders/product.ts';
import { DOCUMENTS } from '../core/print/documents.ts';
import { LABEL_LANGUAGES } from '../core/print/labelPrinter.ts';
import { parseMedia } from '../core/print/media.ts';
import { HONEYWELL_SETTING } from '../core/scan/honeywellSetting.ts';
import type { Length } from '../core/quantity.ts';

const hex4 = z.string().regex(/^[0-9a-f]{4}$/, shape('usbId'));

/** A USB device by what it is; `socket` tells apart those without a serial number. */
const usb = z.strictObject({
  vendorId: hex4,
  productId: hex4,
  serial: z.string().min(1).toUpperCase().nullish(),
  interfaceNumber: z.number().int().min(0).nullish(),
  socket: z.string().min(1).nullish(),
});

const hexId = z
  .string()
  .regex(/^[0-9a-fA-F]{4}$/, shape('usbId'))
  .toLowerCase();
/** A queue's name goes to other programs as a word of its own: it must not look like an option. */
const queueName = z.string().regex(/^[^-\s/#][^\s/#]*$/, shape('queue'));

/** Where a device in the network is: a name, an IPv4 or an IPv6 address, and nothing before or behind it. */
export const HOST = /^(?:[\p{L}\p{N}_.-]+|[\da-f.]*(?::[\da-f.]*){2,}(?:%[\w.-]+)?)$/iu;

const transport = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('tcp'),
    host: z.string().min(1, { abort: true }).regex(HOST, shape('host')),
    port: z.number().int().min(1).max(65_535),
  }),
  z.strictObject({
    kind: z.literal('serial'),
    path: z.string().min(1),
    baudRate: z.number().int().positive().default(9600),
    dataBits: z.union([z.literal(7), z.literal(8)]).default(8),
    parity: z.enum(['none', 'even', 'odd']).default('none'),
    stopBits: z.union([z.literal(1), z.literal(2)]).default(1),
    usb: usb.optional(),
  }),
  z.strictObject({ kind: z.literal('hid'), usb }),
  // A USB printer of Linux, by its ids or by its device file.
  z.strictObject({
    kind: z.literal('usb'),
    vendorId: hexId,
    productId: hexId,
    serialNumber: z.string().min(1).exactOptional(),
  }),
  z.strictObject({ kind: z.literal('lp'), path: z.string().startsWith('/', shape('devicePath')) }),
  z.strictObject({ kind: z.literal('cups'), queue: queueName }),
  z.strictObject({ kind: z.literal('spooler'), queue: z.string().min(1) }),
  // A printer of the system's own, for sheets, by the name the system gives it.
  z.strictObject({ kind: z.literal('system'), printer: z.string().min(1) }),
  z.strictObject({ kind: z.literal('keyboard') }),
]);

/** The ways to a device. */
export const TRANSPORT_KINDS = transport.options.map(({ shape: { kind } }) => kind.value);

/** Languages of scales and of label printers, the usual one first. */
export const SCALE_LANGUAGES = [
  'mt-sics',
  'toledo-8217',
  'toledo-continuous',
  'nci',
  'sma',
  'and',
  'ohaus',
  'cas-22',
  'cas-enq',
  'avery-enq',
  'fairbanks',
  'dibal',
  'adam',
  'hid-scale',
] as const;
export const PRINTER_LANGUAGES = LABEL_LANGUAGES;

/** What differs within a printer's language. */
const printer = z.strictObject({
  zplStatus: z.enum(['hs', 'sgd']).exactOptional(),
  zplOdometer: z.enum(['sgd', 'hqod', 'none']).exactOptional(),
  zplOdometerName: z
    .string()
    .regex(/^[a-z0-9._]+$/, shape('sgdName'))
    .exactOptional(),
  zplNearEndBit: z.literal([1, 2, 4, 8]).exactOptional(),
  eplStatus: z.enum(['^ee', 'none']).exactOptional(),
  eplReports: z.enum(['eR', 'us', 'none']).exactOptional(),
  eplPaperOut: z.array(z.string().regex(/^\d\d$/, shape('twoDigits'))).exactOptional(),
  tsplStatus: z.enum(['?', 'S']).exactOptional(),
  escposStatus: z.enum(['eot', 'asb']).exactOptional(),
  hasProcessId: z.boolean().exactOptional(),
  starStatus: z.enum(['asb', 'enq']).exactOptional(),
  starCounterByte: z.number().int().min(2).max(14).exactOptional(),
});

/** What may be set of a device; which of it says something to which kind stands in `deviceFit.ts`. */
export const deviceSettings = z.strictObject({
  enabled: z.boolean().optional(),
  mode: z.enum(['poll', 'stream']).optional(),
  pollMs: z.number().int().min(50).optional(),
  replyMs: z.number().int().min(50).optional(),
  takesNet: z.boolean().optional(),
  suffix: z.enum(['auto', 'CR', 'LF', 'CRLF', 'TAB']).optional(),
  aim: z.enum(['auto', 'off']).optional(),
  feedback: z.enum(['none', 'datalogic', 'datalogic-magellan', 'honeywell', 'zebra-ssi', 'cipherlab']).optional(),
  gs: z.string().min(1).max(8).optional(),
  acknowledges: z.boolean().optional(),
  hostAck: z
    .strictObject({
      address: z.string().max(8).optional(),
      delimiter: z.string().max(4).optional(),
      isPrefixed: z.boolean().optional(),
    })
    .optional(),
  /** A full stop would write the scanner's memory at each start. */
  volatile: z
    .array(z.string().regex(HONEYWELL_SETTING, shape('honeywell')))
    .max(32)
    .optional(),
  dropsRepeats: z.boolean().optional(),
  statusReplies: z.enum(['auto', 'none']).optional(),
  connection: z.enum(['keep', 'perJob']).optional(),
  halfClose: z.boolean().optional(),
  physicalPrinter: z.string().min(1).optional(),
  printer: printer.optional(),
  /** Paper printer: it prints red, so that marks with red on them may come from it. Never found out: a site declares it. */
  printsRed: z.boolean().optional(),
  scale: z.record(z.string(), z.string()).optional(),
  /** Scale: its card asks for a check against a known mass when the last one is more than so many days ago. */
  checkDays: z.number().int().min(1).max(3650).optional(),
});

/** What a device of a bench does. */
export const DEVICE_ROLES = ['scanner', 'scale', 'labelPrinter', 'receiptPrinter', 'paperPrinter'] as const;

/** One device as `station.json` names it. */
export const deviceEntry = z.strictObject({
  deviceId: z.string().min(1),
  role: z.enum(DEVICE_ROLES),
  name: z.string().min(1),
  transport,
  protocol: z.enum([...SCALE_LANGUAGES, ...PRINTER_LANGUAGES, 'text', 'hid-pos', 'ssi', 'pages']),
  settings: deviceSettings.optional(),
  /** What is loaded in a printer: `4x6in`, `100x150mm`, `80mm` for a roll, `A4`, `Letter`. Default by its kind. */
  media: z
    .string()
    .refine((value) => parseMedia(value).ok, shape('media'))
    .optional(),
  /** Dots per millimetre of a printer that does not say so itself: 6, 8 (203 dpi), 12 (300 dpi) or 24 (600 dpi). Default 8. */
  dpmm: z.literal([6, 8, 12, 24]).optional(),
});

const millimetres = z.number().int().min(0).max(200);

/** How goods are packed at this site; what is left out is as built in. */
const packing = z.strictObject({
  /** Room for wrapping on each side of a unit, whole millimetres. */
  paddingMm: z.strictObject({ none: millimetres, wrap: millimetres, fragile: millimetres }).partial().optional(),
  /** Pairs of goods classes that never share a box; they stand in for the built-in ones. */
  apart: z.array(z.tuple([z.string().min(1), z.string().min(1)])).optional(),
  /** Percent of every base that must be supported. */
  minSupport: z.number().int().min(0).max(100).optional(),
  /** What handling one more parcel costs, in the smallest unit of the site's currency. */
  handlingMinor: z.number().int().min(0).optional(),
  /** Orders go without what is missing, which stays on them as a back order; else they wait for it. A supervisor's policy goes before it. */
  shipsPartial: z.boolean().default(false),
  /** Where damaged items are put, as packers call it; left out: nobody says. */
  damagedPlace: z.string().max(40).default(''),
  /** Whether the packer is asked why another box was taken than the suggested one. */
  boxReason: z.enum(['none', 'ask']).default('none'),
});

/** `station.json` in the data folder: what must be known before the database opens. Everything else is in the database. */
export const stationConfig = z.strictObject({
  devices: z.array(deviceEntry).default([
    {
      deviceId: 'keyboard',
      role: 'scanner',
      name: 'Keyboard scanner',
      transport: { kind: 'keyboard' },
      protocol: 'text',
    },
  ]),
  /** Printers of each kind of document by their ids, the first choice first. A kind left out goes to the first printer that suits; an empty list: not printed. */
  routes: z.partialRecord(z.enum(DOCUMENTS), z.array(z.string().min(1))).default({}),
  window: z
    .strictObject({
      width: z.number().int().min(1024).default(1366),
      height: z.number().int().min(700).default(768),
      kiosk: z.boolean().default(false),
    })
    .prefault({}),
  packing: packing.prefault({}),
  weigh: z
    .strictObject({
      /** The parcel stands on the scale from the start: each scan has to add what its item weighs. */
      perScan: z.boolean().default(false),
    })
    .prefault({}),
  carrier: carrierConfig,
  wedge: z
    .strictObject({ prefix: z.string().max(8).default(''), gs: z.string().min(1).max(8).optional() })
    .prefault({}),
  logLevel: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
});
/** The packing settings of a site: its own where it has them, else the built-in ones. */
export function packSettings({ packing: own }: Pick<StationConfig, 'packing'>): PackSettings {
  const built = PACK_SETTINGS.padding;
  const padding = (kind: Protection): Length => {
    const given = own.paddingMm?.[kind];
    return given === undefined ? built[kind] : { digits: given, exponent: 0, unit: 'mm' };
  };
  const lower = own.apart?.map(([a, b]): [string, string] => [a.toLowerCase(), b.toLowerCase()]);
  return {
    ...PACK_SETTINGS,
    padding: { none: padding('none'), wrap: padding('wrap'), fragile: padding('fragile') },
    apart: lower ?? PACK_SETTINGS.apart,
    minSupport: own.minSupport ?? PACK_SETTINGS.minSupport,
    handlingMinor: own.handlingMinor ?? PACK_SETTINGS.handlingMinor,
  };
}

export type StationConfig = z.infer<typeof stationConfig>;
export type DeviceEntry = z.infer<typeof deviceEntry>;
export type StationConfigInput = z.input<typeof stationConfig>;
