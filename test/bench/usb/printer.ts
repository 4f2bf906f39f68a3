import type { CycleTimes } from './cycles.ts';
export function benchPrinter(): Promise<Record<string, CycleTimes>> {
  return Promise.resolve({});
}
