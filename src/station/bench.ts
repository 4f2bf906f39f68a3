import type { PolicyDesk } from './policies.ts';
import type { PackSettings } from '../core/carton/fits.ts';
import type { DeviceId, OrderId, ParcelId } from '../core/ids.ts';
import type { EventType, ScanRefusal } from '../core/journal/events.ts';
import type { PackCommand } from '../core/pack/decision.ts';
import type { PackSession } from '../core/pack/session.ts';
import type { Cue } from '../core/pack/cues.ts';
import type { OverrideView } from '../core/pack/overrideView.ts';
import type { PackSnapshot } from '../core/pack/snapshot.ts';
import type { ScanReading } from '../core/scan/scan.ts';
import type { LiveWeight } from '../core/weigh/reading.ts';
import type { BorderDesk } from './border.ts';
import type { BoxDesk } from './boxDesk.ts';
import type { PapersDesk } from './customsPapers.ts';
import type { GiftDesk } from './gifts.ts';
import type { MarkDesk } from './marks.ts';
import type { LabelDesk } from './labels.ts';
import type { CarrierPort, DevicesPort, RuntimePort, StoragePort } from './ports.ts';
import type { PromiseDesk } from './promises.ts';
import type { QueueDesk } from './queueDesk.ts';
import type { PurchaseDesk } from './purchasing.ts';
import type { Answer } from './purchaseSteps.ts';
import type { SlipDesk } from './slips.ts';
import type { SignIn } from './signIn.ts';

/** What the bench tells the screen: a whole snapshot with its cue, or a refusal outside any session. */
export type BenchChange =
  | {
      readonly kind: 'pack';
      readonly snapshot: PackSnapshot | null;
      readonly cue: Cue | null;
      /** True when a fact was recorded: the disk takes facts (again). */
      readonly isRecorded: boolean;
    }
  | { readonly kind: 'notice'; readonly reason: ScanRefusal; readonly code: string }
  /** What a carrier or a supervisor said of a label was recorded, whether its session is the open one or not. */
  | { readonly kind: 'answered' };

export interface PackingPorts {
  readonly storage: StoragePort;
  readonly devices: DevicesPort;
  readonly runtime: RuntimePort;
  readonly signIn: SignIn;
  readonly boxes: BoxDesk;
  /** Whom labels are bought from now. */
  readonly carrier: CarrierPort;
  readonly labels: LabelDesk;
  readonly purchases: PurchaseDesk;
  readonly slips: SlipDesk;
  readonly gifts: GiftDesk;
  readonly marks: MarkDesk;
  readonly border: BorderDesk;
  readonly papers: PapersDesk;
  /** What this site decides. */
  readonly policies: Pick<PolicyDesk, 'now' | 'during'>;
  /** The packer is asked why another box was taken than the suggested one. */
  readonly asksBoxReason?: boolean;
  /** Each scan has to add its weight to what stands on the scale. */
  readonly weighsPerScan?: boolean;
  /** Where damaged items are put; absent: nobody says. */
  readonly damagedPlace?: string;
  /** How thick goods are padded by their protection; absent: as built in. */
  readonly padding?: PackSettings['padding'];
  readonly promises: PromiseDesk;
  readonly queue: Pick<QueueDesk, 'next' | 'batchLeft'>;
  /** What a supervisor is asked for at the bench; null where nobody is. */
  override(): OverrideView | null;
  publish(change: BenchChange): void;
  /** A failure of the world while recording or in an effect: shown, logged, nothing half done. */
  failed(error: unknown): void;
}

/** The bench: one session at a time, one command at a time, every change on disk before it is shown. */
export interface Packing {
  session(): PackSession | null;
  snapshot(): PackSnapshot | null;
  /** Takes up the session a crash or a restart left open. */
  resume(): void;
  scanned(reading: ScanReading): void;
  /** A command by touch or key; ignored when it was pressed on a picture that is no longer shown. */
  dispatch(command: PackCommand, seenVersion: number): void;
  /** How many placements of the suggested box are in, by the step that is shown; ignored for a picture that is no longer shown. */
  placed(count: number, seenVersion: number): void;
  openOrder(orderId: OrderId): void;
  openNext(): void;
  weighed(live: LiveWeight, deviceId: DeviceId): void;
  /** What a carrier said of a session, whether it is the open one or not. */
  readonly answer: Answer;
  /** A desk knows more than is shown at a stage; null: at any. */
  shownChanged(stage: PackSnapshot['stage'] | null): void;
  /** A packing slip, or customs papers, did not come out: told where its parcel is no longer the one at hand. */
  slipFailed(parcelId: ParcelId, orderNumber: string, reason: 'slipNotPrinted' | 'papersNotPrinted'): void;
  /** Devices came or went: the picture changes, and a label that waits may go. */
  devicesChanged(): void;
  /** The channel or another desk changed facts under the session, or brought one; what is sounded unless that is stopped. */
  factsChanged(cue?: Cue | null): void;
  /** Lets go of the session as it stands on disk: nothing is recorded or asked for any more. */
  close(): void;
}

/** What leaves the suggested box and what is in it as they are: a unit taken back comes again before the box is gone on with. */
export const LEAVES_BOX: ReadonlySet<EventType> = new Set([
  'scanRefused',
  'refusalCleared',
  'itemPacked',
  'itemUnpacked',
  'loadDisagreed',
  'loadAgreed',
]);
