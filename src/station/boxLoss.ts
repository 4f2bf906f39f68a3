import { cheapestOf, type BoxCost, type BoxCosts } from '../core/carton/boxCosts.ts';
import { lossOf, type BoxVerdict } from '../core/carton/judge.ts';
import type { CartonTypeId } from '../core/ids.ts';
import type { BoxView } from '../core/pack/snapshot.ts';

/** Why a box that holds everything was not suggested. */
export function lostBy(box: BoxView, taken: BoxView): BoxView['lost'] {
  const judged = ({ total, billable }: BoxView) => ({ minor: total?.minor ?? null, billable });
  const loss = lossOf(judged(box), judged(taken));
  const by = loss?.byMinor ?? null;
  return (
    loss && {
      kind: loss.kind,
      by: by === null || !box.total ? null : { ...box.total, minor: by },
      instead: loss.instead,
    }
  );
}

/** Other boxes that are priced: estimates are in the order of their cost, so the cheapest is among the first. */
const PRICED = 3;

/** What a box that is taken and its alternatives cost; null where its own price is not known. */
export function boxCosts(
  {
    view,
    verdicts,
  }: {
    view(id: CartonTypeId): BoxView;
    /** What the presets are to the contents, cheapest first. */
    readonly verdicts: readonly BoxVerdict[];
  },
  usedId: CartonTypeId,
  suggestedId: CartonTypeId | null,
): BoxCosts | null {
  const costOf = (id: CartonTypeId): BoxCost | null => {
    const { total, billable, misfit } = view(id);
    return total && billable && !misfit ? { cartonTypeId: id, total, billable } : null;
  };
  const used = costOf(usedId);
  if (!used) return null;
  const others = verdicts
    .filter(({ cartonType, misfit }) => misfit === null && cartonType.id !== usedId)
    .slice(0, PRICED)
    .flatMap(({ cartonType }) => costOf(cartonType.id) ?? []);
  const suggested = suggestedId === usedId ? used : suggestedId === null ? null : costOf(suggestedId);
  return { used, suggested, other: cheapestOf(others, used.total.currency) };
}
