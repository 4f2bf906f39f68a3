import { BOX_REASONS } from '../../src/core/carton/boxReason.ts';
import type { BoxCost, BoxCosts } from '../../src/core/carton/boxCosts.ts';
import { asId } from '../../src/core/ids.ts';
import type { CartonTypeId, OrderId, ParcelId, SessionId, Sku, UserId } from '../../src/core/ids.ts';
import type { ScanRefusal, StationEvent } from '../../src/core/journal/events.ts';
import type { OverrideKind } from '../../src/core/journal/overrideEvents.ts';
import type { NewFact, StoragePort } from '../../src/station/ports.ts';
import { boughtLabel, fact, imported, orderFacts } from '../storage/facts.ts';
import { chance } from './chance.ts';

/** The clock that a month is recorded by. */
export interface MonthClock {
  at(instant: number): void;
}

export interface Month {
  readonly seed: number;
  readonly orders: number;
  /** First midnight, UTC. */
  readonly from: number;
  readonly days: number;
  /** `CODE`s of people who take turns at the bench. */
  readonly packers: readonly string[];
}

/** First moment of the months that tests and benches record, and the first one after them, UTC. */
export const MONTH_FROM = Date.UTC(2026, 9, 1);
export const MONTH_TO = Date.UTC(2026, 10, 1);

/** A busy month: some 300,000 facts. */
export const A_MONTH: Month = {
  seed: 7,
  orders: 16_500,
  from: MONTH_FROM,
  days: 31,
  packers: ['u1', 'u2', 'u3', 'u4', 'u5', 'u6'],
};

const [SECOND, HOUR, DAY] = [1_000, 3_600_000, 86_400_000];
const REFUSALS: readonly ScanRefusal[] = ['notOnOrder', 'notOnOrder', 'alreadyComplete', 'unknownCode', 'boxTooSmall'];
const REASONS = ['checkedByHand', 'packagingDiffers', 'itemMissing', 'Agreed by phone'];
const SKUS = Array.from({ length: 60 }, (_, index) => `SKU-${index.toString()}`);

/** What records a month: the benches in turn, and how a whole day is written. */
export interface MonthWriter {
  readonly clock: MonthClock;
  /** One of each bench, at least one. */
  readonly benches: readonly StoragePort['record'][];
  wholeDay(work: () => void): void;
}

/**
 * Records a month as stations do, the same for the same seed: packers take turns, scans and weights are refused, items are short or damaged,
 * orders are laid aside and given up, go late, in several boxes, come late or broken. Some 18 facts an order.
 */
export function recordMonth({ clock, benches, wholeDay }: MonthWriter, month: Month): void {
  const luck = chance(month.seed);
  const perDay = Math.ceil(month.orders / month.days);
  for (let first = 0; first < month.orders; first += perDay)
    wholeDay(() => {
      const day = month.from + (first / perDay) * DAY;
      for (let index = first; index < Math.min(first + perDay, month.orders); index += 1) {
        // From 06:00 to 20:00 UTC, one after the other.
        const begin = Math.round(day + 6 * HOUR + ((index - first) / perDay) * 14 * HOUR);
        const by = asId<UserId>(month.packers[Math.floor(index / 40) % month.packers.length] ?? '');
        const record = benches[index % benches.length];
        if (record) recordOrder(record, clock, { index, begin, by, luck });
      }
    });
}

interface Work {
  readonly index: number;
  readonly begin: number;
  readonly by: UserId;
  luck(): number;
}

function recordOrder(append: StoragePort['record'], clock: MonthClock, { index, begin, by, luck }: Work): void {
  const id = `M${(100_000 + index).toString()}`;
  const happens = (share: number): boolean => luck() < share;
  const upTo = (most: number): number => 1 + Math.floor(luck() * most);
  let now = begin - 2 * HOUR;
  let said: NewFact[] = [];
  // Several facts a transaction: a disk takes some milliseconds for each, and a month has 300,000 facts.
  const record = (actor: UserId | null = by): void => {
    clock.at(now);
    if (said.length > 0) append(said, actor);
    said = [];
  };
  const write = (seconds: number, events: readonly (StationEvent | NewFact)[]): void => {
    now += Math.round(seconds * SECOND);
    said.push(...events.map((one) => ('event' in one ? one : fact(one))));
  };
  const writeBy = (actor: UserId | null, events: readonly (StationEvent | NewFact)[]): void => {
    record();
    write(1, events);
    record(actor);
  };
  const lines = Array.from(
    { length: upTo(6) },
    (_, line) => [SKUS[(index * 7 + line * 11) % SKUS.length] ?? '', upTo(3)] as const,
  );
  const shipBy = happens(0.08) ? null : begin + (happens(0.05) ? 10 * SECOND : 6 * HOUR);
  // Two days on the way: the day after is a promise broken.
  const promise = luck();
  const deliverBy = new Date(begin + (promise < 0.1 ? DAY : 4 * DAY)).toISOString().slice(0, 10);
  const order = orderFacts(id, lines, { placedAt: now, shipBy, ...(promise < 0.6 && { deliverBy }) });
  writeBy(null, [imported(order)]);
  now = begin;

  const sessionId = asId<SessionId>(`s:${id}`);
  const of = { sessionId };
  const asked = order.lines.map(({ lineId, sku, name, ordered }) => ({ lineId, sku, name, quantity: ordered }));
  write(0, [
    { type: 'packStarted', ...of, orderId: order.orderId, number: id, revision: 1, packerId: by, lines: asked },
  ]);
  record();
  if (happens(0.02)) {
    write(upTo(40), [{ type: 'packAbandoned', ...of }]);
    record();
    return;
  }

  if (happens(0.2)) {
    const reason = REFUSALS[Math.floor(luck() * REFUSALS.length)] ?? 'unknownCode';
    const sku = reason === 'notOnOrder' ? asId<Sku>(SKUS[index % SKUS.length] ?? '') : null;
    write(upTo(6), [{ type: 'scanRefused', ...of, reason, code: `4006381${index.toString()}`, sku }]);
    write(upTo(4), [{ type: 'refusalCleared', ...of }]);
  }
  if (happens(0.03)) {
    write(upTo(20), [{ type: 'packPaused', ...of, reason: 'packer' }]);
    record();
    write(upTo(20), [{ type: 'packResumed', ...of, packerId: by }]);
    record();
  }
  const short = happens(0.02) ? asked[0] : undefined;
  const packed = asked.map((line) => (line === short ? { ...line, quantity: line.quantity - 1 } : line));
  const scans = packed.flatMap(({ lineId, sku, quantity }) =>
    Array.from({ length: quantity }, (): StationEvent => ({
      type: 'itemPacked',
      ...of,
      lineId,
      sku,
      units: 1,
      by: 'scan',
    })),
  );
  if (short) scans.push(...overridesOf(of, 'partialShip', luck));
  if (short) scans.push({ type: 'itemShort', ...of, lineId: short.lineId, sku: short.sku, units: 1 });
  for (const scan of scans) write(2 + luck() * 5, [scan]);
  const [first] = asked;
  if (first && happens(0.01))
    write(2, [{ type: 'itemDamaged', ...of, lineId: first.lineId, sku: first.sku, units: 1 }]);

  const contents = packed.flatMap(({ lineId, sku, quantity }) =>
    quantity > 0 ? [{ lineId, sku, count: quantity }] : [],
  );
  const isTwo = contents.length > 2 && happens(0.1);
  const boxes = isTwo ? [contents.slice(0, 1), contents.slice(1)] : [contents];
  record();
  boxes.forEach((held, box) => {
    const serial = index * 2 + box + 1;
    const number = `${id}-${box.toString()}`;
    const parcel = { ...of, parcelId: asId<ParcelId>(`p:${number}`) };
    const isOther = happens(0.15);
    write(upTo(8), [
      {
        type: 'boxChosen',
        ...parcel,
        cartonTypeId: asId(isOther ? 'L' : 'M'),
        suggestedId: asId('M'),
        contents: held,
        by: 'scan',
        ...(happens(0.9) && { costs: costsOf(isOther ? 'L' : 'M', upTo(300)) }),
      },
    ]);
    if (isOther && happens(0.6)) {
      const reason = BOX_REASONS[Math.floor(luck() * BOX_REASONS.length)] ?? 'other';
      const instead = { cartonTypeId: asId<CartonTypeId>('L'), suggestedId: asId<CartonTypeId>('M') };
      write(2, [{ type: 'boxReasonGiven', ...parcel, ...instead, reason, by: 'hand' }]);
    }
    const gross = { digits: 800 + upTo(900), exponent: 0, unit: 'g' as const };
    const weight = { expected: gross, tolerance: { digits: 20, exponent: 0, unit: 'g' as const } };
    if (happens(0.05)) {
      write(upTo(6), [
        { type: 'weightRefused', ...parcel, reason: happens(0.5) ? 'tooLight' : 'tooHeavy', gross, ...weight },
        ...overridesOf(of, 'weight', luck, parcel.parcelId),
      ]);
    }
    write(upTo(6), [{ type: 'weightCaptured', ...parcel, gross, ...weight, deviceId: null, frame: '' }]);
    const intentId = boughtLabel(number, serial, asId('')).intentId;
    write(1, [
      { type: 'labelRequested', ...parcel, intentId, carrier: 'offline', service: 'ground', series: 'sscc', serial },
      { type: 'labelBought', ...parcel, label: boughtLabel(number, serial, asId('00')) },
      { type: 'labelSent', ...parcel, jobId: `j${serial.toString()}`, isReprint: false, deviceId: asId('zpl') },
    ]);
    write(1, [
      happens(0.01)
        ? {
            type: 'labelPrintFailed',
            ...parcel,
            jobId: `j${serial.toString()}`,
            reason: 'paperOut',
            isUncertain: false,
          }
        : { type: 'labelPrinted', ...parcel, jobId: `j${serial.toString()}`, proof: 'printed' },
    ]);
    const closed: StationEvent = { type: 'parcelClosed', ...parcel, tracking: `T${serial.toString()}` };
    const isLast = box === boxes.length - 1;
    write(upTo(10), isLast ? [closed, { type: 'packFinished', ...of, orderId: order.orderId }] : [closed]);
    record();
    afterwards(writeBy, luck, { orderId: order.orderId, parcelId: parcel.parcelId, intentId, serial, by, at: now });
  });
}

/** At times a supervisor's yes, at times one that did not count before it. */
function overridesOf(
  of: { readonly sessionId: SessionId },
  kind: OverrideKind,
  luck: () => number,
  ofParcel: ParcelId | null = null,
): StationEvent[] {
  const told = luck();
  const supervisorId = asId<UserId>(luck() < 0.7 ? 's1' : 's2');
  const reason = REASONS[Math.floor(luck() * REASONS.length)] ?? '';
  const granted: StationEvent = {
    type: 'overrideGranted',
    ...of,
    kind,
    ofParcel,
    supervisorId,
    reason,
    before: {},
    after: {},
  };
  const refused: StationEvent =
    told < 0.1
      ? { type: 'overrideRefused', ...of, kind, supervisorId: null, reason: 'unknownBadge' }
      : { type: 'overrideRefused', ...of, kind, supervisorId, reason: 'wrongPin' };
  return told > 0.7 ? [] : told < 0.2 ? [refused, granted] : [granted];
}

/** What a box costs beside the others: S is at times cheaper than the one suggested, and at times in another currency. */
function costsOf(id: string, luck: number): BoxCosts {
  const cost = (box: string, minor: number, grams: number): BoxCost => ({
    cartonTypeId: asId(box),
    total: { minor, currency: luck % 50 === 0 ? 'EUR' : 'USD' },
    billable: { digits: grams, exponent: 0, unit: 'g' },
  });
  const suggested = cost('M', 900 + luck, 1400);
  const used = id === 'M' ? suggested : cost(id, 1050 + luck * (luck % 5 === 0 ? 0 : 1), 2000);
  return {
    used,
    suggested: luck % 9 === 0 && id !== 'M' ? null : suggested,
    other: luck % 7 === 0 ? null : cost('S', 980, 1700),
  };
}

function afterwards(
  write: (actor: UserId | null, events: readonly StationEvent[]) => void,
  luck: () => number,
  of: {
    readonly orderId: OrderId;
    readonly parcelId: ParcelId;
    readonly intentId: ReturnType<typeof boughtLabel>['intentId'];
    readonly serial: number;
    readonly by: UserId;
    readonly at: number;
  },
): void {
  const { parcelId, intentId, by } = of;
  if (luck() < 0.01) write(by, [{ type: 'labelReprinted', parcelId, intentId, jobId: 'again', deviceId: asId('zpl') }]);
  if (luck() < 0.005)
    write(null, [{ type: 'orderChangedLate', orderId: of.orderId, change: 'addressChanged', importId: asId('run-2') }]);
  const told = luck();
  if (told > 0.5) return;
  const report = {
    carrier: 'offline',
    number: `T${of.serial.toString()}`,
    delay: null,
    place: 'Reno NV',
    utcOffset: -480,
    eta: null,
  };
  const isBroken = told < 0.01;
  write(null, [
    {
      type: 'trackingReported',
      intentId,
      ...report,
      code: isBroken ? 'DM' : 'D1',
      status: isBroken ? 'exception' : 'delivered',
      reason: isBroken ? 'damaged' : '',
      at: of.at + 2 * DAY,
    },
  ]);
}
