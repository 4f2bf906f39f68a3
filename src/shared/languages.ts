/** Languages the app speaks, by their ISO 639-1 codes; the first where nothing else is known. */
export const LANGUAGES = ['en', 'de', 'es', 'fr'] as const;
export type Language = (typeof LANGUAGES)[number];

const TAG = /^([a-z]{2,3})(?:[-_][A-Z][a-z]{3})?(?:[-_]([A-Z]{2}))?(?![a-z])/;

/** The first language of a PC's list (`de-AT`, `pt_BR.UTF-8` ...) that the app speaks; English where it speaks none of them. */
export function languageOf(tags: readonly string[]): Language {
  for (const tag of tags) {
    const known = LANGUAGES.find((language) => language === TAG.exec(tag)?.[1]);
    if (known) return known;
  }
  return LANGUAGES[0];
}

/** The PC's country, two letters (ISO 3166), by which numbers are written; '' where its list names none. */
export function regionOf(tags: readonly string[]): string {
  for (const tag of tags) {
    const region = TAG.exec(tag)?.[2];
    if (region !== undefined) return region;
  }
  return '';
}
