import type { UserId } from '../core/ids.ts';
import type { Site } from '../core/site.ts';
import { collectionFault, collectionOf, type Collection, type CollectionFault } from '../core/ship/collection.ts';
import { isOnAt, switchedOff, type ServiceSwitch } from '../core/ship/serviceSwitch.ts';
import { isLocalDate, type Instant, type LocalDate } from '../core/time.ts';
import { canonical } from '../core/journal/canonical.ts';
import type { AccountWords, CarrierPort, RuntimePort, Said, StoragePort } from './ports.ts';
import { localDate } from './siteTime.ts';
import { shipDay, truckTimes } from './trucks.ts';

/** When something was said, and by whom; '' for nobody signed in, and for a person who is erased. */
interface SaidBy {
  readonly by: string;
  readonly at: Instant;
}

/** A service of the site's carrier as the desk shows it. */
export interface ServiceShown {
  readonly service: string;
  readonly name: string;
  /** For a label bought now. */
  readonly isOn: boolean;
  readonly switches: readonly (ServiceSwitch & SaidBy)[];
  /** Orders to pack that asked for this service and for no other that is on. */
  readonly orders: number;
}

/** The site's carrier account: what is used of it, and when its truck comes. */
export interface AccountShown {
  readonly carrier: string;
  readonly account: string;
  /** Of a label bought now. */
  readonly shipDate: LocalDate;
  /** Until when parcels go with the next truck; null where no hour is known. */
  readonly cutOffAt: Instant | null;
  readonly services: readonly ServiceShown[];
  readonly collection: {
    readonly now: Collection;
    /** What the carrier's tables say. */
    readonly usual: Collection;
    /** Null where the tables hold. */
    readonly said: SaidBy | null;
  };
}

/** A service that is off, and orders to pack that asked for it: they go by others. */
export interface OffAsked {
  readonly service: string;
  readonly name: string;
  readonly from: LocalDate;
  readonly since: Instant;
  readonly orders: number;
}

/** Why nothing was said of a service. */
export type SwitchRefusal = 'unknownService' | 'dateInvalid' | 'unchanged';

/** Where supervisors say what is used of the carrier's account. */
export interface AccountDesk {
  /** Null before first run. */
  view(): AccountShown | null;
  /** From a ship date on, null for at once; null when that is recorded. */
  switch(service: string, isOn: boolean, from: LocalDate | null, by: UserId | null): SwitchRefusal | null;
  /** Null for what the carrier's tables say; null when that is recorded. */
  collect(collection: Collection | null, by: UserId | null): CollectionFault | 'unchanged' | null;
}

interface AccountPorts {
  readonly storage: StoragePort;
  readonly runtime: RuntimePort;
  readonly carrier: CarrierPort;
}

/** Services of which orders to pack asked for no other, each with how many orders. */
export function ordersOfServicesOff(ports: AccountPorts): readonly OffAsked[] {
  const site = ports.storage.site();
  if (!site) return [];
  const date = shipDay(ports, site);
  const { services } = wordsOf(ports);
  const off = switchedOff(services, date);
  if (off.length === 0) return [];
  const orders = asking(ports, site, off);
  return services.flatMap(({ service, name, switches }) => {
    const last = switches.findLast(({ from }) => from <= date);
    const count = orders.get(service) ?? 0;
    return last && off.includes(service) && count > 0
      ? [{ service, name, from: last.from, since: last.at, orders: count }]
      : [];
  });
}

/** Creates the desk of one station; `changed` hears of what counts at once. */
export function createAccountDesk(ports: AccountPorts & { changed(): void }): AccountDesk {
  const { storage, runtime, carrier, changed } = ports;
  const id = { carrier: carrier.id, account: carrier.account ?? '' };
  const named = ({ by, at }: Said): SaidBy => ({ by: by === null ? '' : (storage.users.byId(by)?.name ?? ''), at });
  const collections = (site: Site): { readonly now: Collection; readonly usual: Collection } => {
    const usual = collectionOf(carrier.workingDays(site.shipFrom), localDate(runtime.now(), site.timeZone));
    return { usual, now: wordsOf(ports).collection?.says ?? usual };
  };
  return {
    view() {
      const site = storage.site();
      if (!site) return null;
      const words = wordsOf(ports);
      const shipDate = shipDay(ports, site);
      const orders = asking(ports, site, switchedOff(words.services, shipDate));
      const said = words.collection;
      return {
        ...id,
        shipDate,
        cutOffAt: truckTimes(ports).cutOffAt,
        services: knownServices(ports, site).map(({ service, name }) => {
          const switches = words.services.find((known) => known.service === service)?.switches ?? [];
          return {
            service,
            name,
            isOn: isOnAt(switches, shipDate),
            switches: switches.map(({ from, isOn, ...who }) => ({ from, isOn, ...named(who) })),
            orders: orders.get(service) ?? 0,
          };
        }),
        collection: { ...collections(site), said: said && named(said) },
      };
    },
    switch(service, isOn, from, by) {
      const site = storage.site();
      const known = site && knownServices(ports, site).find((one) => one.service === service);
      if (!known) return 'unknownService';
      // A truck of the night takes what belongs to the day before.
      const [first = ''] = [shipDay(ports, site), localDate(runtime.now(), site.timeZone)].toSorted();
      const date = from ?? first;
      if (!isLocalDate(date) || date < first) return 'dateInvalid';
      const switches = wordsOf(ports).services.find((one) => one.service === service)?.switches ?? [];
      if (isOnAt(switches, date) === isOn && switches.every((one) => one.from <= date)) return 'unchanged';
      const { name } = known;
      storage.record([{ event: { type: 'serviceSwitched', ...id, service, name, isOn, from: date } }], by);
      changed();
      return null;
    },
    collect(collection, by) {
      const site = storage.site();
      if (!site) return 'unchanged';
      const { now: before, usual } = collections(site);
      const after = collection ?? usual;
      const fault = collectionFault(after);
      if (fault) return fault;
      const isCarriers = collection === null;
      if (isCarriers ? !wordsOf(ports).collection : canonical(before) === canonical(after)) return 'unchanged';
      storage.record([{ event: { type: 'collectionSet', ...id, before, after, isCarriers } }], by);
      changed();
      return null;
    },
  };
}

const wordsOf = ({ storage, carrier }: Omit<AccountPorts, 'runtime'>): AccountWords =>
  storage.accounts.of(carrier.id, carrier.account ?? '');

/** Those the carrier is known to have, and more that something was said of. */
function knownServices(
  ports: Omit<AccountPorts, 'runtime'>,
  site: Site,
): readonly { readonly service: string; readonly name: string }[] {
  const known = ports.carrier.services.list(site.shipFrom);
  const more = wordsOf(ports).services.filter(({ service }) => known.every((one) => one.service !== service));
  return [...known, ...more.map(({ service, name }) => ({ service, name }))];
}

/**
 * Orders to pack by the one service they depend on: of what they asked for the only one that is on; where all are off, the first of those.
 */
function asking(
  { storage, carrier }: Omit<AccountPorts, 'runtime'>,
  site: Site,
  off: readonly string[],
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { method, orders } of storage.accounts.methodsWaiting()) {
    const asked = carrier.services.askedFor(method, site.shipFrom) ?? [];
    const left = asked.filter((service) => !off.includes(service));
    const [only] = left.length === 0 ? asked : left.length === 1 ? left : [];
    if (only !== undefined) counts.set(only, (counts.get(only) ?? 0) + orders);
  }
  return counts;
}
