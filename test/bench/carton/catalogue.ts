import type { Carrier, Preset, Sides } from './model.ts';
import type { Rng } from './rng.ts';

const toFive = (value: number): number => Math.max(5, Math.round(value / 5) * 5);

/** A carton by its inner size: single wall up to 30 l, double wall above. */
function carton(id: string, inner: Sides, rng: Rng): Preset {
  const [l, w, h] = inner;
  const litres = (l * w * h) / 1e6;
  const isDouble = litres > 30;
  const wall = isDouble ? 7 : 4;
  const boardM2 = (2 * (l * w * 2 + l * h + w * h)) / 1e6;
  return {
    id,
    kind: 'carton',
    inner,
    outer: [l + 2 * wall, w + 2 * wall, h + 4 * wall],
    tare: Math.round(boardM2 * (isDouble ? 780 : 430)) + 8,
    maxWeight: isDouble ? 30000 : litres > 8 ? 20000 : 10000,
    cost: Math.round(14 + boardM2 * (isDouble ? 120 : 74) * rng.range(0.9, 1.15)),
    stock: null,
  };
}

/** A mailer as a rigid thin box: what it takes once it is filled. */
function mailer(id: string, inner: Sides, rng: Rng): Preset {
  const [l, w, h] = inner;
  return {
    id,
    kind: 'mailer',
    inner,
    outer: [l + 12, w + 12, h + 4],
    tare: Math.round(l * w * 0.00028) + 4,
    maxWeight: 3000,
    cost: Math.round(5 + l * w * 0.00012 + rng.range(0, 4)),
    stock: null,
  };
}

/** The tariffs orders are sent by. */
export const CARRIERS = {
  // 5000 cm3/kg, whole centimetres, half-kilo steps: a European express tariff.
  euExpress: {
    dimDivisor: 5000,
    roundDim: 10,
    step: 500,
    minBillable: 500,
    maxWeight: 31500,
    maxLength: 1750,
    maxLengthGirth: 3600,
    bands: [
      [500, 520],
      [1000, 560],
      [2000, 640],
      [5000, 860],
      [10000, 1190],
      [15000, 1540],
      [20000, 1890],
      [31500, 2640],
    ],
    perStepAfter: 55,
    surcharges: [
      { longestOver: 1000, cost: 450 },
      { weightOver: 23000, cost: 700 },
    ],
  },
  // Bands by weight in which only large parcels are charged by size.
  euParcel: {
    dimDivisor: 6000,
    roundDim: 10,
    dimOverVolume: 20000000,
    step: 1000,
    minBillable: 1000,
    maxWeight: 31500,
    maxLength: 1200,
    maxLengthGirth: 3000,
    bands: [
      [1000, 379],
      [2000, 419],
      [5000, 519],
      [10000, 789],
      [20000, 1249],
      [31500, 1699],
    ],
    perStepAfter: 90,
    surcharges: [{ longestOver: 600, cost: 120 }],
  },
  // Pounds and inches turned into grams and mm: divisor 139 in3/lb, whole inches, whole pounds, every pound has its price.
  usGround: {
    dimDivisor: 5022,
    roundDim: 25,
    step: 454,
    minBillable: 454,
    maxWeight: 68000,
    maxLength: 2740,
    maxLengthGirth: 4190,
    bands: Array.from(
      { length: 40 },
      (_, i) => [454 * (i + 1), Math.round(890 + 46 * i + 120 * Math.sqrt(i))] as const,
    ),
    perStepAfter: 58,
    surcharges: [
      { longestOver: 1219, cost: 1500 },
      { weightOver: 22680, cost: 2400 },
    ],
  },
  // Dimensional weight only above one cubic foot.
  usPost: {
    dimDivisor: 5997,
    roundDim: 25,
    dimOverVolume: 28316847,
    step: 454,
    minBillable: 454,
    maxWeight: 31751,
    maxLengthGirth: 2743,
    bands: [
      [454, 620],
      [908, 700],
      [1362, 770],
      [1816, 840],
      [2270, 905],
      [4540, 1190],
      [6810, 1450],
      [9080, 1720],
      [13620, 2260],
      [18160, 2790],
      [31751, 4300],
    ],
    perStepAfter: 75,
    surcharges: [{ longestOver: 559, cost: 400 }],
  },
} satisfies Record<string, Carrier>;

/** Inner sizes of a catalogue's mailers and cartons, mm, before they are varied. */
interface Sizes {
  readonly mailers: readonly Sides[];
  readonly cartons: readonly Sides[];
}

function wideCartons(): Sides[] {
  const cartons: Sides[] = [];
  let s = 110;
  for (let i = 0; i < 9; i += 1) {
    cartons.push([s * 1.25, s, s * 0.45], [s * 1.5, s * 1.05, s * 0.75], [s * 1.15, s, s * 0.95]);
    s *= 1.215;
  }
  return cartons;
}

const SIZES = {
  mailers: {
    mailers: [
      [240, 170, 20],
      [270, 190, 35],
      [340, 240, 30],
      [340, 240, 60],
      [440, 320, 50],
    ],
    cartons: [
      [200, 150, 90],
      [250, 200, 100],
      [300, 220, 120],
      [350, 250, 150],
      [400, 300, 200],
      [600, 400, 300],
    ],
  },
  general: {
    mailers: [
      [240, 170, 25],
      [340, 240, 40],
    ],
    cartons: [
      [150, 100, 60],
      [180, 130, 90],
      [200, 150, 120],
      [250, 180, 100],
      [250, 200, 160],
      [300, 200, 140],
      [300, 250, 200],
      [350, 250, 120],
      [350, 300, 250],
      [400, 300, 150],
      [400, 300, 250],
      [450, 350, 300],
      [500, 400, 200],
      [500, 400, 350],
      [600, 400, 300],
      [600, 400, 400],
      [800, 600, 400],
    ],
  },
  wide: {
    mailers: [
      [220, 150, 20],
      [300, 210, 30],
      [350, 250, 50],
    ],
    cartons: wideCartons(),
  },
  sparse: {
    mailers: [],
    cartons: [
      [200, 150, 100],
      [300, 200, 150],
      [320, 320, 120],
      [400, 300, 200],
      [450, 350, 300],
      [600, 400, 300],
      [600, 400, 400],
      [800, 600, 450],
    ],
  },
  long: {
    mailers: [],
    cartons: [
      [430, 110, 110],
      [620, 120, 120],
      [1000, 150, 150],
      [200, 150, 100],
      [250, 200, 150],
      [300, 200, 100],
      [310, 230, 190],
      [400, 300, 150],
      [400, 300, 250],
      [500, 300, 300],
      [600, 400, 250],
      [600, 400, 400],
    ],
  },
} satisfies Record<string, Sizes>;

/** Names of the catalogues of boxes. */
export type CatalogueName = keyof typeof SIZES;

/** The longer of length and width first. */
const lengthFirst = ([a, b, c]: Sides): Sides => [Math.max(a, b), Math.min(a, b), c];

/** The boxes of a catalogue, sizes and prices varied by the stream. */
export function makeCatalogue(name: CatalogueName, rng: Rng): Preset[] {
  const { mailers, cartons }: Sizes = SIZES[name];
  const varied = ([l, w, h]: Sides): Sides => [
    toFive(l * rng.range(0.93, 1.07)),
    toFive(w * rng.range(0.93, 1.07)),
    toFive(h * rng.range(0.93, 1.07)),
  ];
  const id = (letter: string, index: number): string => `${letter}${String(index + 1).padStart(2, '0')}`;
  return [
    ...mailers.map((sides, i) => mailer(id('M', i), varied(sides), rng)),
    ...cartons.map((sides, i) => carton(id('C', mailers.length + i), varied(sides), rng)),
  ].map((box) => ({ ...box, inner: lengthFirst(box.inner), outer: lengthFirst(box.outer) }));
}
