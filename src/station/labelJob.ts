import { ok, refuse, type Result } from '../core/result.ts';
import { StationError } from '../shared/errors.ts';
import type { DeviceStatus, LabelRenderPort } from './ports.ts';
import { labelPrinterOf } from './printRouting.ts';

/** The stored label in the printer's own language; refuses with the reason why this printer can't print it. Throws what is no refusal. */
export async function jobFor(
  renderer: LabelRenderPort,
  zpl: Uint8Array,
  device: DeviceStatus,
): Promise<Result<Uint8Array, string>> {
  const printer = labelPrinterOf(device);
  if (!printer) return refuse('protocolMismatch');
  try {
    return ok(await renderer.forPrinter(zpl, printer));
  } catch (error) {
    const reason = error instanceof StationError ? error.params['reason'] : undefined;
    if (typeof reason === 'string') return refuse(reason);
    throw error;
  }
}
