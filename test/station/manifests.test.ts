import { describe, expect, it } from 'vitest';
import type { Site } from '../../src/core/site.ts';
import type { CarrierPort } from '../../src/station/ports.ts';
import { createManifestDesk } from '../../src/station/manifests.ts';
import { address, fact } from '../storage/facts.ts';
import { newFolder, openIn, steadyRuntime, verify } from '../storage/place.ts';
import { givenBack, intentId, OFFLINE, people, sent } from '../storage/sentParcels.ts';
import { offlineCarrier } from '../support/rates.ts';

const site: Site = {
  name: 'Harbour',
  bench: '1',
  shipFrom: address('', { company: 'Fern & Field Goods', province: 'MN', postcode: '55099', country: 'US' }),
  timeZone: 'America/Chicago',
  units: 'us',
  currency: 'USD',
  gs1Prefix: null,
  isDemo: false,
};
// 27 November 2026 is a Friday.
const TODAY = '2026-11-27';
const NEXT = '2026-11-30';
const AFTERNOON = Date.parse('2026-11-27T21:00:00Z');

function begun(far: Partial<CarrierPort> = {}) {
  const dataDir = newFolder();
  const runtime = steadyRuntime(AFTERNOON);
  const storage = openIn(dataDir, runtime);
  const users = people(storage);
  storage.record([fact({ type: 'siteConfigured', site })], null);
  const carriers = [offlineCarrier(), { ...offlineCarrier(), id: 'far', name: 'Far', ...far }];
  const desk = createManifestDesk({ storage, runtime, carriers });
  const close = (shipDate: string, truck = OFFLINE) => desk.close({ ...truck, shipDate }, users.supervisor);
  return { dataDir, runtime, storage, desk, close, ...users };
}

describe('closing a manifest', () => {
  it('puts every finished parcel of its day on it, and none that was given back or is still at a bench', () => {
    const { storage, close, desk, dataDir } = begun();
    storage.record([...sent(1, TODAY), ...sent(2, TODAY), ...sent(3, TODAY), ...sent(4, NEXT)], null);
    storage.record([givenBack(2), ...sent(5, TODAY).slice(0, -2)], null);
    expect(desk.open()).toMatchObject([
      { shipDate: TODAY, finished: 2, unfinished: 1, due: 'now' },
      { shipDate: NEXT, finished: 1, due: 'later' },
    ]);
    const closed = close(TODAY);
    expect(closed).toMatchObject({ ok: true, value: { shipDate: TODAY, parcels: 2, active: 2, closedBy: 'u1' } });
    const lines = closed.ok ? storage.manifests.lines(closed.value.manifestId) : [];
    expect(lines.map(({ tracking }) => tracking)).toEqual(['T1', 'T3']);
    expect(verify(dataDir).isSound).toBe(true);
  });

  it('twice gives the same manifest and writes nothing', () => {
    const { storage, close } = begun();
    storage.record(sent(1, TODAY), null);
    const first = close(TODAY);
    const rows = storage.counts().journalRows;
    expect(close(TODAY)).toEqual(first);
    expect(storage.counts().journalRows).toBe(rows);
  });

  it('leaves what comes later to the next one: a label of that day too', () => {
    const { storage, close, desk, runtime } = begun();
    storage.record(sent(1, TODAY), null);
    close(TODAY);
    storage.record([...sent(2, TODAY), ...sent(3, NEXT)], null);
    expect(desk.open()).toMatchObject([{ shipDate: NEXT, finished: 2, boughtFor: [TODAY, NEXT] }]);
    expect(close(NEXT)).toEqual({ ok: false, error: 'notYet' });
    runtime.at(Date.parse('2026-11-30T16:00:00Z'));
    expect(close(NEXT)).toMatchObject({ ok: true, value: { parcels: 2 } });
    expect(desk.open()).toEqual([]);
  });

  it('keeps trucks apart: by carrier, account and place', () => {
    const { storage, close, desk } = begun();
    storage.record(
      [...sent(1, TODAY), ...sent(2, TODAY, { account: 'B' }), ...sent(3, TODAY, { origin: 'US 10001' })],
      null,
    );
    expect(desk.open()).toHaveLength(3);
    expect(close(TODAY)).toMatchObject({ ok: true, value: { parcels: 1 } });
    expect(close(TODAY, { ...OFFLINE, account: 'B' })).toMatchObject({ ok: true, value: { parcels: 1 } });
    expect(desk.open()).toMatchObject([{ origin: 'US 10001' }]);
  });

  it('a PC whose clock fell years behind closes nothing, and what it bought goes on the next manifest once the clock is right', () => {
    const { storage, close, desk, runtime } = begun();
    storage.record(sent(1, TODAY), null);
    expect(close(TODAY).ok).toBe(true);
    runtime.at(Date.parse('2019-03-05T16:00:00Z'));
    storage.record(sent(2, '2019-03-05'), null);
    expect(desk.open()).toMatchObject([{ shipDate: '2019-03-05', finished: 1 }]);
    expect(close('2019-03-05')).toEqual({ ok: false, error: 'clockBehind' });
    storage.record(sent(3, TODAY), null);
    expect(close('2019-03-05')).toEqual({ ok: false, error: 'clockBehind' });
    runtime.at(Date.parse('2026-11-30T16:00:00Z'));
    expect(close(NEXT)).toMatchObject({ ok: true, value: { shipDate: NEXT } });
  });

  it('is a supervisor’s, and the command line’s', () => {
    const { storage, desk, packer } = begun();
    storage.record(sent(1, TODAY), null);
    expect(desk.close({ ...OFFLINE, shipDate: TODAY }, packer)).toEqual({ ok: false, error: 'notSupervisor' });
    expect(desk.close({ ...OFFLINE, shipDate: TODAY }, null)).toMatchObject({ ok: true, value: { closedBy: null } });
  });

  it('a site that begins to close manifests is not held up by what it sent long ago', () => {
    const { storage, desk, close } = begun();
    storage.record([...sent(1, '2026-10-27'), ...sent(2, TODAY)], null);
    expect(desk.open()).toMatchObject([{ shipDate: TODAY }]);
    storage.record(sent(3, '2026-10-28'), null);
    expect(desk.open()).toMatchObject([{ shipDate: '2026-10-28', due: 'overdue' }, { shipDate: TODAY }]);
    expect(close(TODAY)).toEqual({ ok: false, error: 'olderFirst' });
    expect(close('2026-10-28').ok && close(TODAY).ok).toBe(true);
  });

  it('takes what was forgotten first, and calls it overdue', () => {
    const { storage, close, desk } = begun();
    storage.record([...sent(1, '2026-11-25'), ...sent(2, TODAY)], null);
    expect(desk.open()).toMatchObject([{ due: 'overdue' }, { due: 'now' }]);
    expect(close(TODAY)).toEqual({ ok: false, error: 'olderFirst' });
    expect(close('2026-11-25').ok && close(TODAY).ok).toBe(true);
  });

  it('holds nothing of what was bought before there were manifests', () => {
    const { storage, desk, close } = begun();
    const old = sent(1, TODAY).map((one) => {
      if (one.event.type !== 'labelBought') return one;
      const { handover: _none, ...label } = one.event.label;
      return fact({ ...one.event, label });
    });
    storage.record(old, null);
    expect(desk.open()).toEqual([]);
    expect(close(TODAY)).toEqual({ ok: false, error: 'nothingToClose' });
  });

  it('a label that is given back afterwards stays on it and is no longer expected', () => {
    const { storage, close, dataDir } = begun();
    storage.record([...sent(1, TODAY), ...sent(2, TODAY)], null);
    const closed = close(TODAY);
    storage.record([givenBack(1)], null);
    const id = closed.ok ? closed.value.manifestId : '';
    expect(storage.manifests.byId(id)).toMatchObject({ parcels: 2, active: 1, unseen: 1 });
    expect(verify(dataDir).isSound).toBe(true);
  });
});

describe('its sheet', () => {
  it('has a row for each parcel, totals by exact weight and money, and nothing of a customer', () => {
    const { storage, close, desk } = begun();
    storage.record([...sent(1, TODAY), ...sent(2, TODAY), ...sent(3, TODAY)], null);
    const closed = close(TODAY);
    storage.record([givenBack(3)], null);
    const [sheet, ...more] = desk.sheets(closed.ok ? closed.value.manifestId : '');
    expect(more).toEqual([]);
    expect(sheet).toMatchObject({
      carrier: 'Own carrier',
      sender: 'Fern & Field Goods',
      origin: 'US 55099',
      shipDate: TODAY,
      closedAt: '2026-11-27 15:00',
      totals: { parcels: 2, charges: ['17.98 USD'] },
      lines: [
        { tracking: 'T1', order: '1', weight: '1500 g', service: 'ground', charge: '8.99 USD' },
        { tracking: 'T2', order: '2' },
      ],
    });
    expect(JSON.stringify(sheet)).not.toContain('Ada');
    expect(desk.sheets('MF0')).toEqual([]);
  });
});

it('a carrier that is not set up any more still has its manifests closed', () => {
  const { storage, desk } = begun();
  const gone = sent(1, TODAY).map((one) =>
    one.event.type === 'labelRequested' ? fact({ ...one.event, carrier: 'gone' }) : one,
  );
  storage.record(gone, null);
  expect(desk.open()).toMatchObject([{ carrier: 'gone', due: 'now' }]);
  expect(desk.close({ ...OFFLINE, carrier: 'gone', shipDate: TODAY }, null)).toMatchObject({ ok: true });
  expect(desk.carrierName('gone')).toBe('gone');
  expect(storage.handovers.byIntent(intentId(1))?.manifestId).toMatch(/^MF261127/);
});
