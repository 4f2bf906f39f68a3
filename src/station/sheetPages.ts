import type { DocumentKind } from '../core/print/documents.ts';
import type { SheetSize } from '../core/print/media.ts';
import type { StoragePort } from './ports.ts';
import type { PrintRouting } from './printRouting.ts';

/** A document of sheets, to be saved. */
export interface PaperPage {
  readonly page: string;
  readonly size: SheetSize;
  /** For a file, without its ending. */
  readonly name: string;
}

/** Countries whose paper is Letter (Unicode CLDR, paper sizes). */
const LETTER = new Set(['US', 'CA', 'MX', 'PH', 'CL', 'CO', 'CR', 'GT', 'NI', 'PA', 'PR', 'SV', 'VE', 'BZ', 'DO']);

/** The size that a document's printer has loaded, else the one the site's country uses. */
export function sheetSize(storage: StoragePort, routing: PrintRouting, document: DocumentKind): SheetSize {
  const { device } = routing.destination(document);
  const country = storage.site()?.shipFrom.country ?? '';
  return device?.media?.kind === 'sheets' ? device.media.size : LETTER.has(country) ? 'Letter' : 'A4';
}
