import type { EventOf } from '../journal/events.ts';
import { COMMON_CUTS, type FigureOf, type ReportDefinition } from './report.ts';
import type { PackedOrder } from './throughput.ts';

/** Reasons that carriers give for a parcel that came to harm or to nothing: EasyPost, Shippo, Karrio. */
const HARM: ReadonlySet<string> = new Set([
  'damaged',
  'lost',
  'package_damaged',
  'package_lost',
  'carrier_damaged_parcel',
  'carrier_parcel_lost',
]);

/** True when a carrier says that a parcel is damaged or lost. */
export const isHarm = ({ code, reason }: Pick<EventOf<'trackingReported'>, 'code' | 'reason'>): boolean =>
  HARM.has(code.toLowerCase()) || HARM.has(reason.toLowerCase());

/** A promise to a customer, of a finished order: kept, broken, or (null) nobody can say. */
type Kept = (order: PackedOrder) => boolean | null;

/** Finished by the moment it had to leave, and no carrier delivered it after the day it was promised for. Null without either. */
const onTime: Kept = ({ at, shipBy, isLate }) => (isLate ? false : shipBy === null ? null : at <= shipBy);
/** No unit was left out because it was missing. */
const complete: Kept = ({ isShort }) => !isShort;
/** No carrier says that a parcel of it is damaged or lost. */
const undamaged: Kept = ({ isHarmed }) => !isHarmed;
/** After it was finished, no label was printed again or given back, and the address stayed what it was. */
const rightPapers: Kept = ({ isRelabelled }) => !isRelabelled;

const PROMISES = { onTime, complete, undamaged, rightPapers } as const;
type PromiseName = keyof typeof PROMISES;
const NAMES = Object.keys(PROMISES) as readonly PromiseName[];

/** Share of the orders that kept a promise, of those of which that can be said. */
function shareOf(rows: readonly PackedOrder[], kept: Kept): number | null {
  const known = rows.map(kept).filter((one) => one !== null);
  return known.length === 0 ? null : known.filter(Boolean).length / known.length;
}

const promiseFigure = (name: PromiseName): FigureOf<PackedOrder> => ({
  name,
  measure: 'share',
  of: (rows) => shareOf(rows, PROMISES[name]),
  isBehind: (row) => PROMISES[name](row) === false,
  isUnknown: (row) => PROMISES[name](row) === null,
});

/**
 * Perfect orders: the shares on time, complete, undamaged and with right papers, multiplied. An order counts when it was finished; what is
 * learned of it later (a carrier's word, a label printed again) counts there, too. Behind each share stand the orders that missed it.
 */
export const PERFECT_ORDER: ReportDefinition<PackedOrder> = {
  name: 'perfectOrder',
  figures: [
    {
      name: 'perfect',
      measure: 'share',
      of(rows) {
        const shares = NAMES.map((name) => shareOf(rows, PROMISES[name])).filter((share) => share !== null);
        return rows.length === 0 ? null : shares.reduce((product, share) => product * share, 1);
      },
      isBehind: (row) => NAMES.some((name) => PROMISES[name](row) === false),
    },
    ...NAMES.map(promiseFigure),
  ],
  cuts: [
    { name: 'day', order: 'key', keyOf: ({ at }, clock) => clock.day(at) },
    ...COMMON_CUTS.filter(({ name }) => name !== 'day'),
  ],
};
