import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { session } from 'electron';
import { pathToFileURL } from 'node:url';
import { createCarriers } from '../carriers/index.ts';
import { createWorkerImport } from '../channels/csv/workerImport.ts';
import { createLabelRenderer, type LabelRenderer } from '../labels/render/labelRenderer.ts';
import type { UserId } from '../core/ids.ts';
import type { SettingEvent } from '../core/journal/settingEvents.ts';
import type { DeviceConfig } from '../devices/config.ts';
import { SCALE_SETTINGS } from '../devices/scales/index.ts';
import { packSettings, type StationConfig } from '../shared/config.ts';
import { checkCarrier } from '../station/carrierCheck.ts';
import { createWorkerCartonizer } from '../station/cartonizer/workerCartonizer.ts';
import { createStation } from '../station/createStation.ts';
import type { Station, StationPorts } from '../station/station.ts';
import type { CarrierPort, StoragePort } from '../station/ports.ts';
import { createRateDesk, type RateDesk } from '../station/rateDesk.ts';
import { configFile, readConfigFile } from '../station/readConfig.ts';
import { builtInRatesDir, readRateTables } from '../station/rateFiles.ts';
import { hostOf, recordSettings } from '../station/settingsRecord.ts';
import { createRehearsalDesk } from '../station/rehearsal/desk.ts';
import { createSizesDesk } from '../station/rehearsal/sizesDesk.ts';
import { systemRuntime } from '../station/runtime.ts';
import { openStorage } from '../storage/openStorage.ts';
import type { CarrierSetup } from './carrierHandlers.ts';
import { createCarrierKeyring, serverOf } from './carrierKeyring.ts';
import { asConfig, createDeviceSetup, type DeviceSetup } from './deviceSetup.ts';
import { createDeviceDay, type DeviceDay } from './deviceDay.ts';
import { createDeviceDesk, type DeviceDesk } from './deviceDesk.ts';
import { createDeviceTests, type DeviceTests } from './deviceTests.ts';
import { createDeviceViews } from './deviceViews.ts';
import { createHostedDevices } from './hostedDevices.ts';
import { watchKeyboard, type KeyboardWatch } from './keyboardTrouble.ts';
import type { Tell } from './ipc.ts';
import { systemVault } from './keyVault.ts';
import type { RateSetup } from './rateHandlers.ts';
import type { RehearsalSetup } from './rehearsalHandlers.ts';
import type { SizesSetup } from './sizesHandlers.ts';
import type { ExportParts } from './replayExport.ts';
import { createScaleChecks } from './scaleChecks.ts';
import { createScanTests } from './scanTests.ts';
import { isSheetPrinter, withSheetPrinters, type StationDevices } from './sheetPrinters.ts';
import { createStationKey } from './stationKey.ts';
import { createSystemPrinters } from './systemPrinters.ts';

interface ComposeOptions {
  readonly dataDir: string;
  /** Folder of the built main files: workers, device host and migrations lie there. */
  readonly builtDir: string;
  readonly config: StationConfig;
  /** False where the devices are the demo's own. */
  readonly canChangeDevices: boolean;
  readonly appVersion: string;
  /** The udev rules that this program brings. */
  readonly rulesFile: string;
  /** Tells the window. */
  readonly tell: Tell;
  report(error: unknown): string;
  warn(message: string, facts: Record<string, unknown>): void;
}

/** Opens a data folder. Throws StationError when it is locked, damaged, from the future or can't be written. */
export const openData = ({ dataDir, builtDir }: Pick<ComposeOptions, 'dataDir' | 'builtDir'>): StoragePort =>
  openStorage({ dataDir, migrationsDir: join(builtDir, 'migrations'), runtime: systemRuntime });

/** A station and what the window needs of its parts. */
interface Composed {
  readonly station: Station;
  readonly renderer: LabelRenderer;
  readonly deviceSetup: DeviceSetup;
  readonly deviceTests: DeviceTests;
  readonly deviceDesk: DeviceDesk;
  readonly deviceDay: DeviceDay;
  readonly keyboard: KeyboardWatch;
  readonly carrierSetup: CarrierSetup;
  readonly rateSetup: RateSetup;
  readonly rehearsalSetup: RehearsalSetup & SizesSetup;
  /** What replays are signed with, and out of. */
  readonly signing: Omit<ExportParts, 'runtime' | 'window'>;
}

/** Puts the station together from its real parts. */
export function compose(
  storage: StoragePort,
  { dataDir, builtDir, config, canChangeDevices, appVersion, rulesFile, tell, report, warn }: ComposeOptions,
): Composed {
  const all = allDevices(join(builtDir, 'deviceHost.js'), asConfig(config.devices), warn);
  const renderer = createLabelRenderer({ workerUrl: pathToFileURL(join(builtDir, 'labelWorker.js')) });
  const deviceDay = createDeviceDay(all, storage, systemRuntime);
  const sheets = deviceDay.sheets(all.sheets);
  const keyboard = watchKeyboard(deviceDay.port);
  const scanTests = createScanTests(keyboard.port);
  const deviceTests = createDeviceTests(scanTests.port, { sheets, renderer }, (deviceId) => {
    tell('devices.proved', { deviceId });
  });
  const user = (): UserId | null => station.state().user?.userId ?? null;
  const deviceSetup = recordedSetup({ dataDir, config, canChangeDevices, report }, storage, all, user);
  // The program's folder holds the built window and, beside it, the tables it came with.
  const rates = createRateDesk(storage, readRateTables(builtInRatesDir(join(builtDir, '..', '..'))));
  const { carrierSetup, ...carriers } = carriersOf({ config, dataDir, report }, rates, (event) => {
    storage.record([{ event }], user());
  });
  const station = createStation({
    storage,
    devices: deviceTests.port,
    ...carriers,
    rates: () => rates.current(),
    sheets,
    renderer,
    imports: createWorkerImport({ workerUrl: pathToFileURL(join(builtDir, 'importWorker.js')) }),
    cartonizer: createWorkerCartonizer({ workerUrl: pathToFileURL(join(builtDir, 'cartonWorker.js')) }),
    routes: () => deviceSetup.routes(),
    ...packingRules(config),
    runtime: systemRuntime,
    report,
  });
  const checks = createScaleChecks({ devices: all, storage, user: () => station.state().user });
  const deviceDesk = createDeviceDesk({
    devices: all,
    hosted: all,
    setup: deviceSetup,
    scanTests,
    checks,
    views: createDeviceViews({ entries: () => deviceSetup.entries(), day: deviceDay, checks, now: () => Date.now() }),
    configProblems: () => readConfigFile(configFile(dataDir), SCALE_SETTINGS).problems,
    rulesFile,
    appVersion,
    tell,
  });
  const signing = { storage, key: stationKeyOf(dataDir, report) };
  const rateSetup = { desk: rates, published: () => storage.rates.list() };
  const rehearsalSetup = rehearsalOf(
    { config, builtDir, tell, report },
    { storage, station, rates, carrier: carriers.carrier },
  );
  const desks = { rehearsalSetup, deviceSetup, deviceTests, deviceDesk, deviceDay, carrierSetup, rateSetup };
  return { ...desks, station, renderer, keyboard, signing };
}

/** The set-up of devices; each change is a fact, and so is what was written into the file since the last start. */
function recordedSetup(
  {
    dataDir,
    config,
    canChangeDevices: canChange,
    report,
  }: Pick<ComposeOptions, 'dataDir' | 'config' | 'canChangeDevices' | 'report'>,
  storage: StoragePort,
  hosted: StationDevices,
  user: () => UserId | null,
): DeviceSetup {
  try {
    // The demo's and the training's devices are new each time.
    if (canChange) recordSettings(storage, config, null);
  } catch (error) {
    // The bench opens all the same.
    report(error);
  }
  const changed = (now: Pick<StationConfig, 'devices' | 'routes'>): void => {
    recordSettings(storage, { ...config, ...now }, user());
  };
  return createDeviceSetup({ dataDir, canChange, ...config, hosted, changed });
}

interface RehearsalParts {
  readonly storage: StoragePort;
  readonly station: Station;
  readonly rates: RateDesk;
  readonly carrier: CarrierPort;
}

function rehearsalOf(
  { config, builtDir, tell, report }: Pick<ComposeOptions, 'config' | 'builtDir' | 'tell' | 'report'>,
  { storage, station, rates, carrier }: RehearsalParts,
): RehearsalSetup & SizesSetup {
  const { boxSets } = station;
  const common = {
    storage,
    runtime: systemRuntime,
    boxSets,
    rates,
    settings: packSettings(config),
    carrier: carrier.id,
    // One for each processor: each holds an engine of its own, and the system gives the bench its turn.
    threads: Math.min(8, availableParallelism()),
    workerUrl: pathToFileURL(join(builtDir, 'rehearsalWorker.js')),
    report,
  };
  const rehearsal = createRehearsalDesk({
    ...common,
    changed: () => {
      tell('rehearsal.changed', {});
    },
  });
  const sizes = createSizesDesk({
    ...common,
    changed: () => {
      tell('sizes.changed', {});
    },
  });
  return { rehearsal, sizes, storage, boxSets };
}

function stationKeyOf(dataDir: string, report: ComposeOptions['report']): ReturnType<typeof createStationKey> {
  const key = createStationKey({ dataDir, vault: systemVault });
  // Made with the folder; nothing waits for a keyring that asks a person.
  key.view().catch(report);
  return key;
}

/** How this site packs, by its file. */
const packingRules = (config: StationConfig) => ({
  packSettings: packSettings(config),
  shipsPartial: config.packing.shipsPartial,
  damagedPlace: config.packing.damagedPlace,
  weighsPerScan: config.weigh.perScan,
  asksBoxReason: config.packing.boxReason === 'ask',
});

/**
 * Asked through the PC's proxy and with the certificates the PC trusts, by a way of its own: the window's is locked (`lockDown`). It keeps
 * nothing on disk. Without its key the bench opens all the same: the label waits, and says why.
 */
function carriersOf(
  { config, dataDir, report }: Pick<ComposeOptions, 'config' | 'dataDir' | 'report'>,
  rates: RateDesk,
  record: (event: SettingEvent) => void,
): Pick<StationPorts, 'carrier' | 'pastCarriers'> & { readonly carrierSetup: CarrierSetup } {
  const keyring = createCarrierKeyring({
    config: config.carrier,
    env: process.env,
    dataDir,
    vault: systemVault,
    report,
  });
  const wayOut = session.fromPartition('carriers', { cache: false });
  const [carrier, ...pastCarriers] = createCarriers(config.carrier, {
    rates: rates.current,
    key: keyring.key,
    fetch: (input, init) => wayOut.fetch(input instanceof URL ? input.href : input, init),
    steady: systemRuntime.steady,
  });
  const check = () => checkCarrier(carrier, systemRuntime);
  const noted: CarrierSetup['noted'] = (type) => {
    record({ type, carrier: carrier.name, server: hostOf(serverOf(config.carrier)) });
  };
  return { carrier, pastCarriers, carrierSetup: { config: config.carrier, carrier, keyring, check, noted } };
}

/** The devices of the device host and the system's printers, as one. */
function allDevices(
  modulePath: string,
  configured: readonly DeviceConfig[],
  warn: ComposeOptions['warn'],
): StationDevices {
  const driven = configured.filter((device) => !isSheetPrinter(device));
  return withSheetPrinters(
    createHostedDevices({ modulePath, config: driven, warn }),
    configured,
    createSystemPrinters(),
  );
}
