import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { check, same, sleep, startDevice } from './bench.ts';
import { SCALE_DESCRIPTOR, SCANNER_DESCRIPTOR } from './reports.ts';

const CLI = fileURLToPath(new URL('../../../src/cli/index.ts', import.meta.url));

/** What the command line says of one device of each kind. */
export async function benchListing(): Promise<void> {
  const devices = [
    startDevice('hidScale', {
      name: 'listed-scale',
      ids: '0922:8003',
      product: 'M10',
      serial: 'L1',
      socket: 0,
      function: { kind: 'hid', descriptor: SCALE_DESCRIPTOR, reportBytes: 6 },
    }),
    startDevice('hidScanner', {
      name: 'listed-scanner',
      ids: '0c2e:0b41',
      product: 'Scanner',
      serial: 'L2',
      socket: 1,
      function: { kind: 'hid', descriptor: SCANNER_DESCRIPTOR, reportBytes: 64 },
    }),
    startDevice('scale', {
      name: 'listed-acm',
      ids: '0eb8:2200',
      product: 'Serial scale',
      serial: 'L3',
      socket: 2,
      function: { kind: 'acm' },
    }),
    startDevice('printer', {
      name: 'listed-printer',
      ids: '0a5f:0166',
      product: 'Printer',
      serial: 'L4',
      socket: 3,
      function: { kind: 'printer', deviceId: 'MFG:Zebra ;CMD:ZPL;MDL:ZTC GK420d;CLS:PRINTER;' },
    }),
  ];
  for (const device of devices) await device.plug();
  await sleep(3000);
  await check('station devices --json lists a scale, a scanner, a serial port and a printer', () => {
    const { stdout, stderr, status } = spawnSync(process.execPath, [CLI, 'devices', '--json'], {
      encoding: 'utf8',
      timeout: 60_000,
    });
    if (status !== 0) throw new Error(stderr);
    const lines = stdout
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    const seen = lines.filter((line) => line['vendorId'] !== null);
    const rows = seen.map(({ transport, vendorId, productId, serial, role, isAllowed, isAmbiguous }) =>
      [transport, vendorId, productId, serial, role, isAllowed, isAmbiguous].join(' '),
    );
    same(rows.sort(), [
      'hid 0922 8003 L1 scale true false',
      'hid 0c2e 0b41 L2 scanner true false',
      'serial 0eb8 2200 L3 scale true false',
      'usb 0a5f 0166 L4 labelPrinter true false',
    ]);
  });
  for (const device of devices) {
    await device.unplug();
    await device.end();
  }
}
