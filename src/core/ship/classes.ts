import type { Mass } from '../quantity.ts';
import type { ClassRule, Dated } from './rules.ts';
import { crossed, type Sized } from './thresholds.ts';

/** A class a parcel falls into, and why. */
export interface Standing {
  readonly part: Dated<ClassRule>;
  readonly words: string;
}

/** Every class a parcel falls into, each flag once: of the ranked ones the highest alone, which is the dearest; the others add up. */
export function standing(sized: Sized, weight: Mass, classes: readonly Dated<ClassRule>[]): readonly Standing[] {
  const found = classes.flatMap((part) => {
    const words = crossed(sized, weight, part.rule);
    return words === null ? [] : [{ part, words }];
  });
  const top = Math.max(...found.map(({ part: { rule } }) => rule.rank ?? -1));
  const counted = found.filter(({ part: { rule } }) => rule.rank === null || rule.rank === top);
  return counted.filter(({ part: { rule } }, i) => counted.findIndex(({ part }) => part.rule.flag === rule.flag) === i);
}
