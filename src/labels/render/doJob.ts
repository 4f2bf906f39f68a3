import { labelDocument } from '../../core/label/labelDocument.ts';
import { printableText } from '../../core/label/printableText.ts';
import type { Result } from '../../core/result.ts';
import { contentTexts, labelZpl } from '../labelZpl.ts';
import { giftCardReceipt, packingSlipReceipt } from '../escpos/receipt.ts';
import { labelJob } from '../raster/labelJob.ts';
import { sheetPage } from '../sheets/sheetPage.ts';
import { labelTexts, shippingLabelZpl } from '../shippingLabel.ts';
import { isFontZeroText } from '../text/fontZero.ts';
import { loadRasteriser } from '../text/rasterise.ts';
import type { Rasteriser } from '../text/textSetter.ts';
import { labelPdf } from './labelPdf.ts';
import type { LabelAnswer, LabelJob } from './protocol.ts';
import { previewPng } from './preview.ts';

/** Does one job; never rejects: what goes wrong is an answer too. */
export async function doJob(job: LabelJob): Promise<LabelAnswer> {
  try {
    return await answer(job);
  } catch (cause) {
    return { kind: 'failed', message: cause instanceof Error ? cause.message : String(cause) };
  }
}

async function answer(job: LabelJob): Promise<LabelAnswer> {
  switch (job.kind) {
    case 'shipping':
      return toAnswer(await shipping(job));
    case 'label':
      return toAnswer(labelZpl(job.content, job.dpmm, await rasteriserFor(contentTexts(job.content))));
    case 'receipt':
      return { kind: 'done', bytes: packingSlipReceipt(job.slip, job.language, job.columns).bytes };
    case 'giftCard':
      return { kind: 'done', bytes: giftCardReceipt(job.gift, job.language, job.columns).bytes };
    case 'sheet':
      return { kind: 'done', bytes: Buffer.from(sheetPage(job.content, job.size)) };
    case 'preview':
      return { kind: 'done', bytes: await previewPng(job.zpl, job.dpmm) };
    case 'pdf':
      return toAnswer(await labelPdf(job.zpl, job.dpmm));
    case 'print':
      return toAnswer(await labelJob(job.zpl, job.printer));
  }
}

async function shipping(job: Extract<LabelJob, { kind: 'shipping' }>): Promise<Result<Uint8Array, string>> {
  const document = labelDocument(job.label, job.shipment);
  if (!document.ok) return document;
  return shippingLabelZpl(document.value, job.dpmm, await rasteriserFor(labelTexts(document.value)));
}

let loading: Promise<Rasteriser> | null = null;

/** Loads the canvas only when some text needs it: a label in plain Latin letters never waits for it. */
function rasteriserFor(texts: readonly string[]): Promise<Rasteriser> | null {
  if (texts.map(printableText).every(isFontZeroText)) return null;
  loading ??= loadRasteriser();
  return loading;
}

const toAnswer = (result: Result<Uint8Array, string>): LabelAnswer =>
  result.ok ? { kind: 'done', bytes: result.value } : { kind: 'refused', reason: result.error };
