import { documentDigest } from '../core/journal/hashChain.ts';
import type { RuntimePort, StoredDocument } from './ports.ts';

/** A fresh salt for bytes, and the digest that they are stored under with it. */
export function sealed(
  bytes: Uint8Array,
  { newId, sha256 }: Pick<RuntimePort, 'newId' | 'sha256'>,
): Pick<StoredDocument, 'hash' | 'salt'> {
  const salt = newId();
  return { salt, hash: documentDigest(salt, bytes, sha256) };
}
