import { loadNative } from './native.ts';
import type { PortStatus } from './transport.ts';

/** LPGETSTATUS of linux/lp.h. */
const LPGETSTATUS = 0x060b;
const PAPER_EMPTY = 0x20;
const SELECTED = 0x10;
const NO_ERROR = 0x08;

/** What the three used bits of the byte say; 0x18 and 0x08 are healthy. */
export const portStatus = (byte: number): PortStatus => ({
  isPaperOut: (byte & PAPER_EMPTY) !== 0,
  isSelected: (byte & SELECTED) !== 0,
  hasError: (byte & NO_ERROR) === 0,
});

type Ioctl = (fd: number, request: number, type: string, value: Buffer) => number;
let ioctl: Ioctl | null | undefined;

function loadIoctl(): Ioctl | null {
  if (process.platform !== 'linux') return null;
  try {
    return (loadNative()?.load('libc.so.6').func('int ioctl(int fd, ulong request, ...)') as Ioctl | undefined) ?? null;
  } catch {
    return null;
  }
}

/** Asks the kernel for the class status of an open `/dev/usb/lpN` (ioctl LPGETSTATUS); null where it can't be asked. */
export function readPortStatus(fd: number): PortStatus | null {
  if (ioctl === undefined) ioctl = loadIoctl();
  const value = Buffer.alloc(4);
  return ioctl?.(fd, LPGETSTATUS, 'uint8_t *', value) === 0 ? portStatus(value[0] ?? 0) : null;
}
