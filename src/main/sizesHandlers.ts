import { asId, type CartonTypeId } from '../core/ids.ts';
import type { StoragePort } from '../station/ports.ts';
import type { SizesDesk } from '../station/rehearsal/sizesDesk.ts';
import type { Handlers } from './ipc.ts';
import { mutable } from './mutable.ts';

/** The proposal of box sizes as the window shows it. */
export interface SizesSetup {
  readonly sizes: SizesDesk;
  readonly storage: Pick<StoragePort, 'site'>;
}

type SizesHandlers = Pick<Handlers, Extract<keyof Handlers, `sizes.${string}`>>;

/** Answers what the window asks about the proposal of box sizes, a supervisor only. */
export const createSizesHandlers = ({ sizes, storage }: SizesSetup, mustBeAllowed: () => void): SizesHandlers => ({
  'sizes.view': () => {
    mustBeAllowed();
    return mutable({ currency: storage.site()?.currency ?? 'USD', view: sizes.view() });
  },
  'sizes.start': ({ keep, ...wish }) => {
    mustBeAllowed();
    return { refused: sizes.start({ ...wish, keep: keep.map((id) => asId<CartonTypeId>(id)) }) };
  },
  'sizes.cancel': () => {
    mustBeAllowed();
    sizes.cancel();
    return {};
  },
});
