/** A person's badge as it is printed: the bars hold its code, which stands nowhere on it to be read. */
export interface BadgeCard {
  readonly name: string;
  /** In the words of whoever prints it. */
  readonly role: string;
  readonly number: string;
  readonly site: string;
  readonly barcode: string;
}

/** Millimetres of a badge: the card ID-1 of ISO/IEC 7810, which holders and laminating pouches are made for. */
export const BADGE_MM = { width: 85.6, height: 54 } as const;

/** Most badges that are printed at once. */
export const BADGES_MOST = 40;
