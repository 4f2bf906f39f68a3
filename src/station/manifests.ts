import { may } from '../core/people/permissions.ts';
import type { UserId } from '../core/ids.ts';
import { LINES_A_PART, type ManifestSheet } from '../core/label/manifestSheet.ts';
import { decimalMoney, money, type Money } from '../core/money.ts';
import { quantityText, sumMass } from '../core/quantity.ts';
import type { ManifestEntry } from '../core/journal/shipEvents.ts';
import { ok, refuse, type Result } from '../core/result.ts';
import type { Truck } from '../core/ship/dockScan.ts';
import {
  manifestClosed,
  manifestNumber,
  OPEN_DAYS,
  openManifests,
  toClose,
  type Manifest,
  type ManifestDay,
  type ManifestKey,
  type ManifestRefusal,
  type OpenManifest,
} from '../core/ship/manifest.ts';
import { addDays } from '../core/zonedTime.ts';
import { formsRequested } from './carrierForms.ts';
import { sheetSize, type PaperPage } from './sheetPages.ts';
import type { CarrierPort, LabelRenderPort, ManifestLine, PrintOutcome, RuntimePort, StoragePort } from './ports.ts';
import type { Press } from './press.ts';
import type { PrintRouting } from './printRouting.ts';
import { truckDay } from './trucks.ts';
import { localTime, localDate } from './siteTime.ts';

/** Closed manifests on one page of the history. */
export const HISTORY_PAGE = 8;

export interface ManifestPorts {
  readonly storage: StoragePort;
  readonly runtime: RuntimePort;
  /** The site's carrier and those of earlier labels: their days decide which manifest a label goes on. */
  readonly carriers: readonly CarrierPort[];
}

/** What the carriers take and when: manifests of one station. */
export interface ManifestDesk {
  /** What is not closed yet, by truck and day, the oldest first. */
  open(): readonly OpenManifest[];
  /**
   * Closes a manifest: its finished parcels are on it, what comes later goes on the next. Closed again it is the same one and nothing
   * changes. `by` is null for the command line; anybody else must be a supervisor.
   */
  close(key: ManifestKey, by: UserId | null): Result<Manifest, ManifestRefusal>;
  /** What people call a carrier. */
  carrierName(id: string): string;
  /** The sheets of a manifest, in parts of bounded length; empty for none of that number. */
  sheets(manifestId: string): readonly ManifestSheet[];
}

/** Creates the manifest desk of one station. */
export function createManifestDesk({ storage, runtime, carriers }: ManifestPorts): ManifestDesk {
  const timeZone = (): string => storage.site()?.timeZone ?? 'UTC';
  const dayOf = (truck: Truck): ManifestDay => {
    const site = storage.site();
    const working = site && carriers.find(({ id }) => id === truck.carrier)?.workingDays(site.shipFrom);
    return {
      closedThrough: storage.handovers.closedThrough(truck),
      current: truckDay({ storage, runtime }, { timeZone: timeZone() }, truck, working ?? null),
      today: localDate(runtime.now(), timeZone()),
    };
  };
  const open = (): readonly OpenManifest[] => {
    const from = addDays(localDate(runtime.now(), timeZone()), -OPEN_DAYS);
    return openManifests(storage.handovers.open(from), dayOf);
  };
  const carrierName = (id: string): string => carriers.find((carrier) => carrier.id === id)?.name ?? id;

  /** What goes on it: a parcel whose order was cancelled or changed since waits for the next one. */
  const entriesOf = (group: OpenManifest): readonly ManifestEntry[] =>
    storage.handovers
      .entries(group, group.boughtFor)
      .filter(({ intentId }) => (storage.handovers.byIntent(intentId)?.orderStop ?? null) === null);

  const write = (group: OpenManifest, entries: readonly ManifestEntry[], by: UserId | null): Manifest => {
    for (;;) {
      const number = manifestNumber(group.shipDate, runtime.sha256(runtime.newId()));
      if (!number.ok) throw new Error(number.error);
      if (storage.manifests.byId(number.value)) continue;
      const { carrier } = group;
      const forms = formsRequested({ storage, runtime, carriers }, { manifestId: number.value, carrier }, entries);
      storage.record(
        [...manifestClosed(number.value, group, entries), ...forms].map((event) => ({ event })),
        by,
      );
      const closed = storage.manifests.byId(number.value);
      if (!closed) throw new Error('a manifest that was recorded is not there');
      return closed;
    }
  };

  return {
    open,
    carrierName,
    close(key, by) {
      if (by !== null && !may(storage.users.byId(by), 'manifests')) return refuse('notSupervisor');
      const group = toClose(open(), key, storage.handovers.closedThrough(key));
      if (group.ok) {
        const entries = entriesOf(group.value);
        return entries.length > 0 ? ok(write(group.value, entries, by)) : refuse('nothingToClose');
      }
      const before = group.error === 'nothingToClose' ? storage.manifests.ofKey(key) : null;
      return before ? ok(before) : group;
    },
    sheets(manifestId) {
      const manifest = storage.manifests.byId(manifestId);
      const site = storage.site();
      if (!manifest) return [];
      const sender = site?.shipFrom.company || (site?.name ?? '');
      const unit = site?.units === 'metric' ? 'kg' : 'lb';
      const head = {
        carrier: carrierName(manifest.carrier),
        sender,
        closedAt: localTime(manifest.closedAt, timeZone()),
      };
      return sheetsOf(manifest, storage.manifests.lines(manifest.manifestId), head, unit);
    },
  };
}

type Head = Pick<ManifestSheet, 'carrier' | 'sender' | 'closedAt'>;

function sheetsOf(
  { manifestId, account, origin, shipDate }: Manifest,
  all: readonly ManifestLine[],
  head: Head,
  unit: 'kg' | 'lb',
): readonly ManifestSheet[] {
  // A label that was given back since is no parcel of this truck any more.
  const lines = all.filter(({ state }) => state === 'bought');
  const masses = lines.flatMap(({ gross }) => gross ?? []);
  const totals = {
    parcels: lines.length,
    weight: masses.length === 0 ? '' : quantityText(sumMass(masses, unit)),
    charges: sums(lines.flatMap(({ charge }) => charge ?? [])).map(chargeText),
  };
  const parts = Math.max(1, Math.ceil(lines.length / LINES_A_PART));
  return Array.from({ length: parts }, (_, index) => ({
    ...head,
    manifestId,
    account,
    origin,
    shipDate,
    part: index + 1,
    parts,
    totals,
    lines: lines.slice(index * LINES_A_PART, (index + 1) * LINES_A_PART).map((line) => ({
      tracking: line.tracking,
      order: line.orderNumber.replace(/^#/, ''),
      weight: line.gross ? quantityText(line.gross) : '',
      service: line.service,
      charge: line.charge ? chargeText(line.charge) : '',
    })),
  }));
}

const chargeText = (amount: Money): string => `${decimalMoney(amount)} ${amount.currency}`;

/** The sum of each currency: amounts of two currencies have none. */
const sums = (amounts: readonly Money[]): readonly Money[] =>
  [...new Set(amounts.map(({ currency }) => currency))].sort().map((currency) =>
    money(
      amounts.reduce((sum, amount) => (amount.currency === currency ? sum + amount.minor : sum), 0),
      currency,
    ),
  );

/** Prints a manifest where manifests go, part by part; `failed` says why nothing more came out. */
export async function printManifest(
  { desk, routing, press }: { readonly desk: ManifestDesk; readonly routing: PrintRouting; readonly press: Press },
  manifestId: string,
): Promise<PrintOutcome> {
  const { device, trouble } = routing.destination('manifest');
  if (!device || trouble !== null) return { kind: 'failed', reason: trouble ?? 'notConfigured' };
  let outcome: PrintOutcome = { kind: 'failed', reason: 'notFound' };
  for (const manifest of desk.sheets(manifestId)) {
    outcome = await press.sheets(device, { kind: 'manifest', manifest });
    if (outcome.kind !== 'printed') return outcome;
  }
  return outcome;
}

/** A manifest as pages to be saved, part by part; empty for none of that number. */
export async function manifestPages(
  ports: Pick<ManifestPorts, 'storage'> & {
    readonly desk: ManifestDesk;
    readonly routing: PrintRouting;
    readonly renderer: Pick<LabelRenderPort, 'sheet'>;
  },
  manifestId: string,
): Promise<readonly PaperPage[]> {
  const size = sheetSize(ports.storage, ports.routing, 'manifest');
  const pages: PaperPage[] = [];
  for (const manifest of ports.desk.sheets(manifestId)) {
    const page = await ports.renderer.sheet({ kind: 'manifest', manifest }, size);
    pages.push({ page, size, name: manifest.parts === 1 ? manifestId : `${manifestId}-${manifest.part.toString()}` });
  }
  return pages;
}
