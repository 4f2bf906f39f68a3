import { BrowserWindow, type WebContents } from 'electron';
import { SHEET_SIZES, type SheetSize } from '../core/print/media.ts';
import type { PrintOutcome } from '../station/ports.ts';
import { loadPage, pageWindow } from './pageWindow.ts';
import type { SystemPrinter } from './sheetPrinterState.ts';

/** The printers of this PC's system, for sheets. */
export interface SystemPrinters {
  /** Those the system has; null where it does not answer in time. */
  list(): Promise<readonly SystemPrinter[] | null>;
  /** Hands a page to a printer in its own size, never scaled. Resolves once with what is known: the system tells no more than that it took it. */
  print(printer: string, page: string, size: SheetSize): Promise<PrintOutcome>;
  close(): void;
}

/** A list that the system does not give in so long is not waited for. */
const LIST_MS = 4_000;
/** The system neither takes nor refuses a job for so long: it may come out or not. */
const PATIENCE_MS = 30_000;
/** Chromium's own words for a printer that is not there. */
const NOT_THERE = /Invalid deviceName|Invalid printer/i;

/** Printing through windows that live for one page. */
export function createSystemPrinters(): SystemPrinters {
  let isClosed = false;
  // One page is printed at a time.
  let turn: Promise<unknown> = Promise.resolve();

  const printNow = async (printer: string, page: string, size: SheetSize): Promise<PrintOutcome> => {
    if (isClosed) return { kind: 'failed', reason: 'closed' };
    const window = pageWindow();
    const job = { isSent: false };
    const late = new Promise<PrintOutcome>((resolve) => {
      setTimeout(() => {
        resolve(job.isSent ? { kind: 'uncertain', reason: 'noReply' } : { kind: 'failed', reason: 'noReply' });
      }, PATIENCE_MS).unref();
    });
    const print = async (): Promise<PrintOutcome> => {
      await loadPage(window, page);
      job.isSent = true;
      return handOver(window.webContents, printer, size);
    };
    try {
      return await Promise.race([print(), late]);
    } catch {
      // Its message holds the page, and the page names people: it is not passed on.
      return job.isSent ? { kind: 'uncertain', reason: 'lost' } : { kind: 'failed', reason: 'refused' };
    } finally {
      if (!window.isDestroyed()) window.destroy();
    }
  };

  return {
    async list() {
      const [window] = BrowserWindow.getAllWindows();
      if (isClosed || !window) return null;
      const late = new Promise<null>((resolve) => {
        setTimeout(() => {
          resolve(null);
        }, LIST_MS).unref();
      });
      const asked = window.webContents.getPrintersAsync().catch(() => null);
      const printers = await Promise.race([asked, late]);
      return (
        printers?.map(({ name, options }) => ({
          name,
          options: Object.fromEntries(Object.entries(options).map(([key, value]) => [key, String(value)])),
        })) ?? null
      );
    },
    print(printer, page, size) {
      if (!SHEET_SIZES.includes(size)) return Promise.resolve({ kind: 'failed', reason: 'wrongStock' });
      const done = turn.then(() => printNow(printer, page, size));
      turn = done.catch(() => undefined);
      return done;
    },
    close() {
      isClosed = true;
    },
  };
}

/** Hands the page that a window holds to a printer at its own size. */
const handOver = (contents: WebContents, printer: string, size: SheetSize): Promise<PrintOutcome> =>
  new Promise((resolve) => {
    contents.print(
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
        resolve(
          isTaken
            ? { kind: 'printed', proof: 'spooled' }
            : { kind: 'failed', reason: NOT_THERE.test(why) ? 'notFound' : 'refused' },
        );
      },
    );
  });
