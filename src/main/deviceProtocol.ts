import type { DeviceConfig } from '../devices/config.ts';
import type { DeviceId } from '../core/ids.ts';
import type { DeviceEvent, PrintOutcome } from '../station/ports.ts';

/** What main asks of the device host. */
export type HostRequest =
  | { readonly kind: 'start'; readonly config: readonly DeviceConfig[] }
  | {
      readonly kind: 'print';
      readonly job: { readonly jobId: string; readonly bytes: Uint8Array; readonly patienceMs: number };
    }
  | { readonly kind: 'feedback'; readonly deviceId: DeviceId | null; readonly verdict: 'good' | 'bad' }
  | { readonly kind: 'close' };

/** What the device host answers. */
export type HostReply =
  | { readonly kind: 'event'; readonly event: DeviceEvent }
  | { readonly kind: 'printed'; readonly jobId: string; readonly outcome: PrintOutcome }
  | { readonly kind: 'closed' };
