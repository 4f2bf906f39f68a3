import type { DeviceId } from '../core/ids.ts';
import type { ScanReading } from '../core/scan/scan.ts';
import { judgeTestScan, type ScanWay, type TestScan } from '../core/scan/testScan.ts';
import { textOf } from '../devices/scanners/scanText.ts';
import type { WatchedItem } from '../devices/watchFeed.ts';
import type { DeviceEntry } from '../shared/config.ts';
import type { DevicesPort } from '../station/ports.ts';

/** One scan of the test sheet: what came, and what is wrong with it. */
export interface TestedScan extends TestScan {
  /** Everything the scanner sent, as text. */
  readonly sent: string;
}

/** The test of one scanner with the test sheet: while it runs, that scanner's codes are nobody else's. */
export interface ScanTests {
  readonly port: DevicesPort;
  /** Begins with a scanner; its way in tells what can be judged. */
  start(entry: DeviceEntry, told: (scan: TestedScan) => void): void;
  /** What went over the tested scanner's line. */
  heard(items: readonly WatchedItem[]): void;
  /** True when a code that was typed belongs to the test. */
  takes(scan: ScanReading): boolean;
  stop(): void;
}

interface Running {
  readonly entry: DeviceEntry;
  readonly way: ScanWay;
  readonly told: (scan: TestedScan) => void;
}

// Bytes of one code follow each other closely, even over Bluetooth; no hand pulls the trigger twice in this time.
const QUIET_MS = 250;
const MOST_BYTES = 8192;

/** Tests of scanners on a station's devices. */
export function createScanTests(devices: DevicesPort): ScanTests {
  let running: Running | null = null;
  let bytes: number[] = [];
  let timer: NodeJS.Timeout | null = null;
  const judge = (sent: string): void => {
    if (!running || sent === '') return;
    const { entry, way, told } = running;
    told({ ...judgeTestScan(sent, way, entry.settings), sent });
  };
  const flush = (): void => {
    timer = null;
    judge(textOf(Uint8Array.from(bytes.splice(0))));
  };
  const isMine = (deviceId: DeviceId | null): boolean => running !== null && running.entry.deviceId === deviceId;
  const clear = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    bytes = [];
    running = null;
  };
  return {
    port: {
      ...devices,
      onEvent: (listener) =>
        devices.onEvent((event) => {
          if (event.kind !== 'scan' || !isMine(event.scan.deviceId)) {
            listener(event);
            return;
          }
          devices.feedback(event.scan.deviceId, 'good');
          // Where there is no line to look at, the reading itself is judged.
          if (running?.way === 'report') judge(`${event.scan.aim ?? ''}${event.scan.text}`);
        }),
    },
    start(entry, told) {
      clear();
      running = { entry, way: wayOf(entry), told };
    },
    heard(items) {
      if (running?.way !== 'line') return;
      for (const item of items)
        if (item.kind === 'bytes' && item.direction === 'in' && bytes.length < MOST_BYTES) bytes.push(...item.bytes);
      if (bytes.length === 0) return;
      if (timer !== null) clearTimeout(timer);
      timer = setTimeout(flush, QUIET_MS);
    },
    takes({ aim, text }) {
      if (running?.way !== 'keyboard') return false;
      judge(`${aim ?? ''}${text}`);
      return true;
    },
    stop: clear,
  };
}

const wayOf = ({ transport, protocol }: DeviceEntry): ScanWay =>
  transport.kind === 'keyboard' ? 'keyboard' : protocol === 'text' ? 'line' : 'report';
