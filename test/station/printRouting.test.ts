import { afterAll, afterEach, expect, it } from 'vitest';
import { asId, type DeviceId, type Sha256 } from '../../src/core/ids.ts';
import type { Media } from '../../src/core/print/media.ts';
import { quantity, type Mass } from '../../src/core/quantity.ts';
import type { LanguageName } from '../../src/devices/printers/language.ts';
import { startInstruments, type Simulation } from '../../src/devices/virtual/simulation.ts';
import { at } from '../support/hubWatch.ts';
import { endRenderer, packToScale, startRig, type StationRig } from '../support/station.ts';

const lb = (hundredths: number): Mass => ({ digits: hundredths, exponent: -2, unit: 'lb' });
const FIRST = asId<DeviceId>('printer');
const SPARE = asId<DeviceId>('spare');
const SMALL: Media = {
  kind: 'labels',
  width: { digits: 3, exponent: 0, unit: 'in' },
  height: { digits: 2, exponent: 0, unit: 'in' },
};

let rig: StationRig;
let spare: Simulation;
afterEach(async () => {
  await rig.end();
  await spare.close();
});
afterAll(endRenderer);

/** A station with a spare printer of this language behind its first one. */
async function start(
  language: LanguageName,
  more: Omit<NonNullable<Parameters<typeof startRig>[0]>, 'printers'> = {},
  loaded: Media | null = null,
): Promise<void> {
  spare = await startInstruments({
    addresses: { printer: { kind: 'tcp', port: 0 } },
    control: null,
    printer: { language },
  });
  const transport = at(spare.listening.printer ?? 0);
  rig = await startRig({
    ...more,
    printers: [
      {
        deviceId: SPARE,
        role: 'labelPrinter',
        name: 'Spare',
        transport,
        protocol: language,
        ...(loaded && { media: loaded }),
      },
    ],
  });
}

const label = () => rig.station.snapshot()?.label;

/** To the scale, and on it: the label is bought. */
async function pack(): Promise<void> {
  await packToScale(rig);
  rig.put(lb(60));
  await rig.until('a bought label', () => label()?.label === 'bought');
}

const printedOn = (simulation: { readonly instruments: Simulation['instruments'] }): number =>
  simulation.instruments.printer?.core.labels.length ?? 0;

it('prints on the fall-back while the first printer is away, once', async () => {
  await start('zpl', { routes: { shippingLabel: [FIRST, SPARE] } });
  void rig.instruments.printer?.served.away(600_000);
  await rig.until('the printer gone', () => rig.station.devices().some(({ state }) => state === 'disconnected'));
  await pack();
  await rig.until('the printed label', () => label()?.print === 'delivered');
  expect(label()?.printer, 'the packer is told where').toBe('Spare');
  expect([printedOn(rig), printedOn(spare)]).toEqual([0, 1]);
  expect(rig.station.routesNow()).toContainEqual(
    expect.objectContaining({ document: 'shippingLabel', deviceId: SPARE, isFallback: true }),
  );
});

it('waits for the first printer where nobody named a fall-back', async () => {
  await start('zpl');
  rig.instruments.printer?.core.setPaper(0);
  await rig.until('no paper', () => rig.station.devices().some(({ state }) => state === 'fault'));
  await pack();
  expect(rig.station.snapshot()?.band).toMatchObject({ role: 'attention', key: 'printerWaits' });
  rig.instruments.printer?.core.setPaper(100);
  await rig.until('the printed label', () => label()?.print === 'delivered');
  expect([printedOn(rig), printedOn(spare)]).toEqual([1, 0]);
});

it('writes the label in the language of the printer it goes to', async () => {
  await start('tspl', { routes: { shippingLabel: [SPARE] } });
  await pack();
  await rig.until('the printed label', () => label()?.print === 'delivered');
  const [job] = spare.instruments.printer?.core.labels ?? [];
  expect(
    Buffer.from(job?.bytes ?? [])
      .toString('latin1')
      .slice(0, 200),
  ).toContain('BITMAP');
  expect(printedOn(rig)).toBe(0);
});

it('refuses other stock with the reason and prints nothing', async () => {
  await start('zpl', { media: SMALL, routes: { shippingLabel: [FIRST] } });
  await pack();
  expect(rig.station.snapshot()?.band).toMatchObject({
    role: 'attention',
    key: 'printerWaits',
    params: { reason: 'wrongStock' },
  });
  expect(label()?.print).toBe('waiting');
  expect([printedOn(rig), printedOn(spare)]).toEqual([0, 0]);
});

it('passes over a printer with other stock for one that suits', async () => {
  await start('zpl', { media: SMALL });
  await pack();
  await rig.until('the printed label', () => label()?.print === 'delivered');
  expect([printedOn(rig), printedOn(spare)]).toEqual([0, 1]);
});

it('prints the command cards where they go, and says why not', async () => {
  await start('epl', { routes: { commandCards: [SPARE] } });
  expect(
    await rig.station.printCommandCards([{ word: 'UNDO', title: 'UNDO', caption: 'Take the last scan back' }]),
  ).toMatchObject({
    kind: 'printed',
  });
  await expect.poll(() => printedOn(spare)).toBe(1);
});

it('prints no command cards where none are to be printed', async () => {
  await start('zpl', { routes: { commandCards: [] } });
  expect(await rig.station.printCommandCards([{ word: 'UNDO', title: 'UNDO', caption: '' }])).toEqual({
    kind: 'failed',
    reason: 'notConfigured',
  });
});

it('prints a packing slip with the label where slips are printed, and once more when asked', async () => {
  spare = await startInstruments({
    addresses: { printer: { kind: 'tcp', port: 0 } },
    control: null,
    printer: { language: 'escpos' },
  });
  const transport = at(spare.listening.printer ?? 0);
  rig = await startRig({
    printers: [{ deviceId: SPARE, role: 'receiptPrinter', name: 'Slip printer', transport, protocol: 'escpos' }],
  });
  await pack();
  await rig.until('the slip sent', () => label()?.slip?.state === 'sent');
  expect(label()?.slip?.printer).toBe('Slip printer');
  expect([printedOn(rig), printedOn(spare)]).toEqual([1, 1]);
  const [slip] = spare.instruments.printer?.core.labels ?? [];
  expect(Buffer.from(slip?.bytes ?? []).toString('latin1')).toContain('1 x TEA');
  rig.station.dispatch({ type: 'slipAgain' }, rig.station.snapshot()?.version ?? 0);
  await expect.poll(() => printedOn(spare)).toBe(2);
  expect(printedOn(rig), 'the label is not printed again').toBe(1);
});

it('says on the Label screen why there is no slip, and prints none where none are wanted', async () => {
  const small = { kind: 'labels', width: quantity(3, 0, 'in'), height: quantity(2, 0, 'in') } as const;
  await start('zpl', { routes: { packingSlip: [SPARE] } }, small);
  await pack();
  await rig.until('the slip refused', () => label()?.slip?.state === 'failed');
  expect(label()?.slip?.reason).toBe('wrongStock');
  expect(label()?.label, 'the label is another matter').toBe('bought');
});

it('shows no slip where none are printed', async () => {
  await start('zpl');
  await pack();
  expect(label()?.slip).toBeNull();
});

it('goes to the fall-back when the first printer fails with the job in hand', async () => {
  await start('zpl', { routes: { shippingLabel: [FIRST, SPARE] } });
  await packToScale(rig);
  // The label is bought and handed over before the news comes that the paper is out.
  rig.instruments.printer?.core.setPaper(0);
  rig.put(lb(60));
  await rig.until('the printed label', () => label()?.print === 'delivered');
  expect([printedOn(rig), printedOn(spare)]).toEqual([0, 1]);
});

it('lets a waiting label go when a supervisor names another printer', async () => {
  const routes: { shippingLabel: DeviceId[] } = { shippingLabel: [FIRST] };
  await start('zpl', { routes });
  rig.instruments.printer?.core.setPaper(0);
  await rig.until('no paper', () => rig.station.devices().some(({ state }) => state === 'fault'));
  await pack();
  expect(label()?.print).toBe('waiting');
  routes.shippingLabel = [SPARE];
  rig.station.routesChanged();
  await rig.until('the printed label', () => label()?.print === 'delivered');
  expect([printedOn(rig), printedOn(spare)]).toEqual([0, 1]);
});

it('keeps in mind how finely a printer said that it prints, and writes labels so while it does not say', async () => {
  await start('epl', { routes: { shippingLabel: [SPARE] } });
  await rig.until('the density told', () => rig.storage.preferences.get('printer.dpmm.printer') === '8');
  // EPL printers never say; what one of the same name said in an earlier run counts.
  rig.storage.preferences.set('printer.dpmm.spare', '12');
  await pack();
  const hash = asId<Sha256>(label()?.labelHash ?? '');
  expect(rig.storage.labels.byHash(hash)?.dpmm).toBe(12);
  await rig.until('the printed label', () => label()?.print === 'delivered');
});

it('tells of a slip that did not come out after its parcel was closed', async () => {
  spare = await startInstruments({
    addresses: { printer: { kind: 'tcp', port: 0 } },
    control: null,
    printer: { language: 'escpos' },
  });
  const transport = at(spare.listening.printer ?? 0);
  rig = await startRig({
    printers: [{ deviceId: SPARE, role: 'receiptPrinter', name: 'Slip printer', transport, protocol: 'escpos' }],
  });
  spare.instruments.printer?.served.wire.stall(true);
  await pack();
  await rig.until('the label printed', () => label()?.print === 'delivered');
  rig.scan(label()?.tracking ?? '');
  await rig.until('the parcel closed', () => rig.station.snapshot() === null);
  // What became of the slip is only known now.
  void spare.instruments.printer?.served.away(600_000);
  await rig.until('the notice', () => rig.station.state().notice?.reason === 'slipNotPrinted');
  expect(rig.station.state().notice?.code).toBe('1001');
});

it('a label that no printer here prints is given back for one that it prints', async () => {
  spare = await startInstruments({
    addresses: { printer: { kind: 'tcp', port: 0 } },
    control: null,
    printer: { language: 'zpl', dpmm: 12 },
  });
  // Nobody has heard it say how finely it prints.
  const port = spare.listening.printer ?? 0;
  await spare.close();
  rig = await startRig({
    routes: { shippingLabel: [SPARE] },
    printers: [{ deviceId: SPARE, role: 'labelPrinter', name: 'Spare', transport: at(port), protocol: 'zpl' }],
    isReady: (devices) => devices.every(({ deviceId, state }) => deviceId === SPARE || state === 'ready'),
  });
  await pack();
  const first = label()?.tracking ?? '';
  expect(rig.storage.labels.byHash(asId<Sha256>(label()?.labelHash ?? ''))?.dpmm).toBe(8);
  spare = await startInstruments({
    addresses: { printer: { kind: 'tcp', port: Number(port) } },
    control: null,
    printer: { language: 'zpl', dpmm: 12 },
  });
  await rig.until('the trouble', () => label()?.isUnprintable === true);
  rig.station.dispatch({ type: 'newLabel' }, rig.station.snapshot()?.version ?? -1);
  await rig.until('the scale again', () => rig.station.snapshot()?.stage === 'weigh');
  expect(rig.storage.purchases.byNumber(first)).toMatchObject([{ state: 'voided' }]);
  rig.put(lb(0));
  const weight = (): number | null => {
    const live = rig.station.live();
    return live.state === 'steady' ? live.weight.digits : null;
  };
  await rig.until('an empty scale', () => weight() === 0);
  rig.put(lb(60));
  await rig.until('another label', () => label()?.print === 'delivered');
  expect(label()?.tracking).not.toBe(first);
  expect(rig.storage.labels.byHash(asId<Sha256>(label()?.labelHash ?? ''))?.dpmm).toBe(12);
  expect([printedOn(rig), printedOn(spare)]).toEqual([0, 1]);
});
