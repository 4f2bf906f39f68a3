import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { configFile, readConfig, readConfigFile, writeConfig } from '../../src/station/readConfig.ts';
import type { DeviceEntry } from '../../src/shared/config.ts';
import { cleanup, temporaryFolder } from '../support/cleanup.ts';

const after = cleanup();
const PRINTER: DeviceEntry = {
  deviceId: 'printer',
  role: 'labelPrinter',
  name: 'Printer',
  protocol: 'zpl',
  transport: { kind: 'tcp', host: '10.20.7.31', port: 9100 },
};

describe('devices written into station.json', () => {
  it('are read back; the rest stays as a person wrote it, even what is not known', () => {
    const folder = temporaryFolder(after);
    const file = join(folder, 'station.json');
    writeFileSync(file, JSON.stringify({ note: 'line B', logLevel: 'debug', devices: [] }));
    writeConfig(folder, { devices: [PRINTER] });
    expect(readConfig(folder)).toMatchObject({ devices: [PRINTER], logLevel: 'debug' });
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ note: 'line B', logLevel: 'debug' });
    expect(readdirSync(folder)).toEqual(['station.json']);
  });

  it('make the file where there is none', () => {
    const folder = temporaryFolder(after);
    writeConfig(folder, { devices: [PRINTER] });
    expect(readConfig(folder).devices).toEqual([PRINTER]);
  });

  it('are each of a name of their own: a second one would be found by nobody', () => {
    const folder = temporaryFolder(after);
    writeFileSync(join(folder, 'station.json'), JSON.stringify({ devices: [PRINTER, PRINTER] }));
    expect(() => readConfig(folder)).toThrow(
      expect.objectContaining({
        code: 'config.invalid',
        params: expect.objectContaining({
          problem: expect.stringMatching(/devices\[1\]\.deviceId: "printer" is taken by devices\[0\]$/),
        }) as unknown,
      }),
    );
  });

  it('never replace a file that can not be read: it is somebody’s work', () => {
    const folder = temporaryFolder(after);
    const file = join(folder, 'station.json');
    writeFileSync(file, '{ "devices": [');
    expect(() => {
      writeConfig(folder, { devices: [PRINTER] });
    }).toThrow(expect.objectContaining({ code: 'config.invalid' }));
    expect(readFileSync(file, 'utf8')).toBe('{ "devices": [');
  });

  it('stay in the encoding that can be read: a file of Windows Notepad is taken up and written on', () => {
    const folder = temporaryFolder(after);
    const file = join(folder, 'station.json');
    writeFileSync(file, Buffer.from('\uFEFF{ "_note": "Gr\u00f6\u00dfe", "logLevel": "warn" }', 'utf16le'));
    writeConfig(folder, { devices: [PRINTER] });
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
      _note: 'Gr\u00f6\u00dfe',
      logLevel: 'warn',
      devices: [PRINTER],
    });
  });

  it('keep what a person wrote of them: an unchanged one as it was, remarks of a changed one', () => {
    const folder = temporaryFolder(after);
    const file = join(folder, 'station.json');
    const own = { ...PRINTER, colour: 'grey', _since: '2026' };
    const other = { ...PRINTER, deviceId: 'other', colour: 'grey', _where: 'left' };
    writeFileSync(file, JSON.stringify({ devices: [own, other] }));
    const [first, second] = readConfig(folder).devices;
    writeConfig(folder, { devices: [first!, { ...second!, name: 'Other' }] });
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
      devices: [own, { ...PRINTER, deviceId: 'other', name: 'Other', _where: 'left' }],
    });
  });
});

describe('a station.json with something wrong in it', () => {
  it.each([
    ['a key that is not known', { kiosk: true, devices: [{ ...PRINTER, colour: 'grey' }] }],
    ['a route to nobody', { devices: [PRINTER], routes: { shippingLabel: ['pritner'] } }],
    ["a scale with a printer's language", { devices: [PRINTER, { ...PRINTER, deviceId: 'scale', role: 'scale' }] }],
    ['a byte order mark and a key twice', '\uFEFF{"logLevel":"warn","logLevel":"info","devices":[]}'],
  ])('starts the line all the same: %s', (_, content) => {
    const folder = temporaryFolder(after);
    const text = typeof content === 'string' ? content : JSON.stringify(content);
    writeFileSync(join(folder, 'station.json'), text);
    expect(readConfig(folder)).toMatchObject({ logLevel: 'info' });
    const { config, problems, isThere } = readConfigFile(configFile(folder));
    expect([config === null, isThere, problems.length > 0]).toEqual([false, true, true]);
  });

  it('is told by its first stop, and how many more there are', () => {
    const folder = temporaryFolder(after);
    writeFileSync(
      join(folder, 'station.json'),
      '{\n"kiosk": 1, "logLevel": "loud",\n"window": { "width": 1, "height": 1 } }',
    );
    expect(() => readConfig(folder)).toThrow(
      expect.objectContaining({
        code: 'config.invalid',
        params: {
          file: join(folder, 'station.json'),
          problem: expect.stringMatching(/^2:25 logLevel: "loud" does not fit; .* \(and 2 more\)$/) as unknown,
        },
      }),
    );
  });

  it('is no settings where it can not be read, and the defaults where there is none', () => {
    const folder = temporaryFolder(after);
    expect(readConfigFile(configFile(folder))).toMatchObject({
      isThere: false,
      problems: [],
      config: { logLevel: 'info' },
    });
    mkdirSync(configFile(folder));
    expect(readConfigFile(configFile(folder))).toMatchObject({
      isThere: true,
      config: null,
      problems: [{ code: 'unreadable', isStop: true }],
    });
  });
});
