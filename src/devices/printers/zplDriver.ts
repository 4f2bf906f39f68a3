import type { PrintOutcome } from '../../station/ports.ts';
import type { Driver, DriverContext, PrintJob } from '../driver.ts';
import { createFramer, type Framer } from '../framing/delimited.ts';
import type { Link } from '../transports/transport.ts';
import { PrintQueue } from './printQueue.ts';
import {
  CANCEL_ALL,
  decodeZplLine,
  faultOf,
  HOST_IDENTIFICATION,
  HOST_STATUS,
  hostStatus,
  isDrained,
  ZPL_ETX,
  ZPL_MAX_FRAME,
  ZPL_STX,
  type HostStatus,
} from './zpl.ts';

const REPLY_MS = 2000;
const IDLE_POLL_MS = 2000;
// With a job waiting, a cleared fault is noticed sooner.
const WAITING_POLL_MS = 500;
const DRAIN_POLL_MS = 100;
// A printer that never answered this many questions is taken for one that never does.
const MUTE_AFTER = 2;
const DEAF_LIMIT = 4;
// How long a job may lie in the buffer of a printer that could print, and of one that waits for paper.
const DRAIN_MS = 15_000;
const FAULT_MS = 600_000;
// A link that breaks shows it within this time after the last byte.
const AFTERMATH_MS = 200;
const WRITE_MS = 15_000;
// A serial printer at 9600 baud takes about one byte a millisecond.
const WRITE_MS_PER_BYTE = 1.5;
const QUERY_WRITE_MS = 1000;

/** The driver of a ZPL printer: one job at a time, sent only when the printer says it is ready, never sent twice. */
export const createZplDriver = (context: DriverContext): Driver => new ZplDriver(context);

class ZplDriver implements Driver {
  readonly #context: DriverContext;
  readonly #framer: Framer;
  readonly #queue: PrintQueue;
  #link: Link | null = null;
  #first: readonly string[] | null = null;
  #second: readonly string[] | null = null;
  #answered: (status: HostStatus | null) => void = () => undefined;
  #wake: () => void = () => undefined;
  #reason: string | null = null;
  #hasReplied = false;
  #isMute: boolean;
  #silent = 0;
  #partialSeen = 0;
  // Questions of this link that were given up: that many answers may still come late.
  #owed = 0;
  #hasCutJob = false;

  constructor(context: DriverContext) {
    this.#context = context;
    this.#isMute = context.settings.statusReplies === 'none';
    this.#framer = createFramer({ start: ZPL_STX, ends: [[ZPL_ETX]], maxBytes: ZPL_MAX_FRAME });
    this.#queue = new PrintQueue(context.clock);
  }

  attach(link: Link): void {
    this.#link = link;
    this.#framer.reset();
    this.#silent = 0;
    this.#owed = 0;
    this.#first = null;
    this.#second = null;
    this.#reason = null;
    void this.#serve(link);
  }

  detach(): void {
    this.#link = null;
    this.#answered(null);
    this.#wake();
  }

  close(): Promise<void> {
    this.#queue.clear('closed');
    return Promise.resolve();
  }

  print(job: PrintJob): Promise<PrintOutcome> {
    const outcome = this.#queue.add(job, () => (this.#link === null ? 'disconnected' : (this.#reason ?? 'noReply')));
    this.#context.want(true);
    this.#wake();
    return outcome;
  }

  receive(chunk: Uint8Array): void {
    for (const frame of this.#framer.push(chunk)) {
      const line = decodeZplLine(frame);
      this.#context.trace(frame, line?.kind ?? 'unknown');
      if (line === null) continue;
      if (line.kind === 'identity') this.#context.emit({ kind: 'dpmm', dpmm: line.dpmm });
      else if (line.kind === 'status1') this.#first = line.fields;
      else if (line.kind === 'status2') this.#second = line.fields;
      else if (this.#first !== null && this.#second !== null) this.#answered(hostStatus(this.#first, this.#second));
    }
  }

  /** Watches the printer and sends its jobs as long as this link lasts. */
  async #serve(link: Link): Promise<void> {
    if (!this.#isMute) await this.#write(link, HOST_IDENTIFICATION);
    while (this.#link === link) {
      const isReady = await this.#look(link);
      if (this.#link !== link) return;
      const entry = isReady ? this.#queue.take() : null;
      if (entry !== null) {
        entry.settle(await this.#send(link, entry.job));
      } else if (this.#queue.isEmpty && isReady && this.#context.settings.connection === 'perJob') {
        this.#context.want(false);
      } else if (this.#hasReplied || this.#isMute) {
        await this.#rest();
      }
    }
  }

  /** Asks for the status and says whether a job may go now. */
  async #look(link: Link): Promise<boolean> {
    if (this.#isMute) {
      this.#health(null);
      return true;
    }
    const status = await this.#ask(link);
    if (this.#link !== link) return false;
    if (status === null) return this.#silence();
    this.#health(faultOf(status));
    if (faultOf(status) !== null) return false;
    return await this.#isFree(link, status);
  }

  #silence(): boolean {
    this.#silent += 1;
    if (!this.#hasReplied && this.#silent >= MUTE_AFTER) {
      this.#isMute = true;
      this.#health(null);
      return true;
    }
    // Some firmware says nothing while paper is out or the head is open.
    if (this.#hasReplied) this.#health('noReply');
    if (this.#silent >= DEAF_LIMIT) this.#context.reopen();
    return false;
  }

  /** A format that was begun and never ended would swallow the next job: it is cancelled first. */
  async #isFree(link: Link, status: HostStatus): Promise<boolean> {
    this.#partialSeen = status.isPartialFormat ? this.#partialSeen + 1 : 0;
    if (this.#partialSeen === 0) {
      this.#hasCutJob = false;
      return true;
    }
    this.#reason = 'busy';
    const isStale = status.formats === 0 && (this.#hasCutJob || this.#partialSeen > 1);
    if (isStale && !this.#queue.isEmpty) {
      await this.#write(link, CANCEL_ALL);
      this.#wakeSoon();
    }
    return false;
  }

  async #send(link: Link, job: PrintJob): Promise<PrintOutcome> {
    try {
      await link.write(job.bytes, WRITE_MS + WRITE_MS_PER_BYTE * job.bytes.length);
    } catch {
      if (this.#link === link) this.#context.reopen();
      return this.#cut();
    }
    return await this.#follow(link);
  }

  /** Watches a sent job leave the printer's buffer. */
  async #follow(link: Link): Promise<PrintOutcome> {
    if (this.#isMute) return await this.#trust(link);
    const { clock } = this.#context;
    const last = clock.now() + FAULT_MS;
    let end = clock.now() + DRAIN_MS;
    let silent = 0;
    let drained = 0;
    for (;;) {
      const status = await this.#ask(link);
      if (this.#link !== link) return this.#cut();
      drained = status !== null && isDrained(status) ? drained + 1 : 0;
      // An answer owed from before the job proves nothing: as many more are asked for.
      if (drained > this.#owed) return { kind: 'printed', proof: 'consumed' };
      silent = status === null ? silent + 1 : 0;
      if (silent >= MUTE_AFTER) return { kind: 'printed', proof: 'delivered' };
      const fault = status === null ? this.#reason : faultOf(status);
      if (status !== null) this.#health(fault);
      const now = clock.now();
      // A roll is being changed: the label is in the printer and comes out afterwards.
      if (fault !== null) end = Math.min(now + DRAIN_MS, last);
      if (now >= end) return await this.#abandon(link, fault);
      await this.#sleep(DRAIN_POLL_MS);
    }
  }

  /** A printer that never answers: what its connection bears is delivered. */
  async #trust(link: Link): Promise<PrintOutcome> {
    await this.#sleep(AFTERMATH_MS);
    return this.#link === link ? { kind: 'printed', proof: 'delivered' } : this.#cut();
  }

  #cut(): PrintOutcome {
    this.#hasCutJob = true;
    return { kind: 'uncertain', reason: 'lost' };
  }

  /** Nobody mended the printer: the label must not come out hours later beside its reprint. */
  async #abandon(link: Link, fault: string | null): Promise<PrintOutcome> {
    if (fault !== null) await this.#write(link, CANCEL_ALL);
    return { kind: 'uncertain', reason: fault ?? 'busy' };
  }

  async #ask(link: Link): Promise<HostStatus | null> {
    this.#first = null;
    this.#second = null;
    const answer = new Promise<HostStatus | null>((resolve) => {
      const cancel = this.#context.clock.after(this.#context.settings.replyMs ?? REPLY_MS, () => {
        this.#owed += 1;
        resolve(null);
      });
      this.#answered = (status) => {
        cancel();
        resolve(status);
      };
    });
    await this.#write(link, HOST_STATUS);
    const status = await answer;
    if (status !== null) {
      this.#hasReplied = true;
      this.#silent = 0;
    }
    return status;
  }

  async #write(link: Link, bytes: Uint8Array): Promise<void> {
    try {
      await link.write(bytes, QUERY_WRITE_MS);
    } catch {
      // The missing answer tells; the link itself says when it is lost.
    }
  }

  #health(reason: string | null): void {
    this.#reason = reason;
    this.#context.health(reason);
  }

  #rest(): Promise<void> {
    return new Promise((resolve) => {
      const cancel = this.#context.clock.after(this.#queue.isEmpty ? IDLE_POLL_MS : WAITING_POLL_MS, resolve);
      this.#wake = () => {
        cancel();
        resolve();
      };
    });
  }

  #wakeSoon(): void {
    this.#context.clock.after(DRAIN_POLL_MS, () => {
      this.#wake();
    });
  }

  #sleep(ms: number): Promise<void> {
    return new Promise((resolve) => {
      this.#context.clock.after(ms, resolve);
    });
  }
}
