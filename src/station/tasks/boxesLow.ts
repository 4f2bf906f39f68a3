import { isRunningLow } from '../../core/carton/boxUse.ts';
import type { TaskSource } from './source.ts';

/** Boxes of the set in force of which no more are on the shelf than are to be ordered again at; over with the next count, or with another point. */
export const boxesLow: TaskSource = ({ storage }) =>
  storage.cartons.all().flatMap((box) =>
    isRunningLow(box)
      ? {
          kind: 'boxesLow',
          subject: box.id,
          since: null,
          name: box.name,
          detail: (box.stock ?? 0).toString(),
          count: 0,
          isDoneByHand: false,
          wayOut: { kind: 'boxes' },
        }
      : [],
  );
