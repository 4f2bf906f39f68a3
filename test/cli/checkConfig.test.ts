import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DOCUMENTS, type DocumentKind } from '../../src/core/print/documents.ts';
import messages from '../../src/shared/messages/en.json' with { type: 'json' };
import { checkConfig } from '../../src/cli/checkConfig.ts';
import { cleanup, temporaryFolder } from '../support/cleanup.ts';

const after = cleanup();

function check(argv: readonly string[], env: Readonly<Record<string, string>> = {}) {
  let out = '';
  let err = '';
  const code = checkConfig({ argv, env, stdout: (text) => (out += text), stderr: (text) => (err += text) });
  return { code, out, err };
}

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
  transport: { kind: 'serial', path: 'COM7', baudRate: 4800, dataBits: 7, parity: 'even' },
};
const SLIPS = {
  deviceId: 'slips',
  role: 'paperPrinter',
  name: 'Office',
  protocol: 'pages',
  transport: { kind: 'system', printer: 'HP' },
  media: 'A4',
};
const FINE = {
  devices: [
    PRINTER,
    SCALE,
    SLIPS,
    { ...PRINTER, deviceId: 'spare', media: '2.25x1.25in', settings: { enabled: false } },
  ],
  routes: { shippingLabel: ['printer', 'spare'], packingSlip: ['slips'], commandCards: [] },
};

/** A data folder with this `station.json`. */
function folderWith(content: unknown): string {
  const folder = temporaryFolder(after);
  writeFileSync(join(folder, 'station.json'), typeof content === 'string' ? content : JSON.stringify(content, null, 2));
  return folder;
}

/** The words of each line, without the blanks of its columns. */
const wordsOf = (text: string): readonly string[] =>
  text.split('\n').map((line) => line.trim().replace(/ {2,}/g, ' | '));

describe('station check-config of a file with which nothing is wrong', () => {
  it('says in short what the station will do, exit 0, and touches nothing', () => {
    const folder = folderWith(FINE);
    const { code, out, err } = check(['--data', folder]);
    expect([code, err]).toEqual([0, '']);
    const lines = wordsOf(out);
    const documents = lines.slice(7, 7 + DOCUMENTS.length);
    expect(lines.filter((line) => !documents.includes(line))).toEqual([
      `${join(folder, 'station.json')}: nothing is wrong`,
      'devices',
      'printer | label printer | zpl | tcp://10.20.7.31:9100 | 4x6in',
      'scale | scale | mt-sics | serial:COM7, 4800 7E1',
      'slips | paper printer | pages | HP | A4',
      'spare | label printer | zpl | tcp://10.20.7.31:9100 | 2.25x1.25in; switched off',
      'what prints where',
      'labels come from the own carrier',
      '',
    ]);
    const names = messages.papers.kind;
    const row = (kind: DocumentKind): string | undefined => documents[DOCUMENTS.indexOf(kind)];
    expect(documents.every((line, at) => line.startsWith(`${names[DOCUMENTS[at]!].toLowerCase()} | `))).toBe(true);
    expect(row('shippingLabel')).toBe('shipping label | printer, else spare (switched off: passed over)');
    expect(row('returnLabel')).toBe('return label | printer (the first that suits)');
    expect(row('packingSlip')).toBe('packing slip | slips');
    expect(row('commandCards')).toMatch(/ \| not printed here$/);
    expect(row('manifest')).toBe('manifest | slips (the first that suits)');
    expect(readdirSync(folder)).toEqual(['station.json']);
  });

  it('says the same as one JSON object', () => {
    const folder = folderWith(FINE);
    const { code, out } = check(['--data', folder, '--json']);
    expect([code, out.trimEnd().split('\n').length]).toEqual([0, 1]);
    expect(JSON.parse(out)).toMatchObject({
      file: join(folder, 'station.json'),
      isThere: true,
      ok: true,
      problems: [],
      devices: [{ deviceId: 'printer', media: '4x6in', isEnabled: true }, { media: null }, {}, { isEnabled: false }],
      documents: {
        shippingLabel: {
          isNamed: true,
          printers: [{ deviceId: 'printer', trouble: null }, { trouble: 'notConfigured' }],
        },
        commandCards: { isNamed: true, printers: [] },
        returnLabel: { isNamed: false, printers: [{ deviceId: 'printer' }] },
      },
      carrier: 'offline',
    });
  });

  it('tells a printer of a route that is passed over, and a document without one', () => {
    const routes = { shippingLabel: ['slips'] };
    const { code, out } = check(['--data', folderWith({ devices: [SLIPS, { ...PRINTER, dpmm: 12 }], routes })]);
    expect(code).toBe(0);
    expect(wordsOf(out)).toContain('printer | label printer | zpl | tcp://10.20.7.31:9100 | 4x6in, 12 dots/mm');
    expect(wordsOf(out)).toContain('shipping label | slips (holds other stock: passed over)');
    const none = check(['--data', folderWith({ devices: [SCALE] })]);
    expect([none.code, wordsOf(none.out)]).toEqual([
      0,
      expect.arrayContaining(['shipping label | no printer that suits']),
    ]);
  });

  it('takes a file by its name, a folder, the environment, and a folder without the file', () => {
    const folder = folderWith(FINE);
    expect(check([join(folder, 'station.json')]).code).toBe(0);
    expect(check([folder]).out).toContain('nothing is wrong');
    expect(check(['--data-dir', folder]).out).toContain('nothing is wrong');
    expect(check([], { STATION_DATA: folder }).out).toContain('nothing is wrong');
    const bare = temporaryFolder(after);
    expect(check(['--data', bare])).toMatchObject({
      code: 0,
      out: expect.stringContaining('not there, the defaults count') as unknown,
    });
    expect(existsSync(join(bare, 'station.json'))).toBe(false);
  });
});

describe('station check-config of a file with which something is wrong', () => {
  const WRONG = [
    '{',
    '  "devices": [',
    '    { "deviceId": "printer", "role": "labelPrinter", "name": "Printer", "protocol": "zpl", "colour": "grey",',
    '      "transport": { "kind": "tcp", "host": "10.20.7.31", "port": "9100" } }',
    '  ],',
    '  "routes": { "shippingLabel": ["prnter"] }',
    '}',
  ].join('\n');

  it('says everything in one go, as editors open it, exit 1', () => {
    const folder = folderWith(WRONG);
    const file = join(folder, 'station.json');
    const { code, out, err } = check(['--data', folder]);
    expect([code, err]).toEqual([1, '']);
    expect(out.split('\n')).toEqual([
      expect.stringMatching(
        /station\.json:3:92 devices\[0\]\.colour: is not known and counts for nothing; known here: /,
      ),
      expect.stringMatching(
        /^STOP .*station\.json:4:67 devices\[0\]\.transport\.port: "9100" does not fit; 9100 is probably meant/,
      ),
      expect.stringMatching(
        /station\.json:6:33 routes\.shippingLabel\[0\]: "prnter" is no printer of this file; printer is probably meant/,
      ),
      '3 problems; the station does not start with it',
      '',
    ]);
    expect(out).toContain(file);
    expect(readFileSync(file, 'utf8')).toBe(WRONG);
  });

  it('says the same as one JSON object, without what the station will do', () => {
    const { code, out } = check(['--data', folderWith(WRONG), '--json']);
    const told = JSON.parse(out) as Record<string, unknown>;
    expect(code).toBe(1);
    expect(told).toMatchObject({
      ok: false,
      problems: [
        {
          code: 'unknownKey',
          isStop: false,
          place: 'devices[0].colour',
          line: 3,
          message: expect.any(String) as unknown,
        },
        { code: 'wrong', isStop: true, place: 'devices[0].transport.port', value: '"9100"', suggestion: '9100' },
        { code: 'noPrinter', expected: { what: 'oneOf', words: ['printer'] } },
      ],
    });
    expect(told).not.toHaveProperty('devices');
  });

  it('says that the station starts where it does, and still exits 1', () => {
    const { code, out } = check(['--data', folderWith({ kiosk: true })]);
    expect([code, out]).toEqual([
      1,
      expect.stringMatching(/kiosk: is not known[^]*\n1 problem; the station starts, without what is told here\n$/),
    ]);
    const json = JSON.parse(check(['--data', folderWith({ kiosk: true }), '--json']).out) as unknown;
    expect(json).toMatchObject({ ok: false, devices: [{ deviceId: 'keyboard' }] });
  });

  it('reads what Windows saves, and says where a comma is too many', () => {
    const folder = temporaryFolder(after);
    const file = join(folder, 'station.json');
    writeFileSync(file, Buffer.from('\uFEFF{\r\n  "logLevel": "info",\r\n}\r\n', 'utf16le'));
    const { code, out } = check([file]);
    expect([code, out.split('\n')[0]]).toEqual([1, `STOP ${file}:2:21: a comma with nothing behind it: take it out`]);
  });

  it('says that a folder stands in its place', () => {
    const folder = temporaryFolder(after);
    mkdirSync(join(folder, 'station.json'));
    expect(check(['--data', folder])).toMatchObject({
      code: 1,
      out: expect.stringMatching(/^STOP .*: the file can not be read: is it a file/) as unknown,
    });
  });

  it('is no way to tell a key of the carrier', () => {
    const carrier = { kind: 'easypost', url: 'no address EZ-secret-9', apiKey: 'EZ-secret-9' };
    for (const option of [[], ['--json']]) {
      const { code, out } = check(['--data', folderWith({ carrier }), ...option]);
      expect([code, out.includes('EZ-secret-9')]).toEqual([1, false]);
    }
  });
});

describe('station check-config of nothing', () => {
  it.each([
    [['/no/such/station.json'], 1, /^there is no file \/no\/such\/station\.json$/m],
    [['--data', '/no/such/folder'], 1, /^there is no data folder \/no\/such\/folder$/m],
    [['a.json', 'b.json'], 2, /unexpected argument 'b\.json'\. Usage: check-config \[FILE/],
    [['a.json', '--data', 'b'], 2, /FILE or --data, not both/],
    [['--data', 'a', '--data-dir', 'b'], 2, /not both/],
    [['--jsn'], 2, /did you mean --json\?/],
  ] as const)('%j', (argv, code, words) => {
    const told = check(argv);
    expect([told.code, told.out]).toEqual([code, '']);
    expect(told.err).toMatch(words);
  });
});
