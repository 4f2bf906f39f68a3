import type { DockChoice } from '../shared/ipc/dock.ts';
import { BENCH_PRINTERS, BENCH_SCALES, type BenchLanguages } from './demoBench.ts';

/** The instruments that may stand at the bench, by what they speak. */
export const benchChoices = ({ scale, printer }: BenchLanguages): readonly DockChoice[] => [
  { id: 'scale', value: scale, options: [...BENCH_SCALES] },
  { id: 'printer', value: printer, options: [...BENCH_PRINTERS] },
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
