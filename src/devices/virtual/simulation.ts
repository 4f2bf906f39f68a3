import { systemClock, type DeviceClock } from '../clock.ts';
import type { Instruments } from './commands.ts';
import { serveControl } from './control.ts';
import type { Instrument, InstrumentEvent, InstrumentListener } from './instrument.ts';
import { serveTcp, type Served, type WireFaults } from './port.ts';
import { DEFAULT_PRINTER, VirtualPrinter, type VirtualPrinterOptions } from './printer.ts';
import { servePty } from './pty.ts';
import { DEFAULT_SCALE, VirtualScale, type VirtualScaleOptions } from './scale.ts';
import { VirtualScanner } from './scanner.ts';

export type InstrumentName = 'scale' | 'scanner' | 'printer';

/** Where an instrument is served: a TCP port of 127.0.0.1 (0: any free one) or a pseudo-terminal at a path. */
export type InstrumentAddress =
  { readonly kind: 'tcp'; readonly port: number } | { readonly kind: 'pty'; readonly link: string };

/** Which instruments to run, where, and how they behave. */
export interface SimulationOptions {
  readonly addresses: Readonly<Partial<Record<InstrumentName, InstrumentAddress>>>;
  /** Port of the control socket (0: any free one), or null for none. */
  readonly control: number | null;
  readonly scale?: Partial<VirtualScaleOptions>;
  readonly printer?: Partial<VirtualPrinterOptions>;
  /** Faults of the printer's wire. */
  readonly printerFaults?: WireFaults;
  readonly onEvent?: InstrumentListener;
  /** Default: the machine's own. */
  readonly clock?: DeviceClock;
}

/** Virtual instruments that run until closed. */
export interface Simulation {
  /** Port or path of each instrument that was asked for, and the port of the control socket. */
  readonly listening: Readonly<Partial<Record<InstrumentName | 'control', number | string>>>;
  readonly instruments: Instruments;
  close(): Promise<void>;
}

const serve = (core: Instrument, address: InstrumentAddress): Promise<Served> =>
  address.kind === 'tcp' ? serveTcp(core, address.port) : servePty(core, address.link);

/** Starts virtual instruments and, if asked for, one control socket for all. Rejects when an address can't be had; nothing stays open then. */
export async function startInstruments(options: SimulationOptions): Promise<Simulation> {
  const opened: { close(): Promise<void> }[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(opened.map((entry) => entry.close()));
  };
  try {
    return { ...(await openAll(options, opened)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function openAll(
  options: SimulationOptions,
  opened: { close(): Promise<void> }[],
): Promise<Omit<Simulation, 'close'>> {
  let instruments: Instruments = {};
  const control = options.control === null ? null : await serveControl(() => instruments, options.control);
  if (control !== null) opened.push(control);
  const tell = (event: InstrumentEvent): void => {
    if (event.event === 'label') {
      const wire = instruments.printer?.served.wire;
      if (wire?.faults.losesAcknowledgement === true) wire.drop();
    }
    control?.tell(event);
    options.onEvent?.(event);
  };
  const place = async <T extends Instrument>(core: T, address: InstrumentAddress | undefined) => {
    if (address === undefined) return null;
    const served = await serve(core, address);
    opened.push(served);
    return { core, served };
  };
  const { addresses, clock = systemClock } = options;
  const scale = await place(new VirtualScale({ ...DEFAULT_SCALE, ...options.scale }, clock, tell), addresses.scale);
  const scanner = await place(new VirtualScanner(clock, tell), addresses.scanner);
  const printer = await place(
    new VirtualPrinter({ ...DEFAULT_PRINTER, ...options.printer }, clock, tell),
    addresses.printer,
  );
  printer?.served.wire.fault(options.printerFaults ?? {});
  instruments = { ...(scale && { scale }), ...(scanner && { scanner }), ...(printer && { printer }) };
  const listening = {
    ...(scale && { scale: scale.served.at }),
    ...(scanner && { scanner: scanner.served.at }),
    ...(printer && { printer: printer.served.at }),
    ...(control && { control: control.port }),
  };
  return { listening, instruments };
}
