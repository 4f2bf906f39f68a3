import { expect, it } from 'vitest';
import { asId, type UserId } from '../../src/core/ids.ts';
import { createScreenPreferences, plainPreferences } from '../../src/main/screenPreferences.ts';
import type { StoragePort } from '../../src/station/ports.ts';
import { newFolder, openIn, steadyRuntime } from '../storage/place.ts';
import { NOON } from '../storage/facts.ts';

const [mara, jon] = [asId<UserId>('mara'), asId<UserId>('jon')];
const PC = ['es-US', 'de-DE'];

/** Real storage: what is kept is read again as after a restart. */
function bench(): { open(): StoragePort['preferences'] } {
  const dataDir = newFolder();
  return { open: () => openIn(dataDir, steadyRuntime(NOON)).preferences };
}

it("begins in the PC's language and numbers, light and at 70 %", () => {
  expect(createScreenPreferences(bench().open(), PC).of(null)).toEqual(plainPreferences(PC));
  expect(plainPreferences(PC)).toMatchObject({ region: 'US', units: null, theme: 'light', volume: 70 });
  expect(plainPreferences(['de-CH']).language).toBe('de');
  expect(plainPreferences(['xx']).language).toBe('en');
});

it("keeps each person's language and units, and leaves the others theirs", () => {
  const kept = bench().open();
  const before = createScreenPreferences(kept, PC);
  before.setLanguage(mara, 'de');
  before.setUnits(mara, 'metric');
  before.setTheme('hc');
  const after = createScreenPreferences(kept, ['en-US']);
  expect(after.of(mara)).toMatchObject({ language: 'de', units: 'metric', theme: 'hc' });
  expect(after.of(jon)).toMatchObject({ language: 'en', units: null, theme: 'hc' });
  expect(after.of(null).language).toBe('en');
  after.setUnits(null, 'us');
  after.setUnits(mara, null);
  expect([after.of(mara).units, after.of(jon).units]).toEqual([null, 'us']);
});

it('gives the language chosen before the badge to who scans it, once', () => {
  const preferences = createScreenPreferences(bench().open(), ['en-US']);
  preferences.setLanguage(jon, 'en');
  preferences.setLanguage(null, 'de');
  expect(preferences.of(null).language).toBe('de');
  preferences.signedIn(mara);
  expect(preferences.of(mara).language).toBe('de');
  preferences.signedIn(jon);
  expect(preferences.of(jon).language).toBe('en');
});

it('takes what it does not know for nothing', () => {
  const kept = bench().open();
  for (const [key, value] of [
    ['language', 'tlh'],
    ['units.mara', 'stone'],
    ['theme', 'mauve'],
    ['volume', '3'],
  ] as const)
    kept.set(key, value);
  expect(createScreenPreferences(kept, ['de']).of(mara)).toEqual(plainPreferences(['de']));
});
