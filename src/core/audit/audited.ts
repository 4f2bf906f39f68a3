import type { UserId } from '../ids.ts';
import type { EventType, StationEvent } from '../journal/events.ts';

/** What people change or decide outside packing, by what it is about. */
export const AUDIT_KINDS = [
  'people',
  'signIn',
  'station',
  'devices',
  'products',
  'boxes',
  'rates',
  'instructions',
  'imports',
  'orders',
  'overrides',
  'labels',
  'manifests',
  'tasks',
] as const;
export type AuditKind = (typeof AUDIT_KINDS)[number];

/** Where each fact stands in the audit; null: the bench, a channel, a carrier or the program does it by itself. A new fact has to say. */
export const AUDIT_KIND_OF: Readonly<Record<EventType, AuditKind | null>> = {
  ...ofDesk(),
  ...ofOrders(),
  ...ofPacking(),
  ...ofLabels(),
};

/** Where a fact stands in the audit; null where no person changed or decided something by it outside packing. */
export function auditKind(event: StationEvent): AuditKind | null {
  switch (event.type) {
    case 'orderCancelled':
      return event.importId === undefined ? 'orders' : null;
    case 'labelSent':
      return event.isReprint ? 'labels' : null;
    case 'labelVoidRequested':
      return event.why === 'person' ? 'labels' : null;
    case 'manifestClosed':
      // A long manifest is several rows of one act.
      return event.part === 1 ? 'manifests' : null;
    default:
      return AUDIT_KIND_OF[event.type];
  }
}

/** Who answers for a fact: for what a bench stopped and was let go on, whoever let it. */
export const doerOf = (event: StationEvent, actor: UserId | null): UserId | null =>
  event.type === 'overrideGranted' || event.type === 'overrideRefused' ? event.supervisorId : actor;

function ofDesk() {
  return {
    userAdded: 'people',
    userChanged: 'people',
    userRemoved: 'people',
    badgePrinted: 'people',
    userSignedIn: 'signIn',
    userSignedOut: 'signIn',
    signInRefused: 'signIn',
    siteConfigured: 'station',
    policySet: 'station',
    scaleChecked: 'devices',
    deviceAdded: 'devices',
    deviceChanged: 'devices',
    deviceRemoved: 'devices',
    routeChanged: 'devices',
    configChanged: 'station',
    preferenceSet: 'station',
    carrierKeyKept: 'station',
    carrierKeyRemoved: 'station',
    fullScreenLeft: 'station',
    productRecorded: 'products',
    productBarcodeAssigned: 'products',
    doubtDismissed: 'products',
    recallRecorded: 'products',
    recallLifted: 'products',
    cartonTypeRecorded: 'boxes',
    boxDraftSaved: 'boxes',
    boxDraftDropped: 'boxes',
    boxSetPublished: 'boxes',
    boxSetTookEffect: 'boxes',
    boxSetWithdrawn: 'boxes',
    ratesPublished: 'rates',
    serviceSwitched: 'rates',
    collectionSet: 'rates',
    instructionRecorded: 'instructions',
    importFinished: 'imports',
    taskTaken: 'tasks',
    taskDone: 'tasks',
    numberBlockReserved: null,
  } as const;
}

function ofOrders() {
  return {
    orderHeld: 'orders',
    orderReleased: 'orders',
    orderPrioritized: 'orders',
    orderKeyedIn: 'orders',
    orderSplitOff: 'orders',
    ordersMerged: 'orders',
    orderMergedInto: 'orders',
    orderMergeUndone: 'orders',
    orderAddressCorrected: 'orders',
    orderLinesAmended: 'orders',
    orderCancelled: 'orders',
    orderImported: null,
    orderChanged: null,
    orderChangedLate: null,
    addressChecked: null,
    trackingReported: null,
    overrideGranted: 'overrides',
    overrideRefused: 'overrides',
    manifestClosed: 'manifests',
    carrierFormRequested: null,
    carrierFormAsked: null,
    carrierFormNotSent: null,
    carrierFormUnknown: null,
    carrierFormMade: null,
    carrierFormRefused: null,
    parcelStaged: null,
    parcelLoaded: null,
    dockScanRefused: null,
  } as const;
}

function ofPacking() {
  return {
    packStarted: null,
    packPaused: null,
    packResumed: null,
    packStopped: null,
    packAbandoned: null,
    packFinished: null,
    itemPacked: null,
    unitTraceAsked: null,
    unitTraceDropped: null,
    itemShort: null,
    itemFound: null,
    itemUnpacked: null,
    itemDamaged: null,
    takeOutAsked: null,
    takeOutDropped: null,
    putBackBegun: null,
    itemPutBack: null,
    scanRefused: null,
    refusalCleared: null,
    loadDisagreed: null,
    loadAgreed: null,
    boxesPlanned: null,
    boxesReplanned: null,
    boxChosen: null,
    boxReasonGiven: null,
    boxReturned: null,
    boxKept: null,
    weightCaptured: null,
    weightRefused: null,
    parcelStopped: null,
    markConfirmed: null,
    parcelCleared: null,
    instructionsPinned: null,
    instructionConfirmed: null,
    parcelClosed: null,
  } as const;
}

function ofLabels() {
  return {
    labelSent: 'labels',
    labelReprinted: 'labels',
    labelVoidRequested: 'labels',
    parcelReopened: 'labels',
    labelRequested: null,
    labelAsked: null,
    labelNotSent: null,
    labelBought: null,
    labelRefused: null,
    labelFoundLate: null,
    labelOutcomeUnknown: null,
    labelVoidRefused: null,
    labelVoided: null,
    labelPrinted: null,
    labelPrintFailed: null,
  } as const;
}
