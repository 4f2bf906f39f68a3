import type { ImportKind } from '../core/journal/events.ts';
import type { AccountDesk } from './accountDesk.ts';
import type { BoxSetDesk } from './boxSets.ts';
import type { OrderDesk } from './orderDesk.ts';
import type { DoubtDesk } from './doubtDesk.ts';
import type { ProductDesk } from './productDesk.ts';
import type { ImportsState } from './imports.ts';

/** Where a station gets what it knows of orders, goods and boxes. */
export interface MasterDesks {
  readonly accounts: AccountDesk;
  readonly boxSets: BoxSetDesk;
  readonly orderDesk: OrderDesk;
  readonly products: ProductDesk;
  readonly doubts: DoubtDesk;
  startImport(kind: ImportKind, path: string): void;
  cancelImport(): void;
  imports(): ImportsState;
}
