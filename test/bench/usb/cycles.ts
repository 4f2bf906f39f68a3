import { closeSync, constants, openSync } from 'node:fs';
import type { WatchedHub } from '../../support/hubWatch.ts';
import { sleep, type Plugged } from './bench.ts';

/** Milliseconds from pulling a plug to the device shown as gone, and from plugging it in again to its first weight. */
export interface CycleTimes {
  readonly gone: number[];
  readonly back: number[];
}

/** Resolves to the time when the hub shows a device as disconnected. */
export const goneAt = (bench: WatchedHub, id: string): Promise<number> =>
  bench.next(`${id} gone`, (event) =>
    event.kind === 'status' && event.devices.some(({ deviceId, state }) => deviceId === id && state === 'disconnected')
      ? performance.now()
      : null,
  );

/** Resolves to the time of a device's next weight. */
export const weightAt = (bench: WatchedHub, id: string): Promise<number> =>
  bench.next(`${id} weight`, (event) =>
    event.kind === 'weight' && event.deviceId === id && event.live.state === 'steady' ? performance.now() : null,
  );

/**
 * Pulls and plugs a scale that a hub reads. `held`: a path that another handle keeps open meanwhile, as a program that hangs does; the
 * device then comes back under another number.
 */
export async function cycle(
  bench: WatchedHub,
  id: string,
  device: Plugged,
  times: CycleTimes,
  held: string | null = null,
): Promise<void> {
  const handle = held === null ? null : openSync(held, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOCTTY);
  const gone = goneAt(bench, id);
  let start = 0;
  await device.unplug(() => {
    start = performance.now();
  });
  times.gone.push((await gone) - start);
  // Not in step with what looks every so often.
  await sleep(100 + Math.random() * 400);
  const back = weightAt(bench, id);
  start = performance.now();
  await device.plug();
  times.back.push((await back) - start);
  if (handle !== null) closeSync(handle);
  await sleep(Math.random() * 500);
}
