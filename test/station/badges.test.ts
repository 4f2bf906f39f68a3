import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, expect, it } from 'vitest';
import { asId, type DeviceId } from '../../src/core/ids.ts';
import { badgeOf } from '../../src/core/people/badgeCode.ts';
import type { PrintOutcome } from '../../src/station/ports.ts';
import { readLabel } from '../../src/labels/readLabel.ts';
import { labelPictures } from '../../src/labels/render/preview.ts';
import { endRenderer, exportOf, startRig, type StationRig } from '../support/station.ts';

const ROLES = { packer: 'Packer', lead: 'Lead', supervisor: 'Supervisor', it: 'IT' };
let rig: StationRig;
afterEach(() => rig.end());
afterAll(endRenderer);

const user = (number: string) => {
  const found = rig.storage.users.byNumber(number);
  if (!found) throw new Error(`nobody has ${number}`);
  return found;
};
const signedIn = () => rig.station.state().user?.number ?? null;
const papers = () => rig.instruments.printer?.core.labels ?? [];
const print = (...numbers: readonly string[]): Promise<PrintOutcome> =>
  rig.station.people.printBadges(
    numbers.map((number) => user(number).userId),
    ROLES,
  );

/** What a scanner reads off the last papers, from the top down. */
async function read(from: number): Promise<readonly string[]> {
  const found: string[] = [];
  for (const { bytes } of papers().slice(from))
    for (const png of await labelPictures(Uint8Array.from(bytes), 8))
      found.push(...(await readLabel(png)).map(({ text }) => text));
  return found;
}

/** A scan, and whoever is signed in after it. */
async function scanned(code: string, number: string): Promise<void> {
  rig.scan(code);
  await rig.until(`${number} to be signed in`, () => signedIn() === number);
}

/** True when any file of the data folder holds the text. */
function isOnDisk(text: string): boolean {
  const looked = (folder: string): boolean =>
    readdirSync(folder).some((name) => {
      const path = join(folder, name);
      return statSync(path).isDirectory() ? looked(path) : readFileSync(path).includes(text);
    });
  return looked(rig.dataDir);
}

it('a printed badge is the person’s once it was scanned at the desk; until then the one before is', async () => {
  rig = await startRig();
  await scanned('BADGE-1001', '1001');
  expect(await print('2047')).toMatchObject({ kind: 'printed' });
  await rig.until('the paper', () => papers().length === 1);
  const [code = ''] = await read(0);
  expect(badgeOf(code)).toBe(code);
  expect(user('2047').printedBadge).not.toBeNull();

  rig.scan(code);
  await rig.until('an answer', () => rig.station.state().notice !== null);
  expect(signedIn(), 'nobody by a badge that was not taken up').toBe('1001');
  expect(rig.station.state().notice).toMatchObject({ reason: 'unknownBadge', code: '' });
  await scanned('BADGE-2047', '2047');
  await scanned('BADGE-1001', '1001');

  rig.station.people.listen(true);
  rig.scan(code);
  const { userId } = user('2047');
  await rig.until('the badge', () => rig.changes.some((change) => change.kind === 'badgeTakenUp'));
  expect(rig.changes).toContainEqual({ kind: 'badgeTakenUp', userId });
  rig.station.people.listen(false);
  await scanned(code, '2047');
  rig.station.signOut();
  rig.scan('BADGE-2047');
  await rig.until('an answer', () => rig.station.state().notice?.reason === 'unknownOrder');
  expect(signedIn()).toBeNull();
  expect(isOnDisk(code.slice(0, 22)), 'the code stands nowhere').toBe(false);
});

it('a badge printed anew makes the paper before it void, and one is taken up without a scan by somebody’s word', async () => {
  rig = await startRig();
  await scanned('BADGE-1001', '1001');
  await print('2047');
  await print('2047');
  await rig.until('two papers', () => papers().length === 2);
  const [first = '', second = ''] = await read(0);
  expect(first).not.toBe(second);
  expect(rig.station.people.takeUpBadge(user('2047').userId)).toBe(true);
  expect(rig.station.people.takeUpBadge(user('2047').userId), 'once').toBe(false);
  const notices = rig.station.state().notice?.id ?? 0;
  rig.scan(first);
  await rig.until('a refusal', () => (rig.station.state().notice?.id ?? 0) > notices);
  expect(signedIn()).toBe('1001');
  await scanned(second, '2047');
  const told = rig.station.audit
    .page({ kind: 'people', by: null, text: '', from: null, to: null, days: null }, null, 9)
    .rows.filter(({ type }) => type === 'badgePrinted' || type === 'userChanged');
  expect(told.map(({ type, name, who }) => [type, name, who])).toEqual([
    ['userChanged', user('2047').name, user('1001').name],
    ['badgePrinted', user('2047').name, user('1001').name],
    ['badgePrinted', user('2047').name, user('1001').name],
  ]);
  expect(rig.station.audit.show(told[0]?.seq ?? 0)?.changes).toEqual([
    { of: null, field: 'badge', before: null, after: { word: 'badgeUnscanned' } },
  ]);
});

it('several people’s badges come out at once, each with its own code', async () => {
  rig = await startRig();
  await scanned('BADGE-1001', '1001');
  await print('2047', '1001');
  await rig.until('the paper', () => papers().length === 1);
  const codes = await read(0);
  expect(new Set(codes).size).toBe(2);
  rig.station.people.listen(true);
  for (const code of codes) rig.scan(code);
  const taken = () => rig.changes.filter(({ kind }) => kind === 'badgeTakenUp');
  await rig.until('both', () => taken().length === 2);
  expect(new Set(taken())).toEqual(
    new Set([user('2047'), user('1001')].map(({ userId }) => ({ kind: 'badgeTakenUp', userId }))),
  );
});

it('nothing is printed where badges are not to be, and then everything stays', async () => {
  rig = await startRig({ routes: { badges: [] } });
  await scanned('BADGE-1001', '1001');
  const rows = rig.storage.counts().journalRows;
  expect(await print('2047')).toEqual({ kind: 'failed', reason: 'notConfigured' });
  expect(await rig.station.people.printBadges(['nobody'], ROLES)).toEqual({ kind: 'failed', reason: 'nobody' });
  expect(rig.storage.counts().journalRows).toBe(rows);
  expect(user('2047').printedBadge).toBeNull();
});

it('a badge that is given by hand drops the printed one, and so does being let in no more', async () => {
  rig = await startRig();
  await scanned('BADGE-1001', '1001');
  await print('2047');
  const { userId, name, number, role, mayOverride, mayKeyWeight } = user('2047');
  const draft = { userId, name, number, role, mayOverride, mayKeyWeight, pin: '', badge: '' };
  expect(await rig.station.people.save(draft)).toBeNull();
  expect(user('2047').printedBadge, 'another name or role changes nothing').not.toBeNull();
  expect(await rig.station.people.save({ ...draft, badge: 'OTHER-17' })).toBeNull();
  expect(user('2047').printedBadge).toBeNull();
});

it('a badge of another station is refused in an open order without a word of it in the journal', async () => {
  const pages: string[] = [];
  const PAPER = asId<DeviceId>('paper');
  rig = await startRig({ pages, routes: { badges: [PAPER] } });
  await scanned('BADGE-1001', '1001');
  await print('2047');
  expect(pages, 'on a sheet').toHaveLength(1);
  expect(pages[0]).not.toMatch(/\d{22}/);
  expect(pages[0]).toContain(user('2047').name);
  await rig.importText('orders', exportOf('#1001', { TEA: 1 }));
  rig.scan('1001');
  await rig.until('the bench', () => rig.station.snapshot()?.stage === 'verify');
  const other = '3141592653589793238488-ID';
  expect(badgeOf(other)).toBe(other);
  rig.scan(other);
  await rig.until('a refusal', () => rig.station.state().notice?.reason === 'unknownBadge');
  expect(rig.station.snapshot()?.stage).toBe('verify');
  expect(isOnDisk(other.slice(0, 22))).toBe(false);
});
