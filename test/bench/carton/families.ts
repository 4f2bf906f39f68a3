import { CARRIERS, makeCatalogue, type CatalogueName } from './catalogue.ts';
import { capacityOf, fitsBox, isTaken, volumeOf, type Instance, type Item, type Preset, type Sides } from './model.ts';
import { createRng, type Rng } from './rng.ts';

type Line = Omit<Item, 'id'>;
type CarrierName = keyof typeof CARRIERS;
type Span = readonly [low: number, high: number];

/** What orders of a family are like. */
interface Family {
  readonly catalogue: CatalogueName;
  readonly carriers: readonly CarrierName[];
  /** Number of lines, and units a line: probability of one more, and the most. */
  readonly lines: readonly [goOn: number, most: number];
  readonly qty: readonly [goOn: number, most: number];
  readonly minUnits?: number;
  readonly minSupport?: number;
  /** Probability that some cartons are few. */
  readonly limited?: number;
  goods(rng: Rng): Line;
}

const line = (sides: Sides, weight: number, rules: Partial<Line> = {}): Line => ({
  qty: 1,
  l: sides[0],
  w: sides[1],
  h: sides[2],
  weight: Math.max(1, Math.round(weight)),
  up: 'lwh',
  turn: true,
  noStack: false,
  maxLoad: null,
  protection: 'none',
  ...rules,
});

/** Sides by a log-normal length and two ratios to it. */
function sidesOf(
  rng: Rng,
  length: { readonly median: number; readonly sigma: number; readonly clip: Span },
  widthRatio: Span,
  heightRatio: Span,
): Sides {
  const l = rng.logNormal(length.median, length.sigma, ...length.clip);
  const whole = (value: number): number => Math.max(4, Math.round(value));
  return [whole(l), whole(l * rng.range(...widthRatio)), whole(l * rng.range(...heightRatio))];
}

function apparelGoods(rng: Rng): Line {
  const isShoes = rng.chance(0.2);
  const sides: Sides = isShoes
    ? [rng.int(280, 350), rng.int(180, 230), rng.int(105, 130)]
    : sidesOf(rng, { median: 290, sigma: 0.22, clip: [120, 420] }, [0.62, 0.85], [0.04, 0.16]);
  return line(sides, volumeOf(sides) * (isShoes ? 0.00017 : rng.range(0.00015, 0.0003)));
}

function electronicsGoods(rng: Rng): Line {
  const sides = sidesOf(rng, { median: 170, sigma: 0.5, clip: [40, 560] }, [0.4, 0.9], [0.18, 0.6]);
  const isFragile = rng.chance(0.35);
  return line(sides, volumeOf(sides) * rng.logNormal(0.00035, 0.45, 0.0001, 0.0015), {
    up: rng.chance(0.35) ? 'h' : 'lwh',
    protection: isFragile ? 'fragile' : rng.chance(0.4) ? 'wrap' : 'none',
  });
}

function homeGoods(rng: Rng): Line {
  const sides = sidesOf(rng, { median: 210, sigma: 0.45, clip: [50, 620] }, [0.45, 1], [0.2, 0.8]);
  const isGlass = rng.chance(0.3);
  return line(sides, volumeOf(sides) * rng.logNormal(0.00028, 0.5, 0.00006, 0.0012), {
    up: rng.chance(isGlass ? 0.7 : 0.2) ? 'h' : 'lwh',
    noStack: isGlass && rng.chance(0.5),
    protection: isGlass ? 'fragile' : 'none',
  });
}

function groceryGoods(rng: Rng): Line {
  const kind = rng.uniform();
  if (kind < 0.3) {
    const across = rng.int(62, 95);
    return line([across, across, rng.int(190, 320)], across * across * 0.00078 * rng.int(190, 320) * 1.05, {
      up: 'h',
      protection: rng.chance(0.4) ? 'wrap' : 'none',
    });
  }
  if (kind < 0.5) {
    const sides: Sides = [rng.int(150, 260), rng.int(100, 190), rng.int(45, 90)];
    return line(sides, volumeOf(sides) * 0.00008, { maxLoad: rng.pick([500, 1000, 2000]) });
  }
  if (kind < 0.75) {
    const across = rng.int(65, 105);
    return line([across, across, rng.int(80, 130)], across * across * 100 * 0.00085);
  }
  const sides = sidesOf(rng, { median: 130, sigma: 0.4, clip: [40, 320] }, [0.5, 0.95], [0.2, 0.7]);
  return line(sides, volumeOf(sides) * rng.logNormal(0.0006, 0.35, 0.0001, 0.0013), {
    maxLoad: rng.chance(0.3) ? 8000 : null,
  });
}

function partsGoods(rng: Rng): Line {
  if (rng.chance(0.16)) {
    const across = rng.int(20, 75);
    const sides: Sides = [rng.int(300, 900), across, rng.int(20, 75)];
    return line(sides, volumeOf(sides) * rng.range(0.0006, 0.0022));
  }
  const sides = sidesOf(rng, { median: 95, sigma: 0.5, clip: [18, 380] }, [0.4, 1], [0.2, 0.8]);
  return line(sides, volumeOf(sides) * rng.logNormal(0.0013, 0.6, 0.0003, 0.005), {
    protection: rng.chance(0.15) ? 'wrap' : 'none',
  });
}

const FLAT_FORMATS: readonly Span[] = [
  [190, 125],
  [142, 125],
  [210, 148],
  [297, 210],
  [240, 170],
  [260, 200],
  [315, 315],
];

function mediaGoods(rng: Rng): Line {
  const [l, w] = rng.pick(FLAT_FORMATS);
  const sides: Sides = [l + rng.int(-4, 4), w + rng.int(-3, 3), rng.int(6, 48)];
  return line(sides, volumeOf(sides) * rng.range(0.00055, 0.00085), { protection: rng.chance(0.1) ? 'wrap' : 'none' });
}

function bulkGoods(rng: Rng): Line {
  const sides = sidesOf(rng, { median: 215, sigma: 0.42, clip: [50, 520] }, [0.45, 1], [0.2, 0.8]);
  return line(sides, volumeOf(sides) * rng.logNormal(0.0003, 0.5, 0.00005, 0.0012), {
    up: rng.chance(0.25) ? 'h' : 'lwh',
    protection: rng.chance(0.2) ? 'wrap' : 'none',
  });
}

function strictGoods(rng: Rng): Line {
  const sides = sidesOf(rng, { median: 170, sigma: 0.4, clip: [45, 480] }, [0.45, 1], [0.2, 0.85]);
  const weight = volumeOf(sides) * rng.logNormal(0.0004, 0.5, 0.00008, 0.0014);
  return line(sides, weight, {
    up: rng.chance(0.5) ? 'h' : 'lwh',
    noStack: rng.chance(0.14),
    maxLoad: rng.chance(0.4) ? Math.round(Math.max(500, weight * rng.range(1, 6))) : null,
    protection: rng.chance(0.25) ? 'fragile' : 'none',
  });
}

const FAMILIES: Readonly<Record<string, Family>> = {
  apparel: {
    catalogue: 'mailers',
    carriers: ['euParcel', 'usPost'],
    lines: [0.6, 6],
    qty: [0.15, 3],
    goods: apparelGoods,
  },
  electronics: {
    catalogue: 'general',
    carriers: ['euExpress', 'usGround'],
    lines: [0.65, 8],
    qty: [0.2, 3],
    goods: electronicsGoods,
  },
  home: {
    catalogue: 'general',
    carriers: ['euParcel', 'euExpress'],
    lines: [0.68, 9],
    qty: [0.35, 4],
    goods: homeGoods,
  },
  grocery: { catalogue: 'sparse', carriers: ['euParcel'], lines: [0.86, 14], qty: [0.55, 6], goods: groceryGoods },
  parts: {
    catalogue: 'long',
    carriers: ['euExpress', 'usGround'],
    lines: [0.78, 12],
    qty: [0.5, 8],
    goods: partsGoods,
  },
  media: {
    catalogue: 'mailers',
    carriers: ['euParcel', 'usPost'],
    lines: [0.8, 14],
    qty: [0.35, 8],
    goods: mediaGoods,
  },
  bulk: {
    catalogue: 'wide',
    carriers: ['euExpress', 'euParcel', 'usGround'],
    lines: [0.9, 16],
    qty: [0.62, 8],
    minUnits: 12,
    limited: 0.5,
    goods: bulkGoods,
  },
  strict: {
    catalogue: 'general',
    carriers: ['euParcel', 'euExpress'],
    lines: [0.75, 10],
    qty: [0.4, 4],
    minSupport: 70,
    goods: strictGoods,
  },
};

const TIGHT = 'tight';
const TIGHT_CARRIERS: readonly CarrierName[] = ['euExpress', 'usGround', 'euParcel'];

/** The most units of an order. */
const MOST_UNITS = 40;

/** Names of the families of orders. */
export const FAMILY_NAMES: readonly string[] = [...Object.keys(FAMILIES), TIGHT];

/** Cuts a block into `count` smaller ones, straight through each time, never thinner than `thinnest`; fewer where it is too small. */
function cut(block: Sides, count: number, thinnest: number, rng: Rng): Sides[] {
  if (count <= 1) return [block];
  const first = Math.max(1, Math.min(count - 1, Math.round(count * rng.range(0.3, 0.7))));
  const axes = [0, 1, 2].filter((axis) => block[axis]! >= 2 * thinnest);
  if (axes.length === 0) return [block];
  let mark = rng.uniform() * axes.reduce((sum, axis) => sum + block[axis]!, 0);
  let k = 0;
  while (mark > block[axes[k]!]!) {
    mark -= block[axes[k]!]!;
    k += 1;
  }
  const axis = axes[k]!;
  const side = block[axis]!;
  const at = Math.round(Math.min(side - thinnest, Math.max(thinnest, side * (first / count) * rng.range(0.75, 1.3))));
  const part = (extent: number): Sides => block.map((v, i) => (i === axis ? extent : v)) as unknown as Sides;
  return [...cut(part(at), first, thinnest, rng), ...cut(part(side - at), count - first, thinnest, rng)];
}

/** Units made by cutting up a box and shaving the parts, so that a packing of 93 to 100 % fill is known to exist. */
function tightLines(instance: Instance, rng: Rng): { lines: Line[]; box: Preset } {
  const taken = instance.boxes.filter(
    (box) => box.kind === 'carton' && isTaken(instance.carrier, box) && volumeOf(box.inner) < 60e6,
  );
  const box = rng.pick(taken);
  const count = rng.int(4, 22);
  const parts = cut(box.inner, count, Math.max(14, Math.round(Math.min(...box.inner) / 5)), rng);
  const shave = rng.pick([0, 0, 1, 2, 4]);
  const density = Math.min(0.0005, (capacityOf(instance, box) * 0.9) / volumeOf(box.inner));
  const lines = parts.map((part) => {
    const shaved = part.map((v) => Math.max(6, v - (shave > 0 && rng.chance(0.6) ? rng.int(0, shave) : 0)));
    const [l, w, h] = shaved as [number, number, number];
    const isUpright = rng.chance(0.15);
    const sides: Sides = isUpright
      ? rng.chance(0.5)
        ? [l, w, h]
        : [w, l, h]
      : (rng.shuffle([l, w, h]) as unknown as Sides);
    return line(sides, l * w * h * density * rng.range(0.5, 1), isUpright ? { up: 'h' } : {});
  });
  return { lines, box };
}

function familyLines(instance: Instance, family: Family, rng: Rng): Line[] {
  const roomy = instance.boxes.filter((box) => box.stock === null && isTaken(instance.carrier, box));
  const minUnits = family.minUnits ?? 1;
  const count = Math.max(rng.geometric(...family.lines), family.minUnits === undefined ? 1 : 4);
  const lines: Line[] = [];
  let left = MOST_UNITS;
  for (let i = 0; (lines.length < count || MOST_UNITS - left < minUnits) && left > 0 && i < 400; i += 1) {
    const goods = family.goods(rng);
    if (!roomy.some((box) => fitsBox(instance, { id: '', ...goods }, box))) continue;
    const qty = Math.min(left, rng.geometric(...family.qty));
    left -= qty;
    lines.push({ ...goods, qty });
  }
  return lines;
}

/** Equal goods become one line. */
function merge(lines: readonly Line[]): Line[] {
  const merged = new Map<string, Line>();
  for (const one of lines) {
    const key = JSON.stringify({ ...one, qty: 0 });
    merged.set(key, { ...one, qty: one.qty + (merged.get(key)?.qty ?? 0) });
  }
  return [...merged.values()];
}

/** An order, and the box all of it is known to fit where it was made by cutting one up. */
export interface MadeOrder {
  readonly instance: Instance;
  readonly knownBox: string | null;
}

/** Order `number` of a family; the same for the same seed, family and number. */
export function makeOrder(family: string, number: number, seed: number): MadeOrder {
  const rng = createRng(`ecom/${seed}/${family}/${number}`);
  const spec = FAMILIES[family];
  const catalogue = spec?.catalogue ?? 'wide';
  const boxes = makeCatalogue(catalogue, createRng(`catalogue/${seed}/${catalogue}/${number % 5}`));
  const carrier = CARRIERS[rng.pick(spec?.carriers ?? TIGHT_CARRIERS)];
  const isLimited = spec?.limited !== undefined && rng.chance(spec.limited);
  const empty: Instance = {
    id: `${family}-${String(number).padStart(4, '0')}`,
    family,
    objective: 'cost',
    items: [],
    boxes: boxes.map((box, i) =>
      isLimited && box.kind === 'carton' && i % 3 !== 0 ? { ...box, stock: rng.pick([1, 1, 2, 3]) } : box,
    ),
    padding: { none: 0, wrap: 5, fragile: 20 },
    carrier,
    perParcel: 90,
    minSupport: spec?.minSupport ?? 0,
    maxParcels: null,
  };
  const tight = spec ? null : tightLines(empty, rng);
  const lines = tight?.lines ?? (spec ? familyLines(empty, spec, rng) : []);
  const items = merge(lines).map((one, i) => ({ id: `i${String(i + 1).padStart(2, '0')}`, ...one }));
  return { instance: { ...empty, items }, knownBox: tight?.box.id ?? null };
}
