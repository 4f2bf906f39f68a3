import { labelDocument } from '../../core/label/labelDocument.ts';
import type { Result } from '../../core/result.ts';
import { cardSheetZpl } from '../commandCards.ts';
import { productLabelZpl } from '../productLabel.ts';
import { shippingLabelZpl } from '../shippingLabel.ts';
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
    case 'product':
      return toAnswer(productLabelZpl(job.product, job.dpmm, null));
    case 'cards':
      return toAnswer(cardSheetZpl(job.cards, job.dpmm, null));
    case 'preview':
      return { kind: 'done', bytes: await previewPng(job.zpl, job.dpmm) };
  }
}

async function shipping(job: Extract<LabelJob, { kind: 'shipping' }>): Promise<Result<Uint8Array, string>> {
  const document = labelDocument(job.label, job.shipment);
  if (!document.ok) return document;
  return shippingLabelZpl(document.value, job.dpmm, null);
}

const toAnswer = (result: Result<Uint8Array, string>): LabelAnswer =>
  result.ok ? { kind: 'done', bytes: result.value } : { kind: 'refused', reason: result.error };
