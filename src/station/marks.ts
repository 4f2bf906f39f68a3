import type { ParcelId } from '../core/ids.ts';
import type { PackParcel } from '../core/pack/session.ts';
import type { SlipView } from '../core/pack/snapshot.ts';
import { LIMITED_QUANTITY_MARKS, LITHIUM_MARKS, lithiumMarkSize, markWays } from '../core/ship/goodsMarks.ts';
import type { BoxDesk } from './boxDesk.ts';
import type { DeviceStatus, PrintOutcome } from './ports.ts';
import type { Press } from './press.ts';
import type { Destination, PrintRouting } from './printRouting.ts';

const STATES = { printed: 'sent', failed: 'failed', uncertain: 'uncertain' } as const;
const NOT_SENT: SlipView = { state: 'none', reason: null, printer: null };

export interface MarkPorts {
  readonly carton: BoxDesk['carton'];
  readonly routing: PrintRouting;
  readonly press: Press;
  /** The picture of the bench has to be made anew. */
  changed(): void;
  report(error: unknown): void;
}

/** Marks of dangerous goods that are printed here: on a printer declared to print red, or as labels where black will do. */
export interface MarkDesk {
  /** How the printing of a parcel's mark stands; null where it comes pre-printed. */
  view(parcel: PackParcel, mark: string): SlipView | null;
  /** Prints it; nothing while one is under way, or where it comes pre-printed. */
  print(parcel: PackParcel, mark: string): Promise<void>;
}

/** Creates the mark desk of one station. A second mark harms nobody, so what became of one is kept only while the station runs. */
export function createMarkDesk({ carton, routing, press, changed, report }: MarkPorts): MarkDesk {
  const standings = new Map<ParcelId, { readonly mark: string; readonly standing: SlipView }>();
  const outerOf = ({ cartonTypeId }: PackParcel) => carton(cartonTypeId)?.outer ?? null;
  const destinationOf = (parcel: PackParcel, mark: string): Destination | null => {
    const red = routing.red();
    const [way] = markWays([mark], outerOf(parcel), { hasColourPrinter: red.device !== null });
    if (way?.way === 'printInColour') return red;
    if (way?.way !== 'print') return null;
    const labels = routing.destination('shippingLabel');
    return labels.device ? labels : null;
  };
  const put = (parcel: PackParcel, mark: string, device: DeviceStatus): Promise<PrintOutcome> => {
    const lithium = LITHIUM_MARKS.find((known) => known === mark);
    if (lithium)
      return press.sheets(device, { kind: 'lithiumMark', mark: lithium, size: lithiumMarkSize(outerOf(parcel)) });
    const limited = LIMITED_QUANTITY_MARKS.find((known) => known === mark);
    if (limited) return press.labels(device, { kind: 'mark', mark: limited });
    throw new Error(`no drawing of ${mark}`);
  };
  const standingOf = ({ parcelId }: PackParcel, mark: string): SlipView => {
    const known = standings.get(parcelId);
    return known?.mark === mark ? known.standing : NOT_SENT;
  };
  return {
    view: (parcel, mark) => (destinationOf(parcel, mark) ? standingOf(parcel, mark) : null),
    async print(parcel, mark) {
      const destination = destinationOf(parcel, mark);
      if (!destination || standingOf(parcel, mark).state === 'sending') return;
      const { device, trouble } = destination;
      const set = (state: SlipView['state'], reason: string | null): void => {
        standings.set(parcel.parcelId, { mark, standing: { state, reason, printer: device?.name ?? null } });
        changed();
      };
      if (!device || trouble !== null) {
        set('failed', trouble);
        return;
      }
      set('sending', null);
      try {
        const outcome = await put(parcel, mark, device);
        set(STATES[outcome.kind], outcome.kind === 'printed' ? null : outcome.reason);
      } catch (error) {
        report(error);
        set('failed', 'failed');
      }
    },
  };
}
