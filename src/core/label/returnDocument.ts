import type { Address } from '../orders/address.ts';
import { refuse, type Result } from '../result.ts';
import { addressedDocument, type LabelDocument, type LabelRefusal } from './labelDocument.ts';
import { printableText } from './printableText.ts';

/** A parcel that went out, as far as the label shows it that brings it back. */
export interface ReturnOf {
  /** By `returnReference`; null where none can be barred. */
  readonly reference: string | null;
  readonly orderNumber: string;
  readonly parcelIndex: number;
  readonly parcelCount: number;
  readonly consignee: Address;
  readonly site: Address;
  /** ISO date it left on. */
  readonly sentOn: string;
  readonly tracking: string;
  /** False: it is an address label only, and postage is still to be put on. */
  readonly isPaid: boolean;
}

/**
 * The label that brings a parcel back: addresses swapped, an R to be seen at arm's length, its reference as bars. It buys nothing. Refuses
 * what `addressedDocument` refuses, and a parcel without a reference (`numberUnprintable`).
 */
export function returnDocument(parcel: ReturnOf): Result<LabelDocument, LabelRefusal> {
  const { reference, orderNumber, parcelIndex, parcelCount, consignee, site, sentOn, tracking } = parcel;
  if (reference === null) return refuse('numberUnprintable');
  return addressedDocument({
    shipFrom: consignee,
    shipTo: site,
    mark: 'R',
    service: parcel.isPaid ? 'RETURN' : 'RETURN - ADD POSTAGE',
    date: { title: 'SENT ON', value: printableText(sentOn) },
    toTitle: 'RETURN TO',
    data: [
      { title: 'ORDER', value: printableText(orderNumber) },
      { title: 'PARCEL', value: `${parcelIndex.toString()} OF ${parcelCount.toString()}` },
      { title: 'SENT AS', value: printableText(tracking) },
    ],
    bars: { symbology: 'code128', title: 'RETURN REFERENCE', text: reference, hri: reference },
  });
}
