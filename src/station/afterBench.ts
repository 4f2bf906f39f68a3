import type { PolicyDesk } from './policies.ts';
import type { Result } from '../core/result.ts';
import type { Manifest, ManifestKey, ManifestRefusal, OpenManifest } from '../core/ship/manifest.ts';
import type { FormProblem, FormShown } from './carrierForms.ts';
import type { AddressDesk } from './addressDesk.ts';
import type { AuditDesk } from './auditDesk.ts';
import type { LoadingDesk } from './loading.ts';
import type { ParcelDesk } from './parcelDesk.ts';
import type { PutBackDesk } from './putBackDesk.ts';
import type { ReplayDesk } from './replayDesk.ts';
import type { ReportDesk } from './reportDesk.ts';
import type { ManifestLine, PrintOutcome } from './ports.ts';
import type { PaperPage } from './sheetPages.ts';
import type { TaskProblem, TaskView } from './taskDesk.ts';
import type { TrackingDesk } from './trackingDesk.ts';

/** A manifest with the name of its carrier. */
export interface NamedManifest extends Manifest {
  readonly carrierName: string;
}

/** A carrier's form as the screen shows it. */
export interface ShownForm extends FormShown {
  readonly hasPaper: boolean;
  /** True for one that was given up, and asked for again since. */
  readonly isReplaced: boolean;
}

/** A closed manifest and some of its parcels. */
export interface ShownManifest {
  readonly manifest: NamedManifest;
  /** The carrier's own forms, if it makes any. */
  readonly forms: readonly ShownForm[];
  readonly lines: readonly ManifestLine[];
  readonly page: number;
  readonly pages: number;
}

/** What happens to parcels after the bench, and what waits for a person. */
export interface ShipDesks {
  /** What this site decides: the bench asks it, and so do the desks after it. */
  readonly policies: PolicyDesk;
  readonly tracking: TrackingDesk;
  readonly replay: ReplayDesk;
  readonly reports: ReportDesk;
  readonly audit: AuditDesk;
  readonly addresses: Pick<AddressDesk, 'show'>;
  readonly parcels: ParcelDesk & {
    /** While parcels are looked up, a label that is scanned at an empty bench is found instead of refused. */
    listen(isOn: boolean): void;
  };
  readonly manifests: {
    open(): readonly (OpenManifest & { readonly carrierName: string })[];
    /** Closed ones, newest first; pages begin at 1. */
    history(page: number): {
      readonly manifests: readonly NamedManifest[];
      readonly page: number;
      readonly pages: number;
    };
    /** A closed one with a page of its parcels, those that nobody saw first; pages begin at 1. Null for none of that number. */
    show(manifestId: string, page: number): ShownManifest | null;
    /** Closes one for the supervisor who is signed in. */
    close(key: ManifestKey): Result<NamedManifest, ManifestRefusal>;
    print(manifestId: string): Promise<PrintOutcome>;
    /** Asks once more for a carrier's form that was given up; null when that is recorded. */
    formAgain(formId: string): FormProblem | null;
    /** A carrier's paper, PDF, with the name of its file; null where there is none. */
    formPaper(formId: string): { readonly name: string; readonly pdf: Uint8Array } | null;
    /** Its pages, to be saved. */
    pages(manifestId: string): Promise<readonly PaperPage[]>;
  };
  readonly loading: Pick<LoadingDesk, 'view' | 'open' | 'leave'>;
  readonly putBack: Pick<PutBackDesk, 'view' | 'open' | 'leave' | 'tick'>;
  readonly tasks: {
    list(): readonly TaskView[];
    /** For whoever is signed in. */
    take(task: string): TaskProblem | null;
    done(task: string, note: string): TaskProblem | null;
  };
}
