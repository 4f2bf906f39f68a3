import type { DeviceClock } from '../clock.ts';
import type { PrintJob } from '../driver.ts';
import { reasonOf, sentBytesOf, type Link } from '../transports/transport.ts';
import type { Dialogue } from './dialogue.ts';

const CHUNK_BYTES = 16 * 1024;
const WRITE_MS = 15_000;
// A serial printer at 9600 baud takes about one byte a millisecond.
const WRITE_MS_PER_BYTE = 1.5;

/** A job that was not taken whole. */
interface Cut {
  readonly reason: string;
  /** True when it is certain that not one byte of it was taken. */
  readonly isUntouched: boolean;
}

/** Writes a whole job piece by piece, telling how far it is; null when every byte was taken. A printer that says XOFF is waited for. */
export async function transmit(
  link: Link,
  bytes: Uint8Array,
  onEvent: PrintJob['onEvent'],
  dialogue: Dialogue,
  clock: DeviceClock,
): Promise<Cut | null> {
  const end = clock.now() + WRITE_MS + WRITE_MS_PER_BYTE * bytes.length;
  let taken = 0;
  while (taken < bytes.length) {
    await dialogue.flowing(end - clock.now());
    const piece = bytes.subarray(taken, taken + CHUNK_BYTES);
    if (dialogue.link !== link) return { reason: 'lost', isUntouched: taken === 0 };
    try {
      await link.write(piece, Math.max(1, end - clock.now()));
    } catch (error) {
      const some = sentBytesOf(error);
      onEvent?.({ event: 'sending', bytes: taken + (some ?? 0) });
      return { reason: reasonOf(error), isUntouched: taken === 0 && some === 0 };
    }
    taken += piece.length;
    onEvent?.({ event: 'sending', bytes: taken });
  }
  onEvent?.({ event: 'sent', bytes: taken });
  return null;
}
