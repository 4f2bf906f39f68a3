import Database from 'better-sqlite3';
import { join } from 'node:path';
import type { StationEvent } from '../../../src/core/journal/events.ts';
import { DATABASE_FILE } from '../../../src/storage/openStorage.ts';
import type { Sha256 } from '../../../src/core/ids.ts';
import type { PrintProof } from '../../../src/core/ship/parcel.ts';

/** What must never be: each with the label and what was known of it. */
export const FINDINGS = ['twice', 'lost', 'untrue', 'unshown', 'garbled'] as const;
export type Finding = (typeof FINDINGS)[number];

/** How the jobs of a day ended. */
export interface Ends {
  printed: number;
  consumed: number;
  delivered: number;
  spooled: number;
  failed: number;
  uncertain: number;
}

/** What became of the jobs of one label. */
export interface Jobs {
  /** Its stored bytes; null when it was never bought. */
  readonly labelHash: Sha256 | null;
  sent: number;
  /** Jobs of which the journal claims that their paper came out. */
  claimed: number;
  /** Jobs of which it is only known that they were handed over. */
  handedOver: number;
  failed: number;
}

const isStrong = (proof: PrintProof): boolean => proof === 'consumed' || proof === 'printed';

const NO_JOBS: Readonly<Jobs> = { labelHash: null, sent: 0, claimed: 0, handedOver: 0, failed: 0 };

/** What the journal of one folder says about each parcel's jobs. */
export function readJobs(dataDir: string): { readonly jobs: ReadonlyMap<string, Jobs>; readonly ends: Ends } {
  const db = new Database(join(dataDir, DATABASE_FILE), { readonly: true });
  const ends: Ends = { printed: 0, consumed: 0, delivered: 0, spooled: 0, failed: 0, uncertain: 0 };
  const jobs = new Map<string, Jobs>();
  const trackings = new Map<string, string>();
  const of = (parcelId: string): Jobs => {
    const tracking = trackings.get(parcelId) ?? parcelId;
    const entry = jobs.get(tracking) ?? { ...NO_JOBS };
    jobs.set(tracking, entry);
    return entry;
  };
  try {
    for (const { event } of db.prepare<[], { event: string }>('SELECT event FROM journal ORDER BY seq').all()) {
      const fact = JSON.parse(event) as StationEvent;
      if (fact.type === 'labelBought') {
        trackings.set(fact.parcelId, fact.label.tracking);
        jobs.set(fact.label.tracking, { ...NO_JOBS, labelHash: fact.label.labelHash });
      } else if (fact.type === 'labelSent') of(fact.parcelId).sent += 1;
      else if (fact.type === 'labelPrinted') {
        ends[fact.proof] += 1;
        of(fact.parcelId)[isStrong(fact.proof) ? 'claimed' : 'handedOver'] += 1;
      } else if (fact.type === 'labelPrintFailed') {
        ends[fact.isUncertain ? 'uncertain' : 'failed'] += 1;
        of(fact.parcelId).failed += fact.isUncertain ? 0 : 1;
      }
    }
  } finally {
    db.close();
  }
  return { jobs, ends };
}

/** What is wrong with a label: papers counted at the printer against what its journal and its packer know. */
export function findingsOf(asked: number, papers: number, jobs: Jobs): readonly Finding[] {
  return [
    ...(papers > 1 + asked ? (['twice'] as const) : []),
    ...(papers < jobs.claimed ? (['lost'] as const) : []),
    ...(papers > jobs.sent - jobs.failed ? (['untrue'] as const) : []),
  ];
}

/**
 * Labels that were only handed over and did not come out: a printer that tells nothing may lose what it took, and no host can know. The
 * screen says no more than that they were sent, and each stays on the bench until it is scanned.
 */
export const takenAndLost = (papers: number, { claimed, handedOver }: Jobs): number =>
  Math.max(0, claimed + handedOver - papers);
