import { BrowserWindow } from 'electron';
import { keepAtPage } from './window.ts';

/** A window that nobody sees and that lives for one page: no script runs in it and it can go nowhere. Whoever makes it destroys it. */
export function pageWindow(): BrowserWindow {
  const window = new BrowserWindow({
    show: false,
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, javascript: false },
  });
  keepAtPage(window);
  return window;
}

/** Shows a whole HTML document in it; rejects when it can't be read. */
export const loadPage = (window: BrowserWindow, page: string): Promise<void> =>
  window.webContents.loadURL(`data:text/html;charset=utf-8,${encodeURIComponent(page)}`);
