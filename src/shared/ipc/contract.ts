import { ROLES } from '../../core/journal/personEvents.ts';
import { z } from 'zod';
import { CUES } from '../../core/pack/cues.ts';
import { PLACES_MOST } from '../../core/scan/placeCode.ts';
import { BOX_REASONS } from '../../core/carton/boxReason.ts';
import { COMMAND_WORDS } from '../../core/scan/scan.ts';
import { PRINT_PROOFS } from '../../core/ship/parcel.ts';
import { deviceEntry } from '../config.ts';
import { ERROR_CODES } from '../errors.ts';
import { LANGUAGES } from '../languages.ts';
import { auditRequests } from './audit.ts';
import { boxEvents, boxRequests } from './boxes.ts';
import { carrierRequests } from './carrier.ts';
import { deviceEvents, deviceRequests, deviceView } from './devices.ts';
import { dockRequests } from './dock.ts';
import { doubtRequests } from './doubts.ts';
import { orderRequests } from './orders.ts';
import { overrideRequests } from './override.ts';
import { packCommand, packSnapshot } from './pack.ts';
import { accountRequests } from './accounts.ts';
import { policyRequests } from './policies.ts';
import { peopleEvents, peopleRequests } from './people.ts';
import { productRequests } from './products.ts';
import { queueRequests } from './queue.ts';
import { rateRequests } from './rates.ts';
import { rehearsalEvents, rehearsalRequests } from './rehearsal.ts';
import { replayEvents, replayRequests } from './replay.ts';
import { reportRequests } from './reports.ts';
import {
  discovery,
  importRecord,
  liveWeight,
  routeNow,
  routes,
  scanRefusal,
  site,
  siteCustoms,
  numberShare,
  text,
} from './schemas.ts';
import { sizesEvents, sizesRequests } from './sizes.ts';
import { shipEvents, shipRequests } from './ship.ts';
import { trainingRequests, trainingView } from './training.ts';

/** A failure as the screen shows it: words under `errors.<code>`, and a number for IT. */
const failure = z.object({
  code: z.enum(ERROR_CODES),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  reference: z.string(),
});
export type FailureView = z.infer<typeof failure>;

const appState = z.object({
  /** `setup`: first run; `signIn`: nobody signed in; `work`: somebody is. */
  phase: z.enum(['setup', 'signIn', 'work']),
  site: site.nullable(),
  user: z.object({ userId: text, name: text, initials: text, role: z.enum(ROLES) }).nullable(),
  /** An order lies open: it waits while nobody is signed in. */
  isOrderOpen: z.boolean(),
  /** Shown on the sign-in screen. */
  ordersToPack: z.number().int(),
  /** The disk is full, the database is gone ...: the bench stops and says so until it is mended. */
  failure: failure.nullable(),
  /** A refused badge or order scan outside a session: words under `refusal.<reason>`; cleared by the next right act. */
  notice: z.object({ reason: scanRefusal, code: text, id: z.number().int() }).nullable(),
  preferences: z.object({
    theme: z.enum(['light', 'dark', 'hc']),
    volume: z.number().int().min(30).max(100),
    /** Each person's own, of whoever is signed in; else the bench's. */
    language: z.enum(LANGUAGES),
    /** The units they read; null until they chose: each quantity in the unit it came in. */
    units: z.enum(['us', 'metric']).nullable(),
    /** The PC's country, by which numbers are written; '' where it is not known. */
    region: text,
  }),
  appVersion: text,
  /** How far whoever stands here is; null but in training. */
  training: trainingView.nullable(),
  /** True while the window is kept in full screen. */
  isKiosk: z.boolean(),
});
export type AppState = z.infer<typeof appState>;

const setupInput = z.object({
  site: site
    .omit({ isDemo: true, customs: true, overrideReasons: true, idleLockMinutes: true, policies: true })
    .extend({ numberShare }),
  supervisor: z.object({
    name: text.min(1),
    number: z.string().regex(/^\d{1,8}$/),
    pin: z.string().regex(/^\d{4,8}$/),
    badge: text.min(4).max(64),
  }),
});
export type SetupInput = z.infer<typeof setupInput>;

const importKind = z.enum(['orders', 'products', 'cartons', 'recalls', 'instructions']);
const importProgress = z.object({
  kind: importKind,
  fileName: text,
  lines: z.number().int(),
  fraction: z.number().min(0).max(1),
});
const nothing = z.object({}).strict();

const wantedPlaces = z.object({
  first: text.max(20),
  count: z.number().int().min(1).max(PLACES_MOST),
  caption: text.max(80),
});

/** What the renderer may ask. Main checks the sender, then input and output against these. */
export const requests = {
  'app.state': { input: nothing, output: appState },
  'app.setTheme': { input: z.object({ theme: z.enum(['light', 'dark', 'hc']) }), output: nothing },
  'app.setVolume': { input: z.object({ volume: z.number().int().min(30).max(100) }), output: nothing },
  /** Of whoever is signed in; with nobody, the bench's and of who signs in next. */
  'app.setLanguage': { input: z.object({ language: z.enum(LANGUAGES) }), output: nothing },
  'app.setUnits': { input: z.object({ units: z.enum(['us', 'metric']).nullable() }), output: nothing },
  'setup.complete': {
    input: setupInput,
    output: z.object({ problem: z.enum(['gs1Prefix', 'timeZone', 'currency', 'pin', 'address']).nullable() }),
  },
  /** Leaves setup for demo data in a data folder of their own; the app starts anew. */
  'setup.tryDemo': { input: nothing, output: nothing },
  /** Which of the site's label numbers are this station's. */
  /** Minutes until the bench locks by itself; 0: never. */
  'station.setNumberShare': { input: numberShare, output: nothing },
  'station.resetDemo': { input: nothing, output: nothing },
  'station.goLive': { input: nothing, output: nothing },
  'session.signIn': {
    input: z.object({ number: text.max(8), pin: text.max(8) }),
    output: z.object({ refused: z.enum(['wrong', 'lockedOut']).nullable() }),
  },
  /** Leaves full screen with the PIN of the supervisor who is signed in. */
  'kiosk.leave': {
    input: z.object({ pin: text.max(80) }),
    output: z.object({ refused: z.enum(['wrong', 'lockedOut']).nullable() }),
  },
  /** Somebody touches the screen or a key. */
  'session.active': { input: nothing, output: nothing },
  'session.signOut': { input: nothing, output: nothing },
  'pack.snapshot': { input: nothing, output: z.object({ snapshot: packSnapshot.nullable() }) },
  'pack.dispatch': { input: z.object({ command: packCommand, seenVersion: z.number().int() }), output: nothing },
  'label.preview': {
    input: z.object({ labelHash: text }),
    output: z.object({ png: z.instanceof(Uint8Array).nullable() }),
  },
  'devices.list': { input: nothing, output: z.object({ devices: z.array(deviceView) }) },
  /** What is plugged into this PC. */
  'devices.find': { input: nothing, output: discovery },
  /** The devices as they are set up; `canChange` is false in the demo. */
  'devices.configured': { input: nothing, output: z.object({ canChange: z.boolean(), devices: z.array(deviceEntry) }) },
  /** Takes a device up (with the id '') or changes it. */
  'devices.save': { input: deviceEntry.extend({ deviceId: text }), output: nothing },
  'devices.remove': { input: z.object({ deviceId: text }), output: nothing },
  /** Which printer prints what: the routes as set, and where each document would go now. */
  'papers.routes': { input: nothing, output: z.object({ canChange: z.boolean(), routes, now: z.array(routeNow) }) },
  /** Prints cards with the bars of command words and counts, titles and captions in the window's language; null: printed, else why not. */
  'papers.printCommandCards': {
    input: z.object({
      cards: z
        .array(
          z.union([
            z.object({ word: z.enum(COMMAND_WORDS), title: text.max(20), caption: text.max(80) }),
            z.object({ count: z.number().int().min(2).max(999), title: text.max(20), caption: text.max(80) }),
            z.object({ why: z.enum(BOX_REASONS), title: text.max(20), caption: text.max(80) }),
          ]),
        )
        .min(1)
        .max(60),
    }),
    output: z.object({ failed: text.nullable() }),
  },
  /** Prints a card for each box preset; null: printed, else why not. */
  'papers.printBoxCards': { input: nothing, output: z.object({ failed: text.nullable() }) },
  /** Prints labels of totes or places, numbered upwards from the first; null: printed, else why not. */
  'papers.printPlaces': {
    input: wantedPlaces,
    output: z.object({ failed: text.nullable() }),
  },
  /** The first of such labels as its printer gets it; null where it can't be drawn. */
  'papers.placePreview': { input: wantedPlaces, output: z.object({ png: z.instanceof(Uint8Array).nullable() }) },
  /** Saves papers of the parcel at hand as PDF where a person says; false when nobody did. */
  'papers.save': { input: z.object({ kind: z.enum(['customs', 'slip']) }), output: z.object({ isSaved: z.boolean() }) },
  /** What the site's customs papers say; answers the field that can't be right. */
  'papers.saveCustoms': {
    input: siteCustoms,
    output: z.object({ problem: z.enum(['eori', 'vat', 'ioss', 'signer']).nullable() }),
  },
  'papers.saveRoutes': { input: z.object({ routes }), output: nothing },
  /** Beeps a scanner, zeroes a scale, prints a label whose code is to be scanned back. */
  'devices.test': {
    input: z.object({ deviceId: text }),
    output: z.discriminatedUnion('kind', [
      z.object({ kind: z.enum(['beeped', 'zeroed']) }),
      z.object({ kind: z.literal('sent'), code: text, proof: z.enum(PRINT_PROOFS).nullable() }),
      z.object({ kind: z.literal('failed'), reason: text }),
    ]),
  },
  ...deviceRequests,
  'scale.live': { input: nothing, output: liveWeight },
  /** Opens the system's file dialog; null when it was closed without a choice. */
  'imports.choose': { input: nothing, output: z.object({ path: text.nullable(), fileName: text }) },
  'imports.start': { input: z.object({ kind: importKind, path: text }), output: nothing },
  'imports.cancel': { input: nothing, output: nothing },
  'imports.list': {
    input: nothing,
    output: z.object({ running: importProgress.nullable(), failure: failure.nullable(), done: z.array(importRecord) }),
  },
  ...boxRequests,
  ...queueRequests,
  ...shipRequests,
  ...peopleRequests,
  ...accountRequests,
  ...policyRequests,
  ...replayRequests,
  ...reportRequests,
  ...auditRequests,
  ...trainingRequests,
  ...overrideRequests,
  ...carrierRequests,
  ...orderRequests,
  ...productRequests,
  ...doubtRequests,
  ...rateRequests,
  ...rehearsalRequests,
  ...sizesRequests,
  'products.printBarcode': { input: z.object({ sku: text }), output: z.object({ barcode: text.nullable() }) },
  ...dockRequests,
} as const;

/** What main tells. Live things are whole snapshots; lists say "changed" and are read again. */
export const events = {
  'app.changed': appState,
  'pack.changed': z.object({ snapshot: packSnapshot.nullable(), cue: z.enum(CUES).nullable() }),
  'scale.changed': liveWeight,
  /** The code of a printer's test label was scanned back: what it prints can be read. */
  'devices.proved': z.object({ deviceId: text }),
  'devices.changed': z.object({ devices: z.array(deviceView) }),
  ...deviceEvents,
  ...boxEvents,
  ...rehearsalEvents,
  ...sizesEvents,
  ...peopleEvents,
  ...replayEvents,
  'queue.changed': nothing,
  'imports.changed': nothing,
  ...shipEvents,
  'dock.changed': nothing,
} as const;

export type { PackCommandInput, PackSnapshotView } from './pack.ts';
export type {
  AddressDoubtViewed,
  LoadingViewed,
  PutBackViewed,
  ManifestViewed,
  OpenManifestViewed,
  ParcelViewed,
  TaskViewed,
} from './ship.ts';
export type { AuditAskedView, AuditDetailView, AuditEntryView, AuditValueView } from './audit.ts';
export type { ReplayStepViewed, ReplayViewed } from './replay.ts';
export type { BehindAsked, ReportViewed } from './reports.ts';
export type { CarrierViewed } from './carrier.ts';
export type { DrawnCodeView, NeedView, ScaleCheckView, TestedScanView, WatchedView } from './devices.ts';
export type Requests = typeof requests;
export type RequestName = keyof Requests;
export type RequestInput<N extends RequestName> = z.input<Requests[N]['input']>;
export type RequestOutput<N extends RequestName> = z.output<Requests[N]['output']>;
export type Events = typeof events;
export type EventName = keyof Events;
export type EventPayload<N extends EventName> = z.output<Events[N]>;

/** What every request answers: its output, or the failure to show. */
export type Reply<N extends RequestName> =
  { readonly ok: true; readonly output: RequestOutput<N> } | { readonly ok: false; readonly failure: FailureView };

/** What preload puts on `window.station`: these two functions and nothing else. */
export interface StationBridge {
  request(name: string, input: unknown): Promise<unknown>;
  on(name: string, listener: (payload: unknown) => void): () => void;
}

/** The two Electron channels. */
export const REQUEST_CHANNEL = 'station:request';
export const EVENT_CHANNEL = 'station:event';
