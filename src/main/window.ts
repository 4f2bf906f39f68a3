import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { BrowserWindow, Menu, protocol, session, type Event } from 'electron';
import type { StationConfig } from '../shared/config.ts';

/** Where the window's files come from: a scheme of our own, so that `file:` needs no privileges. */
export const APP_ORIGIN = 'app://station';
const IMAGE_SCHEME = 'station-image';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
  '.wav': 'audio/wav',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.webp': 'image/webp',
};

/** Pause before a crashed page is loaded again. */
const RELOAD_MS = 500;

/** Must run before the app is ready. */
export function registerSchemes(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
    { scheme: IMAGE_SCHEME, privileges: { standard: true, secure: true } },
  ]);
}

async function serve(folder: string, path: string): Promise<Response> {
  const file = normalize(join(folder, decodeURIComponent(path)));
  const type = TYPES[extname(file).toLowerCase()];
  if (!file.startsWith(folder + sep) || !type) return new Response(null, { status: 404 });
  try {
    return new Response(new Uint8Array(await readFile(file)), {
      headers: { 'content-type': type, 'x-content-type-options': 'nosniff' },
    });
  } catch {
    return new Response(null, { status: 404 });
  }
}

/** Serves the window's own files and the product pictures of the data folder; refuses everything else, permissions and downloads too. */
export function lockDown(rendererDir: string, imageDir: string): void {
  // The default menu's keys reload and close the window: a code with control characters would press them.
  Menu.setApplicationMenu(null);
  protocol.handle('app', (request) => serve(rendererDir, new URL(request.url).pathname));
  protocol.handle(IMAGE_SCHEME, (request) => serve(imageDir, new URL(request.url).pathname));
  const current = session.defaultSession;
  current.setPermissionRequestHandler((_contents, _permission, answer) => {
    answer(false);
  });
  current.setPermissionCheckHandler(() => false);
  current.setDevicePermissionHandler(() => false);
  current.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !/^(app|station-image|devtools|blob|data):/.test(details.url) });
  });
  current.on('will-download', (event) => {
    event.preventDefault();
  });
}

/** What a page of ours runs with: a sandbox, no Node, and the two functions of the preload. */
export const pagePreferences = (preload: string) => ({
  preload,
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  webviewTag: false,
  spellcheck: false,
});

/** Keeps a window at its own page: it opens no other, goes nowhere else and takes no foreign one in. */
export function keepAtPage({ webContents }: BrowserWindow): void {
  webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
  const refuse = (event: Event): void => {
    event.preventDefault();
  };
  webContents.on('will-navigate', refuse);
  webContents.on('will-attach-webview', refuse);
}

/** The station's one window, not shown yet: sandboxed, without Node, unable to go anywhere else. */
export function createWindow(config: StationConfig['window'], preload: string): BrowserWindow {
  const window = new BrowserWindow({
    width: config.width,
    height: config.height,
    useContentSize: true,
    minWidth: 1024,
    minHeight: 700,
    kiosk: config.kiosk,
    show: false,
    backgroundColor: '#EDEFF2',
    autoHideMenuBar: true,
    webPreferences: { ...pagePreferences(preload), backgroundThrottling: false },
  });
  window.setMenuBarVisibility(false);
  keepAtPage(window);
  // A page that crashed shows nothing while scans go on behind it: it is loaded again and asks for the bench as it stands.
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason !== 'clean-exit' && !window.isDestroyed())
      setTimeout(() => void window.loadURL(`${APP_ORIGIN}/index.html`), RELOAD_MS);
  });
  return window;
}
