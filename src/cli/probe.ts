import { decimalText } from '../core/quantity.ts';
import type { ScaleReading } from '../core/weigh/reading.ts';
import { addressOf } from '../devices/config.ts';
import { readUsb } from '../devices/identity.ts';
import { probeScale, type ProbeOptions } from '../devices/probe.ts';
import { StationError } from '../shared/errors.ts';
import { readTcp, readWhole } from './address.ts';
import { ArgumentError, readArguments, type CliContext } from './arguments.ts';
import { readProtocol } from './scaleProtocol.ts';

const OPTIONS = {
  protocol: { type: 'string' },
  count: { type: 'string' },
  stream: { type: 'boolean' },
  baud: { type: 'string' },
  'data-bits': { type: 'string' },
  parity: { type: 'string' },
  'stop-bits': { type: 'string' },
  setting: { type: 'string', multiple: true },
} as const;

type Values = Partial<Record<Exclude<keyof typeof OPTIONS, 'stream' | 'setting'>, string>>;

const FAILURES: Readonly<Record<string, string>> = {
  notFound: 'not found: is it switched on and plugged in?',
  noPermission: 'no permission to open it: is this user in the group dialout?',
  busy: 'in use by another program',
  lost: 'the connection was lost',
  noReply: 'connected, but no {protocol} answer: check protocol, baud rate, data bits and parity',
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
  const count = readWhole(values.count, 'count', { least: 1, most: 999_999_999, usual: Infinity });
  let seen = 0;
  try {
    await probeScale({
      transport,
      protocol,
      settings: { mode: values.stream === true ? 'stream' : 'poll', scale: settings },
      signal: context.signal,
      onReading(reading, at) {
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
  }
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

function readTransport(address: string, values: Values): ProbeOptions['transport'] {
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
