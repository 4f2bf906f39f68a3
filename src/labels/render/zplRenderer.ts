import { createRequire } from 'node:module';
import type * as ZplRenderer from 'zpl-renderer-js';
import { keepWrappers } from '../wasmThreads.ts';

let renderer: typeof ZplRenderer | null = null;

/** The library that draws ZPL, loaded once a thread. */
export async function zplRenderer(): Promise<ZplRenderer.ZplApi> {
  keepWrappers();
  // Its CommonJS build: the package does not declare its ES build as a module, so older runtimes can't import it.
  renderer ??= createRequire(import.meta.url)('zpl-renderer-js') as typeof ZplRenderer;
  const { api } = await renderer.ready;
  return api;
}

/** The size that makes the library draw exactly so many dots: it rounds up, and a product a hair too big would be a dot more. */
export const exactly = (dots: number, dpmm: number): number => (dots - 0.5) / dpmm;
