import { customsAreaOf, isOneArea } from '../core/address/customsArea.ts';
import { asId } from '../core/ids.ts';
import type { Money } from '../core/money.ts';
import type { Address } from '../core/orders/address.ts';
import type { Product, ProductGap } from '../core/orders/product.ts';
import { hsDigits } from '../core/ship/customsLines.ts';
import type { Site } from '../core/site.ts';
import type { StoragePort, WorkItem } from '../station/ports.ts';
import type { Connection } from './connection.ts';
import { BY_DUE } from './queueFilters.ts';

/** Orders looked at, those that leave first before the others: reading the addresses of all would be felt at the bench. */
const LOOKED_AT = 5_000;
/** Digits that posts ask for. */
const HS_DIGITS = 6;

interface Row {
  readonly order_no: number;
  readonly sku: string;
  readonly line_name: string;
  readonly price: string | null;
  readonly address: string;
  readonly product: string | null;
}

/** What products on waiting orders to other customs areas lack for their papers, by waiting orders. */
export function prepareCustomsWork(db: Connection): StoragePort['workList'] {
  const site = db.prepare<[], string>('SELECT json FROM site').pluck();
  // Inside its own country an order needs papers only to the places that are an area of their own: of those the United States' are looked for.
  const lines = db.prepare<[string], Row>(
    `WITH due_first AS (SELECT order_no, consignee_id FROM ${BY_DUE} WHERE is_waiting = 1 ORDER BY due, placed, number LIMIT ${LOOKED_AT})
     SELECT o.order_no, l.sku, l.name AS line_name, l.price, json_extract(p.json, '$.address') AS address, t.json AS product
     FROM due_first o JOIN person p ON p.person_id = o.consignee_id
     JOIN order_line l ON l.order_no = o.order_no AND l.is_open = 1
     LEFT JOIN product t ON t.sku = l.sku
     WHERE json_extract(p.json, '$.address.country') NOT IN ('', ?)
        OR upper(json_extract(p.json, '$.address.province')) IN ('AA', 'AE', 'AP', 'PR', 'GU', 'VI', 'AS', 'MP', 'FM', 'MH', 'PW')`,
  );
  return (limit) => {
    const json = site.get();
    if (json === undefined) return [];
    const { shipFrom } = JSON.parse(json) as Site;
    const home = customsAreaOf(shipFrom);
    const found = new Map<string, { readonly row: Row; readonly gap: ProductGap; readonly orders: Set<number> }>();
    for (const row of lines.iterate(shipFrom.country)) {
      if (isOneArea(home, customsAreaOf(JSON.parse(row.address) as Address))) continue;
      for (const gap of gapsOf(row)) {
        const key = `${row.sku} ${gap}`;
        const known = found.get(key) ?? { row, gap, orders: new Set<number>() };
        known.orders.add(row.order_no);
        found.set(key, known);
      }
    }
    return [...found.values()]
      .toSorted((a, b) => b.orders.size - a.orders.size)
      .slice(0, limit)
      .map(({ row, gap, orders }): WorkItem => ({
        kind: 'productGap',
        gap,
        sku: asId(row.sku),
        name: productOf(row)?.name ?? row.line_name,
        detail: '',
        orders: orders.size,
      }));
  };
}

const productOf = ({ product }: Row): Product | null => (product === null ? null : (JSON.parse(product) as Product));

/** What is given away has no price that customs would take. */
const isWorth = ({ price }: Row): boolean => price !== null && (JSON.parse(price) as Money).minor > 0;

function gapsOf(row: Row): readonly ProductGap[] {
  const product = productOf(row);
  // Customs are told what is packed: a kit's parts.
  if (product?.parts) return [];
  const gaps: ProductGap[] = [];
  if (hsDigits(product?.hsCode ?? '').length < HS_DIGITS) gaps.push('hsCode');
  if (!product?.origin) gaps.push('origin');
  if (!isWorth(row) && !product?.unitValue) gaps.push('value');
  return gaps;
}
