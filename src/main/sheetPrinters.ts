import type { DeviceId } from '../core/ids.ts';
import type { DeviceConfig } from '../devices/config.ts';
import type { Discovery, FoundDevice } from '../devices/discovery.ts';
import { DeviceRecord } from '../devices/deviceRecord.ts';
import type { DeviceEvent, DeviceStatus, SheetPort } from '../station/ports.ts';
import type { HostedDevices } from './hostedDevices.ts';
import { sheetPrinterState, type SystemPrinter } from './sheetPrinterState.ts';
import type { SystemPrinters } from './systemPrinters.ts';

/** How often the system is asked how its printers are; it tells nothing by itself. */
const LOOK_MS = 5000;

/** A printer that the system's own printing reaches: not the device host's. */
export const isSheetPrinter = (config: Pick<DeviceConfig, 'transport'>): boolean => config.transport.kind === 'system';

/** The devices in their own process, and beside them the system's printers for sheets, as one list. */
export function withSheetPrinters(
  hosted: HostedDevices,
  first: readonly DeviceConfig[],
  system: SystemPrinters,
): StationDevices {
  let printers = records(first);
  let isOver = false;
  let isLooking = false;
  const listeners = new Set<(event: DeviceEvent) => void>();
  const statuses = (): readonly DeviceStatus[] => [
    ...hosted.statuses(),
    ...printers.map(({ record }) => record.status(Date.now())),
  ];
  const emit = (event: DeviceEvent): void => {
    for (const listener of listeners) listener(event);
  };
  const tell = (): void => {
    emit({ kind: 'status', devices: statuses() });
  };
  const look = async (): Promise<void> => {
    if (printers.length === 0 || isLooking) return;
    isLooking = true;
    const known = await system.list().finally(() => {
      isLooking = false;
    });
    // Where the system does not answer nothing is known: what was known stands.
    if (!known) return;
    const changes = printers.filter(({ name, record }) => {
      if (record.state === 'disabled') return false;
      const { state, reason } = sheetPrinterState(known.find((printer) => printer.name === name));
      return record.move(state, reason, Date.now());
    });
    if (changes.length > 0 && !isOver) tell();
  };
  hosted.onEvent((event) => {
    if (event.kind === 'status') tell();
    else emit(event);
  });
  const looking = setInterval(() => void look(), LOOK_MS);
  void look();

  return {
    ...hosted,
    onEvent(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    statuses,
    configure(next) {
      printers = records(next, printers);
      hosted.configure(next.filter((config) => !isSheetPrinter(config)));
      void look();
      tell();
    },
    async find() {
      const [found, printers] = await Promise.all([hosted.find(), system.list()]);
      return { ...found, devices: [...found.devices, ...(printers ?? []).map(asFound)] };
    },
    sheets: {
      async print({ deviceId, page, size }) {
        const printer = printers.find((known) => known.deviceId === deviceId);
        if (!printer) return { kind: 'failed', reason: 'notConfigured' };
        const outcome = await system.print(printer.name, page, size);
        printer.record.frame(Buffer.from(`${size}, ${page.length.toString()} bytes`), outcome.kind, Date.now());
        tell();
        return outcome;
      },
    },
    async close() {
      isOver = true;
      clearInterval(looking);
      system.close();
      await hosted.close();
    },
  };
}

/** A printer that the system itself prints on; its `path` is the name it has there. */
export type FoundSheetPrinter = Omit<FoundDevice, 'transport'> & { readonly transport: 'system' };

/** What is found on this PC: plugged in, or known to the system. */
export type FoundOnPc = Omit<Discovery, 'devices'> & { readonly devices: readonly (FoundDevice | FoundSheetPrinter)[] };

/** All devices of the station: those of the device host and the system's printers. */
export interface StationDevices extends Omit<HostedDevices, 'find'> {
  find(): Promise<FoundOnPc>;
  readonly sheets: SheetPort;
}

const asFound = ({ name }: SystemPrinter): FoundSheetPrinter => ({
  transport: 'system',
  path: name,
  name,
  usb: null,
  known: { name, role: 'paperPrinter', protocol: 'pages' },
  isAllowed: true,
  isAmbiguous: false,
});

interface SheetPrinter {
  readonly key: string;
  readonly deviceId: DeviceId;
  readonly name: string;
  readonly record: DeviceRecord;
}

/** Records of the printers in a set-up; one that did not change keeps what is known of it. */
const records = (configs: readonly DeviceConfig[], before: readonly SheetPrinter[] = []): readonly SheetPrinter[] =>
  configs.flatMap((config) => {
    if (config.transport.kind !== 'system') return [];
    const key = JSON.stringify(config);
    const known = before.find((printer) => printer.key === key);
    if (known) return [known];
    const record = new DeviceRecord(config, Date.now());
    record.move(config.settings?.enabled === false ? 'disabled' : 'connecting', null, Date.now());
    return [{ key, deviceId: config.deviceId, name: config.transport.printer, record }];
  });
