import type { useTranslations } from 'use-intl';
import { english } from './messages.ts';

type Reason = keyof typeof english.imports.reason;

const isKnown = (code: string): code is Reason => code in english.imports.reason;

/** Why a row was refused, in words; a reason without words is shown by its code. */
export const reasonText = (code: string, t: ReturnType<typeof useTranslations<'imports'>>): string =>
  isKnown(code) ? t(`reason.${code}`) : t('reason.other', { code });
