import { watch, type FSWatcher } from 'node:fs';

/**
 * Calls `then` when something whose name is meant comes into a folder of device nodes or goes from it. Null where the folder is not there
 * or can't be watched: then the tries with back-off find the device.
 */
export function watchNodes(folder: string, isMeant: (name: string) => boolean, then: () => void): FSWatcher | null {
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
