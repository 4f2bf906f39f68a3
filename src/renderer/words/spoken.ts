import type { UnitSystem } from '../../core/shownUnits.ts';
import type { Language } from '../../shared/languages.ts';
import { TEXTS, type Texts } from '../../shared/messages/texts.ts';

/** How this window speaks to whoever stands before it. */
export interface Spoken {
  readonly language: Language;
  /** The PC's country: a Spanish text in the United States has a decimal point. '' where it is not known. */
  readonly region: string;
  /** The units a person chose; null shows each quantity in the unit it came in. */
  readonly units: UnitSystem | null;
}

let spoken: Spoken = { language: 'en', region: 'US', units: null };

/** From now on, words, numbers and measures are these. Set before the state that repaints the window. */
export function speak(next: Spoken): void {
  spoken = next;
}

/** How the window speaks now. */
export const nowSpoken = (): Spoken => spoken;

// ISO 639-1 codes of languages that are written from right to left; the gallery shows the window so without one of them.
const RIGHT_TO_LEFT: readonly string[] = ['ar', 'fa', 'he', 'ur'];

/** Which way a language is written. */
export const directionOf = (language: string): 'ltr' | 'rtl' => (RIGHT_TO_LEFT.includes(language) ? 'rtl' : 'ltr');

/** The texts of the language spoken now, for what is put into words outside components. */
export const spokenTexts = (): Texts => TEXTS[spoken.language];

/** The locale by which numbers are written, by themselves and in texts of a language. */
export const localeOf = (language: Language): Language | `${Language}-${string}` =>
  spoken.region === '' ? language : `${language}-${spoken.region}`;

/** The locale by which numbers and amounts are written. */
export const numberLocale = (): string => localeOf(spoken.language);

/** The locale by which days are written: day before month in every language, as on the bench's clock. */
export const dayLocale = (): string => (spoken.language === 'en' ? 'en-GB' : spoken.language);

const marks = new Map<string, string>();

/** A plain decimal ("4.86") with the mark that the locale writes: "4,86". */
export function localDecimal(text: string): string {
  const locale = numberLocale();
  let mark = marks.get(locale);
  if (mark === undefined) {
    mark = new Intl.NumberFormat(locale).formatToParts(0.5).find(({ type }) => type === 'decimal')?.value ?? '.';
    marks.set(locale, mark);
  }
  return text.replace('.', mark);
}

/** A whole number with the locale's groups: "1,204". */
export const countText = (count: number): string => new Intl.NumberFormat(numberLocale()).format(count);
