import { assertNever } from '../result.ts';
import { printerAnswered } from './answers.ts';
import { abandonLabels, carrierAnswered, carrierAsked, voidLabel } from './purchase.ts';
import { giveBoxReason } from './boxReason.ts';
import { newBox, planned, useBox } from './boxing.ts';
import { byHand, isByHand } from './byHand.ts';
import { answerTrace, countQuantity, lastAct, packProduct } from './counting.ts';
import { isStopped } from './clearance.ts';
import { ownCartonId } from '../carton/ownCarton.ts';
import type { ParcelId, SessionId, Sku, UserId } from '../ids.ts';
import type { ScanRefusal } from '../journal/events.ts';
import type { HoldReason, Order } from '../orders/order.ts';
import type { Product } from '../orders/product.ts';
import type { CommandWord } from '../scan/scan.ts';
import {
  decided,
  NOTHING,
  refusal,
  type Decision,
  type PackCommand,
  type PackFacts,
  type ScanMeaning,
} from './decision.ts';
import { evolve, isPackEvent } from './evolve.ts';
import { confirmMark, printMark, stopEarly } from './goods.ts';
import { confirmAsked, giftAgain, printGiftEarly, scanInstruction } from './instructions.ts';
import { linesToPack } from './kits.ts';
import { loadAccepted, loadJudged } from './loadAgreement.ts';
import { NEW_LABEL, override, overrideRefused } from './overriding.ts';
import { finishedBy, lastShort, missing } from './shortItem.ts';
import { paperAgain } from './papers.ts';
import { putBackBegun, putItemsBack } from './putBack.ts';
import { reopen } from './reopening.ts';
import { currentParcel, nextPlanned, stageOf, type PackSession } from './session.ts';
import { askTakeOut, dropTakeOut, scanOut, WHILE_TAKING_OUT } from './takingOut.ts';
import { weigh } from './weighed.ts';

/** Begins packing an order, kits as their parts without those that earlier sessions of it sent. Refuses orders that are not ready, and orders with nothing left to pack. */
export function start(
  order: Order,
  sessionId: SessionId,
  packerId: UserId,
  product: (sku: Sku) => Product | null = () => null,
  earlier: readonly PackSession[] = [],
): Decision | ScanRefusal {
  const lines = linesToPack(order, product, earlier);
  if (order.status !== 'ready' || lines.length === 0) return 'orderNotReady';
  return decided(
    [
      {
        type: 'packStarted',
        sessionId,
        orderId: order.orderId,
        number: order.number,
        revision: order.revision,
        packerId,
        lines,
      },
    ],
    'right',
    [{ type: 'planBoxes' }],
  );
}

/** Decides one command of an open session: which facts to record, what to do after they are on disk, what to sound. Pure but for `facts.takeNumber`. */
export const decide = (session: PackSession, command: PackCommand, facts: PackFacts): Decision =>
  printGiftEarly(session, stopEarly(session, decideCommand(session, command, facts), facts));

function decideCommand(session: PackSession, command: PackCommand, facts: PackFacts): Decision {
  const stopped = isStopped(session);
  if (isByHand(command)) return stopped ? NOTHING : byHand(session, command, facts);
  if (command.type === 'reopen') return reopen(session, command, facts);
  if (command.type === 'putBack') return putItemsBack(session, command.items, command.by);
  switch (command.type) {
    case 'scan':
      return stopped && command.meaning.kind !== 'word'
        ? { ...NOTHING, cue: 'wrong' }
        : scan(session, command.meaning, command.code, facts);
    case 'word':
      return word(session, command.word, '', facts);
    case 'acknowledge':
      return acknowledge(session, facts);
    case 'askAgain':
      return askAgain(session);
    case 'slipAgain':
    case 'papersAgain':
    case 'giftAgain':
      return printAgain(session, command.type);
    case 'planned':
      return planned(session, command);
    case 'weigh':
      // What is on the scale may be about to change.
      return session.takingOut ? NOTHING : weigh(session, command, facts);
    case 'loadJudged':
      return loadJudged(session, command.flag);
    case 'override':
      return stopped ? NOTHING : override(session, command.said, facts);
    case 'overrideRefused':
      return overrideRefused(session, command.kind, command.supervisorId, command.reason);
    case 'labelAsked':
    case 'labelNotSent':
      return carrierAsked(session, command);
    case 'labelBought':
    case 'labelRefused':
    case 'labelUnknown':
      return carrierAnswered(session, command);
    case 'newLabel':
      return newLabel(session, facts);
    case 'voidLabel':
      return voidLabel(session, command.parcelId, facts);
    case 'labelSent':
    case 'labelPrinted':
    case 'labelPrintFailed':
      return printerAnswered(session, command);
    default:
      return assertNever(command);
  }
}

function printAgain(session: PackSession, paper: 'slipAgain' | 'papersAgain' | 'giftAgain'): Decision {
  if (paper !== 'giftAgain') return paperAgain(session, paper === 'slipAgain' ? 'printSlip' : 'printPapers');
  return (isStopped(session) ? null : giftAgain(session)) ?? NOTHING;
}

function askAgain(session: PackSession): Decision {
  const parcel = currentParcel(session);
  return parcel?.label === 'unknown' ? decided([], null, [{ type: 'buyLabel', parcelId: parcel.parcelId }]) : NOTHING;
}

function scan(session: PackSession, meaning: ScanMeaning, code: string, facts: PackFacts): Decision {
  if (session.takingOut && meaning.kind !== 'word') return scanOut(session, meaning, code, facts);
  switch (meaning.kind) {
    case 'word':
      return word(session, meaning.word, code, facts);
    case 'order':
      return meaning.orderId === session.orderId ? NOTHING : refusal(session, 'finishThisOrder', code);
    case 'carton':
      return useBox(session, meaning.cartonTypeId, 'scan', code, facts);
    case 'product':
      return isOwnBox(session, meaning.sku)
        ? useBox(session, ownCartonId(meaning.sku), 'scan', code, facts)
        : packProduct(session, { ...meaning, code }, facts);
    case 'answer':
      return answerTrace(session, meaning, code, facts);
    case 'quantity':
      return countQuantity(session, meaning.count, code, facts);
    case 'label':
      return applyLabel(session, meaning, code, facts);
    case 'mark':
      return confirmMark(session, meaning.mark, code, facts);
    case 'instruction':
      return scanInstruction(session, meaning.ids, code);
    case 'boxReason':
      return giveBoxReason(session, meaning.reason, 'scan', code);
    case 'unknown':
      return refusal(session, 'unknownCode', code);
    default:
      return assertNever(meaning);
  }
}

/** Goods that are sent in their own packaging are the box themselves. */
const isOwnBox = (session: PackSession, sku: Sku): boolean =>
  stageOf(session) === 'box' && nextPlanned(session)?.cartonTypeId === ownCartonId(sku);

function applyLabel(
  session: PackSession,
  meaning: { readonly parcelId: ParcelId; readonly isVoid: boolean },
  code: string,
  facts: PackFacts,
): Decision {
  if (meaning.isVoid) return refusal(session, 'labelVoid', code);
  const parcel = currentParcel(session);
  if (!parcel?.bought) return refusal(session, 'labelNotExpected', code);
  if (meaning.parcelId !== parcel.parcelId) return refusal(session, 'otherLabel', code);
  // A label in the packer's hand is the best proof that it was printed, whatever the printer said.
  const closed = {
    type: 'parcelClosed',
    sessionId: session.sessionId,
    parcelId: parcel.parcelId,
    tracking: parcel.bought.tracking,
  } as const;
  return decided([closed, ...finishedBy(session, [closed], facts)], 'closed');
}

function word(session: PackSession, command: CommandWord, code: string, facts: PackFacts): Decision {
  if (isStopped(session)) return command === 'NEXT' ? acknowledge(session, facts) : { ...NOTHING, cue: 'wrong' };
  if (session.takingOut && !WHILE_TAKING_OUT.has(command)) return refusal(session, 'takeOutFirst', code || command);
  switch (command) {
    case 'UNPACK':
      return askTakeOut(session, 'unpack', code);
    case 'DAMAGED':
      return askTakeOut(session, 'damaged', code);
    case 'UNDO':
      return undo(session, code);
    case 'NEWBOX':
      return newBox(session, code === '' ? 'hand' : 'scan', code, facts);
    case 'HOLD':
      return pause(session, 'packer');
    case 'PROBLEM':
      return pause(session, 'problem');
    case 'MISSING':
      return stageOf(session) === 'verify'
        ? missing(session, null, facts)
        : refusal(session, 'notNow', code || command);
    case 'REPRINT':
      return reprint(session, code || command, facts);
    case 'MARK':
      return confirmMark(session, null, code, facts);
    case 'NEXT':
      return (
        confirmAsked(session, code) ?? loadAccepted(session) ?? refusal(session, 'finishThisOrder', code || command)
      );
    case 'SUPERVISOR':
      // Where one may let it go on, the station asks for the badge; where nobody may, what stands there stays.
      return session.alert ? { ...NOTHING, cue: 'wrong' } : refusal(session, 'notNow', code || command);
    default:
      return assertNever(command);
  }
}

function reprint(session: PackSession, code: string, facts: PackFacts): Decision {
  const parcel = currentParcel(session);
  if (!parcel?.bought) return giftAgain(session) ?? printMark(session, facts) ?? refusal(session, 'notNow', code);
  if (parcel.printed >= facts.printsAllowed && !facts.mayReprint)
    return refusal(session, 'reprintNeedsSupervisor', code);
  // While a job is under way the label desk lets no second one begin; a job nobody heard the end of can be repeated.
  return decided([], null, [{ type: 'printLabel', parcelId: parcel.parcelId, isReprint: true }]);
}

/** A label that never came out is given back by anybody; one that did or may, only by a supervisor. The parcel is weighed again for the next one. */
function newLabel(session: PackSession, facts: PackFacts): Decision {
  const parcel = currentParcel(session);
  if (!parcel?.bought || isStopped(session)) return NOTHING;
  const isOut = parcel.printed > 0 || parcel.print === 'sent' || parcel.print === 'uncertain';
  if (isOut && !facts.mayReprint) return refusal(session, 'reprintNeedsSupervisor', NEW_LABEL);
  return voidLabel(session, parcel.parcelId, facts);
}

const pause = (session: PackSession, reason: HoldReason): Decision =>
  decided([{ type: 'packPaused', sessionId: session.sessionId, reason }], 'attention');

function undo(session: PackSession, code: string): Decision {
  if (session.alert) return decided([{ type: 'refusalCleared', sessionId: session.sessionId }], 'right');
  const kept = dropTakeOut(session);
  if (kept) return kept;
  if (session.asked) return decided([{ type: 'unitTraceDropped', sessionId: session.sessionId }], 'right');
  const parcel = currentParcel(session);
  if (parcel) {
    const isFree = parcel.label === 'none' || parcel.label === 'refused';
    return isFree
      ? decided(
          [{ type: 'boxReturned', sessionId: session.sessionId, parcelId: parcel.parcelId }],
          'right',
          // What was planned around the box given back may be planned better without it.
          session.plan?.isReplanned ? [{ type: 'planBoxes' }] : [],
        )
      : refusal(session, 'labelIsBought', code || 'UNDO');
  }
  const short = session.parcels.length > 0 ? null : lastShort(session);
  if (short) return decided([short], 'right', session.plan ? [{ type: 'planBoxes' }] : []);
  const last = session.parcels.length > 0 ? [] : lastAct(session);
  // Units in a closed parcel are under a label: they can't be taken back here.
  return last.length === 0 ? refusal(session, 'nothingToUndo', code || 'UNDO') : decided(last, 'right');
}

function acknowledge(session: PackSession, facts: PackFacts): Decision {
  if (session.alert?.kind !== 'stopped') return NOTHING;
  // A carrier without a network is about to answer: first it is known what there is to void.
  const asked = session.parcels.find((parcel) => parcel.label === 'requested' && !facts.isNetworked(parcel));
  if (asked) return decided([], 'attention', [{ type: 'buyLabel', parcelId: asked.parcelId }]);
  const { events, effects } = abandonLabels(session, facts);
  const { sessionId, orderId, alert } = session;
  const hold = alert.holds ?? (alert.isAwaited ? 'channel' : null);
  return decided(
    [
      ...events,
      ...putBackBegun(session),
      { type: 'packAbandoned', sessionId },
      ...(hold && alert.reason === 'changed' ? [{ type: 'orderHeld', orderId, reason: hold } as const] : []),
    ],
    'attention',
    effects,
  );
}

/** The session after a decision's events. */
export const applyDecision = (session: PackSession, decision: Decision): PackSession =>
  decision.events.filter(isPackEvent).reduce<PackSession>((state, event) => evolve(state, event), session);
