import { explain, OTHER_BOX, type BoxPlan, type Choice } from '../carton/choose.ts';
import type { Misfit } from '../carton/fits.ts';
import { volumeOf, type Unpackable } from './setPlan.ts';
import type { PastItem } from './basket.ts';

/** The dearest product that keeps a basket out of a box set; of equally dear ones the largest. */
export function inTheWay(items: readonly PastItem[], choice: Choice, reason: BoxPlan['reason']): Unpackable {
  const dearest = items.toSorted(
    (a, b) => (b.worth ?? -1) - (a.worth ?? -1) || volumeOf(b) - volumeOf(a) || (a.sku < b.sku ? -1 : 1),
  );
  if (reason === 'dimsMissing') {
    const unmeasured = dearest.find(({ length, width, height }) => !length || !width || !height);
    return { reason, sku: unmeasured?.sku ?? null, misfit: null };
  }
  for (const item of dearest) {
    const misfit = misfitAlone(item, choice);
    if (misfit) return { reason: 'fitsNoBox', sku: item.sku, misfit };
  }
  return { reason: 'fitsNoBox', sku: null, misfit: null };
}

/** Why one unit goes into no preset by itself, as the box nearest to it says; null where one takes it. */
function misfitAlone(item: PastItem, choice: Choice): Misfit | null {
  if (item.ownContainer) return null;
  const verdicts = explain({ ...choice, items: [{ ...item, count: 1 }] }, OTHER_BOX);
  return verdicts.some(({ misfit }) => misfit === null)
    ? null
    : (verdicts[0]?.misfit ?? { kind: 'noRoom', isProved: false });
}
