import type { LineId, ParcelId, Sha256, Sku, UserId } from '../ids.ts';
import type { Money } from '../money.ts';
import type { Mass } from '../quantity.ts';
import type { Instant } from '../time.ts';
import type { EventOf, EventType } from './events.ts';

/** What a step was: done as it should be, refused, in want of a hand, or neither. */
export type ReplayTone = 'plain' | 'right' | 'stop' | 'attention';

/** What a step has to say beside when and who; what does not belong to its kind is left out. */
export interface ReplayTold {
  readonly tone?: ReplayTone;
  readonly sku?: Sku | null;
  /** The product's name as it was bought, or the order number. */
  readonly name?: string;
  /** Units of its line after this step. */
  readonly count?: { readonly done: number; readonly of: number };
  readonly units?: number;
  readonly by?: 'scan' | 'hand' | 'quantity';
  /** What the scanner read. */
  readonly code?: string;
  /** A stable code of the reason. */
  readonly reason?: string;
  /** A person's or a carrier's own words. */
  readonly words?: string;
  readonly parcelId?: ParcelId;
  readonly box?: string;
  /** The box that was suggested, where another was taken. */
  readonly instead?: string;
  readonly weight?: { readonly gross: Mass; readonly expected: Mass | null; readonly tolerance: Mass | null };
  /** Tracking number, manifest or device. */
  readonly number?: string;
  readonly service?: string;
  readonly money?: Money;
  readonly place?: string;
  /** Digest of what the scale showed before. */
  readonly curve?: Sha256;
  /** Who answers for it, where that is not who packed; null for nobody that is known. */
  readonly supervisorId?: UserId | null;
  /** When it happened, where it was told later. */
  readonly happenedAt?: Instant;
}

/** What was heard before a step and names it: products, counts, parcels in the order they were begun. */
export interface Gathered {
  readonly names: Map<Sku, string>;
  readonly lines: Map<LineId, { done: number; readonly of: number }>;
  readonly parcels: ParcelId[];
  suggestion: string | null;
}

type Tell<T extends EventType> = (event: EventOf<T>, gathered: Gathered) => ReplayTold;

/** How each kind of fact is told; a kind without a line here is told by its type alone. */
export const TOLD: { readonly [T in EventType]?: Tell<T> } = {
  orderImported: ({ order }, gathered) => named(order, gathered),
  orderKeyedIn: ({ order }, gathered) => named(order, gathered),
  orderSplitOff: ({ order }, gathered) => named(order, gathered),
  ordersMerged: ({ order }, gathered) => named(order, gathered),
  orderMergedInto: ({ number }) => ({ tone: 'attention', name: number }),
  orderMergeUndone: ({ number }) => ({ tone: 'attention', name: number }),
  orderChanged: ({ order, isNewAddress }, gathered) => ({
    ...named(order, gathered),
    tone: 'attention',
    reason: isNewAddress ? 'address' : 'order',
  }),
  orderCancelled: () => ({ tone: 'stop' }),
  orderChangedLate: ({ change }) => ({ tone: 'attention', reason: change }),
  orderAddressCorrected: () => ({ tone: 'attention' }),
  orderLinesAmended: () => ({ tone: 'attention' }),
  orderPrioritized: ({ priority }) => ({ reason: priority }),
  orderHeld: ({ reason }) => ({ tone: 'attention', reason }),
  addressChecked: ({ verdict }) => ({ tone: verdict === 'deliverable' ? 'right' : 'attention', reason: verdict }),
  packStarted: ({ number, lines }, { names, lines: counts }) => {
    for (const { lineId, sku, name, quantity } of lines) {
      names.set(sku, name);
      counts.set(lineId, { done: 0, of: quantity });
    }
    return { name: number };
  },
  packPaused: ({ reason }) => ({ tone: 'attention', reason }),
  packStopped: ({ reason }) => ({ tone: 'stop', reason }),
  packAbandoned: () => ({ tone: 'attention' }),
  packFinished: () => ({ tone: 'right' }),
  itemPacked: (event, gathered) => ({ ...counted(event, event.units, gathered), tone: 'right', by: event.by }),
  itemUnpacked: (event, gathered) => ({ ...counted(event, -event.units, gathered), tone: 'attention' }),
  itemDamaged: ({ sku, units }, { names }) => ({ sku, ...nameOf(sku, names), units, tone: 'attention' }),
  putBackBegun: ({ lines }) => ({ tone: 'attention', units: lines.reduce((sum, { units }) => sum + units, 0) }),
  itemPutBack: ({ sku, units, by }, { names }) => ({ sku, ...nameOf(sku, names), units, by, tone: 'right' }),
  takeOutAsked: () => ({ tone: 'attention' }),
  loadDisagreed: ({ fault, items: [item], expected, found }, { names }) => ({
    tone: 'attention',
    reason: fault,
    ...(item && { sku: item.sku, ...nameOf(item.sku, names) }),
    ...(item && found && { weight: { gross: found, expected, tolerance: null } }),
  }),
  loadAgreed: ({ by }) => ({ tone: by === 'hand' ? 'attention' : 'right', ...(by === 'hand' && { by }) }),
  scanRefused: ({ reason, code, sku }, { names }) => ({
    tone: 'stop',
    reason,
    code,
    sku,
    ...nameOf(sku, names),
  }),
  boxesPlanned: ({ parcels, reason }) => ({
    units: parcels.length,
    reason,
    tone: reason === 'planned' ? 'plain' : 'attention',
  }),
  boxesReplanned: ({ parcels, why }) => ({ units: parcels.length, reason: why }),
  boxChosen: ({ cartonTypeId, suggestedId, by, contents }) => ({
    box: cartonTypeId,
    by,
    units: contents.reduce((sum, { count }) => sum + count, 0),
    ...(suggestedId !== null && suggestedId !== cartonTypeId
      ? { instead: suggestedId, tone: 'attention' as const }
      : { tone: 'right' as const, ...(suggestedId === null && { reason: 'noSuggestion' }) }),
  }),
  overrideGranted: ({ kind, reason, supervisorId }) => ({
    tone: 'attention',
    reason: kind,
    words: reason,
    supervisorId,
  }),
  overrideRefused: ({ reason, supervisorId }) => ({ tone: 'stop', reason, supervisorId }),
  boxReasonGiven: ({ cartonTypeId, suggestedId, reason, by }) => ({
    box: cartonTypeId,
    instead: suggestedId,
    reason,
    by,
  }),
  boxReturned: () => ({ tone: 'attention' }),
  weightCaptured: ({ gross, expected, tolerance, deviceId, curve, isKeyed }) => ({
    tone: isKeyed ? 'attention' : 'right',
    ...(isKeyed && { by: 'hand' as const }),
    weight: { gross, expected, tolerance },
    ...(deviceId !== null && { number: deviceId }),
    ...(curve && { curve }),
  }),
  weightRefused: ({ reason, gross, expected, tolerance, curve }) => ({
    tone: 'stop',
    reason,
    weight: { gross, expected, tolerance },
    ...(curve && { curve }),
  }),
  parcelStopped: ({ reason, sku }, { names }) => ({ tone: 'stop', reason, sku, ...nameOf(sku, names) }),
  markConfirmed: ({ mark, by, code }) => ({ tone: 'right', reason: mark, by, code }),
  instructionConfirmed: ({ kind, by, code }) => ({
    tone: 'right',
    reason: kind,
    by: by === 'hand' ? 'hand' : 'scan',
    code,
  }),
  parcelCleared: ({ clearance }) => ({ tone: 'right', place: `${clearance.from} – ${clearance.to}` }),
  ...labelSteps(),
  ...shipSteps(),
};

function labelSteps() {
  return {
    labelRequested: ({ carrier, service }) => ({ number: carrier, service }),
    labelAsked: ({ service, quoted }) => ({ service, money: quoted }),
    labelNotSent: ({ reason }) => ({ tone: 'attention', reason }),
    labelBought: ({ label: { tracking, quote } }) => ({
      tone: 'right',
      number: tracking,
      service: quote.serviceName,
      money: quote.charge,
    }),
    labelRefused: ({ reason, detail = '' }) => ({ tone: 'stop', reason, words: detail }),
    labelFoundLate: ({ tracking, service, charged }) => ({
      tone: 'attention',
      number: tracking,
      service,
      money: charged,
    }),
    labelOutcomeUnknown: () => ({ tone: 'attention' }),
    labelVoidRequested: ({ tracking, why }) => ({ tone: 'attention', number: tracking, reason: why }),
    labelVoidRefused: ({ tracking, reason, detail = '' }) => ({
      tone: 'stop',
      number: tracking,
      reason,
      words: detail,
    }),
    labelVoided: ({ tracking }) => ({ number: tracking }),
    labelSent: ({ deviceId, isReprint }) => ({
      number: deviceId,
      ...(isReprint && { tone: 'attention', reason: 'reprint' }),
    }),
    labelPrinted: ({ proof }) => ({ tone: 'right', reason: proof }),
    labelPrintFailed: ({ reason, isUncertain }) => ({ tone: isUncertain ? 'attention' : 'stop', reason }),
    labelReprinted: ({ deviceId }) => ({ tone: 'attention', number: deviceId }),
    parcelReopened: () => ({ tone: 'attention' }),
    boxKept: ({ by }) => ({ tone: 'right', by }),
    parcelClosed: ({ tracking }) => ({ tone: 'right', number: tracking }),
  } satisfies { readonly [T in EventType]?: Tell<T> };
}

function shipSteps() {
  return {
    manifestClosed: ({ manifestId, shipDate }) => ({ number: manifestId, place: shipDate }),
    parcelStaged: () => ({ tone: 'right' }),
    parcelLoaded: ({ manifestId }) => ({ tone: 'right', number: manifestId }),
    dockScanRefused: ({ reason, code }) => ({ tone: 'stop', reason, code }),
    trackingReported: ({ status, place, number, at }) => ({
      tone: status === 'delivered' ? 'right' : status === 'exception' || status === 'returned' ? 'attention' : 'plain',
      reason: status,
      place,
      number,
      happenedAt: at,
    }),
  } satisfies { readonly [T in EventType]?: Tell<T> };
}

function named(
  order: EventOf<'orderImported'>['order'],
  { names }: Gathered,
): { readonly name: string; readonly units: number } {
  for (const { sku, name } of order.lines) names.set(sku, name);
  const units = order.lines.reduce((sum, line) => sum + Math.max(0, line.ordered - line.withdrawn), 0);
  return { name: order.number, units };
}

const nameOf = (sku: Sku | null, names: Gathered['names']): { readonly name?: string } =>
  sku === null ? {} : { name: names.get(sku) ?? sku };

function counted(
  { lineId, sku }: { readonly lineId: LineId; readonly sku: Sku },
  units: number,
  { names, lines }: Gathered,
): ReplayTold {
  const line = lines.get(lineId);
  if (line) line.done += units;
  return { sku, ...nameOf(sku, names), units, ...(line && { count: { ...line } }) };
}
