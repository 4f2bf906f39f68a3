import { describe, expect, it } from 'vitest';
import {
  draftOf,
  draftOfEntry,
  entryOf,
  framingOf,
  isSetUp,
  networkDraft,
  problemsOf,
  withFraming,
  withUsualPort,
  withProtocol,
  type Entry,
  type Found,
} from '../../src/renderer/screens/desk/deviceDraft.ts';
import { LANGUAGES as PRINTERS } from '../../src/devices/printers/languages.ts';
import { SCALE_PROTOCOLS } from '../../src/devices/scales/index.ts';
import { deviceEntry } from '../../src/shared/config.ts';
import { LANGUAGES, languagesFor } from '../../src/shared/deviceFit.ts';

const usb = { vendorId: '0403', productId: '6001', serial: 'A50285BI', interfaceNumber: 0, socket: null };
const adapter: Found = {
  transport: 'serial',
  path: '/dev/ttyUSB0',
  name: 'FTDI',
  usb,
  known: null,
  isAllowed: true,
  isAmbiguous: false,
};
const postal: Found = {
  ...adapter,
  transport: 'hid',
  path: '/dev/hidraw0',
  usb: { ...usb, vendorId: '0922', productId: '8004' },
  known: { name: 'DYMO M25', role: 'scale', protocol: 'hid-scale' },
};

describe('what may be set up', () => {
  it('are the languages there are drivers for', () => {
    expect([...LANGUAGES.scale].sort()).toEqual(Object.keys(SCALE_PROTOCOLS).sort());
    expect([...LANGUAGES.labelPrinter].sort()).toEqual(Object.keys(PRINTERS).sort());
    expect(languagesFor('scale', 'hid')).toEqual(['hid-scale']);
    expect(languagesFor('scale', 'serial')).not.toContain('hid-scale');
    expect(languagesFor('labelPrinter', 'hid')).toEqual([]);
  });
});

describe('a device that was found', () => {
  it('is set up by what it is, and stands in the file as the file has it', () => {
    const entry = entryOf({ ...draftOf(adapter, ' Scale '), protocol: 'toledo-8217', unit: 'lb' });
    expect(entry).toEqual({
      deviceId: '',
      role: 'scale',
      name: 'Scale',
      protocol: 'toledo-8217',
      transport: {
        kind: 'serial',
        path: '/dev/ttyUSB0',
        baudRate: 9600,
        dataBits: 8,
        parity: 'none',
        stopBits: 1,
        usb,
      },
      settings: { scale: { unit: 'lb' } },
    });
    expect(deviceEntry.safeParse({ ...entry, deviceId: 'scale' }).success).toBe(true);
    expect(entryOf(draftOf(postal, 'Scale'))).toMatchObject({ protocol: 'hid-scale', transport: { kind: 'hid' } });
  });

  it('is known to be in use under any name of its port, and its twin is not', () => {
    const entry = { ...entryOf(draftOf(adapter, 'Scale')), deviceId: 'scale' } as Entry;
    expect(isSetUp({ ...adapter, path: '/dev/ttyUSB7' }, [entry])).toBe(true);
    expect(isSetUp({ ...adapter, usb: { ...usb, serial: 'OTHER' } }, [entry])).toBe(false);
    expect(isSetUp(postal, [entry])).toBe(false);
    const byPath = { ...entry, transport: { ...entry.transport, usb: undefined } } as Entry;
    expect(isSetUp(adapter, [byPath])).toBe(true);
    expect(isSetUp({ ...adapter, path: '/dev/ttyUSB7' }, [byPath])).toBe(false);
  });
});

describe('a USB printer', () => {
  it('is a label printer by its ids, whatever its number', () => {
    const zebra: Found = {
      ...adapter,
      transport: 'usb',
      path: '/dev/usb/lp2',
      usb: { vendorId: '0a5f', productId: '0166', serial: 'D2J1', interfaceNumber: null, socket: null },
      known: { name: 'Zebra ZD421', role: 'labelPrinter', protocol: 'zpl' },
    };
    const entry = entryOf(draftOf(zebra, 'Label printer'));
    expect(entry).toMatchObject({
      role: 'labelPrinter',
      protocol: 'zpl',
      transport: { kind: 'usb', vendorId: '0a5f', productId: '0166', serialNumber: 'D2J1' },
    });
    expect(deviceEntry.safeParse({ ...entry, deviceId: 'printer' }).success).toBe(true);
    expect(languagesFor('scale', 'usb')).toEqual([]);
    expect(isSetUp({ ...zebra, path: '/dev/usb/lp0' }, [{ ...entry, deviceId: 'printer' } as Entry])).toBe(true);
  });
});

describe('a printer of the system', () => {
  const office: Found = {
    ...adapter,
    transport: 'system',
    path: 'OFFICE',
    name: 'OFFICE',
    usb: null,
    known: { name: 'OFFICE', role: 'paperPrinter', protocol: 'pages' },
  };

  it('prints sheets and nothing else', () => {
    const entry = entryOf(draftOf(office, 'Paper printer'));
    expect(entry).toEqual({
      deviceId: '',
      role: 'paperPrinter',
      name: 'Paper printer',
      protocol: 'pages',
      transport: { kind: 'system', printer: 'OFFICE' },
      media: 'A4',
    });
    expect(deviceEntry.safeParse({ ...entry, deviceId: 'papers' }).success).toBe(true);
    const red = entryOf({ ...draftOf(office, 'Paper printer'), printsRed: true });
    expect(red.settings).toEqual({ printsRed: true });
    expect(draftOfEntry({ ...red, deviceId: 'papers' } as Entry).printsRed).toBe(true);
    expect(
      entryOf({ ...draftOfEntry({ ...red, deviceId: 'papers' } as Entry), printsRed: false }).settings,
    ).toBeUndefined();
    expect(languagesFor('paperPrinter', 'system')).toEqual(['pages']);
    expect(languagesFor('labelPrinter', 'system')).toEqual([]);
    expect(languagesFor('paperPrinter', 'tcp')).toEqual([]);
    expect(isSetUp(office, [{ ...entry, deviceId: 'papers' } as Entry])).toBe(true);
    expect(isSetUp({ ...office, path: 'HALL' }, [{ ...entry, deviceId: 'papers' } as Entry])).toBe(false);
  });
});

describe('what is loaded in a printer', () => {
  const printer = { ...networkDraft('Printer'), host: '10.20.7.31' };

  it.each([
    ['labelPrinter', '102x74mm', []],
    ['labelPrinter', '80mm', ['media']],
    ['labelPrinter', '', ['media']],
    ['receiptPrinter', '58mm', []],
    ['receiptPrinter', '4x6in', ['media']],
    ['paperPrinter', 'Letter', []],
    ['paperPrinter', '80mm', ['media']],
  ] as const)('for a %s may be said as %j: problems %j', (role, media, problems) => {
    expect(problemsOf({ ...printer, role, media })).toEqual(problems);
  });

  it('stands in the file, and the density only where it was chosen', () => {
    expect(entryOf({ ...printer, media: ' 100x150mm ', dpmm: '12' })).toMatchObject({ media: '100x150mm', dpmm: 12 });
    expect(entryOf(printer)).not.toHaveProperty('dpmm');
    expect(entryOf({ ...printer, role: 'scale', protocol: 'mt-sics' })).not.toHaveProperty('media');
  });
});

describe('a line', () => {
  it.each(['8N1', '7E1', '7O1', '8E1'])('of %s is read as it was chosen', (framing) => {
    expect(framingOf(withFraming(draftOf(adapter, 'x').transport, framing))).toBe(framing);
  });
});

describe('a device in the network', () => {
  it.each([
    [{ host: '10.20.7.31', port: '9100' }, []],
    [{ host: '', port: '9100' }, ['host']],
    [{ host: 'printer 1', port: '9100' }, ['host']],
    [{ host: '10.20.7.31:9100', port: '9100' }, ['host']],
    [{ host: 'tcp://10.20.7.31', port: '9100' }, ['host']],
    [{ host: 'fe80::1%eth0', port: '9100' }, []],
    [{ host: 'drucker-büro.site', port: '9100' }, []],
    [{ host: 'printer-1.site', port: '0' }, ['port']],
    [{ host: '10.20.7.31', port: '99999' }, ['port']],
    [{ host: '10.20.7.31', port: 'x' }, ['port']],
  ])('of %j has problems %j', (typed, problems) => {
    expect(problemsOf({ ...networkDraft('Printer'), ...typed })).toEqual(problems);
  });

  it('has the usual port of its kind until somebody types one', () => {
    const printer = networkDraft('Printer');
    expect(withUsualPort(printer, 'scale')).toEqual({ port: '' });
    expect(withUsualPort({ ...printer, role: 'scale', port: '' }, 'receiptPrinter')).toEqual({ port: '9100' });
    expect(withUsualPort({ ...printer, port: '9101' }, 'scale')).toEqual({ port: '9101' });
    expect(withUsualPort({ ...printer, role: 'scale', port: '9100' }, 'scanner')).toEqual({ port: '9100' });
  });

  it('comes back from the file as it was typed, with what the form does not show', () => {
    const entry = entryOf({ ...networkDraft('Printer'), host: '10.20.7.31', port: '9100' });
    const kept = { ...entry, deviceId: 'p', settings: { statusReplies: 'none' } } as Entry;
    expect(entryOf(draftOfEntry(kept))).toEqual(kept);
    expect(problemsOf({ ...draftOfEntry(kept), name: ' ' })).toEqual(['name']);
  });

  it('keeps nothing that the language or the kind before it was told', () => {
    const kept: Entry = {
      ...(entryOf({ ...networkDraft('Scale'), host: '10.20.7.31', role: 'scale', protocol: 'toledo-8217' }) as Entry),
      settings: { replyMs: 900, takesNet: true, scale: { unit: 'lb' } },
    };
    const draft = draftOfEntry(kept);
    const scale = { ...draft, ...withProtocol(draft, 'mt-sics') };
    expect(entryOf(scale).settings).toEqual({ replyMs: 900, takesNet: true });
    expect(entryOf({ ...scale, role: 'labelPrinter', protocol: 'zpl', media: '4x6in' }).settings).toEqual({
      replyMs: 900,
    });
  });
});
