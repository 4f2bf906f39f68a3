import type { WireFaults } from '../devices/virtual/port.ts';
import type { VirtualPrinterOptions } from '../devices/virtual/printer.ts';
import { readWhole } from './address.ts';
import { ArgumentError } from './arguments.ts';

interface PrinterFaults {
  readonly wire: WireFaults;
  readonly printer: Partial<VirtualPrinterOptions>;
}

/** Faults of a virtual printer by the names of `--fault`; those with a number want it behind a `:`. */
const FAULTS: Readonly<
  Record<string, { readonly isNumbered: boolean; readonly of: (n: number) => Partial<PrinterFaults> }>
> = {
  stall: { isNumbered: true, of: (n) => ({ wire: { stallAfterBytes: n } }) },
  reset: { isNumbered: true, of: (n) => ({ wire: { resetAfterBytes: n } }) },
  truncate: { isNumbered: true, of: (n) => ({ wire: { truncateAfterBytes: n } }) },
  'status-mid-job': { isNumbered: true, of: (n) => ({ wire: { chatterAfterBytes: n } }) },
  'accept-late': { isNumbered: true, of: (n) => ({ wire: { acceptLateMs: n } }) },
  single: { isNumbered: false, of: () => ({ wire: { isSingle: true } }) },
  'lost-ack': { isNumbered: false, of: () => ({ wire: { losesAcknowledgement: true } }) },
  silent: { isNumbered: false, of: () => ({ printer: { isMuteWhenFaulty: true } }) },
  'silent-status': { isNumbered: false, of: () => ({ printer: { isStatusMuteWhenFaulty: true } }) },
};

/** The faults of `--fault NAME` or `--fault NAME:N` (bytes, or milliseconds for `accept-late`). Throws ArgumentError. */
export function readPrinterFaults(texts: readonly string[]): PrinterFaults {
  let faults: PrinterFaults = { wire: {}, printer: {} };
  for (const text of texts) {
    const [name = '', number, ...rest] = text.split(':');
    const fault = Object.hasOwn(FAULTS, name) ? FAULTS[name] : undefined;
    if (fault === undefined || rest.length > 0 || fault.isNumbered === (number === undefined)) {
      const names = Object.entries(FAULTS).map(([known, { isNumbered }]) => (isNumbered ? `${known}:N` : known));
      throw new ArgumentError(`--fault '${text}' is none of ${names.join(', ')}`);
    }
    const n = readWhole(number, 'fault', { least: 0, most: 999_999_999, usual: 0 });
    const { wire, printer } = fault.of(n);
    faults = { wire: { ...faults.wire, ...wire }, printer: { ...faults.printer, ...printer } };
  }
  return faults;
}
