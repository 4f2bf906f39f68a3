import type { PrintOutcome } from '../../station/ports.ts';
import type { Driver, DriverContext, DriverFactory, PrintJob } from '../driver.ts';
import type { Link } from '../transports/transport.ts';
import { Counter } from './counter.ts';
import { openDoubt, type Doubt } from './doubt.ts';
import { Dialogue } from './dialogue.ts';
import { endsItsHalf, followJob, troubleOf, trustLink, type FollowContext } from './follow.ts';
import type { PrinterLanguage } from './language.ts';
import { takeTurn } from './physicalPrinter.ts';
import { PrintQueue, type TakenJob } from './printQueue.ts';
import { outcomeOf, type SentJob } from './proof.ts';
import type { PrinterSettings } from './settings.ts';
import { followSpooled } from './spooled.ts';
import type { PrinterStatus } from './status.ts';
import { transmit } from './transmit.ts';

const IDLE_POLL_MS = 2000;
// With a job waiting, a cleared fault is noticed sooner.
const WAITING_POLL_MS = 500;
const SOON_MS = 100;
// A printer that never answered this many questions is taken for one that never does.
const MUTE_AFTER = 2;
const DEAF_LIMIT = 4;
const RECOVER_MS = 5000;
const SERIALS = 10_000;

/**
 * The driver of a printer that speaks one language: one job at a time, sent only when the printer says it is ready, never sent twice. A
 * printer of another language is never asked anything in this one.
 */
export const createPrinterDriver =
  (language: (settings?: PrinterSettings) => PrinterLanguage): DriverFactory =>
  (context) =>
    new PrinterDriver(context, language(context.settings.printer));

const isNeverAsked = ({ settings }: DriverContext, language: PrinterLanguage): boolean =>
  settings.statusReplies === 'none' || language.status.length === 0;

class PrinterDriver implements Driver {
  readonly #context: DriverContext;
  readonly #language: PrinterLanguage;
  readonly #dialogue: Dialogue;
  readonly #queue: PrintQueue;
  readonly #printer: string | symbol;
  #wake: () => void = () => undefined;
  #reason: string | null = null;
  #isMute: boolean;
  #partialSeen = 0;
  /** A job is in doubt: what the printer tells may still be about it. */
  #hasCutJob = false;
  /** The last job may have ended in the middle; behind a new link nobody knows what the printer got of the old one. */
  #isBroken = false;
  #serial: number;
  #isClosed = false;
  #doubt: Doubt | null = null;
  readonly #counter: Counter;

  constructor(context: DriverContext, language: PrinterLanguage) {
    this.#language = language;
    this.#context = context;
    this.#isMute = isNeverAsked(context, language);
    this.#dialogue = new Dialogue(context, language);
    this.#counter = new Counter(this.#dialogue);
    this.#queue = new PrintQueue(context.clock);
    this.#printer = context.settings.physicalPrinter ?? context.address ?? Symbol('printer');
    // Marks of an earlier run may still come: they must not look like ours.
    this.#serial = Math.floor(context.clock.random() * SERIALS);
  }

  attach(link: Link): void {
    this.#dialogue.attach(link);
    this.#reason = null;
    this.#isBroken ||= this.#language.isAfterCutHarmless;
    // It may have been out of paper, and silent, when this station began. One that never answers is not asked anew with each job.
    if (!this.#dialogue.hasReplied && this.#context.settings.connection !== 'perJob')
      this.#isMute = isNeverAsked(this.#context, this.#language);
    void this.#serve(link);
  }

  detach(): void {
    this.#dialogue.detach();
    this.#wake();
  }

  close(): Promise<void> {
    this.#isClosed = true;
    this.#queue.clear('closed');
    this.#doubt?.settle({ kind: 'uncertain', reason: 'lost' });
    return Promise.resolve();
  }

  async print(job: PrintJob): Promise<PrintOutcome> {
    const reason = (): string => (this.#dialogue.link === null ? 'disconnected' : (this.#reason ?? 'noReply'));
    const verdict = this.#queue.add(job, reason);
    this.#context.want(true);
    this.#wake();
    return outcomeOf(await verdict);
  }

  receive(chunk: Uint8Array): void {
    this.#dialogue.receive(chunk);
  }

  /** Watches the printer and sends its jobs as long as this link lasts. */
  async #serve(link: Link): Promise<void> {
    if (link.spool === undefined && !this.#isMute) await this.#dialogue.greet();
    while (this.#isHeld(link)) {
      const isReady = link.spool === undefined ? await this.#look(link) : await this.#lookAtSpooler(link);
      if (!this.#isHeld(link)) return;
      if (isReady && this.#doubt !== null) await this.#recover(link, this.#doubt);
      else if (isReady && !this.#queue.isEmpty) {
        await this.#next(link);
        if (this.#isMute && endsItsHalf(link, this.#context.settings)) {
          this.#renew();
          return;
        }
      } else if (this.#queue.isEmpty && isReady && this.#context.settings.connection === 'perJob') {
        this.#context.want(false);
        return;
      } else if (this.#dialogue.hasReplied || this.#isMute || link.spool !== undefined) await this.#rest();
    }
  }

  /** A link whose half was ended takes no other job. */
  #renew(): void {
    this.#context.want(false);
    if (!this.#queue.isEmpty) this.#context.want(true);
  }

  #isHeld(link: Link): boolean {
    return this.#dialogue.link === link;
  }

  /** Asks for the status and says whether a job may go now. */
  async #look(link: Link): Promise<boolean> {
    const port = link.portStatus?.() ?? null;
    if (this.#isMute || port?.isPaperOut === true) {
      this.#health(port?.isPaperOut === true ? 'paperOut' : null);
      return port?.isPaperOut !== true;
    }
    const status = await this.#dialogue.ask();
    if (!this.#isHeld(link)) return false;
    if (status === null) return this.#silence();
    this.#counter.labelDots = status.labelDots;
    const trouble = troubleOf(status, this.#dialogue);
    this.#health(trouble);
    return trouble === null && (await this.#isFree(status));
  }

  async #lookAtSpooler(link: Link): Promise<boolean> {
    const trouble = (await link.spool?.trouble().catch(() => 'lost')) ?? null;
    if (this.#isHeld(link)) this.#health(trouble);
    return trouble === null;
  }

  #silence(): boolean {
    const { hasReplied, silent } = this.#dialogue;
    if (!hasReplied && silent >= MUTE_AFTER) {
      this.#isMute = true;
      this.#health(null);
      return true;
    }
    // Some firmware says nothing while paper is out or the head is open.
    if (hasReplied) this.#health('noReply');
    if (silent >= DEAF_LIMIT) this.#context.reopen();
    return false;
  }

  /** A format that was begun and never ended would swallow the next job: it is cancelled first. */
  async #isFree(status: PrinterStatus): Promise<boolean> {
    this.#partialSeen = status.isPartialJob === true ? this.#partialSeen + 1 : 0;
    if (this.#partialSeen === 0) {
      if (this.#language.proof === 'buffer') this.#hasCutJob = false;
      return true;
    }
    this.#reason = 'busy';
    const isStale = status.jobsInBuffer === 0 && (this.#hasCutJob || this.#partialSeen > 1);
    if (isStale && this.#language.cancel !== null && (!this.#queue.isEmpty || this.#doubt !== null)) {
      await this.#dialogue.write(this.#language.cancel);
      this.#context.clock.after(SOON_MS, () => {
        this.#wake();
      });
    }
    return false;
  }

  /** Sends the first job, when this physical printer has no other under way. */
  async #next(link: Link): Promise<void> {
    const giveBack = takeTurn(this.#printer);
    if (giveBack === null) {
      this.#reason = 'busy';
      await this.#rest();
      return;
    }
    try {
      const entry = this.#queue.take();
      if (entry !== null) await this.#send(link, entry);
    } finally {
      giveBack();
    }
  }

  async #send(link: Link, entry: TakenJob): Promise<void> {
    if (link.spool !== undefined) {
      const { health } = this.#following(link);
      const isWanted = (): boolean => !this.#isClosed;
      entry.settle(await followSpooled(link.spool, entry.job, this.#context.clock, health, isWanted));
      return;
    }
    const before = this.#isMute ? null : await this.#counter.read();
    this.#serial += 1;
    this.#dialogue.begin();
    const lastMark = this.#hasCutJob ? null : this.#dialogue.lastMark;
    const sealed = this.#isMute ? null : this.#language.seal(entry.job.bytes, { serial: this.#serial, lastMark });
    const start = (this.#isBroken ? this.#language.afterCut : null) ?? new Uint8Array();
    this.#isBroken = false;
    const bytes = Uint8Array.from(Buffer.concat([start, sealed?.bytes ?? entry.job.bytes]));
    const sent = {
      labels: this.#language.labels(bytes),
      mark: sealed?.mark ?? null,
      before,
      labelInches: this.#counter.labelInches,
    };
    // The link may be gone since the printer was looked at: nothing of the job was sent then.
    const cut = await transmit(link, bytes, entry.job.onEvent, this.#dialogue, this.#context.clock);
    if (cut !== null) {
      if (this.#isHeld(link)) this.#context.reopen();
      if (cut.isUntouched) entry.settle({ kind: 'failed', reason: cut.reason, printedSome: false });
      else this.#lose(sent, entry);
      return;
    }
    const following = this.#following(link);
    const verdict = this.#isMute
      ? await trustLink(link, this.#context.settings, following)
      : await followJob(sent, following);
    if (verdict === 'lost') this.#lose(sent, entry);
    else {
      this.#hasCutJob = verdict.kind === 'uncertain';
      entry.settle(await this.#counter.confirm(sent, verdict));
    }
  }

  #following(link: Link): FollowContext {
    return {
      clock: this.#context.clock,
      dialogue: this.#dialogue,
      language: this.#language,
      isCurrent: () => this.#isHeld(link),
      health: (reason) => {
        if (this.#isHeld(link)) this.#health(reason);
      },
    };
  }

  /** The link broke behind bytes that were sent. Whoever can tell afterwards gets time to; the job itself is never sent again. */
  #lose(sent: SentJob, entry: TakenJob): void {
    this.#hasCutJob = true;
    this.#isBroken = true;
    const canTell = sent.before !== null || (sent.mark !== null && this.#language.name === 'star');
    if (!canTell || this.#isClosed) {
      entry.settle({ kind: 'uncertain', reason: 'lost' });
      return;
    }
    const doubt = openDoubt(sent, entry, this.#context.clock, () => {
      if (this.#doubt === doubt) this.#doubt = null;
    });
    this.#doubt = doubt;
    this.#context.want(true);
  }

  /** The printer is back: what its counter says about the job. */
  async #recover(link: Link, { sent, settle }: Doubt): Promise<void> {
    const verdict = await followJob(sent, { ...this.#following(link), drainMs: RECOVER_MS });
    if (verdict === 'lost') return;
    if (verdict.kind === 'printed' && verdict.proof === 'consumed') {
      settle(await this.#counter.judge(sent));
    } else {
      settle(
        verdict.kind === 'printed' && verdict.proof === 'printed' ? verdict : { kind: 'uncertain', reason: 'lost' },
      );
    }
  }

  #health(reason: string | null): void {
    this.#reason = reason;
    this.#context.health(reason);
  }

  #rest(): Promise<void> {
    return new Promise((resolve) => {
      const ms = this.#queue.isEmpty && this.#doubt === null ? IDLE_POLL_MS : WAITING_POLL_MS;
      const cancel = this.#context.clock.after(ms, resolve);
      this.#wake = () => {
        cancel();
        resolve();
      };
    });
  }
}
