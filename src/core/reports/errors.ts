import type { OrderId, Sku } from '../ids.ts';
import type { StationEvent } from '../journal/events.ts';
import type { ScanRefusal } from '../journal/refusals.ts';
import { COMMON_CUTS, type Counted, type ReportDefinition } from './report.ts';
import type { PackedOrder } from './throughput.ts';

/** What the station stopped, or a person told it. */
export const ERROR_KINDS = [
  'wrongItem',
  'tooMany',
  'unknownCode',
  'wrongBox',
  'wrongLabel',
  'unitRefused',
  'outOfTurn',
  'tooLight',
  'tooHeavy',
  'overBoxLimit',
  'short',
  'damaged',
  'mayNotGo',
  'noLabel',
  'notPrinted',
  'dock',
] as const;
export type ErrorKind = (typeof ERROR_KINDS)[number];

const SCANS: Readonly<Partial<Record<ScanRefusal, ErrorKind>>> = {
  notOnOrder: 'wrongItem',
  itemNotExpected: 'wrongItem',
  alreadyComplete: 'tooMany',
  tooManyUnits: 'tooMany',
  unknownCode: 'unknownCode',
  unknownOrder: 'unknownCode',
  unknownBadge: 'unknownCode',
  boxTooSmall: 'wrongBox',
  boxOutOfStock: 'wrongBox',
  boxRetired: 'wrongBox',
  boxOtherChannel: 'wrongBox',
  boxOtherCarrier: 'wrongBox',
  boxOtherService: 'wrongBox',
  boxTooWeak: 'wrongBox',
  boxRefusesItem: 'wrongBox',
  otherLabel: 'wrongLabel',
  labelVoid: 'wrongLabel',
  serialTwice: 'unitRefused',
  serialShipped: 'unitRefused',
  expired: 'unitRefused',
  expiresTooSoon: 'unitRefused',
  recalled: 'unitRefused',
  traceInvalid: 'unitRefused',
};

/**
 * The error that a fact is, with the item it is about; null for a fact that is none. A scan that was right but came at another moment than
 * the bench waits for is `outOfTurn`. What a supervisor let go after it was stopped was stopped all the same.
 */
export function errorOf(event: StationEvent): { readonly kind: ErrorKind; readonly sku: Sku | null } | null {
  switch (event.type) {
    case 'scanRefused':
      return { kind: SCANS[event.reason] ?? 'outOfTurn', sku: event.sku };
    case 'weightRefused':
      return { kind: event.reason, sku: null };
    case 'itemShort':
      return { kind: 'short', sku: event.sku };
    case 'itemDamaged':
      return { kind: 'damaged', sku: event.sku };
    case 'parcelStopped':
      return { kind: 'mayNotGo', sku: event.sku };
    case 'labelRefused':
      return { kind: 'noLabel', sku: null };
    case 'labelPrintFailed':
      return { kind: 'notPrinted', sku: null };
    case 'dockScanRefused':
      return { kind: 'dock', sku: null };
    default:
      return null;
  }
}

/** An error, or (kind null) an order that was finished: what errors are few or many of. */
export interface ErrorOrOrder extends Counted {
  readonly kind: ErrorKind | null;
  readonly sku: Sku | null;
  /** Of a finished order: how many errors there were at the bench. 0 for an error. */
  readonly errors: number;
}

/** A finished order as this report counts it. */
export const asErrorRow = ({ at, orderId, by, stationId, errors }: PackedOrder): ErrorOrOrder => ({
  at,
  orderId,
  by,
  stationId,
  kind: null,
  sku: null,
  errors,
});

const isError = ({ kind }: ErrorOrOrder): boolean => kind !== null;
const isOrder = ({ kind }: ErrorOrOrder): boolean => kind === null;

/**
 * Errors: each once, when it was stopped or told. Right first time is the share of the orders finished in the period at whose packing there
 * was none; behind it stand the others.
 */
export const ERRORS: ReportDefinition<ErrorOrOrder> = {
  name: 'errors',
  figures: [
    { name: 'errors', measure: 'count', of: (rows) => rows.filter(isError).length, isBehind: isError },
    {
      name: 'ordersStopped',
      measure: 'count',
      of: (rows) => distinctOrders(rows).size,
      isBehind: (row) => isError(row) && row.orderId !== null,
      isOncePerOrder: true,
    },
    {
      name: 'rightFirstTime',
      measure: 'share',
      of(rows) {
        const orders = rows.filter(isOrder);
        return orders.length === 0 ? null : orders.filter(({ errors }) => errors === 0).length / orders.length;
      },
      isBehind: (row) => isOrder(row) && row.errors > 0,
    },
  ],
  cuts: [
    { name: 'kind', order: 'size', keyOf: ({ kind }) => kind },
    { name: 'item', order: 'size', keyOf: ({ sku }) => sku },
    ...COMMON_CUTS,
  ],
};

const distinctOrders = (rows: readonly ErrorOrOrder[]): ReadonlySet<OrderId> =>
  new Set(rows.flatMap(({ kind, orderId }) => (kind === null || orderId === null ? [] : [orderId])));
