import { afterAll, afterEach, expect, it } from 'vitest';
import { asId } from '../../src/core/ids.ts';
import type { Mass } from '../../src/core/quantity.ts';
import type { NumberShare } from '../../src/core/ship/numberRange.ts';
import { DEMO_SITE } from '../../src/station/demo.ts';
import { fact, imported, orderFacts, packedOrder } from '../storage/facts.ts';
import { endRenderer, packToScale, startRig, type StationRig } from '../support/station.ts';

const lb = (hundredths: number): Mass => ({ digits: hundredths, exponent: -2, unit: 'lb' });
let rig: StationRig;
afterEach(async () => {
  await rig.end();
});
afterAll(endRenderer);

const label = () => rig.station.snapshot()?.label;
const configure = (gs1Prefix: string, numberShare: NumberShare): void => {
  rig.storage.record([{ event: { type: 'siteConfigured', site: { ...DEMO_SITE, gs1Prefix } } }], null);
  rig.station.setNumberShare(numberShare);
};

async function labelled(share: NumberShare): Promise<string> {
  rig = await startRig();
  configure('0614141', share);
  await packToScale(rig);
  rig.put(lb(60));
  await rig.until('the printed label', () => label()?.print === 'delivered');
  return label()?.tracking ?? '';
}

it('two stations of one prefix number apart', async () => {
  // A hundredth of the prefix's numbers is a tenth of what an extension digit holds.
  expect(await labelled({ first: 1, last: 50 })).toMatch(/^00614141000000001\d$/);
  await rig.end();
  expect(await labelled({ first: 51, last: 100 })).toMatch(/^50614141000000000\d$/);
});

it('a share that is used up gives no number of another one, says so, and goes on once there are numbers again', async () => {
  rig = await startRig();
  const prefix = '123456789012';
  const series = `sscc/${prefix}`;
  configure(prefix, { first: 2, last: 2 });
  // The last number of the second hundredth is on another parcel.
  const other = orderFacts('#0999', [['TEA', 1]]);
  const packed = packedOrder(other, 1_999, asId('h1')).map((one) =>
    one.event.type === 'labelRequested' ? { ...one, event: { ...one.event, series } } : one,
  );
  const block = fact({ type: 'numberBlockReserved', series, from: 1_999, to: 1_999 });
  rig.storage.record([imported(other), block, ...packed], null);
  await packToScale(rig);
  rig.put(lb(60));
  await rig.until('the refusal', () => rig.station.snapshot()?.band.key === 'labelRefused');
  expect(rig.station.snapshot()?.band.params).toMatchObject({ reason: 'serialOutOfRange' });
  expect(rig.instruments.printer?.core.labels).toHaveLength(0);

  rig.station.setNumberShare({ first: 2, last: 3 });
  rig.put(lb(0));
  await rig.until('an empty scale', () => {
    const live = rig.station.live();
    return live.state === 'steady' && live.weight.digits === 0;
  });
  rig.put(lb(60));
  await rig.until('the printed label', () => label()?.print === 'delivered');
  expect(label()?.tracking).toMatch(/^01234567890122000\d$/);
});
