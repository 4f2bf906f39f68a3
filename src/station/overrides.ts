import { asId, type ParcelId } from '../core/ids.ts';
import type { OverrideKind, OverrideRefusal } from '../core/journal/overrideEvents.ts';
import {
  asking,
  isOwnWord,
  OVERRIDE_REASONS,
  overrideOffer,
  permissionFor,
  REASON_LENGTH,
  REASONS_MOST,
  type OverrideEntry,
} from '../core/pack/overriding.ts';
import type { OverrideView } from '../core/pack/overrideView.ts';
import type { ReopenRefusal } from '../core/pack/reopening.ts';
import { may } from '../core/people/permissions.ts';
import type { Mass } from '../core/quantity.ts';
import { commandWord } from '../core/scan/classify.ts';
import type { ScanReading } from '../core/scan/scan.ts';
import type { Packing } from './bench.ts';
import { meaningOf } from './meaning.ts';
import type { DevicesPort, StoragePort, UserRecord } from './ports.ts';
import type { Reopening } from './reopening.ts';
import type { SignIn } from './signIn.ts';

/** A supervisor at a packer's bench: badge, reason and PIN let go on what was stopped, and nobody is signed out for it. */
export interface OverrideDesk {
  /** Asks for a badge where a supervisor may let it go on; false where nobody may. */
  ask(): boolean;
  choose(reason: string): void;
  /** The weight of the parcel at hand, as it is typed; nothing for none. */
  key(gross: Mass): void;
  /** The supervisor's PIN, which makes it count. */
  sign(pin: string): Promise<void>;
  /** Not now: what was stopped stays stopped. */
  leave(): void;
  /** Asks who lets a closed parcel be opened again; why that can't be, or null. Who may let it go on gives the reason only. */
  askReopen(parcelId: string): ReopenRefusal | null;
  /** Whether a parcel can be opened again, and what is asked for it. */
  reopening(parcelId: string): { readonly refused: ReopenRefusal | null; readonly asked: OverrideView | null };
  /** Reasons to choose from, as codes with words under `override.reason` or in the site's own words. */
  reasons(): readonly string[];
  /** Keeps the site's own list; an empty one is the program's again. */
  saveReasons(reasons: readonly string[]): void;
}

/** The desk, and what the station itself asks of it. */
export interface OverridesAtWork {
  readonly overrides: OverrideDesk;
  /** True when the scan was a supervisor's, or a badge was waited for and this was none. */
  takesScan(reading: ScanReading): boolean;
  view(): OverrideView | null;
}

interface OverridePorts {
  readonly storage: StoragePort;
  readonly devices: Pick<DevicesPort, 'feedback'>;
  readonly signIn: SignIn;
  bench(): Pick<Packing, 'session' | 'snapshot' | 'dispatch' | 'shownChanged'>;
  readonly reopening: Reopening;
  /** What is asked for a parcel is another than before. */
  parcelsChanged(): void;
}

/** Creates the desk of one bench. What was said is forgotten once it is not offered any more: another stop begins with the badge again. */
export function createOverrides(ports: OverridePorts): OverridesAtWork {
  const { storage, devices, signIn, bench, reopening } = ports;
  let entry: OverrideEntry | null = null;
  /** The parcel that is to be opened again; null while the bench is asked for. */
  let parcelId: ParcelId | null = null;
  let isChecking = false;

  const offered = () => {
    if (parcelId !== null) return reopening.refusal(parcelId) === null ? 'reopen' : null;
    const session = bench().session();
    return session && signIn.current() ? overrideOffer(session) : null;
  };
  const now = (): OverrideEntry | null => {
    if (entry && offered() !== entry.kind) entry = null;
    if (!entry) parcelId = null;
    return entry;
  };
  const set = (next: OverrideEntry | null): void => {
    entry = next;
    if (!next) parcelId = null;
    bench().shownChanged(null);
    ports.parcelsChanged();
  };
  /** Who is signed in and may say it alone begins with the reason, everybody else with the badge of somebody who may. */
  const begun = (kind: OverrideKind): OverrideEntry => {
    const user = signIn.current();
    const isAlone = user !== null && isOwnWord(kind) && may(user, permissionFor(kind));
    return { ...asking(kind), ...(isAlone && { step: 'reason', supervisorId: user.userId }) };
  };
  const isOwn = ({ kind, supervisorId }: OverrideEntry): boolean => {
    const user = signIn.current();
    return isOwnWord(kind) && supervisorId === user?.userId && may(user, permissionFor(kind));
  };
  const command = (what: Parameters<Packing['dispatch']>[0]): void => {
    bench().dispatch(what, bench().snapshot()?.version ?? 0);
  };
  const refuse = (asked: OverrideEntry, user: UserRecord | null, reason: OverrideRefusal): void => {
    entry = reason === 'wrongPin' ? { ...asked, refused: reason } : { ...asking(asked.kind), refused: reason };
    if (parcelId !== null) reopening.refused(parcelId, user, reason);
    else command({ type: 'overrideRefused', kind: asked.kind, supervisorId: user?.userId ?? null, reason });
  };
  const grant = ({ kind, supervisorId, reason, gross }: OverrideEntry): void => {
    if (supervisorId === null || reason === null) return;
    const of = parcelId;
    entry = null;
    parcelId = null;
    if (of !== null) reopening.open(of, { supervisorId, reason });
    else command({ type: 'override', said: { kind, supervisorId, reason, ...(gross && { gross }) } });
  };
  const shown = (asked: OverrideEntry): OverrideView => {
    const { supervisorId, ...said } = asked;
    const supervisor = supervisorId === null ? null : (storage.users.byId(supervisorId)?.name ?? '');
    return { ...said, supervisor, isOwn: isOwn(asked), reasons: reasons() };
  };
  const reasons = (): readonly string[] => storage.site()?.overrideReasons ?? OVERRIDE_REASONS;

  const badge = (asked: OverrideEntry, user: UserRecord | null): boolean => {
    const trouble: OverrideRefusal | null = !user
      ? 'unknownBadge'
      : !may(user, permissionFor(asked.kind))
        ? 'notAllowed'
        : signIn.isLocked(user.number)
          ? 'lockedOut'
          : null;
    if (trouble || !user) refuse(asked, user, trouble ?? 'unknownBadge');
    else set({ ...asked, step: 'reason', supervisorId: user.userId, refused: null });
    return trouble === null;
  };

  const overrides: OverrideDesk = {
    ask() {
      const kind = offered();
      if (kind && !now()) set(begun(kind));
      return kind !== null;
    },
    choose(reason) {
      const asked = now();
      if (asked?.step !== 'reason' || !reasons().includes(reason)) return;
      if (asked.kind === 'reopen' && isOwn(asked)) grant({ ...asked, reason });
      else set({ ...asked, step: asked.kind === 'keyedWeight' ? 'weight' : 'pin', reason });
    },
    key(gross) {
      const asked = now();
      if (asked?.step !== 'weight' || gross.digits <= 0) return;
      if (isOwn(asked)) grant({ ...asked, gross });
      else set({ ...asked, step: 'pin', gross });
    },
    async sign(pin) {
      const asked = now();
      if (asked?.step !== 'pin' || isChecking || asked.supervisorId === null || asked.reason === null) return;
      const { supervisorId } = asked;
      isChecking = true;
      const refused = await signIn.checkPin(supervisorId, pin).finally(() => {
        isChecking = false;
      });
      // What was asked for may be over meanwhile, by a right weight or UNDO.
      if (now() !== asked) return;
      const user = storage.users.byId(supervisorId);
      if (refused) refuse(asked, user, refused === 'wrong' ? 'wrongPin' : refused);
      else if (!may(user, permissionFor(asked.kind))) refuse(asked, user, 'notAllowed');
      else grant(asked);
    },
    leave() {
      if (now()) set(null);
    },
    askReopen(id) {
      const wanted = asId<ParcelId>(id);
      const refused = reopening.refusal(wanted);
      if (refused || !signIn.current()) return refused ?? 'signInFirst';
      parcelId = wanted;
      set(begun('reopen'));
      return null;
    },
    reopening(id) {
      const asked = now();
      const refused = reopening.refusal(asId<ParcelId>(id));
      return { refused, asked: asked && parcelId === id ? shown(asked) : null };
    },
    reasons,
    saveReasons(wanted) {
      const site = storage.site();
      if (!site) return;
      const { overrideReasons: _, ...others } = site;
      const kept = [...new Set(wanted.map((text) => text.trim().slice(0, REASON_LENGTH)))]
        .filter((text) => text !== '')
        .slice(0, REASONS_MOST);
      const event = {
        type: 'siteConfigured',
        site: kept.length > 0 ? { ...others, overrideReasons: kept } : others,
      } as const;
      storage.record([{ event }], signIn.current()?.userId ?? null);
    },
  };
  return {
    overrides,
    takesScan(reading) {
      const isCard = commandWord(reading.text) === 'SUPERVISOR';
      const asked = now();
      if (isCard || !asked) {
        const isTaken = isCard && overrides.ask();
        if (isTaken) devices.feedback(reading.deviceId, 'good');
        return isTaken;
      }
      const user = signIn.ofBadge(reading.text);
      // Whatever else is scanned is the packer's: the right item still clears a stop.
      if (!user && meaningOf(reading, storage, bench().session()).kind !== 'unknown') return false;
      devices.feedback(reading.deviceId, badge(asked, user) ? 'good' : 'bad');
      return true;
    },
    view() {
      const asked = now();
      return asked && parcelId === null ? shown(asked) : null;
    },
  };
}
