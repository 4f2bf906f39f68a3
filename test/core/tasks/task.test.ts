import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asId } from '../../../src/core/ids.ts';
import { openTasks, TASK_KINDS, taskKey, type TaskCause } from '../../../src/core/tasks/task.ts';

const cause = (patch: Partial<TaskCause> = {}): TaskCause => ({
  kind: 'heldOrder',
  subject: '1',
  since: 10,
  name: '10472',
  detail: '',
  count: 1,
  isDoneByHand: false,
  wayOut: { kind: 'none' },
  ...patch,
});
const DONE = { owner: asId<never>('u1'), takenAt: 1, doneAt: 2 };

describe('what waits for a person', () => {
  it('stands by what hurts most, the oldest of a kind first, what is of unknown age last', () => {
    const causes = fc.array(
      fc.record({ kind: fc.constantFrom(...TASK_KINDS), subject: fc.string(), since: fc.option(fc.nat()) }).map(cause),
    );
    fc.assert(
      fc.property(causes, (all) => {
        const tasks = openTasks(all, () => null);
        expect(tasks).toHaveLength(all.length);
        for (const [index, task] of tasks.entries()) {
          const next = tasks[index + 1];
          if (!next) continue;
          const [a, b] = [TASK_KINDS.indexOf(task.kind), TASK_KINDS.indexOf(next.kind)];
          expect(a).toBeLessThanOrEqual(b);
          if (a === b) expect(task.since ?? Infinity).toBeLessThanOrEqual(next.since ?? Infinity);
        }
        expect(openTasks(all.toReversed(), () => null)).toEqual(tasks);
      }),
    );
  });

  it('is in somebody’s hands once he takes it', () => {
    const mark = { owner: asId<never>('u1'), takenAt: 1, doneAt: null };
    expect(openTasks([cause()], (key) => (key === 'heldOrder/1' ? mark : null))).toMatchObject([{ owner: 'u1' }]);
  });

  it('is over by word of mouth only where the station can’t see it', () => {
    expect(openTasks([cause({ isDoneByHand: true })], () => DONE)).toEqual([]);
    expect(openTasks([cause()], () => DONE)).toHaveLength(1);
  });

  it('the same trouble another time is another task', () => {
    expect(taskKey(cause({ subject: 'a@1' }))).not.toBe(taskKey(cause({ subject: 'a@2' })));
  });
});
