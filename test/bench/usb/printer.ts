import { asId, type DeviceId } from '../../../src/core/ids.ts';
import type { DeviceConfig } from '../../../src/devices/config.ts';
import { reasonOf, sentBytesOf, type Link, type LinkReason } from '../../../src/devices/transports/transport.ts';
import { usbPrinterTransport } from '../../../src/devices/transports/usbPrinter.ts';
import { findUsbPrinters } from '../../../src/devices/transports/usbPrinterList.ts';
import { watchHub } from '../../support/hubWatch.ts';
import { check, heldFiles, same, sleep, startDevice, type Plugged } from './bench.ts';
import { goneAt, type CycleTimes } from './cycles.ts';

const ZEBRA = { vendorId: '0a5f', productId: '0166', serialNumber: '50J170100001' };
const DEVICE_ID = 'MFG:Zebra ;CMD:ZPL;CLS:PRINTER;MDL:ZTC GK420d;';
const HEALTHY = 0x18;
const PAPER_OUT = 0x38;
const LABEL = Buffer.from('^XA^FO50,50^A0N,40,40^FDBENCH^FS^XZ');
// More than the wire and the gadget's requests hold.
const LONG = Buffer.concat([Buffer.from('^XA^FX'), Buffer.alloc(2_000_000, 'x'), Buffer.from('^FS^XZ')]);
const PATIENCE_MS = 10_000;

const config: DeviceConfig = {
  deviceId: asId<DeviceId>('printer'),
  role: 'labelPrinter',
  name: 'printer',
  transport: { kind: 'usb', ...ZEBRA },
  protocol: 'zpl',
};

/** A label printer of USB's printer class, which Linux gives a name like `/dev/usb/lp0`. */
export async function benchPrinter(cycles: number): Promise<Record<string, CycleTimes>> {
  const printer = startDevice('printer', {
    name: 'zebra',
    ids: `${ZEBRA.vendorId}:${ZEBRA.productId}`,
    product: 'ZTC GK420d',
    serial: ZEBRA.serialNumber,
    socket: 5,
    function: { kind: 'printer', deviceId: DEVICE_ID },
  });
  const times: CycleTimes = { gone: [], back: [] };
  try {
    await printer.plug();
    await benchLink(printer);
    await benchJobs(printer, times, cycles);
  } finally {
    await printer.unplug();
    await printer.end();
  }
  return { '': times };
}

/** The transport alone. */
async function benchLink(printer: Plugged): Promise<void> {
  await check('printer: it is listed with its IEEE 1284 identity', async () => {
    await sleep(2000);
    const [found] = await findUsbPrinters();
    // The gadget driver of Linux 6.1 leaves the last letter out.
    const deviceId = found?.deviceId?.startsWith(DEVICE_ID.slice(0, -2));
    same([found?.vendorId, found?.serialNumber, deviceId], [ZEBRA.vendorId, ZEBRA.serialNumber, true]);
  });
  await check('printer: a question is answered', async () => {
    const { link, said } = await open();
    await link.write(Buffer.from('~HS'), 1000);
    await sleep(1000);
    await link.close();
    same(said.join('').split('\r\n').length, 4);
  });
  await check('printer: the class status tells paper out', async () => {
    const { link } = await open();
    await printer.tell({ do: 'status', byte: PAPER_OUT });
    const out = link.portStatus?.();
    await printer.tell({ do: 'status', byte: HEALTHY });
    const fine = link.portStatus?.();
    await link.close();
    same([out?.isPaperOut, fine?.isPaperOut, fine?.isSelected, fine?.hasError], [true, false, true, false]);
  });
  await check('printer: a write that stalls ends at its deadline and says how much was taken', async () => {
    const { link } = await open();
    await printer.tell({ do: 'stall', afterBytes: 0 });
    const start = performance.now();
    const error: unknown = await link.write(LONG, 1000).catch((cause: unknown) => cause);
    const took = performance.now() - start;
    const sent = sentBytesOf(error) ?? 0;
    same([reasonOf(error), took < 1500, sent > 0 && sent < LONG.length], ['noReply', true, true]);
    await link.close();
  });
  await check('printer: unplugged in the middle of a write, it is lost once and its handle given back', async () => {
    const { link, lost } = await open();
    const writing = link.write(LONG, 10_000).catch((cause: unknown) => cause);
    await sleep(500);
    await printer.unplug();
    const start = performance.now();
    const error = await writing;
    const took = performance.now() - start;
    await sleep(200);
    await link.close();
    same([reasonOf(error), sentBytesOf(error) !== null, lost], ['lost', true, ['lost']]);
    if (took > 300) throw new Error(`the write ended after ${took.toFixed()} ms`);
    same(heldFiles(/^\/dev\/usb\/lp/), []);
  });
  await printer.tell({ do: 'stall', afterBytes: null });
}

/** The same printer behind the hub. */
async function benchJobs(printer: Plugged, times: CycleTimes, cycles: number): Promise<void> {
  const bench = watchHub(config);
  const ready = (): Promise<number> =>
    bench.next('printer ready', (event) =>
      event.kind === 'status' && event.devices[0]?.state === 'ready' ? performance.now() : null,
    );
  const print = (jobId: string, bytes: Uint8Array) => bench.hub.print({ jobId, bytes, patienceMs: PATIENCE_MS });
  try {
    await check('printer: plugged in, it is ready and tells its dots', async () => {
      const seen = ready();
      await printer.plug();
      await seen;
      await bench.next('dots', (event) => (event.kind === 'status' && event.devices[0]?.dpmm === 8 ? true : null), 0);
    });
    await check('printer: a label is printed, and the printer proves it', async () => {
      same(await print('one', LABEL), { kind: 'printed', proof: 'printed' });
    });
    await check('printer: unplugged and plugged in again', async () => {
      for (let at = 0; at < cycles; at += 1) {
        const gone = goneAt(bench, 'printer');
        let start = 0;
        await printer.unplug(() => {
          start = performance.now();
        });
        times.gone.push((await gone) - start);
        await sleep(500 + Math.random() * 500);
        const back = ready();
        start = performance.now();
        await printer.plug();
        times.back.push((await back) - start);
        await sleep(Math.random() * 500);
      }
    });
    await check('printer: a job cut by the plug is not called printed and is not sent again', async () => {
      const { labels } = await printer.tell({ do: 'stall', afterBytes: 100_000 });
      const cut = print('cut', LONG);
      await sleep(4000);
      await printer.unplug();
      await printer.tell({ do: 'stall', afterBytes: null });
      await printer.plug();
      const { kind } = await cut;
      if (kind === 'printed') throw new Error('called printed');
      same((await print('two', LABEL)).kind, 'printed');
      same((await printer.tell({ do: 'stall', afterBytes: null })).labels, labels + 1);
    });
  } finally {
    await bench.hub.close();
  }
  await check('printer: handles are given back', () => {
    same(heldFiles(/^\/dev\/usb\/lp/), []);
  });
}

async function open(): Promise<{ link: Link; said: string[]; lost: LinkReason[] }> {
  const said: string[] = [];
  const lost: LinkReason[] = [];
  const listener = {
    bytes: (chunk: Uint8Array) => void said.push(Buffer.from(chunk).toString('latin1')),
    lost: (reason: LinkReason) => void lost.push(reason),
  };
  return { link: await usbPrinterTransport(ZEBRA).open(listener, new AbortController().signal), said, lost };
}
