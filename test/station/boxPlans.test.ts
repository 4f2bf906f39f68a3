import { afterAll, afterEach, expect, it } from 'vitest';
import { offlineCarrier } from '../support/rates.ts';
import { createCsvImport } from '../../src/channels/csv/source.ts';
import type { Mass } from '../../src/core/quantity.ts';
import { createHub } from '../../src/devices/hub.ts';
import { createLabelRenderer, LABEL_WORKER_URL } from '../../src/labels/render/labelRenderer.ts';
import { createInlineCartonizer } from '../../src/station/cartonizer/inlineCartonizer.ts';
import { createStation } from '../../src/station/createStation.ts';
import { systemRuntime } from '../../src/station/runtime.ts';
import type { CartonizerPort } from '../../src/station/ports.ts';
import { openStorage } from '../../src/storage/openStorage.ts';
import { endRenderer, exportOf, startRig, type StationRig } from '../support/station.ts';

const lb = (hundredths: number): Mass => ({ digits: hundredths, exponent: -2, unit: 'lb' });
const TEA = '0614141007363';
let rig: StationRig;
afterEach(() => rig.end());
afterAll(endRenderer);

const snapshot = () => rig.station.snapshot();
const stage = (): string => snapshot()?.stage ?? 'queue';
const at = (wanted: string) => rig.until(`stage ${wanted}`, () => stage() === wanted);
const suggested = () => snapshot()?.box?.suggested ?? null;
const suggests = (name: string, units: number) =>
  rig.until(`${name} for ${units.toString()}`, () => suggested()?.name === name && suggested()?.units === units);
const placed = (count: number): void => {
  rig.station.dispatch({ type: 'placed', placed: count }, snapshot()?.version ?? -1);
};

/** From the order's barcode to the box: so many packs of tea. */
async function toBox(units: number, suggestion = 'Box M'): Promise<void> {
  await rig.importText('orders', exportOf('#1001', { TEA: units }));
  rig.scan('1001');
  await at('verify');
  for (let unit = 1; unit <= units; unit += 1) {
    rig.scan(TEA);
    await rig.until(`unit ${unit.toString()}`, () => (snapshot()?.packedUnits ?? 0) >= unit);
  }
  await at('box');
  await suggests(suggestion, units);
}

/** Weighs the current parcel and puts its label on. */
async function ship(gross: number): Promise<void> {
  rig.put(lb(gross));
  await rig.until('the label', () => snapshot()?.label?.print === 'delivered');
  rig.scan(snapshot()?.label?.tracking ?? '');
  await rig.until('the parcel closed', () => stage() !== 'label');
  rig.put(lb(0));
}

it('shows what every other box costs, and why it was not taken', async () => {
  rig = await startRig();
  await rig.importText(
    'cartons',
    'id,name,barcode,inner_length,inner_width,inner_height,outer_length,outer_width,outer_height,dim_unit,tare,max_gross,weight_unit,cost,currency\nXL,Box XL,BX-XL,16,12,10,16.25,12.25,10.25,in,1,60,lb,1.5,USD\n',
  );
  await toBox(3);
  // Until they are compared nothing is said of them: not that there are none.
  expect(
    rig.changes.flatMap((change) =>
      change.kind === 'pack' && change.snapshot?.box ? [change.snapshot.box.others] : [],
    ),
  ).not.toContainEqual([]);
  await rig.until('the others judged', () => snapshot()?.box?.others?.length === 2);
  // 13 x 10 x 7 in are billed at 7 lb: 6.50 + 7 x 0.42, and 0.80 for the box; 17 x 13 x 11 in at 18 lb.
  expect(suggested()).toMatchObject({ charge: { minor: 944 }, total: { minor: 1024 }, misfit: null, lost: null });
  expect(snapshot()?.box?.others).toMatchObject([
    {
      name: 'Box XL',
      total: { minor: 650 + 18 * 42 + 150 },
      misfit: null,
      lost: { kind: 'billedMore', by: { minor: 532 }, instead: { digits: 7, unit: 'lb' } },
    },
    { name: 'Box S', misfit: { kind: 'noRoom' }, lost: null },
  ]);
});

it('NEW BOX keeps what is in, plans the rest anew, and ships both', async () => {
  rig = await startRig();
  await toBox(4);
  const [first] = snapshot()?.box?.placements ?? [];
  placed(1);
  expect(snapshot()?.box?.placed).toBe(1);
  rig.scan('CMD-NEWBOX');
  await at('weigh');
  expect(snapshot()?.weigh?.box).toMatchObject({ name: 'Box M', units: 1 });
  expect(rig.storage.sessions.open()?.parcels[0]?.placements).toEqual([first]);
  await ship(85);
  await suggests('Box M', 3);
  expect(snapshot()?.parcels.map(({ units, state }) => [units, state])).toEqual([
    [1, 'done'],
    [3, 'current'],
  ]);
  rig.scan('BX-M');
  await at('weigh');
  await ship(155);
  await at('queue');
  expect(rig.storage.parcels.all()).toHaveLength(2);
});

it('NEW BOX with nothing in is refused, and steps of a picture no longer shown are ignored', async () => {
  rig = await startRig();
  await toBox(4);
  rig.station.dispatch({ type: 'placed', placed: 2 }, (snapshot()?.version ?? 0) - 1);
  rig.scan('CMD-NEWBOX');
  await rig.until('the refusal', () => snapshot()?.band.reason === 'nothingPlaced');
  // Heeded: the red band is gone, and the card does what it says.
  placed(2);
  await rig.until('no refusal', () => snapshot()?.band.key === 'takeBox');
  expect(snapshot()?.box?.placed).toBe(2);
  rig.scan('CMD-NEWBOX');
  await at('weigh');
});

it('a unit taken back at the box comes again, and everything stands where it stood', async () => {
  rig = await startRig();
  await toBox(4);
  const before = snapshot()?.box?.placements;
  placed(2);
  rig.scan('CMD-UNDO');
  await at('verify');
  rig.scan(TEA);
  await at('box');
  expect(snapshot()?.box).toMatchObject({ placements: before, placed: 2 });
});

it('a box too small for all takes what goes in; UNDO plans everything again', async () => {
  rig = await startRig();
  await toBox(3);
  rig.scan('BX-S');
  await at('weigh');
  expect(snapshot()?.weigh?.box).toMatchObject({ name: 'Box S', units: 2, misfit: null });
  expect(snapshot()?.weigh?.items.lines).toEqual([{ sku: 'TEA', name: 'Black tea, Bergamot', count: 2 }]);
  await rig.until('the rest planned', () => snapshot()?.parcels.length === 2);
  expect(snapshot()?.parcels).toMatchObject([
    { name: 'Box S', units: 2 },
    { name: 'Box S', units: 1 },
  ]);
  rig.scan('CMD-UNDO');
  await at('box');
  await suggests('Box M', 3);
});

it('a station that stopped before the rest was planned plans it when it is back', async () => {
  let isDeaf = false;
  const never = new Promise<never>(() => undefined);
  rig = await startRig({
    cartonizer: (real) => ({ ...real, solve: (...asked) => (isDeaf ? never : real.solve(...asked)) }),
  });
  await toBox(4);
  isDeaf = true;
  placed(1);
  rig.scan('CMD-NEWBOX');
  await at('weigh');
  await rig.station.close();
  const station = createStation({
    storage: openStorage({ dataDir: rig.dataDir, runtime: systemRuntime }),
    devices: createHub([]),
    carrier: offlineCarrier(),
    renderer: createLabelRenderer({ workerUrl: LABEL_WORKER_URL }),
    imports: createCsvImport(),
    cartonizer: createInlineCartonizer(),
    runtime: systemRuntime,
    report: () => 'E-TEST-00',
  });
  await rig.until('the rest planned', () => station.snapshot()?.parcels.length === 2);
  expect(station.snapshot()?.parcels).toMatchObject([
    { name: 'Box M', units: 1, state: 'current' },
    { name: 'Box M', units: 3, state: 'waiting' },
  ]);
  await station.close();
});

it('without its thread the station still names a box', async () => {
  const gone = () => Promise.reject(new Error('the carton worker ended'));
  rig = await startRig({ cartonizer: (real) => ({ ...real, solve: gone, arrange: gone }) });
  await toBox(3);
  rig.scan('BX-M');
  await at('weigh');
});

/** A cartonizer whose first answer puts every unit into a parcel of its own, and whose better one waits to be let go. */
function slowToImprove(real: CartonizerPort): { readonly port: CartonizerPort; letGo(): void } {
  let letGo = (): void => undefined;
  const gate = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  return {
    port: {
      ...real,
      async solve(problem, effort, signal) {
        const best = await real.solve(problem, effort, signal);
        if (effort.steps > 20_000) {
          await gate;
          return best;
        }
        const parcels = best.parcels?.flatMap(({ box, puts }) =>
          puts.map((put) => ({ box, puts: [{ ...put, x: 0, y: 0, z: 0 }] })),
        );
        return { ...best, parcels: parcels ?? null, cost: best.cost * 4, isOptimal: false };
      },
    },
    letGo: () => {
      letGo();
    },
  };
}

it.each([
  ['replaces the first while the packer has put nothing in', 0, 4],
  ['does not take a begun box out of the packer’s hands', 1, 1],
] as const)('a better plan %s', async (_, count, units) => {
  let letGo = (): void => undefined;
  rig = await startRig({
    cartonizer: (real) => {
      const slow = slowToImprove(real);
      letGo = () => {
        slow.letGo();
      };
      return slow.port;
    },
  });
  await rig.importText('orders', exportOf('#1001', { TEA: 4 }));
  rig.scan('1001');
  await at('verify');
  for (let unit = 1; unit <= 4; unit += 1) {
    rig.scan(TEA);
    await rig.until(`unit ${unit.toString()}`, () => (snapshot()?.packedUnits ?? 0) >= unit);
  }
  await suggests('Box M', 1);
  placed(count);
  letGo();
  if (units === 4) await suggests('Box M', 4);
  else await new Promise((resolve) => setTimeout(resolve, 200));
  expect(suggested()?.units).toBe(units);
});

it('goods that are sent in their own packaging are taken by their barcode and labelled as they are', async () => {
  rig = await startRig();
  await rig.importText(
    'products',
    'sku,name,barcode,length,width,height,dim_unit,weight,weight_unit,own_container\nTEA,"Black tea, Bergamot",614141007363,3,3,5,in,0.35,lb,must\n',
  );
  await toBox(1, 'Black tea, Bergamot');
  rig.scan(TEA);
  await at('weigh');
  expect(snapshot()?.weigh?.tare).toMatchObject({ digits: 0 });
  await ship(35);
  await at('queue');
  expect(rig.storage.parcels.all()).toMatchObject([{ cartonTypeId: 'own:TEA', labelState: 'bought' }]);
});
