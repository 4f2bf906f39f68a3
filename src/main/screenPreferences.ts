import type { UserId } from '../core/ids.ts';
import type { UnitSystem } from '../core/shownUnits.ts';
import type { AppState } from '../shared/ipc/contract.ts';
import { LANGUAGES, languageOf, regionOf, type Language } from '../shared/languages.ts';
import type { StoragePort } from '../station/ports.ts';

const THEMES = ['light', 'dark', 'hc'] as const;
const UNITS = ['us', 'metric'] as const;
type Preferences = AppState['preferences'];

/** How the window looks, sounds and speaks: colours and sound are the bench's, language and units each person's own at it. */
export interface ScreenPreferences {
  /** For whoever is signed in; null: nobody. */
  of(user: UserId | null): Preferences;
  setTheme(theme: Preferences['theme']): void;
  setVolume(volume: number): void;
  /** Kept for the user; with nobody signed in for the bench, and for who signs in next. */
  setLanguage(user: UserId | null, language: Language): void;
  /** Kept like the language; null shows each quantity in the unit it came in. */
  setUnits(user: UserId | null, units: UnitSystem | null): void;
  /** Somebody signed in: what was chosen before the badge was read is theirs from now on. */
  signedIn(user: UserId): void;
}

/** What a bench keeps of the window's looks, for it and for each of these users: for another bench to begin with. */
export const keptLooks = (
  kept: Pick<StoragePort['preferences'], 'get'>,
  users: readonly { readonly userId: UserId }[],
): readonly (readonly [key: string, value: string])[] =>
  ['theme', 'volume', 'language', 'units', ...users.flatMap(({ userId }) => [`language.${userId}`, `units.${userId}`])]
    .map((key) => [key, kept.get(key)] as const)
    .flatMap(([key, value]) => (value === null ? [] : [[key, value] as const]));

/** What a station that can't be opened looks like, in the language of its PC (its list of tags, the first one first). */
export const plainPreferences = (tags: readonly string[]): Preferences => ({
  theme: 'light',
  volume: 70,
  language: languageOf(tags),
  units: null,
  region: regionOf(tags),
});

/** Preferences as this bench keeps them; `tags` are the PC's languages, the first one first. */
export function createScreenPreferences(kept: StoragePort['preferences'], tags: readonly string[]): ScreenPreferences {
  const plain = plainPreferences(tags);
  let chosen: Language | null = null;
  const key = (name: 'language' | 'units', user: UserId | null): string => (user === null ? name : `${name}.${user}`);
  const ofUser = (name: 'language' | 'units', user: UserId | null): string | null =>
    kept.get(key(name, user)) ?? kept.get(name);
  return {
    of(user) {
      const volume = Number(kept.get('volume') ?? '');
      return {
        theme: THEMES.find((known) => known === kept.get('theme')) ?? plain.theme,
        volume: Number.isInteger(volume) && volume >= 30 && volume <= 100 ? volume : plain.volume,
        language: LANGUAGES.find((known) => known === ofUser('language', user)) ?? plain.language,
        units: UNITS.find((known) => known === ofUser('units', user)) ?? null,
        region: plain.region,
      };
    },
    setTheme: (theme) => {
      kept.set('theme', theme);
    },
    setVolume: (volume) => {
      kept.set('volume', String(volume));
    },
    setLanguage(user, language) {
      kept.set(key('language', user), language);
      chosen = user === null ? language : null;
    },
    setUnits: (user, units) => {
      kept.set(key('units', user), units ?? 'own');
    },
    signedIn(user) {
      if (chosen !== null) kept.set(key('language', user), chosen);
      chosen = null;
    },
  };
}
