import type { Mass } from '../core/quantity.ts';
import type { LanguageName } from '../devices/printers/language.ts';
import { SCALE_PROTOCOLS, type ScaleName } from '../devices/scales/index.ts';
import type { VirtualScaleOptions } from '../devices/virtual/scale.ts';
import { PRINTER_LANGUAGES, SCALE_LANGUAGES, type DeviceEntry } from '../shared/config.ts';

/** What the demo's virtual instruments speak. */
export interface BenchLanguages {
  readonly scale: ScaleName;
  readonly printer: LanguageName;
}

/** TCP ports of this machine. */
export interface BenchPorts {
  readonly scale: number;
  readonly scanner: number;
  readonly printer: number;
}

export const USUAL_LANGUAGES: BenchLanguages = { scale: 'mt-sics', printer: 'zpl' };

/** Languages for the demo's scale: its wire is TCP, which carries no USB reports, and Adam's frames don't say when they are steady. */
export const BENCH_SCALES: readonly ScaleName[] = SCALE_LANGUAGES.filter(
  (name) => name !== 'hid-scale' && name !== 'adam',
);
export const BENCH_PRINTERS: readonly LanguageName[] = PRINTER_LANGUAGES;

// Scales of these languages know grams and kilograms only.
const METRIC: readonly ScaleName[] = ['dibal', 'cas-22', 'cas-enq'];

/** Steps and capacity of the virtual scale that speaks a language. */
export function benchScale(
  protocol: ScaleName,
): Partial<VirtualScaleOptions> & { readonly division: Mass; readonly capacity: Mass } {
  if (METRIC.includes(protocol)) return { protocol, ...STEPS.kg };
  // 30 lb by 0.01 lb is the largest that Avery's frames name in pounds.
  return protocol === 'avery-enq'
    ? { protocol, ...STEPS.lb, capacity: { digits: 30, exponent: 0, unit: 'lb' } }
    : { protocol, ...STEPS.lb };
}

/** The steps of a scale that shows pounds, and of one that shows kilograms. */
export const STEPS = {
  lb: { division: { digits: 1, exponent: -2, unit: 'lb' }, capacity: { digits: 150, exponent: 0, unit: 'lb' } },
  kg: { division: { digits: 5, exponent: -3, unit: 'kg' }, capacity: { digits: 60, exponent: 0, unit: 'kg' } },
} as const;

/** The device list that reaches the virtual instruments. */
export function benchDevices(ports: BenchPorts, languages: BenchLanguages = USUAL_LANGUAGES): DeviceEntry[] {
  const at = (port: number) => ({ kind: 'tcp', host: '127.0.0.1', port }) as const;
  const unit = benchScale(languages.scale).division.unit;
  // Where frames name no unit it is said at set-up.
  const isAsked = SCALE_PROTOCOLS[languages.scale]?.settings['unit']?.includes(unit) === true;
  return [
    { deviceId: 'scanner', role: 'scanner', name: 'Virtual scanner', transport: at(ports.scanner), protocol: 'text' },
    {
      deviceId: 'scale',
      role: 'scale',
      name: 'Virtual scale',
      transport: at(ports.scale),
      protocol: languages.scale,
      ...(isAsked && { settings: { scale: { unit } } }),
    },
    {
      deviceId: 'printer',
      role: 'labelPrinter',
      name: 'Virtual printer',
      transport: at(ports.printer),
      protocol: languages.printer,
    },
    {
      deviceId: 'keyboard',
      role: 'scanner',
      name: 'Keyboard scanner',
      transport: { kind: 'keyboard' },
      protocol: 'text',
    },
  ];
}
