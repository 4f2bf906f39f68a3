import type { DeviceId } from '../core/ids.ts';
import { DOCUMENTS, type DocumentKind } from '../core/print/documents.ts';
import { chooseRed, chooseRoute, type RouteChoice, type RoutePrinter, type Routes } from '../core/print/route.ts';
import type { DevicesPort, DeviceStatus, StoragePort } from './ports.ts';

/** Densities (dots per millimetre) that the station writes labels for: 203, 300 and 600 dpi. */
export const LABEL_DENSITIES = [8, 12, 24] as const;
/** Density of a printer in dots that does not say its own: 203 dpi. */
const USUAL_DPMM = 8;
/** Devices that come from a process of their own are not known at once. */
const KNOWN_MS = 3_000;

/** Where a document goes. */
export interface Destination {
  /** The printer, at its density; null where none can print it. */
  readonly device: DeviceStatus | null;
  /** True when the first choice is away or does not suit. */
  readonly isFallback: boolean;
  /** Why it can't be printed now, as a code of the printer it waits for or of the first one that does not suit; null when it can. */
  readonly trouble: string | null;
  /** Without a printer: what is wrong with each of its route. Empty: it is not to be printed here. */
  readonly refused: Extract<RouteChoice, { kind: 'refused' }>['why'];
}

/** Where a document goes, told of every kind. */
export interface RouteNow extends Omit<Destination, 'device'> {
  readonly document: DocumentKind;
  readonly deviceId: DeviceId | null;
}

/** Which printer a document goes to now. */
export interface PrintRouting {
  /** `densities`: those it is or can be written for; left out: all that the station writes. */
  destination(document: DocumentKind, densities?: readonly number[]): Destination;
  /** Where a sheet with red on it goes; without a printer where none is declared to print red. */
  red(): Destination;
  /** Where every kind of document goes as things are. */
  now(): readonly RouteNow[];
  /** Resolves when the devices are known, or have not been told for some seconds. */
  known(): Promise<void>;
  /** Keeps in mind how finely each printer said that it prints: a label may have to be written while it is away. */
  remember(statuses: readonly DeviceStatus[]): void;
}

/** The density to write a label for. */
export const densityOf = (device: DeviceStatus | null): (typeof LABEL_DENSITIES)[number] =>
  LABEL_DENSITIES.find((known) => known === device?.dpmm) ?? USUAL_DPMM;

/** Routing over a station's devices as they are at each call, by the routes a supervisor set. */
export function createPrintRouting(
  devices: DevicesPort,
  preferences: StoragePort['preferences'],
  routes: () => Routes,
): PrintRouting {
  const keyOf = (deviceId: DeviceId): string => `printer.dpmm.${deviceId}`;
  const dense = (status: DeviceStatus): DeviceStatus => {
    if (status.role === 'paperPrinter' || status.dpmm !== null) return status;
    return { ...status, dpmm: Number(preferences.get(keyOf(status.deviceId))) || USUAL_DPMM };
  };
  const destination: PrintRouting['destination'] = (document, densities = LABEL_DENSITIES) => {
    const printers = devices.statuses().map(dense);
    const choice = chooseRoute(document, printers.flatMap(asPrinter), routes(), densities);
    if (choice.kind === 'refused') {
      const trouble = choice.why[0]?.reason ?? 'notConfigured';
      return { device: null, isFallback: false, trouble, refused: choice.why };
    }
    const { deviceId, isReady, isFallback } = choice;
    const device = printers.find((status) => status.deviceId === deviceId) ?? null;
    return { device, isFallback, trouble: isReady ? null : (device?.reason ?? 'lost'), refused: [] };
  };
  const red = (): Destination => {
    const printers = devices.statuses();
    const chosen = chooseRed(printers.flatMap(asPrinter));
    const device = printers.find(({ deviceId }) => deviceId === chosen?.deviceId) ?? null;
    const trouble = device ? (chosen?.isReady === true ? null : (device.reason ?? 'lost')) : 'notConfigured';
    return { device, isFallback: false, trouble, refused: [] };
  };
  return {
    destination,
    red,
    now: () =>
      DOCUMENTS.map((document) => {
        const { device, ...rest } = destination(document);
        return { document, deviceId: device?.deviceId ?? null, ...rest };
      }),
    known: () =>
      new Promise((resolve) => {
        if (devices.statuses().length > 0) {
          resolve();
          return;
        }
        const done = (): void => {
          stop();
          clearTimeout(timer);
          resolve();
        };
        const stop = devices.onEvent(done);
        const timer = setTimeout(done, KNOWN_MS);
      }),
    remember(statuses) {
      for (const { deviceId, dpmm } of statuses) {
        if (dpmm === null) continue;
        const key = keyOf(deviceId);
        if (preferences.get(key) !== dpmm.toString()) preferences.set(key, dpmm.toString());
      }
    },
  };
}

/** A printer that is switched off in the set-up is none. */
const asPrinter = ({ deviceId, media, dpmm, state, printsRed }: DeviceStatus): readonly RoutePrinter[] =>
  media && state !== 'disabled'
    ? [{ deviceId, media, dpmm, isReady: state === 'ready', printsRed: printsRed === true }]
    : [];
