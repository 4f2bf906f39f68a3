// ISO/IEC 15424: `]`, a code letter, a modifier.
const AIM = /^\][A-Za-z][0-9A-Za-z]/;

/** A scan's text and its AIM identifier, which is split off when there is one (ISO/IEC 15424). */
export function splitAim(text: string): { readonly text: string; readonly aim: string | null } {
  const match = AIM.exec(text);
  return match ? { text: text.slice(match[0].length), aim: match[0] } : { text, aim: null };
}

// Modifiers are sums of options, so letters tell the family, and only these whole identifiers say that FNC1 leads GS1 data.
const GS1_CARRIERS: Readonly<Record<string, string>> = {
  ']C1': 'GS1-128',
  ']e0': 'GS1 DataBar',
  ']e1': 'GS1 composite',
  ']e2': 'GS1 composite',
  ']d2': 'GS1 DataMatrix',
  ']Q3': 'GS1 QR Code',
  ']J1': 'GS1 DotCode',
};

const WHOLE: Readonly<Record<string, string>> = {
  ...GS1_CARRIERS,
  ']E0': 'EAN-13, UPC-A or UPC-E',
  ']E1': 'a two-digit add-on',
  ']E2': 'a five-digit add-on',
  ']E3': 'EAN-13 with its add-on',
  ']E4': 'EAN-8',
  ']C2': 'Code 128 with FNC1 in second place',
};

const FAMILIES: Readonly<Record<string, string>> = {
  A: 'Code 39',
  C: 'Code 128',
  E: 'EAN or UPC',
  F: 'Codabar',
  G: 'Code 93',
  H: 'Code 11',
  I: 'Interleaved 2 of 5',
  J: 'DotCode',
  L: 'PDF417',
  M: 'MSI',
  Q: 'QR Code',
  U: 'MaxiCode',
  X: 'a code of the maker',
  d: 'Data Matrix',
  e: 'GS1 DataBar',
  z: 'Aztec',
};

/** True when the AIM identifier says that the text is a GS1 element string (GS1 General Specifications 5.1.3, table 5.1.3-1). */
export const isGs1Carrier = (aim: string | null): boolean => aim !== null && Object.hasOwn(GS1_CARRIERS, aim);

/** What kind of symbol an AIM identifier names, in English; the identifier itself where it is unknown (ISO/IEC 15424). */
export const symbologyOf = (aim: string): string => WHOLE[aim] ?? FAMILIES[aim[1] ?? ''] ?? aim;
