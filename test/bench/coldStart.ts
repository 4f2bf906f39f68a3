import { spawn } from 'node:child_process';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { startVirtualBench } from '../../src/cli/demo/bench.ts';
import { startInstruments } from '../../src/devices/virtual/simulation.ts';
import { DEMO_USERS } from '../../src/station/demo.ts';
import { fillOrders } from './fill.ts';
import { figure, percentile, type Figure } from './measure.ts';
import { pointDevices, setUpDemoSite, withDataDir, withStorage } from './stationFolder.ts';

const STARTS = 5;
const ORDERS = 100_000;

/** Cold start: from starting the process to the first scan on disk (the packer's badge), with 100,000 orders; median of five starts. */
export function benchColdStart(env: NodeJS.ProcessEnv): Promise<Figure[]> {
  return withDataDir(async (dataDir) => {
    await withStorage(dataDir, async (storage) => {
      await setUpDemoSite(storage);
      fillOrders(storage, ORDERS);
    });
    const scanner = await startInstruments({ addresses: { scanner: { kind: 'tcp', port: 0 } }, control: null });
    const others = await startVirtualBench();
    pointDevices(dataDir, {
      scanner: Number(scanner.listening.scanner),
      scale: others.ports.scale,
      printer: others.ports.printer,
    });
    try {
      const times: number[] = [];
      for (let start = 0; start < STARTS; start += 1)
        times.push(
          await startOnce(env, dataDir, () => {
            scanner.instruments.scanner?.core.scan(DEMO_USERS[0]?.badge ?? '');
          }),
        );
      return [figure('cold start to first scan accepted, median', percentile(times, 50), 'ms', { atMost: 2_500 })];
    } finally {
      await Promise.all([scanner.close(), others.stop()]);
    }
  });
}

async function startOnce(env: NodeJS.ProcessEnv, dataDir: string, scanBadge: () => void): Promise<number> {
  const signedIn = countSignIns(dataDir);
  const before = signedIn();
  const begin = performance.now();
  const app = spawn(
    env['STATION_ELECTRON'] ?? '',
    [...(JSON.parse(env['STATION_ELECTRON_ARGS'] ?? '[]') as string[]), '--data', dataDir],
    { env, stdio: 'ignore' },
  );
  const gone = new Promise<void>((resolve) =>
    app.once('exit', () => {
      resolve();
    }),
  );
  while (signedIn() === before) {
    if (performance.now() - begin > 60_000) throw new Error('the app took no scan within a minute');
    scanBadge();
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  const took = performance.now() - begin;
  app.kill('SIGTERM');
  await gone;
  return took;
}

function countSignIns(dataDir: string): () => number {
  return () => {
    const db = new Database(join(dataDir, 'station.db'), { readonly: true });
    try {
      // Only the newest rows: a hundred thousand orders lie below.
      return (
        db
          .prepare<[], { n: number }>(
            "SELECT count(*) AS n FROM journal WHERE seq > 100400 AND json_extract(event, '$.type') = 'userSignedIn'",
          )
          .get()?.n ?? 0
      );
    } finally {
      db.close();
    }
  };
}
