import { chooseBlocks, createChoices, startX, startY, type Choices } from './blocksChoice.ts';
import { beginLoading, copyLoading, createLoading, placeBlock, type Hold, type Loading } from './blocksLoading.ts';

/** Loadings used again from beam to beam. */
export interface Beam {
  readonly hold: Hold;
  readonly best: Loading;
  readonly scratch: Loading;
  readonly greedy: Choices;
  now: Loading[];
  then: Loading[];
}

/** A way to go on: a block for a loading of the beam, and the volume it leads to when the rest is filled up greedily. */
interface Way {
  readonly from: number;
  readonly block: number;
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly volume: number;
  readonly promise: number;
}

/** A beam whose best loading is what a greedy filling gives. */
export function createBeam(hold: Hold): Beam {
  const best = createLoading(hold);
  const beam: Beam = { hold, best, scratch: createLoading(hold), greedy: createChoices(1), now: [], then: [] };
  beginLoading(hold, best);
  fillUp(beam, best);
  return beam;
}

/**
 * Goes on with `width` loadings at a time in `width` ways each, until the box is full or the budget spent. Gives the most volume it
 * met; the fullest loading of all is kept as the beam's best.
 */
export function searchBeam(beam: Beam, width: number): number {
  const { hold } = beam;
  while (beam.now.length < width) {
    beam.now.push(createLoading(hold));
    beam.then.push(createLoading(hold));
  }
  beginLoading(hold, beam.now[0]!);
  const choices = createChoices(width);
  // What the loadings of the beam lead to: their best way leads to the same. Not known of the empty box.
  let promises = [-1];
  let most = 0;
  while (promises.length > 0 && hold.budget.left > 0) {
    const ways = waysOn(beam, promises, choices);
    for (const { promise } of ways) most = Math.max(most, promise);
    const taken = mostPromising(ways, width);
    taken.forEach(({ from, block, x, y, z }, n) => {
      copyLoading(beam.now[from]!, beam.then[n]!);
      placeBlock(hold, beam.then[n]!, block, x, y, z);
    });
    promises = taken.map(({ promise }) => promise);
    [beam.now, beam.then] = [beam.then, beam.now];
  }
  return most;
}

function waysOn(beam: Beam, promises: readonly number[], choices: Choices): Way[] {
  const { hold } = beam;
  const ways: Way[] = [];
  for (let from = 0; from < promises.length; from += 1) {
    const loading = beam.now[from]!;
    if (!chooseBlocks(hold, loading, choices)) continue;
    for (let c = 0; c < choices.count && hold.budget.left > 0; c += 1) {
      const block = choices.block[c]!;
      const [x, y, z] = [startX(hold, choices, block), startY(hold, choices, block), choices.z];
      const known = c === 0 ? promises[from]! : -1;
      const promise = known >= 0 ? known : promiseOf(beam, loading, block, x, y, z);
      ways.push({ from, block, x, y, z, promise, volume: loading.volume + hold.table.volume[block]! });
    }
  }
  return ways;
}

function promiseOf(beam: Beam, loading: Loading, block: number, x: number, y: number, z: number): number {
  const { hold, scratch, best } = beam;
  hold.budget.left -= 0.5 + hold.table.count * 0.0003;
  copyLoading(loading, scratch);
  placeBlock(hold, scratch, block, x, y, z);
  fillUp(beam, scratch);
  if (scratch.volume > best.volume) copyLoading(scratch, best);
  return scratch.volume;
}

/** Puts the best block into the next space until nothing more goes in. */
function fillUp({ hold, greedy }: Beam, loading: Loading): void {
  while (chooseBlocks(hold, loading, greedy)) {
    const block = greedy.block[0]!;
    placeBlock(hold, loading, block, startX(hold, greedy, block), startY(hold, greedy, block), greedy.z);
  }
}

/** The best ways, only one of those that most likely come to the same. */
function mostPromising(ways: Way[], most: number): Way[] {
  const taken: Way[] = [];
  ways.sort((p, q) => q.promise - p.promise || q.volume - p.volume);
  for (const way of ways) {
    if (taken.length === most) break;
    const last = taken.at(-1);
    if (last?.promise !== way.promise || last.volume !== way.volume) taken.push(way);
  }
  return taken;
}
