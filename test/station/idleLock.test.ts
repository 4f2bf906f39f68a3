import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createIdleLock, type IdleLock } from '../../src/station/idleLock.ts';
import { BENCH_LOCK_AFTER } from '../../src/station/signIn.ts';
import { endRenderer, packToScale, startRig, type StationRig } from '../support/station.ts';

let rig: StationRig;
let idle: IdleLock;
beforeEach(async () => {
  rig = await startRig();
  idle = createIdleLock({ devices: rig.devices, station: rig.station });
});
afterEach(async () => {
  idle.close();
  await rig.end();
});
afterAll(endRenderer);

const packer = () => rig.station.state().user?.number ?? null;
const locked = () => rig.until('the bench locked', () => packer() === null);
/** As early sites kept it, which takes a part of a minute. */
function setMinutes(idleLockMinutes: number): void {
  const site = rig.storage.site();
  if (site) rig.storage.record([{ event: { type: 'siteConfigured', site: { ...site, idleLockMinutes } } }], null);
  idle.active();
}
/** A twentieth of a minute: no site has it, and a test need not wait longer. */
const SOON = 0.05;

describe('a bench nobody works at', () => {
  it('locks, keeps the open order, and another badge goes on with it, which is recorded', async () => {
    await packToScale(rig);
    const before = rig.station.snapshot();
    setMinutes(SOON);
    await locked();
    expect(rig.station.snapshot()).toMatchObject({ sessionId: before?.sessionId, stage: 'weigh' });
    rig.scan('BX-M');
    await rig.until('badge first', () => rig.station.state().notice?.reason === 'signInFirst');
    setMinutes(0);
    rig.scan('BADGE-1001');
    await rig.until('taken over', () => packer() === '1001');
    expect(rig.storage.sessions.open()?.packerId).toBe(rig.station.state().user?.userId);
    rig.put({ digits: 60, exponent: -2, unit: 'lb' });
    await rig.until('the label', () => rig.station.snapshot()?.stage === 'label');
  });

  it('stays open while somebody touches it, and without the setting', async () => {
    idle.active();
    setMinutes(SOON);
    const touching = setInterval(() => {
      idle.active();
    }, 200);
    await new Promise((resolve) => setTimeout(resolve, SOON * 60_000 * 1.5));
    expect(packer()).toBe('2047');
    clearInterval(touching);
    await locked();
  });
});

it('wrong PINs of many numbers lock the keypad of this bench; badges go on, and unknown ones keep nobody out', async () => {
  rig.station.signOut();
  for (let tries = 0; tries < BENCH_LOCK_AFTER; tries += 1) rig.scan(`BADGE-NOBODY-${tries.toString()}`);
  expect(await rig.station.signIn('2047', '2047')).toBeNull();
  rig.station.signOut();
  const answers: (string | null)[] = [];
  for (let tries = 0; tries < BENCH_LOCK_AFTER; tries += 1)
    answers.push(await rig.station.signIn((7000 + tries).toString(), '0000'));
  expect(answers.at(-1)).toBe('lockedOut');
  expect(answers.slice(0, -1).every((answer) => answer === 'wrong')).toBe(true);
  expect(await rig.station.signIn('2047', '2047')).toBe('lockedOut');
  rig.scan('BADGE-2047');
  await rig.until('by badge', () => packer() === '2047');
});
