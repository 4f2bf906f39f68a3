import { createRequire } from 'node:module';
import type koffi from 'koffi';

/** The foreign function interface, or null where it can't be loaded: what needs it is then left out, never guessed. */
export function loadNative(): typeof koffi | null {
  try {
    return createRequire(import.meta.url)('koffi') as typeof koffi;
  } catch {
    return null;
  }
}
