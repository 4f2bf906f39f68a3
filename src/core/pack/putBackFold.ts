import type { EventOf } from '../journal/events.ts';
import type { PackSession } from './session.ts';

/** The session after goods of it are to be put back, or some are. */
export const putBackChanged = (session: PackSession, event: EventOf<'putBackBegun' | 'itemPutBack'>): PackSession => ({
  ...session,
  putBack:
    event.type === 'putBackBegun'
      ? event.lines.map((line) => ({ ...line, back: 0 }))
      : (session.putBack ?? []).map((line) =>
          line.lineId === event.lineId ? { ...line, back: line.back + event.units } : line,
        ),
});
