import { decide } from '../core/pack/decide.ts';
import type { PackingPorts } from './bench.ts';
import { packFacts } from './packFacts.ts';
import type { Answer } from './purchaseSteps.ts';

/** Records what a carrier or a supervisor says of a session that was laid aside or is over; nothing is printed for it. */
export const answerLaidAside =
  (ports: PackingPorts): Answer =>
  (sessionId, command, documents = [], by = null) => {
    const session = ports.storage.sessions.byId(sessionId);
    if (!session) return false;
    const { events, effects } = decide(session, command, packFacts(ports, session, 0));
    if (events.length === 0) return false;
    ports.storage.record(
      events.map((event) => ({ event })),
      by,
      documents,
    );
    for (const effect of effects) if (effect.type === 'voidLabel') ports.purchases.take(effect.intentId);
    return true;
  };
