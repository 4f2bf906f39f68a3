import { asId, type DeviceId, type UserId } from '../core/ids.ts';
import type { RoutedPrinter, SettingEvent } from '../core/journal/settingEvents.ts';
import { DOCUMENTS, type DocumentKind } from '../core/print/documents.ts';
import { changedSettings, flatSettings, type Settings } from '../core/settings/settings.ts';
import type { StationConfig } from '../shared/config.ts';
import { defaultConfig } from './config/checkConfig.ts';
import type { NewFact, StoragePort } from './ports.ts';

/** Where the settings stand that the journal knows of. */
const KEY = 'settings.recorded';

/** Settings as the journal knows them. */
interface Known {
  readonly devices: Readonly<Record<string, Settings>>;
  readonly routes: Readonly<Partial<Record<DocumentKind, readonly RoutedPrinter[]>>>;
  readonly rest: Settings;
}

/**
 * Records what of `station.json` is not as the journal knows it, in one transaction: after a change in the window with who made it, at a
 * start with nobody, because somebody wrote into the file. The first settings of a bench are what it begins with, and no fact.
 */
export function recordSettings(
  storage: Pick<StoragePort, 'record' | 'preferences'>,
  config: StationConfig,
  by: UserId | null,
): void {
  const [kept, now] = [storage.preferences.get(KEY), knownOf(config)];
  const text = JSON.stringify(now);
  if (kept === text) return;
  const facts = kept === null ? [] : factsOf(JSON.parse(kept) as Known, now);
  if (facts.length > 0) storage.record(facts, by);
  storage.preferences.set(KEY, text);
}

/** Which server an address is of; the rest of it may hold a key. '' for none. */
export const hostOf = (url: string): string => (url === '' ? '' : new URL(url).host);

function knownOf(config: StationConfig): Known {
  const { devices, routes, carrier, ...rest } = config;
  const nameOf = (id: string): string => devices.find(({ deviceId }) => deviceId === id)?.name ?? id;
  const told = (ids: readonly string[]): readonly RoutedPrinter[] =>
    ids.map((id) => ({ deviceId: asId<DeviceId>(id), name: nameOf(id) }));
  const shown = 'url' in carrier ? { ...carrier, url: hostOf(carrier.url) } : carrier;
  return {
    devices: Object.fromEntries(devices.map(({ deviceId, ...entry }) => [deviceId, flatSettings(entry)])),
    routes: Object.fromEntries(Object.entries(routes).map(([document, ids]) => [document, told(ids)])),
    rest: flatSettings({ ...rest, carrier: shown }),
  };
}

function factsOf(was: Known, is: Known): readonly NewFact[] {
  const events: readonly SettingEvent[] = [
    ...deviceFacts(was.devices, is.devices),
    ...DOCUMENTS.flatMap((document): readonly SettingEvent[] => {
      const [before, after] = [was.routes[document] ?? null, is.routes[document] ?? null];
      return idsOf(before) === idsOf(after) ? [] : [{ type: 'routeChanged', document, before, after }];
    }),
    ...restFacts(was.rest, is.rest),
  ];
  return events.map((event) => ({ event }));
}

const idsOf = (printers: readonly RoutedPrinter[] | null): string =>
  JSON.stringify(printers && printers.map(({ deviceId }) => deviceId));

function deviceFacts(was: Known['devices'], is: Known['devices']): readonly SettingEvent[] {
  return [...new Set([...Object.keys(was), ...Object.keys(is)])].flatMap((id): readonly SettingEvent[] => {
    const [old, now] = [was[id], is[id]];
    const differs = changedSettings(old ?? {}, now ?? {});
    if (!differs) return [];
    const type = old ? (now ? 'deviceChanged' : 'deviceRemoved') : 'deviceAdded';
    const name = (now ?? old)?.['name'] ?? '';
    return [{ type, deviceId: asId<DeviceId>(id), name, ...differs }];
  });
}

/** A setting that a newer program brings is nobody's change while it is as usual. */
function restFacts(was: Settings, is: Settings): readonly SettingEvent[] {
  const usual = knownUsual();
  const said = Object.entries(is).filter(([path, value]) => path in was || usual[path] !== value);
  const differs = changedSettings(was, Object.fromEntries(said));
  return differs ? [{ type: 'configChanged', ...differs }] : [];
}

function knownUsual(): Settings {
  const { devices: _devices, routes: _routes, ...rest } = defaultConfig();
  return flatSettings(rest);
}
