import { MOST, type TaskSource } from './source.ts';

/** Items that packers put aside as damaged: over when a supervisor says what became of them. */
export const damagedItems: TaskSource = ({ storage }) =>
  storage.tasks.damagedItems(MOST).map(({ eventId, number, since, name, units, place }) => ({
    kind: 'damagedItem',
    subject: eventId,
    since,
    name,
    // Neither has line ends.
    detail: `${number}\n${place}`,
    count: units,
    isDoneByHand: true,
    wayOut: { kind: 'none' },
  }));
