import { dialog, type BrowserWindow } from 'electron';
import type { Station } from '../station/station.ts';
import { writeTable } from './chosenFile.ts';
import type { Handlers } from './ipc.ts';
import { mutable } from './mutable.ts';

type ReportHandlers = Pick<Handlers, Extract<keyof Handlers, `reports.${string}`>>;

/** Answers what the window asks about what was done, a supervisor only. */
export function createReportHandlers(
  { reports }: Station,
  window: BrowserWindow,
  mustBeAllowed: () => void,
): ReportHandlers {
  return {
    'reports.show': ({ name, days }) => {
      mustBeAllowed();
      return { report: mutable(reports.show(name, reports.lastDays(days))) };
    },
    'reports.behind': ({ name, period, figure, row, page }) => {
      mustBeAllowed();
      return mutable(reports.behind(name, period, { figure, row }, page));
    },
    'reports.saveFile': async ({ name, period, cut }) => {
      mustBeAllowed();
      const { filePath } = await dialog.showSaveDialog(window, {
        defaultPath: `${name}-${cut}-${period.from}-${period.to}.csv`,
        filters: [{ name: 'CSV', extensions: ['csv'] }],
      });
      if (!filePath) return { isSaved: false };
      await writeTable(filePath, reports.csv(name, period, cut));
      return { isSaved: true };
    },
  };
}
