import { execFileSync } from 'node:child_process';
import { closeSync, constants, openSync, readSync, writeSync } from 'node:fs';
import koffi from 'koffi';
import { systemClock } from '../../../src/devices/clock.ts';
import type { HostSide, Instrument } from '../../../src/devices/virtual/instrument.ts';
import { DEFAULT_PRINTER, VirtualPrinter } from '../../../src/devices/virtual/printer.ts';
import { DEFAULT_SCALE, VirtualScale } from '../../../src/devices/virtual/scale.ts';
import { scaleReport, scannerReports } from './reports.ts';

/*
 * The device behind a gadget, in a process of its own as a real device is: `instrument.ts scale|printer|hidScale|hidScanner PATH`. Told
 * what to do by messages of its parent, each answered when it is done.
 */

/** What an instrument can be told. */
export type Order =
  /** Opens its end of the wire. */
  | { readonly do: 'go' }
  /** Closes it. A printer's and a HID device's end must be closed before the plug is pulled: the gadget drivers of Linux 6.1 oops otherwise. */
  | { readonly do: 'rest' }
  /** Reads nothing more once so many bytes have come from now on, and the wire fills up; null: reads again. */
  | { readonly do: 'stall'; readonly afterBytes: number | null }
  | { readonly do: 'scan'; readonly aim: string; readonly text: string }
  /** The class status of a printer (USB Printer Class 1.1, 4.2.2): 0x18 healthy, 0x38 paper out. */
  | { readonly do: 'status'; readonly byte: number };

/** What it says when an order is carried out. */
export interface Answer {
  /** Labels that came out so far. */
  readonly labels: number;
}

const LOOK_MS = 5;
const REPORT_MS = 50;
const GADGET_SET_PRINTER_STATUS = 0xc0016722;
const LOAD = { digits: 1235, exponent: -3, unit: 'kg' } as const;

const [kind = '', path = ''] = process.argv.slice(2);
const quiet = (): void => undefined;
const core: Instrument | null =
  kind === 'scale'
    ? new VirtualScale({ ...DEFAULT_SCALE, load: LOAD }, systemClock, quiet)
    : kind === 'printer'
      ? new VirtualPrinter(DEFAULT_PRINTER, systemClock, quiet)
      : null;

let fd: number | null = null;
let side: HostSide | null = null;
let appetite = Infinity;
let retry: NodeJS.Timeout | undefined;
const buffer = new Uint8Array(4096);

function go(): void {
  rest();
  try {
    fd = openSync(path, constants.O_RDWR | constants.O_NONBLOCK | constants.O_NOCTTY);
  } catch {
    // A printer's end can't be opened before its host has set it up.
    retry = setTimeout(go, LOOK_MS);
    return;
  }
  // Echo would answer the host with its own questions. Set while the port is open: the last close forgets it.
  if (kind === 'scale') execFileSync('stty', ['-F', path, 'raw', '-echo']);
  side = core?.connect((bytes) => void attempt((open) => writeSync(open, bytes))) ?? null;
}

function rest(): void {
  clearTimeout(retry);
  if (fd === null) return;
  side?.gone();
  closeSync(fd);
  fd = null;
}

/** Null when it would block, or the wire is cut. */
function attempt(task: (open: number) => number): number | null {
  if (fd === null) return null;
  try {
    return task(fd);
  } catch {
    return null;
  }
}

function scan(aim: string, text: string): void {
  const reports = scannerReports(aim, text);
  // One report fits: the next one goes when the host has taken it.
  const send = (): void => {
    const [report] = reports;
    if (report === undefined) return;
    if (attempt((open) => writeSync(open, report)) !== null) reports.shift();
    setTimeout(send, LOOK_MS);
  };
  send();
}

function setStatus(byte: number): void {
  const ioctl = koffi.load('libc.so.6').func('int ioctl(int fd, ulong request, ulong value)');
  ioctl(fd, GADGET_SET_PRINTER_STATUS, byte);
}

if (core !== null) {
  setInterval(() => {
    if (appetite <= 0) return;
    const length = attempt((open) => readSync(open, buffer)) ?? 0;
    appetite -= length;
    if (length > 0) side?.receive(buffer.slice(0, length));
  }, LOOK_MS);
}
if (kind === 'hidScale') setInterval(() => void attempt((open) => writeSync(open, scaleReport(1235))), REPORT_MS);

process.on('message', (order: Order) => {
  if (order.do === 'go') go();
  else if (order.do === 'rest') rest();
  else if (order.do === 'stall') appetite = order.afterBytes ?? Infinity;
  else if (order.do === 'scan') scan(order.aim, order.text);
  else setStatus(order.byte);
  process.send?.({ labels: core instanceof VirtualPrinter ? core.labels.length : 0 } satisfies Answer);
});
process.on('disconnect', () => process.exit());
