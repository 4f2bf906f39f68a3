import type { DeviceId } from '../ids.ts';
import { DOCUMENT_FORMS, isOn, type DocumentForm, type DocumentKind } from './documents.ts';
import type { Media } from './media.ts';

/** A printer as far as routing sees it. */
export interface RoutePrinter {
  readonly deviceId: DeviceId;
  /** What is loaded in it. */
  readonly media: Media;
  /** Dots per millimetre; null for one that is not told in dots, such as the system's. */
  readonly dpmm: number | null;
  readonly isReady: boolean;
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
      readonly form: DocumentForm;
      readonly media: Media;
      readonly dpmm: number | null;
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

/** What a document asks of a printer beside its shape. */
export interface RouteNeeds {
  /** The dots per millimetre it is already written for; printed at another density it would come out at another size. */
  readonly dpmm?: number;
  /** The densities it can be written for. */
  readonly densities?: readonly number[];
}

/**
 * The printer for a document: the first of its route that suits and is ready, else the first that suits, which it then waits for. A
 * printer with other stock or another density is passed over and never scaled to.
 */
export function chooseRoute(
  document: DocumentKind,
  printers: readonly RoutePrinter[],
  routes: Routes,
  needs: RouteNeeds = {},
): RouteChoice {
  const wanted = routes[document];
  const found = wanted
    ? wanted.map((deviceId) => ({ deviceId, printer: printers.find((known) => known.deviceId === deviceId) }))
    : automatic(document, printers);
  if (found.length === 0) return { kind: 'refused', why: wanted ? [] : [{ deviceId: null, reason: 'notConfigured' }] };
  const judged = found.map(({ deviceId, printer }) => ({
    deviceId,
    printer,
    fit: printer ? fitOf(document, printer, needs) : ('notConfigured' as const),
  }));
  const suiting = judged.flatMap(({ printer, fit }, index) =>
    printer && typeof fit === 'object' ? [{ printer, form: fit, index }] : [],
  );
  const best = suiting.find(({ printer }) => printer.isReady) ?? suiting[0];
  if (!best)
    return {
      kind: 'refused',
      why: judged.flatMap(({ deviceId, fit }) => (typeof fit === 'string' ? [{ deviceId, reason: fit }] : [])),
    };
  const { deviceId, media, dpmm, isReady } = best.printer;
  return { kind: 'printer', deviceId, form: best.form, media, dpmm, isReady, isFallback: best.index > 0 };
}

/** Without a route: the first printer with fitting stock alone, for nobody named a fall-back; else the first there is, to say what is wrong with it. */
function automatic(
  document: DocumentKind,
  printers: readonly RoutePrinter[],
): readonly { readonly deviceId: DeviceId; readonly printer: RoutePrinter }[] {
  const fitting = printers.find((printer) => DOCUMENT_FORMS[document].some((form) => isOn(form, printer.media)));
  const [sameKind] = printers.filter(({ media }) => DOCUMENT_FORMS[document].some(({ kind }) => kind === media.kind));
  const printer = fitting ?? sameKind;
  return printer ? [{ deviceId: printer.deviceId, printer }] : [];
}

function fitOf(document: DocumentKind, printer: RoutePrinter, needs: RouteNeeds): DocumentForm | RouteRefusal {
  const form = DOCUMENT_FORMS[document].find((shape) => isOn(shape, printer.media));
  if (!form) return 'wrongStock';
  if (form.kind !== 'labels') return form;
  const isDense =
    printer.dpmm === null ||
    ((needs.dpmm === undefined || needs.dpmm === printer.dpmm) &&
      (needs.densities === undefined || needs.densities.includes(printer.dpmm)));
  return isDense ? form : 'wrongDpi';
}
