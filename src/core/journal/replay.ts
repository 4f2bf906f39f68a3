import type { UserId } from '../ids.ts';
import type { Instant } from '../time.ts';
import type { JournalRow } from './envelope.ts';
import type { EventType } from './events.ts';
import { TOLD, type Gathered, type ReplayTold, type ReplayTone } from './replayTold.ts';

/** One journal row of an order, as it is told. */
export interface ReplayStep extends ReplayTold {
  readonly seq: number;
  readonly at: Instant;
  readonly actor: UserId | null;
  readonly type: EventType;
  readonly tone: ReplayTone;
  /** Which parcel of the order it is about, from 1; null for none. */
  readonly parcel: number | null;
}

/** Tells the rows of one order in their order, one step a row. Kinds of facts that nothing is known of are told by their type alone. */
export function replaySteps(rows: readonly JournalRow[]): readonly ReplayStep[] {
  const gathered: Gathered = { names: new Map(), lines: new Map(), parcels: [], suggestion: null };
  return rows.map((row) => {
    const { event } = row;
    // The table has one function for each type of event, or none.
    const tell = TOLD[event.type] as ((event: JournalRow['event'], gathered: Gathered) => ReplayTold) | undefined;
    const parcelId = 'parcelId' in event ? event.parcelId : null;
    if (parcelId !== null && !gathered.parcels.includes(parcelId)) gathered.parcels.push(parcelId);
    const told = tell?.(event, gathered) ?? {};
    return {
      tone: 'plain',
      ...(parcelId !== null && { parcelId }),
      ...told,
      seq: row.seq,
      at: row.at,
      actor: row.actor,
      type: event.type,
      parcel: parcelId === null ? null : gathered.parcels.indexOf(parcelId) + 1,
    };
  });
}
