import { existsSync, watch, type FSWatcher } from 'node:fs';
import { join } from 'node:path';

/** Calls `appeared` when a USB printer's node comes. Its folder comes with the first printer and goes with the last. */
export function watchUsbPrinters(dev: string, appeared: () => void): () => void {
  const folder = join(dev, 'usb');
  let inner: FSWatcher | null = null;
  const watchInside = (): void => {
    inner?.close();
    inner = existsSync(folder) ? watched(folder, (name) => name.startsWith('lp'), appeared) : null;
  };
  const outer = watched(
    dev,
    (name) => name === 'usb',
    () => {
      watchInside();
      if (inner !== null) appeared();
    },
  );
  watchInside();
  return () => {
    inner?.close();
    outer?.close();
  };
}

/** Null where the folder is not there or can't be watched: then the tries with back-off find the printer. */
function watched(folder: string, isMeant: (name: string) => boolean, then: () => void): FSWatcher | null {
  try {
    const watcher = watch(folder, (event, name) => {
      // Whatever is written to a device is told as `change`.
      if (event === 'rename' && name !== null && isMeant(name)) then();
    });
    watcher.on('error', () => undefined);
    return watcher;
  } catch {
    return null;
  }
}
