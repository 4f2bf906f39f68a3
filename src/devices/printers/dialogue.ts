import type { DriverContext } from '../driver.ts';
import type { Link } from '../transports/transport.ts';
import type { Odometer, PrinterLanguage, PrinterMessage, Question, ReplyDecoder } from './language.ts';
import { mergeStatus, printerStatus, type PrinterStatus } from './status.ts';

const REPLY_MS = 2000;
const WRITE_MS = 1000;
const FLOW_LOOK_MS = 20;

/** Questions and answers over one printer's links: one question at a time, answers that come late counted. */
export class Dialogue {
  readonly #context: DriverContext;
  readonly #language: PrinterLanguage;
  readonly #decoder: ReplyDecoder;
  #link: Link | null = null;
  #pending: { readonly name: string; readonly settle: (message: PrinterMessage | null) => void } | null = null;
  #marks = new Set<string>();
  #isStopped = false;
  /** The status question was answered at least once since the driver was made. */
  hasReplied = false;
  /** The last status came from the question that is asked behind silence: it knows nothing of the buffer. */
  isSecondHand = false;
  /** Questions of this link that were given up: that many answers may still come late. */
  owed = 0;
  /** Status questions in a row without any answer. */
  silent = 0;
  /** Copies the printer told since `begin`. */
  copies = 0;
  lastMark: string | null = null;
  hasMarks = false;
  /** Dots per millimetre, as the printer said. */
  dpmm: number | null = null;
  /** The printer has told its counter: it may be asked again and will answer. */
  hasOdometer = false;

  constructor(context: DriverContext, language: PrinterLanguage) {
    this.#context = context;
    this.#language = language;
    this.#decoder = language.decoder();
  }

  get link(): Link | null {
    return this.#link;
  }

  attach(link: Link): void {
    this.#link = link;
    this.#decoder.reset();
    this.owed = 0;
    this.silent = 0;
    this.#isStopped = false;
  }

  detach(): void {
    this.#link = null;
    this.#pending?.settle(null);
  }

  receive(chunk: Uint8Array): void {
    const messages = this.#decoder.push(chunk);
    this.#context.trace(chunk, messages.map((message) => message.kind).join(' ') || 'unknown');
    for (const message of messages) this.#hear(message);
  }

  /** What is said to a printer once a link: its set-up, and the questions whose answers are taken when they come. */
  async greet(): Promise<void> {
    const { setup, identity, odometer } = this.#language;
    if (setup !== null) await this.write(setup);
    // Where only the question tells what an answer means, nothing else is asked meanwhile.
    if (identity?.isAlone === true) await this.query(identity);
    else if (identity !== null) await this.write(identity.bytes);
    if (odometer !== null) await this.write(odometer.bytes);
  }

  /** Marks and copies are counted from here on. */
  begin(): void {
    this.#marks.clear();
    this.copies = 0;
  }

  hasMark(mark: string): boolean {
    return this.#marks.has(mark);
  }

  /** The status, or null when the printer says nothing. */
  async ask(): Promise<PrinterStatus | null> {
    let status = printerStatus({});
    for (const question of this.#language.status) {
      const answer = await this.query(question);
      if (answer?.kind !== 'status') return await this.#askAgain();
      status = mergeStatus(status, answer.status);
    }
    this.hasReplied = true;
    this.isSecondHand = false;
    this.silent = 0;
    return status;
  }

  /** Asks one question and waits for its answer; null when none comes in time or the link ends. */
  async query(question: Question): Promise<PrinterMessage | null> {
    const answer = new Promise<PrinterMessage | null>((resolve) => {
      const cancel = this.#context.clock.after(this.#context.settings.replyMs ?? REPLY_MS, () => {
        this.owed += 1;
        settle(null);
      });
      const settle = (message: PrinterMessage | null): void => {
        cancel();
        if (this.#pending === pending) this.#pending = null;
        resolve(message);
      };
      const pending = { name: question.name, settle };
      this.#pending = pending;
    });
    this.#decoder.expect(question.name);
    await this.write(question.bytes);
    return await answer;
  }

  /** The counter of labels or length, or null. */
  async odometer(): Promise<Odometer | null> {
    const question = this.#language.odometer;
    const answer = question === null ? null : await this.query(question);
    return answer?.kind === 'odometer' ? answer.odometer : null;
  }

  /** Writes a few bytes that need no proof: the missing answer tells, and the link itself says when it is lost. */
  async write(bytes: Uint8Array): Promise<void> {
    try {
      await this.#link?.write(bytes, WRITE_MS);
    } catch {
      // See above.
    }
  }

  /** Resolves when the printer takes data (XON), at the latest after `ms`. */
  async flowing(ms: number): Promise<void> {
    const end = this.#context.clock.now() + ms;
    while (this.#isStopped && this.#link !== null && this.#context.clock.now() < end) await this.sleep(FLOW_LOOK_MS);
  }

  sleep(ms: number): Promise<void> {
    return new Promise((resolve) => {
      this.#context.clock.after(ms, resolve);
    });
  }

  async #askAgain(): Promise<PrinterStatus | null> {
    const question = this.#language.afterSilence;
    const answer = question === null || this.#link === null ? null : await this.query(question);
    if (answer?.kind === 'status') {
      this.isSecondHand = true;
      this.silent = 0;
      return answer.status;
    }
    this.silent += 1;
    return null;
  }

  #hear(message: PrinterMessage): void {
    switch (message.kind) {
      case 'identity':
        this.dpmm = message.dpmm ?? this.dpmm;
        if (message.dpmm !== null) this.#context.emit({ kind: 'dpmm', dpmm: message.dpmm });
        break;
      case 'mark':
        this.lastMark = message.mark;
        this.hasMarks = true;
        this.#marks.add(message.mark);
        return;
      case 'copy':
        this.copies += 1;
        return;
      case 'flow':
        this.#isStopped = message.isStopped;
        return;
      case 'odometer':
        this.hasOdometer = true;
        break;
      case 'status':
        break;
    }
    const name = message.kind === 'status' ? message.answers : message.kind;
    const pending = this.#pending;
    if (pending !== null && pending.name === name) pending.settle(message);
  }
}
