import { decimalText } from '../core/quantity.ts';
import type { ScaleReading } from '../core/weigh/reading.ts';
import { addressOf } from '../devices/config.ts';
import { readUsb } from '../devices/identity.ts';
import { probeScale, type ProbeOptions } from '../devices/probe.ts';
import type { ScaleName } from '../devices/scales/index.ts';
import { languagesFor, waysOf } from '../shared/deviceFit.ts';
import { StationError } from '../shared/errors.ts';
import { readTcp, readWhole } from './address.ts';
import { ArgumentError, readArguments, type CliContext } from './arguments.ts';
import { readProtocol, SCALE_NAMES, SETTING_HELP } from './scaleProtocol.ts';
import type { VerbHelp, VerbOptions } from './verbHelp.ts';

type ProbeWay = 'tcp' | 'serial' | 'hid';

const OPTIONS = {
  protocol: {
    type: 'string',
    value: 'NAME',
    help: `the scale's language: ${SCALE_NAMES}`,
    usual: 'mt-sics; over hid: hid-scale',
  },
  setting: { type: 'string', multiple: true, value: 'KEY=VALUE', help: SETTING_HELP },
  count: { type: 'string', value: 'N', help: 'ends after so many readings', usual: 'goes on until Ctrl-C' },
  stream: { type: 'boolean', help: 'lets the scale stream, where its language has that', usual: 'it is asked' },
  baud: { type: 'string', value: 'N', help: 'speed of a serial port', usual: '9600' },
  'data-bits': { type: 'string', value: 'N', help: '7 or 8', usual: '8' },
  parity: { type: 'string', value: 'NAME', help: 'none, even or odd', usual: 'none' },
  'stop-bits': { type: 'string', value: 'N', help: '1 or 2', usual: '1' },
} as const satisfies VerbOptions;

/** What the verb tells of itself. */
export const PROBE_HELP: VerbHelp = {
  usage: [
    'tcp://HOST:PORT|serial:PATH|hid:VID:PID[:SERIAL] [--protocol NAME] [--setting KEY=VALUE] [--count N] [--baud N]',
  ],
  options: OPTIONS,
  notes: [
    'Prints a JSON line for each reading; digits are as the scale wrote them. station devices lists what is plugged in.',
    'Exit code 0: ended by --count or Ctrl-C; 1: the scale can not be reached, is lost or does not answer, with what to check; 2: bad arguments.',
  ],
  examples: [
    'probe serial:/dev/ttyUSB0 --protocol mt-sics',
    'probe serial:COM7 --protocol toledo-8217 --setting unit=lb --data-bits 7 --parity even',
    'probe tcp://10.20.7.40:4001 --count 5',
  ],
};

/** Nothing was heard for so long: whoever waits is told what to check. */
const SILENCE_MS = 5000;

type Values = Partial<Record<Exclude<keyof typeof OPTIONS, 'stream' | 'setting'>, string | undefined>>;

const FAILURES: Readonly<Record<string, string>> = {
  notFound: 'not found: is it switched on and plugged in?',
  noPermission: 'no permission to open it: is this user in the group dialout?',
  busy: 'in use by another program',
  lost: 'the connection was lost',
  noReply: 'connected, but no {protocol} answer: check protocol, baud rate, data bits and parity',
  protocolMismatch:
    'it talks, but not {protocol}: check protocol, baud rate, data bits and parity; station decode reads what it sends',
  refused: 'the port refuses these line settings',
  ambiguous: 'two like it are plugged in and nothing tells them apart: unplug one',
  driverMissing: 'a library is missing: on Linux the package libusb-1.0-0',
};

/**
 * `probe tcp://HOST:PORT|serial:PATH|hid:VID:PID[:SERIAL]`: one JSON line for each answer of a scale, until interrupted or `--count` answers came (exit code 0).
 * A scale that can't be reached, is lost or doesn't answer: one line on stderr, exit code 1.
 */
export async function probe(context: CliContext & { readonly signal: AbortSignal }): Promise<number> {
  const { values, positionals } = readArguments(context.argv, OPTIONS);
  const [address, extra] = positionals;
  if (address === undefined) throw new ArgumentError('probe what? tcp://HOST:PORT, serial:PATH or hid:VID:PID');
  if (extra !== undefined) throw new ArgumentError(`unexpected argument '${extra}'`);
  const transport = readTransport(address, values);
  const protocol = values.protocol ?? (transport.kind === 'hid' ? 'hid-scale' : 'mt-sics');
  const { settings } = readProtocol(protocol, values.setting ?? []);
  mustGoOver(transport.kind, protocol as ScaleName);
  mustHaveLine(transport.kind, values);
  const count = readWhole(values.count, 'count', { least: 1, most: 999_999_999, usual: Infinity });
  let seen = 0;
  const silence = setTimeout(() => {
    context.stderr(`station: ${addressOf(transport)}: nothing heard for 5 s; ${CHECK[transport.kind]}\n`);
  }, SILENCE_MS);
  try {
    await probeScale({
      transport,
      protocol,
      settings: { mode: values.stream === true ? 'stream' : 'poll', scale: settings },
      signal: context.signal,
      onReading(reading, at) {
        clearTimeout(silence);
        context.stdout(`${JSON.stringify(readingLine(reading, at))}\n`);
        seen += 1;
        return seen < count;
      },
    });
    return 0;
  } catch (error) {
    if (!(error instanceof StationError)) throw error;
    if (context.signal.aborted) return 0;
    const reason = String(error.params['reason']);
    context.stderr(
      `station: ${addressOf(transport)}: ${(FAILURES[reason] ?? reason).replace('{protocol}', protocol)}\n`,
    );
    return 1;
  } finally {
    clearTimeout(silence);
  }
}

/** What to look at where a scale says nothing, by the way to it. */
const CHECK: Readonly<Record<ProbeWay, string>> = {
  tcp: "is it this port, does the serial server have the scale's baud rate, and is it in a mode that answers or sends by itself?",
  serial:
    'is the cable the right one (crossed or not), do baud rate, data bits and parity agree, and is it in a mode that answers or sends by itself?',
  hid: 'a USB scale may sleep, or speak only when its weight changes: switch it on and put something on it',
};

const WRITTEN: Readonly<Record<ProbeWay, string>> = {
  tcp: 'tcp://HOST:PORT',
  serial: 'serial:PATH',
  hid: 'hid:VID:PID',
};

/** Refuses a language over a way it never goes. Throws ArgumentError with the ways and languages that go together. */
function mustGoOver(way: ProbeWay, protocol: ScaleName): void {
  const ways = waysOf('scale', protocol);
  if (ways.includes(way)) return;
  const written = (Object.keys(WRITTEN) as ProbeWay[]).filter((known) => ways.includes(known));
  throw new ArgumentError(
    `${protocol} does not go over ${WRITTEN[way]}; it goes over ${written.map((known) => WRITTEN[known]).join(' and ')}; over ${WRITTEN[way]}: ${languagesFor('scale', way).join(', ')}`,
  );
}

/** Settings of a serial line say nothing to another one. Throws ArgumentError. */
function mustHaveLine(way: ProbeWay, values: Values): void {
  if (way === 'serial') return;
  const stray = (['baud', 'data-bits', 'parity', 'stop-bits'] as const).find((option) => values[option] !== undefined);
  if (stray !== undefined) throw new ArgumentError(`--${stray} belongs to serial:PATH`);
}

/** A reading as the verb prints it; `digits` is the weight exactly as the scale wrote it, null in an answer without a weight. */
function readingLine(reading: ScaleReading, at: number) {
  return {
    kind: reading.kind,
    digits: reading.value === null ? null : decimalText(reading.value),
    unit: reading.value?.unit ?? null,
    stable: reading.isStable,
    mode: reading.mode,
    atZero: reading.isAtZero,
    overload: reading.isOverload,
    underload: reading.isUnderload,
    at,
  };
}

type ProbeTransport = Extract<ProbeOptions['transport'], { kind: ProbeWay }>;

function readTransport(address: string, values: Values): ProbeTransport {
  const tcp = readTcp(address);
  if (tcp !== null && tcp.port > 0) return { kind: 'tcp', ...tcp };
  const usb = address.startsWith('hid:') ? readUsb(address.slice('hid:'.length)) : null;
  if (usb !== null) return { kind: 'hid', usb };
  const path = /^serial:(.+)$/.exec(address)?.[1];
  if (path === undefined)
    throw new ArgumentError(
      `'${address}' is no address such as tcp://10.0.0.7:4001, serial:/dev/ttyUSB0 or hid:0922:8003`,
    );
  return {
    kind: 'serial',
    path,
    baudRate: readWhole(values.baud, 'baud', { least: 50, most: 4_000_000, usual: 9600 }),
    dataBits: oneOf(values['data-bits'], 'data-bits', { '7': 7, '8': 8 } as const, 8),
    parity: oneOf(values.parity, 'parity', { none: 'none', even: 'even', odd: 'odd' } as const, 'none'),
    stopBits: oneOf(values['stop-bits'], 'stop-bits', { '1': 1, '2': 2 } as const, 1),
  };
}

function oneOf<T>(text: string | undefined, option: string, choices: Readonly<Record<string, T>>, usual: T): T {
  if (text === undefined) return usual;
  const chosen = Object.hasOwn(choices, text) ? choices[text] : undefined;
  if (chosen === undefined)
    throw new ArgumentError(`--${option} '${text}' is none of ${Object.keys(choices).join(', ')}`);
  return chosen;
}
