import type { ScaleName } from '../devices/scales/index.ts';
import type { LanguageName } from '../devices/printers/language.ts';
import type { InstrumentEvent } from '../devices/virtual/instrument.ts';
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
import { readPrinterFaults } from './printerOptions.ts';
import { readProtocol } from './scaleProtocol.ts';

const OPTIONS = {
  protocol: { type: 'string' },
  language: { type: 'string' },
  fault: { type: 'string', multiple: true },
  listen: { type: 'string' },
  pty: { type: 'string' },
  control: { type: 'string' },
  weight: { type: 'string' },
  division: { type: 'string' },
  capacity: { type: 'string' },
  'settle-ms': { type: 'string' },
  dpmm: { type: 'string' },
  'print-ms': { type: 'string' },
  paper: { type: 'string' },
} as const;

const PROTOCOLS: Record<InstrumentName, string> = { scale: 'mt-sics', scanner: 'text', printer: 'zpl' };
const NAMES = Object.keys(PROTOCOLS) as InstrumentName[];

type Values = Partial<Record<Exclude<keyof typeof OPTIONS, 'fault'>, string>> & { readonly fault?: string[] };

/**
 * `simulate scale|scanner|printer|bench`: virtual instruments until interrupted. The first line on stdout is
 * `{"listening":{...}}`; without a control socket their events follow, one JSON line each. Exit code 1 when a port is taken.
 */
export async function simulate(context: CliContext & { readonly signal: AbortSignal }): Promise<number> {
  const { values, positionals } = readArguments(context.argv, OPTIONS);
  const what = positionals[0];
  if (positionals.length > 1) throw new ArgumentError(`unexpected argument '${positionals[1] ?? ''}'`);
  const isBench = what === 'bench';
  const name = NAMES.find((known) => known === what);
  if (!isBench && name === undefined) throw new ArgumentError(`simulate what? one of: ${NAMES.join(', ')}, bench`);
  const options = name === undefined ? benchOptions(values) : soloOptions(name, values);
  const line = (value: unknown): void => {
    context.stdout(`${JSON.stringify(value)}\n`);
  };
  const running = await startInstruments({
    ...options,
    onEvent: (event: InstrumentEvent) => {
      if (options.control === null) line(event);
    },
  });
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

function benchOptions(values: Values): Omit<SimulationOptions, 'onEvent'> {
  for (const option of ['protocol', 'listen', 'pty'] as const) {
    if (values[option] !== undefined) throw new ArgumentError(`--${option} does not go with bench`);
  }
  const any: InstrumentAddress = { kind: 'tcp', port: 0 };
  return {
    addresses: { scale: any, scanner: any, printer: any },
    control: values.control === undefined ? 0 : readLocalPort(values.control, 'control'),
    ...behaviour(values),
  };
}

function soloOptions(name: InstrumentName, values: Values): Omit<SimulationOptions, 'onEvent'> {
  const protocol = values.protocol ?? PROTOCOLS[name];
  const isScale = name === 'scale';
  if (isScale) readProtocol(protocol, []);
  else if (name === 'printer') readLanguage(values);
  else if (protocol !== PROTOCOLS[name])
    throw new ArgumentError(`a ${name} speaks ${PROTOCOLS[name]}, not '${protocol}'`);
  const own = behaviour(values);
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

function behaviour(values: Values): Pick<SimulationOptions, 'scale' | 'printer' | 'printerFaults'> {
  const dpmm = values.dpmm ?? '8';
  if (dpmm !== '8' && dpmm !== '12') throw new ArgumentError(`--dpmm '${dpmm}' is neither 8 nor 12`);
  const faults = readPrinterFaults(values.fault ?? []);
  return {
    printerFaults: faults.wire,
    scale: {
      ...(values.weight !== undefined && { load: readMass(values.weight, 'weight') }),
      ...(values.division !== undefined && { division: readMass(values.division, 'division') }),
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
