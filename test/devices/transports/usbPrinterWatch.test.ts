import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { usbPrinterTransport } from '../../../src/devices/transports/usbPrinter.ts';
import { cleanup, temporaryFolder } from '../../support/cleanup.ts';

const after = cleanup();

it('a USB printer that comes is told at once, also when its folder comes and goes with it', async () => {
  const dev = temporaryFolder(after);
  const lp = join(dev, 'usb/lp0');
  const appeared = vi.fn<() => void>();
  const ids = { vendorId: '0a5f', productId: '0166' };
  const stop = usbPrinterTransport(ids, { sys: '/nowhere', dev }).watch?.(appeared);
  after(() => stop?.());
  writeFileSync(join(dev, 'ttyS0'), '');
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(appeared).not.toHaveBeenCalled();
  for (let time = 0; time < 2; time += 1) {
    mkdirSync(join(dev, 'usb'));
    await vi.waitFor(() => expect(appeared).toHaveBeenCalled());
    appeared.mockClear();
    writeFileSync(lp, '');
    await vi.waitFor(() => expect(appeared).toHaveBeenCalled());
    rmSync(join(dev, 'usb'), { recursive: true });
    await new Promise((resolve) => setTimeout(resolve, 50));
    appeared.mockClear();
  }
  stop?.();
  mkdirSync(join(dev, 'usb'));
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(appeared).not.toHaveBeenCalled();
});

it('where nothing can be watched, nothing is told', () => {
  const ids = { vendorId: '0a5f', productId: '0166' };
  expect(usbPrinterTransport(ids, { sys: '/nowhere', dev: '/nowhere' }).watch?.(() => undefined)()).toBeUndefined();
});
