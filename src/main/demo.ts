import { join } from 'node:path';
import { utilityProcess } from 'electron';
import { createCsvImport } from '../channels/csv/source.ts';
import { seedDemo, type SeedFiles } from '../station/demo.ts';
import type { StoragePort } from '../station/ports.ts';
import { systemRuntime } from '../station/runtime.ts';
import { USUAL_LANGUAGES, type BenchLanguages, type BenchPorts } from './demoBench.ts';

/** Fills an empty demo data folder with the demo site, products, boxes and orders. */
export async function fillDemo(storage: StoragePort, demoDir: string): Promise<void> {
  await seedDemo({ storage, source: createCsvImport(), runtime: systemRuntime }, demoFiles(demoDir));
}

/** The files that the demo and the training are filled with. */
export const demoFiles = (demoDir: string): SeedFiles => ({
  orders: join(demoDir, 'orders.csv'),
  products: join(demoDir, 'products.csv'),
  cartons: join(demoDir, 'cartons.csv'),
});

/** The demo's virtual instruments in a process of their own: ports to reach them by, and ways to work them. */
export interface DemoBench {
  readonly ports: BenchPorts;
  languages(): BenchLanguages;
  /** One command of devices/virtual/commands.ts, e.g. `{do: 'scan', text}`. */
  work(command: Readonly<Record<string, unknown>>): void;
  /** Other instruments in the same places; resolves when they listen. */
  speak(languages: BenchLanguages): Promise<void>;
  /** Ends their process. */
  close(): void;
}

type Told = { readonly kind: 'listening'; readonly ports: BenchPorts } | { readonly kind: 'changed' };

/** Starts the virtual scale, scanner and printer; they speak the same bytes as real ones, over TCP. */
export function startDemoBench(builtDir: string): Promise<DemoBench> {
  return new Promise((resolve, reject) => {
    const bench = utilityProcess.fork(join(builtDir, 'virtualBench.js'), [], { serviceName: 'Virtual instruments' });
    let languages = USUAL_LANGUAGES;
    const waiting: (() => void)[] = [];
    bench.on('message', (told: Told) => {
      if (told.kind === 'changed') waiting.shift()?.();
      else
        resolve({
          ports: told.ports,
          languages: () => languages,
          work: (command) => {
            bench.postMessage(command);
          },
          speak: (next) =>
            new Promise((changed) => {
              languages = next;
              waiting.push(changed);
              bench.postMessage({ languages: next });
            }),
          close: () => {
            bench.kill();
          },
        });
    });
    bench.once('exit', (code) => {
      reject(new Error(`virtual instruments ended with ${code.toString()}`));
    });
  });
}
