import { lossOf } from '../core/carton/judge.ts';
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
