import { canonical } from '../core/journal/canonical.ts';
import type { StationEvent } from '../core/journal/events.ts';
import type { WeightCurve } from '../core/weigh/curve.ts';
import type { NewFact, RuntimePort } from './ports.ts';

/**
 * Puts the curve beside the weight it led to. The fact carries its digest, the readings stand beside the journal: they can be erased, and a
 * curve that was changed shows.
 */
export function createCurveShelf({ sha256 }: Pick<RuntimePort, 'sha256'>): {
  /** While `act` runs, weights that are taken or refused are this curve's. */
  during<T>(curve: WeightCurve | null, act: () => T): T;
  facts(events: readonly StationEvent[]): readonly NewFact[];
} {
  let text: string | null = null;
  return {
    during(curve, act) {
      text = curve && canonical(curve);
      try {
        return act();
      } finally {
        text = null;
      }
    },
    facts: (events) =>
      events.map((event) =>
        text !== null && (event.type === 'weightCaptured' || event.type === 'weightRefused')
          ? { event: { ...event, curve: sha256(text) }, curve: text }
          : { event },
      ),
  };
}
