import type { useTranslations } from 'use-intl';
import type { ReplayStepViewed } from '../../shared/ipc/contract.ts';
import { dateText } from './dates.ts';
import { DASHES, massGap, massText, moneyText } from './measures.ts';
import { english } from './messages.ts';
import { labelRefusal, overrideReason, parcelStop, printFailure } from './reasons.ts';

type Translate = ReturnType<typeof useTranslations<never>>;
type Step = ReplayStepViewed;

const has = <T extends object>(table: T, code: string | undefined): code is Extract<keyof T, string> =>
  code !== undefined && Object.hasOwn(table, code);

/** A step of a replay in words: what happened, and what there is to know of it. */
export function replayStepWords(step: Step, t: Translate): { readonly title: string; readonly detail: string } {
  const title = has(english.replay.step, step.type)
    ? t(`replay.step.${step.type}`, {
        name: step.name ?? DASHES,
        box: step.boxName ?? DASHES,
        weight: massText(step.weight?.gross ?? null),
        why: reasonText(step, t) ?? step.reason ?? DASHES,
      })
    : t('replay.other', { what: step.type });
  return { title, detail: details(step, t).join(' · ') };
}

function details(step: Step, t: Translate): readonly string[] {
  const titled = step.type === 'scanRefused' || step.type === 'dockScanRefused' || step.type === 'trackingReported';
  const parts = [
    step.type === 'orderImported' && step.units !== undefined ? t('replay.holds', { units: step.units }) : null,
    titled && step.name !== undefined ? step.name : null,
    step.count ? t('replay.of', step.count) : null,
    step.type === 'boxesPlanned' && step.units !== undefined ? t('replay.boxes', { units: step.units }) : null,
    ...boxDetails(step, t),
    ...weightDetails(step, t),
    hasReasonInDetail(step) ? reasonText(step, t) : null,
    step.service ?? null,
    step.money ? moneyText(step.money) : null,
    step.deviceName ?? (step.type === 'labelRequested' ? null : step.number) ?? null,
    step.by === undefined || step.by === 'scan' ? null : t(`replay.by.${step.by}`),
    step.code && !step.name ? step.code : null,
    step.type === 'manifestClosed' && step.place !== undefined ? dateText(step.place) : (step.place ?? null),
    step.type === 'overrideGranted' ? overrideReason(step.words ?? '', t) : (step.words ?? null),
  ];
  return parts.filter((part): part is string => part !== null && part !== '');
}

function boxDetails(step: Step, t: Translate): readonly (string | null)[] {
  if (step.type === 'boxReasonGiven') return [t('replay.instead', { box: step.insteadName ?? DASHES })];
  if (step.type !== 'boxChosen') return [];
  const choice =
    step.insteadName !== null
      ? t('replay.instead', { box: step.insteadName })
      : t(step.reason === 'noSuggestion' ? 'replay.noSuggestion' : 'replay.asSuggested');
  return [choice, step.units === undefined ? null : t('replay.holds', { units: step.units })];
}

function weightDetails({ weight }: Step, t: Translate): readonly (string | null)[] {
  if (!weight?.expected) return [];
  const gap = massGap(weight.gross, weight.expected);
  const off = gap.isNone ? t('replay.exact') : t(gap.isUnder ? 'replay.under' : 'replay.over', { gap: gap.text });
  return [t('replay.should', { weight: massText(weight.expected, weight.gross.unit) }), off];
}

/** In a refusal or on its way, the reason is the title already; a box says it in its own words. */
const IN_TITLE: ReadonlySet<string> = new Set([
  'scanRefused',
  'weightRefused',
  'overrideGranted',
  'overrideRefused',
  'dockScanRefused',
  'trackingReported',
  'parcelStopped',
  'markConfirmed',
  'instructionConfirmed',
  'boxChosen',
  'loadDisagreed',
  'boxReasonGiven',
]);
const hasReasonInDetail = ({ type, reason }: Step): boolean => reason !== undefined && !IN_TITLE.has(type);

/** The reason of a step in words; what has none is null. */
function reasonText({ type, reason, name = '', boxName, code = '' }: Step, t: Translate): string | null {
  const own = english.replay;
  switch (type) {
    case 'scanRefused':
      return has(english.refusal, reason)
        ? t(`refusal.${reason}.title`, { code, number: '', needed: 'none', scanned: name, stage: 'none' })
        : null;
    case 'weightRefused':
      return has(english.weightRefusal, reason)
        ? t(`weightRefusal.${reason}.title`, { box: boxName ?? t('replay.boxes', { units: 1 }) })
        : null;
    case 'dockScanRefused':
      return has(english.loading.refused, reason) ? t(`loading.refused.${reason}.title`) : null;
    case 'trackingReported':
      return has(english.tracking.status, reason) ? t(`tracking.status.${reason}`) : null;
    case 'orderPrioritized':
      return has(english.queue.priority, reason) ? t(`queue.priority.${reason}`) : null;
    case 'orderHeld':
    case 'packPaused':
      return holdText(reason, t);
    case 'orderChangedLate':
      return has(english.queue.flag, reason) ? t(`queue.flag.${reason}`) : null;
    case 'packStopped':
      return has(english.stopped, reason) ? t(`stopped.${reason}`) : null;
    case 'orderChanged':
      return has(own.change, reason) ? t(`replay.change.${reason}`) : null;
    case 'addressChecked':
      return has(own.address, reason) ? t(`replay.address.${reason}`) : null;
    case 'boxesPlanned':
      return reason === 'dimsMissing' ? t('box.dimsMissing') : reason === 'fitsNoBox' ? t('box.fitsNone') : null;
    case 'boxesReplanned':
      return has(own.why, reason) ? t(`replay.why.${reason}`) : null;
    default:
      return labelReason(type, reason, name, t);
  }
}

const holdText = (reason: string | undefined, t: Translate): string | null => {
  const flag = reason === 'packer' ? 'onHold' : reason;
  return has(english.queue.flag, flag) ? t(`queue.flag.${flag}`) : null;
};

function labelReason(type: string, reason: string | undefined, name: string, t: Translate): string | null {
  const own = english.replay;
  switch (type) {
    case 'overrideGranted':
      return has(english.override.done, reason) ? t(`override.done.${reason}`) : null;
    case 'overrideRefused':
      return has(english.override.refused, reason) ? t(`override.refused.${reason}`) : null;
    case 'boxReasonGiven':
      return has(english.boxReason, reason) ? t(`boxReason.${reason}`) : null;
    case 'loadDisagreed':
      return has(own.load, reason) ? t(`replay.load.${reason}`, { name }) : null;
    case 'instructionConfirmed':
      return has(english.instruction.kind, reason) ? t(`instruction.kind.${reason}`) : null;
    case 'parcelStopped':
      return parcelStop(reason ?? null, name, t)?.title ?? null;
    case 'labelPrinted':
      return has(own.proof, reason) ? t(`replay.proof.${reason}`) : null;
    case 'labelPrintFailed':
      return printFailure(reason ?? null, t);
    case 'labelRefused':
      return labelRefusal(reason ?? null, t);
    case 'labelVoidRequested':
      return has(own.given, reason) ? t(`replay.given.${reason}`) : null;
    default:
      return null;
  }
}
