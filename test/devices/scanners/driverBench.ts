import type { DeviceSettings } from '../../../src/devices/config.ts';
import type { DriverFactory } from '../../../src/devices/driver.ts';

/** Runs one scanner driver without a hub: bytes in at a time, scans and written bytes out. */
export function driverBench(create: DriverFactory, settings: DeviceSettings) {
  const scans: { text: string; aim: string | null }[] = [];
  const written: string[] = [];
  let now = 0;
  const driver = create({
    clock: { now: () => now, wall: () => now, uptime: () => now, after: () => () => undefined, random: () => 0 },
    settings,
    emit: (output) => {
      if (output.kind === 'scan') scans.push({ text: output.text, aim: output.aim });
    },
    health: () => undefined,
    trace: () => undefined,
    reopen: () => undefined,
    want: () => undefined,
  });
  driver.attach({
    write: (bytes) => {
      written.push(Buffer.from(bytes).toString('hex'));
      return Promise.resolve();
    },
    close: () => Promise.resolve(),
  });
  return {
    driver,
    scans,
    written,
    receive(bytes: Uint8Array, at: number): void {
      now = at;
      driver.receive(bytes);
    },
  };
}
