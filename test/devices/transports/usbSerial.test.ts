import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { TransportConfig } from '../../../src/devices/config.ts';
import type { WantedUsb } from '../../../src/devices/identity.ts';
import { systemClock } from '../../../src/devices/clock.ts';
import { listSerialPorts } from '../../../src/devices/transports/usbSerial.ts';
import { servePty } from '../../../src/devices/virtual/pty.ts';
import { DEFAULT_SCALE, VirtualScale } from '../../../src/devices/virtual/scale.ts';
import { cleanup, temporaryFolder } from '../../support/cleanup.ts';
import { device, watchHub } from '../../support/hubWatch.ts';

const after = cleanup();

interface Adapter {
  readonly path: string;
  readonly serial: string | null;
  readonly product?: string;
}

/** Stands for udev, which knows no pseudo-terminal: the system's lister asks `udevadm`, and this one answers with these adapters. */
function udev() {
  const folder = temporaryFolder(after);
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  const answers = join(folder, 'answers');
  writeFileSync(join(bin, 'udevadm'), `#!/bin/sh\ncat '${answers}'\n`);
  chmodSync(join(bin, 'udevadm'), 0o755);
  const before = process.env['PATH'];
  process.env['PATH'] = `${bin}${delimiter}${before ?? ''}`;
  after(() => {
    process.env['PATH'] = before;
  });
  const plugged = (...adapters: readonly Adapter[]): void => {
    const records = adapters.map(({ path, serial, product = '6001' }) =>
      [
        `P: /devices/${path}`,
        `N: ${path}`,
        `E: DEVNAME=${path}`,
        'E: ID_VENDOR_ENC=FTDI',
        'E: ID_VENDOR_ID=0403',
        `E: ID_MODEL_ID=${product}`,
        `E: DEVLINKS=/dev/serial/by-id/usb-FTDI_${serial ?? 'x'}-if01-port0`,
        ...(serial === null ? [] : [`E: ID_SERIAL_SHORT=${serial}`]),
        '',
      ].join('\n'),
    );
    writeFileSync(answers, `${records.join('\n')}\n`);
  };
  plugged();
  return { folder, plugged };
}

const serialBy = (path: string, usb: WantedUsb): TransportConfig => ({
  kind: 'serial',
  path,
  baudRate: 9600,
  dataBits: 8,
  parity: 'none',
  stopBits: 1,
  usb,
});

const scale = (grams: number): VirtualScale =>
  new VirtualScale(
    { ...DEFAULT_SCALE, settleMs: 50, load: { digits: grams, exponent: 0, unit: 'g' } },
    systemClock,
    () => undefined,
  );

describe('a serial adapter known by what it is', () => {
  it('is listed with vendor, product, serial number and interface', async () => {
    const { plugged } = udev();
    plugged({ path: '/dev/ttyUSB3', serial: 'a50285bi' }, { path: '/dev/ttyS0', serial: null });
    const [first] = await listSerialPorts('linux');
    expect(first).toEqual({
      path: '/dev/ttyUSB3',
      maker: 'FTDI',
      usb: { vendorId: '0403', productId: '6001', serial: 'A50285BI', interfaceNumber: 1, socket: null },
    });
  });

  it('is used again when it comes back under another number, while its twin is left alone', async () => {
    const { folder, plugged } = udev();
    const port = (number: number): string => join(folder, `ttyUSB${number.toString()}`);
    const mine = await servePty(scale(1250), port(0));
    const twin = await servePty(scale(9999), port(1));
    after(() => twin.close());
    plugged({ path: port(0), serial: 'MINE' }, { path: port(1), serial: 'TWIN' });
    const usb = { vendorId: '0403', productId: '6001', serial: 'MINE' };
    const watch = watchHub(device('scale', serialBy('/dev/ttyUSB9', usb)));
    after(() => watch.hub.close());
    await watch.steady('1250e-3 kg');
    plugged({ path: port(1), serial: 'TWIN' });
    process.kill(mine.pid()!, 'SIGKILL');
    await watch.state('scale', 'disconnected', 'notFound');
    const again = await servePty(scale(800), port(2));
    after(() => again.close());
    plugged({ path: port(1), serial: 'TWIN' }, { path: port(2), serial: 'MINE' });
    await watch.steady('800e-3 kg');
  });

  it('is not opened when two are just the same', async () => {
    const { folder, plugged } = udev();
    plugged({ path: join(folder, 'ttyUSB0'), serial: '0000' }, { path: join(folder, 'ttyUSB1'), serial: null });
    const usb = { vendorId: '0403', productId: '6001' };
    const watch = watchHub(device('scale', serialBy('/dev/ttyUSB0', usb)));
    after(() => watch.hub.close());
    await watch.state('scale', 'disconnected', 'ambiguous');
  });
});
