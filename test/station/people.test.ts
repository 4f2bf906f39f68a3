import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { may } from '../../src/core/people/permissions.ts';
import type { PersonDraft } from '../../src/station/people.ts';
import { endRenderer, packToScale, startRig, type StationRig } from '../support/station.ts';

let rig: StationRig;
beforeEach(async () => {
  rig = await startRig();
  rig.scan('BADGE-1001');
  await rig.until('the supervisor', () => rig.station.state().user?.role === 'supervisor');
});
afterEach(() => rig.end());
afterAll(endRenderer);

const NEW: PersonDraft = {
  userId: null,
  name: 'Wren Holt',
  number: '3050',
  role: 'packer',
  mayOverride: false,
  mayKeyWeight: false,
  pin: '9182',
  badge: 'BADGE-3050',
};
const idOf = (number: string): string => rig.station.people.list().find((user) => user.number === number)?.userId ?? '';
const userIs = (number: string) => rig.until(`${number} here`, () => rig.station.state().user?.number === number);

it('a lead has what a lead may, and the last supervisor becomes no IT: nobody could let one in', async () => {
  const { station } = rig;
  await station.people.save({ ...NEW, role: 'lead', mayOverride: true, mayKeyWeight: true });
  const lead = station.people.list().find(({ number }) => number === '3050');
  expect([may(lead, 'override'), may(lead, 'reprint'), may(lead, 'manifests')]).toEqual([true, true, true]);
  expect(may(lead, 'rates')).toBe(false);
  expect(
    await station.people.save({ ...NEW, userId: idOf('1001'), number: '1001', role: 'it', pin: '', badge: '' }),
  ).toBe('lastSupervisor');
});

describe('a person who is let in', () => {
  it('signs in by badge and by number and PIN, and packs', async () => {
    expect(await rig.station.people.save(NEW)).toBeNull();
    rig.scan('BADGE-3050');
    await userIs('3050');
    expect(rig.station.state().user).toMatchObject({ name: 'Wren Holt', role: 'packer' });
    await packToScale(rig);
    rig.station.signOut();
    expect(await rig.station.signIn('3050', '9182')).toBeNull();
  });

  it('without a badge signs in by number and PIN alone', async () => {
    expect(await rig.station.people.save({ ...NEW, badge: '' })).toBeNull();
    expect(await rig.station.people.save({ ...NEW, number: '3051', badge: '' })).toBeNull();
    expect(await rig.station.signIn('3051', '9182')).toBeNull();
  });

  it('keeps PIN and badge where none are typed, and has the new ones alone where some are', async () => {
    await rig.station.people.save(NEW);
    const userId = idOf('3050');
    expect(
      await rig.station.people.save({ ...NEW, userId, name: 'Wren H.', number: '3052', pin: '', badge: '' }),
    ).toBeNull();
    expect(rig.station.people.list()).toHaveLength(3);
    rig.scan('BADGE-3050');
    await userIs('3052');
    expect(rig.station.state().user).toMatchObject({ userId, name: 'Wren H.' });
    await rig.station.people.save({ ...NEW, userId, pin: '1111', badge: 'BADGE-NEW' });
    expect(await rig.station.signIn('3050', '9182')).toBe('wrong');
    expect(await rig.station.signIn('3050', '1111')).toBeNull();
    rig.station.signOut();
    rig.scan('BADGE-3050');
    await rig.until('the old badge refused', () => rig.station.state().notice?.code === 'BADGE-3050');
    rig.scan('BADGE-NEW');
    await userIs('3050');
  });

  it('who is at the bench meanwhile has the new name and role at once', async () => {
    await rig.station.people.save({ ...NEW, role: 'supervisor' });
    rig.scan('BADGE-3050');
    await userIs('3050');
    await rig.station.people.save({ ...NEW, userId: idOf('3050'), name: 'Other', role: 'packer', pin: '', badge: '' });
    expect(rig.station.state().user).toMatchObject({ name: 'Other', role: 'packer' });
  });
});

describe('a person is not taken', () => {
  it.each<readonly [string, Partial<PersonDraft>, string]>([
    ['without a name', { name: '  ' }, 'nameMissing'],
    ['with a number of letters', { number: 'A7' }, 'numberInvalid'],
    ['with the number of another', { number: '2047' }, 'numberTaken'],
    ['without a PIN', { pin: '' }, 'pinInvalid'],
    ['with a short PIN', { pin: '12' }, 'pinInvalid'],
    ['with a short badge', { badge: 'B' }, 'badgeInvalid'],
    ['with the badge of another', { badge: ' BADGE-2047 ' }, 'badgeTaken'],
    ['who is gone', { userId: 'nobody' }, 'gone'],
  ])('%s', async (_, change, problem) => {
    const before = rig.storage.counts().journalRows;
    expect(await rig.station.people.save({ ...NEW, ...change })).toBe(problem);
    expect(rig.storage.counts().journalRows).toBe(before);
  });

  it('twice, pressed twice', async () => {
    const answers = await Promise.all([rig.station.people.save(NEW), rig.station.people.save(NEW)]);
    expect(new Set(answers)).toEqual(new Set([null, 'numberTaken']));
    expect(rig.station.people.list()).toHaveLength(3);
  });
});

describe('a person who is removed', () => {
  it('can sign in no more, and their number is free', async () => {
    await rig.station.people.save(NEW);
    expect(rig.station.people.remove(idOf('3050'))).toBeNull();
    expect(await rig.station.signIn('3050', '9182')).toBe('wrong');
    expect(rig.station.people.list().map(({ number }) => number)).toEqual(['1001', '2047']);
    expect(await rig.station.people.save({ ...NEW, name: 'Next' })).toBeNull();
    expect(await rig.station.signIn('3050', '9182')).toBeNull();
  });

  it('is neither oneself nor the last supervisor, who does not become a packer either', async () => {
    const own = idOf('1001');
    expect(rig.station.people.remove(own)).toBe('yourself');
    const { name } = rig.station.people.list()[0] ?? NEW;
    const asPacker = { ...NEW, userId: own, name, number: '1001', pin: '', badge: '' };
    expect(await rig.station.people.save(asPacker)).toBe('lastSupervisor');
    rig.scan('BADGE-2047');
    await userIs('2047');
    expect(rig.station.people.remove(own)).toBe('lastSupervisor');
    expect(rig.station.people.remove('nobody')).toBe('gone');
  });
});

describe('a badge that is scanned', () => {
  const read = () => rig.changes.flatMap((change) => (change.kind === 'badgeRead' ? [change.code] : []));

  it('while somebody is given one is told, and signs nobody in', async () => {
    rig.station.people.listen(true);
    rig.scan('BADGE-2047');
    await rig.until('the badge', () => read().length === 1);
    expect(rig.station.state().user?.number).toBe('1001');
    rig.station.people.listen(false);
    rig.scan('BADGE-2047');
    await userIs('2047');
    expect(read()).toHaveLength(1);
  });

  it('with nobody signed in signs in, whatever a page left behind', async () => {
    rig.station.people.listen(true);
    rig.station.signOut();
    rig.scan('BADGE-2047');
    await userIs('2047');
  });
});
