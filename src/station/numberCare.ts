import type { StoragePort } from './ports.ts';
import type { SignIn } from './signIn.ts';
import type { Station, StationChange } from './station.ts';

/** What a supervisor says of the numbers: which are this station's. */
export function numberCare({
  storage,
  signIn,
  tell,
}: {
  readonly storage: StoragePort;
  readonly signIn: SignIn;
  tell(change: StationChange): void;
}): Pick<Station, 'setNumberShare'> {
  return {
    setNumberShare(numberShare) {
      const site = storage.site();
      if (!site) return;
      const event = { type: 'siteConfigured', site: { ...site, numberShare } } as const;
      storage.record([{ event }], signIn.current()?.userId ?? null);
      tell({ kind: 'app' });
      tell({ kind: 'tasks' });
    },
  };
}
