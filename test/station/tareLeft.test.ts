import { connect } from 'node:net';
import { afterAll, afterEach, expect, it } from 'vitest';
import type { Mass } from '../../src/core/quantity.ts';
import { endRenderer, packToScale, startRig, type StationRig } from '../support/station.ts';

const lb = (hundredths: number): Mass => ({ digits: hundredths, exponent: -2, unit: 'lb' });
let rig: StationRig;
afterEach(() => rig.end());
afterAll(endRenderer);

const stage = (): string => rig.station.snapshot()?.stage ?? 'queue';
const at = (wanted: string) => rig.until(`stage ${wanted}`, () => stage() === wanted);

/** A key on the scale itself, pressed as another host would. */
async function press(command: string): Promise<void> {
  const keypad = connect({ port: Number(rig.instruments.scale?.served.at), host: '127.0.0.1' });
  const answered = new Promise((resolve) => keypad.once('data', resolve));
  keypad.write(`${command}\r\n`);
  await answered;
  keypad.destroy();
}

it("tare left from the last parcel: the next one's net weight is not frozen as its gross, the bench says what to do, and goes on when it is cleared", async () => {
  rig = await startRig();
  rig.put(lb(40));
  await rig.until('the load at rest', () => rig.station.live().state === 'steady');
  await press('T');
  await rig.until('the tare is seen', () => rig.station.live().state === 'net');
  await packToScale(rig);
  // Net it is just what is expected: 1.00 lb less 0.40 lb.
  rig.put(lb(100));
  await rig.until('the tare stands on the bench', () => rig.station.snapshot()?.band.key === 'scaleNet');
  expect(rig.station.snapshot()?.weigh?.gross).toBeNull();
  rig.put(lb(60));
  await press('TAC');
  await at('label');
  expect(rig.station.snapshot()?.label?.gross).toEqual({ digits: 272, exponent: -3, unit: 'kg' });
});
