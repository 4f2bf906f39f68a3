import type { CustomsPapers } from '../core/label/customsPapers.ts';
import type { KeptPapers } from '../core/label/keptPapers.ts';
import type { PersonId } from '../core/ids.ts';
import type { PackParcel, PackSession } from '../core/pack/session.ts';
import type { BorderDesk } from './border.ts';
import type { RuntimePort, StoragePort, StoredPapers } from './ports.ts';
import { madeSlip } from './slips.ts';
import { sealed } from './sealedDocument.ts';

interface KeptPorts {
  readonly storage: StoragePort;
  readonly border: BorderDesk;
}

/** What papers say of a parcel whose label has just been bought. */
export function papersToKeep({ storage, border }: KeptPorts, session: PackSession, parcel: PackParcel): KeptPapers {
  const declared = border.declared(session, parcel);
  // Papers that lack something are made anew when somebody has said it: only what was whole is repeated.
  const isWhole = declared?.answer.problems.length === 0;
  return {
    customs: isWhole ? declared.papers : null,
    slip: madeSlip(storage, session, parcel.parcelId),
  };
}

/** Papers as they are stored: under the salted digest of their text. */
export function storedPapers(
  papers: KeptPapers,
  consigneeId: PersonId,
  runtime: Pick<RuntimePort, 'newId' | 'sha256'>,
): StoredPapers {
  const bytes = new TextEncoder().encode(JSON.stringify(papers));
  return { ...sealed(bytes, runtime), format: 'papers', bytes, consigneeId };
}

/** The customs papers of a parcel with what they lack, as codes: as they were kept with its label, else as they are now; null for none. */
export function customsPapersOf(
  { storage, border }: KeptPorts,
  session: PackSession,
  parcel: PackParcel,
): { readonly papers: CustomsPapers; readonly lacks: readonly string[] } | null {
  const hash = parcel.bought?.papersHash;
  const kept = hash === undefined ? null : storage.papers.byHash(hash);
  if (kept?.customs) return { papers: kept.customs, lacks: [] };
  const declared = border.declared(session, parcel);
  if (!declared?.papers) return null;
  return { papers: declared.papers, lacks: [...new Set(declared.answer.problems.map(({ code }) => code))] };
}
