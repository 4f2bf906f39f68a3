/** What an order of the shift is about. */
export const KINDS = [
  'single',
  'multiLine',
  'severalUnits',
  'heavy',
  'split',
  'abroad',
  'gift',
  'ownBox',
  'marked',
] as const;
export type Kind = (typeof KINDS)[number];

/** An order of the shift as it is asked for: units by SKU, and what is scanned beyond N + 3. */
export interface ShiftOrder {
  readonly number: string;
  readonly kind: Kind;
  readonly lines: Readonly<Record<string, number>>;
  /** Parcels it takes; a further one costs a box and a label scan more. */
  readonly parcels: number;
  /** The mark's roll that is scanned before it is weighed, or null. */
  readonly mark: string | null;
}

/** How often each kind comes in twenty orders: what a shop of small goods sends, with everything that makes packing slow. */
const OF_TWENTY: Readonly<Record<Kind, number>> = {
  single: 6,
  multiLine: 5,
  severalUnits: 3,
  heavy: 1,
  split: 1,
  abroad: 1,
  gift: 1,
  ownBox: 1,
  marked: 1,
};

/** The barcode of each product. `STOOL` is on no order: it is what is scanned wrongly. */
export const BARCODES: Readonly<Record<string, string>> = {
  MUG: '614141007349',
  TEA: '614141007363',
  SOAP: 'BC-SOAP',
  TOWEL: 'BC-TOWEL',
  NOTEBOOK: 'BC-NOTEBOOK',
  ANVIL: 'BC-ANVIL',
  VASE: 'BC-VASE',
  LAMP: 'BC-LAMP',
  STOOL: 'BC-STOOL',
};

/** The goods, beside the rig's mug and tea. */
export const SHIFT_PRODUCTS = `sku,name,barcode,length,width,height,dim_unit,weight,weight_unit,own_container,hs_code,origin,battery,battery_packing,un_number,batteries,battery_wh
TEA,"Black tea, Bergamot",614141007363,3,3,5,in,0.35,lb,,0902.30,LK,,,,,
SOAP,"Bar soap, Lavender",BC-SOAP,3.4,2.4,1.1,in,0.28,lb,,3401.11,US,,,,,
TOWEL,"Linen towel, Oat",BC-TOWEL,8,5,1.1,in,0.48,lb,,6302.91,LT,,,,,
NOTEBOOK,"Notebook, Harbor",BC-NOTEBOOK,8.3,5.8,0.7,in,0.62,lb,,4820.10,JP,,,,,
ANVIL,"Anvil, small",BC-ANVIL,8,5,5,in,31,lb,,8205.80,SE,,,,,
VASE,"Vase in its own box",BC-VASE,9,9,14,in,4.2,lb,must,6913.90,PT,,,,,
LAMP,"Reading lamp, Brass",BC-LAMP,3,3,5,in,0.35,lb,,9405.21,DE,ion,with,3481,1,37
STOOL,"Foot stool",BC-STOOL,12,9,6,in,5,lb,,9401.69,PL,,,,,
`;

/** Boxes beside the rig's S and M: one that holds nothing of the shift's, and larger ones. */
export const SHIFT_CARTONS = `id,name,barcode,inner_length,inner_width,inner_height,outer_length,outer_width,outer_height,dim_unit,tare,max_gross,weight_unit,cost,currency
XS,Box XS,BX-XS,2,2,1,2.25,2.25,1.25,in,0.05,5,lb,0.10,USD
L,Box L,BX-L,14,12,8,14.25,12.25,8.25,in,0.94,50,lb,0.87,USD
`;

const CONTENTS: Readonly<Record<Kind, readonly Readonly<Record<string, number>>[]>> = {
  single: [{ MUG: 1 }, { TEA: 1 }, { TOWEL: 1 }, { NOTEBOOK: 1 }],
  multiLine: [
    { MUG: 1, TEA: 1, SOAP: 1 },
    { TOWEL: 1, NOTEBOOK: 1, TEA: 1, SOAP: 1 },
    { MUG: 1, SOAP: 1, NOTEBOOK: 1 },
  ],
  severalUnits: [{ TEA: 4 }, { SOAP: 6, MUG: 2 }, { NOTEBOOK: 3, TEA: 2 }],
  heavy: [{ ANVIL: 1 }],
  split: [{ ANVIL: 2 }],
  abroad: [{ TEA: 2 }],
  gift: [{ MUG: 1, TEA: 1 }],
  ownBox: [{ VASE: 1 }],
  marked: [{ LAMP: 1 }],
};

/** So many orders of the mix, in an order that repeats every twenty. */
export function shiftOrders(count: number): readonly ShiftOrder[] {
  const twenty = KINDS.flatMap((kind) => Array.from({ length: OF_TWENTY[kind] }, () => kind));
  return Array.from({ length: count }, (_, index) => {
    // Stepping by seven mixes the kinds: no two of a kind follow each other for long.
    const kind = twenty[(index * 7) % twenty.length] ?? 'single';
    const contents = CONTENTS[kind];
    return {
      number: (10_001 + index).toString(),
      kind,
      lines: contents[index % contents.length] ?? {},
      parcels: kind === 'split' ? 2 : 1,
      mark: kind === 'marked' ? 'MARK-UN3481' : null,
    };
  });
}

/** Units of an order: its N. */
export const unitsOf = ({ lines }: ShiftOrder): number => Object.values(lines).reduce((sum, count) => sum + count, 0);

/** Right scans it takes: the order, each unit, and of each parcel its box, its mark and its label. */
export const scansFor = (order: ShiftOrder): number =>
  1 + unitsOf(order) + 2 * order.parcels + (order.mark === null ? 0 : 1);

const HEADINGS =
  'order,quantity,sku,consignee,address1,city,province,postcode,country,shipping_method,price,currency,contents,gift';

/** The orders as a file to import. */
export function ordersFile(orders: readonly ShiftOrder[]): string {
  const rows = orders.flatMap(({ number, kind, lines }) => {
    const place = kind === 'abroad' ? 'Hazel Fork,ON,K1A 0B1,CA' : 'East Dunmore,WI,54901,US';
    const rest = `Rowan Ashby,207 Larkspur Lane,${place},Ground,19.90,USD,sale,${kind === 'gift' ? 'yes' : 'no'}`;
    return Object.entries(lines).map(([sku, count]) => `${number},${count.toString()},${sku},${rest}`);
  });
  return `${[HEADINGS, ...rows].join('\n')}\n`;
}
