import type { DeviceId, SessionId } from '../ids.ts';
import type { Mass } from '../quantity.ts';
import type { LoadFlag } from '../weigh/loadFlag.ts';

/** Facts of scales: that one was checked, and what one says of items while they are scanned. */
export type ScaleEvent =
  | {
      readonly type: 'scaleChecked';
      readonly deviceId: DeviceId;
      /** Which scale it was, whatever its port is called: by USB identity, else by address. */
      readonly identity: string;
      readonly known: Mass;
      readonly shown: Mass;
      readonly allowed: Mass;
      readonly isWithin: boolean;
    }
  /** The packer was told; it stands until `loadAgreed`, or until another takes its place. */
  | ({ readonly type: 'loadDisagreed'; readonly sessionId: SessionId } & LoadFlag)
  | { readonly type: 'loadAgreed'; readonly sessionId: SessionId; readonly by: 'scale' | 'hand' };
