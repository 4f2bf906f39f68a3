/** Headings of a Shopify orders export as shops get it today. */
export const SHOPIFY_EXPORT_HEADINGS: readonly string[] =
  'Name,Email,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Accepts Marketing,Currency,Subtotal,Shipping,Taxes,Total,Discount Code,Discount Amount,Shipping Method,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem compare at price,Lineitem sku,Lineitem requires shipping,Lineitem taxable,Lineitem fulfillment status,Billing Name,Billing Street,Billing Address1,Billing Address2,Billing Company,Billing City,Billing Zip,Billing Province,Billing Country,Billing Phone,Shipping Name,Shipping Street,Shipping Address1,Shipping Address2,Shipping Company,Shipping City,Shipping Zip,Shipping Province,Shipping Country,Shipping Phone,Notes,Note Attributes,Cancelled at,Payment Method,Payment Reference,Refunded Amount,Vendor,Outstanding Balance,Employee,Location,Device ID,Id,Tags,Risk Level,Source,Lineitem discount,Tax 1 Name,Tax 1 Value,Tax 2 Name,Tax 2 Value,Tax 3 Name,Tax 3 Value,Tax 4 Name,Tax 4 Value,Tax 5 Name,Tax 5 Value,Phone,Receipt Number,Duties,Billing Province Name,Shipping Province Name,Payment ID,Payment Terms Name,Next Payment Due At,Payment References'.split(
    ',',
  );

/** Cells of one export row by heading; missing ones are blank. */
export type ExportRow = Readonly<Record<string, string>>;

/** How a CSV file is written. */
export interface Dialect {
  readonly delimiter: string;
  readonly newline: string;
  readonly quoteAll: boolean;
}

export const PLAIN: Dialect = { delimiter: ',', newline: '\n', quoteAll: false };

/** Text of a CSV file (RFC 4180) with these headings. */
export function csvText(headings: readonly string[], rows: readonly ExportRow[], dialect: Dialect = PLAIN): string {
  const line = (cells: readonly string[]): string =>
    cells.map((cell) => quoted(cell, dialect)).join(dialect.delimiter) + dialect.newline;
  return line(headings) + rows.map((row) => line(headings.map((heading) => row[heading] ?? ''))).join('');
}

const quoted = (cell: string, { delimiter, quoteAll }: Dialect): string =>
  quoteAll || cell.includes(delimiter) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

/** Numbers in [0, 1), the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const GIVEN = ['Juno', 'Bram', 'Fern', 'Pip', 'Wren', 'Tilda', 'Käthe', 'Ελένη', '花子', "D'Arcy"];
const FAMILY = ['Marsh', 'Quill', 'Sparrow', 'Larder', 'Teacup', 'Beispiel', 'Δείγμα', '見本'];
const PLACES: readonly (readonly [string, string, string, string])[] = [
  ['Saltmarsh', "'97199", 'OR', 'US'],
  ['Kettle Cove', "'04099", 'ME', 'US'],
  ['Folio', "'10199", 'NY', 'US'],
  ['Musterstadt', '10999', '', 'DE'],
  ['Φανταστικό', '105 99', '', 'GR'],
];

/** Rows of a made-up export with so many orders, one to four rows each; the same for the same seed. Nobody lives at these addresses. */
export function exportRows(orders: number, seed = 1, firstNumber = 1001): ExportRow[] {
  const random = seeded(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const rows: ExportRow[] = [];
  for (let i = 0; i < orders; i += 1) {
    const name = `#${String(firstNumber + i)}`;
    const person = `${pick(GIVEN)} ${pick(FAMILY)}`;
    const [city, zip, province, country] = pick(PLACES);
    const minute = (kind: number): string => String(Math.floor(random() * kind)).padStart(2, '0');
    const createdAt = `2026-11-${String(1 + Math.floor(random() * 28)).padStart(2, '0')} ${minute(24)}:${minute(60)}:00 -0600`;
    const address1 = `${String(1 + Math.floor(random() * 900))} ${pick(['Lantern Lane', 'Quay Street', 'Mühlenweg'])}`;
    const whole: ExportRow = {
      'Financial Status': 'paid',
      'Paid at': createdAt,
      'Fulfillment Status': 'unfulfilled',
      Currency: 'USD',
      Total: '42.00',
      'Shipping Method': pick(['Economy', 'Express']),
      ...addressCells('Billing', person, address1, city, zip, province, country),
      ...addressCells('Shipping', person, address1, city, zip, province, country),
      Notes: random() < 0.1 ? 'Ring twice, "please"\nthen wait' : '',
      Tags: random() < 0.1 ? 'gift' : '',
      Id: String(5_600_000_000_000 + i),
    };
    const lines = 1 + Math.floor(random() * 4);
    for (let line = 0; line < lines; line += 1) {
      const product = 1 + ((i * 7 + line * 13) % 400);
      rows.push({
        ...(line === 0 ? whole : {}),
        Name: name,
        Email: `customer${String(i)}@example.com`,
        'Created at': createdAt,
        'Lineitem quantity': String(1 + Math.floor(random() * 3)),
        'Lineitem name': `Product ${String(product)}, size "M"`,
        'Lineitem price': '12.50',
        'Lineitem sku': `SKU-${String(product).padStart(4, '0')}`,
        'Lineitem requires shipping': 'true',
        'Lineitem taxable': 'true',
        'Lineitem fulfillment status': 'pending',
        Vendor: 'Harbor & Hearth',
      });
    }
  }
  return rows;
}

function addressCells(
  kind: string,
  name: string,
  address1: string,
  city: string,
  zip: string,
  province: string,
  country: string,
): ExportRow {
  return {
    [`${kind} Name`]: name,
    [`${kind} Street`]: address1,
    [`${kind} Address1`]: address1,
    [`${kind} City`]: city,
    [`${kind} Zip`]: zip,
    [`${kind} Province`]: province,
    [`${kind} Country`]: country,
    [`${kind} Phone`]: '+1 503-555-0100',
  };
}
