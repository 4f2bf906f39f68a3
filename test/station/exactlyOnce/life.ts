/** What a station's process is to do, and after which of its steps it dies. */
export interface Life {
  readonly dataDir: string;
  readonly url: string;
  readonly act: 'buy' | 'void';
  readonly killAt: number | null;
}

/** A carrier knows what it sold well before a look-up counts: else "not found" would prove nothing. */
export const TIMES = { timeoutMs: 400, slowMs: 700, hideMs: 600, settleMs: 1_600, lifeMs: 40_000 } as const;
