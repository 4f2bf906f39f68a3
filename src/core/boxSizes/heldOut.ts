import type { PastOrder } from '../rehearsal/basket.ts';

/** Orders that sizes are fitted to, and others that they are tried on. */
export interface HeldOut {
  readonly fitted: readonly PastOrder[];
  readonly heldOut: readonly PastOrder[];
  /** `lastFortnight`: tried on the orders of the last 14 days; `lastThird`: on the last third, where there is no month of them or their days are not known. */
  readonly by: 'lastFortnight' | 'lastThird';
}

const DAY = 86_400_000;

/** Holds the last fortnight back where there are 28 days of orders or more, else the last third. */
export function heldOutOf(orders: readonly PastOrder[]): HeldOut {
  const sorted = orders.toSorted(
    (a, b) => (a.placedAt ?? 0) - (b.placedAt ?? 0) || (a.number < b.number ? -1 : a.number > b.number ? 1 : 0),
  );
  const [first, last] = [sorted[0]?.placedAt ?? null, sorted.at(-1)?.placedAt ?? null];
  if (first !== null && last !== null && last - first >= 28 * DAY) {
    const since = last - 14 * DAY;
    const isLate = ({ placedAt }: PastOrder): boolean => (placedAt ?? 0) > since;
    return { fitted: sorted.filter((order) => !isLate(order)), heldOut: sorted.filter(isLate), by: 'lastFortnight' };
  }
  const cut = Math.ceil((sorted.length * 2) / 3);
  return { fitted: sorted.slice(0, cut), heldOut: sorted.slice(cut), by: 'lastThird' };
}

/** Evenly spaced ones of a list, `most` at most. */
export const spaced = <T>(list: readonly T[], most: number): readonly T[] =>
  list.length <= most
    ? list
    : Array.from({ length: most }, (_, at) => list[Math.floor((at * list.length) / most)]).filter(
        (one) => one !== undefined,
      );
