import { createLabelRenderer, LABEL_WORKER_URL } from '../../../src/labels/render/labelRenderer.ts';
import { badDay, type Day } from './day.ts';
import { layOutDays } from './folder.ts';
import { FINDINGS, type Ends, type Finding } from './judge.ts';

/** Bad days, added up. */
export interface Days {
  readonly days: number;
  readonly count: Readonly<Record<Finding, number>>;
  readonly ends: Readonly<Ends>;
  readonly labels: number;
  readonly papers: number;
  readonly asked: number;
  readonly left: number;
  readonly restarts: number;
  readonly takenAndLost: number;
  /** What must never be, in words, with the seed of its day. */
  readonly wrong: readonly string[];
}

// Days wait more than they work.
const AT_ONCE = 8;

/** Runs the days of these seeds, several at once. */
export async function badDays(first: number, count: number): Promise<Days> {
  const renderer = createLabelRenderer({ workerUrl: LABEL_WORKER_URL });
  const folder = await layOutDays();
  const days: Day[] = [];
  let next = first;
  const work = async (): Promise<void> => {
    for (let seed = next++; seed < first + count; seed = next++) days.push(await badDay(seed, folder, renderer));
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  } finally {
    await renderer.close();
    folder.remove();
  }
  return addedUp(days);
}

function addedUp(days: readonly Day[]): Days {
  const sum = (of: (day: Day) => number): number => days.reduce((total, day) => total + of(day), 0);
  const found = (kind: Finding): number => sum(({ findings }) => findings.filter((one) => one.kind === kind).length);
  const ended = (end: keyof Ends): number => sum(({ ends }) => ends[end]);
  return {
    days: days.length,
    count: Object.fromEntries(FINDINGS.map((kind) => [kind, found(kind)])) as Record<Finding, number>,
    ends: {
      printed: ended('printed'),
      consumed: ended('consumed'),
      delivered: ended('delivered'),
      spooled: ended('spooled'),
      failed: ended('failed'),
      uncertain: ended('uncertain'),
    },
    labels: sum(({ labels }) => labels),
    papers: sum(({ papers }) => papers),
    asked: sum(({ asked }) => asked),
    left: sum(({ left }) => left),
    restarts: sum(({ restarts }) => restarts),
    takenAndLost: sum((day) => day.takenAndLost),
    wrong: days.flatMap(({ seed, findings }) =>
      findings.map(({ kind, what }) => `day ${seed.toString()}, ${kind}: ${what}`),
    ),
  };
}
