import type { Language } from '../languages.ts';
import de from './de.json' with { type: 'json' };
import en from './en.json' with { type: 'json' };
import es from './es.json' with { type: 'json' };
import fr from './fr.json' with { type: 'json' };

/** Everything the app says, as a tree of ICU texts; English has the keys. */
export type Texts = typeof en;

/** The texts by language; a test demands the same keys, values and choices of each. */
export const TEXTS: Readonly<Record<Language, Texts>> = { en, de, es, fr };
