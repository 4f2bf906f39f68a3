import { describe, expect, it } from 'vitest';
import {
  findUsb,
  readUsb,
  usableSerial,
  usbText,
  type UsbCandidate,
  type UsbIdentity,
} from '../../src/devices/identity.ts';

const usb = (more: Partial<UsbIdentity> = {}): UsbIdentity => ({
  vendorId: '0403',
  productId: '6001',
  serial: null,
  interfaceNumber: null,
  socket: null,
  ...more,
});
const at = (path: string, more: Partial<UsbIdentity> = {}): UsbCandidate => ({ path, usb: usb(more) });

describe('a serial number', () => {
  it.each([
    ['ft3bnm1o', '0403', 'linux', 'FT3BNM1O'],
    [' A50285BI ', '0403', 'linux', 'A50285BI'],
    // Windows adds the letter of the channel to FTDI's numbers.
    ['FT3BNM1OA', '0403', 'win32', 'FT3BNM1O'],
    ['FT3BNM1OB', '0403', 'win32', 'FT3BNM1O'],
    ['FT3BNM1O', '0403', 'win32', 'FT3BNM1O'],
    ['12345678A', '0922', 'win32', '12345678A'],
  ] as const)('%s of %s on %s is compared as %s', (serial, vendorId, platform, expected) => {
    expect(usableSerial(serial, vendorId, platform)).toBe(expected);
  });

  it.each(['', ' ', '0', '5', '0000', '000000000000', '123456', null, undefined, '\u0000'])(
    '%j that many devices have tells nothing',
    (serial) => {
      expect(usableSerial(serial, '1a86', 'linux')).toBeNull();
    },
  );
});

describe('the device that is meant', () => {
  it('is the one with its serial number, whatever its port is called', () => {
    const plugged = [at('/dev/ttyUSB1', { serial: 'B' }), at('/dev/ttyUSB7', { serial: 'A' })];
    expect(findUsb(usb({ serial: 'A' }), plugged)).toEqual({ kind: 'one', device: plugged[1] });
  });

  it('is not another one of the same make', () => {
    expect(findUsb(usb({ serial: 'A' }), [at('/dev/ttyUSB0', { serial: 'B' })])).toEqual({ kind: 'none' });
    expect(findUsb(usb({ socket: '1.2' }), [at('/dev/ttyUSB0', { socket: '1.3' })])).toEqual({ kind: 'none' });
    expect(findUsb(usb(), [{ path: 'x', usb: { ...usb(), productId: '6010' } }])).toEqual({ kind: 'none' });
  });

  it('is told by its socket where it has no serial number', () => {
    const plugged = [at('COM4', { socket: '1-1.2' }), at('COM5', { socket: '1-1.3' })];
    expect(findUsb(usb({ socket: '1-1.3' }), plugged)).toMatchObject({ kind: 'one', device: { path: 'COM5' } });
  });

  it('is told by its interface where it has several', () => {
    const plugged = [
      at('/dev/ttyUSB0', { serial: 'A', interfaceNumber: 0 }),
      at('/dev/ttyUSB1', { serial: 'A', interfaceNumber: 1 }),
    ];
    const wanted = usb({ serial: 'A', interfaceNumber: 1 });
    expect(findUsb(wanted, plugged)).toMatchObject({ kind: 'one', device: { path: '/dev/ttyUSB1' } });
    expect(findUsb(usb({ serial: 'A' }), plugged)).toEqual({ kind: 'several', devices: plugged });
  });

  it('is none of two that nothing tells apart', () => {
    const plugged = [at('/dev/ttyUSB0'), at('/dev/ttyUSB1')];
    expect(findUsb(usb(), plugged)).toEqual({ kind: 'several', devices: plugged });
    expect(findUsb(usb(), plugged.slice(1))).toMatchObject({ kind: 'one' });
  });
});

describe('an identity as text', () => {
  it.each(['0922:8003', '0403:6001:A50285BI'])('%s is read and written the same', (text) => {
    expect(usbText(readUsb(text, 'linux')!)).toBe(text);
  });

  it.each(['', '922:8003', '0922', '0922:8003:', 'zzzz:0000'])('%j is none', (text) => {
    expect(readUsb(text, 'linux')).toBeNull();
  });
});
