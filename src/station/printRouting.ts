import { DOCUMENTS, type DocumentKind } from '../core/print/documents.ts';
import type { DeviceId } from '../core/ids.ts';
import { chooseRoute, type RouteChoice, type RouteNeeds, type RoutePrinter, type Routes } from '../core/print/route.ts';
import type { DevicesPort, DeviceStatus, LabelPrinter } from './ports.ts';

/** Densities that the station writes labels for: 203, 300 and 600 dpi. */
export const LABEL_DENSITIES = [8, 12, 24] as const;

/** The density to write a label for: the printer's own. */
export const densityOf = (choice: RouteChoice): (typeof LABEL_DENSITIES)[number] =>
  LABEL_DENSITIES.find((known) => choice.kind === 'printer' && known === choice.dpmm) ?? USUAL_DPMM;

const LANGUAGES: readonly LabelPrinter['language'][] = ['zpl', 'epl', 'tspl', 'cpcl', 'escpos', 'star'];
const HEADS: readonly LabelPrinter['dpmm'][] = [6, ...LABEL_DENSITIES];

/** A label printer as labels are written for it; null for a device that holds no labels or speaks no language of label printers. */
export function labelPrinterOf({ media, protocol, dpmm }: DeviceStatus): LabelPrinter | null {
  const language = LANGUAGES.find((known) => known === protocol);
  const density = HEADS.find((known) => known === (dpmm ?? USUAL_DPMM));
  if (!language || !density || media?.kind !== 'labels') return null;
  return { language, dpmm: density, stock: { width: media.width, height: media.height } };
}

/** Density of a printer in dots that does not say its own: 203 dpi. */
const USUAL_DPMM = 8;

/** Which printer a document goes to now. */
export interface PrintRouting {
  choose(document: DocumentKind, needs?: RouteNeeds): RouteChoice;
  /** Why a document can't be printed now: a code of the printer it waits for or of the first one that does not suit; null when it can. */
  trouble(document: DocumentKind, needs?: RouteNeeds): string | null;
  device(choice: Extract<RouteChoice, { kind: 'printer' }>): DeviceStatus | null;
  /** Where every kind of document goes as things are. */
  now(): readonly RouteNow[];
}

/** Where a document goes: its printer and what keeps it from printing; without a printer, what is wrong with each of its route. */
export interface RouteNow {
  readonly document: DocumentKind;
  readonly deviceId: DeviceId | null;
  readonly isFallback: boolean;
  readonly trouble: string | null;
  readonly refused: Extract<RouteChoice, { kind: 'refused' }>['why'];
}

/** Routing over a station's devices as they are at each call, by the routes a supervisor set. */
export function createPrintRouting(devices: DevicesPort, routes: () => Routes): PrintRouting {
  const choose: PrintRouting['choose'] = (document, needs) =>
    chooseRoute(document, devices.statuses().flatMap(asPrinter), routes(), needs);
  const device: PrintRouting['device'] = ({ deviceId }) =>
    devices.statuses().find((status) => status.deviceId === deviceId) ?? null;
  const troubleOf = (choice: RouteChoice): string | null => {
    if (choice.kind === 'refused') return choice.why[0]?.reason ?? 'notConfigured';
    return choice.isReady ? null : (device(choice)?.reason ?? 'lost');
  };
  return {
    choose,
    device,
    trouble: (document, needs) => troubleOf(choose(document, needs)),
    now: () =>
      DOCUMENTS.map((document) => {
        const choice = choose(document, { densities: LABEL_DENSITIES });
        return choice.kind === 'refused'
          ? { document, deviceId: null, isFallback: false, trouble: null, refused: choice.why }
          : {
              document,
              deviceId: choice.deviceId,
              isFallback: choice.isFallback,
              trouble: troubleOf(choice),
              refused: [],
            };
      }),
  };
}

/** A printer that is switched off in the set-up is none. */
function asPrinter({ deviceId, role, media, dpmm, state }: DeviceStatus): readonly RoutePrinter[] {
  if (!media || state === 'disabled') return [];
  const density = role === 'paperPrinter' ? null : (dpmm ?? USUAL_DPMM);
  return [{ deviceId, media, dpmm: density, isReady: state === 'ready' }];
}
