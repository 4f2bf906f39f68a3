import type { EventOf } from '../journal/events.ts';
import type { PackSession } from './session.ts';

/** The session after the scale's word; whatever else stands there stays. */
export function loadTold(
  { load: _, ...session }: PackSession,
  event: EventOf<'loadDisagreed'> | EventOf<'loadAgreed'>,
): PackSession {
  if (event.type === 'loadAgreed') return session;
  const { fault, items, expected, found } = event;
  return { ...session, load: { fault, items, expected, found } };
}
