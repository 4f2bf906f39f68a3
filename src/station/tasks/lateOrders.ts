import type { TaskSource } from './source.ts';

/** Orders that should have left: one task for all of them, since the first. */
export const lateOrders: TaskSource = ({ storage, now }) => {
  const { count, first } = storage.tasks.lateOrders(now);
  if (!first) return [];
  const { number, since } = first;
  const wayOut = { kind: 'queue' } as const;
  return [{ kind: 'lateOrders', subject: 'all', since, name: number, detail: '', count, isDoneByHand: false, wayOut }];
};
