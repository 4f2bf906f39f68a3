import type { Sku } from '../ids.ts';
import type { Mass } from '../quantity.ts';
import type { LoadFault } from '../weigh/loadFlag.ts';

/** How a watched scale disagrees with what was scanned: which units are meant, by how much the load should have changed, and by how much it did. */
export interface LoadView {
  readonly fault: LoadFault;
  readonly items: readonly {
    readonly sku: Sku;
    readonly name: string;
    readonly image: string | null;
    readonly units: number;
  }[];
  readonly expected: Mass | null;
  readonly found: Mass | null;
}
