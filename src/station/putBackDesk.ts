import { asId, type LineId, type SessionId, type Sku } from '../core/ids.ts';
import type { Cue } from '../core/pack/cues.ts';
import {
  comparePlaces,
  isPutBackOpen,
  putBackOf,
  type PutBackLine,
  type PutBackRefusal,
} from '../core/pack/putBack.ts';
import type { PackSession } from '../core/pack/session.ts';
import { codeKeys } from '../core/scan/classify.ts';
import type { ScanReading } from '../core/scan/scan.ts';
import type { PurchaseState } from '../core/ship/labelPurchase.ts';
import type { Packing } from './bench.ts';
import { meaningOf } from './meaning.ts';
import type { DevicesPort, StoragePort } from './ports.ts';
import type { SignIn } from './signIn.ts';

/** One line of goods with what people look for: its name and its place. */
export interface PutBackShown extends PutBackLine {
  readonly name: string;
  /** Where its product lies; null where nobody has said. */
  readonly location: string | null;
}

/** The goods of one cancelled order on their way back, as the screen shows them. */
export interface PutBackView {
  readonly sessionId: string;
  readonly orderNumber: string;
  /** In the order of their places. */
  readonly lines: readonly PutBackShown[];
  /** Labels that were bought for it and do not hold any more: their paper goes into the bin. */
  readonly labels: readonly { readonly tracking: string; readonly state: PurchaseState }[];
  /** What the last scan was; null before the first. */
  readonly last: { readonly outcome: 'back' | PutBackRefusal; readonly name: string } | null;
  /** Counts the scans, so that the same one twice is seen as two. */
  readonly scans: number;
}

/** Putting goods back where they lie: one order at a time. */
export interface PutBackDesk {
  /** Scans are goods that are put back from here on; false where nothing is to be. */
  open(sessionId: string): boolean;
  leave(): void;
  /** Null while none is open. */
  view(): PutBackView | null;
  /** All that is left of a line is back, by a press. */
  tick(lineId: string): void;
  scanned(reading: ScanReading): void;
}

interface PutBackPorts {
  readonly storage: StoragePort;
  readonly devices: Pick<DevicesPort, 'feedback'>;
  readonly signIn: Pick<SignIn, 'current'>;
  answer: Packing['answer'];
  changed(view: PutBackView | null, cue: Cue | null): void;
  failed(error: unknown): void;
}

/** Creates the desk of one station. Nothing is ticked off that is not on disk. */
export function createPutBackDesk(ports: PutBackPorts): PutBackDesk {
  const { storage, signIn, changed } = ports;
  let sessionId: SessionId | null = null;
  let last: PutBackView['last'] = null;
  let scans = 0;

  const session = (): PackSession | null => sessionId && storage.sessions.byId(sessionId);
  const view = (): PutBackView | null => {
    const now = session();
    return now && { ...shownOf(storage, now), last, scans };
  };
  const nameOf = (sku: string): string => view()?.lines.find((line) => line.sku === sku)?.name ?? sku;
  const put = (items: readonly { readonly lineId: LineId; readonly units: number }[], by: 'scan' | 'hand'): boolean =>
    sessionId !== null && ports.answer(sessionId, { type: 'putBack', items, by }, [], signIn.current()?.userId ?? null);
  const cueOf = (isBack: boolean, outcome: 'back' | PutBackRefusal): Cue => {
    if (!isBack) return outcome === 'alreadyBack' ? 'already' : 'wrong';
    const now = session();
    return now && isPutBackOpen(now) ? 'right' : 'all';
  };

  const scan = (reading: ScanReading, lines: readonly PutBackLine[]): Cue => {
    const meaning = meaningOf(reading, storage, null);
    const sku =
      meaning.kind === 'product'
        ? meaning.sku
        : lines.find((line) => codeKeys(reading.text, reading.aim).includes(line.sku))?.sku;
    const found = sku ? putBackOf(lines, sku, meaning.kind === 'product' ? meaning.units : 1) : 'notOnList';
    const isBack = typeof found !== 'string' && put(found, 'scan');
    const outcome = typeof found === 'string' ? found : 'back';
    if (isBack || outcome !== 'back')
      last = { outcome, name: sku ? (storage.products.bySku(sku)?.name ?? nameOf(sku)) : reading.text.slice(0, 40) };
    return cueOf(isBack, outcome);
  };

  return {
    view,
    open(id) {
      const wanted = storage.sessions.byId(asId<SessionId>(id));
      if (!wanted || !isPutBackOpen(wanted) || !signIn.current()) return false;
      sessionId = wanted.sessionId;
      last = null;
      return true;
    },
    leave() {
      sessionId = null;
      last = null;
    },
    tick(id) {
      const line = session()?.putBack?.find(({ lineId }) => lineId === id);
      if (!line || !signIn.current() || line.back >= line.units) return;
      const isBack = put([{ lineId: line.lineId, units: line.units - line.back }], 'hand');
      if (isBack) last = { outcome: 'back', name: nameOf(line.sku) };
      changed(view(), cueOf(isBack, 'back'));
    },
    scanned(reading) {
      try {
        scans += 1;
        const cue = signIn.current() ? scan(reading, session()?.putBack ?? []) : 'wrong';
        ports.devices.feedback(reading.deviceId, cue === 'wrong' || cue === 'already' ? 'bad' : 'good');
        changed(view(), cue);
      } catch (error) {
        ports.failed(error);
      }
    },
  };
}

function shownOf(storage: StoragePort, session: PackSession): Omit<PutBackView, 'last' | 'scans'> {
  const named = (sku: Sku, lineId: LineId): string =>
    storage.products.bySku(sku)?.name ?? session.lines.find((line) => line.lineId === lineId)?.name ?? sku;
  const lines = (session.putBack ?? []).map((line): PutBackShown => ({
    ...line,
    name: named(line.sku, line.lineId),
    location: storage.products.bySku(line.sku)?.location ?? null,
  }));
  const labels = session.parcels
    .filter(({ isClosed }) => !isClosed)
    .flatMap(({ parcelId }) => storage.purchases.ofParcel(parcelId))
    .flatMap(({ tracking, state }) => (tracking !== null && state !== 'bought' ? [{ tracking, state }] : []));
  return {
    sessionId: session.sessionId,
    orderNumber: session.number,
    lines: lines.toSorted((a, b) => comparePlaces(a.location, b.location) || (a.name < b.name ? -1 : 1)),
    labels,
  };
}
