import { describe, expect, it } from 'vitest';
import { asId, type Sku } from '../../../src/core/ids.ts';
import type { Battery, Hazards } from '../../../src/core/orders/hazards.ts';
import type { Mass } from '../../../src/core/quantity.ts';
import { checkGoods, goodsNeeds, type GoodsItem, type GoodsWay } from '../../../src/core/ship/dangerousGoods.ts';
import { BUILT_IN_TABLES, bookWith } from '../../support/rates.ts';

const RULES = bookWith({}).border;
const g = (digits: number, exponent = 0): Mass => ({ digits, exponent, unit: 'g' });
const wh = (digits: number, exponent = 0) => ({ digits, exponent });
const item = (hazards: Hazards, count = 1, unitWeight: Mass | null = g(200)): GoodsItem => ({
  sku: asId<Sku>('LAMP'),
  count,
  unitWeight,
  hazards,
});
const builtIn = (patch: Partial<Battery> = {}): Battery => ({
  chemistry: 'ion',
  packing: 'inEquipment',
  unNumber: '3481',
  count: 1,
  batteryWh: wh(37),
  cellWh: wh(10),
  net: g(100),
  ...patch,
});
const alone = (patch: Partial<Battery> = {}): Battery => builtIn({ packing: 'alone', unNumber: '3480', ...patch });
const way = (patch: Partial<GoodsWay['carriage']> = {}, more: Partial<Omit<GoodsWay, 'carriage'>> = {}): GoodsWay => ({
  carriage: { travels: 'road', papers: 'express', hasAdultSignature: false, ...patch },
  isAbroad: false,
  packages: 1,
  shipDate: '2026-11-27',
  ...more,
});
const AIR = way({ travels: 'air' });
const MAIL = way({ papers: 'letter' }, { isAbroad: true });
const why = (hazards: Hazards, by = way(), count = 1): readonly string[] =>
  checkGoods([item(hazards, count)], by, RULES).refusals.map(({ code }) => code);
const marks = (battery: Battery, count = 1, by = way()): readonly string[] =>
  checkGoods([item({ battery }, count)], by, RULES).marks;

describe('batteries', () => {
  it('refuses damaged and recalled ones whatever the way', () => {
    expect(why({ battery: builtIn({ condition: 'damaged' }) })).toEqual(['batteryDamaged']);
    expect(why({ battery: builtIn({ condition: 'recalled' }) })).toEqual(['batteryDamaged']);
  });
  it('refuses what is not stated, and a UN number that is not that of the battery', () => {
    expect(why({ battery: { chemistry: 'ion', packing: 'inEquipment' } })).toEqual(['hazardUnstated']);
    expect(why({ battery: builtIn({ unNumber: '3480' }) })).toEqual(['unNumberWrong']);
  });
  it.each(['ion', 'metal', 'sodium'] as const)(
    'loose %s never by air nor in international mail, but on the road',
    (chemistry) => {
      const unNumber = { ion: '3480', metal: '3090', sodium: '3551' }[chemistry];
      const battery = alone({ chemistry, unNumber, ...(chemistry === 'metal' && { batteryLithium: g(1) }) });
      expect(why({ battery }, AIR)).toEqual(['notByAir']);
      expect(why({ battery }, MAIL)).toEqual(['notByMail']);
      expect(why({ battery })).toEqual([]);
      expect(why({ battery }, way({ papers: 'letter' }))).toEqual([]);
    },
  );
  it('refuses by air what has neither a net weight nor one of its own: nothing says that it is little', () => {
    const { net: _, ...unweighed } = builtIn();
    const by = (way: GoodsWay, unitWeight: Mass | null) =>
      checkGoods([item({ battery: unweighed }, 1000, unitWeight)], way, RULES).refusals.map(({ code }) => code);
    expect(by(AIR, null)).toEqual(['hazardUnstated']);
    expect(by(AIR, g(6))).toEqual(['tooMuchByAir']);
    expect(by(way(), null)).toEqual([]);
  });
  it('lets built-in ones fly', () => {
    expect(why({ battery: builtIn() }, AIR)).toEqual([]);
  });
  it.each([
    [{ batteryWh: wh(100) }, []],
    [{ batteryWh: wh(10_001, -2) }, ['fullyRegulated']],
    [{ batteryWh: wh(50), cellWh: wh(20) }, []],
    [{ batteryWh: wh(50), cellWh: wh(2001, -2) }, ['fullyRegulated']],
  ])('energy on the line and over it: %j', (patch, codes) => {
    expect(why({ battery: builtIn(patch) })).toEqual(codes);
  });
  it.each([
    [{ batteryLithium: g(2) }, []],
    [{ batteryLithium: g(2001, -3) }, ['fullyRegulated']],
    [{ batteryLithium: g(2), cellLithium: g(1) }, []],
    [{ batteryLithium: g(2), cellLithium: g(1001, -3) }, ['fullyRegulated']],
  ])('lithium on the line and over it: %j', (patch, codes) => {
    const battery = { chemistry: 'metal', packing: 'inEquipment', unNumber: '3091', count: 1, ...patch } as const;
    expect(why({ battery })).toEqual(codes);
  });
  it('two spare sets with the equipment, not three', () => {
    const spare = (spares: number): Battery => builtIn({ packing: 'withEquipment', spares });
    expect(why({ battery: spare(2) })).toEqual([]);
    expect(why({ battery: spare(3) })).toEqual(['tooManySpares']);
  });
  it('five kilograms net by air, and not a gram more; the road asks for none of it', () => {
    expect(why({ battery: builtIn({ net: g(500) }) }, AIR, 10)).toEqual([]);
    expect(why({ battery: builtIn({ net: g(5001, -1) }) }, AIR, 10)).toEqual(['tooMuchByAir']);
    expect(why({ battery: builtIn({ net: g(5001, -1) }) }, way(), 10)).toEqual([]);
  });
  it('counts the whole unit where the net weight is not stated', () => {
    const { net: _, ...battery } = builtIn();
    expect(why({ battery }, AIR, 25)).toEqual([]);
    expect(why({ battery }, AIR, 26)).toEqual(['tooMuchByAir']);
  });
});

describe('the lithium mark', () => {
  it('is not needed for two built-in batteries, and is for three', () => {
    expect(marks(builtIn(), 2)).toEqual([]);
    expect(marks(builtIn(), 3)).toEqual(['UN3481']);
  });
  it('is not needed for four built-in cells, and is for five', () => {
    const cells = builtIn({ isCells: true, count: 1 });
    expect(marks(cells, 4)).toEqual([]);
    expect(marks(cells, 5)).toEqual(['UN3481']);
  });
  it('is needed on the third package', () => {
    expect(marks(builtIn(), 1, way({}, { packages: 2 }))).toEqual([]);
    expect(marks(builtIn(), 1, way({}, { packages: 3 }))).toEqual(['UN3481']);
  });
  it('is never needed for built-in button cells', () => {
    expect(marks(builtIn({ isButton: true, isCells: true }), 50, way({}, { packages: 9 }))).toEqual([]);
  });
  it('is always on what is packed with equipment or alone', () => {
    expect(marks(builtIn({ packing: 'withEquipment' }))).toEqual(['UN3481']);
    expect(marks(alone())).toEqual(['UN3480']);
  });
  it('goes on where cells and batteries are together', () => {
    const both = [item({ battery: builtIn() }), item({ battery: builtIn({ isCells: true }) })];
    expect(checkGoods(both, way(), RULES).marks).toEqual(['UN3481']);
  });
  it('counts by figures of the table', () => {
    const goods = BUILT_IN_TABLES.goods.replace('battery,any,freeBatteries,,,2,', 'battery,any,freeBatteries,,,5,');
    const rules = bookWith({ goods }).border;
    expect(checkGoods([item({ battery: builtIn() }, 5)], way(), rules).marks).toEqual([]);
  });
});

describe('other goods', () => {
  it('marks limited quantities, with the Y by air', () => {
    const of = (by: GoodsWay) => checkGoods([item({ isLimitedQuantity: true })], by, RULES).marks;
    expect(of(way())).toEqual(['LQ']);
    expect(of(AIR)).toEqual(['LQ-Y']);
  });
  it('keeps flammables off the air, and takes them by limited quantity only', () => {
    expect(why({ flammable: 'liquid', isLimitedQuantity: true })).toEqual([]);
    expect(why({ flammable: 'liquid', isLimitedQuantity: true }, AIR)).toEqual(['notByAir']);
    expect(why({ flammable: 'aerosol', isLimitedQuantity: true }, AIR)).toEqual(['notByAir']);
    expect(why({ flammable: 'liquid' })).toEqual(['fullyRegulated']);
  });
  it('holds dry ice to its figure by air and marks it', () => {
    const ice = (digits: number): Hazards => ({ dryIce: { digits, exponent: -3, unit: 'lb' } });
    expect(why(ice(5000), AIR)).toEqual([]);
    expect(why(ice(5001), AIR)).toEqual(['tooMuchByAir']);
    expect(checkGoods([item(ice(5000))], AIR, RULES).marks).toEqual(['UN1845']);
    expect(why(ice(5000), MAIL)).toEqual(['notByMail']);
  });
  it('asks for an adult where age is checked', () => {
    expect(why({ isAgeChecked: true })).toEqual(['adultSignatureNeeded']);
    expect(why({ isAgeChecked: true }, way({ hasAdultSignature: true }))).toEqual([]);
  });
  it('tells what a service has to do before one is chosen', () => {
    const needs = (hazards: Hazards, isAbroad = false) => goodsNeeds([item(hazards)], RULES, isAbroad, '2026-11-27');
    expect(needs({ battery: alone() })).toEqual({ avoidsAir: true, avoidsMail: false, adultSignature: false });
    expect(needs({ battery: alone() }, true)).toEqual({ avoidsAir: true, avoidsMail: true, adultSignature: false });
    expect(needs({ isAgeChecked: true })).toEqual({ avoidsAir: false, avoidsMail: false, adultSignature: true });
    expect(needs({ battery: builtIn() })).toEqual({ avoidsAir: false, avoidsMail: false, adultSignature: false });
  });
});
