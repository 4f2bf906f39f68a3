import { randomInt } from 'node:crypto';
import type { DeviceId } from '../core/ids.ts';
import { LABEL_LANGUAGES } from '../core/print/labelPrinter.ts';
import type { PrintProof } from '../core/ship/parcel.ts';
import { testLabel } from '../labels/testLabel.ts';
import type { DevicesPort, LabelRenderPort, PrintOutcome, SheetPort } from '../station/ports.ts';

/** How a test went. `sent`: as sure as `proof` says, null where the printer went away; what counts is its code, scanned back. */
export type TestResult =
  | { readonly kind: 'beeped' | 'zeroed' }
  | { readonly kind: 'sent'; readonly code: string; readonly proof: PrintProof | null }
  | { readonly kind: 'failed'; readonly reason: string };

/** The devices as the station uses them, and the tests a person makes at the Devices screen. */
export interface DeviceTests {
  /** The same devices; a scan of a test label is not the station's. */
  readonly port: DevicesPort;
  /** Beeps a scanner, zeroes a scale, prints a label or a page with a code of its own. */
  test(deviceId: string): Promise<TestResult>;
  /** True when a text is the code of a test label: it says of its printer that what it prints can be read. */
  takes(text: string): boolean;
}

const PATIENCE_MS = 5000;
// No letters that look like digits.
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const CODE_LENGTH = 6;

const freshCode = (): string =>
  `TEST-${Array.from({ length: CODE_LENGTH }, () => LETTERS.charAt(randomInt(LETTERS.length))).join('')}`;

/** Draws a page and hands it to one of the system's printers. */
export interface PageTests {
  readonly sheets: SheetPort;
  readonly renderer: Pick<LabelRenderPort, 'sheet'>;
}

/** Tests of a station's devices; `proved` is told which printer's label or page was read. */
export function createDeviceTests(
  devices: DevicesPort,
  { sheets, renderer }: PageTests,
  proved: (deviceId: DeviceId) => void,
): DeviceTests {
  const waiting = new Map<string, DeviceId>();
  const takes = (text: string): boolean => {
    const deviceId = waiting.get(text);
    if (deviceId === undefined) return false;
    waiting.delete(text);
    proved(deviceId);
    return true;
  };
  const print = async (
    deviceId: DeviceId,
    send: (code: string) => PrintOutcome | Promise<PrintOutcome>,
  ): Promise<TestResult> => {
    const code = freshCode();
    waiting.set(code, deviceId);
    const outcome = await send(code);
    if (outcome.kind !== 'failed')
      return { kind: 'sent', code, proof: outcome.kind === 'printed' ? outcome.proof : null };
    waiting.delete(code);
    return { kind: 'failed', reason: outcome.reason };
  };
  return {
    port: {
      ...devices,
      onEvent: (listener) =>
        devices.onEvent((event) => {
          if (event.kind === 'scan' && takes(event.scan.text)) devices.feedback(event.scan.deviceId, 'good');
          else listener(event);
        }),
    },
    async test(id) {
      const status = devices.statuses().find(({ deviceId }) => deviceId === id);
      if (!status) return { kind: 'failed', reason: 'notConfigured' };
      if (status.state !== 'ready') return { kind: 'failed', reason: status.reason ?? status.state };
      if (status.role === 'scanner') {
        devices.feedback(status.deviceId, 'good');
        return { kind: 'beeped' };
      }
      if (status.role === 'scale') {
        devices.zero(status.deviceId);
        return { kind: 'zeroed' };
      }
      const { deviceId, media } = status;
      if (media?.kind === 'sheets') {
        const { size } = media;
        return print(deviceId, async (code) => {
          const page = await renderer.sheet({ kind: 'test', code }, size);
          return sheets.print({ deviceId, page, size });
        });
      }
      const language = LABEL_LANGUAGES.find((known) => known === status.protocol);
      if (!language) return { kind: 'failed', reason: 'protocolMismatch' };
      return print(deviceId, (code) =>
        devices.print({ jobId: code, bytes: testLabel(language, code), patienceMs: PATIENCE_MS, deviceId }),
      );
    },
    takes,
  };
}
