import { afterAll, beforeAll, expect, it } from 'vitest';
import { byChance, dyingAt, playAll, type Outcome } from './exactlyOnce/schedules.ts';
import { layOutDays, type DayFolder } from './printDays/folder.ts';

let folder: DayFolder;
beforeAll(async () => {
  folder = await layOutDays();
});
afterAll(() => {
  folder.remove();
});

/** From the weight that asks for a label to the answer about the one given back. */
const STEPS = Array.from({ length: 18 }, (_, index) => 11 + index);
const SEEDS = [2, 5, 8, 14];

const wrong = (outcomes: readonly Outcome[]): readonly Outcome[] =>
  outcomes.filter(
    ({ duplicates, lost, guessed, forPerson, isEnded }) => !isEnded || duplicates + lost + guessed + forPerson > 0,
  );

it('a station killed after each step of buying and giving back buys one label, and knows of it', async () => {
  const outcomes = await playAll(
    folder,
    STEPS.map((step) => dyingAt('void', step)),
  );
  expect(wrong(outcomes)).toEqual([]);
  expect(
    outcomes.map(({ lives }) => lives),
    'it died each time',
  ).toEqual(STEPS.map(() => 2));
  expect(outcomes.map(({ bought }) => bought)).toEqual(STEPS.map(() => 1));
}, 120_000);

it('and so it does when the network fails too, by chance', async () => {
  const outcomes = await playAll(folder, SEEDS.map(byChance));
  expect(wrong(outcomes)).toEqual([]);
}, 120_000);
