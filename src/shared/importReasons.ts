import { IMPORT_REASONS, type ImportReason } from '../core/journal/importReason.ts';
import type { RefusedRow } from '../core/journal/events.ts';
import messages from './messages/en.json' with { type: 'json' };

const isKnown = (reason: string): reason is ImportReason => IMPORT_REASONS.some((known) => known === reason);

/** Why a row was refused as an English sentence for the command line and for reports, with the column it speaks of. */
export function importReasonText({ reason, column }: Pick<RefusedRow, 'reason' | 'column'>): string {
  // A journal may hold codes of a newer program.
  const sentence = isKnown(reason) ? messages.imports.reason[reason] : reason;
  return column === null ? sentence : `${sentence} (column ${column})`;
}
