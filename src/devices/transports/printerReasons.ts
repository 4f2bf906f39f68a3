/** What a printer wants, the worst first, by keyword of `printer-state-reasons` (RFC 8011, 5.4.12). */
const REASONS = [
  ['headOpen', ['cover-open', 'door-open', 'interlock-open']],
  ['jam', ['media-jam']],
  ['paperOut', ['media-empty', 'media-needed']],
  ['ribbonOut', ['toner-empty', 'marker-supply-empty']],
  ['notFound', ['offline', 'shutdown', 'timed-out']],
  ['paused', ['paused', 'moving-to-paused']],
] as const;

/** The worst of what a printer's state reasons tell; null where nothing stops a job: a warning or a report does not. */
export function printerReason(told: readonly string[]): (typeof REASONS)[number][0] | null {
  const errors = told.map((reason) => reason.trim().replace(/-error$/, ''));
  return REASONS.find(([, keywords]) => keywords.some((keyword) => errors.includes(keyword)))?.[0] ?? null;
}
