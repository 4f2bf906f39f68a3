import type { BoxReason } from '../core/carton/boxReason.ts';
import type { PackSettings } from '../core/carton/fits.ts';
import type { ScanRefusal } from '../core/journal/events.ts';
import type { OrderPriority } from '../core/orders/priority.ts';
import type { QueueChoice } from '../core/orders/queueOrder.ts';
import type { Cue } from '../core/pack/cues.ts';
import type { PackSnapshot } from '../core/pack/snapshot.ts';
import type { Routes } from '../core/print/route.ts';
import type { NumberShare } from '../core/ship/numberRange.ts';
import type { siteCustomsProblem, SiteCustoms } from '../core/ship/siteCustoms.ts';
import type { RateBook } from '../core/ship/rateBook.ts';
import type { CommandWord, ScanReading } from '../core/scan/scan.ts';
import type { Site } from '../core/site.ts';
import type { LiveWeight } from '../core/weigh/reading.ts';
import type { StationError } from '../shared/errors.ts';
import type { LabelCare } from './labelCare.ts';
import type { LoadingView } from './loading.ts';
import type {
  CarrierPort,
  CartonizerPort,
  DevicesPort,
  DeviceStatus,
  ImportPort,
  LabelRenderPort,
  RuntimePort,
  SheetPort,
  StoragePort,
  UserRecord,
} from './ports.ts';
import type { QueueShown } from './promises.ts';
import type { ShopPapers } from './papers.ts';
import type { OverrideDesk } from './overrides.ts';
import type { PeopleDesk } from './people.ts';
import type { PutBackView } from './putBackDesk.ts';
import type { RouteNow } from './printRouting.ts';
import type { NewUser, SetupProblem } from './setup.ts';
import type { PaperPage } from './sheetPages.ts';
import type { MasterDesks } from './supply.ts';
import type { ShipDesks } from './afterBench.ts';

/** Everything a station stands on. */
export interface StationPorts {
  readonly storage: StoragePort;
  readonly devices: DevicesPort;
  /** Whom labels are bought from. */
  readonly carrier: CarrierPort;
  /** Carriers that earlier labels were bought from: they are asked what became of those. */
  readonly pastCarriers?: readonly CarrierPort[];
  /** The system's printers for sheets; absent where there is no window system. */
  readonly sheets?: SheetPort;
  readonly renderer: LabelRenderPort;
  readonly imports: ImportPort;
  readonly cartonizer: CartonizerPort;
  /** Printers of each kind of document as they are set now; absent: each goes to the first that suits. */
  routes?(): Routes;
  /** Rules and prices in force; absent: nothing is checked for borders and dangerous goods. */
  rates?(): RateBook;
  /** How goods are packed here; absent: as built in. */
  readonly packSettings?: PackSettings;
  /** Orders may go without what is missing; absent: they wait for it. */
  readonly shipsPartial?: boolean;
  /** The packer is asked why another box was taken than the suggested one; absent: nobody asks. */
  readonly asksBoxReason?: boolean;
  /** The parcel stands on the scale from the start, and each scan has to add its weight; absent: it is weighed when it is whole. */
  readonly weighsPerScan?: boolean;
  /** Where damaged items are put; absent: nobody says. */
  readonly damagedPlace?: string;
  readonly runtime: RuntimePort;
  /** Logs an error and gives the reference a person can tell IT. */
  report(error: unknown): string;
}

/** A failure as the screen shows it. */
export interface Failure {
  readonly code: StationError['code'];
  readonly params: StationError['params'];
  readonly reference: string;
}

/** What the station tells whoever shows it. */
export type StationChange =
  | { readonly kind: 'app' }
  | { readonly kind: 'pack'; readonly snapshot: PackSnapshot | null; readonly cue: Cue | null }
  | { readonly kind: 'scale'; readonly live: LiveWeight }
  | { readonly kind: 'devices'; readonly devices: readonly DeviceStatus[] }
  | { readonly kind: 'loading'; readonly view: LoadingView | null; readonly cue: Cue | null }
  | { readonly kind: 'putBack'; readonly view: PutBackView | null; readonly cue: Cue | null }
  | { readonly kind: 'parcelScanned'; readonly number: string }
  /** An order that was scanned to be looked at. */
  | { readonly kind: 'replayScanned'; readonly orderId: string }
  /** A badge was read that is to be somebody's. */
  | { readonly kind: 'badgeRead'; readonly code: string }
  /** A badge that was printed here was read, and works from now on. */
  | { readonly kind: 'badgeTakenUp'; readonly userId: string }
  | { readonly kind: 'queue' | 'boxes' | 'imports' | 'tasks' | 'manifests' | 'parcels' };

export interface Notice {
  readonly reason: ScanRefusal;
  readonly code: string;
  readonly id: number;
}

/** A touch or key as the window sends it. */
export type TouchCommand =
  | { readonly type: 'openOrder'; readonly orderId: string }
  | { readonly type: 'word'; readonly word: CommandWord }
  | { readonly type: 'packUnit' | 'takeOut' | 'missing'; readonly lineId: string }
  | { readonly type: 'quantity'; readonly count: number }
  | { readonly type: 'tellTrace'; readonly text: string }
  | { readonly type: 'useBox'; readonly cartonTypeId: string }
  | { readonly type: 'boxReason'; readonly reason: BoxReason }
  | { readonly type: 'placed'; readonly placed: number }
  | { readonly type: 'askAgain' | 'newLabel' | 'slipAgain' | 'papersAgain' | 'giftAgain' | 'acknowledge' }
  | { readonly type: 'code'; readonly text: string };

/** Papers that can be saved for the parcel at hand. */
export type PaperKind = 'customs' | 'slip';

/** One packing station without its window. */
export interface Station extends LabelCare, MasterDesks, ShipDesks, ShopPapers {
  onChange(listener: (change: StationChange) => void): () => void;
  state(): {
    readonly site: Site | null;
    readonly user: UserRecord | null;
    readonly failure: Failure | null;
    readonly notice: Notice | null;
    readonly ordersToPack: number;
  };
  setUp(site: Site, supervisor: NewUser): Promise<SetupProblem | null>;
  signIn(number: string, pin: string): Promise<'wrong' | 'lockedOut' | null>;
  signOut(): void;
  snapshot(): PackSnapshot | null;
  dispatch(command: TouchCommand, seenVersion: number): void;
  /** A code that came in by the keyboard; device scanners come through the devices port. */
  scanned(reading: ScanReading): void;
  queue(request: QueueChoice & { readonly search: string; readonly page: number }): QueueShown;
  /** What NEXT and the fast lane go on with. */
  chooseQueue(choice: QueueChoice): void;
  /** How much a waiting order presses from now on; for supervisors. */
  prioritize(orderId: string, priority: OrderPriority): void;
  devices(): readonly DeviceStatus[];
  /** What prints where was changed: a label that waits may go. */
  routesChanged(): void;
  /** Other rules and prices count: what was priced is priced anew. */
  ratesChanged(): void;
  /** Where each kind of document goes as things are. */
  routesNow(): readonly RouteNow[];
  live(): LiveWeight;
  /** Gives a product without a barcode one and prints it; null when no such product or nothing to print on. */
  printBarcode(sku: string): Promise<string | null>;
  releaseOrder(orderId: string): void;
  /** Papers of the parcel at hand as a page to be saved; null where there are none. */
  paperPage(kind: PaperKind): Promise<PaperPage | null>;
  readonly people: PeopleDesk;
  readonly overrides: OverrideDesk;
  /** Which of the site's label numbers are this station's from now on; numbers given before stay given. */
  setNumberShare(share: NumberShare): void;
  /** What the site's customs papers say from now on; the field that can't be right, or null. For supervisors. */
  setCustoms(customs: SiteCustoms): ReturnType<typeof siteCustomsProblem>;
  close(): Promise<void>;
}
