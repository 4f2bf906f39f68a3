import type { EventOf } from '../journal/events.ts';
import type { Preference, RoutedPrinter, SettingEvent } from '../journal/settingEvents.ts';
import type { Settings } from '../settings/settings.ts';
import { textValue, wordValue, yesNo, type AuditChange, type AuditField, type AuditValue } from './change.ts';

/** Settings that have a word of their own; others are told by their place in `station.json`. */
const FIELDS: Readonly<Record<string, AuditField>> = {
  name: 'name',
  role: 'deviceRole',
  protocol: 'protocol',
  media: 'media',
  'settings.enabled': 'isUsed',
  'settings.printsRed': 'printsRed',
};

/** What facts of settings changed, field by field. */
export const SETTING_CHANGES = {
  deviceAdded: ({ before, after }: EventOf<'deviceAdded'>) => settingChanges(before, after),
  deviceChanged: ({ before, after }: EventOf<'deviceChanged'>) => settingChanges(before, after),
  deviceRemoved: ({ before, after }: EventOf<'deviceRemoved'>) => settingChanges(before, after),
  configChanged: ({ before, after }: EventOf<'configChanged'>) => settingChanges(before, after),
  routeChanged: ({ document, before, after }: EventOf<'routeChanged'>): readonly AuditChange[] => [
    { of: null, field: `papers.${document}`, before: routeValue(before), after: routeValue(after) },
  ],
  preferenceSet: ({ preference, before, after }: EventOf<'preferenceSet'>): readonly AuditChange[] => [
    {
      of: null,
      field: preference,
      before: before === null ? null : preferenceValue(preference, before),
      after: preferenceValue(preference, after),
    },
  ],
} satisfies { readonly [T in SettingEvent['type']]?: (event: EventOf<T>) => readonly AuditChange[] };

function settingChanges(before: Settings, after: Settings): readonly AuditChange[] {
  const paths = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return paths.map((path) => {
    const field = FIELDS[path];
    return {
      of: field ? null : path,
      field: field ?? 'setting',
      before: settingValue(path, before[path]),
      after: settingValue(path, after[path]),
    };
  });
}

function settingValue(path: string, text: string | undefined): AuditValue {
  if (path === 'role' && text !== undefined) return wordValue(`deviceRole.${text}`);
  return text === 'true' || text === 'false' ? yesNo(text === 'true') : textValue(text);
}

function routeValue(printers: readonly RoutedPrinter[] | null): AuditValue {
  if (printers === null) return wordValue('route.any');
  return printers.length === 0 ? wordValue('route.never') : textValue(printers.map(({ name }) => name).join(', '));
}

function preferenceValue(preference: Preference, value: string): AuditValue {
  switch (preference) {
    case 'theme':
      return wordValue(`theme.${value}`);
    case 'language':
      return wordValue(`language.${value}`);
    case 'units':
      return value === 'us' || value === 'metric' ? wordValue(`units.${value}`) : null;
    case 'volume':
      return textValue(`${value} %`);
  }
}

/** What a fact of settings is about, as `auditSubject` tells it. */
export function settingSubject(event: SettingEvent): { readonly name: string; readonly code: string } {
  if ('deviceId' in event) return { name: event.name, code: event.deviceId };
  if ('carrier' in event) return { name: event.carrier, code: event.server };
  return { name: '', code: 'document' in event ? event.document : '' };
}
