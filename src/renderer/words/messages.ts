import { TEXTS, type Texts } from '../../shared/messages/texts.ts';
import type { Language } from '../../shared/languages.ts';

declare module 'use-intl' {
  interface AppConfig {
    Messages: Texts;
    Locale: Language | `${Language}-${string}`;
  }
}

/** The English texts: which words there are is asked of them. */
export const english = TEXTS.en;
