import type { DeviceConfig } from '../devices/config.ts';
import type { DeviceTraceCopy } from '../devices/deviceTrace.ts';
import type { Discovery } from '../devices/discovery.ts';
import type { WatchedItem } from '../devices/watchFeed.ts';
import type { DeviceId } from '../core/ids.ts';
import type { DeviceEvent, PrintOutcome } from '../station/ports.ts';

/** What main asks of the device host. */
export type HostRequest =
  /** Begins with these devices, or lets go of those there were and goes on with these. */
  | { readonly kind: 'start'; readonly config: readonly DeviceConfig[] }
  /** What is plugged in? Answered by `found` with the same number. */
  | { readonly kind: 'find'; readonly id: number }
  | {
      readonly kind: 'print';
      readonly job: {
        readonly jobId: string;
        readonly bytes: Uint8Array;
        readonly patienceMs: number;
        readonly deviceId?: DeviceId;
      };
    }
  | { readonly kind: 'zero'; readonly deviceId: DeviceId }
  | { readonly kind: 'feedback'; readonly deviceId: DeviceId | null; readonly verdict: 'good' | 'bad' }
  /** The machine goes to sleep, or is awake again. */
  | { readonly kind: 'suspend' | 'resume' }
  /** From now on what goes over this device's line is told by `watched`; null: of none. */
  | { readonly kind: 'watch'; readonly deviceId: DeviceId | null }
  /** Everything kept of a device's line? Answered by `traced` with the same number. */
  | { readonly kind: 'trace'; readonly id: number; readonly deviceId: DeviceId }
  | { readonly kind: 'close' };

/** What the device host answers. */
export type HostReply =
  | { readonly kind: 'event'; readonly event: DeviceEvent }
  | { readonly kind: 'printed'; readonly jobId: string; readonly outcome: PrintOutcome }
  | { readonly kind: 'found'; readonly id: number; readonly discovery: Discovery }
  | { readonly kind: 'traced'; readonly id: number; readonly trace: DeviceTraceCopy | null }
  | { readonly kind: 'watched'; readonly deviceId: DeviceId; readonly items: readonly WatchedItem[] }
  | { readonly kind: 'closed' };
