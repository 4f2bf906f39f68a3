import type { DeviceRole } from '../station/ports.ts';
import type { DeviceProtocol } from './config.ts';
import type { DriverFactory } from './driver.ts';
import { LANGUAGES } from './printers/languages.ts';
import { createPrinterDriver } from './printers/printerDriver.ts';
import { SCALE_PROTOCOLS } from './scales/index.ts';
import { scaleDriver } from './scales/scaleDriver.ts';
import { createHidPosDriver } from './scanners/hidPosScanner.ts';
import { createScannerDriver } from './scanners/serialScanner.ts';
import { createSsiDriver } from './scanners/ssiScanner.ts';

/** Every driver by role and protocol; a new instrument is a file of its own and a line here or in its room's index. */
const DRIVERS: Readonly<Record<string, DriverFactory>> = {
  ...Object.fromEntries(
    Object.entries(SCALE_PROTOCOLS).map(([name, protocol]) => [`scale/${name}`, scaleDriver(protocol)]),
  ),
  'scanner/text': createScannerDriver,
  'scanner/hid-pos': createHidPosDriver,
  'scanner/ssi': createSsiDriver,
  'labelPrinter/zpl': createPrinterDriver(LANGUAGES.zpl),
  'labelPrinter/epl': createPrinterDriver(LANGUAGES.epl),
  'labelPrinter/tspl': createPrinterDriver(LANGUAGES.tspl),
  'labelPrinter/cpcl': createPrinterDriver(LANGUAGES.cpcl),
  'labelPrinter/escpos': createPrinterDriver(LANGUAGES.escpos),
  'labelPrinter/star': createPrinterDriver(LANGUAGES.star),
  'receiptPrinter/escpos': createPrinterDriver(LANGUAGES.escpos),
  'receiptPrinter/star': createPrinterDriver(LANGUAGES.star),
};

/** The driver for a role and a protocol, or null when there is none. */
export const driverFor = (role: DeviceRole, protocol: DeviceProtocol): DriverFactory | null =>
  DRIVERS[`${role}/${protocol}`] ?? null;
