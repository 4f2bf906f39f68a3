/** A unit to be tried out: extents of its turns along the three axes, and what may not be above it. */
export interface TriedUnit {
  readonly kind: number;
  readonly turns: readonly (readonly [number, number, number])[];
  readonly isNoStack: boolean;
}

/**
 * Where units may stand relative to each other in a room: earliest starts and latest ends by axis, turns still open, and for every pair the
 * relations still open (bit 2a: the first lies before the second on axis a; bit 2a + 1: after it). One level for every decision taken.
 */
export interface Relations {
  readonly units: readonly TriedUnit[];
  readonly room: readonly [number, number, number];
  readonly n: number;
  /** Numbers of one level. */
  readonly size: number;
  readonly levels: Int32Array;
  /** Latest starts that the first unit keeps to by mirroring, by axis. */
  readonly firstStarts: Int32Array;
}

// Where things stand in a level, in multiples of n: starts, then ends and others for three axes each, one number a unit, n numbers a unit.
const END = 3;
const EXTENT = 6;
const BEFORE = 9;
const TURNS = 12;
const PAIRS = 13;

const bitCount = (bits: number): number => {
  let [rest, count] = [bits, 0];
  for (; rest; rest &= rest - 1) count += 1;
  return count;
};

/** All relations open but those that equal units, mirrored boxes and kinds under which nothing may stand make needless. */
export function openRelations(units: readonly TriedUnit[], room: readonly [number, number, number]): Relations {
  const n = units.length;
  const size = (PAIRS + n) * n;
  const levels = new Int32Array(size * (n * (n + 1) + 2));
  for (let i = 0; i < n; i += 1) {
    for (let a = 0; a < 3; a += 1) levels[(END + a) * n + i] = room[a]!;
    levels[TURNS * n + i] = (1 << units[i]!.turns.length) - 1;
    for (let j = i + 1; j < n; j += 1) {
      let open = 63;
      if (units[i]!.isNoStack) open &= ~16;
      if (units[j]!.isNoStack) open &= ~32;
      // Equal units are numbered along x.
      if (units[i]!.kind === units[j]!.kind) open &= ~2;
      levels[PAIRS * n + i * n + j] = open;
    }
  }
  const canMirrorHeight = units.every(({ isNoStack }) => !isNoStack);
  const firstStarts = Int32Array.from(room, (side, a) => {
    const least = Math.min(...units[0]!.turns.map((turn) => turn[a]!));
    return a === 2 && !canMirrorHeight ? side : Math.floor((side - least) / 2);
  });
  return { units, room, n, size, levels, firstStarts };
}

/** Draws what follows from the level's open relations and turns; false when nothing is left for some unit or pair. */
export function propagate(relations: Relations, level: number): boolean {
  for (;;) {
    const changed = narrowTurns(relations, level) | narrowPairs(relations, level);
    if (changed & 2) return false;
    if (changed === 0) return true;
  }
}

/** Drops turns that no longer go in: 1 when something changed, 2 when a unit has none left. */
function narrowTurns({ units, n, size, levels, firstStarts }: Relations, level: number): number {
  const at = level * size;
  let changed = 0;
  for (let i = 0; i < n; i += 1) {
    const open = levels[at + TURNS * n + i]!;
    const { turns } = units[i]!;
    let kept = 0;
    let [x, y, z] = [1e9, 1e9, 1e9];
    const roomX = levels[at + END * n + i]! - levels[at + i]!;
    const roomY = levels[at + (END + 1) * n + i]! - levels[at + n + i]!;
    const roomZ = levels[at + (END + 2) * n + i]! - levels[at + 2 * n + i]!;
    for (let t = 0; t < turns.length; t += 1) {
      const [dx, dy, dz] = turns[t]!;
      if (!(open & (1 << t)) || dx > roomX || dy > roomY || dz > roomZ) continue;
      kept |= 1 << t;
      if (dx < x) x = dx;
      if (dy < y) y = dy;
      if (dz < z) z = dz;
    }
    if (kept === 0) return 2;
    const extents = at + EXTENT * n + i;
    if (kept !== open || levels[extents] !== x || levels[extents + n] !== y || levels[extents + 2 * n] !== z) {
      levels[at + TURNS * n + i] = kept;
      levels[extents] = x;
      levels[extents + n] = y;
      levels[extents + 2 * n] = z;
      changed = 1;
    }
  }
  for (let a = 0; a < 3; a += 1) if (levels[at + a * n]! > firstStarts[a]!) return 2;
  return changed;
}

/** Drops relations that no longer hold and moves starts and ends by those that must: 1 when something changed, 2 when a pair has none left. */
function narrowPairs(relations: Relations, level: number): number {
  const { n, size, levels } = relations;
  const at = level * size;
  let changed = 0;
  for (let i = 0; i < n; i += 1)
    for (let j = i + 1; j < n; j += 1) {
      const pair = at + PAIRS * n + i * n + j;
      const open = levels[pair]!;
      let kept = 0;
      for (let a = 0; a < 3; a += 1) {
        if (open & (1 << (2 * a)) && canPrecede(relations, at, a, i, j)) kept |= 1 << (2 * a);
        if (open & (2 << (2 * a)) && canPrecede(relations, at, a, j, i)) kept |= 2 << (2 * a);
      }
      if (kept === 0) return 2;
      if (kept !== open) {
        levels[pair] = kept;
        changed = 1;
      }
      if ((kept & (kept - 1)) === 0) changed |= settle(relations, at, kept, i, j);
    }
  return changed;
}

function canPrecede({ n, levels, firstStarts }: Relations, at: number, a: number, i: number, j: number): boolean {
  const earliest = levels[at + a * n + i]! + levels[at + (EXTENT + a) * n + i]!;
  if (j === 0 && earliest > firstStarts[a]!) return false;
  return earliest + levels[at + (EXTENT + a) * n + j]! <= levels[at + (END + a) * n + j]!;
}

/** Moves the two units of a pair apart by its only relation, and takes over what follows for those before and behind them. */
function settle({ n, levels, firstStarts }: Relations, at: number, relation: number, i: number, j: number): number {
  const a = relation < 4 ? 0 : relation < 16 ? 1 : 2;
  const isForward = relation === 1 || relation === 4 || relation === 16;
  const [first, second] = isForward ? [i, j] : [j, i];
  let changed = 0;
  const start = levels[at + a * n + first]! + levels[at + (EXTENT + a) * n + first]!;
  if (start > levels[at + a * n + second]!) {
    levels[at + a * n + second] = start;
    changed = 1;
  }
  let latest = levels[at + (END + a) * n + second]! - levels[at + (EXTENT + a) * n + second]!;
  if (second === 0 && latest > firstStarts[a]!) latest = firstStarts[a]!;
  if (latest < levels[at + (END + a) * n + first]!) {
    levels[at + (END + a) * n + first] = latest;
    changed = 1;
  }
  const before = at + (BEFORE + a) * n;
  if (!(levels[before + first]! & (1 << second))) {
    changed = 1;
    chain(levels, at, n, a, first, second);
  }
  return changed;
}

/** Everything before the first is before everything behind the second: those pairs need no other relation. */
function chain(levels: Int32Array, at: number, n: number, a: number, first: number, second: number): void {
  const before = at + (BEFORE + a) * n;
  const behind = levels[before + second]! | (1 << second);
  for (let p = 0; p < n; p += 1) {
    if (p !== first && !(levels[before + p]! & (1 << first))) continue;
    const added = behind & ~levels[before + p]!;
    levels[before + p]! |= behind;
    for (let q = 0; q < n; q += 1) {
      if (!(added & (1 << q))) continue;
      const pair = at + PAIRS * n + Math.min(p, q) * n + Math.max(p, q);
      levels[pair] = (p < q ? 1 : 2) << (2 * a);
    }
  }
}

/** A choice to be made: open bits of a turn (`i` only) or of a pair. */
export interface Choice {
  /** Place in the level of the bits to choose from. */
  readonly at: number;
  readonly open: number;
}

/** The pair or turn with the fewest possibilities left, early units first; null when all is settled. */
export function narrowest({ n, size, levels }: Relations, level: number): Choice | null {
  const at = level * size;
  let best = -1;
  let fewest = 1e9;
  for (let i = 0; i < n; i += 1) {
    const count = bitCount(levels[at + TURNS * n + i]!);
    if (count > 1 && count < fewest) {
      fewest = count;
      best = TURNS * n + i;
    }
    for (let j = 0; j < i; j += 1) {
      const open = bitCount(levels[at + PAIRS * n + j * n + i]!);
      if (open > 1 && open < fewest) {
        fewest = open;
        best = PAIRS * n + j * n + i;
      }
    }
  }
  return best < 0 ? null : { at: best, open: levels[at + best]! };
}

/** Opens the next level with one possibility taken. */
export function take({ size, levels }: Relations, level: number, { at }: Choice, bit: number): void {
  levels.copyWithin((level + 1) * size, level * size, (level + 1) * size);
  levels[(level + 1) * size + at] = bit;
}

/** Leaves one possibility out of a level. */
export function drop({ size, levels }: Relations, level: number, { at }: Choice, bit: number): void {
  levels[level * size + at]! &= ~bit;
}

/** Earliest place of a unit, and its turn, at a level where all is settled. */
export function standing(
  { n, size, levels }: Relations,
  level: number,
  i: number,
): [x: number, y: number, z: number, turn: number] {
  const at = level * size + i;
  return [levels[at]!, levels[at + n]!, levels[at + 2 * n]!, 31 - Math.clz32(levels[at + TURNS * n]!)];
}
