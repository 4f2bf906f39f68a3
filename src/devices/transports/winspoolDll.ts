import { loadNative } from './native.ts';

/** An open printer of the spooler, as the DLL names it. */
export type PrinterHandle = object | number | bigint;

/** The few calls into winspool.drv that are needed, one for one: numbers out, no failure thrown. */
export interface SpoolerDll {
  /** OpenPrinterW; null when there is no such queue. */
  openPrinter(queue: string): PrinterHandle | null;
  closePrinter(printer: PrinterHandle): void;
  /** GetPrinterDriverW, DRIVER_INFO_8.dwPrinterDriverAttributes; 0 when it can't be asked. */
  driverAttributes(printer: PrinterHandle): number;
  /** GetPrinterW, PRINTER_INFO_2 Status and Attributes. */
  printerStatus(printer: PrinterHandle): { readonly status: number; readonly attributes: number };
  /** StartDocPrinterW, level 1; the job's number, 0 when refused. */
  startDocument(printer: PrinterHandle, title: string, datatype: 'RAW' | 'XPS_PASS'): number;
  startPage(printer: PrinterHandle): boolean;
  /** WritePrinter; bytes taken, 0 when it failed. */
  write(printer: PrinterHandle, bytes: Uint8Array): Promise<number>;
  endPage(printer: PrinterHandle): void;
  endDocument(printer: PrinterHandle): void;
  /** GetJobW, JOB_INFO_1.Status; null when the spooler knows the job no more. */
  jobStatus(printer: PrinterHandle, job: number): number | null;
  /** SetJobW with JOB_CONTROL_DELETE. */
  deleteJob(printer: PrinterHandle, job: number): boolean;
}

const JOB_CONTROL_DELETE = 5;
// Far more than any of the three structures with the texts behind it.
const INFO_BYTES = 64 * 1024;

type Native = NonNullable<ReturnType<typeof loadNative>>;

/** Where the wanted numbers stand in the structures of winspool.h, as this machine lays them out. */
export function infoOffsets(native: Native) {
  const texts = (count: number): Record<string, string> =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`text${index.toString()}`, 'void *']));
  const job = native.struct({ JobId: 'uint32', ...texts(6), Status: 'uint32' });
  const printer = native.struct({
    ...texts(13),
    ...{
      Attributes: 'uint32',
      Priority: 'uint32',
      DefaultPriority: 'uint32',
      StartTime: 'uint32',
      UntilTime: 'uint32',
    },
    Status: 'uint32',
  });
  const driver = native.struct({
    cVersion: 'uint32',
    ...texts(10),
    ...{ dateLow: 'uint32', dateHigh: 'uint32', version: 'uint64' },
    ...Object.fromEntries(Array.from({ length: 8 }, (_, index) => [`maker${index.toString()}`, 'void *'])),
    Attributes: 'uint32',
  });
  const at = (type: typeof job, member: string): number => type.members?.[member]?.offset ?? 0;
  return {
    jobStatus: at(job, 'Status'),
    printerStatus: at(printer, 'Status'),
    printerAttributes: at(printer, 'Attributes'),
    driverAttributes: at(driver, 'Attributes'),
  };
}

function bind(native: Native) {
  const library = native.load('winspool.drv');
  native.struct('DOC_INFO_1W', { pDocName: 'str16', pOutputFile: 'str16', pDatatype: 'str16' });
  return {
    open: library.func('int __stdcall OpenPrinterW(str16 name, _Out_ void **printer, void *defaults)'),
    close: library.func('int __stdcall ClosePrinter(void *printer)'),
    driver: library.func(
      'int __stdcall GetPrinterDriverW(void *printer, str16 env, uint32 level, void *info, uint32 size, _Out_ uint32 *needed)',
    ),
    printer: library.func(
      'int __stdcall GetPrinterW(void *printer, uint32 level, void *info, uint32 size, _Out_ uint32 *needed)',
    ),
    startDocument: library.func('uint32 __stdcall StartDocPrinterW(void *printer, uint32 level, DOC_INFO_1W *doc)'),
    startPage: library.func('int __stdcall StartPagePrinter(void *printer)'),
    write: library.func('int __stdcall WritePrinter(void *printer, void *bytes, uint32 size, _Out_ uint32 *written)'),
    endPage: library.func('int __stdcall EndPagePrinter(void *printer)'),
    endDocument: library.func('int __stdcall EndDocPrinter(void *printer)'),
    job: library.func(
      'int __stdcall GetJobW(void *printer, uint32 job, uint32 level, void *info, uint32 size, _Out_ uint32 *needed)',
    ),
    setJob: library.func('int __stdcall SetJobW(void *printer, uint32 job, uint32 level, void *info, uint32 command)'),
  };
}

/** winspool.drv through koffi; null on other systems. Not yet run on Windows. */
export function loadSpoolerDll(): SpoolerDll | null {
  const native = process.platform === 'win32' ? loadNative() : null;
  if (native === null) return null;
  const dll = bind(native);
  const at = infoOffsets(native);
  const read = (call: (info: Buffer) => unknown): Buffer | null => {
    const info = Buffer.alloc(INFO_BYTES);
    return call(info) === 0 ? null : info;
  };
  return {
    openPrinter(queue) {
      const handle: [PrinterHandle | null] = [null];
      return dll.open(queue, handle, null) === 0 ? null : handle[0];
    },
    closePrinter: (printer) => void dll.close(printer),
    driverAttributes: (printer) =>
      read((info) => dll.driver(printer, null, 8, info, INFO_BYTES, [0]) as number)?.readUInt32LE(
        at.driverAttributes,
      ) ?? 0,
    printerStatus(printer) {
      const info = read((buffer) => dll.printer(printer, 2, buffer, INFO_BYTES, [0]) as number);
      return {
        status: info?.readUInt32LE(at.printerStatus) ?? 0,
        attributes: info?.readUInt32LE(at.printerAttributes) ?? 0,
      };
    },
    startDocument: (printer, pDocName, pDatatype) =>
      dll.startDocument(printer, 1, { pDocName, pOutputFile: null, pDatatype }) as number,
    startPage: (printer) => dll.startPage(printer) !== 0,
    write: (printer, bytes) =>
      new Promise((resolve) => {
        const written: [number] = [0];
        dll.write.async(printer, bytes, bytes.length, written, (error: unknown, result: unknown) => {
          resolve(error === null && result !== 0 ? written[0] : 0);
        });
      }),
    endPage: (printer) => void dll.endPage(printer),
    endDocument: (printer) => void dll.endDocument(printer),
    jobStatus: (printer, job) =>
      read((info) => dll.job(printer, job, 1, info, INFO_BYTES, [0]) as number)?.readUInt32LE(at.jobStatus) ?? null,
    deleteJob: (printer, job) => dll.setJob(printer, job, 0, null, JOB_CONTROL_DELETE) !== 0,
  };
}
