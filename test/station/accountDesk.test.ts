import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { onlyServices } from '../../src/carriers/namedServices.ts';
import { localDate } from '../../src/station/siteTime.ts';
import { addDays, weekdayOf } from '../../src/core/zonedTime.ts';
import { eventsIn } from '../support/journal.ts';
import { offlineCarrier } from '../support/rates.ts';
import { shipment } from '../support/labelSamples.ts';
import { endRenderer, exportOf, startRig, type StationRig } from '../support/station.ts';

let rig: StationRig;
beforeEach(async () => {
  rig = await startRig();
});
afterEach(() => rig.end());
afterAll(endRenderer);

const by = () => rig.station.state().user?.userId ?? null;
const desk = () => rig.station.accounts;
const today = () => localDate(Date.now(), rig.station.state().site?.timeZone ?? 'UTC');
const service = (id: string) =>
  desk()
    .view()
    ?.services.find((one) => one.service === id);

async function pack(number: string): Promise<string | undefined> {
  rig.scan(number);
  await rig.until(`order ${number}`, () => rig.station.snapshot()?.number === number);
  rig.scan('614141007363');
  await rig.until('the box', () => rig.station.snapshot()?.stage === 'box');
  rig.scan('BX-S');
  await rig.until('the scale', () => rig.station.snapshot()?.stage === 'weigh');
  rig.put({ digits: 60, exponent: -2, unit: 'lb' });
  await rig.until('a label', () => eventsIn(rig.dataDir, 'labelBought').length > 0);
  return eventsIn(rig.dataDir, 'labelBought').at(-1)?.label.quote.service;
}

describe('services of the carrier’s account', () => {
  it('one that is off is not bought: the next label is another one’s, and a task tells of the orders that asked for it', async () => {
    await rig.importText('orders', exportOf('1001', { TEA: 1 }));
    expect(service('ground')).toMatchObject({ isOn: true, orders: 1, switches: [] });
    expect(desk().switch('ground', false, null, by())).toBeNull();
    expect(eventsIn(rig.dataDir, 'serviceSwitched')).toMatchObject([
      { carrier: 'offline', account: '', service: 'ground', name: 'Economy', isOn: false },
    ]);
    expect(service('ground')).toMatchObject({ isOn: false, orders: 1 });
    expect(rig.station.tasks.list()).toMatchObject([{ kind: 'serviceOff', name: 'Economy', count: 1 }]);
    expect(await pack('1001')).toBe('express');
    expect(desk().switch('ground', true, null, by())).toBeNull();
    expect(rig.station.tasks.list().filter(({ kind }) => kind === 'serviceOff')).toEqual([]);
  });

  it('from a day on it holds for parcels of that ship date; said again at once, what was planned is gone', () => {
    const later = addDays(today(), 30);
    expect(desk().switch('ground', false, later, by())).toBeNull();
    expect(service('ground')).toMatchObject({ isOn: true, switches: [{ from: later, isOn: false }] });
    expect(desk().switch('ground', true, null, by())).toBeNull();
    expect(service('ground')?.switches).toMatchObject([{ isOn: true }]);
    expect(desk().switch('ground', true, null, by())).toBe('unchanged');
  });

  it('no day that is over, none that does not exist, no service that is not there', () => {
    expect(desk().switch('ground', false, '2020-01-01', by())).toBe('dateInvalid');
    expect(desk().switch('ground', false, '2099-02-30', by())).toBe('dateInvalid');
    expect(desk().switch('balloon', false, null, by())).toBe('unknownService');
    expect(eventsIn(rig.dataDir, 'serviceSwitched')).toEqual([]);
  });

  it('a networked carrier: what is off is refused, and where all asked for are off any other may be taken', async () => {
    const carrier = onlyServices(offlineCarrier(), { Ground: ['ground'] });
    const refused = async (switchedOff: readonly string[]) => {
      const offers = await carrier.offers({ ...shipment, shippingMethod: 'Ground', switchedOff }, null);
      if (!offers.ok) throw new Error(offers.error);
      return offers.value.map(({ service: id, answer }) => [id, 'refused' in answer ? answer.refused : null]);
    };
    expect(await refused([])).toEqual([
      ['express', 'notAskedFor'],
      ['ground', null],
    ]);
    expect(await refused(['ground'])).toEqual([
      ['express', null],
      ['ground', 'switchedOff'],
    ]);
  });
});

describe('when the truck comes', () => {
  it('what the site says is a fact and moves the ship date at once; the tables hold again when it is taken back', () => {
    const usual = desk().view()?.shipDate;
    const inThree = addDays(today(), 3);
    const only = { hours: { [weekdayOf(inThree)]: 16 * 60 }, dates: { [inThree]: 12 * 60 } };
    expect(desk().collect(only, by())).toBeNull();
    expect(desk().collect(only, by())).toBe('unchanged');
    expect(desk().view()).toMatchObject({
      shipDate: inThree,
      collection: { now: only, said: { by: rig.station.state().user?.name } },
    });
    expect(eventsIn(rig.dataDir, 'collectionSet')).toMatchObject([{ after: only, isCarriers: false }]);
    expect(desk().collect(null, by())).toBeNull();
    expect(desk().view()).toMatchObject({ shipDate: usual, collection: { said: null } });
    expect(desk().collect(null, by())).toBe('unchanged');
    expect(desk().collect({ hours: {}, dates: {} }, by())).toBe('neverComes');
  });

  it('the audit tells hours and dates, before and after', () => {
    const view = desk().view();
    const now = view?.collection.now ?? { hours: {}, dates: {} };
    const hours = { ...now.hours, 1: 16 * 60 + 30 };
    desk().collect({ hours, dates: { '2099-12-24': null } }, by());
    const { audit } = rig.station;
    const asked = { kind: null, by: null, text: '', days: 1, from: null, to: null };
    const entry = audit.page(asked, null, 10).rows.find(({ type }) => type === 'collectionSet');
    expect(entry && audit.show(entry.seq)?.changes).toEqual([
      { of: null, field: 'weekday.1', before: { text: '24:00' }, after: { text: '16:30' } },
      { of: '2099-12-24', field: 'truck', before: null, after: { word: 'no' } },
    ]);
  });
});
