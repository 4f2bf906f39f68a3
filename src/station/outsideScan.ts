import type { OrderId } from '../core/ids.ts';
import type { ScanRefusal } from '../core/journal/events.ts';
import { commandWord } from '../core/scan/classify.ts';
import type { ScanReading } from '../core/scan/scan.ts';
import { meaningOf, toteOf } from './meaning.ts';
import type { StoragePort } from './ports.ts';

/** What a scan at a bench without an open order is to do. */
export type OutsideScan =
  | { readonly kind: 'open'; readonly orderId: OrderId }
  | { readonly kind: 'next' }
  | { readonly kind: 'refuse'; readonly reason: ScanRefusal; readonly code: string };

/**
 * Reads a scan where no order is open: NEXT, an order's number, or the tote or pick list that an order lies in. Where several lie in one it is
 * asked which; everything else is refused with what it is.
 */
export function outsideScan(reading: ScanReading, storage: StoragePort): OutsideScan {
  const refuse = (reason: ScanRefusal, code = reading.text): OutsideScan => ({ kind: 'refuse', reason, code });
  const word = commandWord(reading.text);
  if (word === 'NEXT') return { kind: 'next' };
  if (word) return refuse('notNow');
  const meaning = meaningOf(reading, storage, null);
  if (meaning.kind === 'order') return { kind: 'open', orderId: meaning.orderId };
  const tote = toteOf(reading, storage);
  const [orderId, ...more] = tote?.orders ?? [];
  if (tote && orderId !== undefined)
    return more.length > 0 ? refuse('toteShared', tote.tote) : { kind: 'open', orderId };
  if (meaning.kind === 'quantity' || meaning.kind === 'boxReason') return refuse('notNow');
  if (meaning.kind === 'label' && meaning.isVoid) return refuse('labelVoid');
  if (meaning.kind !== 'unknown') return refuse('itemNotExpected');
  return tote ? refuse('toteEmpty', tote.tote) : refuse('unknownOrder');
}
