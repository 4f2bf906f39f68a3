import { basename } from 'node:path';
import type { ImportKind } from '../core/journal/events.ts';
import type { StationError } from '../shared/errors.ts';
import { importFile } from './importing.ts';
import type { ImportPort, ImportRecord, RuntimePort, StoragePort } from './ports.ts';

interface ImportFailure {
  readonly code: StationError['code'];
  readonly params: StationError['params'];
  readonly reference: string;
}

/** What the Imports screen shows. */
export interface ImportsState {
  readonly running: {
    readonly kind: ImportKind;
    readonly fileName: string;
    readonly lines: number;
    readonly fraction: number;
  } | null;
  readonly failure: ImportFailure | null;
  readonly done: readonly ImportRecord[];
}

interface ImportsPorts {
  readonly storage: StoragePort;
  readonly source: ImportPort;
  readonly runtime: RuntimePort;
  failed(error: unknown): ImportFailure;
  changed(): void;
  finished(): void;
}

/** Runs one import at a time beside packing; batches are small, so that a scan is never kept waiting. */
export function createImports(ports: ImportsPorts): {
  start(kind: ImportKind, path: string): void;
  cancel(): void;
  state(): ImportsState;
} {
  let running: ImportsState['running'] = null;
  let failure: ImportFailure | null = null;
  let stop: AbortController | null = null;

  const run = async (kind: ImportKind, path: string, signal: AbortSignal): Promise<void> => {
    const site = ports.storage.site();
    const fileName = basename(path);
    try {
      await importFile(
        {
          storage: ports.storage,
          source: ports.source,
          runtime: ports.runtime,
          signal,
          onProgress: ({ lines, bytes, totalBytes }) => {
            running = { kind, fileName, lines, fraction: totalBytes > 0 ? Math.min(1, bytes / totalBytes) : 0 };
            ports.changed();
          },
        },
        { kind, path, mapping: null, timeZone: site?.timeZone ?? 'UTC', currency: site?.currency ?? 'USD' },
      );
    } catch (error) {
      if (!signal.aborted) failure = ports.failed(error);
    } finally {
      running = null;
      stop = null;
      ports.changed();
      ports.finished();
    }
  };

  return {
    start(kind, path) {
      if (stop) return;
      stop = new AbortController();
      failure = null;
      running = { kind, fileName: basename(path), lines: 0, fraction: 0 };
      ports.changed();
      void run(kind, path, stop.signal);
    },
    cancel: () => stop?.abort(),
    state: () => ({ running, failure, done: ports.storage.imports.list(20) }),
  };
}
