import type { BoxReason } from '../carton/boxReason.ts';
import type { CartonTypeId, OrderId } from '../ids.ts';
import {
  COMMON_CUTS,
  counted,
  summed,
  type Counted,
  type CutOf,
  type FigureOf,
  type ReportDefinition,
} from './report.ts';

/** A parcel that a bench closed, with what its box cost beside others. Amounts in minor units of the site's currency. */
export interface ClosedParcel extends Counted {
  readonly orderId: OrderId;
  readonly cartonTypeId: CartonTypeId;
  /** Null where none was suggested. */
  readonly suggestedId: CartonTypeId | null;
  /** Why it is not the suggested one; null where that was not asked. */
  readonly reason: BoxReason | null;
  /** What its carrier charged; null for another currency. */
  readonly charged: number | null;
  /** Box, handling and postage, as priced when the box was taken; null where that was not known, or in another currency. */
  readonly used: number | null;
  /** The same of the suggested box with the same goods; null too where it does not hold them. */
  readonly suggested: number | null;
  /** The same of the cheapest other box that holds them. */
  readonly other: number | null;
  /** Grams that the carrier bills, by the used box and by the cheapest other one; null where not known. */
  readonly billed: number | null;
  readonly otherBilled: number | null;
}

/** What the next cheapest box would have cost more; 0 where it would have cost less. Null where not both are known. */
export const savedBy = ({ used, other }: ClosedParcel): number | null =>
  used === null || other === null ? null : Math.max(0, other - used);

/** What the cheapest box would have cost less, the suggested one among them; 0 where the used one was the cheapest. */
export function lostAgainstCheapest({ used, suggested, other }: ClosedParcel): number | null {
  const known = [suggested, other].filter((one) => one !== null);
  return used === null || known.length === 0 ? null : Math.max(0, used - Math.min(...known));
}

/** True when another box was taken than the one suggested. */
export const isOverridden = ({ cartonTypeId, suggestedId }: ClosedParcel): boolean =>
  suggestedId !== null && cartonTypeId !== suggestedId;

/** What a box that was taken instead of the suggested one cost more than that; below 0 where the packer knew better. */
const lostByOverriding = (row: ClosedParcel): number | null =>
  isOverridden(row) && row.used !== null && row.suggested !== null ? row.used - row.suggested : null;

const weightSaved = ({ billed, otherBilled }: ClosedParcel): number | null =>
  billed === null || otherBilled === null ? null : otherBilled - billed;

/** A sum over the rows of which it is known; null where it is known of none. `isUnknown`: of which it should be and is not. */
const total = (
  name: FigureOf<ClosedParcel>['name'],
  measure: FigureOf<ClosedParcel>['measure'],
  of: (row: ClosedParcel) => number | null,
  isUnknown: (row: ClosedParcel) => boolean,
): FigureOf<ClosedParcel> => ({
  name,
  measure,
  of(rows) {
    const known = rows.map(of).filter((one) => one !== null);
    return known.length === 0 ? null : summed(known, (one) => one);
  },
  isBehind(row) {
    const value = of(row);
    return value !== null && value !== 0;
  },
  isUnknown,
});

const isUnpriced = ({ used }: ClosedParcel): boolean => used === null;

const BY_WEEK: CutOf<ClosedParcel> = { name: 'week', order: 'key', keyOf: ({ at }, clock) => clock.week(at) };
/** Of boxes taken instead of the suggested ones; '' where nobody was asked. */
const BY_REASON: CutOf<ClosedParcel> = {
  name: 'boxReason',
  order: 'size',
  keyOf: (row) => (isOverridden(row) ? (row.reason ?? '') : null),
};
const BY_BOX: CutOf<ClosedParcel> = { name: 'box', order: 'size', keyOf: ({ cartonTypeId }) => cartonTypeId };

/**
 * Postage: parcels when they were closed, what carriers charged for the labels they left with, and what the boxes saved: the cheapest other
 * box that holds the same goods would have cost so much more, and so much more weight would have been billed (dim weight). What could not be
 * priced when the box was taken counts in no saving.
 */
export const POSTAGE: ReportDefinition<ClosedParcel> = {
  name: 'postage',
  figures: [
    { name: 'parcelsSent', measure: 'count', of: counted },
    total(
      'postagePaid',
      'money',
      ({ charged }) => charged,
      ({ charged }) => charged === null,
    ),
    total('saved', 'money', savedBy, isUnpriced),
    total('weightSaved', 'grams', weightSaved, ({ billed }) => billed === null),
  ],
  cuts: [BY_WEEK, BY_BOX, ...COMMON_CUTS],
};

/**
 * Box choice: how often another box was taken than the one suggested, what that cost (or saved), and what all boxes taken cost more than the
 * cheapest known ones.
 */
export const BOX_CHOICE: ReportDefinition<ClosedParcel> = {
  name: 'boxChoice',
  figures: [
    total('overCheapest', 'money', lostAgainstCheapest, isUnpriced),
    total('overSuggested', 'money', lostByOverriding, (row) => isOverridden(row) && isUnpriced(row)),
    {
      name: 'otherBoxes',
      measure: 'count',
      of: (rows) => rows.filter(isOverridden).length,
      isBehind: isOverridden,
    },
  ],
  cuts: [BY_WEEK, BY_BOX, BY_REASON, ...COMMON_CUTS],
};
