import type { Mass } from '../core/quantity.ts';
import type { ScaleName } from '../devices/scales/index.ts';
import type { LanguageName } from '../devices/printers/language.ts';
import { obey } from '../devices/virtual/commands.ts';
import type { InstrumentEvent } from '../devices/virtual/instrument.ts';
import { DEFAULT_SCALE } from '../devices/virtual/scale.ts';
import {
  startInstruments,
  type InstrumentAddress,
  type InstrumentName,
  type SimulationOptions,
} from '../devices/virtual/simulation.ts';
import { readLocalPort, readWhole } from './address.ts';
import { ArgumentError, readArguments, type CliContext } from './arguments.ts';
import { readMass } from './massText.ts';
import { LABEL_LANGUAGES } from '../core/print/labelPrinter.ts';
import { faultNames, readFaults, type Faults } from './simulateFaults.ts';
import { readProtocol, SCALE_NAMES } from './scaleProtocol.ts';
import type { VerbHelp, VerbOptions } from './verbHelp.ts';

const PROTOCOLS: Record<InstrumentName, string> = { scale: 'mt-sics', scanner: 'text', printer: 'zpl' };
const NAMES = Object.keys(PROTOCOLS) as InstrumentName[];

const OPTIONS = {
  listen: { type: 'string', value: 'tcp://127.0.0.1:PORT', help: 'where it is served; port 0 is any free one' },
  pty: { type: 'string', value: 'LINK', help: 'serves it as a serial port at this path instead' },
  control: {
    type: 'string',
    value: 'tcp://127.0.0.1:PORT',
    help: 'a socket that takes JSON lines such as {"do":"setWeight",...} and tells events',
    usual: 'none, events come on standard output; bench: any free port',
  },
  protocol: { type: 'string', value: 'NAME', help: `scale: ${SCALE_NAMES}`, usual: 'mt-sics' },
  language: { type: 'string', value: 'NAME', help: `printer: ${LABEL_LANGUAGES.join(', ')}`, usual: 'zpl' },
  fault: { type: 'string', multiple: true, value: 'NAME[:N]', help: 'something that is wrong with it, see below' },
  weight: { type: 'string', value: '1.25kg', help: 'scale: what lies on it', usual: 'nothing' },
  division: { type: 'string', value: '1g', help: 'scale: its smallest step, whose unit it shows', usual: '0.001kg' },
  capacity: { type: 'string', value: '35kg', help: 'scale: the most it shows', usual: '35kg' },
  'settle-ms': { type: 'string', value: 'N', help: 'scale: until a new load is at rest', usual: '500' },
  dpmm: { type: 'string', value: 'N', help: 'printer: 8 (203 dpi) or 12 (300 dpi)', usual: '8' },
  'print-ms': { type: 'string', value: 'N', help: 'printer: how long a label takes', usual: '250' },
  paper: { type: 'string', value: 'N', help: 'printer: labels on the roll', usual: '10000' },
} as const satisfies VerbOptions;
type Option = keyof typeof OPTIONS;

const PLACE: readonly Option[] = ['listen', 'pty', 'control', 'fault'];
const OF_SCALE: readonly Option[] = ['weight', 'division', 'capacity', 'settle-ms'];
const OF_PRINTER: readonly Option[] = ['language', 'dpmm', 'print-ms', 'paper'];
/** The options that say something to each instrument. */
const OPTIONS_OF: Readonly<Record<InstrumentName | 'bench', readonly Option[]>> = {
  scale: [...PLACE, 'protocol', ...OF_SCALE],
  scanner: [...PLACE, 'protocol'],
  printer: [...PLACE, 'protocol', ...OF_PRINTER],
  bench: ['control', 'fault', ...OF_SCALE, ...OF_PRINTER],
};

/** What the verb tells of itself. */
export const SIMULATE_HELP: VerbHelp = {
  usage: ['scale|scanner|printer --listen tcp://127.0.0.1:PORT|--pty LINK', 'bench'],
  options: OPTIONS,
  notes: [
    'Runs until Ctrl-C. The first line says where it listens; without a control socket its events follow, one JSON line each.',
    ...NAMES.map((name) => `Faults of a ${name}: ${faultNames(name).join(', ')}.`),
    "A bench's faults are its printer's.",
    'Exit code 0 when it is ended; 1: its port or path can not be had; 2: bad arguments.',
  ],
  examples: [
    'simulate scale --listen tcp://127.0.0.1:4001 --protocol toledo-8217 --weight 2.5lb --division 0.005lb',
    'simulate printer --listen tcp://127.0.0.1:9100 --language zpl --paper 2',
    'simulate scale --pty /tmp/ttyScale --fault restless',
  ],
};

type Values = Partial<Record<Exclude<keyof typeof OPTIONS, 'fault'>, string>> & { readonly fault?: string[] };

/**
 * `simulate scale|scanner|printer|bench`: virtual instruments until interrupted. The first line on stdout is
 * `{"listening":{...}}`; without a control socket their events follow, one JSON line each. Exit code 1 when a port is taken.
 */
export async function simulate(context: CliContext & { readonly signal: AbortSignal }): Promise<number> {
  const { values, positionals } = readArguments(context.argv, OPTIONS);
  const what = positionals[0];
  if (positionals.length > 1) throw new ArgumentError(`unexpected argument '${positionals[1] ?? ''}'`);
  const name = [...NAMES, 'bench' as const].find((known) => known === what);
  if (name === undefined) throw new ArgumentError(`simulate what? one of: ${NAMES.join(', ')}, bench`);
  mustFit(name, values);
  const faults = readFaults(name === 'bench' ? 'printer' : name, values.fault ?? [], divisionOf(values));
  const options = name === 'bench' ? benchOptions(values, faults) : soloOptions(name, values, faults);
  const line = (value: unknown): void => {
    context.stdout(`${JSON.stringify(value)}\n`);
  };
  const running = await startInstruments({
    ...options,
    onEvent: (event: InstrumentEvent) => {
      if (options.control === null) line(event);
    },
  });
  for (const command of faults.commands) obey(running.instruments, JSON.stringify(command));
  line({ listening: running.listening });
  await interrupted(context.signal);
  await running.close();
  return 0;
}

const interrupted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => {
      resolve();
    });
  });

/** Refuses options that would say nothing. Throws ArgumentError with those that do. */
function mustFit(name: InstrumentName | 'bench', values: Values): void {
  const own = OPTIONS_OF[name];
  const stray = (Object.keys(values) as Option[]).find((option) => !own.includes(option));
  if (stray === undefined) return;
  throw new ArgumentError(
    `--${stray} does not go with ${name}, which takes ${own.map((option) => `--${option}`).join(', ')}`,
  );
}

const divisionOf = ({ division }: Values): Mass =>
  division === undefined ? DEFAULT_SCALE.division : readMass(division, 'division');

function benchOptions(values: Values, faults: Faults): Omit<SimulationOptions, 'onEvent'> {
  const any: InstrumentAddress = { kind: 'tcp', port: 0 };
  return {
    addresses: { scale: any, scanner: any, printer: any },
    control: values.control === undefined ? 0 : readLocalPort(values.control, 'control'),
    ...behaviour(values, faults),
  };
}

function soloOptions(name: InstrumentName, values: Values, faults: Faults): Omit<SimulationOptions, 'onEvent'> {
  const protocol = values.protocol ?? PROTOCOLS[name];
  const isScale = name === 'scale';
  if (isScale) readProtocol(protocol, []);
  else if (name === 'printer') readLanguage(values);
  else if (protocol !== PROTOCOLS[name])
    throw new ArgumentError(`a ${name} speaks ${PROTOCOLS[name]}, not '${protocol}'`);
  const own = behaviour(values, faults);
  return {
    addresses: { [name]: soloAddress(values) },
    control: values.control === undefined ? null : readLocalPort(values.control, 'control'),
    ...own,
    ...(name === 'printer' && { printer: { ...own.printer, language: readLanguage(values) } }),
    ...(isScale && { scale: { ...own.scale, protocol: protocol as ScaleName } }),
  };
}

/** The language of a printer, by either name of the option. Throws ArgumentError. */
function readLanguage({ language, protocol }: Values): LanguageName {
  const text = language ?? protocol ?? 'zpl';
  const known = LABEL_LANGUAGES.find((name) => name === text);
  if (known !== undefined && (language === undefined || protocol === undefined || language === protocol)) return known;
  throw new ArgumentError(`a printer speaks one of ${LABEL_LANGUAGES.join(', ')}, not '${text}'`);
}

function soloAddress({ listen, pty }: Values): InstrumentAddress {
  if (listen !== undefined && pty !== undefined) throw new ArgumentError('--listen or --pty, not both');
  if (pty !== undefined && pty !== '') return { kind: 'pty', link: pty };
  if (listen === undefined) throw new ArgumentError('--listen tcp://127.0.0.1:PORT or --pty LINK is missing');
  return { kind: 'tcp', port: readLocalPort(listen, 'listen') };
}

function behaviour(values: Values, faults: Faults): Pick<SimulationOptions, 'scale' | 'printer' | 'printerFaults'> {
  const dpmm = values.dpmm ?? '8';
  if (dpmm !== '8' && dpmm !== '12') throw new ArgumentError(`--dpmm '${dpmm}' is neither 8 nor 12`);
  return {
    printerFaults: faults.wire,
    scale: {
      ...(values.weight !== undefined && { load: readMass(values.weight, 'weight') }),
      division: divisionOf(values),
      ...(values.capacity !== undefined && { capacity: readMass(values.capacity, 'capacity') }),
      settleMs: readWhole(values['settle-ms'], 'settle-ms', { least: 0, most: 60_000, usual: 500 }),
    },
    printer: {
      ...faults.printer,
      ...(values.language !== undefined && { language: readLanguage({ language: values.language }) }),
      dpmm: dpmm === '8' ? 8 : 12,
      printMs: readWhole(values['print-ms'], 'print-ms', { least: 0, most: 60_000, usual: 250 }),
      paper: readWhole(values.paper, 'paper', { least: 0, most: 1_000_000, usual: 10_000 }),
    },
  };
}
