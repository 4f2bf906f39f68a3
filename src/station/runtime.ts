import { hash, randomBytes, randomInt, scrypt, timingSafeEqual } from 'node:crypto';
import { asId, type Sha256 } from '../core/ids.ts';
import { badgeOf } from '../core/people/badgeCode.ts';
import type { RuntimePort } from './ports.ts';

/** The real clock, ids and hashes. Ids are UUIDs of version 7 (RFC 9562, 5.7): sortable by creation. */
export const systemRuntime: RuntimePort = {
  now: () => Date.now(),
  steady: () => performance.now(),
  newId: () => uuidV7(Date.now()),
  secretDigits: (count) => Array.from({ length: count }, () => randomInt(10)).join(''),
  sha256: (content) => asId<Sha256>(hash('sha256', content, 'hex')),
};

// Asking the system for many random bytes at once costs a tenth of asking for each id: an import makes tens of thousands.
let pool = Buffer.alloc(0);

function uuidV7(now: number): string {
  if (pool.length < 16) pool = randomBytes(4096);
  const bytes = pool.subarray(0, 16);
  pool = pool.subarray(16);
  bytes.writeUIntBE(now, 0, 6);
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

const COST = { N: 16384, r: 8, p: 1 };

/** Hash of a PIN for storage, `scrypt$<salt>$<key>` in base64. Takes about 50 ms on purpose. */
export async function hashPin(pin: string): Promise<string> {
  const salt = randomBytes(16);
  return `scrypt$${salt.toString('base64')}$${(await derive(pin, salt)).toString('base64')}`;
}

/** True when the PIN belongs to the stored hash; compared in constant time. */
export async function isPin(pin: string, stored: string): Promise<boolean> {
  const [scheme, salt, key] = stored.split('$');
  if (scheme !== 'scrypt' || !salt || !key) return false;
  const expected = Buffer.from(key, 'base64');
  const actual = await derive(pin, Buffer.from(salt, 'base64'));
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}

const derive = (pin: string, salt: Buffer): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    scrypt(pin, salt, 32, COST, (error, key) => {
      if (error) reject(error);
      else resolve(key);
    });
  });

/** Digest under which a badge's code is stored: the code itself never is. */
export const badgeDigest = (runtime: RuntimePort, code: string): Sha256 =>
  runtime.sha256(`badge:${badgeOf(code) ?? code.trim()}`);
