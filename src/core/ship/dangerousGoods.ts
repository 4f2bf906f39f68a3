import type { Sku } from '../ids.ts';
import { BATTERY_UN, isBatteryStated, type Battery, type Hazards, type WattHours } from '../orders/hazards.ts';
import { addRational, compareQuantity, compareRational, toBase, type Mass, type Rational } from '../quantity.ts';
import type { LocalDate } from '../time.ts';
import { goodsRules, type BorderRules, type CarriageRow, type GoodsRow } from './borderRules.ts';

/** Units of one product in a parcel, as far as rules for dangerous goods ask. */
export interface GoodsItem {
  readonly sku: Sku;
  readonly count: number;
  /** Of one unit; null where not known. */
  readonly unitWeight: Mass | null;
  readonly hazards: Hazards;
}

/** What goods ask of the service they go by; all false for goods that ask for nothing. */
export interface GoodsNeeds {
  readonly avoidsAir: boolean;
  /** Not in international mail. */
  readonly avoidsMail: boolean;
  readonly adultSignature: boolean;
}

export const GOODS_REFUSALS = [
  'batteryDamaged',
  'hazardUnstated',
  'unNumberWrong',
  'fullyRegulated',
  'notByAir',
  'notByMail',
  'tooManySpares',
  'tooMuchByAir',
  'adultSignatureNeeded',
] as const;
/** Why a parcel may not go; each with words and a way out. */
export type GoodsRefusalCode = (typeof GOODS_REFUSALS)[number];

export interface GoodsRefusal {
  readonly code: GoodsRefusalCode;
  readonly sku: Sku;
}

/** What has to be known of a parcel's way. */
export interface GoodsWay {
  readonly carriage: Pick<CarriageRow, 'travels' | 'papers' | 'hasAdultSignature'>;
  readonly isAbroad: boolean;
  /** Parcels of the consignment. */
  readonly packages: number;
  readonly shipDate: LocalDate;
}

/** What a parcel's goods mean for its way. */
export interface GoodsAnswer {
  readonly refusals: readonly GoodsRefusal[];
  /** Marks that have to be on the parcel: `UN3481`, `LQ`, `LQ-Y`, `UN1845`. Pre-printed ones; the station prints none of them. */
  readonly marks: readonly string[];
}

type Ways = readonly GoodsRow['way'][];

/** The names that rules know an item's goods by. */
function goodsOf({ battery, isLimitedQuantity, flammable, dryIce, isAgeChecked }: Hazards): readonly string[] {
  return [
    ...(battery ? [...(battery.unNumber === undefined ? [] : [battery.unNumber]), 'battery'] : []),
    ...(isLimitedQuantity ? ['limitedQuantity'] : []),
    ...(flammable ? [flammable === 'aerosol' ? 'aerosol' : 'flammableLiquid'] : []),
    ...(dryIce ? ['dryIce'] : []),
    ...(isAgeChecked ? ['ageChecked'] : []),
  ];
}

const isForbidden = (rules: BorderRules, goods: readonly string[], ways: Ways, day: LocalDate): boolean =>
  goods.some((name) =>
    goodsRules(rules, name, 'forbidden', ways, day).some(({ value }) => value.kind === 'yes' && value.isYes),
  );

const asksForAdult = (rules: BorderRules, goods: readonly string[], day: LocalDate): boolean =>
  goods.some((name) =>
    goodsRules(rules, name, 'adultSignature', ['any'], day).some(({ value }) => value.kind === 'yes' && value.isYes),
  );

/** What goods ask of a service on a day, before one is chosen. */
export function goodsNeeds(
  items: readonly Pick<GoodsItem, 'hazards'>[],
  rules: BorderRules,
  isAbroad: boolean,
  day: LocalDate,
): GoodsNeeds {
  const all = items.map(({ hazards }) => goodsOf(hazards));
  return {
    avoidsAir: all.some((goods) => isForbidden(rules, goods, ['air', 'any'], day)),
    avoidsMail: isAbroad && all.some((goods) => isForbidden(rules, goods, ['mail', 'any'], day)),
    adultSignature: all.some((goods) => asksForAdult(rules, goods, day)),
  };
}

/** Why a service can't carry goods that ask for so much; null when it can. */
export function serviceFault(
  needs: GoodsNeeds,
  { travels, papers, hasAdultSignature }: GoodsWay['carriage'],
  isAbroad: boolean,
): 'notByAir' | 'notByMail' | 'adultSignatureNeeded' | null {
  if (needs.avoidsAir && travels === 'air') return 'notByAir';
  if (needs.avoidsMail && isAbroad && papers !== 'express') return 'notByMail';
  return needs.adultSignature && !hasAdultSignature ? 'adultSignatureNeeded' : null;
}

/**
 * Whether a parcel's goods may go its way and which marks it needs, by the rules of its ship date. It judges what the item master states and
 * classifies nothing itself: what is not stated is refused.
 */
export function checkGoods(items: readonly GoodsItem[], way: GoodsWay, rules: BorderRules): GoodsAnswer {
  const isMail = way.isAbroad && way.carriage.papers !== 'express';
  const ways: Ways = [
    'any',
    ...(way.carriage.travels === 'air' ? (['air'] as const) : []),
    ...(isMail ? (['mail'] as const) : []),
  ];
  const context: Context = { way, rules, ways };
  const refusals = items.flatMap((item) => {
    const code = batteryFault(item, context) ?? wayFault(item, context);
    return code === null ? [] : [{ code, sku: item.sku }];
  });
  return { refusals: [...refusals, ...netFaults(items, context)], marks: marksOf(items, context) };
}

interface Context {
  readonly way: GoodsWay;
  readonly rules: BorderRules;
  readonly ways: Ways;
}

function wayFault({ hazards }: GoodsItem, { way, rules }: Context): GoodsRefusalCode | null {
  // Without a limited-quantity provision flammable goods are fully regulated: no service of a packing bench takes them.
  if (hazards.flammable && !hazards.isLimitedQuantity) return 'fullyRegulated';
  return serviceFault(goodsNeeds([{ hazards }], rules, way.isAbroad, way.shipDate), way.carriage, way.isAbroad);
}

function batteryFault({ hazards: { battery } }: GoodsItem, context: Context): GoodsRefusalCode | null {
  if (!battery) return null;
  if (battery.condition) return 'batteryDamaged';
  if (!isBatteryStated(battery)) return 'hazardUnstated';
  if (battery.unNumber !== BATTERY_UN[battery.chemistry][battery.packing]) return 'unNumberWrong';
  if (isTooLarge(battery, context)) return 'fullyRegulated';
  const spares = number(context, 'battery', 'mostSpares');
  return battery.packing === 'withEquipment' && spares !== null && exceeds(battery.spares ?? 0, spares)
    ? 'tooManySpares'
    : null;
}

function isTooLarge(battery: Battery, context: Context): boolean {
  const overEnergy = (energy: WattHours | undefined, figure: GoodsRow['figure']): boolean => {
    const most = number(context, 'battery', figure);
    return energy !== undefined && most !== null && compareRational(energyOf(energy), most) > 0;
  };
  const overLithium = (lithium: Mass | undefined, figure: GoodsRow['figure']): boolean => {
    const most = mass(context, 'battery', figure);
    return lithium !== undefined && most !== null && compareQuantity(lithium, most) > 0;
  };
  return (
    overEnergy(battery.batteryWh, 'mostBatteryWh') ||
    overEnergy(battery.cellWh, 'mostCellWh') ||
    overLithium(battery.batteryLithium, 'mostBatteryLithium') ||
    overLithium(battery.cellLithium, 'mostCellLithium')
  );
}

/** Net weights a package; an item whose net weight is not stated counts with its whole weight, and one of which neither is known is refused. */
function netFaults(items: readonly GoodsItem[], context: Context): readonly GoodsRefusal[] {
  const over = (goods: 'battery' | 'dryIce', net: (item: GoodsItem) => Mass | null | undefined): GoodsRefusal[] => {
    const most = mass(context, goods, 'mostNet');
    const held = items.filter(({ hazards }) => hazards[goods] !== undefined);
    const [first] = held;
    if (!most || !first) return [];
    const unstated = held.find((item) => !net(item));
    if (unstated) return [{ code: 'hazardUnstated', sku: unstated.sku }];
    const sum = held.reduce<Rational>((total, item) => {
      const one = net(item);
      return one ? addRational(total, times(toBase(one), item.count)) : total;
    }, ZERO);
    return compareRational(sum, toBase(most)) > 0 ? [{ code: 'tooMuchByAir', sku: first.sku }] : [];
  };
  return [
    ...over('battery', ({ hazards, unitWeight }) => hazards.battery?.net ?? unitWeight),
    ...over('dryIce', ({ hazards }) => hazards.dryIce),
  ];
}

function marksOf(items: readonly GoodsItem[], context: Context): readonly string[] {
  const batteries = items.filter(({ hazards: { battery } }) => battery !== undefined);
  const marked = isMarkFree(batteries, context) ? [] : batteries;
  const text = (goods: string): string | null => {
    // The mark for a way stands for the one that holds anyhow.
    const rows = goodsRules(context.rules, goods, 'mark', context.ways, context.way.shipDate);
    const row = rows.find(({ way }) => way !== 'any') ?? rows[0];
    return row?.value.kind === 'text' ? row.value.text : null;
  };
  const battery = text('battery');
  const others = (['limitedQuantity', 'dryIce'] as const).flatMap((goods) => {
    const isHeld = items.some(({ hazards }) => (goods === 'dryIce' ? hazards.dryIce : hazards.isLimitedQuantity));
    const mark = isHeld ? text(goods) : null;
    return mark === null ? [] : [mark];
  });
  const numbers = battery === null ? [] : marked.map(({ hazards }) => `${battery}${hazards.battery?.unNumber ?? ''}`);
  return [...new Set([...numbers, ...others])];
}

/**
 * Built-in batteries that need no mark: button cells only; or no more than four cells or two batteries in the package, in no more than two
 * packages. The three figures are rows of the table. Packed alone or with equipment the mark is always on.
 */
function isMarkFree(items: readonly GoodsItem[], context: Context): boolean {
  const batteries = items.flatMap(({ hazards: { battery }, count }) => (battery ? [{ battery, units: count }] : []));
  if (batteries.some(({ battery }) => battery.packing !== 'inEquipment')) return false;
  if (batteries.every(({ battery }) => battery.isButton)) return true;
  const packages = number(context, 'battery', 'freePackages');
  if (packages === null || exceeds(context.way.packages, packages)) return false;
  const counted = (isCells: boolean): number =>
    batteries
      .filter(({ battery }) => (battery.isCells === true) === isCells)
      .reduce((sum, { battery, units }) => sum + (battery.count ?? 1) * units, 0);
  const cells = number(context, 'battery', 'freeCells');
  const whole = number(context, 'battery', 'freeBatteries');
  if (cells === null || whole === null) return false;
  // Of cells and batteries together the rule says nothing: then the mark goes on.
  if (counted(true) > 0 && counted(false) > 0) return false;
  return !exceeds(counted(true), cells) && !exceeds(counted(false), whole);
}

const number = ({ rules, ways, way }: Context, goods: string, figure: GoodsRow['figure']): Rational | null => {
  const value = goodsRules(rules, goods, figure, ways, way.shipDate)[0]?.value;
  return value?.kind === 'number' ? value.number : null;
};
const mass = ({ rules, ways, way }: Context, goods: string, figure: GoodsRow['figure']): Mass | null => {
  const value = goodsRules(rules, goods, figure, ways, way.shipDate)[0]?.value;
  return value?.kind === 'mass' ? value.mass : null;
};

const ZERO: Rational = { num: 0n, den: 1n };
const exceeds = (count: number, most: Rational): boolean => compareRational({ num: BigInt(count), den: 1n }, most) > 0;
const times = ({ num, den }: Rational, count: number): Rational => ({ num: num * BigInt(count), den });
const energyOf = ({ digits, exponent }: WattHours): Rational =>
  exponent >= 0
    ? { num: BigInt(digits) * 10n ** BigInt(exponent), den: 1n }
    : { num: BigInt(digits), den: 10n ** BigInt(-exponent) };
