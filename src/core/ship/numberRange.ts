import { ssccCapacity } from '../gs1/ssccSupply.ts';

/**
 * A station's share of the running numbers its labels are made from, in hundredths of all of them, 1 to 100, both ends its own. Stations
 * that number parcels under one GS1 prefix, or with private numbers, need shares that do not overlap: nothing else keeps them apart.
 */
export interface NumberShare {
  readonly first: number;
  readonly last: number;
}

/** The share of a station that is the only one. */
export const ALL_NUMBERS: NumberShare = { first: 1, last: 100 };

/** Running numbers from `from` up to, not with, `to`. */
export interface NumberRange {
  readonly from: number;
  readonly to: number;
}

/** Digits of the running number in a private number. */
export const PRIVATE_DIGITS = 11;

/** The share that a text such as `11-20`, or `7` for one hundredth, means; null when it means none. */
export function readNumberShare(text: string): NumberShare | null {
  const [, one = '', other = one] = /^\s*(\d{1,3})\s*(?:[-–]\s*(\d{1,3})\s*)?$/.exec(text) ?? [];
  const share = { first: Number(one), last: Number(other) };
  return one !== '' && share.first >= 1 && share.first <= share.last && share.last <= 100 ? share : null;
}

/** A share as `readNumberShare` reads it. */
export const numberShareText = ({ first, last }: NumberShare): string => `${first.toString()}-${last.toString()}`;

/**
 * The running numbers that a share leaves a station under its GS1 prefix, or of private numbers where it has none (null). Shares that do
 * not overlap have no number in common, and together the hundredths are all numbers.
 */
export function numberRange(gs1Prefix: string | null, { first, last }: NumberShare): NumberRange {
  const all = gs1Prefix === null ? 10n ** BigInt(PRIVATE_DIGITS) : ssccCapacity(gs1Prefix);
  const edge = (hundredths: number): number => Number((all * BigInt(hundredths)) / 100n);
  return { from: edge(first - 1), to: edge(last) };
}
