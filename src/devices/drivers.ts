import type { DeviceRole } from '../station/ports.ts';
import type { DeviceProtocol } from './config.ts';
import type { DriverFactory } from './driver.ts';
import { LANGUAGES } from './printers/languages.ts';
import { createPrinterDriver } from './printers/printerDriver.ts';
import { createMtSicsDriver } from './scales/mtSicsDriver.ts';
import { createScannerDriver } from './scanners/serialScanner.ts';

/** Every driver by role and protocol; a new instrument is a file of its own and a line here. */
const DRIVERS: Readonly<Partial<Record<`${DeviceRole}/${DeviceProtocol}`, DriverFactory>>> = {
  'scale/mt-sics': createMtSicsDriver,
  'scanner/text': createScannerDriver,
  'labelPrinter/zpl': createPrinterDriver(LANGUAGES.zpl),
  'labelPrinter/epl': createPrinterDriver(LANGUAGES.epl),
  'labelPrinter/tspl': createPrinterDriver(LANGUAGES.tspl),
  'labelPrinter/cpcl': createPrinterDriver(LANGUAGES.cpcl),
  'labelPrinter/escpos': createPrinterDriver(LANGUAGES.escpos),
  'labelPrinter/star': createPrinterDriver(LANGUAGES.star),
};

/** The driver for a role and a protocol, or null when there is none. */
export const driverFor = (role: DeviceRole, protocol: DeviceProtocol): DriverFactory | null =>
  DRIVERS[`${role}/${protocol}`] ?? null;
