import type { CartonType } from '../../core/carton/cartonType.ts';
import { smallerFirst } from '../../core/carton/boxes.ts';
import type { OrderId, SessionId } from '../../core/ids.ts';
import type { PackSnapshot } from '../../core/pack/snapshot.ts';
import { compareQuantity, inUnit, quantity, roundRational, type Mass } from '../../core/quantity.ts';
import type { Product } from '../../core/orders/product.ts';
import type { PrintedLabel, VirtualBench } from './bench.ts';
import type { StationWindow } from './window.ts';

/** What the simulated packer knows of the goods on the shelf. */
export interface Shelf {
  readonly products: readonly Product[];
  readonly cartons: readonly CartonType[];
}

/** One parcel as it left the bench. */
export interface PackedParcel {
  readonly orderId: OrderId;
  readonly sessionId: SessionId;
  readonly parcelIndex: number;
  readonly label: PrintedLabel;
  /** Text a scanner read off the printed bars. */
  readonly scanned: string;
  /** Last scan to the label's last byte, without the time the scale took to settle. */
  readonly lastScanToLabelMs: number;
}

interface PackerPorts {
  readonly bench: VirtualBench;
  readonly window: StationWindow;
  readonly shelf: Shelf;
  /** Reads the bars of a printed label from its picture, as a scanner would. */
  readBars(zpl: Uint8Array): Promise<string>;
}

const NOTHING_ON_SCALE: Mass = { digits: 0, exponent: 0, unit: 'lb' };
const alikeAny = (sku: string, now: PackSnapshot): number =>
  Math.max(...now.lines.filter((line) => line.state !== 'done').map((line) => alike(sku, line.sku)));
/** Half of anything lighter might still pass for right. */
const HALF_POUND: Mass = { digits: 5, exponent: -1, unit: 'lb' };
const isOver = (mass: Mass, limit: Mass): boolean => compareQuantity(mass, limit) > 0;

/** Letters two item codes begin with in common: look-alikes have many. */
const alike = (a: string, b: string): number => [...a].findIndex((letter, index) => letter !== b[index]);

/** Packs one order the way a packer does: by scans, the scale and the label. Rejects with what the bench was waiting for; answers what was packed until then through `done`. */
export async function packOrder(
  ports: PackerPorts,
  number: string,
  done: (parcel: PackedParcel) => void,
): Promise<void> {
  const { bench, window } = ports;
  await bench.scan(number);
  const opened = await window.until(`order ${number} on the screen`, (now) => now?.number === number);
  if (!opened) throw new Error('the order closed by itself');
  const { orderId, sessionId } = opened;
  await verify(ports);
  for (let parcel = 1; ; parcel += 1) {
    if (parcel > 50) throw new Error('more than 50 parcels for one order');
    const scannedAt = await chooseBox(ports);
    const label = await weigh(ports);
    const scanned = await ports.readBars(label.zpl);
    const from = Math.max(scannedAt, bench.steadySince());
    done({
      orderId,
      sessionId,
      parcelIndex: parcel - 1,
      label,
      scanned,
      lastScanToLabelMs: Math.max(0, label.at - from),
    });
    await window.until('the printed label', (now) => now?.label?.print === 'delivered');
    await window.picture('label', rankOf(await window.snapshot()));
    await bench.scan(scanned);
    bench.put(NOTHING_ON_SCALE);
    const next = await window.until('the parcel closed', (now) => now === null || now.stage === 'box');
    if (!next) return;
  }
}

async function verify({ bench, window, shelf }: PackerPorts): Promise<void> {
  for (;;) {
    const now = await window.snapshot();
    if (!now || now.stage !== 'verify') return;
    const line = now.current;
    if (!line) throw new Error('no line to scan');
    const product = shelf.products.find((candidate) => candidate.sku === line.sku);
    const isUnderWay = now.packedUnits > 0 && now.packedUnits < now.totalUnits;
    if (isUnderWay) await showMistake({ bench, window, shelf }, now);
    const code = product?.barcodes[0] ?? (line.hasBarcode ? line.sku : null);
    if (code === null) await window.page.getByRole('button', { name: line.name }).first().click();
    else await bench.scan(code);
    await window.until(`${line.name} counted`, (after) => after !== null && after.packedUnits > now.packedUnits);
  }
}

/** Mistakes made on purpose, once a run, so that the red screens are among the pictures. */
const shown = new Set<'wrong-item' | 'too-light'>();

/** How much a picture shows: an order of more lines and parcels shows more. */
const rankOf = (now: PackSnapshot | null): number => (now ? now.lines.length + 10 * now.parcels.length : 0);

/** Once a run: a wrong item on purpose, so that the red screen is among the pictures; UNDO clears it. */
async function showMistake(
  { bench, window, shelf }: Pick<PackerPorts, 'bench' | 'window' | 'shelf'>,
  now: PackSnapshot,
): Promise<void> {
  await window.picture('verify', rankOf(now));
  const [wrong] = shelf.products
    .filter((product) => product.barcodes.length > 0 && now.lines.every((line) => line.sku !== product.sku))
    .toSorted((a, b) => alikeAny(b.sku, now) - alikeAny(a.sku, now));
  if (shown.has('wrong-item') || !wrong) return;
  shown.add('wrong-item');
  await bench.scan(wrong.barcodes[0] ?? wrong.sku);
  await window.until('the wrong item refused', (after) => after?.mismatch !== null && after !== null);
  await window.picture('wrong-item');
  await bench.scan('CMD-UNDO');
  await window.until('the red band cleared', (after) => after?.mismatch === null);
}

async function chooseBox({ bench, window, shelf }: PackerPorts): Promise<number> {
  const now = await window.until(
    'boxes thought about',
    (after) => after?.stage === 'box' && after.box?.reason !== 'planning',
  );
  await window.picture('box', rankOf(now));
  const taken = now?.box ? boxByEye(now.box, shelf) : null;
  if (!taken) throw new Error(`no box holds this order${now?.box ? inTheWay(now.box) : ''}`);
  const at = taken.barcode ? await bench.scan(taken.barcode) : Date.now();
  if (!taken.barcode) await window.page.getByRole('button', { name: taken.name }).first().click();
  await window.until(`box ${taken.name} taken`, (after) => after?.stage === 'weigh');
  return at;
}

type BoxStage = NonNullable<PackSnapshot['box']>;

/** The suggested box; without a suggestion one that may do; where sizes are missing at least the largest. */
function boxByEye(
  { suggested, others, reason }: BoxStage,
  shelf: Shelf,
): { readonly name: string; readonly barcode: string | null } | null {
  const likely = suggested ?? others?.find((box) => !box.misfit || box.misfit.kind === 'dimsMissing');
  if (likely || reason !== 'dimsMissing') return likely ?? null;
  return (
    shelf.cartons
      .filter((carton) => carton.barcode !== null)
      .toSorted(smallerFirst)
      .at(-1) ??
    others?.at(-1) ??
    null
  );
}

const OBSTACLES: Readonly<Record<string, string>> = {
  tooHeavy: 'too heavy',
  tooMuch: 'more goods than room',
  noRoom: 'not enough room',
  outOfStock: 'out of stock',
  retired: 'not used any more',
  otherChannel: 'kept for other channels',
  otherCarrier: 'kept for other carriers',
  otherService: 'kept for other services',
};

/** What keeps the goods out of the boxes shown, for the summary. */
function inTheWay({ others }: BoxStage): string {
  const reasons = (others ?? []).flatMap(({ name, misfit }) =>
    misfit ? [`${name}: ${OBSTACLES[misfit.kind] ?? `too small for ${misfit.name ?? 'an item'}`}`] : [],
  );
  return reasons.length === 0 ? '' : ` (${reasons.join('; ')})`;
}

async function weigh({ bench, window }: PackerPorts): Promise<PrintedLabel> {
  const now = await window.until('the weigh screen', (after) => after?.weigh !== null && after !== null);
  await window.picture('weigh', rankOf(now));
  const truth = now?.weigh?.expected ?? { digits: 1, exponent: 0, unit: 'lb' as const };
  if (now?.weigh?.expected && now.totalUnits > 1 && isOver(truth, HALF_POUND) && !shown.has('too-light')) {
    // Something is missing, on purpose and once a run: the station must say so.
    shown.add('too-light');
    bench.put(onScale({ ...truth, digits: Math.floor(truth.digits / 2) }));
    await window.until('too light', (after) => after?.weightAlert !== null && after !== null);
    await window.picture('too-light');
    bench.put(NOTHING_ON_SCALE);
  }
  bench.put(onScale(truth));
  return bench.nextLabel(20_000);
}

/** The weight as a scale with a division of 0.01 lb shows it; even a postcard moves it by one. */
function onScale(mass: Mass): Mass {
  const pounds = inUnit(mass, 'lb');
  const hundredths = roundRational({ num: pounds.num * 100n, den: pounds.den });
  return quantity(Math.max(1, Number(hundredths)), -2, 'lb');
}
