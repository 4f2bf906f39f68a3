import { asId } from '../core/ids.ts';
import type { Role } from '../core/journal/events.ts';
import type { Product } from '../core/orders/product.ts';
import type { Site } from '../core/site.ts';
import type { StoragePort, UserRecord } from '../station/ports.ts';
import type { Connection } from './connection.ts';
import { userName } from './people.ts';

/** Reading the site; null before first run. */
export function prepareSite(db: Connection): StoragePort['site'] {
  const find = db.prepare<[], string>('SELECT json FROM site').pluck();
  return () => parsed<Site>(find.get());
}

/** Reading products. */
export function prepareProducts(db: Connection): StoragePort['products'] {
  const bySku = db.prepare<[string], string>('SELECT json FROM product WHERE sku = ?').pluck();
  const byKey = db
    .prepare<[string], string>(
      'SELECT p.json FROM product_code c JOIN product p ON p.sku = c.sku WHERE c.key = ? ORDER BY p.sku LIMIT 1',
    )
    .pluck();
  const all = db.prepare<[], string>('SELECT json FROM product ORDER BY sku').pluck();
  const count = db.prepare<[], number>('SELECT count(*) FROM product').pluck();
  return {
    bySku: (sku) => parsed(bySku.get(sku)),
    byCode: (keys) => parsed<Product>(first(keys, byKey) ?? first(keys, bySku)),
    all: () => all.all().map((json) => JSON.parse(json) as Product),
    count: () => count.get() ?? 0,
  };
}

/** Reading users; a user whose personal data is erased has the name ''. */
export function prepareUsers(db: Connection): StoragePort['users'] {
  const select =
    'SELECT u.user_id, u.number, u.role, u.person_id, u.badge_digest, u.pin_hash, u.may_override, u.may_key_weight, u.printed_digest, u.printed_at, p.json FROM station_user u LEFT JOIN person p ON p.person_id = u.person_id';
  const byId = db.prepare<[string], UserRow>(`${select} WHERE u.user_id = ?`);
  const byNumber = db.prepare<[string], UserRow>(`${select} WHERE u.number = ? ORDER BY u.user_id LIMIT 1`);
  const byBadge = db.prepare<[string], UserRow>(`${select} WHERE u.badge_digest = ? ORDER BY u.user_id LIMIT 1`);
  const byPrinted = db.prepare<[string], UserRow>(
    `${select} WHERE u.printed_digest = ? AND u.printed_digest <> '' LIMIT 1`,
  );
  const all = db.prepare<[], UserRow>(`${select} WHERE u.number <> '' ORDER BY length(u.number), u.number, u.user_id`);
  return {
    byId: (userId) => userOf(byId.get(userId)),
    byNumber: (number) => userOf(byNumber.get(number)),
    byBadgeDigest: (digest) => userOf(byBadge.get(digest)),
    byPrintedBadge: (digest) => userOf(byPrinted.get(digest)),
    all: () => all.all().flatMap((row) => userOf(row) ?? []),
  };
}

interface UserRow {
  readonly user_id: string;
  readonly number: string;
  readonly role: Role;
  readonly person_id: string;
  readonly badge_digest: string;
  readonly pin_hash: string;
  readonly may_override: number;
  readonly may_key_weight: number;
  readonly printed_digest: string;
  readonly printed_at: number | null;
  readonly json: string | null;
}

const userOf = (row: UserRow | undefined): UserRecord | null =>
  row
    ? {
        userId: asId(row.user_id),
        number: row.number,
        name: userName(row.json),
        role: row.role,
        personId: asId(row.person_id),
        badgeDigest: asId(row.badge_digest),
        pinHash: row.pin_hash,
        mayOverride: row.may_override === 1,
        mayKeyWeight: row.may_key_weight === 1,
        printedBadge: row.printed_at === null ? null : { digest: asId(row.printed_digest), at: row.printed_at },
      }
    : null;

const parsed = <T>(json: string | undefined): T | null => (json === undefined ? null : (JSON.parse(json) as T));

function first(keys: readonly string[], statement: { get(key: string): string | undefined }): string | undefined {
  for (const key of keys) {
    const json = statement.get(key);
    if (json !== undefined) return json;
  }
  return undefined;
}
