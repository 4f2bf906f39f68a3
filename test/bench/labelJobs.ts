import { LABEL_LANGUAGES, type LabelLanguage } from '../../src/core/print/labelPrinter.ts';
import { quantity } from '../../src/core/quantity.ts';
import { createLabelRenderer, LABEL_WORKER_URL, type LabelRenderer } from '../../src/labels/render/labelRenderer.ts';
import { shipment, ssccLabel, worldwide } from '../support/labelSamples.ts';
import { figure, percentile, percentiles, type Figure } from './measure.ts';

const ROUNDS = 20;
const PEOPLE = ['English', 'Japanese', 'Arabic'];
const STOCK = { width: quantity(4, 0, 'in'), height: quantity(6, 0, 'in') };
const DRAWN_MS = { 95: 400 };
const ZPL_MS = { 95: 5 };

/** A stored 4 x 6 in label as a job for printers of each language at 203 and 300 dpi: from the ask to the whole job, and how big it is. */
export async function benchLabelJobs(): Promise<Figure[]> {
  const renderer = createLabelRenderer({ workerUrl: LABEL_WORKER_URL });
  try {
    await renderer.warmUp('tspl');
    const figures: Figure[] = [];
    for (const dpmm of [8, 12] as const) {
      const labels = await Promise.all(
        PEOPLE.map((name) =>
          renderer.shippingLabel(ssccLabel, { ...shipment, shipTo: worldwide[name] ?? shipment.shipTo }, dpmm),
        ),
      );
      for (const language of LABEL_LANGUAGES) figures.push(...(await timed(renderer, labels, { language, dpmm })));
    }
    return figures;
  } finally {
    await renderer.close();
  }
}

async function timed(
  renderer: LabelRenderer,
  labels: readonly Uint8Array[],
  printer: { readonly language: LabelLanguage; readonly dpmm: 8 | 12 },
): Promise<readonly Figure[]> {
  const [milliseconds, bytes]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const label of labels) {
      const began = performance.now();
      const job = await renderer.forPrinter(label, { ...printer, stock: STOCK });
      milliseconds.push(performance.now() - began);
      bytes.push(job.length);
    }
  }
  const name = `label-jobs: ${printer.language} at ${printer.dpmm.toString()} dots/mm`;
  return [
    ...percentiles(name, milliseconds, printer.language === 'zpl' ? ZPL_MS : DRAWN_MS),
    figure(`${name}, job`, percentile(bytes, 50) / 1000, 'kB'),
  ];
}
