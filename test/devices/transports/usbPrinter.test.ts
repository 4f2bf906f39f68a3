import { closeSync, constants, mkdirSync, openSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { portStatus, readPortStatus } from '../../../src/devices/transports/lpStatus.ts';
import { reasonOf, sentBytesOf } from '../../../src/devices/transports/transport.ts';
import { usbPrinterTransport } from '../../../src/devices/transports/usbPrinter.ts';
import { findUsbPrinters } from '../../../src/devices/transports/usbPrinterList.ts';
import { servePty } from '../../../src/devices/virtual/pty.ts';
import { cleanup, temporaryFolder } from '../../support/cleanup.ts';

const after = cleanup();

/** A folder like /sys with these printers, by the number of their device file. */
function sysfs(printers: Readonly<Record<string, Readonly<Record<string, string>>>>) {
  const root = temporaryFolder(after);
  const sys = join(root, 'sys');
  mkdirSync(join(sys, 'class/usbmisc'), { recursive: true });
  for (const [name, { ieee1284_id: deviceId, ...ids }] of Object.entries(printers)) {
    const parent = join(sys, 'devices/usb1', `1-${name}`);
    const side = join(parent, `1-${name}:1.0`);
    const lp = join(side, 'usbmisc', name);
    mkdirSync(lp, { recursive: true });
    for (const [file, text] of Object.entries(ids)) writeFileSync(join(parent, file), `${text}\n`);
    if (deviceId !== undefined) writeFileSync(join(side, 'ieee1284_id'), `${deviceId}\n`);
    symlinkSync(side, join(lp, 'device'));
    symlinkSync(lp, join(sys, 'class/usbmisc', name));
  }
  return { sys, dev: join(root, 'dev') };
}

const ZEBRA = { idVendor: '0A5F', idProduct: '0166', serial: 'D3J1', ieee1284_id: 'MFG:Zebra ;CMD:ZPL;MDL:GX420d;' };

describe('USB printers in sysfs', () => {
  it('are found by their ids at whatever number they have', async () => {
    const roots = sysfs({
      lp2: ZEBRA,
      lp5: { idVendor: '04b8', idProduct: '0e28' },
      hiddev0: { idVendor: '1', idProduct: '2' },
    });
    expect(await findUsbPrinters(roots)).toEqual([
      {
        path: join(roots.dev, 'usb/lp2'),
        vendorId: '0a5f',
        productId: '0166',
        serialNumber: 'D3J1',
        deviceId: 'MFG:Zebra ;CMD:ZPL;MDL:GX420d;',
      },
      { path: join(roots.dev, 'usb/lp5'), vendorId: '04b8', productId: '0e28', serialNumber: null, deviceId: null },
    ]);
    expect(await findUsbPrinters({ sys: '/no/such', dev: '/dev' })).toEqual([]);
  });

  it.each([
    ['none', {}, 'notFound'],
    ['another maker', { lp0: { ...ZEBRA, idVendor: '04b8' } }, 'notFound'],
    ['another serial number', { lp0: { ...ZEBRA, serial: 'OTHER' } }, 'notFound'],
    ['two alike', { lp0: ZEBRA, lp1: ZEBRA }, 'ambiguous'],
    ['one without a device file', { lp0: ZEBRA }, 'notFound'],
  ] as const)('%s: nothing is opened', async (_, printers, reason) => {
    const match = { vendorId: '0a5f', productId: '0166', serialNumber: 'D3J1' };
    const opening = usbPrinterTransport(match, sysfs(printers)).open(
      { bytes: () => undefined, lost: () => undefined },
      new AbortController().signal,
    );
    expect(await opening.then(() => null, reasonOf)).toBe(reason);
  });
});

describe('a printer at a device file', () => {
  /** A pseudo-terminal stands in for /dev/usb/lpN: read and written without blocking, EAGAIN and all. */
  async function opened(hear: (bytes: Uint8Array) => void, isDeaf = false) {
    const link = join(temporaryFolder(after), 'lp2');
    const served = await servePty({ connect: () => ({ receive: hear, gone: () => undefined }) }, link);
    after(() => served.close());
    if (isDeaf) served.wire.stall(true);
    const said: number[] = [];
    const lost: string[] = [];
    const transport = usbPrinterTransport({ path: link });
    const open = await transport.open(
      { bytes: (chunk) => said.push(...chunk), lost: (reason) => lost.push(reason) },
      new AbortController().signal,
    );
    after(() => open.close());
    return { served, open, said, lost, address: transport.address };
  }

  it('takes every byte, in order, and gives back what the printer says', async () => {
    const heard: number[] = [];
    const { open, said, served } = await opened((bytes) => heard.push(...bytes));
    const bytes = Uint8Array.from({ length: 200_000 }, (_, index) => index % 251);
    await open.write(bytes, 10_000);
    await expect.poll(() => heard.length).toBe(bytes.length);
    expect(Uint8Array.from(heard)).toEqual(bytes);
    served.wire.inject(Uint8Array.of(2, 48, 3));
    await expect.poll(() => said).toEqual([2, 48, 3]);
  });

  it('that is stalled: the write ends at its deadline and says how much was taken, and nothing of this process blocks', async () => {
    const { open } = await opened(() => undefined, true);
    let turns = 0;
    const timer = setInterval(() => (turns += 1), 10);
    const bytes = new Uint8Array(4_000_000);
    const error: unknown = await open.write(bytes, 600).catch((cause: unknown) => cause);
    clearInterval(timer);
    expect(reasonOf(error)).toBe('noReply');
    expect(sentBytesOf(error)).toBeGreaterThan(0);
    expect(sentBytesOf(error)).toBeLessThan(bytes.length);
    expect(turns).toBeGreaterThan(20);
    await open.close();
  });

  it('that is unplugged is lost once, and writing to it fails', async () => {
    const { open, lost, served } = await opened(() => undefined);
    process.kill(served.pid()!, 'SIGKILL');
    await expect.poll(() => lost).toEqual(['lost']);
    expect(await open.write(Uint8Array.of(1), 100).catch(reasonOf)).toBe('lost');
    await open.close();
    await open.close();
    expect(lost).toHaveLength(1);
  });

  it('that is not there or may not be opened says so', async () => {
    const listener = { bytes: () => undefined, lost: () => undefined };
    const signal = new AbortController().signal;
    expect(await usbPrinterTransport({ path: '/dev/usb/lp99' }).open(listener, signal).catch(reasonOf)).toBe(
      'notFound',
    );
  });
});

describe('the class status of a USB printer', () => {
  it.each([
    [0x18, { isPaperOut: false, isSelected: true, hasError: false }],
    [0x08, { isPaperOut: false, isSelected: false, hasError: false }],
    [0x38, { isPaperOut: true, isSelected: true, hasError: false }],
    [0x30, { isPaperOut: true, isSelected: true, hasError: true }],
  ])('reads %s', (byte, told) => {
    expect(portStatus(byte)).toEqual(told);
  });

  it('is null for what is no printer: the call itself works', () => {
    const fd = openSync('/dev/null', constants.O_RDWR);
    after(() => {
      closeSync(fd);
    });
    expect(readPortStatus(fd)).toBeNull();
  });
});
