import { milligramsDown, milligramsUp } from '../carton/blocks.ts';
import type { CartonType } from '../carton/cartonType.ts';
import { servicesOf } from '../carton/boxUse.ts';
import { PACKAGING } from '../carton/packaging.ts';
import { postageOf, type AskPostage, type Postage } from '../carton/postage.ts';
import { ok, refuse } from '../result.ts';
import type { Dims, Mass } from '../quantity.ts';
import { OWN_CARRIER } from '../ship/carriage.ts';
import { priceSteps } from '../ship/priceSteps.ts';
import type { RateBook } from '../ship/rateBook.ts';
import type { Lane } from './basket.ts';

/** Up to this weight a box's prices are worked out once; what is heavier is asked for by itself. */
const USUAL: Mass = { digits: 30, exponent: 0, unit: 'kg' };
const NOTHING: Mass = { digits: 0, exponent: 0, unit: 'mg' };

/** Prices of a box on a lane, with each step's weight in milligrams. */
interface Known {
  readonly postage: Postage;
  readonly upTo: readonly number[];
}

/**
 * The own carrier's prices on a lane for any box, each box worked out once over all weights and cut to the weights asked for: the same
 * steps as `priceSteps` gives for these alone. Services that a box is kept for count where `carrier` is the own one: others' the tables do not know.
 */
export function lanePrices({ parcel }: Lane, book: RateBook, carrier: string = OWN_CARRIER): AskPostage {
  const known = new Map<string, Known>();
  const asked = (
    outer: Dims,
    kind: CartonType['kind'],
    range: { readonly least: Mass; readonly most: Mass },
    keptFor: readonly string[] | null,
  ): Postage =>
    postageOf(priceSteps({ ...parcel, outer, packaging: PACKAGING[kind], ...(keptFor && { keptFor }) }, range, book));
  return (outer, range, kind, use) => {
    const keptFor = carrier === OWN_CARRIER ? servicesOf({ ...(use && { use }) }, carrier) : null;
    const most = milligramsUp(range.most);
    if (most > milligramsDown(USUAL)) return asked(outer, kind, range, keptFor);
    const key = JSON.stringify([outer, kind, keptFor]);
    let found = known.get(key);
    if (!found) {
      const postage = asked(outer, kind, { least: NOTHING, most: USUAL }, keptFor);
      found = { postage, upTo: postage.ok ? postage.value.map(({ upTo }) => milligramsDown(upTo)) : [] };
      known.set(key, found);
    }
    return cut(found, milligramsDown(range.least), range.most, most);
  };
}

function cut({ postage, upTo }: Known, least: number, most: Mass, mostMg: number): Postage {
  if (!postage.ok) return postage;
  const first = upTo.findIndex((weight) => weight >= least);
  if (first < 0) return refuse('overLimit');
  const end = upTo.findIndex((weight) => weight >= mostMg);
  const steps = postage.value.slice(first, end < 0 ? undefined : end + 1);
  const last = steps.at(-1);
  if (end < 0 || !last) return ok(steps);
  return ok([...steps.slice(0, -1), { ...last, upTo: most }]);
}
