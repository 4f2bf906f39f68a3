import type { Mass } from '../core/quantity.ts';
import type { WireFaults } from '../devices/virtual/port.ts';
import type { VirtualPrinterOptions } from '../devices/virtual/printer.ts';
import { GOOD_HABITS, type ScannerHabits } from '../devices/virtual/scanner.ts';
import type { InstrumentName } from '../devices/virtual/simulation.ts';
import { readWhole } from './address.ts';
import { ArgumentError } from './arguments.ts';

/** What the faults that were asked for come to. */
export interface Faults {
  readonly wire: WireFaults;
  readonly printer: Partial<VirtualPrinterOptions>;
  readonly habits: Partial<ScannerHabits>;
  /** Commands of the control socket for the instrument, carried out at the start. */
  readonly commands: readonly Readonly<Record<string, unknown>>[];
}

interface Fault {
  /** What stands behind its name, such as `BYTES`; null for one without a number. */
  readonly number: string | null;
  readonly of: (n: number, division: Mass) => Partial<Faults>;
}

const fault = (number: string | null, of: Fault['of']): Fault => ({ number, of });
const command = (words: Readonly<Record<string, unknown>>): Partial<Faults> => ({ commands: [words] });

/** Of the line to any instrument. */
const WIRE: Readonly<Record<string, Fault>> = {
  stall: fault('BYTES', (n) => ({ wire: { stallAfterBytes: n } })),
  reset: fault('BYTES', (n) => ({ wire: { resetAfterBytes: n } })),
  truncate: fault('BYTES', (n) => ({ wire: { truncateAfterBytes: n } })),
  'accept-late': fault('MS', (n) => ({ wire: { acceptLateMs: n } })),
  single: fault(null, () => ({ wire: { isSingle: true } })),
};

/** Faults of each virtual instrument by the names of `--fault`; those with a number want it behind a `:`. */
const FAULTS: Readonly<Record<InstrumentName, Readonly<Record<string, Fault>>>> = {
  scale: {
    silent: fault(null, () => command({ do: 'silent', device: 'scale', on: true })),
    late: fault('MS', (ms) => command({ do: 'late', device: 'scale', ms })),
    restless: fault(null, () => command({ do: 'restless', on: true })),
    tare: fault('DIVISIONS', (n, division) =>
      command({ do: 'leaveTare', mass: { ...division, digits: n * division.digits } }),
    ),
    ...WIRE,
  },
  scanner: {
    'suffix-twice': fault(null, () => ({ habits: { suffix: '\r\r' } })),
    'no-suffix': fault(null, () => ({ habits: { suffix: '' } })),
    'no-gs': fault(null, () => ({ habits: { sendsGs: false } })),
    'caps-lock': fault(null, () => ({ habits: { swapsCase: true } })),
    ...WIRE,
  },
  printer: {
    ...WIRE,
    'status-mid-job': fault('BYTES', (n) => ({ wire: { chatterAfterBytes: n } })),
    'lost-ack': fault(null, () => ({ wire: { losesAcknowledgement: true } })),
    silent: fault(null, () => ({ printer: { isMuteWhenFaulty: true } })),
    'silent-status': fault(null, () => ({ printer: { isStatusMuteWhenFaulty: true } })),
  },
};

/** The faults that an instrument knows, as they are written. */
export const faultNames = (name: InstrumentName): readonly string[] =>
  Object.entries(FAULTS[name]).map(([known, { number }]) => (number === null ? known : `${known}:${number}`));

const NOTHING: Faults = { wire: {}, printer: {}, habits: {}, commands: [] };

/** The faults of `--fault NAME` or `--fault NAME:N` for one instrument. Throws ArgumentError, with those it knows. */
export function readFaults(name: InstrumentName, texts: readonly string[], division: Mass): Faults {
  const all = texts.map((text) => readFault(name, text, division));
  const sum = all.reduce<Faults>(
    (before, next) => ({
      wire: { ...before.wire, ...next.wire },
      printer: { ...before.printer, ...next.printer },
      habits: { ...before.habits, ...next.habits },
      commands: [...before.commands, ...(next.commands ?? [])],
    }),
    NOTHING,
  );
  return { ...sum, commands: [...sum.commands, ...lateCommands(name, sum)] };
}

/** A printer gets its faults when it is built; the others by the control socket's commands. */
function lateCommands(name: InstrumentName, { wire, habits }: Faults): Faults['commands'] {
  if (name === 'printer') return [];
  return [
    ...(Object.keys(wire).length > 0 ? [{ do: 'fault', device: name, faults: wire }] : []),
    ...(Object.keys(habits).length > 0 ? [{ do: 'behave', ...GOOD_HABITS, ...habits }] : []),
  ];
}

function readFault(name: InstrumentName, text: string, division: Mass): Partial<Faults> {
  const [word = '', number, ...rest] = text.split(':');
  const known = FAULTS[name];
  const found = Object.hasOwn(known, word) ? known[word] : undefined;
  if (found === undefined || rest.length > 0 || (found.number === null) !== (number === undefined)) {
    const others = (Object.keys(FAULTS) as InstrumentName[]).filter((other) => Object.hasOwn(FAULTS[other], word));
    const whose = found === undefined && others.length > 0 ? `one of a ${others.join(' and a ')}, not` : 'no fault';
    throw new ArgumentError(`--fault '${text}' is ${whose} of a ${name}, which knows: ${faultNames(name).join(', ')}`);
  }
  return found.of(readWhole(number, `fault ${word}`, { least: 0, most: 999_999_999, usual: 0 }), division);
}
