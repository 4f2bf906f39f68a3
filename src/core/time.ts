/** A moment: milliseconds since the Unix epoch, UTC. Shown to people, never used for order: order is by sequence. */
export type Instant = number;
/** A calendar date in a site's time zone, `YYYY-MM-DD`. */
export type LocalDate = string & { readonly __localDate?: never };

/** True for a real date of the Gregorian calendar written `YYYY-MM-DD`. */
export function isLocalDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
