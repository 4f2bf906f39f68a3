import type { EventOf } from '../core/journal/events.ts';
import { canonical } from '../core/journal/canonical.ts';
import { productGaps, type Product } from '../core/orders/product.ts';
import type { Site } from '../core/site.ts';
import { barcodeKeys } from '../core/scan/classify.ts';
import type { Sku } from '../core/ids.ts';
import { isBoxSetEvent } from '../core/journal/boxEvents.ts';
import type { JournalRow } from '../core/journal/envelope.ts';
import type { BoxSetFact } from './boxesBefore.ts';
import { prepareBoxSetProjection } from './boxSets.ts';
import { may } from '../core/people/permissions.ts';
import { prepareAccountProjection } from './accounts.ts';
import type { Connection } from './connection.ts';
import { prepareDismissals } from './doubts.ts';
import { prepareInstructionProjection } from './instructions.ts';
import { searchKey } from './totals.ts';
import { prepareRecallProjection } from './units.ts';

type MasterEvent = EventOf<
  | 'siteConfigured'
  | 'policySet'
  | 'userAdded'
  | 'userChanged'
  | 'userRemoved'
  | 'badgePrinted'
  | 'productRecorded'
  | 'productBarcodeAssigned'
  | 'doubtDismissed'
  | 'recallRecorded'
  | 'recallLifted'
  | 'instructionRecorded'
  | 'numberBlockReserved'
  | 'serviceSwitched'
  | 'collectionSet'
>;

/** Projects the site, users, products, recalls, boxes, number blocks and what is said of carriers' accounts. */
export function prepareMasterProjection(db: Connection): {
  apply(event: MasterEvent | BoxSetFact, row: Pick<JournalRow, 'seq' | 'at' | 'actor'>): void;
} {
  const setSite = db.prepare(
    'INSERT INTO site (id, json) VALUES (1, ?) ON CONFLICT DO UPDATE SET json = excluded.json',
  );
  const setPolicy = preparePolicy(db);
  const addUser = prepareUser(db);
  // Without number, badge and PIN nobody signs in; the row keeps whose name stands behind an id.
  const removeUser = db.prepare(
    "UPDATE station_user SET number = '', badge_digest = '', pin_hash = '', printed_digest = '', printed_at = NULL WHERE user_id = ?",
  );
  const printBadge = db.prepare('UPDATE station_user SET printed_digest = ?, printed_at = ? WHERE user_id = ?');
  const products = prepareProducts(db);
  const dismissed = prepareDismissals(db);
  const boxSets = prepareBoxSetProjection(db);
  const recalled = prepareRecallProjection(db);
  const setInstruction = prepareInstructionProjection(db);
  const accountSaid = prepareAccountProjection(db);
  const addBlock = db.prepare('INSERT INTO number_block (series, first, last) VALUES (?, ?, ?)');
  return {
    apply: (event, row) => {
      if (isBoxSetEvent(event) || event.type === 'cartonTypeRecorded') {
        boxSets(event, row);
        return;
      }
      switch (event.type) {
        case 'doubtDismissed':
          dismissed(event, row);
          return;
        case 'siteConfigured':
          setSite.run(canonical(event.site));
          return;
        case 'policySet':
          setPolicy(event, row);
          return;
        case 'userAdded':
        case 'userChanged':
          addUser(event);
          return;
        case 'userRemoved':
          removeUser.run(event.userId);
          return;
        case 'badgePrinted':
          printBadge.run(event.badgeDigest, row.at, event.userId);
          return;
        case 'productRecorded':
          products.record(event.product);
          return;
        case 'productBarcodeAssigned':
          products.assign(event.sku, event.barcode);
          return;
        case 'recallRecorded':
        case 'recallLifted':
          recalled(event);
          return;
        case 'instructionRecorded':
          setInstruction(event.instruction);
          return;
        case 'serviceSwitched':
        case 'collectionSet':
          accountSaid(event, row);
          return;
        case 'numberBlockReserved':
          addBlock.run(event.series, event.from, event.to);
          return;
      }
    },
  };
}

function preparePolicy(db: Connection): (event: EventOf<'policySet'>, row: Pick<JournalRow, 'at' | 'actor'>) => void {
  const find = db.prepare<[], string>('SELECT json FROM site').pluck();
  const set = db.prepare('UPDATE site SET json = ?');
  return ({ policy, before, after }, { at, actor }) => {
    const json = find.get();
    if (json === undefined) return;
    const site = JSON.parse(json) as Site;
    set.run(canonical({ ...site, policies: { ...site.policies, [policy]: { value: after, before, by: actor, at } } }));
  };
}

function prepareUser(db: Connection): (event: EventOf<'userAdded' | 'userChanged'>) => void {
  const add = db.prepare(
    `INSERT INTO station_user (user_id, number, role, person_id, badge_digest, pin_hash, may_override, may_key_weight) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET number = excluded.number, role = excluded.role, person_id = excluded.person_id,
       badge_digest = excluded.badge_digest, pin_hash = excluded.pin_hash, may_override = excluded.may_override,
       may_key_weight = excluded.may_key_weight,
       printed_digest = iif(badge_digest = excluded.badge_digest, printed_digest, ''),
       printed_at = iif(badge_digest = excluded.badge_digest, printed_at, NULL)`,
  );
  // With another badge than before, one that was printed and not taken up is none any more.
  return (event) => {
    const { userId, number, role, personId, badgeDigest, pinHash } = event;
    const said = [may(event, 'override'), may(event, 'keyWeight')].map(Number);
    add.run(userId, number, role, personId, badgeDigest, pinHash, ...said);
  };
}

function prepareProducts(db: Connection): { record(product: Product): void; assign(sku: Sku, barcode: string): void } {
  const find = db.prepare<[string], { json: string; assigned: string }>(
    'SELECT json, assigned FROM product WHERE sku = ?',
  );
  const add = db.prepare(
    `INSERT INTO product (sku, name, image, json, assigned) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET name = excluded.name, image = excluded.image, json = excluded.json, assigned = excluded.assigned`,
  );
  const dropKeys = db.prepare('DELETE FROM product_code WHERE sku = ?');
  const addKey = db.prepare('INSERT INTO product_code (key, sku) VALUES (?, ?)');
  const setItem = prepareItem(db);

  const put = (product: Product, assigned: readonly string[], isKnown: boolean): void => {
    add.run(product.sku, product.name, product.image, canonical(product), canonical(assigned));
    if (isKnown) dropKeys.run(product.sku);
    for (const key of new Set(product.barcodes.flatMap(barcodeKeys))) addKey.run(key, product.sku);
    setItem(product);
  };
  return {
    record: (product) => {
      const known = find.get(product.sku);
      const assigned = known ? (JSON.parse(known.assigned) as string[]) : [];
      put({ ...product, barcodes: [...new Set([...product.barcodes, ...assigned])] }, assigned, known !== undefined);
    },
    assign: (sku, barcode) => {
      const known = find.get(sku);
      const product = known ? (JSON.parse(known.json) as Product) : bareProduct(sku);
      const assigned = known ? (JSON.parse(known.assigned) as string[]) : [];
      put(
        { ...product, barcodes: [...new Set([...product.barcodes, barcode])] },
        [...new Set([...assigned, barcode])],
        known !== undefined,
      );
    },
  };
}

function prepareItem(db: Connection): (product: Product) => void {
  const find = db.prepare<[string], { line_name: string }>('SELECT line_name FROM item WHERE sku = ?');
  const add = db.prepare(
    `INSERT INTO item (sku, line_name, product_name, search_key, waiting_orders, gaps) VALUES (@sku, '', @name, @key, 0, @gaps)
     ON CONFLICT DO UPDATE SET product_name = excluded.product_name, search_key = excluded.search_key, gaps = excluded.gaps`,
  );
  return (product) => {
    const key = searchKey(product.sku, find.get(product.sku)?.line_name ?? '', product.name);
    add.run({ sku: product.sku, name: product.name, key, gaps: productGaps(product).join(' ') });
  };
}

/** A product of which only its SKU and a barcode printed here are known. */
const bareProduct = (sku: Sku): Product => ({
  sku,
  name: sku,
  barcodes: [],
  length: null,
  width: null,
  height: null,
  weight: null,
  protection: 'none',
  isUpright: false,
  maxLoad: null,
  hsCode: null,
  origin: null,
  image: null,
});
