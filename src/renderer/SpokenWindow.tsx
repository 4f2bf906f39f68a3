import type { ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { IntlProvider } from 'use-intl';
import { TEXTS } from '../shared/messages/texts.ts';
import { appSlice } from './ipc/live.ts';
import { useSlice } from './ipc/slice.ts';
import { localeOf, nowSpoken } from './words/spoken.ts';

/** The window in the language of whoever stands before it: theirs once they are signed in, else the bench's. */
export function SpokenWindow({ children }: { readonly children: ReactNode }) {
  const language = useSlice(appSlice)?.preferences.language ?? nowSpoken().language;
  return (
    <I18nProvider locale={language}>
      <IntlProvider locale={localeOf(language)} messages={TEXTS[language]} timeZone="UTC">
        {children}
      </IntlProvider>
    </I18nProvider>
  );
}
