import { readFile } from 'node:fs/promises';
import type { TransportConfig } from '../devices/config.ts';
import type { PrintJobEvent } from '../devices/driver.ts';
import type { LanguageName } from '../devices/printers/language.ts';
import { printOnce } from '../devices/printOnce.ts';
import { readTcp, readWhole } from './address.ts';
import { isSystemError, systemText } from './systemText.ts';
import { ArgumentError, readArguments, type CliContext } from './arguments.ts';
import { LABEL_LANGUAGES } from '../core/print/labelPrinter.ts';
import { writtenIn } from '../core/print/writtenIn.ts';
import type { VerbHelp, VerbOptions } from './verbHelp.ts';

const PATIENCE_MS = 15_000;

const OPTIONS = {
  language: {
    type: 'string',
    value: 'NAME',
    help: `what the printer speaks: ${LABEL_LANGUAGES.join(', ')}`,
    usual: 'not known: nothing is asked of it',
  },
  copies: { type: 'string', value: 'N', help: 'copies, each a job of its own', usual: '1' },
  baud: { type: 'string', value: 'N', help: 'speed of a serial port', usual: '9600' },
  'patience-ms': {
    type: 'string',
    value: 'N',
    help: 'how long a printer that is away or can not print is waited for',
    usual: PATIENCE_MS.toString(),
  },
  force: { type: 'boolean', help: 'sends a file that does not look like the language' },
} as const satisfies VerbOptions;

/** What the verb tells of itself. */
export const PRINT_HELP: VerbHelp = {
  usage: [
    'tcp://HOST:PORT|serial:PATH|usb:/dev/usb/lpN|usb:VID:PID[:SERIAL]|cups:QUEUE|spooler:QUEUE FILE [--language zpl|epl|tspl|cpcl|escpos|star] [--copies N]',
  ],
  options: OPTIONS,
  notes: [
    'Prints a JSON line for each step: queued, waiting (with the reason, when the printer is away or can not print), sending, sent, and at last printed, uncertain or failed.',
    "printed says how it is known: printed (counted out), consumed (it left the printer's memory), delivered (the port took it), spooled (the system did).",
    'Exit code 0: printed, consumed or delivered; 1: failed, uncertain or only spooled; 2: bad arguments, or a file in another language.',
  ],
  examples: [
    'print tcp://10.20.7.31:9100 label.zpl --language zpl',
    'print usb:0a5f:0166 label.zpl --language zpl --copies 2',
  ],
};

const USB = /^usb:([0-9a-fA-F]{4}):([0-9a-fA-F]{4})(?::(.+))?$/;

/**
 * `print TARGET FILE [--language L] [--copies N]`: sends a file to a printer as it is and prints each job event as a JSON line until the
 * job ends. Exit code 0 when it was printed, consumed or delivered; 1 when it failed, is uncertain or only spooled. Without a language
 * nothing is asked and the printer's word is not waited for.
 */
export async function print(context: CliContext & { readonly signal: AbortSignal }): Promise<number> {
  const { values, positionals } = readArguments(context.argv, OPTIONS);
  const [target, file, extra] = positionals;
  if (target === undefined || file === undefined) throw new ArgumentError('print what where? TARGET FILE');
  if (extra !== undefined) throw new ArgumentError(`unexpected argument '${extra}'`);
  const transport = readTarget(target, values.baud);
  const language = readLanguage(values.language);
  const copies = readWhole(values.copies, 'copies', { least: 1, most: 9999, usual: 1 });
  const patienceMs = readWhole(values['patience-ms'], 'patience-ms', {
    least: 0,
    most: 86_400_000,
    usual: PATIENCE_MS,
  });
  const bytes = await read(file);
  // Nothing would come out, and the printer would be said to have taken it.
  if (bytes.length === 0) throw new ArgumentError(`${file} is empty`);
  if (values.force !== true) mustSpeak(language, bytes, file);
  const line = (told: Readonly<Record<string, string | number | boolean>>, copy: number): void => {
    context.stdout(`${JSON.stringify({ ...told, ...(copies > 1 && { copy }) })}\n`);
  };
  const { isPrinted, hasAnswered } = await printOnce({
    transport,
    language,
    bytes,
    copies,
    patienceMs,
    signal: context.signal,
    onEvent: (event, copy) => {
      line(eventLine(event), copy);
    },
    onWaiting: (reason, copy) => {
      line({ event: 'waiting', reason }, copy);
    },
  });
  // A queue of the system is not asked in the printer's language.
  const isAsked = language !== null && transport.kind !== 'cups' && transport.kind !== 'spooler';
  if (isPrinted && isAsked && !hasAnswered)
    context.stderr(
      `station: the port took every byte, but the printer answered no question in ${language}: does it speak another language?\n`,
    );
  return isPrinted ? 0 : 1;
}

/** A printer prints another language's commands as text, or nothing at all. Throws ArgumentError for a file that is seen to be in one. */
function mustSpeak(language: LanguageName | null, bytes: Uint8Array, file: string): void {
  const found = language === null ? null : writtenIn(bytes);
  if (found === null || language === null) return;
  if (found.kind === 'language' && found.languages.includes(language)) return;
  const [own] = found.kind === 'language' ? found.languages : [];
  const is = found.kind === 'language' ? `written in ${found.languages.join(' or ')}` : found.name;
  const way = [
    ...(own === undefined ? [] : [`--language ${own} if the printer speaks that`]),
    ...(own === 'zpl' ? [`station label job to make ${language} of it`] : []),
    '--force to send it all the same',
  ];
  throw new ArgumentError(`${file} is ${is} by its first bytes, not ${language}: ${way.join(', ')}`);
}

/** An event as the verb prints it. */
function eventLine(event: PrintJobEvent): Readonly<Record<string, string | number | boolean>> {
  switch (event.event) {
    case 'queued':
      return { event: 'queued' };
    case 'sending':
    case 'sent':
      return { event: event.event, bytes: event.bytes };
    default: {
      const { kind, event: name, ...rest } = event;
      return { event: name, ...(kind === name && rest) };
    }
  }
}

async function read(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    throw new ArgumentError(
      isSystemError(error) ? systemText(Object.assign(error, { path: file })) : `${file} can not be read`,
    );
  }
}

function readLanguage(text: string | undefined): LanguageName | null {
  const known = LABEL_LANGUAGES.find((name) => name === text) ?? null;
  if (text !== undefined && known === null)
    throw new ArgumentError(`--language '${text}' is none of ${LABEL_LANGUAGES.join(', ')}`);
  return known;
}

function readTarget(text: string, baud: string | undefined): Exclude<TransportConfig, { kind: 'keyboard' }> {
  const tcp = readTcp(text);
  if (tcp !== null && tcp.port > 0) return { kind: 'tcp', ...tcp };
  const [, vendorId, productId, serialNumber] = USB.exec(text) ?? [];
  if (vendorId !== undefined && productId !== undefined)
    return { kind: 'usb', vendorId, productId, ...(serialNumber !== undefined && { serialNumber }) };
  const [, kind, rest = ''] = /^(serial|usb|cups|spooler):(.+)$/.exec(text) ?? [];
  if (kind === 'usb' && rest.startsWith('/')) return { kind: 'lp', path: rest };
  // A queue's name goes to other programs as a word of its own: it must not look like an option.
  if ((kind === 'cups' && /^[^-\s/#][^\s/#]*$/.test(rest)) || kind === 'spooler') return { kind, queue: rest };
  if (kind !== 'serial') {
    throw new ArgumentError(
      `'${text}' is no printer such as tcp://10.0.0.7:9100, serial:/dev/ttyUSB0, usb:/dev/usb/lp0, usb:0a5f:0166 or cups:QUEUE`,
    );
  }
  const baudRate = readWhole(baud, 'baud', { least: 50, most: 4_000_000, usual: 9600 });
  return { kind, path: rest, baudRate, dataBits: 8, parity: 'none', stopBits: 1 };
}
