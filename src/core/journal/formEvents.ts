import type { FormId, ManifestId, Sha256 } from '../ids.ts';

interface OfForm {
  readonly formId: FormId;
  readonly manifestId: ManifestId;
}

/** Facts about the form that a carrier makes of a closed manifest for its own driver. No personal data. */
export type FormEvent =
  /** Written with the closing: one for each of the carriers behind the one that sold the labels (`group`). */
  | ({ readonly type: 'carrierFormRequested'; readonly carrier: string; readonly group: string } & OfForm)
  | ({
      /** Written before it is asked for over the network: from here on it is only looked up. */
      readonly type: 'carrierFormAsked';
      readonly parcels: number;
      /** The carrier's own name for one of the labels on it, by which it is found again. */
      readonly label: string;
    } & OfForm)
  /** Certain that nothing left this computer. */
  | ({ readonly type: 'carrierFormNotSent'; readonly reason: string } & OfForm)
  | ({ readonly type: 'carrierFormUnknown' } & OfForm)
  | ({
      readonly type: 'carrierFormMade';
      /** The carrier's own name for it. */
      readonly number: string;
      /** Digest of the stored paper; null where the carrier gives none. */
      readonly paperHash: Sha256 | null;
    } & OfForm)
  | ({ readonly type: 'carrierFormRefused'; readonly reason: string; readonly detail?: string } & OfForm);
