import { keepWrappers } from '../labels/wasmThreads.ts';
import { StationError } from '../shared/errors.ts';
import { ArgumentError, meant, type CliContext } from './arguments.ts';
import { failureText } from './failureText.ts';
import { isSystemError, systemText } from './systemText.ts';
import { helpText, type VerbHelp } from './verbHelp.ts';

type Verb = (
  context: CliContext & { readonly env: NodeJS.ProcessEnv; readonly signal: AbortSignal },
) => number | Promise<number>;

interface VerbEntry {
  readonly help: string;
  load(): Promise<{ readonly run: Verb; readonly help: VerbHelp }>;
}

keepWrappers();

/** Every verb, once. A verb's code is loaded only when it is asked for. */
const VERBS: Readonly<Record<string, VerbEntry>> = {
  demo: {
    help: 'pack orders through the real window with virtual instruments',
    load: async () => {
      const { demo: run, DEMO_HELP: help } = await import('./demo.ts');
      return { run, help };
    },
  },
  import: {
    help: 'load a file of orders, products, boxes, recalls or instructions',
    load: async () => {
      const { importOrders: run, IMPORT_HELP: help } = await import('./import.ts');
      return { run, help };
    },
  },
  'verify-journal': {
    help: 'check the journal chain and the tables made from it',
    load: async () => {
      const { verifyJournal: run, VERIFY_JOURNAL_HELP: help } = await import('./verifyJournal.ts');
      return { run, help };
    },
  },
  'verify-replay': {
    help: 'check an exported replay of an order against its signature and its chain',
    load: async () => {
      const { verifyReplay: run, VERIFY_REPLAY_HELP: help } = await import('./verifyReplay.ts');
      return { run, help };
    },
  },
  'check-config': {
    help: 'everything that is wrong in a station.json, or what the station will do by it',
    load: async () => {
      const { checkConfig: run, CHECK_CONFIG_HELP: help } = await import('./checkConfig.ts');
      return { run, help };
    },
  },
  'dim-weight': {
    help: "a parcel's dim weight and billable weight by a dated rule",
    load: async () => {
      const { dimWeight: run, DIM_WEIGHT_HELP: help } = await import('./dimWeight.ts');
      return { run, help };
    },
  },
  rates: {
    help: "carriers' rules and the own carrier's prices, as CSV files",
    load: async () => {
      const { rates: run, RATES_HELP: help } = await import('./rates.ts');
      return { run, help };
    },
  },
  carrier: {
    help: 'ask the carrier of a data folder whether it answers and knows the key',
    load: async () => {
      const { carrier: run, CARRIER_HELP: help } = await import('./carrier.ts');
      return { run, help };
    },
  },
  manifest: {
    help: 'what the carriers take: manifests to close and closed ones',
    load: async () => {
      const { manifest: run, MANIFEST_HELP: help } = await import('./manifest.ts');
      return { run, help };
    },
  },
  track: {
    help: 'record what carriers say of parcels, out of a CSV or JSON file',
    load: async () => {
      const { track: run, TRACK_HELP: help } = await import('./track.ts');
      return { run, help };
    },
  },
  report: {
    help: 'a table of the reports as CSV: throughput, errors, perfect orders, postage, box choice, overrides',
    load: async () => {
      const { report: run, REPORT_HELP: help } = await import('./report.ts');
      return { run, help };
    },
  },
  devices: {
    help: 'what is plugged in: identity, what it probably is, and what keeps it from being used',
    load: async () => {
      const { devices: run, DEVICES_HELP: help } = await import('./devices.ts');
      return { run, help };
    },
  },
  probe: {
    help: 'read a scale: one JSON line a reading',
    load: async () => {
      const { probe: run, PROBE_HELP: help } = await import('./probe.ts');
      return { run, help };
    },
  },
  decode: {
    help: "read a scale's bytes on standard input: one JSON line an answer",
    load: async () => {
      const { decode: run, DECODE_HELP: help } = await import('./decode.ts');
      return { run, help };
    },
  },
  print: {
    help: 'send a file to a printer: one JSON line for each step until it ends',
    load: async () => {
      const { print: run, PRINT_HELP: help } = await import('./print.ts');
      return { run, help };
    },
  },
  simulate: {
    help: 'run a virtual scale, scanner, printer or the whole bench',
    load: async () => {
      const { simulate: run, SIMULATE_HELP: help } = await import('./simulate.ts');
      return { run, help };
    },
  },
  pack: {
    help: 'boxes and places for a file of orders',
    load: async () => {
      const { pack: run, PACK_HELP: help } = await import('./pack.ts');
      return { run, help };
    },
  },
  explain: {
    help: "one order's boxes: what each would cost, and why the others were not taken",
    load: async () => {
      const { explain: run, EXPLAIN_HELP: help } = await import('./explain.ts');
      return { run, help };
    },
  },
  rehearse: {
    help: 'orders of the last days in edited boxes against today: parcels, billed weight, cost, order by order',
    load: async () => {
      const { rehearse: run, REHEARSE_HELP: help } = await import('./rehearse.ts');
      return { run, help };
    },
  },
  'optimise-boxes': {
    help: 'which sizes of boxes to stock, by the orders of the last days, and what each number of sizes saves',
    load: async () => {
      const { optimiseBoxes: run, OPTIMISE_BOXES_HELP: help } = await import('./optimiseBoxes.ts');
      return { run, help };
    },
  },
  customs: {
    help: 'what a parcel needs to cross a border: form, lines, filing, duty, dangerous goods, as one JSON object',
    load: async () => {
      const { customs: run, CUSTOMS_HELP: help } = await import('./customs.ts');
      return { run, help };
    },
  },
  gs1: {
    help: 'what a GS1 barcode says: element string, Digital Link or brackets, as one JSON object',
    load: async () => {
      const { gs1: run, GS1_HELP: help } = await import('./gs1.ts');
      return { run, help };
    },
  },
  gtin: {
    help: 'an EAN or UPC number as 14 digits, checked',
    load: async () => {
      const { gtin: run, GTIN_HELP: help } = await import('./gtin.ts');
      return { run, help };
    },
  },
  identify: {
    help: 'what a number on a parcel may be: ranked candidates as one JSON object',
    load: async () => {
      const { identify: run, IDENTIFY_HELP: help } = await import('./identify.ts');
      return { run, help };
    },
  },
  label: {
    help: 'make a label, draw one as a picture, or write it for a printer of any language',
    load: async () => {
      const { label: run, LABEL_HELP: help } = await import('./label.ts');
      return { run, help };
    },
  },
};

const stdout = (text: string): void => {
  process.stdout.write(text);
};
const stderr = (text: string): void => {
  process.stderr.write(text);
};

function usage(): string {
  const width = Math.max(...Object.keys(VERBS).map((verb) => verb.length));
  return [
    'usage: station VERB [options]',
    ...Object.entries(VERBS).map(([verb, { help }]) => `  ${verb.padEnd(width)}  ${help}`),
    '',
    'station VERB --help tells its options, what holds without them, and an example.',
    'Exit codes: 0 done, 1 it failed or found something wrong, 2 bad arguments.',
    '',
  ].join('\n');
}

const isHelp = (word: string | undefined): boolean => word === '--help' || word === '-h';

async function main(): Promise<number> {
  const stop = new AbortController();
  watchOutput(stop);
  const given = process.argv.slice(2);
  // `help VERB` is `VERB --help`.
  const [name, ...argv] = given[0] === 'help' && given[1] !== undefined ? [given[1], '--help'] : given;
  const known = `one of: ${Object.keys(VERBS).join(', ')}; --help tells more`;
  if (name === undefined) throw new ArgumentError(`a verb is missing; ${known}`);
  if (isHelp(name) || name === 'help') {
    stdout(usage());
    return 0;
  }
  const entry = Object.hasOwn(VERBS, name) ? VERBS[name] : undefined;
  if (!entry) throw new ArgumentError(`unknown verb '${name}'${meant(name, Object.keys(VERBS))}; ${known}`);
  const { run, help } = await entry.load();
  if (argv.some(isHelp)) {
    stdout(helpText(name, entry.help, help));
    return 0;
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      stop.abort();
    });
  }
  return run({ argv, stdout, stderr, env: process.env, signal: stop.signal });
}

const output = { isLost: false };

/** The reader of a pipe may have seen enough (`| head`): then there is nobody left to tell anything. A full disk is a failure. */
function watchOutput(stop: AbortController): void {
  process.stderr.on('error', () => {
    stop.abort();
  });
  process.stdout.on('error', (error) => {
    stop.abort();
    if (output.isLost || !isSystemError(error) || error.code === 'EPIPE') return;
    output.isLost = true;
    stderr(`station: ${systemText(Object.assign(error, { path: 'standard output', syscall: 'write' }))}\n`);
    process.exitCode = 1;
  });
}

try {
  const code = await main();
  process.exitCode = output.isLost ? 1 : code;
} catch (error) {
  stderr(`station: ${errorText(error)}\n`);
  process.exitCode = error instanceof ArgumentError ? 2 : 1;
}

function errorText(error: unknown): string {
  if (error instanceof StationError) return failureText(error);
  if (isSystemError(error)) return systemText(error);
  return error instanceof Error ? error.message : String(error);
}
