import { fillBox } from '../../../src/core/carton/choose.ts';
import type { CartonType } from '../../../src/core/carton/cartonType.ts';
import type { PackItem } from '../../../src/core/carton/fits.ts';
import { packingSteps } from '../../../src/core/carton/steps.ts';
import { asId } from '../../../src/core/ids.ts';
import type { Dims } from '../../../src/core/quantity.ts';
import type { PackSnapshotView } from '../../../src/shared/ipc/contract.ts';

type Sides = readonly [number, number, number];
/** SKU, name, drawing or null, own sides, count. */
type Goods = readonly [sku: string, name: string, image: string | null, sides: Sides, count: number];
interface Case {
  readonly name: string;
  /** Inside, in inches. */
  readonly inner: Sides;
  readonly kind?: CartonType['kind'];
  readonly goods: readonly Goods[];
}

const MUG = (count: number, colour: 'sand' | 'clay' = 'sand'): Goods => [
  `MUG-${colour}`,
  `Stoneware mug, ${colour === 'sand' ? 'Sand' : 'Clay'}`,
  `mug-${colour}`,
  [4.4, 3.8, 4.2],
  count,
];
const TEA = (count: number): Goods => ['TEA-BRG-100', 'Black tea, Bergamot', 'tea', [3.1, 3.1, 3.8], count];
const CANDLE = (count: number): Goods => ['CDL-CED-08', 'Soy candle, Cedar', 'candle', [3.8, 3.8, 4.8], count];
const TOWEL = (count: number): Goods => ['TWL-LIN-OAT', 'Linen towel, Oat', 'towel', [8.2, 5, 0.7], count];
const SOAP = (count: number): Goods => ['SOP-LAV-04', 'Bar soap, Lavender', 'soap', [3.2, 2.2, 1.1], count];
const NOTEBOOK = (count: number): Goods => ['NBK-A5-HRB', 'Notebook, Harbor', 'notebook', [8.3, 5.9, 0.7], count];
const OIL = (count: number): Goods => ['OIL-EH-17', 'Olive oil, Early harvest', 'oil', [3, 3, 10.5], count];
const POSTER = (count: number): Goods => ['PST-A2-01', 'Poster in a tube, Harbor', 'poster', [24, 2.4, 2.4], count];
const CUBE = (count: number): Goods => ['CUB-2', 'Wooden cube', null, [2, 2, 2], count];

const CASES: Readonly<Record<string, Case>> = {
  'box-one': { name: 'Box S', inner: [6, 5, 5], goods: [MUG(1)] },
  'box-two': { name: 'Box S', inner: [9, 5, 5], goods: [MUG(1), MUG(1, 'clay')] },
  'box-mugs': { name: 'Box L', inner: [14, 12, 9], goods: [MUG(8), MUG(8, 'clay')] },
  'box-forty': { name: 'Box XL', inner: [18, 14, 12], goods: [MUG(10), MUG(6, 'clay'), TEA(12), CANDLE(6), SOAP(6)] },
  'box-mixed': { name: 'Box XL', inner: [18, 13, 10], goods: [NOTEBOOK(5), OIL(3), TEA(6), SOAP(8), TOWEL(3), MUG(4)] },
  'box-cubes': { name: 'Cube 10', inner: [10, 8, 8], goods: [CUBE(80)] },
  'box-soaps': { name: 'Box M', inner: [12, 9, 6], goods: [SOAP(60)] },
  'box-rods': { name: 'Long 26', inner: [26, 5, 5], goods: [POSTER(3), TEA(1)] },
  'box-crossed': {
    name: 'Cube 12',
    inner: [12, 12, 12],
    goods: [
      ['ROD-A', 'Curtain rod, Oak', null, [11.5, 3, 3], 3],
      ['ROD-B', 'Curtain rod, Ash', null, [11.5, 2.5, 2.5], 3],
      ['ROD-C', 'Curtain rod, Walnut', null, [11, 2, 2], 4],
    ],
  },
  'box-tall': { name: 'Bottle 14', inner: [7, 7, 14], goods: [OIL(4)] },
  'box-tower': { name: 'Tower 24', inner: [6, 6, 24], goods: [CANDLE(3), TEA(2)] },
  'box-flat': { name: 'Flat 14', inner: [14, 11, 2], goods: [NOTEBOOK(2), TOWEL(2)] },
  'box-mailer': { name: 'Padded mailer 2', inner: [10, 7, 1.5], kind: 'mailer', goods: [NOTEBOOK(1), TOWEL(1)] },
  'box-book': { name: 'Book mailer', inner: [9, 6.5, 0.75], kind: 'mailer', goods: [NOTEBOOK(1)] },
  'box-tube': { name: 'Tube 25', inner: [25, 3, 3], kind: 'tube', goods: [POSTER(1)] },
  'box-towels': { name: 'Box M', inner: [12, 9, 6], goods: [TOWEL(14)] },
  'box-alike': {
    name: 'Box L',
    inner: [14, 12, 8],
    goods: [
      ['GRN-1', 'Green jar', null, [4, 4, 4], 4],
      ['RED-1', 'Red jar', null, [4, 4, 4], 4],
      ['BRN-1', 'Brown jar', null, [4, 4, 4], 4],
      ['OLV-1', 'Olive jar', null, [4, 4, 4], 4],
    ],
  },
  'box-loose': { name: 'Box XL', inner: [18, 14, 12], goods: [MUG(2), SOAP(1)] },
  'box-tiny': {
    name: 'Box L',
    inner: [14, 12, 8],
    goods: [
      ['CAM-1', 'Tripod, Aluminium, with a bag and a long name', null, [13, 6, 5], 1],
      ['SCR-1', 'Screws', null, [1, 1, 0.5], 9],
      SOAP(5),
    ],
  },
  'box-names': {
    name: 'Double-walled carton for wine and oil 6',
    inner: [10, 7, 12],
    goods: [
      ['A-1', 'Hand-blown glass decanter with a cork stopper and stand, Smoke', null, [5, 5, 9], 1],
      ['B-1', 'Ölpresse aus Gußeisen für die Küche, Schwarz', null, [4.5, 4.5, 8], 1],
      OIL(2),
    ],
  },
  'box-palette': {
    name: 'Box L',
    inner: [14, 12, 8],
    goods: ['A1', 'B2', 'C3', 'D4', 'E5', 'F6', 'G7', 'H8', 'I9', 'J10'].map((sku, i): Goods => [
      sku,
      `Part ${sku}`,
      null,
      [4.5 - i / 10, 3.8, 3 + i / 10],
      1,
    ]),
  },
  'box-ninety': { name: 'Box XL', inner: [18, 14, 12], goods: [SOAP(60), TEA(30)] },
  'box-layers': { name: 'Cube 10', inner: [10, 10, 10], goods: [TOWEL(6), SOAP(10)] },
  'box-sticks': {
    name: 'Box M',
    inner: [12, 9, 6],
    goods: [['STK', 'Chopsticks, Black', null, [9.5, 1.2, 0.8], 16], TEA(2)],
  },
  'box-wide': {
    name: 'Frame 30',
    inner: [30, 20, 4],
    goods: [['FRM-1', 'Picture frame, Oak', null, [28, 18, 1.2], 2], TOWEL(3)],
  },
};

/** The names of the boxes' screens. */
export const boxNames = Object.keys(CASES);

const inches = ([length, width, height]: Sides): Dims => {
  const side = (value: number) => ({ digits: Math.round(value * 100), exponent: -2, unit: 'in' as const });
  return { length: side(length), width: side(width), height: side(height) };
};

const itemOf = ([sku, , , sides, count]: Goods): PackItem => ({
  lineId: asId(`line-${sku}`),
  sku: asId(sku),
  count,
  ...inches(sides),
  weight: { digits: 5, exponent: -1, unit: 'lb' },
  isUpright: false,
  protection: 'none',
  maxLoad: null,
});

/** A box of another kind in the place of the one of `stage`; the engine puts the units. */
function snapshotOf(stage: PackSnapshotView, id: string, { name, inner, kind = 'box', goods }: Case): PackSnapshotView {
  const box = stage.box?.suggested;
  if (!stage.box || !box) throw new Error('a stage without a box');
  const dims = inches(inner);
  const carton: CartonType = {
    id: asId(id),
    name,
    barcode: id,
    kind,
    inner: dims,
    outer: dims,
    tare: null,
    maxGross: null,
    cost: null,
    stock: null,
  };
  const items = goods.map(itemOf);
  const placements = fillBox(carton, items)?.placements ?? [];
  const units = placements.reduce((sum, { units: each = 1 }) => sum + each, 0);
  return {
    ...stage,
    band: { ...stage.band, params: { box: name, parcel: 1 } },
    lines: goods.map(([sku, title, image, , count]) => ({
      lineId: `line-${sku}`,
      sku,
      name: title,
      image: image === null ? null : `demo:${image}`,
      packed: count,
      quantity: count,
      state: 'done',
      weight: null,
      hasBarcode: true,
      kit: null,
    })),
    packedUnits: units,
    totalUnits: units,
    box: {
      ...stage.box,
      suggested: { ...box, cartonTypeId: id, name, inner: dims, outer: dims, units },
      placements: [...placements],
      steps: packingSteps(placements, (sku) => items.find((item) => item.sku === sku) ?? null).map((step) => ({
        ...step,
        placements: [...step.placements],
        protection: step.number === 1 ? { kind: 'fragile', padding: { digits: 20, exponent: 0, unit: 'mm' } } : null,
      })),
    },
  };
}

/** A box of every kind, by the name of its screen; null for a name that is not among them. */
export const boxCase = (screen: string, stage: PackSnapshotView): PackSnapshotView | null => {
  const found = CASES[screen];
  return found ? snapshotOf(stage, screen, found) : null;
};
