import { isStopped } from './clearance.ts';
import { packingSteps } from '../carton/steps.ts';
import type { Sku } from '../ids.ts';
import type { ParcelContent } from '../journal/events.ts';
import { askedForReason } from './boxReason.ts';
import { commandsOf } from './commands.ts';
import { nextMark } from './goods.ts';
import { labelStage } from './labelStage.ts';
import { loadView } from './loadAgreement.ts';
import { missedOf } from './missed.ts';
import { overrideOffer } from './overriding.ts';
import { askedStep } from './overrideView.ts';
import { instructionBand, instructionNotes, instructionView } from './instructionView.ts';
import { nextNumber } from './parcelNumbers.ts';
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
import type { Band, BandKey } from './band.ts';
import type { BoxStageView, LabelStageView, PackSnapshot, WeighStageView } from './snapshot.ts';
import { canTakeOut, damagedPlace } from './takingOut.ts';
import {
  askedView,
  countParams,
  lineView,
  mismatchOf,
  nameOf,
  pairView,
  quantityView,
  shownLines,
} from './verifyView.ts';
import type { ViewFacts } from './viewFacts.ts';

/** The snapshot of an open session. Pure: the same session and facts give the same picture. */
export function view(session: PackSession, facts: ViewFacts): PackSnapshot {
  const stage = shownStage(session);
  const lines = shownLines(session).map((line) => lineView(session, line, facts));
  const parcel = currentParcel(session);
  const currentView = lines.find((line) => line.state === 'current') ?? null;
  const mark = stage === 'weigh' && parcel?.label === 'none' ? nextMark(parcel, facts.clearance(parcel)) : null;
  const markPrint = parcel && mark !== null ? facts.markPrint(parcel, mark) : null;
  const instruction = instructionView(session, facts);
  const quantity = stage === 'verify' ? quantityView(session, facts) : null;
  const snapshot: Omit<PackSnapshot, 'band' | 'missed'> = {
    version: facts.version,
    sessionId: session.sessionId,
    orderId: session.orderId,
    number: session.number,
    ...ofOrder(facts),
    stage,
    lines,
    packedUnits: sum(session.lines.map((line) => line.packed)),
    totalUnits: sum(session.lines.map((line) => line.quantity)),
    current: currentView,
    quantity,
    asked: askedView(session, facts),
    takingOut: session.takingOut ?? null,
    takingOutTo: damagedPlace(session, facts),
    mismatch: mismatchOf(session, lines, currentView, facts),
    pair: stage === 'verify' ? pairView(session, facts) : null,
    weightAlert: weightAlert(session),
    load: loadView(session, facts),
    whyNotBox: whyNotBox(session, facts),
    isStopped: isStopped(session),
    override: facts.override,
    instruction,
    notes: instructionNotes(session),
    box: stage === 'box' ? boxStage(session, facts) : null,
    weigh: stage === 'weigh' && parcel ? { ...weighStage(parcel, session, facts), mark, markPrint } : null,
    label: stage === 'label' && parcel ? labelStage(parcel, facts) : null,
    parcels: parcelRail(session, facts),
    commands: commandsOf(session, stage, {
      mark: mark !== null,
      printMark: markPrint !== null,
      quantity: quantity !== null,
      supervisor: overrideOffer(session) !== null,
      missing: stage === 'verify' && !session.asked,
      unpack: canTakeOut(session),
      confirm: instruction !== null,
    }),
  };
  return { ...snapshot, missed: missedOf(snapshot, parcel, facts), band: band(session, snapshot, facts) };
}

const ofOrder = ({
  order: { channel, isGift, shipBy, lateChange },
  note,
  priority,
  batchLeft,
}: ViewFacts): Pick<
  PackSnapshot,
  'channel' | 'isGift' | 'shipBy' | 'lateChange' | 'note' | 'priority' | 'batchLeft'
> => ({ channel, isGift, shipBy, lateChange, note, priority, batchLeft });

function whyNotBox(session: PackSession, facts: ViewFacts): string | null {
  const asked = askedForReason(session);
  return asked && facts.box(asked.reasonFor, asked.contents).name;
}

function weightAlert({ alert }: PackSession): PackSnapshot['weightAlert'] {
  if (alert?.kind !== 'weight') return null;
  const { gross, expected, tolerance, reason } = alert;
  return { gross, expected, tolerance, reason };
}

const shownStage = (session: PackSession): PackSnapshot['stage'] => {
  const stage = stageOf(session);
  return stage === 'done' ? 'label' : stage;
};

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

function boxStage(session: PackSession, facts: ViewFacts): BoxStageView {
  const planned = nextPlanned(session);
  const left = unboxed(session);
  const contents = planned?.contents ?? left;
  return {
    suggested: planned ? facts.box(planned.cartonTypeId, contents) : null,
    placements: planned?.placements ?? [],
    steps: packingSteps(planned?.placements ?? [], (sku) => facts.product(sku)).map((step) => {
      const kind = facts.product(step.sku)?.protection ?? 'none';
      return { ...step, protection: kind === 'none' ? null : { kind, padding: facts.padding(kind) } };
    }),
    placed: facts.placed,
    others: facts.others(contents, planned?.cartonTypeId ?? null),
    reason: session.plan?.reason ?? 'planning',
  };
}

function weighStage(
  parcel: PackParcel,
  session: PackSession,
  facts: ViewFacts,
): Omit<WeighStageView, 'mark' | 'markPrint'> {
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
    enclosed: weights.enclosed,
    filling: weights.filling,
    expected: weights.expected,
    tolerance: weights.tolerance,
    gross: parcel.gross,
    isAllowed: isWeightAllowed(session, parcel),
    isKeyed: parcel.isKeyed === true,
    canKey: facts.mayKeyWeight && overrideOffer(session) === 'keyedWeight',
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

const stoppedKey = ({ reason, holds }: { readonly reason: 'cancelled' | 'changed'; readonly holds?: 'overruled' }) =>
  reason === 'cancelled' ? 'orderCancelled' : holds ? 'orderOverruled' : 'orderChanged';

function band(session: PackSession, snapshot: Omit<PackSnapshot, 'band' | 'missed'>, facts: ViewFacts): Band {
  const alert = session.alert;
  if (alert?.kind === 'stopped')
    return stop(stoppedKey(alert), null, {
      units: snapshot.packedUnits,
    });
  if (alert?.kind === 'scan')
    return stop('scanRefused', alert.reason, {
      ...scanParams(alert.code, snapshot),
      ...countParams(alert.sku, session),
      ...alert.trace,
    });
  if (alert?.kind === 'goods')
    return stop('parcelStopped', null, {
      reason: alert.reason,
      item: alert.sku ? nameOf(alert.sku, session, facts) : '',
    });
  if (alert?.kind === 'weight') return stop('weightRefused', alert.reason, { box: snapshot.weigh?.box.name ?? '' });
  if (snapshot.override) return say('attention', 'supervisorAsked', { step: askedStep(snapshot.override) });
  if (session.takingOut) return say('attention', session.takingOut === 'unpack' ? 'takeItemOut' : 'putDamagedAside');
  if (snapshot.whyNotBox !== null) return say('next', 'whyOtherBox', { box: snapshot.whyNotBox });
  if (snapshot.instruction) return instructionBand(snapshot.instruction);
  if (snapshot.load && !snapshot.asked) return say('attention', 'loadDisagrees', { fault: snapshot.load.fault });
  if (snapshot.box) return boxBand(snapshot.box, session);
  if (snapshot.weigh) return weighBand(snapshot.weigh, session, facts);
  if (snapshot.label) return labelBand(snapshot.label, facts, labelWait(session, facts));
  if (snapshot.asked) return say('next', ASKING[snapshot.asked.field], { name: snapshot.asked.name });
  return itemBand(snapshot);
}

function itemBand({ current, pair }: Pick<PackSnapshot, 'current' | 'pair'>): Band {
  if (pair)
    return say('done', 'pairScanned', {
      scanned: pair.scanned.name,
      other: pair.other.name,
      next: current?.name ?? '',
    });
  return say('next', 'scanNextItem', {
    name: current?.name ?? '',
    left: current ? current.quantity - current.packed : 0,
    hasBarcode: current?.hasBarcode ? 1 : 0,
  });
}

const ASKING = { serial: 'tellSerial', lot: 'tellLot', expiry: 'tellExpiry' } as const;

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

function boxBand(box: BoxStageView, session: PackSession): Band {
  if (box.suggested && currentParcel(session)) return say('next', 'lookIntoBox', { box: box.suggested.name });
  if (box.suggested) return say('next', 'takeBox', { box: box.suggested.name, parcel: nextNumber(session) });
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
