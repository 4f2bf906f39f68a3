import type { TruckTimes } from '../core/orders/queueOrder.ts';
import { EVERY_DAY } from '../core/ship/calendar.ts';
import { collectedBy } from '../core/ship/collection.ts';
import type { Truck } from '../core/ship/dockScan.ts';
import { originOf } from '../core/ship/manifest.ts';
import { MIDNIGHT, shipDate, type CutOff, type ShipDay } from '../core/ship/shipDate.ts';
import type { Site } from '../core/site.ts';
import type { Instant, LocalDate } from '../core/time.ts';
import type { CarrierPort, RuntimePort, StoragePort } from './ports.ts';
import { localDate, zoneOffset } from './siteTime.ts';

interface ClockPorts {
  readonly storage: StoragePort;
  readonly runtime: RuntimePort;
}

interface TruckPorts extends ClockPorts {
  readonly carrier: CarrierPort;
}

type Working = ReturnType<CarrierPort['workingDays']>;

const EVERY_DAY_TO_MIDNIGHT = { calendar: EVERY_DAY, cutOff: MIDNIGHT };

/** The day on which a label leaves that is bought now. */
export const shipDay = ({ carrier, ...ports }: TruckPorts, site: Site): LocalDate =>
  truckDay(ports, site, truckOf(carrier, site), carrier.workingDays(site.shipFrom));

/** The next day of a truck, on the site's clock. */
export function truckDay(
  ports: ClockPorts,
  { timeZone }: Pick<Site, 'timeZone'>,
  truck: Truck,
  working: Working,
): LocalDate {
  const at = ports.runtime.now();
  return leaving(ports, timeZone, truck, working)(at)?.date ?? localDate(at, timeZone);
}

/**
 * Until when the trucks go. A carrier without an hour of its own takes parcels all day: then what is promised for another day can wait.
 * With one, what is promised before the truck after the next leaves has to be on the next.
 */
export function truckTimes({ carrier, ...ports }: TruckPorts): TruckTimes {
  const now = ports.runtime.now();
  const site = ports.storage.site();
  if (!site) return { now, cutOffAt: null, laterFrom: now };
  const working = carrier.workingDays(site.shipFrom);
  const leaves = leaving(ports, site.timeZone, truckOf(carrier, site), working);
  const next = leaves(now);
  if (!next) return { now, cutOffAt: null, laterFrom: now };
  if (!next.isTimed) return { now, cutOffAt: null, laterFrom: next.cutOffAt };
  return { now, cutOffAt: next.cutOffAt, laterFrom: leaves(next.cutOffAt)?.cutOffAt ?? next.cutOffAt };
}

const truckOf = (carrier: CarrierPort, { shipFrom }: Site): Truck => ({
  carrier: carrier.id,
  account: carrier.account ?? '',
  origin: originOf(shipFrom),
});

/**
 * When a truck leaves that takes what is ready at an instant: by the carrier's open days and cut-off, after the last day whose manifest is
 * closed and no earlier than what was recorded, whatever the clock says; by the hours that the site says, where it says any. A carrier that never opens has said nothing, and a clock that
 * contradicts the journal is taken at its word: then every day is open. `isTimed`: the carrier names the hour.
 */
function leaving(
  { storage }: ClockPorts,
  timeZone: string,
  truck: Truck,
  carriers: Working,
): (at: Instant) => (Pick<ShipDay, 'date' | 'cutOffAt'> & { readonly isTimed: boolean }) | null {
  const { collection } = storage.accounts.of(truck.carrier, truck.account);
  const working = collection ? collectedBy(carriers, collection.says) : carriers;
  const facts = { zone: zoneOffset(timeZone), closedThrough: storage.handovers.closedThrough(truck) };
  const lastRecorded = storage.lastRecorded();
  return (at) => {
    const day = shipDate({ ...facts, ...(working ?? EVERY_DAY_TO_MIDNIGHT), at, lastRecorded });
    if (day.ok) return { ...day.value, isTimed: working !== null && !isMidnight(working.cutOff) };
    const plain = shipDate({ ...facts, ...EVERY_DAY_TO_MIDNIGHT, at, lastRecorded: null });
    return plain.ok ? { ...plain.value, isTimed: false } : null;
  };
}

const isMidnight = ({ minutes, byWeekday, byDate }: CutOff): boolean =>
  minutes === MIDNIGHT.minutes && byWeekday === undefined && byDate === undefined;
