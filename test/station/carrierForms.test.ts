import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEasypostCarrier } from '../../src/carriers/easypost/index.ts';
import { createKarrioCarrier } from '../../src/carriers/karrio/index.ts';
import { asId, type IntentId } from '../../src/core/ids.ts';
import { createFormDesk } from '../../src/station/carrierForms.ts';
import { createManifestDesk } from '../../src/station/manifests.ts';
import type { CarrierPort, NewFact } from '../../src/station/ports.ts';
import { systemRuntime } from '../../src/station/runtime.ts';
import { buy } from '../carriers/carrierContract.ts';
import { startEasypostServer, type EasypostServer } from '../support/carrierServers/easypost.ts';
import type { Fault } from '../support/carrierServers/faulty.ts';
import { startKarrioServer, type KarrioServer } from '../support/carrierServers/karrio.ts';
import { shipment } from '../support/labelSamples.ts';
import { offlineCarrier } from '../support/rates.ts';
import { fact, personOf } from '../storage/facts.ts';
import { afterTest, newFolder, openIn, steadyRuntime, verify } from '../storage/place.ts';
import { givenBack, ORIGIN, people, sent } from '../storage/sentParcels.ts';

const AFTERNOON = Date.parse('2026-11-27T21:00:00Z');
const TODAY = '2026-11-27';
let easypost: EasypostServer;
let karrio: KarrioServer;
beforeEach(async () => {
  easypost = await startEasypostServer({ slowMs: 600 });
  karrio = await startKarrioServer({ slowMs: 600 });
});
afterEach(async () => {
  await easypost.close();
  await karrio.close();
});

const common = {
  key: () => Promise.resolve('key'),
  timeoutMs: 300,
  callsPerMinute: 10_000,
  settleMs: 150,
  estimates: offlineCarrier(),
};
const net = { fetch, steady: systemRuntime.steady };
const carriers = {
  easypost: (): CarrierPort => createEasypostCarrier({ ...common, url: easypost.url }, net),
  karrio: (): CarrierPort => createKarrioCarrier({ ...common, url: karrio.url, dpmm: 8 }, net),
};
type Name = keyof typeof carriers;
const servers = { easypost: () => easypost, karrio: () => karrio };

/** A finished parcel whose label was truly bought of the carrier. */
async function bought(carrier: CarrierPort, number: number): Promise<NewFact[]> {
  const intentId = asId<IntentId>(`i:${number.toString()}`);
  const intent = { intentId, series: '', serial: 0, gs1Prefix: null, requestedAt: Date.now() };
  const { tracking, carrierRef, quote } = await buy(carrier, intent, shipment);
  return sent(number, TODAY).map((one) => {
    const { event } = one;
    if (event.type === 'labelRequested') return fact({ ...event, carrier: carrier.id });
    if (event.type !== 'labelBought') return one;
    return fact({ ...event, label: { ...event.label, tracking, quote, ...(carrierRef !== null && { carrierRef }) } });
  });
}

async function closedBy(name: Name, parcels = 2) {
  const dataDir = newFolder();
  const runtime = { ...steadyRuntime(AFTERNOON), steady: systemRuntime.steady };
  const storage = openIn(dataDir, runtime);
  const { supervisor, packer } = people(storage);
  const site = {
    name: 'Harbour',
    bench: '1',
    shipFrom: shipment.shipFrom,
    timeZone: 'America/Chicago',
    units: 'us',
    currency: 'USD',
    gs1Prefix: null,
    isDemo: false,
  } as const;
  storage.record([fact({ type: 'siteConfigured', site })], null);
  const carrier = carriers[name]();
  for (let number = 1; number <= parcels; number += 1) storage.record(await bought(carrier, number), null);
  const start = () => {
    const desk = createFormDesk({
      storage,
      runtime,
      carriers: [carrier],
      changed: () => undefined,
      report: (error) => {
        throw error;
      },
    });
    afterTest(() => desk.close());
    return desk;
  };
  const closed = createManifestDesk({ storage, runtime, carriers: [carrier] }).close(
    { carrier: name, account: '', origin: ORIGIN, shipDate: TODAY },
    supervisor,
  );
  const manifestId = closed.ok ? closed.value.manifestId : asId<never>('');
  const forms = () => storage.forms.ofManifest(manifestId);
  const until = async (...states: string[]): Promise<void> => {
    for (let tries = 0; tries < 1_000; tries += 1) {
      if (forms().every(({ state }) => states.includes(state))) return;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    throw new Error(`still ${JSON.stringify(forms())}`);
  };
  return { dataDir, storage, start, forms, until, manifestId, supervisor, packer };
}

/** The fault happens to the first question of this kind, and to no other. */
const once = (name: Name, question: string, fault: Fault): void => {
  let isOver = false;
  servers[name]().fault = (asked: string) => {
    if (isOver || asked !== question) return null;
    isOver = true;
    return fault;
  };
};

describe.each(['easypost', 'karrio'] as const)('the form of %s', (name) => {
  it('is asked for once, when the manifest is closed, of the labels that are on it, and its paper is kept', async () => {
    const { dataDir, storage, start, forms, until, manifestId } = await closedBy(name);
    expect(forms(), 'on disk before anything is asked').toMatchObject([{ state: 'requested' }]);
    storage.record([givenBack(1)], null);
    const desk = start();
    desk.resume();
    desk.resume();
    await until('made');
    expect(
      servers[name]()
        .forms()
        .map(({ labels }) => labels.length),
    ).toEqual([1]);
    expect(servers[name]().heard.form).toBe(1);
    const [shown] = desk.ofManifest(manifestId);
    expect(Buffer.from(desk.paper(shown?.formId ?? '') ?? []).toString()).toMatch(/^%PDF-/);
    expect(verify(dataDir).isSound).toBe(true);
    storage.people.erase(personOf('2'));
    expect(desk.paper(shown?.formId ?? ''), 'a paper may name who is erased').toBeNull();
  });

  it.each(['cutAfter', 'error500After', 'rubbishAfter', 'truncatedAfter', 'slowAfter', 'tooMany'] as const)(
    'is made once though its answer suffers: %s',
    async (fault) => {
      const { start, until } = await closedBy(name);
      once(name, 'form', fault);
      start().resume();
      await until('made');
      expect(servers[name]().forms()).toHaveLength(1);
      expect(servers[name]().heard.form, 'a question that may have been heard is not asked again').toBe(
        fault === 'tooMany' ? 2 : 1,
      );
    },
  );

  it.each(['cutBefore', 'error500Before'] as const)(
    'is not asked again by itself where nobody knows whether it was heard: %s',
    async (fault) => {
      const { start, until, forms, supervisor, packer } = await closedBy(name);
      once(name, 'form', fault);
      const desk = start();
      desk.resume();
      await until('refused');
      expect(forms()).toMatchObject([{ reason: 'neverMade' }]);
      expect(servers[name]().heard.form).toBe(1);
      const [form] = forms();
      expect(desk.again(form?.formId ?? '', packer)).toBe('notSupervisor');
      expect(desk.again(form?.formId ?? '', supervisor)).toBeNull();
      expect(desk.again(form?.formId ?? '', supervisor), 'pressed twice').toBe('notRefused');
      await until('refused', 'made');
      expect(servers[name]().forms()).toHaveLength(1);
    },
  );

  it('is looked up after a crash between writing down that it is asked and hearing', async () => {
    const { storage, start, until, forms, manifestId } = await closedBy(name);
    servers[name]().fault = (question: string) => (question === 'form' ? 'slowAfter' : null);
    const dying = start();
    dying.resume();
    await until('asked');
    dying.close();
    await new Promise((resolve) => setTimeout(resolve, 700));
    // As the journal of a program that died then: whatever the dead one heard is not written by it.
    const { state } = forms()[0] ?? {};
    if (state !== 'unknown' && state !== 'asked') throw new Error(state);
    servers[name]().fault = () => null;
    start().resume();
    await until('made');
    expect(servers[name]().forms()).toHaveLength(1);
    expect(storage.forms.ofManifest(manifestId)).toHaveLength(1);
  });

  it('waits for the network and is then asked for by itself', async () => {
    const { start, until, forms } = await closedBy(name);
    let isAway = true;
    servers[name]().fault = () => (isAway ? 'tooMany' : null);
    const desk = start();
    desk.resume();
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(forms()).toMatchObject([{ state: 'requested' }]);
    isAway = false;
    await until('made');
    expect(servers[name]().forms()).toHaveLength(1);
  });
});

it('a form that EasyPost is still making is looked at until it is there', async () => {
  easypost.formStatus = 'creating';
  const { start, until } = await closedBy('easypost');
  const desk = start();
  desk.resume();
  await until('unknown');
  easypost.formStatus = 'created';
  await until('made');
  expect(easypost.forms()).toHaveLength(1);
});

it('a carrier behind that makes no forms says so in its own words', async () => {
  easypost.formStatus = 'failed';
  const { start, until, forms } = await closedBy('easypost');
  start().resume();
  await until('refused');
  expect(forms()).toMatchObject([{ reason: 'carrierRefused', detail: 'This carrier makes no forms.' }]);
});

it('a Karrio server that forgets references makes no second one of the same labels', async () => {
  karrio.tellsReference = false;
  const { start, until, forms, supervisor } = await closedBy('karrio');
  once('karrio', 'form', 'cutAfter');
  const desk = start();
  desk.resume();
  await until('refused');
  desk.again(forms()[0]?.formId ?? '', supervisor);
  await until('refused');
  expect(karrio.forms()).toHaveLength(1);
});

it('the own carrier makes none', async () => {
  const storage = openIn(newFolder(), steadyRuntime(AFTERNOON));
  const { supervisor } = people(storage);
  storage.record(sent(1, TODAY), null);
  const desk = createManifestDesk({ storage, runtime: steadyRuntime(AFTERNOON), carriers: [offlineCarrier()] });
  desk.close({ carrier: 'offline', account: '', origin: ORIGIN, shipDate: TODAY }, supervisor);
  await Promise.resolve();
  expect(storage.forms.open()).toEqual([]);
});
