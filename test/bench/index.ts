import { benchCarton } from './carton/bench.ts';
import { benchCodecs } from './codecs.ts';
import { benchColdStart } from './coldStart.ts';
import { benchDevices } from './devices.ts';
import { benchExactlyOnce } from './exactlyOnce.ts';
import { benchFirstByte } from './firstByte.ts';
import { benchLabelJobs } from './labelJobs.ts';
import { benchLabels } from './labels.ts';
import type { Figure } from './measure.ts';
import { parseBenchOptions, type BenchOptions } from './options.ts';
import { benchQueue } from './queue.ts';
import { benchRehearse } from './rehearse.ts';
import { benchReports } from './reports.ts';
import { benchScan } from './scan.ts';
import { benchShift } from './shift/bench.ts';
import { benchImport, benchJournal } from './storage.ts';

type Bench = (env: NodeJS.ProcessEnv, options: BenchOptions) => Promise<Figure[]>;

/** `npm run bench [NAME...]`: prints one JSON document, the target beside each figure. Exit 0 also where a target is missed: the figure is the result. */
const BENCHES: Readonly<Record<string, Bench>> = {
  scan: benchScan,
  'cold-start': benchColdStart,
  import: benchImport,
  journal: benchJournal,
  queue: benchQueue,
  codecs: benchCodecs,
  devices: benchDevices,
  'first-byte': benchFirstByte,
  shift: benchShift,
  labels: benchLabels,
  'label-jobs': benchLabelJobs,
  'exactly-once': benchExactlyOnce,
  carton: (_, { carton }) => benchCarton(carton),
  rehearse: benchRehearse,
  reports: benchReports,
};

/** The command line; what is wrong with it is told in a line, exit code 2. */
function readOptions(): BenchOptions | null {
  try {
    const options = parseBenchOptions(process.argv.slice(2));
    const unknown = options.names.find((name) => !Object.hasOwn(BENCHES, name));
    if (unknown === undefined) return options;
    throw new RangeError(`unknown bench '${unknown}'; one of: ${Object.keys(BENCHES).join(', ')}`);
  } catch (error) {
    if (!(error instanceof RangeError || error instanceof TypeError)) throw error;
    process.stderr.write(`bench: ${error.message}\n`);
    process.exitCode = 2;
    return null;
  }
}

const options = readOptions();
if (options) {
  const figures: Figure[] = [];
  for (const [name, bench] of Object.entries(BENCHES)) {
    if (options.names.length > 0 && !options.names.includes(name)) continue;
    process.stderr.write(`bench: ${name} ...\n`);
    figures.push(...(await bench(process.env, options)));
  }
  const machine = {
    platform: process.platform,
    node: process.version,
    electron: process.env['STATION_ELECTRON_VERSION'] ?? null,
  };
  process.stdout.write(`${JSON.stringify({ machine, figures }, null, 2)}\n`);
}
