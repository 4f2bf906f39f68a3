import { startVirtualBench } from '../../src/cli/demo/bench.ts';
import { openStationWindow } from '../../src/cli/demo/window.ts';
import { asId, type ImportId, type LineId, type OrderId, type PersonId, type Sku } from '../../src/core/ids.ts';
import { EMPTY_ADDRESS } from '../../src/core/orders/address.ts';
import { startInstruments } from '../../src/devices/virtual/simulation.ts';
import { DEMO_USERS } from '../../src/station/demo.ts';
import type { StoragePort } from '../../src/station/ports.ts';
import { fillOrders, productNumber } from './fill.ts';
import { openFrameBuffer, untilPainted, type Region } from './frameBuffer.ts';
import { percentiles, type Figure } from './measure.ts';
import { pointDevices, setUpDemoSite, withDataDir, withStorage } from './stationFolder.ts';

const ORDERS = 100_000;
const LINES = 12;
const UNITS = 25;
const WARM_UP = 10;

/** Scan to painted pixel: from the last byte written to the scanner's port to the changed count in the screen's frame buffer, with 100,000 orders on disk. */
export function benchScan(env: NodeJS.ProcessEnv): Promise<Figure[]> {
  return withDataDir(async (dataDir) => {
    await withStorage(dataDir, async (storage) => {
      await setUpDemoSite(storage);
      fillOrders(storage, ORDERS);
      recordLongOrder(storage);
    });
    // The scanner lives in this process, so that the clock starts at its own write; scale and printer do not wait for it.
    const scanner = await startInstruments({ addresses: { scanner: { kind: 'tcp', port: 0 } }, control: null });
    const others = await startVirtualBench();
    pointDevices(dataDir, {
      scanner: Number(scanner.listening.scanner),
      scale: others.ports.scale,
      printer: others.ports.printer,
    });
    const window = await openStationWindow({ env, dataDir, pictureDir: dataDir });
    const scan = (text: string): void => {
      scanner.instruments.scanner?.core.scan(text);
    };
    try {
      await window.page.getByText('Scan your badge').waitFor();
      while (await window.page.getByText('Scan your badge').isVisible()) {
        scan(DEMO_USERS[0]?.badge ?? '');
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
      scan('BENCH-1');
      await window.until('the bench order', (now) => now?.number === 'BENCH-1');
      return percentiles('scan to painted pixel', await sample(env, window, scan), { 95: 50, 99: 100 });
    } finally {
      await window.close();
      await Promise.all([scanner.close(), others.stop()]);
    }
  });
}

async function sample(
  env: NodeJS.ProcessEnv,
  window: Awaited<ReturnType<typeof openStationWindow>>,
  scan: (text: string) => void,
): Promise<number[]> {
  const screen = openFrameBuffer(env['STATION_FRAME_BUFFER'] ?? '');
  const region = await countRegion(window);
  const samples: number[] = [];
  for (let unit = 0; unit < LINES * UNITS - 1; unit += 1) {
    const barcode = productNumber(Math.floor(unit / UNITS)).barcodes[0] ?? '';
    const before = screen.read(region);
    scan(barcode);
    const took = untilPainted(screen, region, before, performance.now(), 2_000);
    if (took === null) throw new Error(`scan ${unit.toString()} painted nothing within 2 s`);
    if (unit >= WARM_UP) samples.push(took);
    // A person's pace, and time for what the last scan set off.
    await new Promise((resolve) => setTimeout(resolve, 120));
  }
  screen.close();
  return samples;
}

/** Where "n of m right" stands on the screen: it changes with every counted unit. */
async function countRegion({ page }: Awaited<ReturnType<typeof openStationWindow>>): Promise<Region> {
  const box = await page
    .getByText(/of \d+ right/)
    .first()
    .boundingBox();
  const origin = await page.evaluate(
    '[window.screenX + (window.outerWidth - window.innerWidth) / 2, window.screenY + (window.outerHeight - window.innerHeight)]',
  );
  if (!box || !Array.isArray(origin)) throw new Error('the count is not on the screen');
  const [left = 0, top = 0] = origin as number[];
  return {
    x: Math.round(left + box.x),
    y: Math.round(top + box.y),
    width: Math.round(box.width),
    height: Math.round(box.height),
  };
}

function recordLongOrder(storage: StoragePort): void {
  const personId = asId<PersonId>('person:bench');
  const lines = Array.from({ length: LINES }, (_, index) => {
    const { sku, name } = productNumber(index);
    return { lineId: asId<LineId>(sku), sku: asId<Sku>(sku), name, ordered: UNITS, withdrawn: 0 };
  });
  const order = {
    orderId: asId<OrderId>('csv:BENCH-1'),
    channel: 'csv',
    number: 'BENCH-1',
    placedAt: null,
    shipBy: null,
    shippingMethod: 'Ground',
    isGift: false,
    lines,
    consigneeId: personId,
    cancelledAt: null,
  };
  const address = {
    ...EMPTY_ADDRESS,
    name: 'Bench',
    line1: '1 Test Road',
    city: 'Testville',
    province: 'MN',
    postcode: '55099',
    country: 'US',
  };
  storage.record(
    [
      {
        event: { type: 'orderImported', order, importId: asId<ImportId>('bench') },
        person: { personId, data: { kind: 'address', address } },
      },
    ],
    null,
  );
}
