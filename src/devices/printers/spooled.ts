import type { DeviceClock } from '../clock.ts';
import type { PrintJob } from '../driver.ts';
import { reasonOf, type SpoolLink, type SpoolState } from '../transports/transport.ts';
import type { Verdict } from './proof.ts';

const LOOK_MS = 250;
const PATIENCE_MS = 600_000;
// Spoolers forget finished jobs: one that is not listed any more this many times is gone.
const GONE_LOOKS = 4;

/**
 * Hands a job to a spooler and follows it. Completed is delivered: the queue's port took every byte. A job that its queue does not let
 * through is taken back at the end of its patience, or as soon as nobody wants it any more, so that it does not come out hours later.
 */
export async function followSpooled(
  spool: SpoolLink,
  job: PrintJob,
  clock: DeviceClock,
  health: (reason: string | null) => void,
  isWanted: () => boolean = () => true,
): Promise<Verdict> {
  let id: number;
  try {
    id = await spool.submit(job.bytes, job.jobId);
  } catch (error) {
    return { kind: 'failed', reason: reasonOf(error), printedSome: false };
  }
  job.onEvent?.({ event: 'sending', bytes: job.bytes.length });
  job.onEvent?.({ event: 'sent', bytes: job.bytes.length });
  const end = Math.min(clock.now() + PATIENCE_MS, job.expiresAt ?? Infinity);
  let gone = 0;
  let wasSending = false;
  while (clock.now() < end && isWanted()) {
    const state: SpoolState | null = await spool.state(id).catch(() => null);
    if (state === 'completed') return { kind: 'printed', proof: 'delivered' };
    if (state === 'cancelled') return { kind: 'failed', reason: 'cancelled', printedSome: false };
    if (state === 'failed') return { kind: 'uncertain', reason: 'refused' };
    gone = state === 'gone' ? gone + 1 : 0;
    wasSending ||= state === 'sending';
    // A job that is not listed any more was sent, if it was seen on its way; else somebody may have deleted it.
    if (gone >= GONE_LOOKS) return { kind: 'printed', proof: wasSending ? 'delivered' : 'spooled' };
    health(await spool.trouble().catch(() => 'lost'));
    await new Promise<void>((resolve) => {
      clock.after(LOOK_MS, resolve);
    });
  }
  const isBack = await spool.cancel(id).catch(() => false);
  if (!isBack && (await spool.state(id).catch(() => null)) === 'completed')
    return { kind: 'printed', proof: 'delivered' };
  const reason = (await spool.trouble().catch(() => 'lost')) ?? 'busy';
  return isBack ? { kind: 'failed', reason, printedSome: false } : { kind: 'uncertain', reason };
}
