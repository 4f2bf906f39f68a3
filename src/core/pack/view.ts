import { packingSteps } from '../carton/steps.ts';
import type { Sku } from '../ids.ts';
import type { ParcelContent, ScanRefusal } from '../journal/events.ts';
import { commandsOf } from './commands.ts';
import { quantityOffer } from './counting.ts';
import { nextMark } from './goods.ts';
import { labelStage } from './labelStage.ts';
import { missedOf } from './missed.ts';
import { overrideOffer } from './overriding.ts';
import { parcelRail } from './parcelRail.ts';
import {
  currentParcel,
  isWeightAllowed,
  nextPlanned,
  stageOf,
  unboxed,
  type PackParcel,
  type PackSession,
} from './session.ts';
import type {
  Band,
  BandKey,
  BoxStageView,
  LabelStageView,
  LineView,
  PackSnapshot,
  ProductView,
  WeighStageView,
} from './snapshot.ts';
import type { ViewFacts } from './viewFacts.ts';

/** The snapshot of an open session. Pure: the same session and facts give the same picture. */
export function view(session: PackSession, facts: ViewFacts): PackSnapshot {
  const stage = shownStage(session);
  const current = currentLine(session);
  const lines = session.lines.map((line) => lineView(line, facts, line.lineId === current));
  const parcel = currentParcel(session);
  const scanAlert = session.alert?.kind === 'scan' ? session.alert : null;
  const currentView = lines.find((line) => line.state === 'current') ?? null;
  const mark = stage === 'weigh' && parcel?.label === 'none' ? nextMark(parcel, facts.clearance(parcel)) : null;
  const quantity = stage === 'verify' ? quantityView(session, facts) : null;
  const snapshot: Omit<PackSnapshot, 'band' | 'missed'> = {
    version: facts.version,
    sessionId: session.sessionId,
    orderId: session.orderId,
    number: session.number,
    channel: facts.order.channel,
    isGift: facts.order.isGift,
    note: facts.note,
    shipBy: facts.order.shipBy,
    lateChange: facts.order.lateChange,
    stage,
    lines,
    packedUnits: sum(session.lines.map((line) => line.packed)),
    totalUnits: sum(session.lines.map((line) => line.quantity)),
    current: currentView,
    quantity,
    mismatch:
      scanAlert && !WITHOUT_PICTURE.has(scanAlert.reason) ? mismatchOf(scanAlert, lines, currentView, facts) : null,
    weightAlert:
      session.alert?.kind === 'weight'
        ? {
            gross: session.alert.gross,
            expected: session.alert.expected,
            tolerance: session.alert.tolerance,
            reason: session.alert.reason,
          }
        : null,
    isStopped: session.alert?.kind === 'stopped',
    override: facts.override,
    box: stage === 'box' ? boxStage(session, facts) : null,
    weigh: stage === 'weigh' && parcel ? { ...weighStage(parcel, session, facts), mark } : null,
    label: stage === 'label' && parcel ? labelStage(parcel, facts) : null,
    parcels: parcelRail(session, facts),
    commands: commandsOf(session, stage, {
      mark: mark !== null,
      quantity: quantity !== null,
      supervisor: overrideOffer(session) !== null,
    }),
  };
  return { ...snapshot, missed: missedOf(snapshot, parcel, facts), band: band(session, snapshot, facts) };
}

/** Refusals of a number, not of a thing: there is no wrong item to be shown. */
const WITHOUT_PICTURE: ReadonlySet<ScanRefusal> = new Set(['quantityNeedsScan', 'quantityNotAllowed', 'tooManyUnits']);

function quantityView(session: PackSession, facts: ViewFacts): PackSnapshot['quantity'] {
  const offer = quantityOffer(session, (sku) => facts.product(sku));
  return (
    offer && {
      sku: offer.sku,
      name: nameOf(offer.sku, session, facts),
      image: facts.product(offer.sku)?.image ?? null,
      most: offer.most,
    }
  );
}

const shownStage = (session: PackSession): PackSnapshot['stage'] => {
  const stage = stageOf(session);
  return stage === 'done' ? 'label' : stage;
};

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** The line to scan next: the one begun and not complete, else the first that is not complete. */
function currentLine(session: PackSession): string | null {
  const open = session.lines.filter((line) => line.packed < line.quantity);
  return (open.find((line) => line.packed > 0) ?? open[0])?.lineId ?? null;
}

function lineView(line: PackSession['lines'][number], facts: ViewFacts, isCurrent: boolean): LineView {
  const product = facts.product(line.sku);
  return {
    lineId: line.lineId,
    sku: line.sku,
    name: product?.name ?? line.name,
    image: product?.image ?? null,
    packed: line.packed,
    quantity: line.quantity,
    state: line.packed >= line.quantity ? 'done' : isCurrent ? 'current' : 'waiting',
    weight: product?.weight ?? null,
    hasBarcode: (product?.barcodes.length ?? 0) > 0,
    kit: line.kit?.name ?? null,
  };
}

function scanned(sku: Sku | null, facts: ViewFacts): ProductView | null {
  const product = sku === null ? null : facts.product(sku);
  return product ? { sku: product.sku, name: product.name, image: product.image } : null;
}

/** A wrong item beside the one it was probably taken for: an open line of the same name but for its last part, else the next line. */
function mismatchOf(
  alert: { readonly sku: Sku | null; readonly code: string },
  lines: readonly LineView[],
  current: LineView | null,
  facts: ViewFacts,
): NonNullable<PackSnapshot['mismatch']> {
  const wrong = scanned(alert.sku, facts);
  const family = wrong?.name.split(',')[0];
  const lookAlike = lines.find(
    (line) => line.state !== 'done' && line.sku !== wrong?.sku && line.name.split(',')[0] === family,
  );
  return { scanned: wrong, code: alert.code, needed: lookAlike ?? current };
}

function boxStage(session: PackSession, facts: ViewFacts): BoxStageView {
  const planned = nextPlanned(session);
  const left = unboxed(session);
  const contents = planned?.contents ?? left;
  return {
    suggested: planned ? facts.box(planned.cartonTypeId, contents) : null,
    placements: planned?.placements ?? [],
    steps: packingSteps(planned?.placements ?? [], (sku) => facts.product(sku)),
    placed: facts.placed,
    others: facts.others(contents, planned?.cartonTypeId ?? null),
    reason: session.plan?.reason ?? 'planning',
  };
}

function weighStage(parcel: PackParcel, session: PackSession, facts: ViewFacts): Omit<WeighStageView, 'mark'> {
  const weights = facts.weights(parcel);
  const quote = facts.quote(parcel);
  return {
    box: facts.box(parcel.cartonTypeId, parcel.contents),
    items: {
      count: sum(parcel.contents.map((content) => content.count)),
      weight: weights.items,
      lines: byProduct(parcel.contents, session, facts),
    },
    tare: weights.tare,
    expected: weights.expected,
    tolerance: weights.tolerance,
    gross: parcel.gross,
    isAllowed: isWeightAllowed(session, parcel),
    serviceName: quote?.serviceName ?? null,
    charge: quote?.charge ?? null,
    billable: quote?.billable ?? null,
  };
}

function byProduct(contents: readonly ParcelContent[], session: PackSession, facts: ViewFacts) {
  const counts = new Map<Sku, number>();
  for (const { sku, count } of contents) counts.set(sku, (counts.get(sku) ?? 0) + count);
  return [...counts].map(([sku, count]) => ({ sku, name: nameOf(sku, session, facts), count }));
}

function band(session: PackSession, snapshot: Omit<PackSnapshot, 'band' | 'missed'>, facts: ViewFacts): Band {
  const alert = session.alert;
  if (alert?.kind === 'stopped')
    return stop(alert.reason === 'cancelled' ? 'orderCancelled' : 'orderChanged', null, {
      units: snapshot.packedUnits,
    });
  if (alert?.kind === 'scan')
    return stop('scanRefused', alert.reason, {
      ...scanParams(alert.code, snapshot),
      ...countParams(alert.sku, session),
    });
  if (alert?.kind === 'goods')
    return stop('parcelStopped', null, {
      reason: alert.reason,
      item: alert.sku ? nameOf(alert.sku, session, facts) : '',
    });
  if (alert?.kind === 'weight') return stop('weightRefused', alert.reason, { box: snapshot.weigh?.box.name ?? '' });
  if (snapshot.override) return say('attention', 'supervisorAsked', { step: snapshot.override.step });
  if (snapshot.box) return boxBand(snapshot.box, session);
  if (snapshot.weigh) return weighBand(snapshot.weigh, session, facts);
  if (snapshot.label) return labelBand(snapshot.label, facts, labelWait(session, facts));
  const current = snapshot.current;
  return say('next', 'scanNextItem', {
    name: current?.name ?? '',
    left: current ? current.quantity - current.packed : 0,
    hasBarcode: current?.hasBarcode ? 1 : 0,
  });
}

const nameOf = (sku: Sku, session: PackSession, facts: ViewFacts): string =>
  facts.product(sku)?.name ?? session.lines.find((line) => line.sku === sku)?.name ?? sku;

const say = (role: Band['role'], key: BandKey, params: Band['params'] = {}): Band => ({
  role,
  key,
  reason: null,
  params,
});
const stop = (key: BandKey, reason: Band['reason'], params: Band['params']): Band => ({
  role: 'stop',
  key,
  reason,
  params,
});

const scanParams = (code: string, snapshot: Omit<PackSnapshot, 'band' | 'missed'>): Band['params'] => ({
  code,
  scanned: snapshot.mismatch?.scanned?.name ?? '',
  needed: snapshot.mismatch?.needed?.name ?? '',
  number: snapshot.number,
  stage: snapshot.stage,
});

/** How many units of a product are in, and of how many. */
function countParams(sku: Sku | null, session: PackSession): Band['params'] {
  const lines = session.lines.filter((line) => line.sku === sku);
  return { packed: sum(lines.map((line) => line.packed)), total: sum(lines.map((line) => line.quantity)) };
}

function boxBand(box: BoxStageView, session: PackSession): Band {
  if (box.suggested) return say('next', 'takeBox', { box: box.suggested.name, parcel: session.parcels.length + 1 });
  if (box.reason === 'fitsNoBox') return say('attention', 'nothingFits');
  return box.reason === 'dimsMissing' ? say('next', 'takeBoxDimsMissing') : say('next', 'takeAnyBox');
}

function weighBand(weigh: WeighStageView, session: PackSession, facts: ViewFacts): Band {
  const parcel = currentParcel(session);
  if (parcel?.label === 'refused')
    return say('attention', 'labelRefused', {
      reason: parcel.labelRefusal ?? '',
      said: shown(parcel.labelRefusalDetail ?? ''),
    });
  if (parcel?.label === 'requested') {
    const reason = labelWait(session, facts);
    return reason === null
      ? say('done', weigh.isAllowed ? 'weightAllowed' : 'weightRight')
      : say('attention', 'carrierWaits', { reason });
  }
  if (weigh.mark !== null) return say('next', 'putMarkOn', { mark: weigh.mark });
  if (facts.scale === 'gone') return say('attention', 'scaleGone');
  if (facts.scale === 'silent') return say('attention', 'scaleSilent');
  if (facts.scale === 'net') return say('attention', 'scaleNet');
  if (facts.scale === 'notCleared') return say('attention', 'scaleNotCleared', { box: weigh.box.name });
  return weigh.expected
    ? say('next', 'putOnScale', { box: weigh.box.name })
    : say('next', 'weightUnknown', { box: weigh.box.name });
}

const labelWait = (session: PackSession, facts: ViewFacts): string | null => {
  const parcel = currentParcel(session);
  return parcel && facts.labelWaitsFor(parcel);
};

/** A carrier's words as far as a band holds them; the whole stands with the purchase. */
const shown = (words: string): string => (words.length > 120 ? `${words.slice(0, 119)}…` : words);

function labelBand(label: LabelStageView, facts: ViewFacts, waitsFor: string | null): Band {
  if (label.label === 'unknown') return say('attention', 'labelUnknown', { reason: waitsFor ?? '' });
  if (label.print === 'failed') return say('attention', 'printFailed', { reason: label.printFailure ?? '' });
  if (label.print === 'uncertain') return say('attention', 'printUncertain');
  if (label.print === 'delivered') return say('next', 'applyLabel');
  return facts.printerTrouble
    ? say('attention', 'printerWaits', { reason: facts.printerTrouble })
    : say('done', 'labelPrinting');
}
