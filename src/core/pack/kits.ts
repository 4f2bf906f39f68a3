import { asId, type LineId, type ParcelId, type Sku } from '../ids.ts';
import type { EventOf, LineKit, ParcelContent } from '../journal/events.ts';
import { toPack, type Order } from '../orders/order.ts';
import type { Product } from '../orders/product.ts';
import { sentParcels } from './sentUnits.ts';
import type { PackSession } from './session.ts';

type StartedLine = EventOf<'packStarted'>['lines'][number];

/**
 * What is still to be packed of an order, line by line; a kit's line stands as one line a part, with ids of their own. What a kit is made
 * of by then stays so until the order is packed. `earlier` sessions of the order may have sent parts of a kit that is not whole yet: those
 * are not sent again.
 */
export function linesToPack(
  order: Pick<Order, 'lines'>,
  product: (sku: Sku) => Product | null,
  earlier: readonly PackSession[] = [],
): readonly StartedLine[] {
  return order.lines
    .filter((line) => toPack(line) > 0)
    .flatMap(({ lineId, sku, name, ...line }): StartedLine[] => {
      const quantity = toPack({ lineId, sku, name, ...line });
      const parts = product(sku)?.parts;
      if (!parts) return [{ lineId, sku, name, quantity }];
      return parts.map((part) => {
        const partId = asId<LineId>(`${lineId}/${part.sku}`);
        const all = quantity * part.units;
        const sent = Math.min(all, Math.max(0, unitsSent(earlier, partId) - line.packed * part.units));
        const kit = { lineId, sku, name: product(sku)?.name ?? name, units: part.units };
        return {
          lineId: partId,
          sku: part.sku,
          name: product(part.sku)?.name ?? part.sku,
          quantity: all - sent,
          kit: { ...kit, ...(sent > 0 && { sent }) },
        };
      });
    });
}

const unitsSent = (sessions: readonly PackSession[], lineId: LineId): number =>
  sessions
    .flatMap(sentParcels)
    .flatMap(({ contents }) => contents)
    .reduce((sum, content) => (content.lineId === lineId ? sum + content.count : sum), 0);

/** Parts of kits that are under way already, as the session began. */
const sentBefore = (session: PackSession): readonly ParcelContent[] =>
  session.lines.flatMap(({ lineId, sku, kit }) => (kit?.sent ? [{ lineId, sku, count: kit.sent }] : []));

/** What the order counts as packed once this parcel is closed: its own units, and of kits those that are whole with it. */
export function closedUnits(session: PackSession, parcelId: ParcelId): readonly ParcelContent[] {
  const parcel = session.parcels.find((known) => known.parcelId === parcelId);
  const contents = parcel?.contents ?? [];
  const closed = session.parcels.filter((known) => known.isClosed && known.parcelId !== parcelId);
  const before = [...sentBefore(session), ...closed.flatMap((known) => known.contents)];
  const kits = new Map<LineId, LineKit>();
  const single: ParcelContent[] = [];
  for (const content of contents) {
    const kit = kitOf(session, content.lineId);
    if (kit) kits.set(kit.lineId, kit);
    else single.push(content);
  }
  const whole = [...kits.values()].flatMap(({ lineId, sku }) => {
    const count = wholeKits(session, lineId, [...before, ...contents]) - wholeKits(session, lineId, before);
    return count > 0 ? [{ lineId, sku, count }] : [];
  });
  return [...single, ...whole];
}

/** False while a kit has some of its parts in and others not: it is sent whole or not at all. */
export function areKitsWhole(session: PackSession): boolean {
  const packed = session.lines.map(({ lineId, sku, packed: count, kit }) => ({
    lineId,
    sku,
    count: count + (kit?.sent ?? 0),
  }));
  return session.lines.every(
    ({ kit, packed: count }) => !kit || count + (kit.sent ?? 0) === wholeKits(session, kit.lineId, packed) * kit.units,
  );
}

/** What a parcel holds as the customer bought it. `of` is the kit to which loose parts belong whose others are in another parcel. */
export interface ToldContent {
  readonly sku: Sku;
  readonly name: string;
  readonly count: number;
  readonly of: string | null;
  /** Lines whose units it is; none for loose parts of a kit that stands there whole, which are told with it. */
  readonly lines: readonly LineId[];
}

/** The contents of a parcel as they are told to whoever gets it: whole kits by their own name, parts of a split kit as such. */
export function toldContents(session: PackSession, contents: readonly ParcelContent[]): readonly ToldContent[] {
  const told = new Set<LineId>();
  return contents.flatMap(({ lineId, sku, count }): ToldContent[] => {
    const line = session.lines.find((known) => known.lineId === lineId);
    const name = line?.name ?? sku;
    const kit = line?.kit;
    if (!kit) return [{ sku, name, count, of: null, lines: [lineId] }];
    const whole = wholeKits(session, kit.lineId, contents);
    const left = count - whole * kit.units;
    const parts = contents.map((content) => content.lineId).filter((id) => kitOf(session, id)?.lineId === kit.lineId);
    const own =
      whole > 0 && !told.has(kit.lineId)
        ? [{ sku: kit.sku, name: kit.name, count: whole, of: null, lines: parts }]
        : [];
    told.add(kit.lineId);
    return [...own, ...(left > 0 ? [{ sku, name, count: left, of: kit.name, lines: whole > 0 ? [] : [lineId] }] : [])];
  });
}

const kitOf = (session: PackSession, lineId: LineId): LineKit | undefined =>
  session.lines.find((line) => line.lineId === lineId)?.kit;

/** How many kits of one order line these units make. */
function wholeKits(session: PackSession, kitLine: LineId, contents: readonly ParcelContent[]): number {
  const parts = session.lines.flatMap(({ lineId, kit }) =>
    kit?.lineId === kitLine ? [{ lineId, units: kit.units }] : [],
  );
  const counts = parts.map(({ lineId, units }) => {
    const count = contents.reduce((sum, content) => (content.lineId === lineId ? sum + content.count : sum), 0);
    return Math.floor(count / units);
  });
  return counts.length > 0 ? Math.min(...counts) : 0;
}
