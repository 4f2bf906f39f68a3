import { join } from 'node:path';
import type { BrowserWindow } from 'electron';
import type { Logger } from 'pino';
import { DRAWN_LANGUAGES, type LabelLanguage } from '../core/print/labelPrinter.ts';
import type { ScanReading } from '../core/scan/scan.ts';
import type { StationConfig } from '../shared/config.ts';
import { createIdleLock } from '../station/idleLock.ts';
import type { StoragePort } from '../station/ports.ts';
import { recordedPreferences } from '../station/preferencesRecord.ts';
import type { Station } from '../station/station.ts';
import { DEMO_USERS } from '../station/demo.ts';
import { compose, openData } from './compose.ts';
import type { Profiles } from './config.ts';
import { fillDemo, startDemoBench } from './demo.ts';
import { benchDevices } from './demoBench.ts';
import { openDock, type Dock } from './dock.ts';
import { appState, createHandlers, forward, type AppActions } from './handlers.ts';
import { tellWindow, type Handlers } from './ipc.ts';
import type { Kiosk } from './kiosk.ts';
import type { KeyboardWatch } from './keyboardTrouble.ts';
import { report } from './logging.ts';
import { createScreenPreferences, keptLooks, type ScreenPreferences } from './screenPreferences.ts';
import { openTrainingData, trainingBadges, type TrainingSeed } from './trainingData.ts';

/** Which bench is opened: the installation's own (live or demo), or the training beside it. */
export type BenchKind = { readonly mode: Profiles['mode'] } | ({ readonly mode: 'training' } & TrainingSeed);

interface BenchOptions {
  readonly window: BrowserWindow;
  readonly dataDir: string;
  readonly preloadFile: string;
  readonly builtDir: string;
  readonly appPath: string;
  readonly appVersion: string;
  /** The languages of this PC, the first one first. */
  readonly languages: readonly string[];
  readonly config: StationConfig;
  readonly log: Logger;
  readonly actions: AppActions;
  readonly kiosk: Kiosk;
}

/** A station behind the window, with everything that belongs to it. */
export interface OpenBench {
  readonly mode: BenchKind['mode'];
  readonly handlers: Handlers;
  dock(): Dock | null;
  /** A code from the keyboard scanner. */
  scanned(scan: ScanReading): void;
  readonly keyboard: KeyboardWatch;
  /** True while a file is read in: what has begun would be lost. */
  isImporting(): boolean;
  /** What a training beside it begins with; null before the first run. */
  trainingSeed(): TrainingSeed | null;
  /** Lets go of devices and database; nothing of it is asked after that. */
  close(): Promise<void>;
}

/** Opens the station of one data folder. Throws StationError when its data can't be opened; then nothing stays open. */
export async function openBench(kind: BenchKind, options: BenchOptions): Promise<OpenBench> {
  const { window, builtDir, config, log, appVersion } = options;
  const [resources, pictureDir] = [join(options.appPath, 'resources'), join(options.dataDir, 'images')];
  let changed = (): void => undefined;
  const training =
    kind.mode === 'training'
      ? await openTrainingData({
          ...options,
          ...kind,
          changed: () => {
            changed();
          },
        })
      : null;
  const dataDir = training?.dataDir ?? options.dataDir;
  const storage = training?.storage ?? openData({ dataDir, builtDir });
  if (kind.mode === 'demo' && !storage.site()) await fillDemo(storage, join(resources, 'demo'));
  const virtual = kind.mode === 'live' ? null : await startDemoBench(builtDir);
  const devices = virtual ? benchDevices(virtual.ports) : config.devices;
  const parts = compose(storage, {
    dataDir,
    builtDir,
    config: { ...(training?.config ?? config), devices },
    canChangeDevices: virtual === null,
    appVersion,
    rulesFile: join(resources, 'udev', '70-packing-station.rules'),
    tell: (name, payload) => {
      tellWindow(window, name, payload);
    },
    report: (error) => report(log, error),
    warn: (message, facts) => {
      log.warn(facts, message);
    },
  });
  const { station, renderer, deviceSetup, deviceTests, deviceDesk, deviceDay, keyboard } = parts;
  const idleLock = createIdleLock({ devices: deviceTests.port, station });
  let dock: Dock | null = null;
  const handlerOptions = {
    ...parts,
    idleLock,
    preferences: preferencesOf(storage, station, options.languages),
    window,
    // The bench's own, in training too: what the window shows comes from there.
    pictureDir,
    appVersion,
    actions: options.actions,
    kiosk: options.kiosk,
    training,
    dock: () => dock,
  };
  changed = () => {
    tellWindow(window, 'app.changed', appState(handlerOptions));
  };
  station.onChange(forward(handlerOptions));
  whenShown(window, () => {
    const badges = kind.mode === 'training' ? trainingBadges(kind.people) : DEMO_USERS;
    if (virtual)
      dock = openDock(window, options.preloadFile, { station, storage, bench: virtual, setup: deviceSetup, badges });
    // After the first picture: what the first label needs is loaded while the packer scans.
    renderer.warmUp(drawnLanguage(devices)).catch((error: unknown) => report(log, error));
  });
  return {
    mode: kind.mode,
    handlers: createHandlers(handlerOptions),
    dock: () => dock,
    scanned: (scan) => {
      if (!deviceDesk.takes(scan) && !deviceTests.takes(scan.text)) station.scanned(scan);
    },
    keyboard,
    isImporting: () => station.imports().running !== null,
    trainingSeed() {
      const [site, people] = [storage.site(), storage.users.all()];
      return site && { people, benchName: site.bench, looks: keptLooks(storage.preferences, people) };
    },
    async close() {
      deviceDay.close();
      idleLock.close();
      if (dock && !dock.window.isDestroyed()) dock.window.destroy();
      dock = null;
      await Promise.all([parts.rehearsalSetup.rehearsal.close(), parts.rehearsalSetup.sizes.close()]);
      await Promise.allSettled([station.close(), renderer.close()]);
      virtual?.close();
      training?.remove();
    },
  };
}

/** How the window looks, sounds and speaks; each change is a fact. */
const preferencesOf = (storage: StoragePort, station: Station, languages: readonly string[]): ScreenPreferences =>
  createScreenPreferences(
    recordedPreferences(storage, () => station.state().user?.userId ?? null),
    languages,
  );

const whenShown = (window: BrowserWindow, task: () => void): void => {
  if (window.isVisible()) task();
  else window.once('show', task);
};

/** The language that labels have to be drawn for at this bench. */
const drawnLanguage = (devices: StationConfig['devices']): LabelLanguage | undefined => {
  const spoken = devices.filter(({ role }) => role === 'labelPrinter').map(({ protocol }) => protocol);
  return DRAWN_LANGUAGES.find((language) => spoken.includes(language));
};
