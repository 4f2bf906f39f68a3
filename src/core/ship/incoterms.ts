/** The terms of Incoterms 2020 (ICC); older ones such as DDU and DAT are none. */
export const INCOTERMS = ['EXW', 'FCA', 'CPT', 'CIP', 'DAP', 'DPU', 'DDP', 'FAS', 'FOB', 'CFR', 'CIF'] as const;
export type Incoterm = (typeof INCOTERMS)[number];

/** The term of a text in any case; null for one that Incoterms 2020 does not have. */
export const incotermOf = (text: string): Incoterm | null =>
  INCOTERMS.find((term) => term === text.trim().toUpperCase()) ?? null;
