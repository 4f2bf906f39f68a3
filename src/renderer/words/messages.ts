import messages from '../../shared/messages/en.json';

declare module 'use-intl' {
  interface AppConfig {
    Messages: typeof messages;
    Locale: 'en';
  }
}

/** Every text of the window in English, the only language yet. */
export const english = messages;
