import { ArgumentError, type CliContext } from './arguments.ts';

type Verb = (
  context: CliContext & { readonly env: NodeJS.ProcessEnv; readonly signal: AbortSignal },
) => number | Promise<number>;

interface VerbEntry {
  readonly help: string;
  load(): Promise<Verb>;
}

/** Every verb, once. A verb's code is loaded only when it is asked for. */
const VERBS: Readonly<Record<string, VerbEntry>> = {
  demo: {
    help: 'pack orders through the real window with virtual instruments',
    load: async () => (await import('./demo.ts')).demo,
  },
  import: {
    help: 'import FILE --kind orders|products|cartons --data DIR',
    load: async () => (await import('./import.ts')).importOrders,
  },
  'verify-journal': {
    help: 'check the journal chain and the tables made from it',
    load: async () => (await import('./verifyJournal.ts')).verifyJournal,
  },
  'dim-weight': {
    help: "a parcel's dim weight and billable weight by a dated rule",
    load: async () => (await import('./dimWeight.ts')).dimWeight,
  },
  probe: { help: 'read a scale: tcp://HOST:PORT or serial:PATH', load: async () => (await import('./probe.ts')).probe },
  simulate: {
    help: 'run a virtual scale, scanner, printer or the whole bench',
    load: async () => (await import('./simulate.ts')).simulate,
  },
  label: {
    help: 'label render FILE.zpl --dpmm 8 --out FILE.png',
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
  if (name === undefined || name === '--help' || name === 'help') {
    (name === undefined ? stderr : stdout)(usage());
    return name === undefined ? 2 : 0;
  }
  const entry = Object.hasOwn(VERBS, name) ? VERBS[name] : undefined;
  if (!entry) throw new ArgumentError(`unknown verb '${name}'; one of: ${Object.keys(VERBS).join(', ')}`);
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
  stderr(`station: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = error instanceof ArgumentError ? 2 : 1;
}
