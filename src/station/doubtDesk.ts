import { checkBox } from '../core/carton/choose.ts';
import { PACK_SETTINGS, type PackSettings } from '../core/carton/fits.ts';
import type { OrderId, Sku, UserId } from '../core/ids.ts';
import type { DoubtKind } from '../core/journal/doubtEvents.ts';
import { productCells } from '../core/orders/productRow.ts';
import { agreedOff, blamedForMisfits, correctedWeight, DOUBT_DAYS, leastSize } from '../core/orders/suspectProduct.ts';
import type { Product } from '../core/orders/product.ts';
import type { Dims, Mass } from '../core/quantity.ts';
import type { Instant } from '../core/time.ts';
import { unitWeight } from '../core/weigh/learned.ts';
import type { ProductDoubt } from './doubtsPort.ts';
import { packItem } from './packItem.ts';
import type { RuntimePort, StoragePort } from './ports.ts';
import type { ProductDesk } from './productDesk.ts';

/** What is probably wrong with a product's data, by how many parcels, and what would explain them; null where nothing does. */
export interface SuspectProduct {
  readonly sku: Sku;
  readonly name: string;
  readonly image: string | null;
  readonly size: { readonly parcels: number; readonly proposal: Dims | null } | null;
  readonly weight: {
    readonly parcels: number;
    readonly proposal: Mass | null;
    /** Parcels were let go at the scale, or what agreed has taught so. */
    readonly by: 'letGo' | 'learned';
  } | null;
}

/** Two products that packers confuse. */
export interface ToldPair {
  readonly sku: Sku;
  readonly other: Sku;
  readonly name: string;
  readonly otherName: string;
  readonly image: string | null;
  readonly otherImage: string | null;
  readonly orders: number;
  readonly lastAt: Instant;
  /** The product file says it already. */
  readonly isDeclared: boolean;
}

/** One order in which two products were confused; `by` is '' for nobody, or who is erased. */
export interface ToldConfusion {
  readonly orderId: OrderId;
  readonly number: string;
  readonly at: Instant;
  readonly by: string;
}

/** What packing says against product data: sizes, weights, and pairs that look alike. */
export interface DoubtDesk {
  /** Most parcels first. */
  suspects(): readonly SuspectProduct[];
  pairs(): readonly ToldPair[];
  /** Newest first. */
  pair(sku: Sku, other: Sku): readonly ToldConfusion[];
  /** It is right as it is: what was said so far counts no more. */
  dismiss(kind: DoubtKind, sku: Sku, other: Sku | null, by: UserId | null): void;
  /** Writes into the product's data that it is taken for the other one; false where it can't be kept. */
  declare(sku: Sku, other: Sku, by: UserId | null): boolean;
}

interface DoubtDeskPorts {
  readonly storage: StoragePort;
  readonly runtime: Pick<RuntimePort, 'now'>;
  readonly products: Pick<ProductDesk, 'save'>;
  readonly settings?: PackSettings;
  /** What the bench remembers of goods holds no more. */
  changed(): void;
}

const DAY = 86_400_000;
/** Parcels that a proposed size is tried on: the latest. */
const TRIED = 8;
const MOST_DRIFTED = 50;

/** Creates the desk of one station. */
export function createDoubtDesk({ storage, runtime, products, settings, changed }: DoubtDeskPorts): DoubtDesk {
  const since = (): Instant => runtime.now() - DOUBT_DAYS * DAY;
  const productOf = (sku: Sku): Product | null => storage.products.bySku(sku);
  return {
    suspects() {
      const sizes = suspectSizes(storage, since(), settings ?? PACK_SETTINGS);
      const weights = suspectWeights(storage, since());
      return [...new Set([...sizes.keys(), ...weights.keys()])]
        .flatMap((sku): SuspectProduct[] => {
          const product = productOf(sku);
          const [size, weight] = [sizes.get(sku) ?? null, weights.get(sku) ?? null];
          return product ? [{ sku, name: product.name, image: product.image ?? null, size, weight }] : [];
        })
        .sort((a, b) => parcelsOf(b) - parcelsOf(a) || (a.sku < b.sku ? -1 : 1));
    },
    pairs: () =>
      storage.doubts.pairs(since()).map((pair) => {
        const [one, two] = [productOf(pair.sku), productOf(pair.other)];
        return {
          ...pair,
          name: one?.name ?? pair.sku,
          otherName: two?.name ?? pair.other,
          image: one?.image ?? null,
          otherImage: two?.image ?? null,
          isDeclared: saysSo(one, pair.other) || saysSo(two, pair.sku),
        };
      }),
    pair: (sku, other) =>
      storage.doubts.ordersOf(sku, other, since()).map(({ by, ...order }) => ({
        ...order,
        by: by === null ? '' : (storage.users.byId(by)?.name ?? ''),
      })),
    dismiss(kind, sku, other, by) {
      storage.record([{ event: { type: 'doubtDismissed', kind, sku, other } }], by);
      changed();
    },
    declare(sku, other, by) {
      const product = productOf(sku);
      if (!product) return false;
      const cells = productCells(product);
      const lookAlikeOf = [...new Set([...(product.lookAlikeOf ?? []), other])].join('|');
      const kept = products.save({ ...cells, look_alike_of: lookAlikeOf }, cells, by);
      return kept.ok || kept.error.kind === 'unchanged';
    },
  };
}

const parcelsOf = ({ size, weight }: SuspectProduct): number => (size?.parcels ?? 0) + (weight?.parcels ?? 0);
const saysSo = (product: Product | null, other: Sku): boolean => product?.lookAlikeOf?.includes(other) ?? false;

function suspectSizes(storage: StoragePort, since: Instant, settings: PackSettings) {
  const doubts = new Map<string, ProductDoubt[]>();
  for (const doubt of storage.doubts.of('size', since))
    doubts.set(doubt.parcelId, [...(doubts.get(doubt.parcelId) ?? []), doubt]);
  const of = (parcelId: string, sku: Sku): ProductDoubt | undefined =>
    doubts.get(parcelId)?.find((doubt) => doubt.sku === sku);
  const misfits = [...doubts.values()].flatMap(([first, ...more]) =>
    first ? [{ parcelId: first.parcelId, skus: [first, ...more].map(({ sku }) => sku) }] : [],
  );
  const blamed = blamedForMisfits(
    misfits,
    (sku, first) => storage.doubts.fits(sku) - (of(first.parcelId, sku)?.fits ?? 0),
  );
  return new Map(
    [...blamed].map(([sku, parcels]) => {
      const against = parcels.flatMap(({ parcelId }) => of(parcelId, sku) ?? []);
      return [sku, { parcels: parcels.length, proposal: proposedSize(storage, sku, against, settings) }];
    }),
  );
}

/** The least size that explains why no parcel went into its box; null where a size is missing or nothing up to twice does. */
function proposedSize(
  storage: StoragePort,
  sku: Sku,
  against: readonly ProductDoubt[],
  settings: PackSettings,
): Dims | null {
  const { length, width, height } = storage.products.bySku(sku) ?? {};
  if (!length || !width || !height) return null;
  const parcels = against.slice(-TRIED).flatMap(({ contents, boxId }) => {
    const box = boxId === null ? null : storage.cartons.byId(boxId);
    return box ? [{ box, items: contents.map((one) => packItem(one, storage.products.bySku(one.sku))) }] : [];
  });
  if (parcels.length === 0) return null;
  return leastSize({ length, width, height }, (dims) =>
    parcels.some(
      ({ box, items }) =>
        checkBox(
          box,
          items.map((item) => (item.sku === sku ? { ...item, ...dims } : item)),
          settings,
        ).ok,
    ),
  );
}

function suspectWeights(storage: StoragePort, since: Instant): Map<Sku, NonNullable<SuspectProduct['weight']>> {
  const found = new Map<Sku, NonNullable<SuspectProduct['weight']>>();
  for (const { sku, parcels } of storage.learnedWeights.drifted(MOST_DRIFTED)) {
    const [listed, learned] = [storage.products.bySku(sku)?.weight, storage.learnedWeights.bySku(sku)];
    if (listed && learned) found.set(sku, { parcels, proposal: unitWeight(listed, learned).weight, by: 'learned' });
  }
  const letGo = new Map<Sku, number[]>();
  for (const { sku, off } of storage.doubts.of('weight', since))
    if (off !== null) letGo.set(sku, [...(letGo.get(sku) ?? []), off]);
  for (const [sku, offs] of letGo) {
    const [agreed, listed] = [agreedOff(offs), storage.products.bySku(sku)?.weight];
    if (agreed && listed)
      found.set(sku, { parcels: agreed.parcels, proposal: correctedWeight(listed, agreed.off), by: 'letGo' });
  }
  return found;
}
