import type { Incoterm } from './incoterms.ts';

/** What a site's customs papers say of it; '' where it has no such number. */
export interface SiteCustoms {
  /** Economic Operators Registration and Identification number: country and up to 15 letters or digits. */
  readonly eori: string;
  /** VAT or other tax number. */
  readonly vat: string;
  /** Import One-Stop Shop number of the European Union: IM and ten digits. */
  readonly ioss: string;
  readonly incoterm: Incoterm;
  /** Whose name stands for the signature. */
  readonly signer: string;
}

/** A site that has set nothing: delivered at place, nothing signed. */
export const NO_SITE_CUSTOMS: SiteCustoms = { eori: '', vat: '', ioss: '', incoterm: 'DAP', signer: '' };

/** The field that can't be right, or null: each may be empty, but not wrong. */
export function siteCustomsProblem({
  eori,
  vat,
  ioss,
  signer,
}: SiteCustoms): 'eori' | 'vat' | 'ioss' | 'signer' | null {
  if (eori !== '' && !/^[A-Z]{2}[A-Z0-9]{1,15}$/.test(eori)) return 'eori';
  if (vat !== '' && !/^[A-Z0-9][A-Z0-9 .-]{3,19}$/.test(vat)) return 'vat';
  if (ioss !== '' && !/^IM\d{10}$/.test(ioss)) return 'ioss';
  return [...signer].length > 60 ? 'signer' : null;
}
