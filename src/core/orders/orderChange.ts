import type { LineId, OrderId, ParcelId, Sku } from '../ids.ts';
import { stopOf } from '../pack/clearance.ts';
import { unboxed, type PackSession } from '../pack/session.ts';
import { ok, refuse, type Result } from '../result.ts';
import type { Address } from './address.ts';
import { addressGaps, type AddressGap } from './addressGaps.ts';
import { toPack, type LateChange, type Order, type OrderLine, type SaidLine } from './order.ts';

/** A line as it is to be: all its units, also those that are packed. Without `lineId` it is a new one. */
export interface WantedLine {
  readonly lineId: LineId | null;
  readonly sku: Sku;
  readonly name: string;
  readonly units: number;
}

/** What a supervisor changes of an order. */
export type OrderChange =
  | { readonly kind: 'address'; readonly address: Address }
  /** All its lines. */
  | { readonly kind: 'lines'; readonly lines: readonly WantedLine[] }
  /** Units that go as an order of their own. */
  | { readonly kind: 'split'; readonly lines: readonly { readonly lineId: LineId; readonly units: number }[] }
  | { readonly kind: 'cancel' };

/** A closed parcel of the order; `isGone`: it is its carrier's, or told to it as leaving. */
export interface ClosedParcel {
  readonly parcelId: ParcelId;
  readonly index: number;
  readonly isGone: boolean;
}

/** What the rules look at. */
export interface ChangeSubject {
  readonly order: Order;
  /** Null once erased. */
  readonly address: Address | null;
  /** The session that has it, open or put aside; null for none. */
  readonly session: PackSession | null;
  readonly closed: readonly ClosedParcel[];
}

/** Why nothing is changed. */
export type ChangeRefusal =
  /** `gone`: all of it has left; `partlyLeft`: some of what is to be taken off it has; `goesWith`: it is packed as part of another; `isMerged`: its items are those of several. */
  | {
      readonly code:
        | 'cancelled'
        | 'gone'
        | 'partlyLeft'
        | 'unchanged'
        | 'nothingLeft'
        | 'units'
        | 'leaveSome'
        | 'packedAlready'
        | 'goesWith'
        | 'isMerged';
    }
  | { readonly code: 'incomplete'; readonly gaps: readonly AddressGap[] };

/** What a change does to what is packed already. */
export type ChangeEffect =
  /** Whoever packs it is stopped and begins anew; `isOpen` is false where it was put aside. */
  | { readonly kind: 'stopsPacking'; readonly isOpen: boolean }
  | { readonly kind: 'goodsToPutBack'; readonly sku: Sku; readonly name: string; readonly units: number }
  /** A bought label that is on no truck: it is given back. */
  | { readonly kind: 'labelToVoid'; readonly tracking: string }
  /** A parcel on the scale or beyond: it is weighed again. */
  | { readonly kind: 'weightAnew' }
  /** A closed parcel stays off the truck until it is opened again. */
  | { readonly kind: 'parcelToReopen'; readonly parcelId: ParcelId; readonly index: number };

/** A change that may be made, with everything it does. */
export interface PlannedChange {
  /** Nothing packed is touched where there are none. */
  readonly effects: readonly ChangeEffect[];
  /** What it is for the parcels that are closed; null where it does not touch them. */
  readonly late: LateChange | null;
  /** The parts of the address that differ. */
  readonly fields: readonly (keyof Address)[];
  /** All lines after it. */
  readonly lines: readonly SaidLine[];
  /** The lines of the order that is split off; none where none is. */
  readonly off: readonly SaidLine[];
}

/** Units of one line at most. */
export const UNITS_MOST = 9_999;

/** Whether an order may be changed so, and what that does to what is packed; nothing happens yet. */
export function plannedChange(subject: ChangeSubject, change: OrderChange): Result<PlannedChange, ChangeRefusal> {
  const { order, closed } = subject;
  if (order.status === 'cancelled') return refuse({ code: 'cancelled' });
  if (order.goesWith !== undefined) return refuse({ code: 'goesWith' });
  if (order.mergedOf && (change.kind === 'lines' || change.kind === 'split')) return refuse({ code: 'isMerged' });
  if (order.status === 'done' && closed.every(({ isGone }) => isGone)) return refuse({ code: 'gone' });
  switch (change.kind) {
    case 'address':
      return corrected(subject, change.address);
    case 'lines':
      return amended(subject, change.lines);
    case 'split':
      return split(subject, change.lines);
    case 'cancel':
      return closed.some(({ isGone }) => isGone)
        ? refuse({ code: 'partlyLeft' })
        : ok({
            effects: [...stopEffects(subject), ...backEffects(subject), ...reopenEffects(subject)],
            late: closed.length > 0 ? 'cancelled' : null,
            fields: [],
            lines: said(order.lines),
            off: [],
          });
  }
}

function corrected(subject: ChangeSubject, address: Address): Result<PlannedChange, ChangeRefusal> {
  const gaps = addressGaps(address);
  if (gaps.length > 0) return refuse({ code: 'incomplete', gaps });
  const { address: known, closed } = subject;
  const fields = (Object.keys(address) as (keyof Address)[]).filter((field) => known?.[field] !== address[field]);
  if (fields.length === 0) return refuse({ code: 'unchanged' });
  return ok({
    effects: [...stopEffects(subject), ...reopenEffects(subject)],
    late: closed.some(({ isGone }) => !isGone) ? 'addressChanged' : null,
    fields,
    lines: said(subject.order.lines),
    off: [],
  });
}

function amended(subject: ChangeSubject, wanted: readonly WantedLine[]): Result<PlannedChange, ChangeRefusal> {
  const { order, closed } = subject;
  const isCount = ({ units }: WantedLine): boolean => Number.isInteger(units) && units >= 0 && units <= UNITS_MOST;
  if (!wanted.every(isCount)) return refuse({ code: 'units' });
  const unitsOf = (line: OrderLine): number => wanted.find(({ lineId }) => lineId === line.lineId)?.units ?? 0;
  const lines = [
    ...order.lines.map((line) => withUnits(line, unitsOf(line))),
    ...wanted.filter(({ lineId, units }) => lineId === null && units > 0).map((line, at) => newLine(order, line, at)),
  ];
  if (lines.every(({ ordered, withdrawn }) => ordered === withdrawn)) return refuse({ code: 'nothingLeft' });
  if (JSON.stringify(lines) === JSON.stringify(said(order.lines))) return refuse({ code: 'unchanged' });
  const isBelow = order.lines.some((line) => unitsOf(line) < line.packed);
  if (isBelow && closed.some(({ isGone }) => isGone)) return refuse({ code: 'partlyLeft' });
  return ok({
    effects: [
      ...stopEffects(subject),
      ...backEffects(subject, (line) => unitsOf(line) - line.packed),
      ...(isBelow ? reopenEffects(subject) : []),
    ],
    late: isBelow && closed.length > 0 ? 'linesChanged' : null,
    fields: [],
    lines,
    off: [],
  });
}

type Taken = Extract<OrderChange, { readonly kind: 'split' }>['lines'];

/** Only what is in no closed parcel goes with the other order, and both are left with something. */
function split(subject: ChangeSubject, taken: Taken): Result<PlannedChange, ChangeRefusal> {
  const { lines } = subject.order;
  const takenOf = ({ lineId }: OrderLine): number => taken.find((line) => line.lineId === lineId)?.units ?? 0;
  if (!lines.every((line) => Number.isInteger(takenOf(line)) && takenOf(line) >= 0)) return refuse({ code: 'units' });
  if (lines.every((line) => takenOf(line) === 0)) return refuse({ code: 'unchanged' });
  if (lines.some((line) => takenOf(line) > toPack(line))) return refuse({ code: 'packedAlready' });
  if (lines.every((line) => takenOf(line) === toPack(line))) return refuse({ code: 'leaveSome' });
  const wanted = lines.map((line) => ({ ...line, units: line.ordered - line.withdrawn - takenOf(line) }));
  const left = amended(subject, wanted);
  const off = said(lines).flatMap((line, at): SaidLine[] => {
    const units = lines[at] ? takenOf(lines[at]) : 0;
    return units > 0 ? [{ ...line, ordered: units, withdrawn: 0 }] : [];
  });
  return left.ok ? ok({ ...left.value, off }) : left;
}

/** Ids of orders that were split off one begin so: what becomes of that one reaches them. */
export const splitOffPrefix = (orderId: OrderId): string => `${orderId}~`;

/** What is ordered less what is withdrawn becomes `units`; what the customer ordered stays where it is enough. */
function withUnits(line: OrderLine, units: number): SaidLine {
  const { packed: _, ...before } = line;
  return { ...before, ordered: Math.max(line.ordered, units), withdrawn: Math.max(line.ordered, units) - units };
}

// Counted on from all there ever were: an id is not used twice.
const newLine = ({ lines, revision }: Order, { sku, name, units }: WantedLine, at: number): SaidLine => ({
  lineId: `desk/${revision.toString()}/${(lines.length + at).toString()}` as LineId,
  sku,
  name,
  ordered: units,
  withdrawn: 0,
});

const said = (lines: readonly OrderLine[]): readonly SaidLine[] => lines.map(({ packed: _, ...line }) => line);

function stopEffects({ session }: ChangeSubject): readonly ChangeEffect[] {
  if (!session || stopOf(session) === 'cancelled') return [];
  const open = session.parcels.filter(({ isClosed }) => !isClosed);
  return [
    { kind: 'stopsPacking', isOpen: session.status === 'open' },
    ...open.flatMap(({ bought }): ChangeEffect[] =>
      bought ? [{ kind: 'labelToVoid', tracking: bought.tracking }] : [],
    ),
    ...(open.some(({ gross }) => gross !== null) ? [{ kind: 'weightAnew' as const }] : []),
  ];
}

/** Units that lie on the bench and are wanted no more; `left` says how many of a line still are, none where it is left out. */
function backEffects(
  { order, session }: ChangeSubject,
  left: (line: OrderLine) => number = () => 0,
): readonly ChangeEffect[] {
  if (!session) return [];
  const out = unboxed({ ...session, parcels: session.parcels.filter(({ isClosed }) => isClosed) });
  return out.flatMap(({ lineId, sku, count }): ChangeEffect[] => {
    const part = session.lines.find((line) => line.lineId === lineId);
    const line = order.lines.find((known) => known.lineId === (part?.kit?.lineId ?? lineId));
    const units = count - Math.max(0, line ? left(line) * (part?.kit?.units ?? 1) : 0);
    return units > 0 ? [{ kind: 'goodsToPutBack', sku, name: part?.name ?? sku, units }] : [];
  });
}

const reopenEffects = ({ closed }: ChangeSubject): readonly ChangeEffect[] =>
  closed.flatMap(({ parcelId, index, isGone }) =>
    isGone ? [] : [{ kind: 'parcelToReopen' as const, parcelId, index }],
  );

const LATE_RANK: Readonly<Record<LateChange, number>> = { addressChanged: 1, linesChanged: 2, cancelled: 3 };

/** True where a change after packing is graver than what is known already. */
export const isLateNews = (known: LateChange | null, late: LateChange): boolean =>
  known === null || LATE_RANK[late] > LATE_RANK[known];
