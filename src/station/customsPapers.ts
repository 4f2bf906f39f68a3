import type { ParcelId } from '../core/ids.ts';
import type { PackParcel, PackSession } from '../core/pack/session.ts';
import type { PapersView, SlipView } from '../core/pack/snapshot.ts';
import type { BorderDesk } from './border.ts';
import { customsPapersOf } from './keptPapers.ts';
import type { StoragePort } from './ports.ts';
import type { Press } from './press.ts';
import type { PrintRouting } from './printRouting.ts';

const STATES = { printed: 'sent', failed: 'failed', uncertain: 'uncertain' } as const;
const NOT_SENT: SlipView = { state: 'none', reason: null, printer: null };

export interface PapersPorts {
  readonly routing: PrintRouting;
  readonly press: Press;
  readonly border: BorderDesk;
  readonly storage: StoragePort;
  /** The picture of the bench has to be made anew. */
  changed(): void;
  /** Papers did not come out. */
  failed(parcelId: ParcelId, orderNumber: string): void;
  report(error: unknown): void;
}

/** Customs papers: printed with the label of each parcel that needs them. */
export interface PapersDesk {
  /** Prints the parcel's papers, again if asked again; a second call while they are being sent does nothing. */
  print(session: PackSession, parcelId: ParcelId): Promise<void>;
  /** Which papers go with the parcel, how they stand and what they lack; null where none do. */
  view(session: PackSession, parcel: PackParcel): PapersView | null;
}

/**
 * Creates the papers desk of one station. Unlike a packing slip they are never left out: where no printer is set up for them it says so, for
 * the parcel may not go without. A second print harms nobody, so what became of one is kept only while the station runs.
 */
export function createPapersDesk(ports: PapersPorts): PapersDesk {
  const { routing, press, changed, failed, report } = ports;
  const standings = new Map<ParcelId, SlipView>();
  const set = (parcelId: ParcelId, standing: SlipView): void => {
    standings.set(parcelId, standing);
    changed();
  };
  return {
    async print(session, parcelId) {
      const parcel = session.parcels.find((known) => known.parcelId === parcelId);
      if (!parcel || standings.get(parcelId)?.state === 'sending') return;
      const papers = customsPapersOf(ports, session, parcel)?.papers;
      if (!papers) return;
      const { device, trouble } = routing.destination('customsPapers');
      if (!device || trouble !== null) {
        set(parcelId, { state: 'failed', reason: trouble ?? 'notConfigured', printer: null });
        failed(parcelId, session.number);
        return;
      }
      set(parcelId, { state: 'sending', reason: null, printer: device.name });
      try {
        const outcome = await press.sheets(device, { kind: 'customs', papers });
        const reason = outcome.kind === 'printed' ? null : outcome.reason;
        set(parcelId, { state: STATES[outcome.kind], reason, printer: device.name });
        if (outcome.kind !== 'printed') failed(parcelId, session.number);
      } catch (error) {
        report(error);
        set(parcelId, { state: 'failed', reason: 'failed', printer: device.name });
        failed(parcelId, session.number);
      }
    },
    view(session, parcel) {
      const found = customsPapersOf(ports, session, parcel);
      return found && { ...(standings.get(parcel.parcelId) ?? NOT_SENT), form: found.papers.form, lacks: found.lacks };
    },
  };
}
