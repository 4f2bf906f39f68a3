import { may, type Permission } from '../core/people/permissions.ts';
import { basename } from 'node:path';
import { dialog } from 'electron';
import type { UserId } from '../core/ids.ts';
import { WHOLE_QUEUE } from '../core/orders/queueOrder.ts';
import type { AppState } from '../shared/ipc/contract.ts';
import { StationError } from '../shared/errors.ts';
import type { IdleLock } from '../station/idleLock.ts';
import type { Station, StationChange } from '../station/station.ts';
import type { PrintOutcome } from '../station/ports.ts';
import type { TrainingWatch } from '../station/training.ts';
import type { DeviceDesk } from './deviceDesk.ts';
import { createDeviceHandlers } from './deviceHandlers.ts';
import { asRoutes, type DeviceSetup } from './deviceSetup.ts';
import type { DeviceTests } from './deviceTests.ts';
import type { Dock } from './dock.ts';
import { createDockHandlers } from './dockHandlers.ts';
import { tellWindow, type Handlers } from './ipc.ts';
import { createKioskHandlers, type Kiosk } from './kiosk.ts';
import { mutable } from './mutable.ts';
import { createPolicyHandlers } from './policyHandlers.ts';
import { createQueueHandlers } from './queueHandlers.ts';
import { savePaper } from './savePaper.ts';
import type { ScreenPreferences } from './screenPreferences.ts';
import { createShipHandlers, tellShip } from './shipHandlers.ts';
import { createDeskHandlers, type DeskSetup, type Guard } from './deskHandlers.ts';
import { createTrainingHandlers, type TrainingActions } from './trainingHandlers.ts';

/** What only the application can do: start anew with other data. */
export interface AppActions extends TrainingActions {
  tryDemo(): void;
  resetDemo(): void;
  goLive(): void;
}

interface HandlerOptions extends DeskSetup {
  readonly preferences: ScreenPreferences;
  readonly deviceSetup: DeviceSetup;
  readonly deviceTests: DeviceTests;
  readonly deviceDesk: DeviceDesk;
  readonly idleLock: IdleLock;
  readonly appVersion: string;
  readonly actions: AppActions;
  /** Null but in training. */
  readonly training: Pick<TrainingWatch, 'view'> | null;
  readonly kiosk: Kiosk;
  /** The demo's dock; null outside the demo. */
  dock(): Dock | null;
}

const initials = (name: string): string =>
  name
    .split(/\s+/)
    .map((part) => [...part][0] ?? '')
    .join('')
    .slice(0, 2)
    .toUpperCase();

/** The state of the whole window. */
export function appState({
  station,
  preferences,
  appVersion,
  training,
  kiosk,
}: Pick<HandlerOptions, 'station' | 'preferences' | 'appVersion' | 'training' | 'kiosk'>): AppState {
  const { site, user, failure, notice, ordersToPack } = station.state();
  return {
    phase: site ? (user ? 'work' : 'signIn') : 'setup',
    site,
    user: user && { userId: user.userId, name: user.name, initials: initials(user.name), role: user.role },
    isOrderOpen: station.snapshot() !== null,
    ordersToPack,
    failure: failure && { ...failure, params: { ...failure.params } },
    notice,
    preferences: preferences.of(user?.userId ?? null),
    appVersion,
    training: mutable(training?.view() ?? null),
    isKiosk: kiosk.isKept(),
  };
}

/** Throws StationError request.forbidden where it is not so. */
function mustBe(isSo: boolean): void {
  if (!isSo) throw new StationError('request.forbidden', {});
}

/** What somebody may not do the screen hides from them, and main refuses it to them. Throws StationError request.forbidden. */
function must(station: Station, permission: Permission): void {
  mustBe(may(station.state().user, permission));
}

/** Devices are changed by who may; the demo's are its own. Throws StationError request.forbidden. */
function mayChangeDevices({ station, deviceSetup }: HandlerOptions): void {
  must(station, 'devices');
  mustBe(deviceSetup.canChange);
}

const failedOf = (outcome: PrintOutcome): { failed: string | null } => ({
  failed: outcome.kind === 'printed' ? null : outcome.reason,
});

/** Answers every request of the contract from the station. */
export function createHandlers(options: HandlerOptions): Handlers {
  const { station, preferences, window, actions } = options;
  const user = (): UserId | null => station.state().user?.userId ?? null;
  const changedState = (): Record<string, never> => {
    tellWindow(window, 'app.changed', appState(options));
    const dock = options.dock();
    if (dock) tellWindow(dock.window, 'dock.changed', {});
    return {};
  };
  const chosenFiles = new Set<string>();
  const done = (): Record<string, never> => ({});
  const doneIf = (isSo: boolean, act: () => void) => (mustBe(isSo), void act(), done());
  const only =
    (permission: Permission): Guard =>
    () => {
      must(station, permission);
    };
  return {
    // Asked for when the page begins anew: what it had begun before is over.
    'app.state': () => {
      options.deviceDesk.leave();
      station.loading.leave();
      station.putBack.leave();
      station.overrides.leave();
      station.parcels.listen(false);
      station.people.listen(false);
      station.replay.listen(false);
      station.chooseQueue(WHOLE_QUEUE);
      return appState(options);
    },
    'app.setTheme': ({ theme }) => (preferences.setTheme(theme), changedState()),
    'app.setVolume': ({ volume }) => (preferences.setVolume(volume), changedState()),
    'app.setLanguage': ({ language }) => (preferences.setLanguage(user(), language), changedState()),
    'app.setUnits': ({ units }) => (preferences.setUnits(user(), units), changedState()),
    'setup.complete': async ({ site, supervisor }) => ({
      problem: await station.setUp({ ...site, isDemo: false }, { ...supervisor, role: 'supervisor' }),
    }),
    // A bench that is set up is not swapped for a demo, nor one that packs real orders begun anew, from a page that has no button for it.
    'setup.tryDemo': () => doneIf(station.state().site === null, actions.tryDemo),
    'station.resetDemo': () => (actions.resetDemo(), done()),
    'station.goLive': () => doneIf(station.state().site?.isDemo === true, actions.goLive),
    'session.signIn': async ({ number, pin }) => ({ refused: await station.signIn(number, pin) }),
    'session.signOut': () => (station.signOut(), done()),
    'pack.snapshot': () => ({ snapshot: mutable(station.snapshot()) }),
    'pack.dispatch': ({ command, seenVersion }) => (station.dispatch(command, seenVersion), done()),
    'label.preview': async ({ labelHash }) => ({
      png: (await station.labelPreview(labelHash)) as Uint8Array<ArrayBuffer> | null,
    }),
    'devices.list': () => ({ devices: mutable(options.deviceDesk.views(station.devices())) }),
    ...createDeviceHandlers(
      options.deviceDesk,
      window,
      only('devices'),
      () => station.state().site === null,
      () => {
        tellDevices(options, station.devices());
      },
    ),
    'devices.find': async () => {
      must(station, 'devices');
      return mutable(await options.deviceSetup.find());
    },
    'devices.configured': () => {
      const { canChange, entries } = options.deviceSetup;
      return { canChange, devices: mutable(entries()) };
    },
    'devices.save': (entry) => (mayChangeDevices(options), void options.deviceSetup.save(entry), done()),
    'devices.remove': ({ deviceId }) => (mayChangeDevices(options), void options.deviceSetup.remove(deviceId), done()),
    'devices.test': ({ deviceId }) => (must(station, 'devices'), options.deviceTests.test(deviceId)),
    'papers.routes': () => {
      const { canChange, routes } = options.deviceSetup;
      return { canChange, routes: mutable(routes()), now: mutable(station.routesNow()) };
    },
    'papers.printCommandCards': async ({ cards }) => {
      must(station, 'devices');
      return failedOf(await station.printCommandCards(cards));
    },
    'papers.printBoxCards': async () => {
      must(station, 'devices');
      return failedOf(await station.printBoxCards());
    },
    'papers.placePreview': async (wanted) => ({
      png: (await station.placePreview(wanted)) as Uint8Array<ArrayBuffer> | null,
    }),
    'papers.printPlaces': async (wanted) => {
      must(station, 'devices');
      return failedOf(await station.printPlaces(wanted));
    },
    'papers.save': async ({ kind }) => {
      const paper = await station.paperPage(kind);
      return { isSaved: paper !== null && (await savePaper(window, paper)) };
    },
    'station.setNumberShare': (share) => (must(station, 'station'), void station.setNumberShare(share), done()),
    'papers.saveCustoms': (customs) => (must(station, 'station'), { problem: station.setCustoms(customs) }),
    'papers.saveRoutes': ({ routes }) => (
      mayChangeDevices(options),
      void options.deviceSetup.saveRoutes(asRoutes(routes)),
      void station.routesChanged(),
      done()
    ),
    'scale.live': () => station.live(),
    'imports.choose': async () => {
      must(station, 'imports');
      const chosen = await dialog.showOpenDialog(window, {
        properties: ['openFile'],
        filters: [{ name: 'CSV', extensions: ['csv', 'txt', 'tsv'] }],
      });
      const path = chosen.filePaths[0] ?? null;
      if (path !== null) chosenFiles.add(path);
      return { path, fileName: path === null ? '' : basename(path) };
    },
    'imports.start': ({ kind, path }) => {
      must(station, 'imports');
      // Only what a person picked in the dialog is read: the page can't name files of this computer.
      if (!chosenFiles.has(path)) throw new StationError('request.forbidden', {});
      station.startImport(kind, path);
      return done();
    },
    'imports.cancel': () => (must(station, 'imports'), void station.cancelImport(), done()),
    'imports.list': () => mutable(station.imports()),
    ...createDeskHandlers(options, only),
    ...createQueueHandlers(station, only('orders')),
    ...createShipHandlers(station, window, only('manifests'), only('orders')),
    ...createPolicyHandlers(station, options.idleLock, only('policies'), changedState),
    ...createKioskHandlers(station, {
      ...options,
      isTraining: options.training !== null,
      changed: changedState,
      left: (by) => {
        options.signing.storage.record([{ event: { type: 'fullScreenLeft' } }], by);
      },
    }),
    ...createTrainingHandlers(station, actions, only('reports')),
    'products.printBarcode': async ({ sku }) => {
      must(station, 'products');
      return { barcode: await station.printBarcode(sku) };
    },
    ...createDockHandlers(options.dock, () => appState(options).preferences.language),
  };
}

function tellDevices({ window, deviceDesk }: HandlerOptions, devices: ReturnType<Station['devices']>): void {
  tellWindow(window, 'devices.changed', { devices: mutable(deviceDesk.views(devices)) });
}

function signedInOrOut({ station, deviceDesk, preferences }: HandlerOptions): void {
  const { user } = station.state();
  if (user) preferences.signedIn(user.userId);
  else deviceDesk.leave();
}

/** Passes what the station tells on to the window. */
export function forward(options: HandlerOptions): (change: StationChange) => void {
  const { window } = options;
  return (change) => {
    const dock = options.dock();
    if (dock && (change.kind === 'app' || change.kind === 'pack' || change.kind === 'queue'))
      tellWindow(dock.window, 'dock.changed', {});
    switch (change.kind) {
      case 'app':
        signedInOrOut(options);
        tellWindow(window, 'app.changed', appState(options));
        return;
      case 'pack':
        tellWindow(window, 'pack.changed', { snapshot: mutable(change.snapshot), cue: change.cue });
        return;
      case 'scale':
        tellWindow(window, 'scale.changed', change.live);
        return;
      case 'devices':
        tellDevices(options, change.devices);
        return;
      case 'queue':
      case 'boxes':
      case 'imports':
      case 'tasks':
      case 'manifests':
      case 'parcels':
        tellWindow(window, `${change.kind}.changed`, {});
        return;
      case 'loading':
      case 'putBack':
      case 'parcelScanned':
      case 'replayScanned':
        tellShip(window, change);
        return;
      case 'badgeRead':
        tellWindow(window, 'people.badgeRead', { code: change.code });
        return;
      case 'badgeTakenUp':
        tellWindow(window, 'people.badgeTakenUp', { userId: change.userId });
        return;
    }
  };
}
