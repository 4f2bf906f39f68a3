import { StationError } from '../shared/errors.ts';
import { ArgumentError, type CliContext } from './arguments.ts';
import { failureText } from './failureText.ts';

type Verb = (
  context: CliContext & { readonly env: NodeJS.ProcessEnv; readonly signal: AbortSignal },
) => number | Promise<number>;

interface VerbEntry {
  readonly help: string;
  /** What follows the verb. */
  readonly usage: string;
  load(): Promise<Verb>;
}

/** Every verb, once. A verb's code is loaded only when it is asked for. */
const VERBS: Readonly<Record<string, VerbEntry>> = {
  demo: {
    help: 'pack orders through the real window with virtual instruments',
    usage: '--orders FILE.csv --products FILE.csv --cartons FILE.csv --out DIR',
    load: async () => (await import('./demo.ts')).demo,
  },
  import: {
    help: 'load a file of orders, products or boxes',
    usage: 'FILE --kind orders|products|cartons [--data DIR] [--mapping MAP.json] [--json]',
    load: async () => (await import('./import.ts')).importOrders,
  },
  'verify-journal': {
    help: 'check the journal chain and the tables made from it',
    usage: '[--data DIR] [--json]',
    load: async () => (await import('./verifyJournal.ts')).verifyJournal,
  },
  'dim-weight': {
    help: "a parcel's dim weight and billable weight by a dated rule",
    usage:
      '--rule RULE --ship-date YYYY-MM-DD --dims 12x9x7in --weight 4.2lb [--shape non-rectangular] | --cases FILE.json',
    load: async () => (await import('./dimWeight.ts')).dimWeight,
  },
  rates: {
    help: "carriers' rules and the own carrier's prices, as CSV files",
    usage: 'export DIR [--version N] | check DIR | publish DIR [--note TEXT] | list, each with [--data DIR]',
    load: async () => (await import('./rates.ts')).rates,
  },
  carrier: {
    help: 'ask the carrier of a data folder whether it answers and knows the key',
    usage: 'test [--data DIR]',
    load: async () => (await import('./carrier.ts')).carrier,
  },
  manifest: {
    help: 'what the carriers take: manifests to close and closed ones',
    usage:
      'list | close --carrier ID --ship-date YYYY-MM-DD [--account ID] [--origin TEXT] | show NUMBER, each with [--data DIR] [--json]',
    load: async () => (await import('./manifest.ts')).manifest,
  },
  track: {
    help: 'record what carriers say of parcels, out of a CSV or JSON file',
    usage: 'FILE.csv|FILE.json [--data DIR] [--json]',
    load: async () => (await import('./track.ts')).track,
  },
  devices: {
    help: 'what is plugged in: identity, what it probably is, and what keeps it from being used',
    usage: '[--json]',
    load: async () => (await import('./devices.ts')).devices,
  },
  probe: {
    help: 'read a scale: one JSON line a reading',
    usage:
      'tcp://HOST:PORT|serial:PATH|hid:VID:PID [--protocol mt-sics] [--setting KEY=VALUE] [--count N] [--stream] [--baud 9600]',
    load: async () => (await import('./probe.ts')).probe,
  },
  decode: {
    help: "read a scale's bytes on standard input: one JSON line an answer",
    usage: '--protocol NAME [--setting KEY=VALUE ...]',
    load: async () => (await import('./decode.ts')).decode,
  },
  print: {
    help: 'send a file to a printer: one JSON line for each step until it ends',
    usage:
      'tcp://HOST:PORT|serial:PATH|usb:/dev/usb/lpN|usb:VID:PID[:SERIAL]|cups:QUEUE FILE [--language zpl|epl|tspl|cpcl|escpos|star] [--copies N]',
    load: async () => (await import('./print.ts')).print,
  },
  simulate: {
    help: 'run a virtual scale, scanner, printer or the whole bench',
    usage: 'scale|scanner|printer --listen tcp://127.0.0.1:PORT|--pty LINK, or bench',
    load: async () => (await import('./simulate.ts')).simulate,
  },
  pack: {
    help: 'boxes and places for a file of orders',
    usage: '--instances in.json --out out.json [--budget-ms N] [--seed N]',
    load: async () => (await import('./pack.ts')).pack,
  },
  explain: {
    help: "one order's boxes: what each would cost, and why the others were not taken",
    usage: '--order NUMBER [--data DIR] | --instances FILE.json --id ID',
    load: async () => (await import('./explain.ts')).explain,
  },
  customs: {
    help: 'what a parcel needs to cross a border: form, lines, filing, duty, dangerous goods, as one JSON object',
    usage:
      'ORDER [--data DIR] | --file PARCEL.json, with [--papers letter|parcel|express] [--service NAME] [--ship-date YYYY-MM-DD] [--out FILE.html] [--size A4|Letter]',
    load: async () => (await import('./customs.ts')).customs,
  },
  gs1: {
    help: 'what a GS1 barcode says: element string, Digital Link or brackets, as one JSON object',
    usage: "TEXT|- [--gs '<GS>']... [--complete]",
    load: async () => (await import('./gs1.ts')).gs1,
  },
  gtin: {
    help: 'an EAN or UPC number as 14 digits, checked',
    usage: 'DIGITS|-',
    load: async () => (await import('./gtin.ts')).gtin,
  },
  identify: {
    help: 'what a number on a parcel may be: ranked candidates as one JSON object',
    usage: 'TEXT|- [--carrier NAME]',
    load: async () => (await import('./identify.ts')).identify,
  },
  label: {
    help: 'make a label, draw one as a picture, or write it for a printer of any language',
    usage:
      'make KIND ... --out FILE.zpl|.pdf|.png, render FILE.zpl --dpmm 8|12|24 --out FILE.png, or job FILE.zpl --language NAME --dpmm N --size 4x6in --out FILE',
    load: async () => (await import('./label.ts')).label,
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
  ].join('\n');
}

async function main(): Promise<number> {
  const [name, ...argv] = process.argv.slice(2);
  const known = `one of: ${Object.keys(VERBS).join(', ')}; --help tells more`;
  if (name === undefined) throw new ArgumentError(`a verb is missing; ${known}`);
  if (name === '--help' || name === 'help') {
    stdout(usage());
    return 0;
  }
  const entry = Object.hasOwn(VERBS, name) ? VERBS[name] : undefined;
  if (!entry) throw new ArgumentError(`unknown verb '${name}'; ${known}`);
  if (name !== 'demo' && argv.includes('--help')) {
    stdout(`usage: station ${name} ${entry.usage}\n`);
    return 0;
  }
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      stop.abort();
    });
  }
  // The reader of a pipe may have seen enough (`| head`).
  process.stdout.on('error', () => {
    stop.abort();
  });
  const verb = await entry.load();
  return verb({ argv, stdout, stderr, env: process.env, signal: stop.signal });
}

try {
  process.exitCode = await main();
} catch (error) {
  const text =
    error instanceof StationError ? failureText(error) : error instanceof Error ? error.message : String(error);
  stderr(`station: ${text}\n`);
  process.exitCode = error instanceof ArgumentError ? 2 : 1;
}
