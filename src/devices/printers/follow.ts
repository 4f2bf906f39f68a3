import type { DeviceClock } from '../clock.ts';
import type { DeviceSettings } from '../config.ts';
import type { Link } from '../transports/transport.ts';
import type { Dialogue } from './dialogue.ts';
import type { PrinterLanguage } from './language.ts';
import type { SentJob, Verdict } from './proof.ts';
import { faultOf, isDrained, type PrinterStatus } from './status.ts';

const POLL_MS = 100;
// How long a job may lie in a printer that could print, in one that waits for somebody, and in one that went silent.
const DRAIN_MS = 15_000;
const FAULT_MS = 600_000;
const SILENCE_MS = 60_000;
// How long a printer that proves nothing must be well behind a job; one that shows when it is busy is watched longer.
const CALM_MS = 1500;
const WATCHED_CALM_MS = 2500;
// A link that breaks shows it within this time after the last byte.
const AFTERMATH_MS = 200;
const FINISH_MS = 15_000;
// A printer may pause between two labels of one job.
const IDLE_LOOKS = 3;

/** What following a job needs. */
export interface FollowContext {
  readonly clock: DeviceClock;
  readonly dialogue: Dialogue;
  readonly language: PrinterLanguage;
  /** False as soon as the link the job went over is gone. */
  isCurrent(): boolean;
  /** How long a job may lie in a printer that could print; shorter when it is only looked for again. Default 15 s. */
  readonly drainMs?: number;
  health(reason: string | null): void;
}

interface Progress {
  readonly last: number;
  end: number;
  silentSince: number | null;
  calmSince: number | null;
  wasBusy: boolean;
  idle: number;
  left: number | null;
}

/** Watches a sent job leave the printer; `lost` when the link ended before there was a verdict. */
export async function followJob(job: SentJob, context: FollowContext): Promise<Verdict | 'lost'> {
  const { clock, dialogue } = context;
  const started = clock.now();
  const progress: Progress = {
    last: started + FAULT_MS,
    end: started + (context.drainMs ?? DRAIN_MS),
    silentSince: null,
    calmSince: null,
    wasBusy: false,
    idle: 0,
    left: null,
  };
  for (;;) {
    const status = await dialogue.ask();
    if (isMarked(job, context)) return { kind: 'printed', proof: 'printed' };
    if (!context.isCurrent()) return 'lost';
    const fault = troubleOf(status, dialogue);
    context.health(fault);
    const proven = look(job, progress, { status, fault }, context);
    if (proven !== null) return proven;
    if (clock.now() >= progress.end) return await abandon(fault, context);
    await dialogue.sleep(POLL_MS);
    if (!context.isCurrent()) return 'lost';
  }
}

function isMarked(job: SentJob, { dialogue, language }: FollowContext): boolean {
  if (job.mark !== null && dialogue.hasMark(job.mark)) return true;
  return language.proof === 'copies' && job.labels !== null && dialogue.copies >= job.labels;
}

/** Why a printer does not go on: silence of one that used to answer is trouble of its own. */
export function troubleOf(status: PrinterStatus | null, dialogue: Dialogue): string | null {
  if (status === null) return 'noReply';
  return faultOf(status) ?? (dialogue.isSecondHand && dialogue.hasReplied ? 'unknownStatus' : null);
}

interface Seen {
  readonly status: PrinterStatus | null;
  readonly fault: string | null;
}

function look(job: SentJob, progress: Progress, { status, fault }: Seen, context: FollowContext): Verdict | null {
  const { language, dialogue } = context;
  const now = context.clock.now();
  const drained = status === null ? null : isDrained(status);
  const isBusy = drained === false || (status === null && language.isSilentWhilePrinting);
  progress.silentSince = status === null ? (progress.silentSince ?? now) : null;
  progress.idle = drained === true ? progress.idle + 1 : 0;
  // Behind a fault the rest of the job is still to come: it must be seen again.
  progress.wasBusy = isBusy || (progress.wasBusy && (fault === null || status === null));
  // An answer owed from before the job proves nothing: as many more are asked for.
  if (language.proof === 'buffer' && progress.idle > dialogue.owed) return { kind: 'printed', proof: 'consumed' };
  if (language.proof === 'busy' && progress.wasBusy && fault === null && progress.idle >= IDLE_LOOKS + dialogue.owed)
    return { kind: 'printed', proof: 'consumed' };
  extend(progress, status, fault, now);
  progress.calmSince = fault === null && drained !== false ? (progress.calmSince ?? now) : null;
  return isCalm(job, progress, now, context) ? { kind: 'printed', proof: 'delivered' } : null;
}

/** A roll is being changed, or labels come out one by one: the job is in the printer and gets its time. */
function extend(progress: Progress, status: PrinterStatus | null, fault: string | null, now: number): void {
  const left = status === null ? progress.left : (status.jobsInBuffer ?? 0) + (status.labelsLeft ?? 0);
  const isMoving = left !== progress.left || status?.isPrinting === true || status?.isLabelWaiting === true;
  progress.left = left;
  if (progress.silentSince !== null) progress.end = Math.min(progress.silentSince + SILENCE_MS, progress.last);
  else if (fault !== null || isMoving) progress.end = Math.min(now + DRAIN_MS, progress.last);
}

function isCalm(job: SentJob, { calmSince }: Progress, now: number, { language, dialogue }: FollowContext): boolean {
  if (calmSince === null || language.proof === 'buffer') return false;
  // A printer that gave marks back before owes this one too.
  if (job.mark !== null && dialogue.hasMarks) return false;
  if (language.proof === 'copies' && dialogue.copies > 0) return false;
  return now - calmSince >= (language.proof === 'none' ? CALM_MS : WATCHED_CALM_MS);
}

/** Nobody mended the printer: the label must not come out hours later beside its reprint. */
async function abandon(fault: string | null, { dialogue, language }: FollowContext): Promise<Verdict> {
  if (fault !== null && language.cancel !== null) await dialogue.write(language.cancel);
  return { kind: 'uncertain', reason: fault ?? 'busy' };
}

/** True where each job has a connection of its own whose half we end behind it. */
export const endsItsHalf = (link: Link, { connection, halfClose }: DeviceSettings): boolean =>
  connection === 'perJob' && halfClose !== false && link.finish !== undefined;

/**
 * A printer that never answers: what its connection bears is delivered. With a connection for each job our half is ended, and the
 * printer's end of its own is awaited: without it nobody knows who has the bytes.
 */
export async function trustLink(
  link: Link,
  settings: DeviceSettings,
  { dialogue, isCurrent }: FollowContext,
): Promise<Verdict | 'lost'> {
  if (link.finish !== undefined && endsItsHalf(link, settings)) {
    const isEnded = await link.finish(FINISH_MS);
    if (isEnded) return { kind: 'printed', proof: 'delivered' };
    return isCurrent() ? { kind: 'uncertain', reason: 'noReply' } : 'lost';
  }
  await dialogue.sleep(AFTERMATH_MS);
  return isCurrent() ? { kind: 'printed', proof: 'delivered' } : 'lost';
}
