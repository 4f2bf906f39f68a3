import type { Sku } from '../ids.ts';
import type { ScanRefusal } from '../journal/events.ts';
import { alikeNumbers } from '../orders/lookAlike.ts';
import { askedField, quantityOffer } from './counting.ts';
import { alikeOpenLine, scannedOfPair } from './lookAlikes.ts';
import { currentLine, type PackLine, type PackSession } from './session.ts';
import type { Band } from './band.ts';
import type { LineView, PackSnapshot, ProductView } from './snapshot.ts';
import type { ViewFacts } from './viewFacts.ts';

/** Refusals of a number, not of a thing: there is no wrong item to be shown. */
const WITHOUT_PICTURE: ReadonlySet<ScanRefusal> = new Set([
  'quantityNeedsScan',
  'quantityNotAllowed',
  'tooManyUnits',
  'serialEach',
  'traceFirst',
  'traceInvalid',
]);

/** The item whose serial, lot or last day is asked for. */
export function askedView(session: PackSession, facts: ViewFacts): PackSnapshot['asked'] {
  const field = askedField(session, facts);
  const sku = session.asked?.sku;
  if (field === null || sku === undefined) return null;
  return { sku, name: nameOf(sku, session, facts), image: facts.product(sku)?.image ?? null, field };
}

/** What QTY would count. */
export function quantityView(session: PackSession, facts: ViewFacts): PackSnapshot['quantity'] {
  const offer = quantityOffer(session, facts);
  return (
    offer && {
      sku: offer.sku,
      name: nameOf(offer.sku, session, facts),
      image: facts.product(offer.sku)?.image ?? null,
      most: offer.most,
    }
  );
}

/** Lines of which something is to be done here: not parts of a kit that are under way already. */
export const shownLines = (session: PackSession): readonly PackLine[] =>
  session.lines.filter(({ quantity, kit }) => quantity > 0 || !kit?.sent);

/** One line as the list shows it. */
export function lineView(session: PackSession, line: PackLine, facts: ViewFacts): LineView {
  const product = facts.product(line.sku);
  const isCurrent = currentLine(session)?.lineId === line.lineId;
  const missing = session.short?.find(({ lineId }) => lineId === line.lineId)?.units ?? 0;
  return {
    lineId: line.lineId,
    sku: line.sku,
    name: product?.name ?? line.name,
    image: product?.image ?? null,
    packed: line.packed,
    quantity: line.quantity + missing,
    state: missing > 0 ? 'short' : line.packed >= line.quantity ? 'done' : isCurrent ? 'current' : 'waiting',
    weight: product?.weight ?? null,
    hasBarcode: (product?.barcodes.length ?? 0) > 0,
    kit: line.kit?.name ?? null,
  };
}

function scanned(sku: Sku | null, facts: ViewFacts): ProductView | null {
  const product = sku === null ? null : facts.product(sku);
  return product ? { sku: product.sku, name: product.name, image: product.image } : null;
}

const isOpen = ({ state }: LineView): boolean => state === 'waiting' || state === 'current';

/** A wrong item beside the one it was taken for: another unit of it where this one may not go, its look-alike on the order, else the next line. */
export function mismatchOf(
  session: PackSession,
  lines: readonly LineView[],
  current: LineView | null,
  facts: ViewFacts,
): PackSnapshot['mismatch'] {
  const { alert } = session;
  if (alert?.kind !== 'scan' || WITHOUT_PICTURE.has(alert.reason)) return null;
  const { sku, code, trace = null } = alert;
  const same = trace ? lines.find((line) => isOpen(line) && line.sku === sku) : undefined;
  const alike = same || sku === null ? null : alikeOpenLine(session, sku, facts);
  const needed = same ?? lines.find(({ lineId }) => lineId === alike?.line.lineId) ?? current;
  const barcodes = (of: Sku): readonly string[] => facts.product(of)?.barcodes ?? [];
  const isAlarm = alert.reason === 'lookAlike' && alike !== null && sku !== null;
  return {
    scanned: scanned(sku, facts),
    code,
    needed,
    trace,
    alike: isAlarm ? alike.why : null,
    numbers: isAlarm && alike.why === 'number' ? alikeNumbers(barcodes(sku), barcodes(alike.line.sku)) : null,
  };
}

/** What was scanned last and what it is not, where the order has both of a pair that gets confused. */
export function pairView(session: PackSession, facts: ViewFacts): PackSnapshot['pair'] {
  const pair = scannedOfPair(session, facts);
  const shown = (sku: Sku): ProductView => ({
    sku,
    name: nameOf(sku, session, facts),
    image: facts.product(sku)?.image ?? null,
  });
  return pair && { scanned: shown(pair.sku), other: shown(pair.other.line.sku) };
}

/** How many units of a product are in, and of how many. */
export function countParams(sku: Sku | null, session: PackSession): Band['params'] {
  const lines = session.lines.filter((line) => line.sku === sku);
  const total = (units: (line: PackSession['lines'][number]) => number): number =>
    lines.reduce((sum, line) => sum + units(line), 0);
  return { packed: total((line) => line.packed), total: total((line) => line.quantity) };
}

/** A product's name, else what the order calls it. */
export const nameOf = (sku: Sku, session: PackSession, facts: ViewFacts): string =>
  facts.product(sku)?.name ?? session.lines.find((line) => line.sku === sku)?.name ?? sku;
