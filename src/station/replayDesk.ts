import { asId, type OrderId, type Sha256 } from '../core/ids.ts';
import type { JournalRow } from '../core/journal/envelope.ts';
import type { StationEvent } from '../core/journal/events.ts';
import { replaySteps, type ReplayStep } from '../core/journal/replay.ts';
import { rowsVerdict, type NeighbouredRow } from '../core/journal/rowsVerdict.ts';
import { readReturnReference } from '../core/label/returnReference.ts';
import type { ScanReading } from '../core/scan/scan.ts';
import type { Instant, LocalDate } from '../core/time.ts';
import type { WeightCurve } from '../core/weigh/curve.ts';
import { meaningOf } from './meaning.ts';
import type { DevicesPort, RuntimePort, StoragePort } from './ports.ts';

/** A step with the names that people know things by. */
export interface NamedStep extends ReplayStep {
  /** Who did it; null where nobody was signed in, the person's number where the name was erased. */
  readonly who: string | null;
  /** Their number: what a file without personal data says. */
  readonly userNumber: string | null;
  readonly boxName: string | null;
  readonly insteadName: string | null;
  /** Null for no device of this station. */
  readonly deviceName: string | null;
  /** Whether what this fact set of a person is still here; null where it set nothing. */
  readonly person: 'kept' | 'erased' | null;
  /** When those data were erased. */
  readonly erasedAt: Instant | null;
}

/** What came of an order. */
export interface ReplayOutcome {
  readonly shippedAt: Instant | null;
  readonly shipBy: Instant | null;
  readonly deliverBy: LocalDate | null;
  readonly deliveredAt: Instant | null;
  readonly refusedScans: number;
  readonly labelCopies: number;
}

/** What the scale showed before the weight of a step; `curve` is null where it is not what was kept then. */
export interface ShownCurve {
  readonly seq: number;
  readonly state: 'kept' | 'erased' | 'altered';
  readonly curve: WeightCurve | null;
}

/** Everything that happened to one order. */
export interface ReplayView {
  readonly orderId: OrderId;
  readonly number: string;
  readonly steps: readonly NamedStep[];
  /** What the journal's chain says of exactly these rows. */
  readonly verdict: ReturnType<typeof rowsVerdict>;
  readonly curves: readonly ShownCurve[];
  readonly outcome: ReplayOutcome;
}

/** Where supervisors look what happened with an order. */
export interface ReplayDesk {
  /** The order behind a number, a tracking number or the bars of a label; null for none. */
  find(text: string): OrderId | null;
  show(orderId: string): ReplayView | null;
  /** While orders are looked up, a label or an order that is scanned at an empty bench is shown instead of opened. */
  listen(isOn: boolean): void;
}

interface ReplayPorts {
  readonly storage: StoragePort;
  readonly devices: DevicesPort;
  readonly runtime: RuntimePort;
}

/** Creates the desk; `takesScan` answers true for a scan that was looked up, and tells which order it was. */
export function createReplayDesk(
  ports: ReplayPorts,
  scanned: (orderId: OrderId) => void,
): {
  readonly replay: ReplayDesk;
  takesScan(reading: ScanReading): boolean;
} {
  const { storage, devices, runtime } = ports;
  let isListening = false;
  const orderBehind = (reading: ScanReading): OrderId | null => {
    const meaning = meaningOf(reading, storage, null);
    if (meaning.kind === 'order') return meaning.orderId;
    if (meaning.kind === 'label') return storage.parcels.byId(meaning.parcelId)?.orderId ?? null;
    const back = readReturnReference(reading.text);
    const [row] = storage.parcelList.find(back ? back.number : reading.text.trim(), 1);
    return row?.orderId ?? null;
  };
  return {
    replay: {
      find: (text) =>
        text.trim() === '' ? null : orderBehind({ text: text.trim(), aim: null, deviceId: null, at: runtime.now() }),
      show: (orderId) => viewOf(ports, asId<OrderId>(orderId)),
      listen(isOn) {
        isListening = isOn;
      },
    },
    takesScan(reading) {
      const orderId = isListening ? orderBehind(reading) : null;
      if (orderId === null) return false;
      devices.feedback(reading.deviceId, 'good');
      scanned(orderId);
      return true;
    },
  };
}

function viewOf(ports: ReplayPorts, orderId: OrderId): ReplayView | null {
  const { storage, runtime } = ports;
  const order = storage.orders.byId(orderId);
  if (!order) return null;
  const stored = storage.replay.rows(orderId);
  const rows = stored.flatMap(readable);
  const steps = replaySteps(rows).map((step, index) => named(step, rows[index] ?? null, ports));
  return {
    orderId,
    number: order.number,
    steps,
    verdict: rowsVerdict(stored, (text) => runtime.sha256(text)),
    curves: steps.flatMap(({ seq, curve }) => (curve === undefined ? [] : [curveOf(seq, curve, ports)])),
    outcome: outcomeOf(steps, order),
  };
}

/** A row whose text is no JSON was altered: the verdict says so, and there is nothing to tell of it. */
function readable({ row: { eventText, ...row } }: NeighbouredRow): readonly JournalRow[] {
  try {
    return [{ ...row, event: JSON.parse(eventText) as StationEvent }];
  } catch {
    return [];
  }
}

function named(step: ReplayStep, row: JournalRow | null, { storage, devices }: ReplayPorts): NamedStep {
  const actor = step.supervisorId === undefined ? step.actor : step.supervisorId;
  const user = actor === null ? null : storage.users.byId(actor);
  const boxName = (id: string | undefined): string | null =>
    id === undefined ? null : (storage.cartons.byId(asId(id))?.name ?? id);
  const erasedAt = row?.person ? storage.replay.erasedAt(row.person.personId) : null;
  return {
    ...step,
    who: user && (user.name === '' ? user.number : user.name),
    userNumber: user && user.number,
    boxName: boxName(step.box),
    insteadName: boxName(step.instead),
    deviceName: devices.statuses().find(({ deviceId }) => deviceId === step.number)?.name ?? null,
    person: row?.person ? (erasedAt === null ? 'kept' : 'erased') : null,
    erasedAt,
  };
}

function curveOf(seq: number, digest: Sha256, { storage, runtime }: ReplayPorts): ShownCurve {
  const text = storage.replay.curve(seq);
  if (text === null) return { seq, state: 'erased', curve: null };
  return runtime.sha256(text) === digest
    ? { seq, state: 'kept', curve: JSON.parse(text) as WeightCurve }
    : { seq, state: 'altered', curve: null };
}

function outcomeOf(
  steps: readonly NamedStep[],
  { shipBy, deliverBy }: { readonly shipBy: Instant | null; readonly deliverBy?: LocalDate },
): ReplayOutcome {
  const last = (...types: readonly NamedStep['type'][]): Instant | null =>
    steps.findLast(({ type }) => types.includes(type))?.at ?? null;
  const delivered = steps.findLast(({ type, reason }) => type === 'trackingReported' && reason === 'delivered');
  return {
    shippedAt: last('parcelLoaded') ?? last('manifestClosed') ?? last('parcelClosed'),
    shipBy,
    deliverBy: deliverBy ?? null,
    deliveredAt: delivered?.happenedAt ?? null,
    refusedScans: steps.filter(({ type }) => type === 'scanRefused').length,
    labelCopies: steps.filter(({ type }) => type === 'labelSent' || type === 'labelReprinted').length,
  };
}
