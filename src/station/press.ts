import type { GiftMessage } from '../core/label/giftMessage.ts';
import type { LabelContent } from '../core/label/labelContent.ts';
import type { PackingSlip } from '../core/label/packingSlip.ts';
import type { SheetContent } from '../core/label/sheetContent.ts';
import { LABEL_LANGUAGES, type LabelPrinter } from '../core/print/labelPrinter.ts';
import { compareQuantity, type Length } from '../core/quantity.ts';
import { ok, refuse, type Result } from '../core/result.ts';
import { StationError } from '../shared/errors.ts';
import type { DevicesPort, DeviceStatus, LabelRenderPort, PrintOutcome, RuntimePort, SheetPort } from './ports.ts';
import { densityOf, LABEL_DENSITIES } from './printRouting.ts';

/** How long a job may wait for a printer that just went away. */
export const PATIENCE_MS = 3_000;
/** Paper narrower than this holds 32 characters a line instead of 48. */
const NARROW: Length = { digits: 70, exponent: 0, unit: 'mm' };
const HEADS: readonly LabelPrinter['dpmm'][] = [6, ...LABEL_DENSITIES];

export interface PressPorts {
  readonly devices: DevicesPort;
  readonly sheets: SheetPort | null;
  readonly renderer: LabelRenderPort;
  readonly runtime: RuntimePort;
}

/** Puts documents on paper, each in what its printer takes; `failed` where the printer can't take it, with the reason. Rejects only for what is no refusal. */
export interface Press {
  label(device: DeviceStatus, zpl: Uint8Array): Promise<PrintOutcome>;
  /** Labels written for the printer's density: `failed` with the refusal where they can't be. */
  labels(device: DeviceStatus, content: LabelContent): Promise<PrintOutcome>;
  /** Cards, a page or a packing slip on sheets. */
  sheets(device: DeviceStatus, content: SheetContent): Promise<PrintOutcome>;
  /** A gift's card on a roll or on sheets; null where it was not wanted any more once it was drawn. */
  gift(device: DeviceStatus, gift: GiftMessage, isWanted: () => boolean): Promise<PrintOutcome | null>;
  /** A packing slip on a roll, on sheets or on labels; null where it was not wanted any more once it was drawn. */
  slip(device: DeviceStatus, slip: PackingSlip, isWanted: () => boolean): Promise<PrintOutcome | null>;
}

const MISMATCH: PrintOutcome = { kind: 'failed', reason: 'protocolMismatch' };

/** Creates the press of one station. */
export function createPress(ports: PressPorts): Press {
  const send = ({ deviceId }: DeviceStatus, bytes: Uint8Array): Promise<PrintOutcome> =>
    ports.devices.print({ jobId: ports.runtime.newId(), deviceId, bytes, patienceMs: PATIENCE_MS });
  const onSheets = async (
    { deviceId, media }: DeviceStatus,
    content: SheetContent,
    isWanted: () => boolean,
  ): Promise<PrintOutcome | null> => {
    if (media?.kind !== 'sheets' || !ports.sheets) return MISMATCH;
    const page = await ports.renderer.sheet(content, media.size);
    return isWanted() ? ports.sheets.print({ deviceId, page, size: media.size }) : null;
  };
  const label = async (device: DeviceStatus, zpl: Uint8Array): Promise<PrintOutcome> => {
    const job = await labelFor(ports.renderer, zpl, device);
    return job.ok ? send(device, job.value) : { kind: 'failed', reason: job.error };
  };
  const labels = async (device: DeviceStatus, content: LabelContent): Promise<PrintOutcome> => {
    const zpl = await unlessRefused(ports.renderer.label(content, densityOf(device)));
    return zpl.ok ? label(device, zpl.value) : { kind: 'failed', reason: zpl.error };
  };
  const onLabels = async (
    device: DeviceStatus,
    slip: PackingSlip,
    isWanted: () => boolean,
  ): Promise<PrintOutcome | null> => {
    const zpl = await unlessRefused(ports.renderer.label({ kind: 'packingList', slip }, densityOf(device)));
    if (!zpl.ok) return { kind: 'failed', reason: zpl.error };
    return isWanted() ? label(device, zpl.value) : null;
  };
  return {
    label,
    labels,
    sheets: async (device, content) => (await onSheets(device, content, () => true)) ?? MISMATCH,
    async slip(device, slip, isWanted) {
      const { media } = device;
      if (media?.kind === 'sheets') return onSheets(device, { kind: 'packingSlip', slip }, isWanted);
      if (media?.kind === 'labels') return onLabels(device, slip, isWanted);
      const roll = rollOf(device);
      if (!roll) return MISMATCH;
      const receipt = await ports.renderer.receipt(slip, roll.language, roll.columns);
      return isWanted() ? send(device, receipt) : null;
    },
    async gift(device, gift, isWanted) {
      if (device.media?.kind === 'sheets') return onSheets(device, { kind: 'giftMessage', gift }, isWanted);
      const roll = rollOf(device);
      if (!roll) return MISMATCH;
      const card = await ports.renderer.giftCard(gift, roll.language, roll.columns);
      return isWanted() ? send(device, card) : null;
    },
  };
}

/** What a receipt printer speaks, and how many characters its paper holds; null for any other device. */
function rollOf({ media, protocol }: DeviceStatus): {
  readonly language: 'escpos' | 'star';
  readonly columns: 48 | 32;
} | null {
  const language = (['escpos', 'star'] as const).find((known) => known === protocol);
  if (media?.kind !== 'roll' || !language) return null;
  return { language, columns: compareQuantity(media.width, NARROW) < 0 ? 32 : 48 };
}

/** A stored label in the printer's own language; refuses with the reason why this printer can't print it. Throws what is no refusal. */
export async function labelFor(
  renderer: LabelRenderPort,
  zpl: Uint8Array,
  device: DeviceStatus,
): Promise<Result<Uint8Array, string>> {
  const printer = labelPrinterOf(device);
  if (!printer) return refuse('protocolMismatch');
  return unlessRefused(renderer.forPrinter(zpl, printer));
}

async function unlessRefused(drawing: Promise<Uint8Array>): Promise<Result<Uint8Array, string>> {
  try {
    return ok(await drawing);
  } catch (error) {
    const reason = error instanceof StationError ? error.params['reason'] : undefined;
    if (typeof reason === 'string') return refuse(reason);
    throw error;
  }
}

/** A label printer, whose density is known, as labels are written for it; null for a device that holds no labels or speaks no language of label printers. */
function labelPrinterOf({ media, protocol, dpmm }: DeviceStatus): LabelPrinter | null {
  const language = LABEL_LANGUAGES.find((known) => known === protocol);
  const density = HEADS.find((known) => known === dpmm);
  if (!language || !density || media?.kind !== 'labels') return null;
  return { language, dpmm: density, stock: { width: media.width, height: media.height } };
}
