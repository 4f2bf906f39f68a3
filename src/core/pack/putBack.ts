import { stopOf } from './clearance.ts';
import type { LineId, Sku } from '../ids.ts';
import type { EventOf } from '../journal/events.ts';
import type { PutBackUnits } from '../journal/putBackEvents.ts';
import { decided, NOTHING, type Decision } from './decision.ts';
import { unboxed, type PackSession } from './session.ts';

/** One line of goods to be put back, and how many of it are. */
export interface PutBackLine extends PutBackUnits {
  readonly back: number;
}

/** What an order that was cancelled leaves to be put back: everything that went in, but what is in a closed parcel. None for no goods. */
export function putBackBegun(session: PackSession): readonly EventOf<'putBackBegun'>[] {
  if (stopOf(session) !== 'cancelled') return [];
  const lines = unboxed({ ...session, parcels: session.parcels.filter(({ isClosed }) => isClosed) }).map(
    ({ lineId, sku, count }) => ({ lineId, sku, units: count }),
  );
  return lines.length > 0 ? [{ type: 'putBackBegun', sessionId: session.sessionId, lines }] : [];
}

/** True while goods of the session are still to be put back. */
export const isPutBackOpen = ({ putBack = [] }: PackSession): boolean =>
  putBack.some(({ back, units }) => back < units);

/** Why a scan put nothing back. */
export type PutBackRefusal = 'notOnList' | 'alreadyBack' | 'tooMany';

/** Which lines the units in hand belong to, the first ones first; refused where they are not on the list, or not so many are left. */
export function putBackOf(
  lines: readonly PutBackLine[],
  sku: Sku,
  units: number,
): readonly { readonly lineId: LineId; readonly units: number }[] | PutBackRefusal {
  const own = lines.filter((line) => line.sku === sku);
  if (own.length === 0) return 'notOnList';
  const left = own.reduce((sum, line) => sum + line.units - line.back, 0);
  if (left === 0) return 'alreadyBack';
  if (units > left) return 'tooMany';
  const taken: { readonly lineId: LineId; readonly units: number }[] = [];
  let rest = units;
  for (const line of own) {
    const count = Math.min(rest, line.units - line.back);
    if (count > 0) taken.push({ lineId: line.lineId, units: count });
    rest -= count;
  }
  return taken;
}

/** Units are back where they belong; nothing for more than are still to be put back. */
export function putItemsBack(
  session: PackSession,
  items: readonly { readonly lineId: LineId; readonly units: number }[],
  by: 'scan' | 'hand',
): Decision {
  const { sessionId, putBack = [] } = session;
  const events = items.flatMap(({ lineId, units }): EventOf<'itemPutBack'>[] => {
    const line = putBack.find((known) => known.lineId === lineId);
    const isLeft = line !== undefined && units > 0 && line.back + units <= line.units;
    return isLeft ? [{ type: 'itemPutBack', sessionId, lineId, sku: line.sku, units, by }] : [];
  });
  return events.length === items.length && events.length > 0 ? decided(events) : NOTHING;
}

/** Orders places as people walk them: numbers in them by their value, so that A-2 comes before A-10; what has none comes last. */
export function comparePlaces(a: string | null, b: string | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  const [left, right] = [partsOf(a), partsOf(b)];
  for (let at = 0; at < Math.max(left.length, right.length); at += 1) {
    const one = left[at] ?? '';
    const other = right[at] ?? '';
    const areNumbers = /^\d/.test(one) && /^\d/.test(other);
    const order = areNumbers ? Number(one) - Number(other) : 0;
    if (order !== 0) return order;
    if (!areNumbers && one !== other) return one < other ? -1 : 1;
  }
  return 0;
}

const partsOf = (place: string): readonly string[] => place.toUpperCase().match(/\d+|\D+/g) ?? [];
