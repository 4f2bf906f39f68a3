import { cpclLanguage } from './cpcl.ts';
import { eplLanguage } from './epl.ts';
import { escposLanguage } from './escpos.ts';
import type { LanguageName, PrinterLanguage } from './language.ts';
import type { PrinterSettings } from './settings.ts';
import { starLanguage } from './star.ts';
import { tsplLanguage } from './tspl.ts';
import { zplLanguage } from './zpl.ts';

/** Every printer language by name; a new one is a file of its own and a line here. */
export const LANGUAGES: Readonly<Record<LanguageName, (settings?: PrinterSettings) => PrinterLanguage>> = {
  zpl: zplLanguage,
  epl: eplLanguage,
  tspl: tsplLanguage,
  cpcl: cpclLanguage,
  escpos: escposLanguage,
  star: starLanguage,
};
