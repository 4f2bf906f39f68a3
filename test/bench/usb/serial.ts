import { asId, type DeviceId } from '../../../src/core/ids.ts';
import type { DeviceConfig } from '../../../src/devices/config.ts';
import type { WantedUsb } from '../../../src/devices/identity.ts';
import { listSerialPorts, type SerialPortInfo } from '../../../src/devices/transports/usbSerial.ts';
import { watchHub } from '../../support/hubWatch.ts';
import { check, heldFiles, same, say, sleep, startDevice } from './bench.ts';
import { cycle, weightAt, type CycleTimes } from './cycles.ts';

const SCALE = { vendorId: '0eb8', productId: '2200', serial: 'B123456' };
const TWIN = { vendorId: '1a86', productId: '7523' };

const config = (usb: WantedUsb): DeviceConfig => ({
  deviceId: asId<DeviceId>('scale'),
  role: 'scale',
  name: 'scale',
  transport: { kind: 'serial', path: '/dev/none', baudRate: 9600, dataBits: 8, parity: 'none', stopBits: 1, usb },
  protocol: 'mt-sics',
});

/** Serial scales behind USB that speak MT-SICS, found by what they are. */
export async function benchSerial(cycles: number): Promise<Record<string, CycleTimes>> {
  const scale = startDevice('scale', {
    name: 'acm',
    ids: '0eb8:2200',
    product: 'Serial scale',
    serial: 'b123456',
    socket: 2,
    function: { kind: 'acm' },
  });
  const bench = watchHub(config(SCALE));
  const times: CycleTimes = { gone: [], back: [] };
  const held: CycleTimes = { gone: [], back: [] };
  try {
    await check('serial: a scale that is plugged in is found by what it is and read', async () => {
      const weight = weightAt(bench, 'scale');
      await scale.plug();
      await weight;
      await bench.steady('1235e-3 kg');
    });
    await check('serial: it is listed with serial number and socket', async () => {
      const usb = (await plugged(SCALE))[0]?.usb;
      same([usb?.serial, usb?.socket !== null], ['B123456', true]);
    });
    await check('serial: unplugged and plugged in again', async () => {
      for (let at = 0; at < cycles; at += 1) {
        await cycle(bench, 'scale', scale, times);
        if (at % 50 === 49) say(`serial: ${(at + 1).toString()} cycles`);
      }
    });
    await check('serial: back under another number while another handle keeps the old one', async () => {
      for (let at = 0; at < Math.ceil(cycles / 10); at += 1) {
        const path = (await plugged(SCALE))[0]?.path ?? '';
        await cycle(bench, 'scale', scale, held, path);
        if ((await plugged(SCALE))[0]?.path === path) throw new Error(`came back as ${path}`);
      }
    });
    await check('serial: old handles are given back', async () => {
      await sleep(1500);
      same(heldFiles(/^\/dev\/ttyACM/).length, 1);
      await bench.hub.close();
      same(heldFiles(/^\/dev\/ttyACM/), []);
    });
  } finally {
    await bench.hub.close();
    await scale.unplug();
    await scale.end();
  }
  await benchTwins();
  return { '': times, 'with the old handle held': held };
}

/** Two adapters that only their sockets tell apart. */
async function benchTwins(): Promise<void> {
  const [left, right] = (['left', 'right'] as const).map((name, at) =>
    startDevice('scale', { name, ids: '1a86:7523', product: 'USB Serial', socket: 3 + at, function: { kind: 'acm' } }),
  );
  if (!left || !right) return;
  await left.plug();
  await right.plug();
  await sleep(2000);
  const any = watchHub(config(TWIN));
  await check('serial: two alike without serial number are not opened', async () => {
    await any.state('scale', 'disconnected', 'ambiguous');
    same(heldFiles(/^\/dev\/ttyACM/), []);
  });
  const sockets = (await plugged(TWIN)).map(({ usb }) => usb?.socket ?? null);
  await check('serial: two alike are told apart by their sockets', async () => {
    same([sockets.length, new Set(sockets).size, sockets.includes(null)], [2, 2, false]);
    const one = watchHub(config({ ...TWIN, socket: sockets[0] ?? null }));
    try {
      await one.steady('1235e-3 kg');
    } finally {
      await one.hub.close();
    }
  });
  await check('serial: with one of the two pulled, the other is read', async () => {
    await right.unplug();
    await any.steady('1235e-3 kg');
  });
  await any.hub.close();
  await left.unplug();
  await Promise.all([left.end(), right.end()]);
}

const plugged = async (wanted: WantedUsb): Promise<SerialPortInfo[]> =>
  (await listSerialPorts()).filter(({ usb }) => usb?.vendorId === wanted.vendorId);
