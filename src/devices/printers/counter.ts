import type { Dialogue } from './dialogue.ts';
import type { Odometer } from './language.ts';
import { judge, labelsBetween, type SentJob, type Verdict } from './proof.ts';

const MM_PER_INCH = 25.4;

/** The counter inside a printer, read before and behind a job as proof. */
export class Counter {
  readonly #dialogue: Dialogue;
  #last: Odometer | null = null;
  #moves = false;
  /** Length of the label that is set up. */
  labelDots: number | null = null;

  constructor(dialogue: Dialogue) {
    this.#dialogue = dialogue;
  }

  get labelInches(): number | null {
    const { dpmm } = this.#dialogue;
    return this.labelDots === null || dpmm === null ? null : this.labelDots / dpmm / MM_PER_INCH;
  }

  /** The counter now; null where the printer is not known to have one that it tells. */
  async read(): Promise<Odometer | null> {
    if (!this.#dialogue.hasOdometer) return null;
    const odometer = await this.#dialogue.odometer();
    if (odometer !== null && this.#last !== null && odometer.value > this.#last.value) this.#moves = true;
    this.#last = odometer ?? this.#last;
    return odometer;
  }

  /** A job that left the buffer and moved the counter by its labels is proved to be out. */
  async confirm(sent: SentJob, verdict: Verdict): Promise<Verdict> {
    if (verdict.kind !== 'printed' || verdict.proof !== 'consumed' || sent.before === null) return verdict;
    const after = await this.read();
    const out = after === null ? null : labelsBetween(sent.before, after, sent.labelInches);
    return out !== null && out === sent.labels ? { kind: 'printed', proof: 'printed' } : verdict;
  }

  /** What it says about a job behind which the link was lost, once nothing is left in the printer. */
  async judge(sent: SentJob): Promise<Verdict> {
    return judge(sent, await this.read(), this.#moves);
  }
}
