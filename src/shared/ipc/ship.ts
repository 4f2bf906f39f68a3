import { z } from 'zod';
import { POSTAL_FIELDS } from '../../core/address/addressCheck.ts';
import { CUES } from '../../core/pack/cues.ts';
import { REOPEN_REFUSALS } from '../../core/pack/reopening.ts';
import { OVERRIDES } from '../../core/journal/overrideEvents.ts';
import { DOCK_REFUSALS } from '../../core/journal/refusals.ts';
import { PURCHASE_STATES } from '../../core/ship/labelPurchase.ts';
import { FORM_STATES } from '../../core/ship/carrierForm.ts';
import { MANIFEST_REFUSALS } from '../../core/ship/manifest.ts';
import { TRACKING_DELAYS, TRACKING_STATUSES } from '../../core/ship/trackingStatus.ts';
import { NOTE_LENGTH, TASK_KINDS } from '../../core/tasks/task.ts';
import { overrideView } from './override.ts';
import { mass, money, text } from './schemas.ts';

const whole = z.number().int();
const nothing = z.object({}).strict();
const when = z.number().nullable();
const pageNumber = whole.min(1);

/** What one manifest is for: a truck and the day it leaves. */
const manifestKey = z.object({ carrier: text, account: text, origin: text, shipDate: text });
const openManifest = manifestKey.extend({
  carrierName: text,
  finished: whole,
  unfinished: whole,
  staged: whole,
  since: z.number(),
  due: z.enum(['later', 'now', 'overdue']),
});
const manifest = manifestKey.extend({
  manifestId: text,
  carrierName: text,
  closedAt: z.number(),
  parcels: whole,
  active: whole,
  loaded: whole,
  unseen: whole,
});
/** A carrier's own form for a closed manifest. */
const carrierForm = z.object({
  formId: text,
  group: text,
  state: z.enum(FORM_STATES),
  number: text.nullable(),
  reason: text.nullable(),
  detail: text.nullable(),
  /** Why it is not there yet. */
  waitsFor: text.nullable(),
  hasPaper: z.boolean(),
  /** True for one that was given up, and asked for again since. */
  isReplaced: z.boolean(),
});
const manifestLine = z.object({
  parcelId: text,
  tracking: text,
  orderNumber: text,
  gross: mass.nullable(),
  service: text,
  charge: money.nullable(),
  state: z.enum(['bought', 'givenBack']),
  stagedAt: when,
  loadedAt: when,
  seenAt: when,
});
const loading = manifestKey.extend({
  carrierName: text,
  manifestId: text.nullable(),
  done: whole,
  total: whole,
  missing: z.array(z.object({ tracking: text, orderNumber: text })),
  last: z
    .object({
      outcome: z.enum(['refused', 'again', 'loaded', 'staged']),
      reason: z.enum(DOCK_REFUSALS).nullable(),
      number: text,
      orderNumber: text.nullable(),
      countedAt: when,
    })
    .nullable(),
  scans: whole,
});
const putBack = z.object({
  sessionId: text,
  orderNumber: text,
  lines: z.array(
    z.object({ lineId: text, sku: text, name: text, location: text.nullable(), units: whole, back: whole }),
  ),
  labels: z.array(z.object({ tracking: text, state: z.enum(PURCHASE_STATES) })),
  last: z.object({ outcome: z.enum(['back', 'notOnList', 'alreadyBack', 'tooMany']), name: text }).nullable(),
  scans: whole,
});
const wayOut = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('parcel'), parcelId: text }),
  z.object({ kind: z.literal('openOrder'), orderId: text }),
  z.object({ kind: z.literal('releaseOrder'), orderId: text }),
  z.object({ kind: z.literal('printBarcode'), sku: text }),
  z.object({ kind: z.literal('putBack'), sessionId: text }),
  z.object({ kind: z.literal('address'), orderId: text }),
  z.object({ kind: z.literal('product'), sku: text }),
  z.object({ kind: z.literal('manifests'), manifestId: text.nullable() }),
  z.object({ kind: z.enum(['queue', 'imports', 'boxes', 'rates', 'none']) }),
]);
const task = z.object({
  key: text,
  kind: z.enum(TASK_KINDS),
  since: when,
  name: text,
  detail: text,
  count: whole,
  isDoneByHand: z.boolean(),
  owner: text.nullable(),
  ownerName: text.nullable(),
  wayOut,
});
const postal = z.object({ line1: text, line2: text, city: text, province: text, postcode: text, country: text });
const addressDoubt = z.object({
  orderNumber: text,
  carrierName: text,
  verdict: z.enum(['corrected', 'undeliverable']),
  reason: text,
  differs: z.array(z.enum(POSTAL_FIELDS)),
  given: postal,
  suggestion: postal.nullable(),
});
const parcelRow = z.object({
  parcelId: text,
  orderId: text,
  orderNumber: text,
  index: whole,
  labelState: z.enum(['none', 'requested', 'bought', 'refused', 'unknown']),
  printState: z.enum(['none', 'waiting', 'sent', 'delivered', 'failed', 'uncertain']),
  tracking: text.nullable(),
  gross: mass.nullable(),
  closedAt: when,
  isGivenUp: z.boolean(),
  status: z.enum(TRACKING_STATUSES).nullable(),
});
const parcelDetail = parcelRow.extend({
  boxName: text.nullable(),
  serviceName: text.nullable(),
  hasSscc: z.boolean(),
  overrides: z.array(z.object({ kind: z.enum(OVERRIDES), reason: text, by: text })),
  purchases: z.array(
    z.object({
      intentId: text,
      carrier: text,
      service: text,
      state: z.enum(PURCHASE_STATES),
      tracking: text.nullable(),
      quoted: money.nullable(),
      charged: money.nullable(),
      reason: text.nullable(),
      detail: text.nullable(),
      since: z.number(),
    }),
  ),
  handover: z
    .object({
      shipDate: text.nullable(),
      manifestId: text.nullable(),
      stagedAt: when,
      loadedAt: when,
      finishedAt: when,
    })
    .nullable(),
  way: z
    .object({
      status: z.enum(TRACKING_STATUSES),
      since: when,
      delay: z.enum(TRACKING_DELAYS).nullable(),
      attemptAt: when,
      deliveredAt: when,
      deliveredOn: text.nullable(),
      eta: text.nullable(),
      promisedBy: text.nullable(),
      onTime: z.enum(['yes', 'no', 'unknown']),
      events: z.array(
        z.object({
          at: z.number(),
          localDate: text.nullable(),
          status: z.enum(TRACKING_STATUSES),
          delay: z.enum(TRACKING_DELAYS).nullable(),
          code: text,
          reason: text,
          place: text,
        }),
      ),
    })
    .nullable(),
  /** Whether it can be opened again, and what is asked for that. */
  reopen: z.object({ refused: z.enum(REOPEN_REFUSALS).nullable(), asked: overrideView.nullable() }),
  labelHash: text.nullable(),
  noReprint: z.enum(['onBench', 'givenUp', 'noLabel', 'erased', 'orderChanged']).nullable(),
  printed: whole,
});
const careProblem = z.object({ problem: z.enum(['notSupervisor', 'noLabel', 'notRecorded']).nullable() });
const taskProblem = z.object({ problem: z.enum(['signInFirst', 'gone', 'notByHand']).nullable() });
const printed = z.object({ failed: text.nullable() });
const parcelAsked = z.object({ parcelId: text });

export type OpenManifestViewed = z.infer<typeof openManifest>;
export type ManifestViewed = z.infer<typeof manifest>;
export type LoadingViewed = z.infer<typeof loading>;
export type AddressDoubtViewed = z.infer<typeof addressDoubt>;
export type PutBackViewed = z.infer<typeof putBack>;
export type TaskViewed = z.infer<typeof task>;
export type ParcelViewed = z.infer<typeof parcelDetail>;

/** What the window asks about parcels after the bench, and about tasks. */
export const shipRequests = {
  /** What is to be closed, and a page of what was. */
  'manifests.list': {
    input: z.object({ page: pageNumber }),
    output: z.object({
      open: z.array(openManifest),
      closed: z.array(manifest),
      page: pageNumber,
      pages: pageNumber,
    }),
  },
  /** Supervisors only. */
  'manifests.close': {
    input: manifestKey,
    output: z.object({ refused: z.enum(MANIFEST_REFUSALS).nullable(), manifest: manifest.nullable() }),
  },
  'manifests.show': {
    input: z.object({ manifestId: text, page: pageNumber }),
    output: z.object({
      shown: z
        .object({
          manifest,
          forms: z.array(carrierForm),
          lines: z.array(manifestLine),
          page: pageNumber,
          pages: pageNumber,
        })
        .nullable(),
    }),
  },
  /** Saves its sheets as PDF where a person says, a long one in several files; false when nobody did. */
  'manifests.save': { input: z.object({ manifestId: text }), output: z.object({ isSaved: z.boolean() }) },
  /** Asks once more for a form that its carrier did not make. */
  'manifests.formAgain': {
    input: z.object({ formId: text }),
    output: z.object({ problem: z.enum(['notSupervisor', 'notRefused']).nullable() }),
  },
  'manifests.formSave': { input: z.object({ formId: text }), output: z.object({ isSaved: z.boolean() }) },
  'manifests.print': { input: z.object({ manifestId: text }), output: printed },
  /** Scans at this station are the dock's from here on. */
  'loading.open': {
    input: z.union([z.object({ manifestId: text }), manifestKey]),
    output: z.object({ loading: loading.nullable() }),
  },
  'loading.state': { input: nothing, output: z.object({ loading: loading.nullable() }) },
  'loading.leave': { input: nothing, output: nothing },
  /** Scans at this station are goods that are put back from here on. */
  'putBack.open': {
    input: z.object({ sessionId: text }),
    output: z.object({ putBack: putBack.nullable() }),
  },
  /** What is left of a line is back. */
  'putBack.tick': { input: z.object({ lineId: text }), output: nothing },
  'putBack.leave': { input: nothing, output: nothing },
  'tasks.list': { input: nothing, output: z.object({ tasks: z.array(task) }) },
  'tasks.take': { input: z.object({ task: text.max(300) }), output: taskProblem },
  'tasks.done': { input: z.object({ task: text.max(300), note: text.max(NOTE_LENGTH) }), output: taskProblem },
  /** What a carrier doubts of an order's address, both side by side. Supervisors only. */
  'addresses.show': { input: z.object({ orderId: text }), output: z.object({ doubt: addressDoubt.nullable() }) },
  'parcels.list': {
    input: z.object({ search: text.max(100), page: pageNumber }),
    output: z.object({ rows: z.array(parcelRow), page: pageNumber, pages: pageNumber }),
  },
  /** While it is on, labels scanned at an empty bench are told as `parcels.scanned`. */
  'parcels.listen': { input: z.object({ isOn: z.boolean() }), output: nothing },
  'parcels.show': { input: parcelAsked, output: z.object({ parcel: parcelDetail.nullable() }) },
  /** Asks who lets a closed parcel be opened again; the answers go by `override`. */
  'parcels.reopen': { input: parcelAsked, output: z.object({ refused: z.enum(REOPEN_REFUSALS).nullable() }) },
  'parcels.reprint': { input: parcelAsked, output: printed },
  'parcels.reprintSlip': { input: parcelAsked, output: printed },
  'parcels.returnLabel': { input: parcelAsked, output: printed },
  'parcels.logisticLabel': { input: parcelAsked, output: printed },
  /** Supervisors only. */
  'parcels.giveLabelBack': { input: parcelAsked, output: careProblem },
  /** Supervisors only: looked up by hand, a lost purchase was never made. */
  'parcels.notBought': { input: parcelAsked, output: careProblem },
} as const;

/** What main tells of them. */
export const shipEvents = {
  'loading.changed': z.object({ loading: loading.nullable(), cue: z.enum(CUES).nullable() }),
  'putBack.changed': z.object({ putBack: putBack.nullable(), cue: z.enum(CUES).nullable() }),
  'tasks.changed': nothing,
  'manifests.changed': nothing,
  'parcels.changed': nothing,
  'parcels.scanned': z.object({ number: text }),
} as const;
