import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { discover } from '../../src/devices/discovery.ts';
import { knownPrinter } from '../../src/devices/knownDevices.ts';
import { linkError } from '../../src/devices/transports/transport.ts';
import { cleanup, temporaryFolder } from '../support/cleanup.ts';

const after = cleanup();
const usb = { vendorId: '0922', productId: '8003', serial: null, interfaceNumber: 0, socket: null };
const none = () => Promise.resolve([]);

describe('what is plugged in', () => {
  it('is told with what it is, whether it may be opened, and whether anything tells it from its twin', async () => {
    const path = join(temporaryFolder(after), 'ttyUSB0');
    writeFileSync(path, '');
    const { devices, missing } = await discover({
      serial: () => Promise.resolve([{ path, maker: 'FTDI', usb: { ...usb, vendorId: '0403', productId: '6001' } }]),
      hid: () =>
        Promise.resolve([
          { path: '/nowhere/hidraw0', name: 'M10', usagePage: 0x8d, usb },
          { path: '/nowhere/hidraw1', name: 'M10', usagePage: 0x8d, usb },
          { path: '/nowhere/hidraw2', name: 'Keyboard', usagePage: 1, usb: { ...usb, vendorId: '046d' } },
        ]),
      printers: () =>
        Promise.resolve([
          {
            path: '/nowhere/lp2',
            vendorId: '0a5f',
            productId: '0166',
            serialNumber: 'D2J1',
            deviceId: 'MFG:Zebra ;CMD:ZPL;MDL:ZD421;',
          },
        ]),
    });
    expect(missing).toEqual([]);
    expect(
      devices.map(({ transport, name, known, isAllowed, isAmbiguous }) => [
        transport,
        name,
        known?.role ?? null,
        known?.protocol ?? null,
        isAllowed,
        isAmbiguous,
      ]),
    ).toEqual([
      ['serial', 'FTDI', null, null, true, false],
      ['hid', 'M10', 'scale', 'hid-scale', false, true],
      ['hid', 'M10', 'scale', 'hid-scale', false, true],
      ['usb', 'Zebra ZD421', 'labelPrinter', 'zpl', false, false],
    ]);
  });

  it('says which way could not be looked into, and tells the rest', async () => {
    const hid = () => Promise.reject(linkError('driverMissing', 'hid'));
    expect(await discover({ serial: none, hid, printers: none })).toEqual({ devices: [], missing: ['hid'] });
  });
});

describe('a USB printer', () => {
  it.each([
    ['MFG:Zebra ;CMD:ZPL;MDL:ZD421;', 'Zebra ZD421', 'zpl'],
    ['MANUFACTURER:EPSON;COMMAND SET:ESC/POS;MODEL:TM-T88V;', 'EPSON TM-T88V', 'escpos'],
    ['MFG:TSC;CMD:TSPL2;MDL:TE200', 'TSC TE200', 'tspl'],
    ['MFG:HP;CMD:PCL,PJL;MDL:LaserJet', 'HP LaserJet', null],
    ['rubbish', 'USB printer', null],
    [null, 'USB printer', null],
  ])('that says %j is %s and speaks %s', (deviceId, name, protocol) => {
    expect(knownPrinter(deviceId)).toEqual({ name, role: 'labelPrinter', protocol });
  });
});
