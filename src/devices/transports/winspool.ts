import { linkError, type Link, type SpoolState, type Transport } from './transport.ts';
import { loadSpoolerDll, type PrinterHandle, type SpoolerDll } from './winspoolDll.ts';

/*
 * The Windows print spooler (winspool.drv: OpenPrinter, StartDocPrinter, WritePrinter, GetJob). Written against the documentation and
 * tested against a stand-in for the DLL; not yet run on Windows.
 */
const PRINTER_DRIVER_XPS = 0x0000_0002;
const ATTRIBUTE_WORK_OFFLINE = 0x0000_0400;
const CHUNK_BYTES = 64 * 1024;

/** Printer status flags (winspool.h PRINTER_STATUS_*) and the reasons they stand for, worst first. */
const STATUS: readonly (readonly [flag: number, reason: string])[] = [
  [0x0040_0000, 'headOpen'],
  [0x0000_0010, 'paperOut'],
  [0x0000_0008, 'jam'],
  [0x0000_0080, 'notFound'],
  [0x0000_0001, 'paused'],
  [0x0000_0002, 'unknownStatus'],
];

const JOB_PAUSED = 0x0001;
const JOB_ERROR = 0x0002;
const JOB_SPOOLING = 0x0008;
const JOB_PRINTING = 0x0010;
const JOB_OFFLINE = 0x0020;
const JOB_PAPEROUT = 0x0040;
const JOB_PRINTED = 0x0080;
const JOB_DELETED = 0x0100;
const JOB_COMPLETE = 0x1000;

/** What a job's status flags (JOB_STATUS_*) say. PRINTED means that the port took it. */
export function jobState(status: number | null): SpoolState {
  if (status === null) return 'gone';
  if ((status & JOB_DELETED) !== 0 && (status & (JOB_PRINTED | JOB_COMPLETE)) === 0) return 'failed';
  if ((status & (JOB_PRINTED | JOB_COMPLETE)) !== 0) return 'completed';
  if ((status & (JOB_PAUSED | JOB_ERROR | JOB_OFFLINE | JOB_PAPEROUT | JOB_SPOOLING)) !== 0) return 'waiting';
  return (status & JOB_PRINTING) !== 0 ? 'sending' : 'waiting';
}

/** Why a queue lets nothing through, from its status flags and attributes; null when it works. */
export function queueReason(status: number, attributes: number): string | null {
  const found = STATUS.find(([flag]) => (status & flag) !== 0);
  return found?.[1] ?? ((attributes & ATTRIBUTE_WORK_OFFLINE) !== 0 ? 'notFound' : null);
}

/** A queue of the Windows spooler, fed RAW. Type 4 (XPS) drivers refuse RAW, so XPS_PASS is used where the driver says it is one. */
export function winspoolTransport(queue: string, load: () => SpoolerDll | null = loadSpoolerDll): Transport {
  const address = `spooler:${queue}`;
  return {
    address,
    open() {
      const dll = load();
      if (dll === null) return Promise.reject(linkError('notFound', address));
      const printer = dll.openPrinter(queue);
      if (printer === null) return Promise.reject(linkError('notFound', address));
      return Promise.resolve(spoolLink(dll, printer, address));
    },
  };
}

function spoolLink(dll: SpoolerDll, printer: PrinterHandle, address: string): Link {
  let isOver = false;
  return {
    write: () => Promise.reject(linkError('refused', address)),
    close() {
      if (!isOver) dll.closePrinter(printer);
      isOver = true;
      return Promise.resolve();
    },
    spool: {
      trouble() {
        const { status, attributes } = dll.printerStatus(printer);
        return Promise.resolve(queueReason(status, attributes));
      },
      submit: (bytes, title) => submit(dll, printer, { bytes, title, address }),
      state: (job) => Promise.resolve(jobState(dll.jobStatus(printer, job))),
      cancel(job) {
        const wasWaiting = jobState(dll.jobStatus(printer, job)) === 'waiting';
        return Promise.resolve(dll.deleteJob(printer, job) && wasWaiting);
      },
    },
  };
}

interface Document {
  readonly bytes: Uint8Array;
  readonly title: string;
  readonly address: string;
}

async function submit(dll: SpoolerDll, printer: PrinterHandle, { bytes, title, address }: Document): Promise<number> {
  const isXps = (dll.driverAttributes(printer) & PRINTER_DRIVER_XPS) !== 0;
  const job = dll.startDocument(printer, title, isXps ? 'XPS_PASS' : 'RAW');
  if (job === 0) throw linkError('refused', address);
  let sent = 0;
  let isWhole = dll.startPage(printer);
  while (isWhole && sent < bytes.length) {
    // In the DLL's own thread: a spooler that is busy must not hold this process.
    const taken = await dll.write(printer, bytes.subarray(sent, sent + CHUNK_BYTES));
    isWhole = taken > 0;
    sent += taken;
  }
  if (!isWhole) {
    // Half a document is taken back before it is let go.
    dll.deleteJob(printer, job);
    dll.endDocument(printer);
    throw linkError('refused', address);
  }
  dll.endPage(printer);
  dll.endDocument(printer);
  return job;
}
