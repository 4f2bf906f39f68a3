import type { Page } from '@playwright/test';
import type { StationWindow } from '../../../src/cli/demo/window.ts';

/** The hands of the training: the buttons of the virtual instruments' own window. */
export async function trainingHands(window: StationWindow): Promise<(name: string | RegExp) => Promise<void>> {
  const find = (): Page | undefined => window.app.windows().find((page) => page.url().endsWith('/dock.html'));
  const deadline = Date.now() + 20_000;
  while (!find()) {
    if (Date.now() > deadline) throw new Error('waited for the virtual instruments');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await untilDevicesReady(window);
  const dock = find();
  return async (name) => {
    await dock
      ?.getByRole('button', { name, exact: typeof name === 'string' })
      .first()
      .click();
  };
}

interface Bridge {
  readonly station: {
    request(name: string, input: unknown): Promise<{ output?: { devices: readonly { state: string }[] } }>;
  };
}

/** Waits until the bench has found all its devices: what is scanned before that is lost, as at any bench. */
export async function untilDevicesReady(window: StationWindow): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (!(await areReady(window))) {
    if (Date.now() > deadline) throw new Error('waited for the devices to be ready');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const areReady = (window: StationWindow): Promise<boolean> =>
  window.page.evaluate(async () => {
    const reply = await (globalThis as unknown as Bridge).station.request('devices.list', {});
    const devices = reply.output?.devices ?? [];
    return devices.length > 1 && devices.every(({ state }) => state === 'ready');
  });

/** Packs the open order of the training by its hands to the end of it, and takes the parcel off the scale. */
export async function packInTraining(
  window: StationWindow,
  hand: (name: string | RegExp) => Promise<void>,
  items: readonly string[],
): Promise<void> {
  let counted = (await window.snapshot())?.packedUnits ?? 0;
  for (const item of items) {
    await hand(item);
    counted += 1;
    const units = counted;
    await window.until(`${item} counted`, (now) => now?.packedUnits === units);
  }
  const boxed = await window.until('a box', (now) => Boolean(now?.box?.suggested));
  await hand(boxed?.box?.suggested?.name ?? '');
  await window.until('the scale', (now) => now?.stage === 'weigh');
  await hand('Put the parcel on the scale');
  await window.until('the label', (now) => now?.label?.print === 'delivered');
  await hand('Scan the label');
  await window.until('the queue', (now) => now === null);
}
