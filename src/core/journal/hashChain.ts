import type { Sha256 } from '../ids.ts';
import { canonical } from './canonical.ts';
import type { JournalRow } from './envelope.ts';

/** Computes SHA-256 of a text's UTF-8 bytes, lower-case hex. */
export type Sha256Of = (text: string) => Sha256;

/** `prevHash` of the first row. */
export const GENESIS_HASH = '0'.repeat(64) as Sha256;

/** A row before it is hashed, its event as the canonical text that is stored. */
export interface UnhashedRow extends Omit<JournalRow, 'event' | 'hash'> {
  readonly eventText: string;
}

/** A row as it was chained. */
export interface ChainedRow extends UnhashedRow {
  readonly hash: Sha256;
}

/**
 * Canonical JSON of a row without its hash, `prevHash` included. The event's stored text is taken as it stands, so that a
 * change of any of its bytes shows, even one that would parse to the same value.
 */
export function rowText(row: UnhashedRow): string {
  const person = row.person === null ? 'null' : canonical(row.person);
  return (
    `{"actor":${JSON.stringify(row.actor)},"at":${JSON.stringify(row.at)},"event":${row.eventText},"eventId":${JSON.stringify(row.eventId)},` +
    `"person":${person},"prevHash":"${row.prevHash}","seq":${JSON.stringify(row.seq)},` +
    `"stationId":${JSON.stringify(row.stationId)},"stream":${JSON.stringify(row.stream)}}`
  );
}

/** The hash that chains a row to the one before it: SHA-256 over `rowText`. */
export const rowHash = (row: UnhashedRow, sha256: Sha256Of): Sha256 => sha256(rowText(row));

/** Salted digest of personal data as it stands in the journal: without the salt nobody can guess the data back. */
export const personDigest = (salt: string, dataText: string, sha256: Sha256Of): Sha256 => sha256(salt + dataText);

/**
 * Salted digest of a document: SHA-256 over its salt and the hexadecimal SHA-256 of its bytes. Once bytes and salt are erased, nobody can try
 * out whether a document they made up was it. Without a salt, as documents older than salts are, it is that of the bytes.
 */
export function documentDigest(
  salt: string,
  bytes: Uint8Array,
  sha256: (content: string | Uint8Array) => Sha256,
): Sha256 {
  const plain = sha256(bytes);
  return salt === '' ? plain : sha256(salt + plain);
}
