import {
  allowedOrientations,
  capacityOf,
  extentsAs,
  isTaken,
  paddedExtents,
  parcelCharge,
  volumeOf,
  type Instance,
  type Item,
  type Preset,
  type Solution,
} from './model.ts';

/** A placed unit as a block of its padded extents; weight in grams. */
export interface Block {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly dx: number;
  readonly dy: number;
  readonly dz: number;
  readonly weight: number;
}

type ItemBlock = Block & { readonly item: Item };

/** What an answer is worth: every figure recomputed from its parcels, and at most twenty reasons why it is not valid. */
export interface Verdict {
  readonly isValid: boolean;
  readonly errors: readonly string[];
  readonly parcels: number;
  readonly cost: number;
  readonly billable: number;
  readonly placed: number;
  readonly missing: number;
  readonly itemVolume: number;
  readonly boxVolume: number;
  /** Share of the boxes' volume that units take. */
  readonly fill: number;
  readonly minSupport: number;
  readonly meanSupport: number;
  /** Units that rest on nothing. */
  readonly floating: number;
  /** Units whose centre lies outside what they rest on; floating ones count too. */
  readonly tipping: number;
}

const overlap = (a: number, da: number, b: number, db: number): number => Math.min(a + da, b + db) - Math.max(a, b);

/** Area by which two blocks overlap seen from above. */
function footprint(a: Block, b: Block): number {
  const x = overlap(a.x, a.dx, b.x, b.dx);
  const y = overlap(a.y, a.dy, b.y, b.dy);
  return x <= 0 || y <= 0 ? 0 : x * y;
}

/** The highest blocks that are under one of them: those it touches or would fall onto, with the areas of contact. */
function highestUnder(blocks: readonly Block[], at: number): { index: number; area: number }[] {
  const block = blocks[at]!;
  let top = 0;
  let under: { index: number; area: number }[] = [];
  blocks.forEach((other, index) => {
    const otherTop = other.z + other.dz;
    if (index === at || otherTop > block.z || otherTop < top) return;
    const area = footprint(block, other);
    if (area <= 0) return;
    if (otherTop > top) {
      top = otherTop;
      under = [];
    }
    under.push({ index, area });
  });
  return under;
}

/** Grams resting on every block: from the top down, each hands its own weight and what it carries to the highest blocks under it, by area of contact. */
export function loadsOn(blocks: readonly Block[]): number[] {
  const loads = blocks.map(() => 0);
  const fromTop = blocks.map((_, index) => index).sort((i, j) => blocks[j]!.z - blocks[i]!.z);
  for (const i of fromTop) {
    const { z, weight } = blocks[i]!;
    if (z === 0) continue;
    const under = highestUnder(blocks, i);
    const whole = under.reduce((sum, { area }) => sum + area, 0);
    for (const { index, area } of under) loads[index] = loads[index]! + ((weight + loads[i]!) * area) / whole;
  }
  return loads;
}

const touching = (blocks: readonly Block[], at: number): Block[] => {
  const block = blocks[at]!;
  return blocks.filter((other, index) => index !== at && other.z + other.dz === block.z && footprint(block, other) > 0);
};

/** Share of a block's base that rests on the floor or on blocks it touches. */
export function supportOf(blocks: readonly Block[], at: number): number {
  const block = blocks[at]!;
  if (block.z === 0) return 1;
  const area = touching(blocks, at).reduce((sum, other) => sum + footprint(block, other), 0);
  return area / (block.dx * block.dy);
}

type Point = readonly [number, number];

const turnOf = (from: Point, p: Point, q: Point): number =>
  (p[0] - from[0]) * (q[1] - from[1]) - (p[1] - from[1]) * (q[0] - from[0]);

function halfHull(points: readonly Point[]): Point[] {
  const hull: Point[] = [];
  for (const point of points) {
    while (hull.length > 1 && turnOf(hull.at(-2)!, hull.at(-1)!, point) <= 0) hull.pop();
    hull.push(point);
  }
  return hull.slice(0, -1);
}

/** Whether the centre of a block's base lies outside the hull of what it rests on. */
export function tips(blocks: readonly Block[], at: number): boolean {
  const block = blocks[at]!;
  if (block.z === 0) return false;
  const points = touching(blocks, at).flatMap((other): Point[] => {
    const x0 = Math.max(block.x, other.x);
    const x1 = Math.min(block.x + block.dx, other.x + other.dx);
    const y0 = Math.max(block.y, other.y);
    const y1 = Math.min(block.y + block.dy, other.y + other.dy);
    return [
      [x0, y0],
      [x0, y1],
      [x1, y0],
      [x1, y1],
    ];
  });
  if (points.length === 0) return true;
  points.sort((p, q) => p[0] - q[0] || p[1] - q[1]);
  // Counter-clockwise, so that the centre is to the left of every side it is inside of.
  const hull = [...halfHull(points), ...halfHull(points.toReversed())];
  const centre: Point = [block.x + block.dx / 2, block.y + block.dy / 2];
  return hull.some((point, k) => turnOf(point, hull[(k + 1) % hull.length]!, centre) < -1e-9);
}

type Report = (message: string) => void;
type Parcels = NonNullable<Solution['parcels']>;

const isOrientation = (code: unknown): code is string =>
  typeof code === 'string' && [...code].sort().join('') === 'hlw';

/** The units of a parcel as blocks; unknown ones are left out, others are reported and go on as well as they can. */
function blocksOf(instance: Instance, box: Preset, units: Parcels[number]['items'], report: Report): ItemBlock[] {
  return units.flatMap((unit) => {
    const item = instance.items.find(({ id }) => id === unit.item);
    if (!item) {
      report(`unknown item ${unit.item}`);
      return [];
    }
    for (const axis of ['x', 'y', 'z'] as const) {
      if (!Number.isInteger(unit[axis]) || unit[axis] < 0) report(`${unit.item}.${axis} = ${unit[axis]}`);
    }
    if (!allowedOrientations(item).includes(unit.o)) report(`${unit.item} may not lie as ${unit.o}`);
    const [dx, dy, dz] = extentsAs(paddedExtents(instance, item), isOrientation(unit.o) ? unit.o : 'lwh');
    const { x, y, z } = unit;
    if (x + dx > box.inner[0] || y + dy > box.inner[1] || z + dz > box.inner[2]) {
      report(`${unit.item} sticks out of ${box.id}`);
    }
    return [{ item, x, y, z, dx, dy, dz, weight: item.weight }];
  });
}

function checkPairs(blocks: readonly ItemBlock[], report: Report): void {
  blocks.forEach((a, i) => {
    for (const b of blocks.slice(i + 1)) {
      if (footprint(a, b) <= 0) continue;
      if (overlap(a.z, a.dz, b.z, b.dz) > 0) report(`${a.item.id} and ${b.item.id} overlap`);
      // No-stack is a rule about the whole column above the item: nothing may be there, touching or not.
      if (a.item.noStack && b.z >= a.z + a.dz) report(`${b.item.id} is above no-stack ${a.item.id}`);
      if (b.item.noStack && a.z >= b.z + b.dz) report(`${a.item.id} is above no-stack ${b.item.id}`);
    }
  });
}

function checkLoads(blocks: readonly ItemBlock[], report: Report): void {
  if (blocks.every(({ item }) => item.maxLoad === null)) return;
  const loads = loadsOn(blocks);
  blocks.forEach(({ item }, i) => {
    if (item.maxLoad !== null && loads[i]! > item.maxLoad + 0.5) {
      report(`${item.id} carries ${loads[i]!.toFixed(1)} g of ${item.maxLoad} g`);
    }
  });
}

function checkCounts(instance: Instance, parcels: Parcels, report: Report): number {
  const used = new Map<string, number>();
  const placed = new Map<string, number>();
  for (const { box, items } of parcels) {
    if (items.length === 0) continue;
    used.set(box, (used.get(box) ?? 0) + 1);
    if (!instance.boxes.some(({ id }) => id === box)) continue;
    for (const { item } of items) placed.set(item, (placed.get(item) ?? 0) + 1);
  }
  for (const { id, stock } of instance.boxes) {
    const count = used.get(id) ?? 0;
    if (stock !== null && count > stock) report(`box ${id}: ${count} used, ${stock} in stock`);
  }
  let missing = 0;
  for (const { id, qty } of instance.items) {
    const left = qty - (placed.get(id) ?? 0);
    if (left < 0) report(`item ${id}: placed ${-left} time(s) too often`);
    else missing += left;
  }
  if (missing > 0 && instance.objective !== 'volume') report(`${missing} unit(s) not packed`);
  if (instance.maxParcels !== null && parcels.length > instance.maxParcels) {
    report(`${parcels.length} parcels, at most ${instance.maxParcels} allowed`);
  }
  return missing;
}

const nothing = {
  parcels: 0,
  cost: 0,
  billable: 0,
  placed: 0,
  missing: 0,
  itemVolume: 0,
  boxVolume: 0,
  minSupport: 1,
  floating: 0,
  tipping: 0,
};

/** Checks an answer against its instance and recomputes all its figures. Shares with solvers the model only. */
export function validate(instance: Instance, solution: Pick<Solution, 'parcels'>): Verdict {
  const errors: string[] = [];
  const report: Report = (message) => {
    if (errors.length < 20) errors.push(message);
  };
  if (!solution.parcels) {
    return { isValid: false, errors: ['no parcels'], ...nothing, fill: 0, meanSupport: 1 };
  }
  const sums = { ...nothing };
  let supportSum = 0;
  solution.parcels.forEach((parcel, index) => {
    const reportParcel: Report = (message) => report(`parcel ${index}: ${message}`);
    const box = instance.boxes.find(({ id }) => id === parcel.box);
    if (!box) return reportParcel(`unknown box ${parcel.box}`);
    if (parcel.items.length === 0) return reportParcel('empty');
    if (!isTaken(instance.carrier, box)) reportParcel(`carrier refuses box ${box.id}`);
    const blocks = blocksOf(instance, box, parcel.items, reportParcel);
    checkPairs(blocks, reportParcel);
    checkLoads(blocks, reportParcel);
    blocks.forEach(({ item }, i) => {
      const support = supportOf(blocks, i);
      supportSum += support;
      sums.minSupport = Math.min(sums.minSupport, support);
      if (support === 0) sums.floating += 1;
      if (tips(blocks, i)) sums.tipping += 1;
      if (support * 100 < instance.minSupport - 1e-9) {
        reportParcel(`${item.id} rests on ${(support * 100).toFixed(1)} % of its base`);
      }
    });
    const weight = blocks.reduce((sum, block) => sum + block.weight, 0);
    const capacity = capacityOf(instance, box);
    if (weight > capacity) reportParcel(`${weight} g in ${box.id}, capacity ${capacity} g`);
    const { total, billable } = parcelCharge(instance, box, weight);
    sums.parcels += 1;
    sums.cost += total;
    sums.billable += billable;
    sums.placed += blocks.length;
    sums.itemVolume += blocks.reduce((sum, { dx, dy, dz }) => sum + dx * dy * dz, 0);
    sums.boxVolume += volumeOf(box.inner);
  });
  const missing = checkCounts(instance, solution.parcels, report);
  return {
    isValid: errors.length === 0,
    errors,
    ...sums,
    missing,
    fill: sums.boxVolume > 0 ? sums.itemVolume / sums.boxVolume : 0,
    meanSupport: sums.placed > 0 ? supportSum / sums.placed : 1,
  };
}
