import { commandCard } from '../core/label/card.ts';
import type { CommandWord } from '../core/scan/scan.ts';
import type { LabelRenderPort, PrintOutcome } from './ports.ts';
import type { Press } from './press.ts';
import { densityOf, type PrintRouting } from './printRouting.ts';

export interface PaperPorts {
  readonly renderer: LabelRenderPort;
  readonly routing: PrintRouting;
  readonly press: Press;
}

/** Prints cards with the bars of command words, on labels or sheets, wherever command cards go. `failed` says why nothing was printed. */
export async function printCommandCards(
  { renderer, routing, press }: PaperPorts,
  words: readonly { readonly word: CommandWord; readonly caption: string }[],
): Promise<PrintOutcome> {
  const { device, trouble } = routing.destination('commandCards');
  if (!device) return { kind: 'failed', reason: trouble ?? 'notConfigured' };
  const cards = words.map(({ word, caption }) => commandCard(word, caption));
  if (device.media?.kind === 'sheets') return press.sheets(device, { kind: 'cards', cards });
  return press.label(device, await renderer.cardSheet(cards, densityOf(device)));
}
