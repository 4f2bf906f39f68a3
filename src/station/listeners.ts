import type { Station, StationChange } from './station.ts';

/** The station's listeners. One that throws is reported and passed over: what is shown must not hold up what is done. */
export function createListeners(report: (error: unknown) => void): {
  tell(change: StationChange): void;
  onChange: Station['onChange'];
} {
  const listeners = new Set<(change: StationChange) => void>();
  return {
    tell(change) {
      for (const listener of listeners) {
        try {
          listener(change);
        } catch (error) {
          report(error);
        }
      }
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
