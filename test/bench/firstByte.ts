import { exportOf, endRenderer, startRig, type StationRig } from '../support/station.ts';
import { percentiles, type Figure } from './measure.ts';

const ORDERS = 100;
const WARM_UP = 5;
const TEA = '0614141007363';

/**
 * From the last scan of an order, its box, to the label in the printer, on a whole station without its window whose goods lie on the scale
 * already: the weight taken, the number, the label bought of the own carrier, laid out and sent. Ends with the label's last byte, as the
 * printer's clock tells, a little after its first.
 */
export async function benchFirstByte(): Promise<Figure[]> {
  const rig = await startRig();
  try {
    const samples: number[] = [];
    for (let order = 1; order <= ORDERS + WARM_UP; order += 1) {
      const took = await packOne(rig, order);
      if (order > WARM_UP) samples.push(took);
    }
    return percentiles('last scan to the label in the printer', samples, { 95: 250 });
  } finally {
    await rig.end();
    await endRenderer();
  }
}

async function packOne(rig: StationRig, order: number): Promise<number> {
  const { printer } = rig.instruments;
  if (!printer) throw new Error('the rig has no printer');
  const number = (2000 + order).toString();
  const at = (stage: string) => rig.until(`stage ${stage}`, () => rig.station.snapshot()?.stage === stage);
  await rig.importText('orders', exportOf(`#${number}`, { TEA: 1 }));
  rig.scan(number);
  await at('verify');
  rig.scan(TEA);
  await at('box');
  await rig.until('a plan', () => rig.station.snapshot()?.box?.suggested !== null);
  rig.put({ digits: 60, exponent: -2, unit: 'lb' });
  await rig.until('a steady weight', () => {
    const live = rig.station.live();
    return live.state === 'steady' && live.weight.digits > 0;
  });
  // Longer than steadiness is proved for.
  await new Promise((resolve) => setTimeout(resolve, 500));
  const printed = printer.core.labels.length;
  const began = performance.timeOrigin + performance.now();
  rig.scan('BX-S');
  await rig.until('the label printed', () => printer.core.labels.length > printed);
  const received = printer.core.labels[printed]?.receivedAt ?? Infinity;
  await rig.until('its proof', () => rig.station.snapshot()?.label?.print === 'delivered');
  rig.scan(rig.station.snapshot()?.label?.tracking ?? '');
  await rig.until('the free bench', () => rig.station.snapshot() === null);
  rig.put({ digits: 0, exponent: 0, unit: 'lb' });
  await rig.until('an empty scale', () => {
    const live = rig.station.live();
    return live.state === 'steady' && live.weight.digits === 0;
  });
  return received - began;
}
