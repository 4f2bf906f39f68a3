import type { DeviceId } from '../ids.ts';
import { DOCUMENT_FORMS, isOn, type DocumentKind } from './documents.ts';
import type { Media } from './media.ts';

/** A printer as far as routing sees it. */
export interface RoutePrinter {
  readonly deviceId: DeviceId;
  /** What is loaded in it. */
  readonly media: Media;
  /** Dots per millimetre; null for one that is not told in dots, such as the system's. */
  readonly dpmm: number | null;
  readonly isReady: boolean;
  /** Declared by the site; left out: black only. */
  readonly printsRed?: boolean;
}

/** Printers of each kind of document, the first choice first and its fall-backs behind it. A kind that is not named goes to the first printer that suits; one with an empty list is never printed. */
export type Routes = Readonly<Partial<Record<DocumentKind, readonly DeviceId[]>>>;

/** Why a printer can't print a document. */
export const ROUTE_REFUSALS = ['wrongStock', 'wrongDpi', 'notConfigured'] as const;
export type RouteRefusal = (typeof ROUTE_REFUSALS)[number];

/** Where a document goes. */
export type RouteChoice =
  | {
      readonly kind: 'printer';
      readonly deviceId: DeviceId;
      /** False: it waits for this printer. */
      readonly isReady: boolean;
      /** True when the first choice is away or does not suit. */
      readonly isFallback: boolean;
    }
  /** No printer can ever print it as they are: why, of the first choice first. Empty: it is not to be printed here. */
  | {
      readonly kind: 'refused';
      readonly why: readonly { readonly deviceId: DeviceId | null; readonly reason: RouteRefusal }[];
    };

/**
 * The printer for a document: the first of its route that suits and is ready, else the first that suits, which it then waits for. A
 * printer with other stock, or with none of the densities (dots per millimetre) that the document is or can be written for, is passed over
 * and never scaled to.
 */
export function chooseRoute(
  document: DocumentKind,
  printers: readonly RoutePrinter[],
  routes: Routes,
  densities: readonly number[],
): RouteChoice {
  const wanted = routes[document];
  const found = wanted
    ? wanted.map((deviceId) => ({ deviceId, printer: printers.find((known) => known.deviceId === deviceId) }))
    : automatic(document, printers);
  if (found.length === 0) return { kind: 'refused', why: wanted ? [] : [{ deviceId: null, reason: 'notConfigured' }] };
  const judged = found.map(({ deviceId, printer }, index) => ({
    deviceId,
    index,
    isReady: printer?.isReady === true,
    refusal: printer ? refusalOf(document, printer, densities) : ('notConfigured' as const),
  }));
  const suiting = judged.filter(({ refusal }) => refusal === null);
  const best = suiting.find(({ isReady }) => isReady) ?? suiting[0];
  if (best) return { kind: 'printer', deviceId: best.deviceId, isReady: best.isReady, isFallback: best.index > 0 };
  return {
    kind: 'refused',
    why: judged.flatMap(({ deviceId, refusal }) => (refusal === null ? [] : [{ deviceId, reason: refusal }])),
  };
}

/**
 * The printer for a sheet with red on it: of those that the site declares to print red the first that is ready, else the first; null where
 * none is declared. The declaration is the route: what must be red is never sent to another.
 */
export function chooseRed(printers: readonly RoutePrinter[]): RoutePrinter | null {
  const red = printers.filter(({ media, printsRed }) => media.kind === 'sheets' && printsRed === true);
  return red.find(({ isReady }) => isReady) ?? red[0] ?? null;
}

/** Without a route: the first printer with fitting stock alone, for nobody named a fall-back; else the first there is, to say what is wrong with it. */
function automatic(
  document: DocumentKind,
  printers: readonly RoutePrinter[],
): readonly { readonly deviceId: DeviceId; readonly printer: RoutePrinter }[] {
  const forms = DOCUMENT_FORMS[document].filter((form) => form.kind !== 'labels' || form.isNamedOnly !== true);
  const fitting = printers.find((printer) => forms.some((form) => isOn(form, printer.media)));
  const [sameKind] = printers.filter(({ media }) => forms.some(({ kind }) => kind === media.kind));
  const printer = fitting ?? sameKind;
  return printer ? [{ deviceId: printer.deviceId, printer }] : [];
}

function refusalOf(
  document: DocumentKind,
  { media, dpmm }: RoutePrinter,
  densities: readonly number[],
): RouteRefusal | null {
  if (!DOCUMENT_FORMS[document].some((form) => isOn(form, media))) return 'wrongStock';
  return media.kind !== 'labels' || dpmm === null || densities.includes(dpmm) ? null : 'wrongDpi';
}
