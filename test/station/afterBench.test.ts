import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { asId } from '../../src/core/ids.ts';
import type { Mass } from '../../src/core/quantity.ts';
import type { ReportedEvent } from '../../src/core/ship/trackingReport.ts';
import { endRenderer, exportOf, startRig, type StationRig } from '../support/station.ts';

const lb = (hundredths: number): Mass => ({ digits: hundredths, exponent: -2, unit: 'lb' });
let rig: StationRig;
beforeEach(async () => {
  // Every day of this carrier is a working day, so that today's manifest is today's on a weekend too.
  rig = await startRig({ carrier: (real) => ({ ...real, workingDays: () => null }) });
});
afterEach(async () => {
  await rig.end();
});
afterAll(endRenderer);

const shot = () => rig.station.snapshot();
const atStage = (stage: string) => rig.until(`stage ${stage}`, () => shot()?.stage === stage);

/** Packs an order of one tea to its end; answers what a scanner reads off its label. */
async function pack(number: string): Promise<string> {
  await rig.importText('orders', exportOf(`#${number}`, { TEA: 1 }));
  rig.scan(number);
  await atStage('verify');
  rig.scan('0614141007363');
  await atStage('box');
  await rig.until('a plan', () => shot()?.box?.suggested !== null);
  rig.scan('BX-S');
  await atStage('weigh');
  rig.put(lb(60));
  await rig.until('the label', () => shot()?.label?.print === 'delivered');
  const bought = rig.storage.sessions.open()?.parcels[0]?.bought;
  rig.scan(bought?.scanText ?? '');
  await rig.until('a free bench', () => shot() === null);
  rig.put(lb(0));
  return bought?.scanText ?? '';
}
async function supervise(): Promise<void> {
  rig.scan('BADGE-1001');
  await rig.until('the supervisor', () => rig.station.state().user?.role === 'supervisor');
}
const open = () => {
  const [first] = rig.station.manifests.open();
  if (!first) throw new Error('nothing to close');
  return first;
};
const loading = () => rig.station.loading.view();
const cues = () => rig.changes.flatMap((change) => (change.kind === 'loading' && change.cue ? [change.cue] : []));
async function scanAt(text: string): Promise<NonNullable<ReturnType<typeof loading>>> {
  const before = loading()?.scans ?? 0;
  rig.scan(text);
  await rig.until(`the scan of ${text}`, () => (loading()?.scans ?? 0) > before);
  const view = loading();
  if (!view) throw new Error('no truck is open');
  return view;
}
function close(): string {
  const closed = rig.station.manifests.close(open());
  if (!closed.ok) throw new Error(closed.error);
  return closed.value.manifestId;
}
const parcelOf = (order: string) => {
  const row = rig.station.parcels.list(order, 1).rows[0];
  if (!row) throw new Error(`no parcel of ${order}`);
  return row;
};

describe('a truck at the dock', () => {
  it('counts parcels as they come, then as they go on it once its manifest is closed; nothing twice', async () => {
    const [first, second] = [await pack('1001'), await pack('1002')];
    expect(rig.station.loading.open(open())).toBe(true);
    expect(await scanAt(first)).toMatchObject({ manifestId: null, done: 1, total: 2, last: { outcome: 'staged' } });
    expect(await scanAt(first)).toMatchObject({ done: 1, last: { outcome: 'again', orderNumber: '1001' } });
    await supervise();
    const manifestId = close();
    expect(loading()).toMatchObject({ manifestId, done: 0, total: 2 });
    expect(await scanAt(first)).toMatchObject({ done: 1, last: { outcome: 'loaded' } });
    expect(loading()?.missing).toMatchObject([{ orderNumber: '1002' }]);
    expect(await scanAt(second)).toMatchObject({ done: 2, missing: [] });
    expect(cues()).toEqual(['right', 'already', 'right', 'all']);
    expect(rig.station.manifests.history(1).manifests).toMatchObject([{ manifestId, active: 2, loaded: 2, unseen: 0 }]);
  });

  it('refuses strangers and what was given back, loudly, and writes it down', async () => {
    const first = await pack('1001');
    await supervise();
    close();
    expect(rig.station.giveLabelBack(parcelOf('1001').parcelId)).toBeNull();
    rig.station.loading.open(rig.station.manifests.history(1).manifests[0]?.manifestId ?? '');
    const rows = rig.storage.counts().journalRows;
    expect(await scanAt('4006381333931')).toMatchObject({ last: { outcome: 'refused', reason: 'unknownParcel' } });
    expect(await scanAt(first)).toMatchObject({ total: 0, last: { outcome: 'refused', reason: 'labelVoid' } });
    expect(cues()).toEqual(['wrong', 'wrong']);
    expect(rig.storage.counts().journalRows).toBe(rows + 2);
    expect(rig.station.tasks.list()).toMatchObject([{ kind: 'boxUnlabelled', name: '1001' }]);
  });

  it('says of a parcel that came after the close that it is not on this one', async () => {
    await pack('1001');
    await supervise();
    const manifestId = close();
    const late = await pack('1002');
    rig.station.loading.open(manifestId);
    expect(await scanAt(late)).toMatchObject({ manifestId, done: 0, total: 1, last: { outcome: 'staged' } });
    expect(cues()).toEqual(['attention']);
    expect(open(), 'its ship date is after the closed one').toMatchObject({ finished: 1, due: 'later' });
  });

  it('keeps an order that was cancelled after packing off the truck until a person is done with it', async () => {
    const first = await pack('1001');
    await supervise();
    const manifestId = close();
    await rig.importText('orders', exportOf('#1001', { TEA: 1 }, { cancelledAt: '2026-11-20 12:00:00 -0600' }));
    rig.station.loading.open(manifestId);
    expect(await scanAt(first)).toMatchObject({ last: { outcome: 'refused', reason: 'orderChanged' } });
    const [task] = rig.station.tasks.list();
    expect(task).toMatchObject({ kind: 'changedLate', detail: 'cancelled' });
    expect(rig.station.tasks.done(task?.key ?? '', 'The customer takes it after all')).toBeNull();
    expect(await scanAt(first)).toMatchObject({ last: { outcome: 'loaded' } });
  });

  it('is opened by its sheet at an empty bench, and left by signing out; then scans are the bench’s again', async () => {
    await pack('1001');
    await supervise();
    const manifestId = close();
    rig.scan(manifestId);
    await rig.until('the truck', () => loading()?.manifestId === manifestId);
    rig.station.signOut();
    expect(loading()).toBeNull();
    rig.scan(manifestId);
    await rig.until('a refusal', () => rig.station.state().notice !== null);
    expect(loading()).toBeNull();
  });

  it('nobody signed in loads nothing', async () => {
    const first = await pack('1001');
    rig.station.signOut();
    rig.station.loading.open(open());
    expect(await scanAt(first)).toMatchObject({ done: 0, last: { outcome: 'refused', reason: 'signInFirst' } });
  });

  it('a manifest without a paper printer says so', async () => {
    await pack('1001');
    await supervise();
    expect(await rig.station.manifests.print(close())).toEqual({ kind: 'failed', reason: 'notConfigured' });
  });
});

describe('a parcel that was packed', () => {
  it('is printed again byte for byte, written down before it is sent, and from the fourth time on by a supervisor', async () => {
    await pack('1001');
    const { parcelId } = parcelOf('1001');
    expect(rig.station.parcels.detail(parcelId)).toMatchObject({
      boxName: 'Box S',
      serviceName: 'Economy',
      noReprint: null,
      printed: 1,
    });
    expect(await rig.station.parcels.reprint(parcelId)).toBeNull();
    expect(await rig.station.parcels.reprint(parcelId)).toBeNull();
    expect(await rig.station.parcels.reprint(parcelId)).toBe('needsSupervisor');
    await supervise();
    const told = rig.changes.length;
    expect(await rig.station.parcels.reprint(parcelId)).toBeNull();
    // Screens that say how often it was printed read it again.
    await rig.until('parcels are told', () => rig.changes.slice(told).some(({ kind }) => kind === 'parcels'));
    await rig.until('four papers', () => rig.instruments.printer?.core.labels.length === 4);
    const papers = rig.instruments.printer?.core.labels.map(({ bytes }) => Buffer.from(bytes).toString('latin1')) ?? [];
    expect(new Set(papers).size).toBe(1);
    expect(rig.station.parcels.detail(parcelId)?.printed).toBe(4);
  });

  it('gets a GS1 logistic label with what it holds and where it goes, as long as its label and its customer are there', async () => {
    await pack('1001');
    const { parcelId, tracking } = parcelOf('1001');
    expect(rig.station.parcels.detail(parcelId)).toMatchObject({ hasSscc: true });
    expect(await rig.station.parcels.logisticLabel(parcelId)).toBeNull();
    await rig.until('the paper', () => rig.instruments.printer?.core.labels.length === 3);
    const papers = rig.instruments.printer?.core.labels
      .slice(1)
      .map(({ bytes }) => Buffer.from(bytes).toString('latin1'));
    // The content's symbol and the destination's do not go on one label with the SSCC, which stands on both.
    expect(papers?.[0]).toContain('(02)00614141007363(37)1');
    expect(papers?.[1]).toContain('(420)54901');
    for (const paper of papers ?? []) expect(paper).toContain(`(00)${tracking ?? ''}`);
    rig.storage.people.erase(rig.storage.orders.byNumber('1001')?.consigneeId ?? asId(''));
    expect(await rig.station.parcels.logisticLabel(parcelId)).toBe('erased');
    expect(await rig.station.parcels.logisticLabel('p-none')).toBe('noLabel');
  });

  it('is not printed from here while a bench works on it, nor once its label is gone', async () => {
    await pack('1001');
    const { parcelId } = parcelOf('1001');
    await supervise();
    const told = rig.changes.length;
    rig.station.giveLabelBack(parcelId);
    expect(rig.station.parcels.detail(parcelId)).toMatchObject({ labelState: 'none', noReprint: 'noLabel' });
    // Screens that show parcels and manifests read them again.
    expect(rig.changes.slice(told).map(({ kind }) => kind)).toEqual(expect.arrayContaining(['parcels', 'manifests']));
    expect(await rig.station.parcels.reprint(parcelId)).toBe('noLabel');
    expect(await rig.station.parcels.reprint('p-none')).toBe('noLabel');
  });

  it('is found by scanning its label while parcels are looked up, and only then', async () => {
    const label = await pack('1001');
    const found = () => rig.changes.flatMap((change) => (change.kind === 'parcelScanned' ? [change.number] : []));
    rig.station.parcels.listen(true);
    rig.scan(label);
    await rig.until('the parcel', () => found().length === 1);
    expect(rig.station.parcels.list(found()[0] ?? '', 1).rows).toMatchObject([{ orderNumber: '1001' }]);
    // The bars of its return label lead to it too.
    rig.scan(']C0RMA-1001-1');
    await rig.until('the parcel that comes back', () => found().length === 2);
    expect(rig.station.parcels.list(found()[1] ?? '', 1).rows).toMatchObject([{ orderNumber: '1001' }]);
    rig.scan('RMA-9999-1');
    await rig.until('a refusal of a reference that is nobody’s', () => rig.station.state().notice !== null);
    rig.station.parcels.listen(false);
    rig.scan(label);
    await rig.until('a refusal', () => rig.station.state().notice?.code === label);
    expect(found()).toHaveLength(2);
  });
});

describe('what carriers say', () => {
  const event = (patch: Partial<ReportedEvent>): ReportedEvent => ({
    carrier: null,
    number: '',
    code: 'IT',
    status: 'inTransit',
    delay: null,
    reason: '',
    place: 'Reno NV US',
    at: Date.now() + 60_000,
    utcOffset: -480,
    eta: null,
    ...patch,
  });

  it('is recorded once, shown with the parcel, and told back where the number is nobody’s here', async () => {
    await pack('1001');
    const { parcelId, tracking } = parcelOf('1001');
    const number = tracking ?? '';
    const told = [
      event({ number }),
      event({
        number: `${number.slice(0, 4)} ${number.slice(4)}`,
        status: 'delivered',
        code: 'DE',
        at: Date.now() + 120_000,
      }),
      event({ number: 'T-STRANGER' }),
      event({ number, carrier: 'somebody else' }),
      // The number's last user, more than a year ago.
      event({ number, at: Date.now() - 400 * 86_400_000 }),
    ];
    expect(rig.station.tracking.report(told)).toEqual({ recorded: 2, known: 0, strangers: ['T-STRANGER', number] });
    expect(rig.station.tracking.report(told.slice(0, 2))).toEqual({ recorded: 0, known: 2, strangers: [] });
    expect(rig.station.parcels.detail(parcelId)?.way).toMatchObject({ status: 'delivered', events: [{}, {}] });
    expect(parcelOf('1001').status).toBe('delivered');
  });

  it('keeps no names: neither a carrier’s words nor a place longer than one is', async () => {
    await pack('1001');
    const number = parcelOf('1001').tracking ?? '';
    rig.station.tracking.report([event({ number, place: `Left with\nthe neighbour ${'x'.repeat(200)}` })]);
    const [stored] = rig.station.parcels.detail(parcelOf('1001').parcelId)?.way?.events ?? [];
    expect(stored).toMatchObject({ text: '' });
    expect(stored?.place).toHaveLength(80);
  });
});
