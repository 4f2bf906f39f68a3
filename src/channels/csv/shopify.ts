import { parseMoney, type Money } from '../../core/money.ts';
import { EMPTY_ADDRESS } from '../../core/orders/address.ts';
import type { OrderFacts } from '../../core/orders/order.ts';
import { ok, refuse, type Result } from '../../core/result.ts';
import type { Instant } from '../../core/time.ts';
import type { ImportItem } from '../../station/ports.ts';
import { isNo, readAddress, speaksOfGift, type CellRefusal, type StatedAddress } from './cells.ts';
import { readInstant } from './dates.ts';
import { attribute, careOf, GIFT_MESSAGE, LOCALE, PURCHASE_ORDER, WRAP } from './care.ts';
import { priorityOfTags } from './priority.ts';
import type { GroupRule, OrderGroup, OrderRow } from './grouping.ts';
import { isMangled, readCount } from './numbers.ts';
import { identifyLines, type StatedLine } from './orderLines.ts';
import { headingIndex, headingKey, type CsvTable } from './table.ts';

/** Headings without which a file is no Shopify orders export. The others come and go from export to export. */
export const SHOPIFY_HEADINGS = ['Name', 'Lineitem quantity', 'Lineitem name'] as const;

/** Reads the orders of one Shopify `orders_export.csv`: columns by heading, the first row of an order with everything, further rows with line items only. */
export interface ShopifyReader {
  readonly rule: GroupRule;
  read(group: OrderGroup): ImportItem[];
}

type Cell = (row: OrderRow, heading: string) => string;

/** A reader for this table, or null when it is no Shopify export. */
export function shopifyReader(table: CsvTable, timeZone: string, currency: string): ShopifyReader | null {
  const index = headingIndex(table);
  if (!SHOPIFY_HEADINGS.every((heading) => index.has(headingKey(heading)))) return null;
  const positions = new Map<string, number>();
  const position = (heading: string): number => {
    let found = positions.get(heading);
    if (found === undefined) {
      found = index.get(headingKey(heading)) ?? -1;
      positions.set(heading, found);
    }
    return found;
  };
  const cell: Cell = (row, heading) => row.cells[position(heading)]?.trim() ?? '';
  return {
    rule: {
      numberColumn: position('Name'),
      belongsToPrevious: (cells) => !FIRST_ROW_ONLY.some((heading) => (cells[position(heading)] ?? '').trim() !== ''),
    },
    read: (group) => readOrder(group, cell, { timeZone, currency }),
  };
}

// Cells that only the first row of an order has.
const FIRST_ROW_ONLY = ['Financial Status', 'Id', 'Shipping Name', 'Shipping Address1', 'Billing Name', 'Total'];

interface ShopFacts {
  readonly timeZone: string;
  /** Of the site: for exports without a currency. */
  readonly currency: string;
}

function readOrder(group: OrderGroup, cell: Cell, { timeZone, currency }: ShopFacts): ImportItem[] {
  const rows = currentRows(group, cell);
  const refused: ImportItem[] = [];
  const refuseRow = (line: number, { reason, column }: CellRefusal): void => {
    refused.push({ kind: 'refused', row: { line, reason, column } });
  };
  const whole = wholeOrder(rows, cell, timeZone);
  const firstLine = rows[0]?.line ?? 0;
  if (!whole.ok) refuseRow(firstLine, whole.error);
  const stated: StatedLine[] = [];
  const paidIn =
    rows.map((row) => cell(row, 'Currency').toUpperCase()).find((code) => /^[A-Z]{3}$/.test(code)) ?? currency;
  for (const row of rows) {
    if (row.problem) {
      refuseRow(row.line, { reason: row.problem, column: null });
      continue;
    }
    const line = readLine(row, cell, whole.ok && whole.value.isFulfilled, paidIn);
    if (!line.ok) refuseRow(row.line, line.error);
    else if (line.value) stated.push(line.value);
  }
  if (!whole.ok) return dedupe(refused);
  // A cancelled order is never packed: a bad row must not keep the cancellation from being followed.
  if (refused.length > 0 && whole.value.cancelledAt === null) return refused;
  if (stated.length === 0) return refused;
  const { lines, fulfilled } = identifyLines(stated);
  const { consignee, isFulfilled: _, ...facts } = whole.value;
  const order = { ...facts, ...chargesOf(rows, cell, paidIn), channel: 'csv', number: group.number, lines };
  return [...refused, { kind: 'order', line: firstLine, order, consignee, fulfilled }];
}

/** One report a row: the row that has everything may fail as an order and as a line. */
function dedupe(items: readonly ImportItem[]): ImportItem[] {
  const lines = new Set<number>();
  return items.filter((item) => {
    if (item.kind !== 'refused' || lines.has(item.row.line)) return false;
    lines.add(item.row.line);
    return true;
  });
}

/**
 * The rows that count. Blocks that stand apart are more rows of the order, unless a block begins like an order and names a line that
 * was there already: then two exports were joined and the later one holds.
 */
function currentRows({ blocks }: OrderGroup, cell: Cell): readonly OrderRow[] {
  let rows: OrderRow[] = [];
  const lineKey = (row: OrderRow): string => `${cell(row, 'Lineitem sku')}\n${cell(row, 'Lineitem name')}`;
  for (const block of blocks) {
    const first = block[0];
    const beginsOrder = first !== undefined && FIRST_ROW_ONLY.some((heading) => cell(first, heading) !== '');
    const before = new Set(rows.map(lineKey));
    const isRestated = beginsOrder && block.some((row) => before.has(lineKey(row)));
    rows = isRestated ? [...block] : [...rows, ...block];
  }
  return rows;
}

interface WholeOrder extends Omit<OrderFacts, 'orderId' | 'consigneeId' | 'lines' | 'channel' | 'number'> {
  readonly note: string;
  readonly giftMessage?: string;
  readonly consignee: Extract<ImportItem, { kind: 'order' }>['consignee'];
  readonly isFulfilled: boolean;
}

function wholeOrder(rows: readonly OrderRow[], cell: Cell, timeZone: string): Result<WholeOrder, CellRefusal> {
  // Continuation rows leave an order's own cells blank: the first row that fills one speaks for all.
  const of = (heading: string): string => {
    for (const row of rows) {
      const value = row.problem ? '' : cell(row, heading);
      if (value !== '') return value;
    }
    return '';
  };
  if (isMangled(of('Name'))) return refuse({ reason: 'numberMangled', column: 'Name' });
  const placed = moment(of('Created at'), 'Created at', timeZone);
  if (!placed.ok) return placed;
  const cancelled = moment(of('Cancelled at'), 'Cancelled at', timeZone);
  if (!cancelled.ok) return cancelled;
  // The export names no moment for money given back or a payment called off; the order's own stands for it.
  const isWithdrawn = /^(?:refunded|voided)$/i.test(of('Financial Status'));
  const cancelledAt = cancelled.value ?? (isWithdrawn ? (placed.value ?? 0) : null);
  const read = readConsignee(of);
  if (!read.ok && cancelledAt === null) return read;
  const giftMessage = attribute(of('Note Attributes'), GIFT_MESSAGE);
  return ok({
    placedAt: placed.value,
    shipBy: null,
    ...priorityOfTags(of('Tags')),
    shippingMethod: of('Shipping Method'),
    isGift: giftMessage !== '' || [of('Tags'), of('Notes'), of('Note Attributes')].some(speaksOfGift),
    note: of('Notes'),
    ...(giftMessage !== '' && { giftMessage }),
    ...careOf({
      customer: '',
      purchaseOrder: attribute(of('Note Attributes'), PURCHASE_ORDER),
      locale: attribute(of('Note Attributes'), LOCALE),
      wrap: attribute(of('Note Attributes'), WRAP),
      giftMessage,
    }),
    cancelledAt,
    isFulfilled: /^(?:fulfilled|restocked)$/i.test(of('Fulfillment Status')),
    // Nothing is sent for a cancelled order: an address that can't be read must not keep the cancellation back.
    consignee: read.ok ? read.value : EMPTY_ADDRESS,
  });
}

function moment(text: string, column: string, timeZone: string): Result<Instant | null, CellRefusal> {
  if (text === '') return ok(null);
  const read = readInstant(text, timeZone);
  return read.ok ? read : refuse({ reason: read.error, column });
}

function readConsignee(of: (heading: string) => string): ReturnType<typeof readAddress> {
  const shipping = stated('Shipping', of);
  // Without any shipping cell the goods go where the bill goes; a half-filled shipping address is never mended from the bill.
  const isBlank = Object.values(shipping).every((value) => value === '');
  const kind = isBlank ? 'Billing' : 'Shipping';
  const address = isBlank ? stated('Billing', of) : shipping;
  const contact = { phone: address.phone === '' ? of('Phone') : address.phone, email: of('Email') };
  return readAddress({ ...address, ...contact }, { country: `${kind} Country`, postcode: `${kind} Zip` });
}

function stated(kind: 'Shipping' | 'Billing', of: (heading: string) => string): StatedAddress {
  const line1 = of(`${kind} Address1`);
  const province = of(`${kind} Province`);
  return {
    name: of(`${kind} Name`),
    company: of(`${kind} Company`),
    line1: line1 === '' ? of(`${kind} Street`) : line1,
    line2: of(`${kind} Address2`),
    city: of(`${kind} City`),
    // Outside the Americas the code may be an ISO one like JP-13, which nobody writes on a parcel.
    province: province === '' || /^[A-Z]{2}-/.test(province) ? of(`${kind} Province Name`) || province : province,
    postcode: of(`${kind} Zip`),
    country: of(`${kind} Country`),
    phone: of(`${kind} Phone`),
    email: '',
  };
}

/** What was taken off and paid beside the goods, as the order's first row says it; one that can't be read keeps no order from being packed. */
function chargesOf(rows: readonly OrderRow[], cell: Cell, currency: string): Pick<OrderFacts, 'customs'> {
  const first = (heading: string): Money | null => {
    const text = rows.map((row) => (row.problem ? '' : cell(row, heading))).find((value) => value !== '') ?? '';
    const amount = priceOf(text, currency);
    return amount && amount.minor > 0 ? amount : null;
  };
  const discount = first('Discount Amount');
  const freight = first('Shipping');
  return discount || freight
    ? { customs: { charges: { ...(discount && { discount }), ...(freight && { freight }) } } }
    : {};
}

/** A line to pack, or null for one that does not ship. */
function readLine(
  row: OrderRow,
  cell: Cell,
  isOrderFulfilled: boolean,
  currency: string,
): Result<StatedLine | null, CellRefusal> {
  const name = cell(row, 'Lineitem name');
  const sku = cell(row, 'Lineitem sku');
  const quantity = cell(row, 'Lineitem quantity');
  if (isNo(cell(row, 'Lineitem requires shipping'))) return ok(null);
  if (name === '' && sku === '') return refuse({ reason: 'lineItemMissing', column: 'Lineitem name' });
  if (isMangled(sku)) return refuse({ reason: 'numberMangled', column: 'Lineitem sku' });
  const ordered = readCount(quantity);
  if (ordered === null) return refuse({ reason: 'quantityInvalid', column: 'Lineitem quantity' });
  const state = cell(row, 'Lineitem fulfillment status').toLowerCase();
  const isFulfilled = isOrderFulfilled || state === 'fulfilled';
  // "partial" does not say how many: packing all would send some twice.
  if (!isFulfilled && state === 'partial')
    return refuse({ reason: 'partlyFulfilled', column: 'Lineitem fulfillment status' });
  const isTakenBack = state === 'restocked' || state === 'refunded' || state === 'removed';
  const unitPrice = priceOf(cell(row, 'Lineitem price'), currency);
  return ok({ sku, name, ordered, withdrawn: isFulfilled || isTakenBack ? ordered : 0, isFulfilled, unitPrice });
}

/** The export writes prices with a dot and no thousands. One that can't be read keeps no order from being packed: customs ask for it again. */
function priceOf(text: string, currency: string): Money | null {
  const price = /^\d+(?:\.\d+)?$/.test(text) ? parseMoney(text, currency) : null;
  return price?.ok ? price.value : null;
}
