import type { TaskCause } from '../../core/tasks/task.ts';
import type { TaskSource } from './source.ts';

/** Parcels whose day is over and that no manifest was closed for: one task a truck, so that a site that closes none has one line of it. */
export const notManifested: TaskSource = ({ openManifests, carrierName }) => {
  const tasks = new Map<string, TaskCause>();
  for (const { carrier, account, origin, due, finished, since } of openManifests) {
    if (due !== 'overdue' || finished === 0) continue;
    const subject = JSON.stringify([carrier, account, origin]);
    const known = tasks.get(subject);
    tasks.set(subject, {
      kind: 'notManifested',
      subject,
      since: Math.min(since, known?.since ?? since),
      name: carrierName(carrier),
      detail: '',
      count: finished + (known?.count ?? 0),
      isDoneByHand: false,
      wayOut: { kind: 'manifests', manifestId: null },
    });
  }
  return [...tasks.values()];
};
