import { describe, expect, it } from 'vitest';
import type { Entry, Found } from '../../src/renderer/screens/desk/deviceDraft.ts';
import { candidatesFor, chosen } from '../../src/renderer/screens/desk/sockets.ts';

const entry: Entry = {
  deviceId: 'scale',
  role: 'scale',
  name: 'Scale',
  protocol: 'mt-sics',
  transport: {
    kind: 'serial',
    path: '/dev/ttyUSB0',
    baudRate: 9600,
    dataBits: 8,
    parity: 'none',
    stopBits: 1,
    usb: { vendorId: '0403', productId: '6001', serial: '123', interfaceNumber: 0 },
  },
};
const found = (path: string, socket: string | null, more: Partial<Found> = {}): Found => ({
  transport: 'serial',
  path,
  name: 'FTDI',
  usb: { vendorId: '0403', productId: '6001', serial: '123', interfaceNumber: 0, socket },
  known: null,
  isAllowed: true,
  isAmbiguous: true,
  ...more,
});
const A = found('/dev/ttyUSB0', '1-1.2');
const B = found('/dev/ttyUSB1', '1-1.4');

describe('two that look the same', () => {
  it('are told apart by their sockets, and by nothing else', () => {
    expect(candidatesFor(entry, [A, B])).toEqual([A, B]);
    expect(candidatesFor(entry, [A, { ...B, transport: 'hid' }])).toEqual([A]);
    expect(candidatesFor(entry, [A, found('/dev/ttyUSB1', null)])).toEqual([]);
    expect(candidatesFor(entry, [A, found('/dev/ttyUSB1', '1-1.2')])).toEqual([]);
    expect(candidatesFor({ ...entry, transport: { kind: 'tcp', host: 'x', port: 1 } }, [A, B])).toEqual([]);
  });

  it('the chosen one is known by its socket from then on, everything else stays', () => {
    expect(chosen(entry, B)).toEqual({
      ...entry,
      transport: {
        ...entry.transport,
        path: '/dev/ttyUSB1',
        usb: { vendorId: '0403', productId: '6001', serial: null, interfaceNumber: 0, socket: '1-1.4' },
      },
    });
  });
});
