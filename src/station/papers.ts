import { boxCard } from '../core/label/boxCard.ts';
import type { BoxReason } from '../core/carton/boxReason.ts';
import { boxReasonCard, commandCard, quantityCard, type Card } from '../core/label/card.ts';
import { placeSeries } from '../core/scan/placeCode.ts';
import type { CommandWord } from '../core/scan/scan.ts';
import { StationError } from '../shared/errors.ts';
import type { LabelRenderPort, PrintOutcome, StoragePort } from './ports.ts';
import type { Press } from './press.ts';
import { densityOf, type PrintRouting } from './printRouting.ts';

export interface PaperPorts {
  readonly storage: StoragePort;
  readonly renderer: LabelRenderPort;
  readonly routing: PrintRouting;
  readonly press: Press;
}

/** Labels of totes or places: the code of the first, how many, and a line that stands on each ('' for none). */
export interface WantedPlaces {
  readonly first: string;
  readonly count: number;
  readonly caption: string;
}

/** What hangs at a bench or sticks on its shelves; `failed` says why nothing was printed. */
export interface ShopPapers {
  /** Cards with the bars of command words, of counts and of reasons for another box. */
  printCommandCards(
    cards: readonly (({ readonly word: CommandWord } | { readonly count: number } | { readonly why: BoxReason }) & {
      readonly title: string;
      readonly caption: string;
    })[],
  ): Promise<PrintOutcome>;
  /** A card for each box preset, whose bars choose it. */
  printBoxCards(): Promise<PrintOutcome>;
  printPlaces(wanted: WantedPlaces): Promise<PrintOutcome>;
  /** PNG of the first of those labels, at its printer's density; null where it can't be drawn. */
  placePreview(wanted: WantedPlaces): Promise<Uint8Array | null>;
}

/** Cards of every box preset that a packer chooses; a product's own packaging is none. */
export const boxCards = (storage: StoragePort): readonly Card[] =>
  storage.cartons
    .all()
    .filter(({ kind }) => kind !== 'own')
    .map(boxCard);

/** Prints on labels or sheets, wherever such documents go. */
export function shopPapers({ storage, renderer, routing, press }: PaperPorts): ShopPapers {
  const cards = async (content: readonly Card[]): Promise<PrintOutcome> => {
    const { device, trouble } = routing.destination('commandCards');
    if (!device) return { kind: 'failed', reason: trouble ?? 'notConfigured' };
    return device.media?.kind === 'sheets'
      ? press.sheets(device, { kind: 'cards', cards: content })
      : press.labels(device, { kind: 'cards', cards: content });
  };
  return {
    printCommandCards: (wanted) =>
      cards(
        wanted.map((card) =>
          'word' in card
            ? commandCard(card.word, card.title, card.caption)
            : 'count' in card
              ? quantityCard(card.count, card.title, card.caption)
              : boxReasonCard(card.why, card.title, card.caption),
        ),
      ),
    printBoxCards() {
      const found = boxCards(storage);
      return found.length === 0 ? Promise.resolve({ kind: 'failed', reason: 'noBoxes' }) : cards(found);
    },
    async placePreview({ first, count, caption }) {
      const places = placeSeries(first, count, caption);
      if (!places.ok) return null;
      const dpmm = densityOf(routing.destination('placeLabels').device);
      try {
        return await renderer.preview(await renderer.label({ kind: 'places', places: places.value }, dpmm), dpmm);
      } catch (error) {
        if (error instanceof StationError) return null;
        throw error;
      }
    },
    async printPlaces({ first, count, caption }) {
      const places = placeSeries(first, count, caption);
      if (!places.ok) return { kind: 'failed', reason: places.error };
      const { device, trouble } = routing.destination('placeLabels');
      if (!device) return { kind: 'failed', reason: trouble ?? 'notConfigured' };
      if (device.media?.kind !== 'sheets') return press.labels(device, { kind: 'places', places: places.value });
      const onSheets = places.value.map(({ code, barcode, caption: line }) => ({
        title: code,
        caption: line,
        barcode,
      }));
      return press.sheets(device, { kind: 'cards', cards: onSheets });
    },
  };
}
