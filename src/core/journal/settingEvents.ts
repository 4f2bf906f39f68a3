import type { DeviceId, UserId } from '../ids.ts';
import type { DocumentKind } from '../print/documents.ts';
import type { Settings } from '../settings/settings.ts';

/** What a bench keeps of how its window looks, sounds and speaks. */
export const PREFERENCES = ['theme', 'volume', 'language', 'units'] as const;
export type Preference = (typeof PREFERENCES)[number];

/** A printer in the order in which a document tries them, with its name as it was. */
export interface RoutedPrinter {
  readonly deviceId: DeviceId;
  readonly name: string;
}

interface DeviceFact<T extends string> {
  readonly type: T;
  readonly deviceId: DeviceId;
  readonly name: string;
  /** Of a changed device only what differs. */
  readonly before: Settings;
  readonly after: Settings;
}

/** Facts of what a bench is set to outside its database, each with what stood before. Nothing of it is a secret. */
export type SettingEvent =
  | DeviceFact<'deviceAdded'>
  | DeviceFact<'deviceChanged'>
  | DeviceFact<'deviceRemoved'>
  | {
      readonly type: 'routeChanged';
      readonly document: DocumentKind;
      /** Null: nobody says where; empty: it is not printed. */
      readonly before: readonly RoutedPrinter[] | null;
      readonly after: readonly RoutedPrinter[] | null;
    }
  /** The rest of `station.json` is not as it was when the program ran last: only what differs. */
  | { readonly type: 'configChanged'; readonly before: Settings; readonly after: Settings }
  | {
      readonly type: 'preferenceSet';
      readonly preference: Preference;
      /** Whose at this bench; null: the bench's own. */
      readonly person: UserId | null;
      readonly before: string | null;
      readonly after: string;
    }
  /** A key was typed in the window in place of the one before, or forgotten; never which. */
  | { readonly type: 'carrierKeyKept' | 'carrierKeyRemoved'; readonly carrier: string; readonly server: string }
  /** Somebody let go of the window that is kept in full screen, until the program starts again. */
  | { readonly type: 'fullScreenLeft' };

const SETTING_TYPES = {
  deviceAdded: true,
  deviceChanged: true,
  deviceRemoved: true,
  routeChanged: true,
  configChanged: true,
  preferenceSet: true,
  carrierKeyKept: true,
  carrierKeyRemoved: true,
  fullScreenLeft: true,
} satisfies Record<SettingEvent['type'], true>;

/** True for a fact of settings. */
export const isSettingEvent = <E extends { readonly type: string }>(event: E): event is E & SettingEvent =>
  Object.hasOwn(SETTING_TYPES, event.type);

/** Device or setting that a fact is about, as `<noun>/<id>`. */
export const settingStream = (event: SettingEvent): string =>
  'deviceId' in event ? `device/${event.deviceId}` : 'settings';
