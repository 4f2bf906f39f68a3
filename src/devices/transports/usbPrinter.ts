import { close, constants, open, read, write } from 'node:fs';
import { stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { UsbPrinterIds } from '../config.ts';
import { readPortStatus } from './lpStatus.ts';
import {
  linkError,
  systemReason,
  writeError,
  type Link,
  type LinkListener,
  type LinkReason,
  type PortStatus,
  type Transport,
} from './transport.ts';
import { findUsbPrinters, USB_PRINTER_ROOTS, type UsbPrinterRoots } from './usbPrinterList.ts';
import { watchUsbPrinters } from './usbPrinterWatch.ts';

const openFile = promisify(open);
const closeFile = promisify(close);
const readFile = promisify(read);
const writeFile = promisify(write);

const READ_POLL_MS = 50;
const WRITE_POLL_MS = 10;
// Small pieces: what a stalled printer took is known to this many bytes.
const PIECE_BYTES = 4096;
const READ_BYTES = 4096;
const { O_RDWR, O_NONBLOCK, O_NOCTTY } = constants;

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');

/**
 * A USB printer of Linux at `/dev/usb/lpN`, found by its ids and never by a number. Nothing blocks: a stalled printer answers EAGAIN and
 * is asked again until the deadline, because a blocking write holds one of four threads of this process for ever.
 */
export function usbPrinterTransport(
  match: UsbPrinterIds | { readonly path: string },
  roots: UsbPrinterRoots = USB_PRINTER_ROOTS,
): Transport {
  const address = 'path' in match ? `usb:${match.path}` : `usb:${match.vendorId}:${match.productId}`;
  return {
    address,
    async open(listener, signal) {
      const path = 'path' in match ? match.path : await pathOf(match, roots, address);
      let fd: number;
      try {
        fd = await openFile(path, O_RDWR | O_NONBLOCK | O_NOCTTY);
      } catch (error) {
        throw linkError(systemReason(error), address, error);
      }
      if (signal.aborted) {
        await closeFile(fd);
        throw linkError('lost', address);
      }
      return new LpLink(fd, path, address, listener);
    },
    watch: (appeared) => watchUsbPrinters(roots.dev, appeared),
  };
}

async function pathOf(match: UsbPrinterIds, roots: UsbPrinterRoots, address: string): Promise<string> {
  const wanted = (await findUsbPrinters(roots)).filter(
    (printer) =>
      printer.vendorId === match.vendorId.toLowerCase() &&
      printer.productId === match.productId.toLowerCase() &&
      (match.serialNumber === undefined || printer.serialNumber === match.serialNumber),
  );
  const [printer, another] = wanted;
  if (printer === undefined) throw linkError('notFound', address);
  // Two alike: which one is meant is for a person to say.
  if (another !== undefined) throw linkError('ambiguous', address);
  return printer.path;
}

class LpLink implements Link {
  readonly #fd: number;
  readonly #path: string;
  readonly #address: string;
  readonly #listener: LinkListener;
  readonly #reading: Promise<void>;
  #isOver = false;
  #writing: Promise<void> = Promise.resolve();
  #closed: Promise<void> | null = null;

  constructor(fd: number, path: string, address: string, listener: LinkListener) {
    this.#fd = fd;
    this.#path = path;
    this.#address = address;
    this.#listener = listener;
    this.#reading = this.#read();
  }

  write(bytes: Uint8Array, deadlineMs: number): Promise<void> {
    const mine = this.#writing.then(() => this.#push(bytes, performance.now() + deadlineMs));
    this.#writing = mine.catch(() => undefined);
    return mine;
  }

  close(): Promise<void> {
    this.#isOver = true;
    // The number of a closed file may be another file's soon: nothing of ours may be under way then.
    this.#closed ??= Promise.all([this.#reading, this.#writing]).then(() => closeFile(this.#fd).catch(() => undefined));
    return this.#closed;
  }

  portStatus(): PortStatus | null {
    return this.#isOver ? null : readPortStatus(this.#fd);
  }

  async #push(bytes: Uint8Array, end: number): Promise<void> {
    let sent = 0;
    while (sent < bytes.length) {
      if (this.#isOver) throw writeError('lost', this.#address, sent);
      const piece = bytes.subarray(sent, sent + PIECE_BYTES);
      try {
        const { bytesWritten } = await writeFile(this.#fd, piece, 0, piece.length, null);
        sent += bytesWritten;
        if (bytesWritten > 0) continue;
      } catch (error) {
        if (codeOf(error) !== 'EAGAIN') {
          this.#lose(error);
          throw writeError('lost', this.#address, sent, error);
        }
      }
      if (performance.now() >= end) throw writeError('noReply', this.#address, sent);
      await sleep(WRITE_POLL_MS);
    }
  }

  async #read(): Promise<void> {
    const buffer = new Uint8Array(READ_BYTES);
    while (!this.#isOver) {
      let length = 0;
      try {
        length = (await readFile(this.#fd, buffer, 0, READ_BYTES, null)).bytesRead;
        // Printers send empty packets too: only a file that is gone says that nothing more will come.
        if (length === 0) await stat(this.#path);
      } catch (error) {
        if (codeOf(error) !== 'EAGAIN') {
          this.#lose(error);
          return;
        }
      }
      // `close` may have been called meanwhile.
      if (length > 0 && !this.#over()) this.#listener.bytes(buffer.slice(0, length));
      else await sleep(READ_POLL_MS);
    }
  }

  #over(): boolean {
    return this.#isOver;
  }

  #lose(error: unknown): void {
    if (this.#isOver) return;
    this.#isOver = true;
    const reason: LinkReason = systemReason(error);
    this.#listener.lost(reason === 'notFound' ? 'lost' : reason);
  }
}
