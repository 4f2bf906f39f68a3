import { byChance, dyingAt, playAll, type Outcome } from '../station/exactlyOnce/schedules.ts';
import { layOutDays } from '../station/printDays/folder.ts';
import { figure, type Figure } from './measure.ts';

const SCHEDULES = 200;
/** All steps of packing an order, buying its label and giving it back; it is done before the last ones. */
const STEPS = 30;
const NEVER = { atMost: 0 };

/**
 * Stations killed by SIGKILL between the steps of buying a label over HTTP and giving it back, against a carrier that keeps count: after
 * each step once, and on 200 random schedules of deaths, faults of the network and moods of the carrier.
 */
export async function benchExactlyOnce(): Promise<Figure[]> {
  const folder = await layOutDays();
  try {
    const steps = await playAll(
      folder,
      Array.from({ length: STEPS }, (_, index) => dyingAt('void', index + 1)),
    );
    const schedules = await playAll(
      folder,
      Array.from({ length: SCHEDULES }, (_, index) => byChance(index + 1)),
    );
    return [
      ...figuresOf('killed after each step', steps),
      ...figuresOf(`${SCHEDULES.toString()} schedules`, schedules),
    ];
  } finally {
    folder.remove();
  }
}

function figuresOf(name: string, outcomes: readonly Outcome[]): Figure[] {
  const sum = (of: (outcome: Outcome) => number): number => outcomes.reduce((total, outcome) => total + of(outcome), 0);
  for (const [index, { isEnded, duplicates, lost, guessed, log }] of outcomes.entries())
    if (!isEnded || duplicates + lost + guessed > 0)
      process.stderr.write(`bench: ${name}, number ${(index + 1).toString()}:\n${log.join('\n')}\n`);
  const count = (what: string, value: number, limit?: { atMost?: number; atLeast?: number }): Figure =>
    figure(`exactly once, ${name}: ${what}`, value, 'count', limit);
  return [
    count(
      'bought twice',
      sum(({ duplicates }) => duplicates),
      NEVER,
    ),
    count(
      'bought and not known',
      sum(({ lost }) => lost),
      NEVER,
    ),
    count(
      'said not to be bought, and bought',
      sum(({ guessed }) => guessed),
      NEVER,
    ),
    count('not come to an end', outcomes.filter(({ isEnded }) => !isEnded).length, NEVER),
    count(
      'left to a person',
      sum(({ forPerson }) => forPerson),
    ),
    count(
      'labels bought',
      sum(({ bought }) => bought),
      { atLeast: outcomes.length },
    ),
    count(
      'stations killed',
      sum(({ lives }) => lives - 1),
    ),
  ];
}
