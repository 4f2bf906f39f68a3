import type { EventOf } from '../journal/events.ts';
import type { LabelEvent } from '../journal/labelEvents.ts';
import { assertNever } from '../result.ts';
import type { PackParcel } from './session.ts';

/** Facts about the label of one parcel. */
export type ParcelLabelEvent = Exclude<LabelEvent, { readonly type: 'numberBlockReserved' }>;

/** A parcel for which no label was bought, or whose label was given back. */
export const WITHOUT_LABEL = {
  gross: null,
  label: 'none',
  intent: null,
  asked: null,
  labelRefusal: null,
  labelRefusalDetail: null,
  bought: null,
  print: 'none',
  printFailure: null,
  printProof: null,
  sentTo: null,
  printed: 0,
} as const satisfies Partial<PackParcel>;

/** What a closed parcel weighed stays known; another is weighed anew for another label. */
const withoutLabel = (parcel: PackParcel): Partial<PackParcel> => ({
  ...WITHOUT_LABEL,
  gross: parcel.isClosed ? parcel.gross : null,
});

const askedFor = ({ service, quoted, token }: EventOf<'labelAsked'>): PackParcel['asked'] => ({
  service,
  quoted,
  ...(token !== undefined && { token }),
});

/** What a fact about a parcel's label changes of the parcel. */
export function labelPatch(event: ParcelLabelEvent, parcel: PackParcel | undefined): Partial<PackParcel> {
  switch (event.type) {
    case 'labelRequested':
      return requested(event);
    case 'labelAsked':
      return { asked: askedFor(event) };
    case 'labelNotSent':
      return { label: 'requested', asked: null };
    case 'labelBought':
      return { label: 'bought', bought: event.label, print: 'waiting', printed: 0 };
    case 'labelRefused':
      return {
        label: 'refused',
        labelRefusal: event.reason,
        labelRefusalDetail: event.detail ?? null,
        asked: null,
        gross: null,
      };
    case 'labelOutcomeUnknown':
      return { label: 'unknown' };
    case 'labelVoidRequested':
      return parcel?.intent?.intentId === event.intentId ? withoutLabel(parcel) : {};
    case 'labelFoundLate':
    case 'labelVoidRefused':
      return {};
    case 'labelVoided':
      return event.intentId === undefined && parcel ? withoutLabel(parcel) : {};
    case 'labelSent':
      return { print: 'sent', printFailure: null, printProof: null, sentTo: event.deviceId };
    case 'labelPrinted':
      return {
        print: 'delivered',
        printFailure: null,
        printProof: event.proof,
        printed: (parcel?.printed ?? 0) + 1,
      };
    case 'labelPrintFailed':
      return {
        print: event.isUncertain ? 'uncertain' : 'failed',
        printFailure: event.reason,
        printProof: null,
      };
    default:
      return assertNever(event);
  }
}

const requested = ({ intentId, carrier, series, serial }: EventOf<'labelRequested'>): Partial<PackParcel> => ({
  label: 'requested',
  labelRefusal: null,
  labelRefusalDetail: null,
  asked: null,
  intent: { intentId, carrier, series, serial },
});
