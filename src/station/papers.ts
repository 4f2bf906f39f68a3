import { commandCard } from '../core/label/card.ts';
import type { CommandWord } from '../core/scan/scan.ts';
import { densityOf, labelPrinterOf, type PrintRouting } from './printRouting.ts';
import type { DevicesPort, LabelRenderPort, PrintOutcome, RuntimePort, SheetPort } from './ports.ts';

/** How long a job may wait for a printer that just went away. */
const PATIENCE_MS = 3_000;

export interface PaperPorts {
  readonly devices: DevicesPort;
  readonly sheets: SheetPort | null;
  readonly renderer: LabelRenderPort;
  readonly runtime: RuntimePort;
  readonly routing: PrintRouting;
}

/** Prints cards with the bars of command words, on labels or sheets, wherever command cards go. `failed` says why nothing was printed. */
export async function printCommandCards(
  ports: PaperPorts,
  words: readonly { readonly word: CommandWord; readonly caption: string }[],
): Promise<PrintOutcome> {
  const { renderer, routing } = ports;
  const route = routing.choose('commandCards');
  const device = route.kind === 'printer' ? routing.device(route) : null;
  if (route.kind === 'refused' || !device)
    return { kind: 'failed', reason: routing.trouble('commandCards') ?? 'notConfigured' };
  const { deviceId } = route;
  const cards = words.map(({ word, caption }) => commandCard(word, caption));
  if (route.media.kind === 'sheets') {
    const { size } = route.media;
    const page = await renderer.sheet({ kind: 'cards', cards }, size);
    return ports.sheets?.print({ deviceId, page, size }) ?? { kind: 'failed', reason: 'notConfigured' };
  }
  const printer = labelPrinterOf(device);
  if (!printer) return { kind: 'failed', reason: 'protocolMismatch' };
  const bytes = await renderer.forPrinter(await renderer.cardSheet(cards, densityOf(route)), printer);
  return ports.devices.print({ jobId: ports.runtime.newId(), deviceId, bytes, patienceMs: PATIENCE_MS });
}
