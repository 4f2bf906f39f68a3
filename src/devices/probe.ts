import type { ScaleReading } from '../core/weigh/reading.ts';
import { StationError } from '../shared/errors.ts';
import { systemClock } from './clock.ts';
import type { DeviceSettings, TransportConfig } from './config.ts';
import type { Driver } from './driver.ts';
import { SCALE_PROTOCOLS } from './scales/index.ts';
import { scaleDriver } from './scales/scaleDriver.ts';
import { transportOf } from './transports/open.ts';
import { linkError, type Link, type LinkReason } from './transports/transport.ts';

/** What to read from, and where the readings go. */
export interface ProbeOptions {
  readonly transport: Exclude<TransportConfig, { kind: 'keyboard' }>;
  /** The name of the scale's language. */
  readonly protocol: string;
  readonly settings: DeviceSettings;
  readonly signal: AbortSignal;
  /** Takes one answer of the scale; false ends the probe. */
  onReading(reading: ScaleReading, at: number): boolean;
}

/**
 * Reads a scale over one link, without reconnecting, until it is told to stop. Throws StationError with `params.reason` when the
 * scale can't be reached, is lost or doesn't answer.
 */
export async function probeScale(options: ProbeOptions): Promise<void> {
  const transport = transportOf(options.transport);
  if (transport === null) throw linkError('notFound', options.transport.kind);
  const ending = new Ending(options.signal, transport.address);
  const protocol = SCALE_PROTOCOLS[options.protocol];
  if (!protocol) throw new Error(`no scale speaks ${options.protocol}`);
  const driver = scaleDriver(protocol)({
    clock: systemClock,
    settings: options.settings,
    emit: (output) => {
      if (output.kind !== 'reading' || ending.isOver) return;
      if (!options.onReading(output.reading, systemClock.now())) ending.finish(null);
    },
    health: (reason) => {
      // A tare is told by the readings themselves.
      if (reason === 'noReply' || reason === 'protocolMismatch') ending.finish(reason);
    },
    trace: () => undefined,
    reopen: () => {
      ending.finish('noReply');
    },
    want: () => undefined,
  });
  const link = await transport.open(
    {
      bytes: (chunk) => {
        driver.receive(chunk);
      },
      lost: (reason) => {
        ending.finish(reason);
      },
    },
    options.signal,
  );
  await follow(driver, link, ending);
}

async function follow(driver: Driver, link: Link, ending: Ending): Promise<void> {
  try {
    driver.attach(link);
    await ending.reached;
  } finally {
    await driver.close();
    driver.detach();
    await link.close();
  }
}

type EndReason = LinkReason | 'protocolMismatch';

/** The first end that comes counts: stopped, or a reason. */
class Ending {
  declare protected readonly nominal: never;
  readonly reached: Promise<void>;
  readonly finish: (reason: EndReason | null) => void;
  isOver = false;

  constructor(signal: AbortSignal, address: string) {
    let settle: (reason: EndReason | null) => void = () => undefined;
    this.reached = new Promise((resolve, reject) => {
      settle = (reason) => {
        if (reason === null) resolve();
        else if (reason === 'protocolMismatch') reject(new StationError('device.noReply', { address, reason }));
        else reject(linkError(reason, address));
      };
    });
    // A lost link before anyone waits is not unhandled: it is thrown when waited for.
    this.reached.catch(() => undefined);
    this.finish = (reason) => {
      this.isOver = true;
      settle(reason);
    };
    signal.addEventListener('abort', () => {
      this.finish(null);
    });
    if (signal.aborted) this.finish(null);
  }
}
