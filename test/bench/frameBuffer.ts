import { closeSync, openSync, readSync } from 'node:fs';

/** A rectangle of the screen in pixels. */
export interface Region {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The screen of an Xvfb started with -fbdir, read from outside the app (X window dump format, X11/XWDFile.h). */
export interface FrameBuffer {
  /** The pixels of a region as they are now. */
  read(region: Region): Buffer;
  close(): void;
}

const HEADER = { size: 0, version: 4, bytesPerLine: 48, bitsPerPixel: 44, colours: 76 } as const;
const COLOUR_BYTES = 12;

/** Opens the frame buffer file. Throws when it is no 32-bit X window dump of version 7. */
export function openFrameBuffer(path: string): FrameBuffer {
  const file = openSync(path, 'r');
  const header = Buffer.alloc(100);
  readSync(file, header, 0, header.length, 0);
  const isBig = header.readUInt32BE(HEADER.version) === 7;
  const read = (offset: number): number => (isBig ? header.readUInt32BE(offset) : header.readUInt32LE(offset));
  if (read(HEADER.version) !== 7 || read(HEADER.bitsPerPixel) !== 32)
    throw new Error(`${path} is no 32-bit X window dump`);
  const start = read(HEADER.size) + read(HEADER.colours) * COLOUR_BYTES;
  const stride = read(HEADER.bytesPerLine);
  return {
    read({ x, y, width, height }) {
      const pixels = Buffer.alloc(width * height * 4);
      for (let row = 0; row < height; row += 1)
        readSync(file, pixels, row * width * 4, width * 4, start + (y + row) * stride + x * 4);
      return pixels;
    },
    close: () => {
      closeSync(file);
    },
  };
}

const pause = new Int32Array(new SharedArrayBuffer(4));

/** Blocks until the region looks different from `before`; milliseconds from `since` (performance.now), or null after `withinMs`. Looks about every half millisecond. */
export function untilPainted(
  screen: FrameBuffer,
  region: Region,
  before: Buffer,
  since: number,
  withinMs: number,
): number | null {
  for (;;) {
    const took = performance.now() - since;
    if (!screen.read(region).equals(before)) return took;
    if (took > withinMs) return null;
    Atomics.wait(pause, 0, 0, 0.5);
  }
}
