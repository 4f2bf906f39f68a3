import type { Sku } from '../ids.ts';

/** What packing can make doubtful: a product's size, its weight, or whether two products look alike. */
export const DOUBT_KINDS = ['size', 'weight', 'pair'] as const;
export type DoubtKind = (typeof DOUBT_KINDS)[number];

/** A supervisor looked: it is right as it is. What spoke against it so far counts no more. */
export interface DoubtEvent {
  readonly type: 'doubtDismissed';
  readonly kind: DoubtKind;
  readonly sku: Sku;
  /** The other one of a pair; null for a product's size or weight. */
  readonly other: Sku | null;
}
