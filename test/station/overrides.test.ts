import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LOCK_AFTER } from '../../src/station/signIn.ts';
import type { Mass } from '../../src/core/quantity.ts';
import { eventsIn } from '../support/journal.ts';
import { endRenderer, packToScale, startRig, type StationRig } from '../support/station.ts';

let rig: StationRig;
beforeEach(async () => {
  rig = await startRig();
});
afterEach(() => rig.end());
afterAll(endRenderer);

const lb = (hundredths: number): Mass => ({ digits: hundredths, exponent: -2, unit: 'lb' });
const asked = () => rig.station.snapshot()?.override ?? null;
const stepIs = (step: string) => rig.until(`step ${step}`, () => asked()?.step === step);
const refusedAs = (reason: string) => rig.until(`refused: ${reason}`, () => asked()?.refused === reason);
const packer = () => rig.station.state().user?.number;

/** A tea that is far too light on the scale, and the supervisor asked for. */
async function tooLight(): Promise<void> {
  await packToScale(rig);
  rig.put(lb(20));
  await rig.until('too light', () => rig.station.snapshot()?.weightAlert?.reason === 'tooLight');
  rig.scan('CMD-SUPERVISOR');
  await stepIs('badge');
}

describe('a supervisor at a packer’s bench', () => {
  it('lets a weight go by badge, reason and PIN; the packer stays signed in, and the parcel says so', async () => {
    await tooLight();
    rig.scan('BADGE-1001');
    await stepIs('reason');
    expect(packer()).toBe('2047');
    expect(asked()).toMatchObject({ supervisor: 'Sol Reyes', kind: 'weight' });
    rig.station.overrides.choose('a reason nobody has');
    expect(asked()?.step).toBe('reason');
    rig.station.overrides.choose('packagingDiffers');
    await stepIs('pin');
    await rig.station.overrides.sign('1001');
    await rig.until('the label', () => rig.station.snapshot()?.stage === 'label');
    expect(packer()).toBe('2047');
    const [parcel] = rig.storage.parcels.all();
    expect(parcel?.gross).toEqual({ digits: 91, exponent: -3, unit: 'kg' });
    expect(rig.station.parcels.detail(parcel?.parcelId ?? '')?.overrides).toEqual([
      { kind: 'weight', reason: 'packagingDiffers', by: 'Sol Reyes' },
    ]);
  });

  it('a badge nobody has, or of somebody who may not, is refused and the stop stays', async () => {
    await tooLight();
    rig.scan('BADGE-NOBODY');
    await refusedAs('unknownBadge');
    rig.scan('BADGE-2047');
    await refusedAs('notAllowed');
    expect(packer()).toBe('2047');
    expect(rig.station.snapshot()?.weightAlert?.reason).toBe('tooLight');
    expect(rig.changes.filter((change) => change.kind === 'pack' && change.cue === 'wrong').length).toBeGreaterThan(2);
  });

  it('wrong PINs lock the supervisor’s number out, here and at the sign-in; the stop stays', async () => {
    await tooLight();
    rig.scan('BADGE-1001');
    await stepIs('reason');
    rig.station.overrides.choose('checkedByHand');
    for (let tries = 1; tries < LOCK_AFTER; tries += 1) await rig.station.overrides.sign('0000');
    expect(asked()).toMatchObject({ step: 'pin', refused: 'wrongPin' });
    await rig.station.overrides.sign('0000');
    expect(asked()).toMatchObject({ step: 'badge', refused: 'lockedOut' });
    rig.scan('BADGE-1001');
    await rig.until('still out', () => asked()?.step === 'badge');
    expect(rig.station.snapshot()?.weightAlert?.reason).toBe('tooLight');
    expect(await rig.station.signIn('1001', '1001')).toBe('lockedOut');
    expect(packer()).toBe('2047');
    rig.scan('CMD-UNDO');
    await rig.until('weighed anew', () => asked() === null);
  });

  it('a right weight takes the question back; the permission is a person’s own', async () => {
    const [first] = rig.station.people.list().filter(({ number }) => number === '1001');
    expect(first?.mayOverride).toBe(true);
    const wren = { userId: null, name: 'Wren Holt', number: '3050', role: 'packer', pin: '9182', badge: 'BADGE-3050' };
    await rig.station.people.save({ ...wren, role: 'packer', mayOverride: true, mayKeyWeight: false });
    await tooLight();
    rig.scan('BADGE-3050');
    await stepIs('reason');
    rig.station.overrides.choose('checkedByHand');
    rig.put(lb(0));
    rig.put(lb(60));
    await rig.until('it agrees', () => rig.station.snapshot()?.stage === 'label');
    expect(asked()).toBeNull();
    await rig.station.overrides.sign('9182');
    const [parcel] = rig.storage.parcels.all();
    expect(rig.station.parcels.detail(parcel?.parcelId ?? '')?.overrides).toEqual([]);
  });

  it('the site keeps reasons of its own, and the program’s come back where there are none', () => {
    const { overrides } = rig.station;
    overrides.saveReasons([' Insert left out ', 'checkedByHand', '', 'checkedByHand']);
    expect(overrides.reasons()).toEqual(['Insert left out', 'checkedByHand']);
    overrides.saveReasons([]);
    expect(overrides.reasons()).toContain('labelDamaged');
  });
});

it('a weight is typed in where no scale says one: badge, reason, weight, PIN; the parcel says so for good', async () => {
  await packToScale(rig);
  rig.scan('CMD-SUPERVISOR');
  await stepIs('badge');
  rig.scan('BADGE-1001');
  await stepIs('reason');
  rig.station.overrides.key(lb(60));
  expect(asked()?.step).toBe('reason');
  rig.station.overrides.choose('scaleAway');
  expect(asked()).toMatchObject({ kind: 'keyedWeight', step: 'weight' });
  rig.station.overrides.key(lb(0));
  expect(asked()?.step).toBe('weight');
  rig.station.overrides.key(lb(60));
  expect(asked()).toMatchObject({ step: 'pin', gross: lb(60) });
  await rig.station.overrides.sign('1001');
  await rig.until('the label', () => rig.station.snapshot()?.stage === 'label');
  const [parcel] = rig.storage.parcels.all();
  expect(parcel?.gross).toEqual(lb(60));
  expect(rig.station.parcels.detail(parcel?.parcelId ?? '')?.overrides).toEqual([
    { kind: 'keyedWeight', reason: 'scaleAway', by: 'Sol Reyes' },
  ]);
  expect(eventsIn(rig.dataDir, 'weightCaptured')).toMatchObject([{ isKeyed: true, deviceId: null }]);
});

describe('who may type weights', () => {
  const letIn = (what: { readonly mayOverride: boolean; readonly mayKeyWeight: boolean }) => {
    const wren = { userId: null, name: 'Wren Holt', number: '3050', role: 'packer', pin: '9182', badge: 'BADGE-3050' };
    return rig.station.people.save({ ...wren, role: 'packer', ...what });
  };

  it('and packs types one with a reason, without another badge and without a PIN; it is marked and says who', async () => {
    await letIn({ mayOverride: false, mayKeyWeight: true });
    rig.scan('BADGE-3050');
    await rig.until('Wren', () => packer() === '3050');
    await packToScale(rig);
    expect(rig.station.snapshot()?.weigh?.canKey).toBe(true);
    rig.scan('CMD-SUPERVISOR');
    await stepIs('reason');
    expect(asked()).toMatchObject({ kind: 'keyedWeight', supervisor: 'Wren Holt', isOwn: true });
    expect(rig.station.snapshot()?.band).toMatchObject({ params: { step: 'ownReason' } });
    rig.station.overrides.choose('scaleAway');
    rig.station.overrides.key(lb(60));
    await rig.until('the label', () => rig.station.snapshot()?.stage === 'label');
    const [parcel] = rig.storage.parcels.all();
    expect(rig.station.parcels.detail(parcel?.parcelId ?? '')?.overrides).toEqual([
      { kind: 'keyedWeight', reason: 'scaleAway', by: 'Wren Holt' },
    ]);
    expect(eventsIn(rig.dataDir, 'weightCaptured')).toMatchObject([{ isKeyed: true, deviceId: null }]);
  });

  it('lets go nothing else: a weight that does not agree takes somebody who may override', async () => {
    await letIn({ mayOverride: false, mayKeyWeight: true });
    rig.scan('BADGE-3050');
    await rig.until('Wren', () => packer() === '3050');
    await tooLight();
    rig.scan('BADGE-3050');
    await refusedAs('notAllowed');
  });

  it('is a permission of its own: who may override and not type is refused at a scale that says nothing', async () => {
    await letIn({ mayOverride: true, mayKeyWeight: false });
    await packToScale(rig);
    expect(rig.station.snapshot()?.weigh?.canKey).toBe(false);
    rig.scan('CMD-SUPERVISOR');
    await stepIs('badge');
    rig.scan('BADGE-3050');
    await refusedAs('notAllowed');
    rig.scan('BADGE-1001');
    await stepIs('reason');
  });

  it('leaves to nobody what they began: who signs in meanwhile types no weight in their name', async () => {
    await letIn({ mayOverride: false, mayKeyWeight: true });
    rig.scan('BADGE-3050');
    await rig.until('Wren', () => packer() === '3050');
    await packToScale(rig);
    rig.scan('CMD-SUPERVISOR');
    await stepIs('reason');
    rig.station.overrides.choose('scaleAway');
    expect(await rig.station.signIn('2047', '2047')).toBeNull();
    rig.station.overrides.key(lb(60));
    expect(asked()).toMatchObject({ step: 'pin', isOwn: false });
    expect(rig.station.snapshot()?.stage).toBe('weigh');
  });
});
