import { massFromBase, toBase, type Mass } from '../../../src/core/quantity.ts';
import type { PackSnapshot } from '../../../src/core/pack/snapshot.ts';
import { readLabel } from '../../../src/labels/readLabel.ts';
import { createLabelRenderer, LABEL_WORKER_URL } from '../../../src/labels/render/labelRenderer.ts';
import type { TestStation } from './station.ts';

const BARCODES: Readonly<Record<string, string>> = {
  'MUG-SND': '614141007349',
  'MUG-CLY': '614141007356',
  'TEA-BRG': '614141007363',
};
export const NOTHING: Mass = { digits: 0, exponent: 0, unit: 'lb' };

/** The barcode of a product of the test goods. */
export const barcodeOf = (sku: string): string => BARCODES[sku] ?? sku;

/** What a packer's hand does next for what the screen shows, or null when the station has to move first. */
export async function nextHand(station: TestStation, now: PackSnapshot): Promise<(() => Promise<unknown>) | null> {
  const { bench } = station;
  if (now.mismatch !== null) return () => bench.scan('CMD-UNDO');
  switch (now.stage) {
    case 'verify':
      return now.current ? () => bench.scan(barcodeOf(now.current?.sku ?? '')) : null;
    case 'box':
      return now.box?.suggested ? () => bench.scan(now.box?.suggested?.barcode ?? '') : null;
    case 'weigh':
      return now.weigh?.expected && now.weigh.gross === null
        ? async () => {
            await Promise.resolve();
            bench.put(pounds(now.weigh?.expected ?? NOTHING));
          }
        : null;
    case 'label': {
      if (now.label?.print !== 'delivered' && now.label?.print !== 'uncertain') return null;
      // Where nobody knows whether the label came out, a packer looks; when there is none, it is printed again.
      const isUncertain = now.label.print === 'uncertain';
      const text = await labelText(station, now, isUncertain ? LOOK_MS : PATIENCE_MS).catch((error: unknown) => {
        if (isUncertain) return null;
        throw error;
      });
      if (text === null && isUncertain) return () => bench.scan('CMD-REPRINT');
      return text === null
        ? null
        : () =>
            bench.scan(text).then(() => {
              bench.put(NOTHING);
            });
    }
  }
}

const PATIENCE_MS = 10_000;
const LOOK_MS = 3_000;
const printedTexts = new WeakMap<TestStation, Map<string, string>>();

/** What the scanner reads off the newest label with this tracking number that came out of the printer. */
async function labelText(station: TestStation, now: PackSnapshot, withinMs: number): Promise<string | null> {
  const tracking = now.label?.tracking ?? '';
  const texts = printedTexts.get(station) ?? new Map<string, string>();
  printedTexts.set(station, texts);
  const known = texts.get(tracking);
  if (known !== undefined) return known;
  const printed = await station.bench.nextLabel(withinMs);
  const text = await barsOf(printed.zpl);
  texts.set(tracking, text);
  return text;
}

/** What a scanner sends for the bars of a printed label: the picture is drawn and read, not the ZPL parsed. */
export async function barsOf(zpl: Uint8Array): Promise<string> {
  const renderer = createLabelRenderer({ workerUrl: LABEL_WORKER_URL });
  try {
    const [bars] = await readLabel(await renderer.preview(zpl, 8));
    if (!bars) throw new Error('the printed label does not scan');
    return bars.symbologyId + bars.text;
  } finally {
    await renderer.close();
  }
}

/** Hundredths of a pound, as the scale shows them. */
export const pounds = (mass: Mass): Mass => massFromBase(toBase(mass), 'lb', 2);

/** Packs on from wherever the screen stands, until `isDone`. Each hand is used once for each picture. */
export async function packOn(
  station: TestStation,
  isDone: (now: PackSnapshot | null) => boolean,
  withinMs = 60_000,
): Promise<void> {
  const window = station.window();
  const deadline = Date.now() + withinMs;
  let seen = -1;
  for (;;) {
    const now = await window.snapshot();
    if (isDone(now)) return;
    if (Date.now() > deadline)
      throw new Error(`stuck at ${now?.stage ?? 'the queue'}: ${JSON.stringify(now?.band ?? null)}`);
    if (now && now.version !== seen) {
      const hand = await nextHand(station, now);
      if (hand) {
        seen = now.version;
        await hand();
      }
    }
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
}

/** Opens an order by its barcode. */
export async function openOrder(station: TestStation, number: string): Promise<void> {
  await station.bench.scan(number);
  await station.window().until(`order ${number} on the screen`, (now) => now?.number === number);
}
