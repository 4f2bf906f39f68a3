import type { CartonType } from '../core/carton/cartonType.ts';
import type { ImportId, LineId } from '../core/ids.ts';
import type { Instruction } from '../core/instructions/instruction.ts';
import type { ImportReason } from '../core/journal/importReason.ts';
import type { ImportCounts, ImportKind, RefusedRow } from '../core/journal/events.ts';
import type { Address } from '../core/orders/address.ts';
import type { OrderFacts } from '../core/orders/order.ts';
import type { Product } from '../core/orders/product.ts';
import type { Result } from '../core/result.ts';
import type { Instant } from '../core/time.ts';
import type { Recall } from '../core/orders/unitTrace.ts';

/** An import that ran, with what became of its rows. */
export interface ImportRecord {
  readonly importId: ImportId;
  readonly kind: ImportKind;
  readonly fileName: string;
  readonly at: Instant;
  readonly counts: ImportCounts;
  readonly refused: readonly RefusedRow[];
}

/** One finding of an import as it streams out of a channel. */
export type ImportItem =
  /** `fulfilled`: lines withdrawn because the channel says they were sent; of a line packed here that is no news. */
  | {
      readonly kind: 'order';
      readonly line: number;
      readonly order: Omit<OrderFacts, 'consigneeId' | 'orderId'> & {
        readonly note: string;
        /** What a gift's card says; absent for none. */
        readonly giftMessage?: string;
      };
      readonly consignee: Address;
      readonly fulfilled: readonly LineId[];
    }
  | { readonly kind: 'product'; readonly line: number; readonly product: Product }
  | { readonly kind: 'recall'; readonly line: number; readonly recall: Recall; readonly isLifted: boolean }
  | { readonly kind: 'carton'; readonly line: number; readonly cartonType: CartonType }
  | { readonly kind: 'instruction'; readonly line: number; readonly instruction: Instruction }
  | { readonly kind: 'refused'; readonly row: RefusedRow }
  /** Something to be said of the file's header, for which no row is refused. */
  | { readonly kind: 'remark'; readonly row: RefusedRow }
  | { readonly kind: 'progress'; readonly lines: number; readonly bytes: number; readonly totalBytes: number };

/** Headings by field when a file does not use the default ones. */
export type ColumnMapping = Readonly<Record<string, string>>;

/** Reads files of a channel. Yields batches so that a worker can post them; throws StationError for a file that can't be read at all. */
export interface ImportPort {
  read(request: {
    readonly kind: ImportKind;
    readonly path: string;
    readonly mapping: ColumnMapping | null;
    readonly timeZone: string;
    readonly currency: string;
  }): AsyncIterable<readonly ImportItem[]>;
  /** One product from cells by the columns of a product file; refused with what is wrong in which of them. `currency` is the site's. */
  product(
    cells: Readonly<Record<string, string>>,
    currency: string,
  ): Result<Product, { readonly reason: ImportReason; readonly column: string | null }>;
}
