import type { SessionId, Sku } from '../ids.ts';
import type { EventOf } from '../journal/events.ts';
import { lookAlike, type Comparable, type LookAlikeReason } from '../orders/lookAlike.ts';
import type { Product } from '../orders/product.ts';
import { currentLine, type PackLine, type PackSession } from './session.ts';

/** What is asked about products that get confused. */
export interface AlikeFacts {
  product(sku: Sku): Product | null;
  /** Products that were confused with this one here, by packers, more often than by accident. */
  confusedWith(sku: Sku): readonly Sku[];
}

/** A line of the order and why its product is taken for another one. */
export interface AlikeLine {
  readonly line: PackLine;
  readonly why: LookAlikeReason;
}

/** The line that still waits for units and whose product is taken for `sku`: the one to scan next, else the first; null for none. */
export function alikeOpenLine(session: PackSession, sku: Sku, facts: AlikeFacts): AlikeLine | null {
  const next = currentLine(session)?.lineId;
  const alike = alikeLines(session, sku, facts).filter(({ line }) => line.packed < line.quantity);
  return alike.find(({ line }) => line.lineId === next) ?? alike[0] ?? null;
}

/** The item scanned last where the order has its look-alike too, with that one's line; null where there is nothing to tell apart. */
export function scannedOfPair(
  session: PackSession,
  facts: AlikeFacts,
): { readonly sku: Sku; readonly other: AlikeLine } | null {
  const last = session.isLastTakenBack === true ? undefined : session.scans.at(-1);
  if (!last || session.alert !== null || session.asked || session.takingOut) return null;
  const other = alikeLines(session, last.sku, facts)[0];
  return other ? { sku: last.sku, other } : null;
}

function alikeLines(session: PackSession, sku: Sku, facts: AlikeFacts): readonly AlikeLine[] {
  const self = comparable(session, sku, facts);
  const confused = facts.confusedWith(sku);
  return session.lines.flatMap((line) => {
    const why = lookAlike(self, comparable(session, line.sku, facts), confused.includes(line.sku));
    return why === null ? [] : [{ line, why }];
  });
}

/** What is known of a product, else what the order calls it. */
const comparable = (session: PackSession, sku: Sku, facts: AlikeFacts): Comparable =>
  facts.product(sku) ?? { sku, name: session.lines.find((line) => line.sku === sku)?.name ?? '', barcodes: [] };

/** A wrong item and the one that was packed in its place. */
export interface Confusion {
  readonly sessionId: SessionId;
  readonly scanned: Sku;
  readonly needed: Sku;
}

/**
 * Two products confused at the bench: one was refused because the order does not want it, and the very next thing packed was the other one.
 * Once it may be chance; see `CONFUSED_BY_ACCIDENT`. `before` is the session as it was before the event.
 */
export function confusionIn({ alert }: PackSession, event: EventOf<'itemPacked'>): Confusion | null {
  if (alert?.kind !== 'scan' || alert.sku === null || alert.sku === event.sku) return null;
  if (alert.reason !== 'notOnOrder' && alert.reason !== 'lookAlike') return null;
  return { sessionId: event.sessionId, scanned: alert.sku, needed: event.sku };
}
