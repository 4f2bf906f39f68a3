import { asId, type DeviceId } from '../../../src/core/ids.ts';
import type { DeviceConfig } from '../../../src/devices/config.ts';
import { listHid } from '../../../src/devices/transports/hid.ts';
import { watchHub } from '../../support/hubWatch.ts';
import { check, heldFiles, same, say, sleep, startDevice } from './bench.ts';
import { cycle, weightAt, type CycleTimes } from './cycles.ts';
import { SCALE_DESCRIPTOR, SCANNER_DESCRIPTOR } from './reports.ts';

const M10 = { vendorId: '0922', productId: '8003' };
const SCANNER = { vendorId: '0c2e', productId: '0b41' };

const config = (role: DeviceConfig['role'], usb: typeof M10, protocol: DeviceConfig['protocol']): DeviceConfig => ({
  deviceId: asId<DeviceId>(role),
  role,
  name: role,
  transport: { kind: 'hid', usb },
  protocol,
});

/** A DYMO M10 and a scanner in HID-POS mode. */
export async function benchHid(cycles: number): Promise<Record<string, CycleTimes>> {
  const scale = startDevice('hidScale', {
    name: 'm10',
    ids: '0922:8003',
    product: 'M10 10 lb USB Postal Scale',
    serial: 'DYMO0001',
    socket: 0,
    function: { kind: 'hid', descriptor: SCALE_DESCRIPTOR, reportBytes: 6 },
  });
  const scanner = startDevice('hidScanner', {
    name: 'scanner',
    ids: '0c2e:0b41',
    product: 'Bench Scanner',
    serial: 'SCAN0001',
    socket: 1,
    function: { kind: 'hid', descriptor: SCANNER_DESCRIPTOR, reportBytes: 64 },
  });
  const bench = watchHub(config('scale', M10, 'hid-scale'), config('scanner', SCANNER, 'hid-pos'));
  const times: CycleTimes = { gone: [], back: [] };
  const held: CycleTimes = { gone: [], back: [] };
  try {
    await check(
      'hid: a scale that is not there is not found',
      () => void bench.state('scale', 'disconnected', 'notFound'),
    );
    await check('hid: a scale that is plugged in is read', async () => {
      const weight = weightAt(bench, 'scale');
      await scale.plug();
      await weight;
      await bench.steady('1235e0 g');
    });
    await check('hid: it is listed with what it is', async () => {
      const [found] = await listHid();
      same(found?.usb, { ...M10, serial: 'DYMO0001', interfaceNumber: 0, socket: null });
      same(found?.usagePage, 0x8d);
    });
    await check('hid: a scanner hands over whole codes', async () => {
      await scanner.plug();
      await bench.state('scanner', 'ready');
      for (const text of ['4006381333931', '0104006381333931\u001d10LOT\u001d'.padEnd(150, 'x')]) {
        const scan = bench.scan();
        await scanner.tell({ do: 'scan', aim: ']d2', text });
        same(await scan, { text, aim: ']d2' });
      }
    });
    await check('hid: unplugged and plugged in again', async () => {
      for (let at = 0; at < cycles; at += 1) await cycle(bench, 'scale', scale, times);
    });
    say(`hid: ${times.back.length.toString()} cycles`);
    await check('hid: back under another number while another handle keeps the old one', async () => {
      for (let at = 0; at < Math.ceil(cycles / 10); at += 1) {
        const path = await scalePath();
        await cycle(bench, 'scale', scale, held, path);
        if ((await scalePath()) === path) throw new Error(`came back as ${path}`);
      }
    });
    await check('hid: the scanner reads on, and is read again after unplugging', async () => {
      await scanner.unplug();
      await bench.state('scanner', 'disconnected');
      await scanner.plug();
      await bench.state('scanner', 'ready');
      const scan = bench.scan();
      await scanner.tell({ do: 'scan', aim: ']E0', text: '4006381333931' });
      same(await scan, { text: '4006381333931', aim: ']E0' });
    });
    await check('hid: old handles are given back', async () => {
      await sleep(1500);
      same(heldFiles(/^\/dev\/hidraw/).length, 2);
      await bench.hub.close();
      same(heldFiles(/^\/dev\/hidraw/), []);
    });
  } finally {
    await bench.hub.close();
    await Promise.all([scale.unplug(), scanner.unplug()]);
    await Promise.all([scale.end(), scanner.end()]);
  }
  return { '': times, 'with the old handle held': held };
}

const scalePath = async (): Promise<string> =>
  (await listHid()).find(({ usb }) => usb.vendorId === M10.vendorId)?.path ?? '';
