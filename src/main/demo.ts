import { join } from 'node:path';
import { utilityProcess } from 'electron';
import { createCsvImport } from '../channels/csv/source.ts';
import type { StationConfig } from '../shared/config.ts';
import { seedDemo } from '../station/demo.ts';
import type { StoragePort } from '../station/ports.ts';
import { systemRuntime } from '../station/runtime.ts';

/** Fills an empty demo data folder with the demo site, products, boxes and orders. */
export async function fillDemo(storage: StoragePort, demoDir: string): Promise<void> {
  const files = {
    orders: join(demoDir, 'orders.csv'),
    products: join(demoDir, 'products.csv'),
    cartons: join(demoDir, 'cartons.csv'),
  };
  await seedDemo({ storage, source: createCsvImport(), runtime: systemRuntime }, files);
}

/** The demo's virtual instruments in a process of their own: ports to reach them by, and a way to work them. */
export interface DemoBench {
  readonly ports: { readonly scale: number; readonly scanner: number; readonly printer: number };
  /** One command of devices/virtual/commands.ts, e.g. `{do: 'scan', text}`. */
  work(command: Readonly<Record<string, unknown>>): void;
}

/** Starts the virtual scale, scanner and printer; they speak the same bytes as real ones, over TCP. */
export function startDemoBench(builtDir: string): Promise<DemoBench> {
  return new Promise((resolve, reject) => {
    const bench = utilityProcess.fork(join(builtDir, 'virtualBench.js'), [], { serviceName: 'Virtual instruments' });
    bench.once('message', (ports: DemoBench['ports']) => {
      resolve({
        ports,
        work: (command) => {
          bench.postMessage(command);
        },
      });
    });
    bench.once('exit', (code) => {
      reject(new Error(`virtual instruments ended with ${code.toString()}`));
    });
  });
}

/** The device list that reaches the virtual instruments. */
export function demoDevices({ scale, scanner, printer }: DemoBench['ports']): StationConfig['devices'] {
  const at = (port: number) => ({ kind: 'tcp', host: '127.0.0.1', port }) as const;
  return [
    { deviceId: 'scanner', role: 'scanner', name: 'Virtual scanner', transport: at(scanner), protocol: 'text' },
    { deviceId: 'scale', role: 'scale', name: 'Virtual scale', transport: at(scale), protocol: 'mt-sics' },
    { deviceId: 'printer', role: 'labelPrinter', name: 'Virtual printer', transport: at(printer), protocol: 'zpl' },
    {
      deviceId: 'keyboard',
      role: 'scanner',
      name: 'Keyboard scanner',
      transport: { kind: 'keyboard' },
      protocol: 'text',
    },
  ];
}
