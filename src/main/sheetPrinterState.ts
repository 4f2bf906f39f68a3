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

/** Reasons by keyword of `printer-state-reasons` (RFC 8011, 5.4.12), the worst first. A warning or a report stops no job. */
const REASONS: readonly (readonly [RegExp, string])[] = [
  [/^(cover|door|interlock)-open/, 'headOpen'],
  [/^media-jam/, 'jam'],
  [/^(media-empty|media-needed)/, 'paperOut'],
  [/^(toner-empty|marker-supply-empty)/, 'ribbonOut'],
  [/^(offline|timed-out|shutdown)/, 'lost'],
  [/^paused|^moving-to-paused/, 'paused'],
];
const STOPPED = '5';

/**
 * The state of a printer that the system has, or does not have (`undefined`). Where the system tells no state (Windows), a printer that is
 * there is ready: the system keeps its jobs and says itself what is wrong.
 */
export function sheetPrinterState(printer: SystemPrinter | undefined): SheetPrinterState {
  if (!printer) return { state: 'disconnected', reason: 'notFound' };
  const { options } = printer;
  const told = (options['printer-state-reasons'] ?? '')
    .split(',')
    .filter((reason) => !/-(warning|report)$/.test(reason.trim()));
  const found = REASONS.find(([pattern]) => told.some((reason) => pattern.test(reason.trim())));
  if (found) return { state: found[1] === 'lost' ? 'disconnected' : 'fault', reason: found[1] };
  if (options['printer-state'] === STOPPED || options['printer-is-accepting-jobs'] === 'false')
    return { state: 'fault', reason: 'paused' };
  return { state: 'ready', reason: null };
}
