import { asId, type ManifestId, type UserId } from '../ids.ts';
import { numberWithCheck } from '../identify/outbound.ts';
import type { EventOf } from '../journal/events.ts';
import type { ManifestEntry } from '../journal/shipEvents.ts';
import type { Address } from '../orders/address.ts';
import { ok, refuse, type Result } from '../result.ts';
import type { Instant, LocalDate } from '../time.ts';
import type { Truck } from './dockScan.ts';

/**
 * Days for which a label waits for a manifest. Carriers forget what was not told to them (DHL after ten days), and a site that begins to close
 * manifests has not to close one for each day since it opened.
 */
export const OPEN_DAYS = 30;

/** What one manifest is for: a truck and the day it leaves. */
export interface ManifestKey extends Truck {
  readonly shipDate: LocalDate;
}

/** A closed manifest and how far its parcels are. `parcels` never changes; of them `active` still have this label. */
export interface Manifest extends ManifestKey {
  readonly manifestId: ManifestId;
  readonly closedAt: Instant;
  /** Null where nobody was signed in: the command line. */
  readonly closedBy: UserId | null;
  readonly parcels: number;
  readonly active: number;
  readonly loaded: number;
  /** Active ones that nobody saw: neither at the dock nor a carrier's scan. */
  readonly unseen: number;
}

/** Bought labels of one truck and one ship date as they were bought that are on no manifest yet. */
export interface OpenLabels extends ManifestKey {
  /** Parcels that the bench is done with: these go on the manifest. */
  readonly finished: number;
  /** Labels whose parcel still stands at a bench. */
  readonly unfinished: number;
  readonly staged: number;
  /** When the first of them was bought. */
  readonly since: Instant;
}

/** What a manifest would hold if it were closed now. */
export interface OpenManifest extends ManifestKey, Omit<OpenLabels, keyof ManifestKey> {
  /** The ship dates its labels were bought for: earlier ones came after their own manifest was closed. */
  readonly boughtFor: readonly LocalDate[];
  /** `later`: it leaves on a day to come; `overdue`: its day is over, and no label is bought for it any more. */
  readonly due: 'later' | 'now' | 'overdue';
}

/** Where a parcel leaves from, as manifests tell places apart: country and postcode. No street, no name. */
export const originOf = ({ country, postcode }: Pick<Address, 'country' | 'postcode'>): string =>
  [country, postcode]
    .map((part) => part.trim().toUpperCase())
    .filter((part) => part !== '')
    .join(' ');

/** What decides which manifest labels go on. */
export interface ManifestDay {
  /** The last ship date of this truck whose manifest is closed; null for none. */
  readonly closedThrough: LocalDate | null;
  /** The ship date of a label bought now: always after `closedThrough`. */
  readonly current: LocalDate;
  /** The date on the site's calendar. */
  readonly today: LocalDate;
}

/** The manifest that a label goes on: that of its ship date, or the next one where that one is closed. */
export const manifestDate = (
  boughtFor: LocalDate,
  { closedThrough, current }: Omit<ManifestDay, 'today'>,
): LocalDate => (closedThrough !== null && boughtFor <= closedThrough ? current : boughtFor);

/** True for two things of the same truck. */
export const isSameTruck = (a: Truck, b: Truck): boolean =>
  a.carrier === b.carrier && a.account === b.account && a.origin === b.origin;

/** Manifests to be closed, by truck and ship date, the oldest first. */
export function openManifests(
  labels: readonly OpenLabels[],
  dayOf: (truck: Truck) => ManifestDay,
): readonly OpenManifest[] {
  const open: OpenManifest[] = [];
  for (const group of labels) {
    const day = dayOf(group);
    const shipDate = manifestDate(group.shipDate, day);
    const at = open.findIndex((known) => isSameTruck(known, group) && known.shipDate === shipDate);
    const known = open[at];
    const joined: OpenManifest = {
      ...group,
      shipDate,
      finished: group.finished + (known?.finished ?? 0),
      unfinished: group.unfinished + (known?.unfinished ?? 0),
      staged: group.staged + (known?.staged ?? 0),
      since: Math.min(group.since, known?.since ?? group.since),
      boughtFor: [...(known?.boughtFor ?? []), group.shipDate].sort(),
      due: dueOf(shipDate, day),
    };
    if (known) open[at] = joined;
    else open.push(joined);
  }
  return open.sort((a, b) => compared(a.shipDate, b.shipDate) || compared(a.carrier, b.carrier) || a.since - b.since);
}

const compared = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function dueOf(shipDate: LocalDate, { current, today }: ManifestDay): OpenManifest['due'] {
  if (shipDate > today) return 'later';
  // A truck past midnight takes the day before: its day is over only when new labels are for another one.
  return shipDate < current && shipDate < today ? 'overdue' : 'now';
}

/** Why a manifest can't be closed. */
export const MANIFEST_REFUSALS = ['nothingToClose', 'notYet', 'olderFirst', 'clockBehind', 'notSupervisor'] as const;
export type ManifestRefusal = (typeof MANIFEST_REFUSALS)[number];

/** The one to close; refused where its day is still to come, and while an older one of the same truck is open, and where the PC's clock says a day whose manifest is closed: days are closed in order. */
export function toClose(
  open: readonly OpenManifest[],
  key: ManifestKey,
  closedThrough: LocalDate | null,
): Result<OpenManifest, Exclude<ManifestRefusal, 'notSupervisor'>> {
  const filled = open.filter((one) => isSameTruck(one, key) && one.finished > 0);
  const chosen = filled.find(({ shipDate }) => shipDate === key.shipDate);
  if (!chosen) return refuse('nothingToClose');
  if (closedThrough !== null && chosen.shipDate <= closedThrough) return refuse('clockBehind');
  if (chosen.due === 'later') return refuse('notYet');
  return filled.some(({ shipDate }) => shipDate < key.shipDate) ? refuse('olderFirst') : ok(chosen);
}

/** Parcels in one journal row at most. */
export const PARCELS_A_ROW = 250;

/** The facts of a closed manifest, each of bounded size; none for no parcels. */
export function manifestClosed(
  manifestId: ManifestId,
  { carrier, account, origin, shipDate }: ManifestKey,
  entries: readonly ManifestEntry[],
): readonly EventOf<'manifestClosed'>[] {
  const parts = Math.ceil(entries.length / PARCELS_A_ROW);
  return Array.from({ length: parts }, (_, index) => ({
    type: 'manifestClosed',
    manifestId,
    carrier,
    account,
    origin,
    shipDate,
    part: index + 1,
    parts,
    parcels: entries.slice(index * PARCELS_A_ROW, (index + 1) * PARCELS_A_ROW),
  }));
}

/** Digits and letters of a manifest's number that tell it from others of its day. */
const SERIAL_LENGTH = 5;

/**
 * The number of a manifest, its check character proved by the same row that reads it: ship date, and five letters or digits out of a
 * digest, so that stations need not agree on a count. Refuses a digest that is no hexadecimal number.
 */
export function manifestNumber(shipDate: LocalDate, digest: string): Result<ManifestId, 'badDigest'> {
  if (!/^[0-9a-f]{12,}$/.test(digest)) return refuse('badDigest');
  const serial = (BigInt(`0x${digest}`) % 36n ** BigInt(SERIAL_LENGTH)).toString(36).padStart(SERIAL_LENGTH, '0');
  const day = shipDate.slice(2).replaceAll('-', '');
  const number = numberWithCheck('own-manifest', `MF${day}${serial.toUpperCase()}_`);
  return number.ok ? ok(asId<ManifestId>(number.value)) : refuse('badDigest');
}
