import { asId, type DeviceId } from '../core/ids.ts';
import { DOCUMENTS, type DocumentKind } from '../core/print/documents.ts';
import { mediaText, parseMedia, type Media } from '../core/print/media.ts';
import { chooseRoute, type RoutePrinter, type RouteRefusal } from '../core/print/route.ts';
import { addressOf, mediaOf, type TransportConfig } from '../devices/config.ts';
import type { DeviceEntry, StationConfig } from '../shared/config.ts';
import messages from '../shared/messages/en.json' with { type: 'json' };
import { LABEL_DENSITIES } from '../station/printRouting.ts';

/** One printer of a document; `trouble` says why it can't print it with what is loaded. */
interface RoutedPrinter {
  readonly deviceId: string;
  readonly trouble: RouteRefusal | null;
}

/** What a station will do by its settings. */
export interface ConfigSummary {
  readonly devices: readonly {
    readonly deviceId: string;
    readonly role: DeviceEntry['role'];
    readonly protocol: DeviceEntry['protocol'];
    readonly address: string;
    readonly isEnabled: boolean;
    /** What is loaded in a printer; null for another device. */
    readonly media: string | null;
    readonly dpmm: number | null;
  }[];
  /** The printers of each kind of document, the first choice first; empty: not printed here. */
  readonly documents: Readonly<
    Record<DocumentKind, { readonly isNamed: boolean; readonly printers: readonly RoutedPrinter[] }>
  >;
  readonly carrier: StationConfig['carrier']['kind'];
}

/** 203 dpi, where neither the file nor the printer says. */
const USUAL_DPMM = 8;

function loadedIn({ role, media: text }: DeviceEntry): Media | null {
  const media = parseMedia(text ?? '');
  return mediaOf({ role, ...(media.ok && { media: media.value }) });
}

/** Where it is, with a serial port's settings: `serial:COM7, 9600 8N1`. */
function lineOf(transport: TransportConfig): string {
  if (transport.kind !== 'serial') return addressOf(transport);
  const { baudRate, dataBits, parity, stopBits } = transport;
  const line = `${baudRate.toString()} ${dataBits.toString()}${parity.charAt(0).toUpperCase()}${stopBits.toString()}`;
  return `${addressOf(transport)}, ${line}`;
}

const isEnabled = ({ settings }: DeviceEntry): boolean => settings?.enabled !== false;

/** What a station will do by settings with which nothing is wrong. */
export function configSummary({ devices, routes, carrier }: StationConfig): ConfigSummary {
  const printers = devices.filter(isEnabled).flatMap((device): readonly RoutePrinter[] => {
    const media = loadedIn(device);
    const dpmm = device.role === 'paperPrinter' ? null : (device.dpmm ?? USUAL_DPMM);
    return media === null ? [] : [{ deviceId: asId<DeviceId>(device.deviceId), media, dpmm, isReady: true }];
  });
  const documents = DOCUMENTS.map((document) => [document, routed(document, printers, routes[document])]);
  return {
    devices: devices.map((device) => {
      const media = loadedIn(device);
      return {
        deviceId: device.deviceId,
        role: device.role,
        protocol: device.protocol,
        address: lineOf(device.transport as TransportConfig),
        isEnabled: isEnabled(device),
        media: media && mediaText(media),
        dpmm: device.dpmm ?? null,
      };
    }),
    documents: Object.fromEntries(documents) as ConfigSummary['documents'],
    carrier: carrier.kind,
  };
}

function routed(
  document: DocumentKind,
  printers: readonly RoutePrinter[],
  route: readonly string[] | undefined,
): ConfigSummary['documents'][DocumentKind] {
  const choose = (routes: Parameters<typeof chooseRoute>[2]) =>
    chooseRoute(document, printers, routes, LABEL_DENSITIES);
  if (route === undefined) {
    const choice = choose({});
    const found = choice.kind === 'printer' ? [{ deviceId: choice.deviceId, trouble: null }] : [];
    return { isNamed: false, printers: found };
  }
  const one = (deviceId: string): RoutedPrinter => {
    const choice = choose({ [document]: [asId<DeviceId>(deviceId)] });
    return { deviceId, trouble: choice.kind === 'printer' ? null : (choice.why[0]?.reason ?? 'notConfigured') };
  };
  return { isNamed: true, printers: route.map(one) };
}

const TROUBLE: Readonly<Record<RouteRefusal, string>> = {
  wrongStock: 'holds other stock',
  wrongDpi: 'of another density',
  notConfigured: 'switched off',
};

function documentText({ isNamed, printers }: ConfigSummary['documents'][DocumentKind]): string {
  if (printers.length === 0) return isNamed ? 'not printed here' : 'no printer that suits';
  const names = printers.map(({ deviceId, trouble }) =>
    trouble === null ? deviceId : `${deviceId} (${TROUBLE[trouble]}: passed over)`,
  );
  return isNamed ? names.join(', else ') : `${names.join()} (the first that suits)`;
}

/** Rows in columns as wide as their widest cell. */
function columns(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  return rows.map((row) => `  ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  ')}`.trimEnd());
}

/** The same for people. */
export function summaryText({ devices, documents, carrier }: ConfigSummary): string {
  const density = (dpmm: number | null): string => (dpmm === null ? '' : `, ${dpmm.toString()} dots/mm`);
  return [
    'devices',
    ...(devices.length === 0 ? ['  none'] : []),
    ...columns(
      devices.map(({ deviceId, role, protocol, address, isEnabled: isOn, media, dpmm }) => [
        deviceId,
        messages.devices.role[role].toLowerCase(),
        protocol,
        address,
        [...(media === null ? [] : [`${media}${density(dpmm)}`]), ...(isOn ? [] : ['switched off'])].join('; '),
      ]),
    ),
    'what prints where',
    ...columns(DOCUMENTS.map((kind) => [messages.papers.kind[kind].toLowerCase(), documentText(documents[kind])])),
    `labels come from ${carrier === 'offline' ? 'the own carrier' : `${carrier}: try it with station carrier test`}`,
    '',
  ].join('\n');
}
