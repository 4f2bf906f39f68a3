import type { PersonId, Sha256 } from '../core/ids.ts';

/** Bytes of a bought label: stored once at buy time, repeated byte for byte by every reprint. They name the consignee, so they are erasable. */
export interface StoredLabel {
  readonly hash: Sha256;
  readonly salt: string;
  readonly format: 'zpl';
  /** Dots per millimetre: 8 (203 dpi), 12 (300 dpi) or 24 (600 dpi). */
  readonly dpmm: 8 | 12 | 24;
  readonly bytes: Uint8Array;
  readonly consigneeId: PersonId;
}

/** What the papers of a bought label say, as the JSON text of `KeptPapers` in UTF-8; kept and erased like its bytes. */
export interface StoredPapers {
  readonly hash: Sha256;
  readonly salt: string;
  readonly format: 'papers';
  readonly bytes: Uint8Array;
  readonly consigneeId: PersonId;
}

/** What is stored with a fact, under its salted digest. */
export type StoredDocument = StoredLabel | StoredPapers;
