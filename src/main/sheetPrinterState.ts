import { printerReason } from '../devices/transports/printerReasons.ts';
import type { DeviceStateName } from '../station/ports.ts';

/** What Electron tells of one of the system's printers; `options` are the print system's own words (CUPS attributes on Linux). */
export interface SystemPrinter {
  readonly name: string;
  readonly options: Readonly<Record<string, string>>;
}

/** A printer of the system as the Devices screen shows it. */
export interface SheetPrinterState {
  readonly state: DeviceStateName;
  readonly reason: string | null;
}

const STOPPED = '5';

/**
 * The state of a printer that the system has, or does not have (`undefined`). Where the system tells no state (Windows), a printer that is
 * there is ready: the system keeps its jobs and says itself what is wrong.
 */
export function sheetPrinterState(printer: SystemPrinter | undefined): SheetPrinterState {
  if (!printer) return { state: 'disconnected', reason: 'notFound' };
  const { options } = printer;
  const told = printerReason((options['printer-state-reasons'] ?? '').split(','));
  if (told === 'notFound') return { state: 'disconnected', reason: 'lost' };
  if (told !== null) return { state: 'fault', reason: told };
  if (options['printer-state'] === STOPPED || options['printer-is-accepting-jobs'] === 'false')
    return { state: 'fault', reason: 'paused' };
  return { state: 'ready', reason: null };
}
