import { describe, expect, it } from 'vitest';
import { SCALE_SETTINGS } from '../../../src/devices/scales/index.ts';
import { configPlace, configProblemText, type ConfigProblemCode } from '../../../src/shared/configProblems.ts';
import { checkConfig, defaultConfig } from '../../../src/station/config/checkConfig.ts';

const check = (value: unknown) => checkConfig(Buffer.from(JSON.stringify(value)), SCALE_SETTINGS);

const PRINTER = {
  deviceId: 'printer',
  role: 'labelPrinter',
  name: 'Printer',
  protocol: 'zpl',
  transport: { kind: 'tcp', host: '10.20.7.31', port: 9100 },
};
const SCALE = {
  deviceId: 'scale',
  role: 'scale',
  name: 'Scale',
  protocol: 'mt-sics',
  transport: { kind: 'serial', path: 'COM7', baudRate: 9600 },
};
const devices = (...given: readonly unknown[]) => ({ devices: given });

/** Code, place and sentence of each problem, as `code place: sentence`. */
const told = (value: unknown): readonly string[] =>
  check(value).problems.map((problem) => `${problem.code} ${configProblemText({ ...problem, line: null })}`);

describe('a station.json with which nothing is wrong', () => {
  it.each([
    ['nothing', {}],
    ['the devices of the README', devices(PRINTER, SCALE)],
    ['routes, one of them empty', { ...devices(PRINTER), routes: { shippingLabel: ['printer'], commandCards: [] } }],
    ['remarks of a person, wherever they stand', { _why: 'line B', ...devices({ ...PRINTER, _since: [2026] }) }],
    [
      'two devices of one port, of which one is switched off',
      devices(SCALE, { ...SCALE, deviceId: 'spare', settings: { enabled: false } }),
    ],
    [
      'settings of a scale in its language',
      devices({ ...SCALE, protocol: 'toledo-8217', settings: { scale: { unit: 'lb' } } }),
    ],
  ])('%s', (_, value) => {
    const { config, problems } = check(value);
    expect(problems).toEqual([]);
    expect(config).not.toBeNull();
  });
});

describe('what leaves a station that works, but not as it was meant', () => {
  it.each<[what: string, value: unknown, says: readonly RegExp[]]>([
    [
      'a key that is not known, with the one that was meant',
      devices({ ...SCALE, transport: { kind: 'serial', path: 'COM7', baudrate: 4800 } }),
      [
        /^unknownKey devices\[0\]\.transport\.baudrate: is not known .*; baudRate is probably meant; known here: kind, path, /,
      ],
    ],
    ['one at the top', { device: [] }, [/^unknownKey device: .*devices is probably meant/]],
    ['one that nothing is near to', { kiosk: true }, [/^unknownKey kiosk: [^;]*; known here: devices, routes, /]],
    ['the name of a method', { toString: 1 }, [/^unknownKey toString: /]],
    ['a key that is no word', { 'a b': 1 }, [/^unknownKey \["a b"\]: /]],
    [
      'a setting in the wrong drawer, with those of its kind alone',
      devices({ ...PRINTER, settings: { zplStatus: 'hs' } }),
      [
        /^unknownKey devices\[0\]\.settings\.zplStatus: .*known here: enabled, replyMs, statusReplies, connection, halfClose, /,
      ],
    ],
    [
      'a setting of another kind of device',
      devices({ ...SCALE, settings: { feedback: 'none' } }),
      [/^unused devices\[0\]\.settings\.feedback: counts for nothing with "role": "scale"$/],
    ],
    [
      'stock of a scale',
      devices({ ...SCALE, media: '4x6in', dpmm: 8 }),
      [/^unused devices\[0\]\.media: /, /^unused devices\[0\]\.dpmm: /],
    ],
    [
      'a density of sheets',
      devices({
        ...PRINTER,
        role: 'paperPrinter',
        protocol: 'pages',
        transport: { kind: 'system', printer: 'A' },
        dpmm: 12,
      }),
      [/^unused devices\[0\]\.dpmm: counts for nothing with "role": "paperPrinter"$/],
    ],
    [
      "a scale with a printer's language",
      devices({ ...SCALE, protocol: 'zpl' }),
      [/^misfit devices\[0\]\.protocol: "zpl" does not go with "role": "scale"; it may be mt-sics, .*hid-scale$/],
    ],
    [
      "a receipt printer with a label printer's language",
      devices({ ...PRINTER, role: 'receiptPrinter' }),
      [/^misfit devices\[0\]\.protocol: .*it may be escpos, star$/],
    ],
    [
      'a language over a way it never goes',
      devices({ ...SCALE, protocol: 'hid-scale' }),
      [
        /^misfit devices\[0\]\.transport\.kind: "serial" does not go with "role": "scale", "protocol": "hid-scale"; it may be hid$/,
      ],
    ],
    [
      'a printer at the keyboard',
      devices({ ...PRINTER, transport: { kind: 'keyboard' } }),
      [/^misfit devices\[0\]\.transport\.kind: "keyboard" .*it may be tcp, serial, usb, lp, cups, spooler$/],
    ],
    [
      'sheets in a label printer',
      devices({ ...PRINTER, media: 'A4' }),
      [/^misfit devices\[0\]\.media: "A4" .*4x6in, 100x150mm$/],
    ],
    [
      'a unit that a scale does not know, and a setting',
      devices({ ...SCALE, protocol: 'toledo-8217', settings: { scale: { unit: 'LB', bit: '7' } } }),
      [
        /^misfit devices\[0\]\.settings\.scale\.unit: "LB" does not go with "protocol": "toledo-8217"; lb is probably meant; /,
        /^unknownKey devices\[0\]\.settings\.scale\.bit: .*bits is probably meant; known here: unit, bits$/,
      ],
    ],
    [
      'a serial port that two devices want',
      devices(SCALE, { ...SCALE, deviceId: 'second' }),
      [/^samePort devices\[1\]\.transport\.path: "COM7" is the port of devices\[0\] too$/],
    ],
    [
      'a route to a device that is not there, with the one that was meant',
      { ...devices(PRINTER), routes: { shippingLabel: ['pritner'] } },
      [
        /^noPrinter routes\.shippingLabel\[0\]: "pritner" is no printer of this file; printer is probably meant; it may be printer$/,
      ],
    ],
    [
      'a route to a scale',
      { ...devices(PRINTER, SCALE), routes: { packingSlip: ['printer', 'scale'] } },
      [/^noPrinter routes\.packingSlip\[1\]: "scale" is no printer of this file; it may be printer$/],
    ],
    [
      'a route where no printer is',
      { ...devices(), routes: { manifest: ['a'] } },
      [/^noPrinter routes\.manifest\[0\]: "a" is no printer of this file$/],
    ],
    [
      'a route of a document that is not known',
      { ...devices(PRINTER), routes: { packingSlips: ['printer'] } },
      [/^unknownKey routes\.packingSlips: .*packingSlip is probably meant; known here: shippingLabel, /],
    ],
  ])('%s', (_, value, says) => {
    const found = told(value);
    expect(found).toHaveLength(says.length);
    says.forEach((words, at) => expect(found[at]).toMatch(words));
    const { config, problems } = check(value);
    expect([config === null, problems.some(({ isStop }) => isStop)]).toEqual([false, false]);
  });

  it('counts for nothing: the rest is as if it did not stand there', () => {
    const stray = { ...devices({ ...PRINTER, colour: 'grey' }), logLevl: 'debug' };
    expect(check(stray).config).toEqual(check(devices(PRINTER)).config);
    expect(check({ logLevl: 'debug' }).config).toEqual(defaultConfig());
  });
});

describe('what makes no sense at all', () => {
  it.each<[what: string, value: unknown, says: RegExp]>([
    [
      'a second device of a name',
      devices(PRINTER, PRINTER),
      /^sameDevice devices\[1\]\.deviceId: "printer" is taken by devices\[0\]$/,
    ],
    [
      'a device without a name',
      devices({ ...PRINTER, deviceId: '' }),
      /^wrong devices\[0\]\.deviceId: "" .*text that is not empty$/,
    ],
    [
      'a number in quotes',
      devices({ ...PRINTER, transport: { ...PRINTER.transport, port: '9100' } }),
      /^wrong devices\[0\]\.transport\.port: "9100" does not fit; 9100 is probably meant; it may be a whole number from 1 to 65535$/,
    ],
    [
      'true in quotes',
      devices({ ...SCALE, settings: { enabled: 'true' } }),
      /^wrong devices\[0\]\.settings\.enabled: "true" .*; true is probably meant; it may be true or false$/,
    ],
    [
      'a number that should be a text',
      devices({ ...PRINTER, deviceId: 7 }),
      /^wrong devices\[0\]\.deviceId: 7 .*"7" is probably meant/,
    ],
    [
      'a language that is mistyped',
      devices({ ...SCALE, protocol: 'mt-sisc' }),
      /^wrong devices\[0\]\.protocol: "mt-sisc" .*mt-sics is probably meant; it may be mt-sics, (?!.*zpl)/,
    ],
    [
      'a role that is mistyped',
      devices({ ...SCALE, role: 'Scale' }),
      /^wrong devices\[0\]\.role: "Scale" .*scale is probably meant/,
    ],
    [
      'a way that is mistyped',
      devices({ ...PRINTER, transport: { ...PRINTER.transport, kind: 'tpc' } }),
      /^wrong devices\[0\]\.transport\.kind: "tpc" .*tcp is probably meant; it may be tcp, serial, /,
    ],
    [
      'a way that is left out',
      devices({ ...PRINTER, transport: { host: 'h', port: 1 } }),
      /^missing devices\[0\]\.transport\.kind: is missing; it may be tcp, serial, /,
    ],
    [
      'an address with all around it',
      devices({ ...PRINTER, transport: { kind: 'tcp', host: 'tcp://10.20.7.31:9100', port: 9100 } }),
      /^wrong devices\[0\]\.transport\.host: "tcp:\/\/10.20.7.31:9100" .*such as 10.20.7.31 alone, the port beside it$/,
    ],
    [
      'an address that is left out',
      devices({ ...PRINTER, transport: { kind: 'tcp', port: 1 } }),
      /^missing devices\[0\]\.transport\.host: is missing; it may be text that is not empty$/,
    ],
    [
      'a word for an address',
      devices({ ...PRINTER, transport: 'tcp' }),
      /^wrong devices\[0\]\.transport: "tcp" .*it may be keys and values in curly brackets$/,
    ],
    [
      'dots per inch',
      devices({ ...PRINTER, dpmm: 203 }),
      /^wrong devices\[0\]\.dpmm: 203 does not fit; it may be 6, 8, 12, 24$/,
    ],
    [
      'a size without a unit',
      devices({ ...PRINTER, media: '4x6' }),
      /^wrong devices\[0\]\.media: "4x6" .*a size such as 4x6in, /,
    ],
    ['one device without a list', { devices: PRINTER }, /^wrong devices: .*it may be a list in square brackets$/],
    [
      'a list of words',
      { devices: ['printer'] },
      /^wrong devices\[0\]: "printer" .*keys and values in curly brackets$/,
    ],
    ['a list at the top', [], /^wrong \[\] does not fit; it may be keys and values in curly brackets$/],
    ['nothing at the top', null, /^wrong null does not fit/],
    ['a window that is too small', { window: { width: 100 } }, /^wrong window\.width: 100 .*a whole number from 1024$/],
    [
      'a pair of one',
      { packing: { apart: [['food']] } },
      /^wrong packing\.apart\[0\]: \["food"\] .*a list of 2 in square brackets$/,
    ],
    ['percent over a hundred', { packing: { minSupport: 101 } }, /^wrong packing\.minSupport: 101 .*from 0 to 100$/],
    [
      'a queue that would be an option',
      devices({ ...PRINTER, transport: { kind: 'cups', queue: '-o' } }),
      /^wrong devices\[0\]\.transport\.queue: "-o" .*the name of a queue/,
    ],
    [
      'a carrier that is mistyped',
      { carrier: { kind: 'easypst' } },
      /^wrong carrier\.kind: "easypst" .*easypost is probably meant/,
    ],
    [
      'a carrier at no web address',
      { carrier: { kind: 'karrio', url: 'ftp://carrier.example' } },
      /^wrong carrier\.url: \u2026 .*an address such as https:/,
    ],
  ])('%s stops the start', (_, value, says) => {
    expect(told(value)).toEqual([expect.stringMatching(says)]);
    expect(check(value)).toMatchObject({ config: null, problems: [{ isStop: true }] });
  });

  it("never tells what a carrier's settings hold", () => {
    const secret = 'EZ-secret-77';
    const carrier = {
      kind: 'karrio',
      url: `not an address ${secret}`,
      keyFile: 5,
      services: { ground: secret },
      timeoutMs: secret,
    };
    expect(told({ carrier })).toHaveLength(4);
    expect(JSON.stringify(check({ carrier }).problems)).not.toContain(secret);
  });

  it('shortens what is long', () => {
    const [problem] = check(devices({ ...PRINTER, role: 'x'.repeat(5000) })).problems;
    expect(problem?.value.length).toBeLessThan(60);
  });
});

describe('everything that is wrong', () => {
  const FILE = [
    '{',
    '  "logLevl": "debug",',
    '  "devices": [',
    '    { "deviceId": "scale", "role": "scale", "name": "Scale", "protocol": "zpl",',
    '      "transport": { "kind": "serial", "path": "COM7", "baudRate": "9600", "parityy": "even" } },',
    '    { "deviceId": "scale", "role": "labelPrinter", "name": "Printer", "protocol": "zpl", "media": "A4",',
    '      "settings": { "takesNet": true, "replyMs": 1 },',
    '      "transport": { "kind": "system" } }',
    '  ],',
    '  "routes": { "shippingLabel": ["prnter"] },',
    '  "window": { "height": 1, "height": 2 }',
    '}',
  ].join('\n');

  /** Line, what stands there, place, code. */
  const EXPECTED = [
    [2, '"logLevl"', 'logLevl', 'unknownKey'],
    [4, '"zpl"', 'devices[0].protocol', 'misfit'],
    [5, '"9600"', 'devices[0].transport.baudRate', 'wrong'],
    [5, '"parityy"', 'devices[0].transport.parityy', 'unknownKey'],
    [6, '"scale"', 'devices[1].deviceId', 'sameDevice'],
    [6, '"A4"', 'devices[1].media', 'misfit'],
    [7, '"takesNet"', 'devices[1].settings.takesNet', 'unused'],
    [7, '1 }', 'devices[1].settings.replyMs', 'wrong'],
    [8, '{ "kind"', 'devices[1].transport.printer', 'missing'],
    [8, '"system"', 'devices[1].transport.kind', 'misfit'],
    [10, '"prnter"', 'routes.shippingLabel[0]', 'noPrinter'],
    [11, '"height": 1', 'window.height', 'keyTwice'],
    [11, '2 }', 'window.height', 'wrong'],
  ] as const satisfies readonly (readonly [number, string, string, ConfigProblemCode])[];
  const places = EXPECTED.map(([line, there, place, code]) => {
    const column = (FILE.split('\n')[line - 1]?.indexOf(there) ?? -1) + 1;
    return [`${line.toString()}:${column.toString()} ${place}`, code];
  });

  it('is told at once, in the order of its lines, where it stands', () => {
    const found = checkConfig(Buffer.from(FILE), SCALE_SETTINGS).problems;
    expect(found.map((problem) => [configPlace(problem), problem.code])).toEqual(places);
  });

  it.each<[string, Uint8Array]>([
    ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${FILE}`)],
    ['UTF-16 of Windows', Buffer.from(`\uFEFF${FILE}`, 'utf16le')],
    ['UTF-16 without a mark', Buffer.from(FILE, 'utf16le')],
    ['UTF-16, the high byte first', Buffer.from(`\uFEFF${FILE}`, 'utf16le').swap16()],
    ['UTF-16 without a mark, the high byte first', Buffer.from(FILE, 'utf16le').swap16()],
    ['lines of Windows', Buffer.from(FILE.replaceAll('\n', '\r\n'))],
  ])('stands in the same places in %s', (_, bytes) => {
    const found = checkConfig(bytes, SCALE_SETTINGS).problems;
    expect(found.map((problem) => [configPlace(problem), problem.code])).toEqual(places);
  });
});
