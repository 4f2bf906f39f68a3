import type { PackParcel } from './session.ts';
import type { LabelStageView } from './snapshot.ts';
import type { ViewFacts } from './viewFacts.ts';

/** What the Label screen says of a parcel. */
export function labelStage(parcel: PackParcel, facts: ViewFacts): LabelStageView {
  const quote = parcel.bought?.quote ?? facts.quote(parcel);
  return {
    label: parcel.label,
    print: parcel.print,
    printFailure: parcel.printFailure,
    printProof: parcel.printProof,
    isUnprintable: parcel.bought !== null && parcel.print !== 'delivered' && facts.printerTrouble === 'wrongDpi',
    slip: facts.slip(parcel),
    papers: facts.papers(parcel),
    printer: parcel.sentTo ? facts.printerName(parcel.sentTo) : null,
    refusal: parcel.labelRefusal,
    tracking: parcel.bought?.tracking ?? null,
    serviceName: quote?.serviceName ?? null,
    charge: quote?.charge ?? null,
    box: facts.box(parcel.cartonTypeId, parcel.contents),
    gross: parcel.gross,
    labelHash: parcel.bought?.labelHash ?? null,
    nextOrderNumber: facts.nextOrderNumber,
  };
}
