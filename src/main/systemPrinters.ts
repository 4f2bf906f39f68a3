import { BrowserWindow } from 'electron';
import { SHEET_SIZES, type SheetSize } from '../core/print/media.ts';
import type { PrintOutcome } from '../station/ports.ts';
import type { SystemPrinter } from './sheetPrinterState.ts';

/** The printers of this PC's system, for sheets. */
export interface SystemPrinters {
  /** Those the system has; none where it does not answer. */
  list(): Promise<readonly SystemPrinter[]>;
  /** Hands a page to a printer in its own size, never scaled. Resolves once with what is known: the system tells no more than that it took it. */
  print(printer: string, page: string, size: SheetSize): Promise<PrintOutcome>;
  close(): void;
}

/** The system neither takes nor refuses a job for so long: it may come out or not. */
const PATIENCE_MS = 30_000;
/** Chromium's own words for a printer that is not there. */
const NOT_THERE = /Invalid deviceName|Invalid printer/i;

/** Printing through a window that nobody sees: no script runs in it and it can go nowhere. */
export function createSystemPrinters(): SystemPrinters {
  let window: BrowserWindow | null = null;
  // One page stands in the window at a time.
  let turn: Promise<unknown> = Promise.resolve();

  const open = (): BrowserWindow => {
    if (window && !window.isDestroyed()) return window;
    window = new BrowserWindow({
      show: false,
      webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, javascript: false },
    });
    window.webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
    return window;
  };

  const printNow = async (printer: string, page: string, size: SheetSize): Promise<PrintOutcome> => {
    const { webContents } = open();
    await webContents.loadURL(`data:text/html;charset=utf-8,${encodeURIComponent(page)}`);
    return new Promise((resolve) => {
      const late = setTimeout(() => {
        resolve({ kind: 'uncertain', reason: 'noReply' });
      }, PATIENCE_MS);
      webContents.print(
        {
          silent: true,
          deviceName: printer,
          pageSize: size,
          margins: { marginType: 'none' },
          scaleFactor: 100,
          printBackground: true,
          copies: 1,
        },
        (isTaken, why) => {
          clearTimeout(late);
          resolve(
            isTaken
              ? { kind: 'printed', proof: 'spooled' }
              : { kind: 'failed', reason: NOT_THERE.test(why) ? 'notFound' : 'refused' },
          );
        },
      );
    });
  };

  return {
    async list() {
      try {
        const printers = await open().webContents.getPrintersAsync();
        return printers.map(({ name, options }) => ({
          name,
          options: Object.fromEntries(Object.entries(options).map(([key, value]) => [key, String(value)])),
        }));
      } catch {
        return [];
      }
    },
    print(printer, page, size) {
      if (!SHEET_SIZES.includes(size)) return Promise.resolve({ kind: 'failed', reason: 'wrongStock' });
      const done = turn.then(() => printNow(printer, page, size));
      turn = done.catch(() => undefined);
      return done;
    },
    close() {
      if (window && !window.isDestroyed()) window.destroy();
      window = null;
    },
  };
}
