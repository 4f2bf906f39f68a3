import { benchColdStart } from './coldStart.ts';
import type { Figure } from './measure.ts';
import { benchScan } from './scan.ts';
import { benchImport, benchJournal } from './storage.ts';

/** `npm run bench [NAME...]`: prints one JSON document, the target beside each figure. Exit 0 also where a target is missed: the figure is the result. */
const BENCHES: Readonly<Record<string, (env: NodeJS.ProcessEnv) => Promise<Figure[]>>> = {
  scan: benchScan,
  'cold-start': benchColdStart,
  import: benchImport,
  journal: benchJournal,
};

const asked = process.argv.slice(2);
const unknown = asked.find((name) => !Object.hasOwn(BENCHES, name));
if (unknown !== undefined) {
  process.stderr.write(`bench: unknown bench '${unknown}'; one of: ${Object.keys(BENCHES).join(', ')}\n`);
  process.exitCode = 2;
} else {
  const figures: Figure[] = [];
  for (const [name, bench] of Object.entries(BENCHES)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    process.stderr.write(`bench: ${name} ...\n`);
    figures.push(...(await bench(process.env)));
  }
  const machine = {
    platform: process.platform,
    node: process.version,
    electron: process.env['STATION_ELECTRON_VERSION'] ?? null,
  };
  process.stdout.write(`${JSON.stringify({ machine, figures }, null, 2)}\n`);
}
