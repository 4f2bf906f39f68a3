import { asId, type UserId } from '../core/ids.ts';
import { PREFERENCES } from '../core/journal/settingEvents.ts';
import type { StoragePort } from './ports.ts';

/** How the window looks, sounds and speaks, kept with a fact of each change: what stood before, and who is signed in. */
export function recordedPreferences(
  storage: Pick<StoragePort, 'record' | 'preferences'>,
  user: () => UserId | null,
): StoragePort['preferences'] {
  const { preferences } = storage;
  return {
    get: preferences.get,
    set(key, value) {
      const before = preferences.get(key);
      if (before === value) return;
      preferences.set(key, value);
      const [name, person = null] = key.split('.');
      const preference = PREFERENCES.find((known) => known === name);
      if (!preference) return;
      const of = person === null ? null : asId<UserId>(person);
      storage.record([{ event: { type: 'preferenceSet', preference, person: of, before, after: value } }], user());
    },
  };
}
