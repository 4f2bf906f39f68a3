import type { PackParcel, PackSession } from '../core/pack/session.ts';
import { weighSettingsOf } from '../core/policies/policies.ts';
import type { PolicyDesk } from './policies.ts';
import { enclosedWeight } from '../core/instructions/open.ts';
import type { ParcelContent } from '../core/journal/events.ts';
import type { CartonType } from '../core/carton/cartonType.ts';
import { sumMass, type Mass } from '../core/quantity.ts';
import { fillingWeight, freeRoom, type FillingPart } from '../core/weigh/filling.ts';
import { unitWeight } from '../core/weigh/learned.ts';
import { expectedGross, judgeWeight, lastDigit, weightTolerance, type WeighedItem } from '../core/weigh/tolerance.ts';
import type { BoxDesk } from './boxDesk.ts';
import { packItem } from './packItem.ts';
import type { StoragePort } from './ports.ts';

/** What parcels should weigh, by product files and by what parcels before taught. Boxes are planned by the product files alone, without filling: what is planned once is planned so again. */
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
  const fillingOf = (box: CartonType | null, contents: readonly ParcelContent[]): FillingPart | null => {
    const items = contents.map((content) => packItem(content, product(content.sku)));
    const room = box && freeRoom(box, items);
    return room && { cartonTypeId: box.id, full: box.filling ?? null, ...room };
  };
  const partsOf = (contents: readonly ParcelContent[], empty: readonly Mass[], filling: FillingPart | null) => {
    const units = contents.flatMap(({ sku, count }) => {
      const listed = product(sku)?.weight ?? null;
      return listed ? [{ sku, count, listed }] : [];
    });
    const unit = empty[0]?.unit;
    return unit !== undefined && units.length === contents.length
      ? { empty: sumMass(empty, unit), units, ...(filling && { filling }) }
      : null;
  };
  const grossOf = (items: readonly WeighedItem[], tare: Mass | null, dunnage: readonly Mass[]): Mass | null => {
    const gross = expectedGross({ items, tare, dunnage });
    return gross.ok ? gross.value : null;
  };
  const within = (
    { sessionId }: Pick<PackSession, 'sessionId'>,
    parcel: Parameters<typeof weightTolerance>[0],
  ): Mass | null => weightTolerance(parcel, weighSettingsOf(policies.during(sessionId)));
  const looked = (session: PackSession, parcel: PackParcel) => {
    const box = carton(parcel.cartonTypeId);
    const tare = box?.tare ?? null;
    const enclosed = enclosedWeight(session, parcel);
    const items = weighed(parcel.contents);
    const part = fillingOf(box, parcel.contents);
    const filling = part && fillingWeight(part, storage.learnedWeights.filling(part.cartonTypeId));
    const dunnage = [enclosed, filling?.weight].filter((mass) => mass !== null && mass !== undefined);
    return { tare, enclosed, items, part, filling, expected: grossOf(items, tare, dunnage) };
  };
  const weights: BoxDesk['weights'] = (session, parcel) => {
    const { tare, enclosed, items, filling, expected } = looked(session, parcel);
    // Before a reading tells the scale's own division, the gauge is drawn for one of a hundredth.
    const division = expected && ({ digits: 1, exponent: -2, unit: expected.unit } as const);
    return {
      enclosed,
      filling: filling?.weight ?? null,
      items: grossOf(items, { digits: 0, exponent: 0, unit: tare?.unit ?? 'kg' }, []),
      tare,
      expected,
      tolerance: division && within(session, { items, division, filling: filling?.sigma ?? null }),
    };
  };
  return {
    unitWeight: unitWeightOf,
    weights,
    judge(session, parcel, gross) {
      const { expected, tare, enclosed, items, part, filling } = looked(session, parcel);
      const tolerance = within(session, { items, division: lastDigit(gross), filling: filling?.sigma ?? null });
      if (!expected || !tolerance) return { verdict: 'unknown', expected, tolerance };
      const parts = tare && partsOf(parcel.contents, [tare, ...(enclosed ? [enclosed] : [])], part);
      return { verdict: judgeWeight(gross, expected, tolerance), expected, tolerance, ...(parts && { parts }) };
    },
  };
}
