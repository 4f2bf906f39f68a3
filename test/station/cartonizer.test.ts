import { afterAll, describe, expect, it } from 'vitest';
import { draftPlan, draftVerdicts, planOf, QUICK } from '../../src/core/carton/choose.ts';
import { createInlineCartonizer } from '../../src/station/cartonizer/inlineCartonizer.ts';
import { CARTON_WORKER_URL, createWorkerCartonizer } from '../../src/station/cartonizer/workerCartonizer.ts';
import { recentAnswers } from '../../src/station/cartonizer/recentAnswers.ts';
import { doJob } from '../../src/station/cartonizer/doJob.ts';
import type { CartonizerPort } from '../../src/station/ports.ts';
import { box, goods } from '../core/carton/boxes.ts';

const choice = {
  items: [goods('mug', [100, 100, 100], { count: 3 }), goods('tea', [60, 60, 80], { count: 2 })],
  cartonTypes: [box('S', [200, 150, 100]), box('M', [300, 200, 150]), box('L', [400, 300, 200])],
};
/** Many different units and boxes: more work than a test waits for. */
const hard = {
  items: Array.from({ length: 60 }, (_, i) =>
    goods(`g${String(i)}`, [40 + ((i * 37) % 90), 35 + ((i * 53) % 70), 30 + ((i * 29) % 60)]),
  ),
  cartonTypes: Array.from({ length: 12 }, (_, i) => box(`B${String(i)}`, [200 + i * 12, 160 + i * 9, 90 + i * 7])),
};
const problemOf = (of: typeof choice) => draftPlan(of).models[0]!.problem;
const forever = { steps: 50_000_000, seed: 1 };
const never = new AbortController().signal;

const worker = createWorkerCartonizer({ workerUrl: CARTON_WORKER_URL });
afterAll(() => worker.close());

describe.each([
  ['in a thread', worker],
  ['in the caller’s thread', createInlineCartonizer()],
] as const)('boxes %s', (_, cartonizer: CartonizerPort) => {
  it('are those the core works out', async () => {
    const draft = draftPlan(choice);
    const answer = await cartonizer.solve(draft.models[0]!.problem, QUICK, never);
    expect({ kind: 'solved', answer }).toEqual(
      doJob({ kind: 'solve', problem: draft.models[0]!.problem, effort: QUICK }),
    );
    expect(planOf(draft, [answer]).parcels.map(({ cartonTypeId }) => cartonTypeId)).toEqual(['M']);
  });

  it('have places or none, in the order asked', async () => {
    const { problem, boxes } = draftVerdicts(choice);
    const found = await cartonizer.arrange(problem, boxes, QUICK, never);
    expect(found.map(({ puts }) => puts?.length ?? null)).toEqual(boxes.map(() => 5));
    expect(await cartonizer.arrange(problem, [], QUICK, never)).toEqual([]);
  });
});

describe('the thread', () => {
  it('lets go of work that is no longer wanted, at once, and answers the next question', async () => {
    const stop = new AbortController();
    const long = worker.solve(problemOf(hard), forever, stop.signal);
    const waiting = worker.solve(problemOf(hard), { ...forever, seed: 2 }, stop.signal);
    const next = worker.solve(problemOf(choice), { ...QUICK, seed: 3 }, never);
    stop.abort(new Error('another order'));
    await expect(long).rejects.toThrow('another order');
    await expect(waiting).rejects.toThrow('another order');
    expect((await next).parcels).toHaveLength(1);
    await expect(worker.solve(problemOf(choice), QUICK, stop.signal)).resolves.toBeDefined();
  });

  it('that dies rejects its job and stands again for the next', async () => {
    const broken = { ...problemOf(choice), kinds: null } as unknown as ReturnType<typeof problemOf>;
    await expect(worker.solve(broken, QUICK, never)).rejects.toThrow();
    expect((await worker.solve(problemOf(choice), { ...QUICK, seed: 4 }, never)).parcels).toHaveLength(1);
  });

  it('closed, asks nothing any more', async () => {
    const closed = createWorkerCartonizer({ workerUrl: CARTON_WORKER_URL });
    const open = closed.solve(problemOf(hard), forever, never);
    const rejected = expect(open).rejects.toThrow('closed');
    await closed.close();
    await rejected;
    await expect(closed.solve(problemOf(choice), QUICK, never)).rejects.toThrow('closed');
  });
});

describe('what was asked before', () => {
  it('is answered without asking again, whatever the goods are called', async () => {
    let asked = 0;
    const { solve } = recentAnswers((job) => ((asked += 1), Promise.resolve(doJob(job))));
    const renamed = {
      ...choice,
      items: choice.items.map((item, i) => ({ ...item, sku: goods(`x${String(i)}`, [1, 1, 1]).sku })),
    };
    const first = await solve(problemOf(choice), QUICK, never);
    expect(await solve(problemOf({ ...renamed, items: renamed.items.toReversed() }), QUICK, never)).toBe(first);
    expect(asked).toBe(1);
    await solve(problemOf(choice), { ...QUICK, seed: 2 }, never);
    expect(asked).toBe(2);
  });

  it('and failed is asked again', async () => {
    let asked = 0;
    const { solve } = recentAnswers(() => ((asked += 1), Promise.reject(new Error('gone'))));
    await expect(solve(problemOf(choice), QUICK, never)).rejects.toThrow('gone');
    await expect(solve(problemOf(choice), QUICK, never)).rejects.toThrow('gone');
    expect(asked).toBe(2);
  });
});
