import en from '../shared/messages/en.json' with { type: 'json' };
import type { DockChoice } from '../shared/ipc/contract.ts';
import { BENCH_PRINTERS, BENCH_SCALES, type BenchLanguages } from './demoBench.ts';

const NAMES: Readonly<Record<string, string>> = en.devices.setUp.protocol;
const options = (values: readonly string[]): DockChoice['options'] =>
  values.map((value) => ({ value, text: NAMES[value] ?? value }));

/** The instruments that may stand at the bench, by what they speak. */
export const benchChoices = ({ scale, printer }: BenchLanguages): readonly DockChoice[] => [
  { id: 'scale', label: 'The scale speaks', value: scale, options: options(BENCH_SCALES) },
  { id: 'printer', label: 'The printer speaks', value: printer, options: options(BENCH_PRINTERS) },
];

/** The languages after a choice; null for one that is none. */
export function chosenLanguages(now: BenchLanguages, id: DockChoice['id'], value: string): BenchLanguages | null {
  if (id === 'scale') {
    const scale = BENCH_SCALES.find((known) => known === value);
    return scale ? { ...now, scale } : null;
  }
  const printer = BENCH_PRINTERS.find((known) => known === value);
  return printer ? { ...now, printer } : null;
}
