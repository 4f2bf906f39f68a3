import type { Language } from '../shared/languages.ts';
import type { Dock } from './dock.ts';
import type { Handlers } from './ipc.ts';
import { mutable } from './mutable.ts';

type DockHandlers = Pick<Handlers, Extract<keyof Handlers, `dock.${string}`>>;

/** Answers the window of the virtual instruments, in the language of the station's window; without a dock there is nothing to work. */
export function createDockHandlers(dock: () => Dock | null, language: () => Language): DockHandlers {
  return {
    'dock.acts': () => ({
      language: language(),
      acts: mutable(dock()?.acts() ?? []),
      choices: mutable(dock()?.choices() ?? []),
    }),
    'dock.choose': async ({ id, value }) => {
      await dock()?.choose(id, value);
      return {};
    },
    'dock.act': ({ id }) => {
      dock()?.act(id);
      return {};
    },
  };
}
