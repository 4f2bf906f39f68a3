import type { PackSession } from '../core/pack/session.ts';
import { weighSettingsOf } from '../core/policies/policies.ts';
import type { PolicyDesk } from './policies.ts';
import { enclosedWeight } from '../core/instructions/open.ts';
import type { ParcelContent } from '../core/journal/events.ts';
import { sumMass, type Mass } from '../core/quantity.ts';
import { unitWeight } from '../core/weigh/learned.ts';
import { expectedGross, judgeWeight, lastDigit, weightTolerance, type WeighedItem } from '../core/weigh/tolerance.ts';
import type { BoxDesk } from './boxDesk.ts';
import type { StoragePort } from './ports.ts';

/** What parcels should weigh, by product files and by what parcels before taught. Boxes are planned by the product files alone: what is planned once is planned so again. */
export function createParcelWeights({
  storage,
  carton,
  product,
  policies,
}: { readonly storage: Pick<StoragePort, 'learnedWeights'>; readonly policies: Pick<PolicyDesk, 'during'> } & Pick<
  BoxDesk,
  'carton' | 'product'
>): Pick<BoxDesk, 'weights' | 'judge' | 'unitWeight'> {
  const unitWeightOf: BoxDesk['unitWeight'] = (sku) => {
    const listed = product(sku)?.weight ?? null;
    return listed ? unitWeight(listed, storage.learnedWeights.bySku(sku)) : { weight: null };
  };
  const weighed = (contents: readonly ParcelContent[]): readonly WeighedItem[] =>
    contents.map(({ sku, count }) => ({ ...unitWeightOf(sku), count }));
  const partsOf = (contents: readonly ParcelContent[], empty: readonly Mass[]) => {
    const units = contents.flatMap(({ sku, count }) => {
      const listed = product(sku)?.weight ?? null;
      return listed ? [{ sku, count, listed }] : [];
    });
    const unit = empty[0]?.unit;
    return unit !== undefined && units.length === contents.length ? { empty: sumMass(empty, unit), units } : null;
  };
  const grossOf = (items: readonly WeighedItem[], tare: Mass | null, dunnage: Mass | null): Mass | null => {
    const gross = expectedGross({ items, tare, dunnage });
    return gross.ok ? gross.value : null;
  };
  const within = ({ sessionId }: Pick<PackSession, 'sessionId'>, items: readonly WeighedItem[], division: Mass) =>
    weightTolerance({ items, division }, weighSettingsOf(policies.during(sessionId)));
  const weights: BoxDesk['weights'] = (session, parcel) => {
    const tare = carton(parcel.cartonTypeId)?.tare ?? null;
    const enclosed = enclosedWeight(session, parcel);
    const items = weighed(parcel.contents);
    const expected = grossOf(items, tare, enclosed);
    return {
      enclosed,
      items: grossOf(items, { digits: 0, exponent: 0, unit: tare?.unit ?? 'kg' }, null),
      tare,
      expected,
      // Before a reading tells the scale's own division, the gauge is drawn for one of a hundredth.
      tolerance: expected && within(session, items, { digits: 1, exponent: -2, unit: expected.unit }),
    };
  };
  return {
    unitWeight: unitWeightOf,
    weights,
    judge(session, parcel, gross) {
      const { expected, tare, enclosed } = weights(session, parcel);
      const tolerance = within(session, weighed(parcel.contents), lastDigit(gross));
      if (!expected || !tolerance) return { verdict: 'unknown', expected, tolerance };
      const parts = tare && partsOf(parcel.contents, [tare, ...(enclosed ? [enclosed] : [])]);
      return { verdict: judgeWeight(gross, expected, tolerance), expected, tolerance, ...(parts && { parts }) };
    },
  };
}
