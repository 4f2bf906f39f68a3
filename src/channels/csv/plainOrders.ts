import type { ImportReason } from '../../core/journal/importReason.ts';
import { CONTENT_KINDS, type OrderCharges, type OrderCustoms } from '../../core/orders/order.ts';
import { toteCode } from '../../core/scan/placeCode.ts';
import { ok, refuse, type Result } from '../../core/result.ts';
import { isItn } from '../../core/ship/exportFiling.ts';
import { incotermOf } from '../../core/ship/incoterms.ts';
import type { Instant, LocalDate } from '../../core/time.ts';
import type { ImportItem } from '../../station/ports.ts';
import { readAmount } from './amount.ts';
import { isNo, isYes, readAddress, speaksOfGift, type CellRefusal, type StatedAddress } from './cells.ts';
import { readDate, readDeadline, readInstant } from './dates.ts';
import { careOf } from './care.ts';
import type { FieldOf, FieldReader } from './fields.ts';
import { readPriority } from './priority.ts';
import type { GroupRule, OrderGroup, OrderRow } from './grouping.ts';
import { isMangled, readCount } from './numbers.ts';
import { identifyLines, type StatedLine } from './orderLines.ts';

type Field = FieldOf<'orders'>;
type OrderItem = Extract<ImportItem, { readonly kind: 'order' }>;

/** How rows of a plain order file, one line item each, are one order. */
export const plainOrderRule = (fields: FieldReader<Field>): GroupRule => ({
  numberColumn: fields.position('order'),
  belongsToPrevious: () => false,
});

/** No barcode that is read at arm's length holds more. */
const TOTE_LENGTH = 40;

/** What holds for a whole file. */
interface FileFacts {
  readonly timeZone: string;
  /** Of the site: for rows without a currency. */
  readonly currency: string;
  readonly delimiter: string;
}

/** Reads one order of a plain file: cells of the order may be repeated on each row or stand on its first one only. */
export function readPlainOrder(group: OrderGroup, fields: FieldReader<Field>, of: FileFacts): ImportItem[] {
  const rows = group.blocks.flat();
  const refused: ImportItem[] = [];
  const refuseRow = (line: number, { reason, column }: CellRefusal): void => {
    refused.push({ kind: 'refused', row: { line, reason, column } });
  };
  const stated: StatedLine[] = [];
  for (const row of rows) {
    const line = row.problem ? refuse({ reason: row.problem, column: null }) : readLine(row, fields, of);
    if (line.ok) stated.push(line.value);
    else refuseRow(row.line, line.error);
  }
  const firstLine = rows[0]?.line ?? 0;
  const whole = wholeOrder(rows, fields, of);
  if (!whole.ok) {
    if (!refused.some((item) => item.kind === 'refused' && item.row.line === firstLine))
      refuseRow(firstLine, whole.error);
    return refused;
  }
  if (stated.length === 0 || (refused.length > 0 && whole.value.facts.cancelledAt === null)) return refused;
  const { lines, fulfilled } = identifyLines(stated);
  const order = { ...whole.value.facts, channel: 'csv', number: group.number, lines };
  return [...refused, { kind: 'order', line: firstLine, order, consignee: whole.value.consignee, fulfilled }];
}

/** As its own column says; where that is empty, by a message for somebody or a note that speaks of a gift. */
const isGift = (stated: string, message: string, note: string): boolean =>
  stated === '' ? message !== '' || speaksOfGift(note) : isYes(stated) || (!isNo(stated) && speaksOfGift(stated));

interface WholeOrder {
  readonly facts: Omit<OrderItem['order'], 'channel' | 'number' | 'lines'>;
  readonly consignee: OrderItem['consignee'];
}

function wholeOrder(
  rows: readonly OrderRow[],
  fields: FieldReader<Field>,
  file: FileFacts,
): Result<WholeOrder, CellRefusal> {
  const of = (field: Field): string => {
    for (const row of rows) {
      const value = row.problem ? '' : fields.cell(row.cells, field);
      if (value !== '') return value;
    }
    return '';
  };
  const moment = (field: Field, readMoment = readInstant): Result<Instant | null, CellRefusal> => {
    if (of(field) === '') return ok(null);
    const read = readMoment(of(field), file.timeZone);
    return read.ok ? read : refuse({ reason: read.error, column: fields.heading(field) });
  };
  const day = (field: Field): Result<LocalDate | null, CellRefusal> => {
    if (of(field) === '') return ok(null);
    const read = readDate(of(field));
    return read.ok ? read : refuse({ reason: read.error, column: fields.heading(field) });
  };
  if (isMangled(of('order'))) return refuse({ reason: 'numberMangled', column: fields.heading('order') });
  const placedAt = moment('placed_at');
  if (!placedAt.ok) return placedAt;
  const shipBy = moment('ship_by', readDeadline);
  if (!shipBy.ok) return shipBy;
  const deliverBy = day('deliver_by');
  if (!deliverBy.ok) return deliverBy;
  const cancelledAt = moment('cancelled_at');
  if (!cancelledAt.ok) return cancelledAt;
  const consignee = readAddress(statedAddress(of), {
    country: fields.heading('country'),
    postcode: fields.heading('postcode'),
  });
  if (!consignee.ok) return consignee;
  const priority = of('priority') === '' ? null : readPriority(of('priority'));
  if (priority === undefined) return refuse({ reason: 'priorityUnknown', column: fields.heading('priority') });
  const customs = readCustoms(of, fields, file);
  if (!customs.ok) return customs;
  return ok({
    facts: {
      placedAt: placedAt.value,
      shipBy: shipBy.value,
      ...(deliverBy.value !== null && { deliverBy: deliverBy.value }),
      ...(of('tote') !== '' && { tote: toteCode(of('tote')).slice(0, TOTE_LENGTH) }),
      ...(priority !== null && { priority }),
      shippingMethod: of('shipping_method'),
      isGift: isGift(of('gift'), of('gift_message'), of('note')),
      note: of('note'),
      ...(of('gift_message') !== '' && { giftMessage: of('gift_message') }),
      cancelledAt: cancelledAt.value,
      ...careOf({
        customer: of('customer'),
        purchaseOrder: of('purchase_order'),
        locale: of('locale'),
        wrap: of('wrap'),
        giftMessage: of('gift_message'),
      }),
      ...(Object.keys(customs.value).length > 0 && { customs: customs.value }),
    },
    consignee: consignee.value,
  });
}

const statedAddress = (of: (field: Field) => string): StatedAddress => ({
  name: of('consignee'),
  company: of('company'),
  line1: of('address1'),
  line2: of('address2'),
  city: of('city'),
  province: of('province'),
  postcode: of('postcode'),
  country: of('country'),
  phone: of('phone'),
  email: of('email'),
});

function readLine(
  row: OrderRow,
  fields: FieldReader<Field>,
  { currency, delimiter }: FileFacts,
): Result<StatedLine, CellRefusal> {
  const bad = (reason: ImportReason, field: Field) => refuse({ reason, column: fields.heading(field) });
  const sku = fields.cell(row.cells, 'sku');
  const name = fields.cell(row.cells, 'name');
  if (sku === '' && name === '') return bad('lineItemMissing', 'sku');
  if (isMangled(sku)) return bad('numberMangled', 'sku');
  const ordered = readCount(fields.cell(row.cells, 'quantity'));
  if (ordered === null) return bad('quantityInvalid', 'quantity');
  const counts = { fulfilled: 0, refunded: 0 };
  for (const field of ['fulfilled', 'refunded'] as const) {
    const count = unitsOf(fields.cell(row.cells, field), ordered);
    if (count === null) return bad('quantityInvalid', field);
    counts[field] = count;
  }
  const withdrawn = Math.min(ordered, counts.fulfilled + counts.refunded);
  const named = (field: Field) => ({ text: fields.cell(row.cells, field), column: fields.heading(field) });
  const price = readAmount(named('price'), named('currency'), { sign: null, delimiter }, currency);
  if (!price.ok) return price;
  const isFulfilled = counts.refunded === 0 && counts.fulfilled > 0;
  return ok({ sku, name, ordered, withdrawn, isFulfilled, unitPrice: price.value });
}

/** What an order says for customs. */
function readCustoms(
  of: (field: Field) => string,
  fields: FieldReader<Field>,
  file: FileFacts,
): Result<OrderCustoms, CellRefusal> {
  const contents = CONTENT_KINDS.find((kind) => kind === of('contents').toLowerCase());
  if (!contents && of('contents') !== '')
    return refuse({ reason: 'contentsUnknown', column: fields.heading('contents') });
  const incoterm = incotermOf(of('incoterm'));
  if (!incoterm && of('incoterm') !== '')
    return refuse({ reason: 'incotermUnknown', column: fields.heading('incoterm') });
  const itn = of('itn').toUpperCase().replace(/^AES /, '');
  if (itn !== '' && !isItn(itn)) return refuse({ reason: 'itnInvalid', column: fields.heading('itn') });
  const charges = readCharges(of, fields, file);
  if (!charges.ok) return charges;
  return ok({
    ...(contents && { contents }),
    ...(incoterm && { incoterm }),
    ...(itn !== '' && { itn }),
    ...(Object.keys(charges.value).length > 0 && { charges: charges.value }),
  });
}

/** What the customer got off and paid beside the goods; a plain 0 says nothing. */
function readCharges(
  of: (field: Field) => string,
  fields: FieldReader<Field>,
  { currency, delimiter }: FileFacts,
): Result<OrderCharges, CellRefusal> {
  const charges: { -readonly [K in keyof OrderCharges]: OrderCharges[K] } = {};
  const named = (field: Field) => ({ text: of(field), column: fields.heading(field) });
  for (const field of ['discount', 'freight', 'insurance'] as const) {
    const amount = readAmount(named(field), named('currency'), { sign: null, delimiter }, currency);
    if (!amount.ok) return amount;
    if (amount.value && amount.value.minor > 0) charges[field] = amount.value;
  }
  return ok(charges);
}

/** Units sent or taken back: a count, or yes for all. */
function unitsOf(text: string, ordered: number): number | null {
  if (text === '' || text === '0' || isNo(text)) return 0;
  const count = readCount(text);
  if (count !== null) return count <= ordered ? count : null;
  return isYes(text) || /^(?:fulfilled|refunded|shipped)$/i.test(text) ? ordered : null;
}
