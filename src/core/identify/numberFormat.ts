/** Who may have given a number out: carriers by name, `post` for a postal operator without a name of its own here, `own` for this station. */
export const CARRIERS = [
  'own',
  'amazon',
  'australia-post',
  'canada-post',
  'canpar',
  'dhl',
  'dpd',
  'fedex',
  'gofo',
  'landmark',
  'lasership',
  'old-dominion',
  'ontrac',
  'post',
  'purolator',
  'royal-mail',
  'spee-dee',
  'ups',
  'usps',
  'yodel',
  'yunexpress',
] as const;

/** One of `CARRIERS`. */
export type Carrier = (typeof CARRIERS)[number];

/** The named parts of a number; `check` is its check character. */
export type Parts = Readonly<Record<string, string>>;

/** One kind of number: how it looks, what proves it, how it is written for people. */
export interface NumberFormat {
  readonly id: string;
  /** Null: any company may use it. */
  readonly carrier: Carrier | null;
  readonly name: string;
  /** Over the text without blanks, hyphens and separators, in capitals. Each shape that fits is a reading of its own. */
  readonly shapes: readonly RegExp[];
  /** The check character the parts ask for; left out where the format has none. */
  readonly checkOf?: (parts: Parts) => string;
  /** How much the fixed characters say, in bits: 0 for digits that may be anything. */
  readonly fixedBits: number;
  /** 0 rare to 3 seen every day: decides only between readings that are proved equally well. */
  readonly frequency: 0 | 1 | 2 | 3;
  /** What the number is called in a list, where that is not the text itself. */
  readonly numberOf?: (text: string, parts: Parts) => string;
  /** Sizes of the groups it is printed in; the last one repeats. */
  readonly groups: readonly number[];
  /** True for numbers that stand in GS1 symbols (GS1-128 and its like). */
  readonly isGs1?: true;
}

/** The number in its printed groups: `1Z 999 AA1 01 2345 6784`. */
export function inGroups(number: string, groups: readonly number[]): string {
  const parts: string[] = [];
  for (let at = 0, index = 0; at < number.length; index += 1) {
    const size = groups[Math.min(index, groups.length - 1)] ?? number.length;
    parts.push(number.slice(at, at + size));
    at += size;
  }
  return parts.join(' ');
}
