import { compareQuantity } from '../../core/quantity.ts';
import type { PackSnapshotView } from '../../shared/ipc/contract.ts';

type BoxView = NonNullable<NonNullable<PackSnapshotView['box']>['suggested']>;

/** The box that the suggestion is held against: of those that hold everything and cost more, the one whose billed weight differs most. */
export function saving(
  suggested: BoxView,
  others: readonly BoxView[],
): { readonly over: BoxView; readonly minor: number; readonly isBilledLess: boolean } | null {
  const { total } = suggested;
  if (!total) return null;
  let best: { over: BoxView; minor: number; isBilledLess: boolean } | null = null;
  for (const over of others) {
    if (over.misfit !== null || over.total?.currency !== total.currency) continue;
    const minor = over.total.minor - total.minor;
    const isBilledLess =
      suggested.billable !== null && over.billable !== null && compareQuantity(suggested.billable, over.billable) < 0;
    if (minor > 0 && (best === null || minor > best.minor)) best = { over, minor, isBilledLess };
  }
  return best;
}
