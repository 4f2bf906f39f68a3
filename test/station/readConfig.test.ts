import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig, writeConfig } from '../../src/station/readConfig.ts';
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
});
