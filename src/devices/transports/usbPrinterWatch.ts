import { existsSync, type FSWatcher } from 'node:fs';
import { join } from 'node:path';
import { watchNodes } from './nodeWatch.ts';

/** Calls `appeared` when a USB printer's node comes. Its folder comes with the first printer and goes with the last. */
export function watchUsbPrinters(dev: string, appeared: () => void): () => void {
  const folder = join(dev, 'usb');
  let inner: FSWatcher | null = null;
  const watchInside = (): void => {
    inner?.close();
    inner = existsSync(folder) ? watchNodes(folder, (name) => name.startsWith('lp'), appeared) : null;
  };
  const outer = watchNodes(
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
