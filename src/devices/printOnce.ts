import { systemClock } from './clock.ts';
import { addressOf, type DeviceSettings, type TransportConfig } from './config.ts';
import { Connection } from './connection.ts';
import type { PrintJobEvent } from './driver.ts';
import type { LanguageName, PrinterLanguage } from './printers/language.ts';
import { LANGUAGES } from './printers/languages.ts';
import { createPrinterDriver } from './printers/printerDriver.ts';
import { transportOf } from './transports/open.ts';
import { linkError } from './transports/transport.ts';

/** A printer whose language nobody named: it gets the bytes of its jobs and nothing else. */
const untouched = (): PrinterLanguage => ({
  ...LANGUAGES.zpl(),
  afterCut: null,
  isAfterCutHarmless: false,
  cancel: null,
});

/** What to print, where, and who is told. */
export interface PrintOnceOptions {
  readonly transport: Exclude<TransportConfig, { kind: 'keyboard' }>;
  /** Null: nothing is asked, because a printer of another language would print the question. */
  readonly language: LanguageName | null;
  readonly bytes: Uint8Array;
  /** Each copy is a job of its own, so that the one in doubt is known by its number. */
  readonly copies: number;
  readonly patienceMs: number;
  readonly settings?: DeviceSettings;
  readonly signal: AbortSignal;
  onEvent(event: PrintJobEvent, copy: number): void;
  /** A copy does not go on, and why: a link that is not there, or what the printer says of itself. Told anew when the reason changes. */
  onWaiting(reason: string, copy: number): void;
}

/** What came of it. */
export interface PrintedOnce {
  /** Every copy came out or was taken in. */
  readonly isPrinted: boolean;
  /** The printer said something in its language. */
  readonly hasAnswered: boolean;
}

/** Sends a file to a printer outside the station's own devices; it stops at the first copy that does not come out and is not taken in. */
export async function printOnce(options: PrintOnceOptions): Promise<PrintedOnce> {
  const transport = transportOf(options.transport);
  if (transport === null) throw linkError('notFound', options.transport.kind);
  let reason: string | null = null;
  let printing: number | null = null;
  let isSent = false;
  let hasAnswered = false;
  const tellWaiting = (): void => {
    // Some printers answer nothing while they print.
    const isPrinting = isSent && reason === 'noReply';
    if (reason !== null && printing !== null && !isPrinting) options.onWaiting(reason, printing);
  };
  const driver = createPrinterDriver(options.language === null ? untouched : LANGUAGES[options.language])({
    clock: systemClock,
    settings: {
      ...(options.transport.kind === 'tcp' && { connection: 'perJob' }),
      ...options.settings,
      ...(options.language === null && { statusReplies: 'none' }),
    },
    address: addressOf(options.transport),
    emit: () => undefined,
    trace: (_frame, note) => {
      hasAnswered ||= note !== 'unknown';
    },
    health: (trouble) => {
      connection.health(trouble);
    },
    reopen: () => {
      connection.reopen();
    },
    want: (isWanted) => {
      connection.want(isWanted);
    },
  });
  const connection = new Connection(transport, driver, systemClock, {
    state: (_state, why) => {
      if (why === reason) return;
      reason = why;
      tellWaiting();
    },
    reconnected: () => undefined,
  });
  const stop = (): void => void connection.close();
  options.signal.addEventListener('abort', stop);
  connection.start();
  try {
    for (let copy = 1; copy <= options.copies; copy += 1) {
      const onEvent = (event: PrintJobEvent): void => {
        // The driver only knows that there is no link; why is in the connection's state.
        const isGone = event.event === 'failed' && event.kind === 'failed' && event.reason === 'disconnected';
        if ('kind' in event) printing = null;
        options.onEvent(isGone ? { ...event, reason: reason ?? 'disconnected' } : event, copy);
        isSent = event.event === 'sent';
        if (event.event !== 'queued') return;
        printing = copy;
        tellWaiting();
      };
      const { bytes, patienceMs } = options;
      const outcome = await driver.print?.({ jobId: `copy ${copy.toString()}`, bytes, patienceMs, onEvent });
      if (outcome?.kind !== 'printed') return { isPrinted: false, hasAnswered };
    }
    return { isPrinted: true, hasAnswered };
  } finally {
    options.signal.removeEventListener('abort', stop);
    await connection.close();
  }
}
