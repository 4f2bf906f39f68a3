import { dialog, type BrowserWindow } from 'electron';
import type { Station } from '../station/station.ts';
import { writeTable } from './chosenFile.ts';
import type { Handlers } from './ipc.ts';
import { mutable } from './mutable.ts';

type AuditHandlers = Pick<Handlers, Extract<keyof Handlers, `audit.${string}`>>;

const PAGE = 8;

/** Answers what the window asks about who changed what, a supervisor only. */
export function createAuditHandlers(
  { audit }: Station,
  window: BrowserWindow,
  mustBeAllowed: () => void,
): AuditHandlers {
  return {
    'audit.page': ({ before, ...asked }) => (mustBeAllowed(), mutable(audit.page(asked, before, PAGE))),
    'audit.show': ({ seq }) => (mustBeAllowed(), { detail: mutable(audit.show(seq)) }),
    'audit.people': () => (mustBeAllowed(), { people: mutable(audit.people()) }),
    'audit.chain': () => (mustBeAllowed(), audit.chain()),
    'audit.saveFile': async (asked) => {
      mustBeAllowed();
      const { filePath } = await dialog.showSaveDialog(window, {
        defaultPath: 'audit.csv',
        filters: [{ name: 'CSV', extensions: ['csv'] }],
      });
      if (!filePath) return { isSaved: false };
      await writeTable(filePath, await audit.csv(asked));
      return { isSaved: true };
    },
  };
}
