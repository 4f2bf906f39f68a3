import { readFile } from 'node:fs/promises';
import type { TransportConfig } from '../devices/config.ts';
import type { PrintJobEvent } from '../devices/driver.ts';
import type { LanguageName } from '../devices/printers/language.ts';
import { printOnce } from '../devices/printOnce.ts';
import { readTcp, readWhole } from './address.ts';
import { ArgumentError, readArguments, type CliContext } from './arguments.ts';
import { LABEL_LANGUAGES } from '../core/print/labelPrinter.ts';

const OPTIONS = {
  language: { type: 'string' },
  copies: { type: 'string' },
  baud: { type: 'string' },
  'patience-ms': { type: 'string' },
} as const;

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
  const patienceMs = readWhole(values['patience-ms'], 'patience-ms', { least: 0, most: 86_400_000, usual: 15_000 });
  const bytes = await read(file);
  const isPrinted = await printOnce({
    transport,
    language,
    bytes,
    copies,
    patienceMs,
    signal: context.signal,
    onEvent: (event, copy) => {
      context.stdout(`${JSON.stringify({ ...eventLine(event), ...(copies > 1 && { copy }) })}\n`);
    },
  });
  return isPrinted ? 0 : 1;
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
  } catch {
    throw new ArgumentError(`there is no file ${file} that can be read`);
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
