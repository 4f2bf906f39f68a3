import type { Sku } from '../ids.ts';
import type { Money } from '../money.ts';
import type { Length, Mass } from '../quantity.ts';
import type { TraceField } from './unitTrace.ts';
import { isBatteryStated, type Hazards } from './hazards.ts';

/** How much care a product needs in its box: it sets dunnage. */
export type Protection = 'none' | 'wrap' | 'fragile';

/**
 * How a unit may lie. Letters: which of its own sides (l length, w width, h height) may stand vertically; `fixed`: exactly as it is, its
 * length along the box's length and its height up.
 */
export type TurnRule = 'lwh' | 'lw' | 'lh' | 'wh' | 'l' | 'w' | 'h' | 'fixed';

/** How a product may be packed beyond its measures; what is absent asks for nothing. */
export interface PackingRules {
  /** How it may lie; absent: any way, or upright where the product is upright. */
  readonly turn?: TurnRule;
  /** Nothing may be anywhere above it. */
  readonly isNoStack?: boolean;
  /** Class of goods, in lower case, such as `food` or `chemical`: a site says which of them never share a box. */
  readonly goodsClass?: string;
  /** It may or must be sent alone in its own packaging, whose outer sides are the product's. */
  readonly ownContainer?: 'may' | 'must';
  /** Units go into one another (cups): each further one adds this much to the height. */
  readonly nestStep?: Length;
  /** Loose units are bagged by so many before they are packed; 2 or more. */
  readonly unitsPerBag?: number;
}

/** Units of another product in one kit. A part is no kit itself. */
export interface KitPart {
  readonly sku: Sku;
  readonly units: number;
}

/** What the site knows of a product. Absent measures are null: they are work for the supervisor, never zero. */
export interface Product extends PackingRules {
  readonly sku: Sku;
  readonly name: string;
  /** Every code that means one unit of this product, as scanned or as GTIN; compared by core/scan. */
  readonly barcodes: readonly string[];
  readonly length: Length | null;
  readonly width: Length | null;
  readonly height: Length | null;
  readonly weight: Mass | null;
  readonly protection: Protection;
  /** True when `height` must stay vertical ("this side up"). */
  readonly isUpright: boolean;
  readonly maxLoad: Mass | null;
  readonly hsCode: string | null;
  /** ISO 3166-1 alpha-2 country of origin. */
  readonly origin: string | null;
  /** What customs are told it is, in plain words; absent: its name. */
  readonly customsDescription?: string;
  /** What one unit is worth where its order line does not say. */
  readonly unitValue?: Money;
  /** Listed for export control or in need of a licence: its export is filed whatever it is worth. */
  readonly isExportControlled?: boolean;
  /** A kit: what one of it is made up of at the bench. Absent: it is one thing. */
  readonly parts?: readonly KitPart[];
  /** What each unit is told by before it is packed; absent: nothing. */
  readonly needs?: readonly TraceField[];
  /** Days that must be left of it when it goes out; absent: none. */
  readonly minDaysLeft?: number;
  /** Products that it is taken for, as somebody has seen; absent: none is known. It counts for both of a pair. */
  readonly lookAlikeOf?: readonly Sku[];
  /** Several units may be counted by one scan and a number. Absent: each is scanned. */
  readonly allowsQuantity?: boolean;
  /** Absent: nothing dangerous or restricted. */
  readonly hazards?: Hazards;
  /** Where it lies in the store, as its shelf says: bin, shelf or aisle. Absent: nobody has said. */
  readonly location?: string;
  /** Picture as file name under the data folder's `images`, or as the built-in drawing `demo:<name>`; null shows a placeholder. */
  readonly image: string | null;
}

/** What a product lacks: for packing, for its hazards' rules, or for customs where an order with it goes abroad. */
export const PRODUCT_GAPS = [
  'dims',
  'weight',
  'barcode',
  'unknownProduct',
  'hazard',
  'hsCode',
  'origin',
  'value',
] as const;
export type ProductGap = (typeof PRODUCT_GAPS)[number];

/** Lists what is missing on a product, for the supervisor's work list. */
export function productGaps(product: Product): ProductGap[] {
  // A kit is never boxed, weighed or scanned itself: its parts are.
  if (product.parts) return [];
  const gaps: ProductGap[] = [];
  if (!product.length || !product.width || !product.height) gaps.push('dims');
  if (!product.weight) gaps.push('weight');
  if (product.barcodes.length === 0) gaps.push('barcode');
  if (product.hazards?.battery && !isBatteryStated(product.hazards.battery)) gaps.push('hazard');
  return gaps;
}
