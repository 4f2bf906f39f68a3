import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { app, type BrowserWindow } from 'electron';
import type { Logger } from 'pino';
import { SCALE_SETTINGS } from '../devices/scales/index.ts';
import type { StationConfig } from '../shared/config.ts';
import { configProblemText } from '../shared/configProblems.ts';
import { StationError } from '../shared/errors.ts';
import type { AppState } from '../shared/ipc/contract.ts';
import { defaultConfig } from '../station/config/checkConfig.ts';
import { configFile, readConfigFile, refusedConfig } from '../station/readConfig.ts';
import { openBenches, type Benches } from './benches.ts';
import { chooseProfile, rememberProfile, restartArguments, type Profiles } from './config.ts';
import { plainPreferences } from './screenPreferences.ts';
import type { AppActions } from './handlers.ts';
import { failureView, serveRequests, type Handlers } from './ipc.ts';
import { keepKiosk, NO_KIOSK } from './kiosk.ts';
import { createLog, report } from './logging.ts';
import { openBench } from './openBench.ts';
import { removeTraining, trainingProgress } from './trainingData.ts';
import { APP_ORIGIN, createWindow, lockDown, registerSchemes } from './window.ts';
import { attachWedge } from './wedge.ts';

const { values: args } = parseArgs({
  args: process.argv.slice(app.isPackaged ? 1 : 2),
  options: { data: { type: 'string' }, demo: { type: 'boolean' } },
  strict: false,
});
const root = join(app.getPath('appData'), 'packing-station');
const profile = chooseProfile(root, {
  data: typeof args.data === 'string' ? args.data : null,
  isDemo: args.demo === true,
});
const builtDir = join(app.getAppPath(), 'out', 'main');
const START_PAGE = `${APP_ORIGIN}/index.html`;
const preloadFile = join(app.getAppPath(), 'out', 'preload', 'index.cjs');

// Names and addresses lie there: for this user only.
mkdirSync(profile.dataDir, { recursive: true, mode: 0o700 });
// The browser's own files live beside the data, and its lock keeps one window a data folder.
app.setPath('userData', join(profile.dataDir, 'window'));
registerSchemes();
app.on('web-contents-created', (_event, contents) => {
  contents.on('will-redirect', (redirect) => {
    redirect.preventDefault();
  });
});

if (app.requestSingleInstanceLock()) void app.whenReady().then(run).catch(fatal);
else app.quit();

function fatal(error: unknown): void {
  process.stderr.write(`packing station: ${error instanceof Error ? error.message : String(error)}\n`);
  app.exit(1);
}

async function run(): Promise<void> {
  lockDown(join(app.getAppPath(), 'out', 'renderer'), join(profile.dataDir, 'images'));
  const file = configFile(profile.dataDir);
  const read = readConfigFile(file, SCALE_SETTINGS);
  const config = read.config ?? defaultConfig();
  const log = createLog(profile.dataDir, config.logLevel);
  for (const problem of read.problems) log.warn({ problem: configProblemText(problem) }, 'station.json');
  process.on('uncaughtException', (error) => report(log, error));
  process.on('unhandledRejection', (error) => report(log, error));
  const window = createWindow(config.window, preloadFile);
  app.on('second-instance', () => {
    if (window.isDestroyed()) return;
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  app.on('window-all-closed', () => {
    app.quit();
  });
  // Another window, such as one that prints, must not keep the program alive behind a station that was closed.
  window.once('closed', () => {
    app.quit();
  });
  window.once('ready-to-show', () => {
    window.show();
  });
  try {
    if (read.config === null) throw refusedConfig(file, read.problems);
    await open(window, config, log);
  } catch (error) {
    log.error({ err: error }, 'station could not open');
    serveFailure(window, error, report(log, error));
  }
  await window.loadURL(START_PAGE);
}

async function open(window: BrowserWindow, config: StationConfig, log: Logger): Promise<void> {
  // What a training left there when the power failed.
  removeTraining(profile.dataDir);
  const kiosk = config.window.kiosk ? keepKiosk(window) : NO_KIOSK;
  const benches: Benches = await openBenches({
    own: profile.mode,
    open: (kind) =>
      openBench(kind, {
        window,
        dataDir: profile.dataDir,
        preloadFile,
        builtDir,
        appPath: app.getAppPath(),
        appVersion: app.getVersion(),
        languages: pcLanguages(),
        config,
        log,
        kiosk,
        actions: {
          ...actions(profile),
          train: () => benches.train(),
          leaveTraining: () => {
            benches.leaveTraining();
          },
          trainingProgress: () => trainingProgress(profile.dataDir),
        },
      }),
    show: () => {
      if (!window.isDestroyed()) void window.loadURL(START_PAGE);
    },
    failed: (error) => report(log, error),
  });
  serveRequests({
    window,
    dock: () => benches.now()?.dock()?.window ?? null,
    origin: APP_ORIGIN,
    handlers: benches.handlers,
    report: (error) => report(log, error),
  });
  attachWedge(window, config.wedge, {
    scanned: (scan) => benches.now()?.scanned(scan),
    trouble: (what, isThere) => {
      if (benches.now()?.keyboard.set(what, isThere) === true) log.warn({ what, isThere }, 'keyboard scanner');
    },
    repeated: () => {
      log.warn({ what: 'repeat' }, 'keyboard scanner');
    },
  });
  closeInOrder(benches);
  log.info({ version: app.getVersion(), electron: process.versions['electron'], mode: profile.mode }, 'station open');
}

/** The languages of this PC, the first one first; `--lang=de` on the command line goes before them. */
const pcLanguages = (): readonly string[] =>
  [app.commandLine.getSwitchValue('lang'), ...app.getPreferredSystemLanguages()].filter((tag) => tag !== '');

/** Devices are let go and the database is closed before the process ends. */
function closeInOrder(benches: Benches): void {
  let isClosed = false;
  app.on('before-quit', (event) => {
    if (isClosed) return;
    event.preventDefault();
    isClosed = true;
    const close = async (): Promise<void> => (await benches.current()).close();
    void Promise.allSettled([close()]).then(() => {
      app.quit();
    });
  });
}

function actions({ dataDir }: Profiles): Pick<AppActions, 'tryDemo' | 'goLive' | 'resetDemo'> {
  const restart = (mode: Profiles['mode']): void => {
    rememberProfile(root, mode);
    app.relaunch({ args: restartArguments(process.argv.slice(1)) });
    app.quit();
  };
  return {
    tryDemo: () => {
      restart('demo');
    },
    goLive: () => {
      restart('live');
    },
    resetDemo: () => {
      if (profile.mode !== 'demo') throw new StationError('request.forbidden', {});
      app.once('will-quit', () => {
        for (const file of ['station.db', 'station.db-wal', 'station.db-shm'])
          rmSync(join(dataDir, file), { force: true });
      });
      restart('demo');
    },
  };
}

/** The data folder could not be opened: the window says why and what to do, and every other request is answered with the same failure. */
function serveFailure(window: BrowserWindow, error: unknown, reference: string): void {
  const failure = failureView(error, reference);
  const state: AppState = {
    phase: 'signIn',
    site: null,
    user: null,
    isOrderOpen: false,
    ordersToPack: 0,
    failure,
    notice: null,
    preferences: plainPreferences(pcLanguages()),
    appVersion: app.getVersion(),
    training: null,
    isKiosk: false,
  };
  const refuse = (): never => {
    throw error instanceof StationError ? error : new StationError('internal', {}, { cause: error });
  };
  const handlers = new Proxy({}, { get: (_target, name) => (name === 'app.state' ? () => state : refuse) }) as Handlers;
  serveRequests({ window, origin: APP_ORIGIN, dock: () => null, handlers, report: () => reference });
}
