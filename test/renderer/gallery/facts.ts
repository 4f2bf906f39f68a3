import { asId, type BatchId, type Sku } from '../../../src/core/ids.ts';
import { packingSteps } from '../../../src/core/carton/steps.ts';
import { OVERRIDE_REASONS } from '../../../src/core/pack/overriding.ts';
import type { Dims, Mass } from '../../../src/core/quantity.ts';
import type { AppState, EventPayload, PackSnapshotView, RequestOutput } from '../../../src/shared/ipc/contract.ts';

export type Box = NonNullable<NonNullable<PackSnapshotView['box']>['suggested']>;
type Line = PackSnapshotView['lines'][number];

/** Pounds with two decimals. */
export const lb = (hundredths: number): Mass => ({ digits: hundredths, exponent: -2, unit: 'lb' });
const inches = (length: number, width: number, height: number): Dims => ({
  length: { digits: Math.round(length * 10), exponent: -1, unit: 'in' },
  width: { digits: Math.round(width * 10), exponent: -1, unit: 'in' },
  height: { digits: Math.round(height * 10), exponent: -1, unit: 'in' },
});
const usd = (minor: number) => ({ minor, currency: 'USD' });

/** Monday 23 November 2026, 15:48 in Chicago: the moment of the pictures. */
export const NOW = Date.UTC(2026, 10, 23, 21, 48);
export const at = (hours: number, minutes: number): number => Date.UTC(2026, 10, 23, hours + 6, minutes);

export const app: AppState = {
  phase: 'work',
  site: {
    name: 'Harrow Falls · Line B',
    bench: 'Bench 7',
    shipFrom: {
      name: '',
      company: 'Fern & Field Goods',
      line1: '14 Millrace Way',
      line2: '',
      city: 'Harrow Falls',
      province: 'MN',
      postcode: '55099',
      country: 'US',
      phone: '',
      email: '',
    },
    timeZone: 'America/Chicago',
    units: 'us',
    currency: 'USD',
    gs1Prefix: '0614141',
    isDemo: true,
  },
  user: { userId: 'u1', name: 'Mara Kell', initials: 'MK', role: 'supervisor' },
  isOrderOpen: false,
  ordersToPack: 118,
  failure: null,
  notice: null,
  preferences: { theme: 'light', volume: 70, language: 'en', units: null, region: 'US' },
  appVersion: '0.1.0',
  training: null,
  isKiosk: false,
};

const line = (
  lineId: string,
  sku: string,
  name: string,
  image: string,
  packed: number,
  quantity: number,
  state: Line['state'],
  weight: number,
): Line => ({
  lineId,
  sku,
  name,
  image: `demo:${image}`,
  packed,
  quantity,
  state,
  weight: lb(weight),
  hasBarcode: true,
  kit: null,
});

export const lines: readonly Line[] = [
  line('1', 'CDL-CED-08', 'Soy candle, Cedar', 'candle', 1, 1, 'done', 75),
  line('2', 'TEA-BRG-100', 'Black tea, Bergamot', 'tea', 3, 3, 'done', 45),
  line('3', 'MUG-12-SND', 'Stoneware mug, Sand', 'mug-sand', 1, 2, 'current', 82),
  line('4', 'TWL-LIN-OAT', 'Linen towel, Oat', 'towel', 0, 1, 'waiting', 51),
];
const packed: readonly Line[] = lines.map((each) => ({ ...each, packed: each.quantity, state: 'done' }));

const box = (
  id: string,
  name: string,
  dims: Dims,
  charge: number | null,
  billable: number,
  misfit: Box['misfit'] = null,
): Box => ({
  cartonTypeId: id,
  name,
  barcode: `BX-${id}`,
  outer: dims,
  inner: dims,
  charge: charge === null ? null : usd(charge),
  billable: charge === null ? null : { digits: billable, exponent: 0, unit: 'lb' },
  misfit,
  total: charge === null ? null : usd(charge),
  lost: null,
  units: 7,
  arrivesOn: null,
});
export const boxM = box('M', 'Box M', inches(12, 9, 6), 1148, 5);
/** A box that would do but costs more. */
const lost = (dearer: Box, kind: NonNullable<Box['lost']>['kind']): Box => ({
  ...dearer,
  lost: { kind, by: usd((dearer.total?.minor ?? 0) - (boxM.total?.minor ?? 0)), instead: boxM.billable },
});
const others: readonly Box[] = [
  lost(box('C10', 'Cube 10', inches(10, 10, 8), 1202, 6), 'billedMore'),
  lost(box('L', 'Box L', inches(14, 12, 8), 1462, 10), 'dearer'),
  box('S', 'Box S', inches(10, 8, 4), null, 0, { kind: 'tooShort', name: 'Candle', by: { um: 20320 } }),
];

const place = (step: number, sku: string, x: number, y: number, z: number, dx: number, dy: number, dz: number) => {
  const um = (tenths: number): number => tenths * 2540;
  return { step, sku: asId<Sku>(sku), lineId: sku, x: um(x), y: um(y), z: um(z), dx: um(dx), dy: um(dy), dz: um(dz) };
};
const placements = [
  place(1, 'MUG-12-SND', 0, 43, 0, 44, 38, 42),
  place(2, 'MUG-12-SND', 44, 43, 0, 44, 38, 42),
  place(3, 'CDL-CED-08', 0, 0, 0, 38, 38, 48),
  place(4, 'TEA-BRG-100', 88, 44, 0, 31, 31, 38),
  place(5, 'TEA-BRG-100', 40, 0, 0, 31, 31, 38),
  place(6, 'TEA-BRG-100', 71, 0, 0, 31, 31, 38),
  place(7, 'TWL-LIN-OAT', 0, 82, 0, 82, 7, 50),
];

const sides: Readonly<Record<string, Dims>> = {
  'MUG-12-SND': inches(4.4, 3.8, 4.2),
  'CDL-CED-08': inches(3.8, 3.8, 4.8),
  'TEA-BRG-100': inches(3.1, 3.1, 3.8),
  'TWL-LIN-OAT': inches(8.2, 5, 0.7),
};
const steps = packingSteps(placements, (sku) => sides[sku] ?? null).map((step) => ({
  ...step,
  placements: [...step.placements],
  protection:
    step.number === 1 ? { kind: 'fragile' as const, padding: { digits: 20, exponent: 0, unit: 'mm' as const } } : null,
}));

/** A wrong scan of something that nothing here is taken for. */
const PLAIN = { alike: null, numbers: null } as const;

const base: PackSnapshotView = {
  version: 9,
  sessionId: 's1',
  orderId: 'o1',
  number: '10472',
  channel: 'Webshop',
  isGift: true,
  note: '',
  shipBy: at(16, 30),
  lateChange: null,
  priority: 'normal',
  batchLeft: null,
  missed: null,
  pair: null,
  stage: 'verify',
  band: {
    role: 'next',
    key: 'scanNextItem',
    reason: null,
    params: { name: 'Stoneware mug, Sand', left: 1, hasBarcode: 1 },
  },
  lines: [...lines],
  packedUnits: 5,
  totalUnits: 7,
  current: lines[2] ?? null,
  quantity: null,
  asked: null,
  takingOut: null,
  takingOutTo: null,
  mismatch: null,
  weightAlert: null,
  load: null,
  whyNotBox: null,
  override: null,
  isStopped: false,
  instruction: null,
  notes: [],
  box: null,
  weigh: null,
  label: null,
  parcels: [],
  commands: [
    { word: 'UNDO', key: 'F2' },
    { word: 'PROBLEM', key: 'F6' },
    { word: 'HOLD', key: 'F7' },
  ],
};
const verified: PackSnapshotView = { ...base, lines: [...packed], packedUnits: 7, current: null };
const weigh: PackSnapshotView = {
  ...verified,
  stage: 'weigh',
  band: { role: 'next', key: 'putOnScale', reason: null, params: { box: 'Box M' } },
  weigh: {
    box: boxM,
    items: { count: 7, weight: lb(403), lines: [] },
    tare: lb(62),
    enclosed: null,
    filling: { digits: 953, exponent: -1, unit: 'g' },
    expected: lb(486),
    tolerance: lb(24),
    gross: null,
    isAllowed: false,
    isKeyed: false,
    canKey: true,
    serviceName: 'Own carrier Ground',
    charge: usd(1148),
    billable: { digits: 5, exponent: 0, unit: 'lb' },
    mark: null,
    markPrint: null,
  },
};
const label: PackSnapshotView = {
  ...verified,
  stage: 'label',
  band: { role: 'next', key: 'applyLabel', reason: null, params: {} },
  label: {
    label: 'bought',
    print: 'delivered',
    printFailure: null,
    printProof: 'printed',
    slip: { state: 'sent', reason: null, printer: 'Slip printer' },
    papers: null,
    isUnprintable: false,
    printer: 'Label printer 1',
    refusal: null,
    tracking: '00106141410000000012',
    serviceName: 'Own carrier Ground',
    charge: usd(1148),
    box: boxM,
    gross: lb(491),
    labelHash: 'abc',
    nextOrderNumber: '10475',
  },
  commands: [
    { word: 'REPRINT', key: 'F5' },
    { word: 'PROBLEM', key: 'F6' },
    { word: 'HOLD', key: 'F7' },
  ],
};
const labelStage = label.label;
if (!labelStage || !weigh.weigh) throw new Error('fixtures are incomplete');

const clay = { sku: 'MUG-12-CLY', name: 'Stoneware mug, Clay', image: 'demo:mug-clay' };
const needed = { sku: 'MUG-12-SND', name: 'Stoneware mug, Sand', image: 'demo:mug-sand' };
const refused = (reason: NonNullable<PackSnapshotView['band']['reason']>): PackSnapshotView['band'] => ({
  role: 'stop',
  key: 'scanRefused',
  reason,
  params: { code: '0614141007349', scanned: '', needed: '', number: '10472', stage: 'verify' },
});
const many: readonly Line[] = Array.from({ length: 14 }, (_, index) =>
  line(
    String(index),
    `SKU-LONG-${String(index)}`,
    index === 7 ? 'A very long product name that goes on and on, Sand' : `Product ${String(index)}, Clay`,
    'none',
    index < 7 ? 4 : 0,
    4,
    index < 7 ? 'done' : index === 7 ? 'current' : 'waiting',
    40,
  ),
);

const parcels: PackSnapshotView['parcels'] = [
  { index: 1, name: 'Box L', units: 13, state: 'done' },
  { index: 2, name: 'Box M', units: 7, state: 'current' },
  { index: 3, name: 'Box S', units: 4, state: 'waiting' },
];
const boxStage: PackSnapshotView = {
  ...verified,
  stage: 'box',
  band: { role: 'next', key: 'takeBox', reason: null, params: { box: 'Box M', parcel: 1 } },
  box: {
    suggested: boxM,
    placements,
    steps,
    placed: 0,
    others: [...others],
    reason: 'planned',
  },
};

/** Every state of the bench with an open order. */
const instruction: NonNullable<PackSnapshotView['instruction']> = {
  kind: 'note',
  text: '',
  image: null,
  hasBarcode: false,
  index: 1,
  count: 1,
  product: null,
  gift: null,
};
const takingOut = (word: 'UNPACK' | 'DAMAGED', key: string): PackSnapshotView['commands'] => [
  { word: 'UNDO', key: 'F2' },
  { word, key },
  { word: 'PROBLEM', key: 'F6' },
  { word: 'HOLD', key: 'F7' },
];
const doing: PackSnapshotView['commands'] = [
  { word: 'UNDO', key: 'F2' },
  { word: 'NEXT', key: 'F12' },
  { word: 'PROBLEM', key: 'F6' },
  { word: 'HOLD', key: 'F7' },
];

export const snapshots: Readonly<Record<string, PackSnapshotView>> = {
  verify: base,
  'verify-rush': { ...base, priority: 'rush' },
  'verify-batch': { ...base, isGift: false, batchLeft: 11 },
  'verify-short': {
    ...base,
    lines: lines.map((each, index) => (index === 1 ? { ...each, packed: 2, state: 'short' as const } : each)),
    commands: [
      { word: 'UNDO', key: 'F2' },
      { word: 'QTY', key: 'F3' },
      { word: 'MISSING', key: 'F9' },
      { word: 'PROBLEM', key: 'F6' },
      { word: 'HOLD', key: 'F7' },
    ],
  },
  'verify-unpack': {
    ...base,
    band: { role: 'attention', key: 'takeItemOut', reason: null, params: {} },
    takingOut: 'unpack',
    commands: takingOut('DAMAGED', 'F11'),
  },
  'verify-damaged': {
    ...base,
    band: { role: 'attention', key: 'putDamagedAside', reason: null, params: {} },
    takingOut: 'damaged',
    takingOutTo: 'Shelf D',
    commands: takingOut('UNPACK', 'F10'),
  },
  'verify-load': {
    ...base,
    band: { role: 'attention', key: 'loadDisagrees', reason: null, params: { fault: 'notAdded' } },
    load: {
      fault: 'notAdded',
      items: [{ sku: asId<Sku>('MUG-12-SND'), name: 'Stoneware mug, Sand', image: 'demo:mug-sand', units: 1 }],
      expected: lb(82),
      found: lb(0),
    },
    commands: [
      { word: 'UNDO', key: 'F2' },
      { word: 'NEXT', key: 'F12' },
      { word: 'QTY', key: 'F3' },
      { word: 'MISSING', key: 'F9' },
      { word: 'UNPACK', key: 'F10' },
      { word: 'PROBLEM', key: 'F6' },
      { word: 'HOLD', key: 'F7' },
      { word: 'SUPERVISOR', key: 'F8' },
    ],
  },
  'weigh-why': {
    ...weigh,
    band: { role: 'next', key: 'whyOtherBox', reason: null, params: { box: 'Box S' } },
    whyNotBox: 'Box S',
  },
  'verify-all-words': {
    ...base,
    commands: [
      { word: 'UNDO', key: 'F2' },
      { word: 'QTY', key: 'F3' },
      { word: 'MISSING', key: 'F9' },
      { word: 'UNPACK', key: 'F10' },
      { word: 'DAMAGED', key: 'F11' },
      { word: 'PROBLEM', key: 'F6' },
      { word: 'HOLD', key: 'F7' },
    ],
  },
  'verify-kit': {
    ...base,
    isGift: false,
    lines: lines.map((each, index) => ({ ...each, kit: index < 3 ? 'Winter evening set' : null })),
    current: {
      ...line('3', 'MUG-12-SND', 'Stoneware mug, Sand', 'mug-sand', 1, 2, 'current', 82),
      kit: 'Winter evening set',
    },
  },
  'verify-serial': {
    ...base,
    band: { role: 'next', key: 'tellSerial', reason: null, params: { name: 'Stoneware mug, Sand' } },
    asked: { ...needed, field: 'serial' },
  },
  'verify-expiry': {
    ...base,
    band: { role: 'next', key: 'tellExpiry', reason: null, params: { name: 'Stoneware mug, Sand' } },
    asked: { ...needed, field: 'expiry' },
  },
  expired: {
    ...base,
    band: { ...refused('expired'), params: { expiry: '2026-11-01', needed: 'Stoneware mug, Sand' } },
    mismatch: { scanned: needed, code: '01', needed, trace: { lot: 'L-2209', expiry: '2026-11-01' }, ...PLAIN },
  },
  'verify-quantity': {
    ...base,
    quantity: { ...needed, most: 12 },
    commands: [
      { word: 'UNDO', key: 'F2' },
      { word: 'QTY', key: 'F3' },
      { word: 'PROBLEM', key: 'F6' },
      { word: 'HOLD', key: 'F7' },
    ],
  },
  'quantity-too-many': {
    ...base,
    quantity: { ...needed, most: 2 },
    band: { ...refused('tooManyUnits'), params: { packed: 1, total: 2 } },
  },
  'wrong-item': {
    ...base,
    band: refused('notOnOrder'),
    mismatch: { scanned: clay, code: '0614141007349', needed, trace: null, ...PLAIN },
  },
  'look-alike': {
    ...base,
    band: refused('lookAlike'),
    mismatch: { scanned: clay, code: '0614141007349', needed, trace: null, alike: 'name', numbers: null },
  },
  'look-alike-number': {
    ...base,
    band: refused('lookAlike'),
    mismatch: {
      scanned: { sku: 'BLT-M8-45', name: 'Hex bolt M8 x 45, zinc plated, box of 100', image: null },
      code: '4006381333931',
      needed: { sku: 'BLT-M8-40', name: 'Hex bolt M8 x 40, zinc plated, box of 100', image: null },
      trace: null,
      alike: 'number',
      numbers: ['4006381333931', '4006381333948'],
    },
  },
  'verify-pair': {
    ...base,
    band: { role: 'done', key: 'pairScanned', reason: null, params: {} },
    pair: { scanned: clay, other: needed },
  },
  'other-item': {
    ...base,
    band: refused('notOnOrder'),
    mismatch: {
      scanned: clay,
      code: '0614141007349',
      needed: { sku: 'TEA-BRG-100', name: 'Black tea, Bergamot', image: 'demo:tea' },
      trace: null,
      ...PLAIN,
    },
  },
  'unknown-code': {
    ...base,
    band: refused('unknownCode'),
    mismatch: { scanned: null, code: '4006381333931', needed, trace: null, ...PLAIN },
  },
  'verify-no-barcode': {
    ...base,
    note: 'Happy birthday, dear aunt. Leave it with the neighbour at 12, not at the door.',
    band: { ...base.band, params: { name: 'Poster', left: 2, hasBarcode: 0 } },
    current: {
      ...many[7],
      sku: 'PST-A2-01',
      name: 'Poster in a tube, Harbor',
      image: 'demo:poster',
      hasBarcode: false,
    } as Line,
  },
  'verify-long': {
    ...base,
    isGift: false,
    lines: [...many],
    packedUnits: 28,
    totalUnits: 56,
    current: many[7] ?? null,
  },
  box: boxStage,
  'box-multi': { ...boxStage, parcels },
  'box-too-small': { ...boxStage, parcels, band: refused('boxTooSmall') },
  'box-fits-none': {
    ...verified,
    stage: 'box',
    band: { role: 'attention', key: 'nothingFits', reason: null, params: {} },
    box: { suggested: null, placements: [], steps: [], placed: 0, others: [...others], reason: 'fitsNoBox' },
  },
  'box-reopened': {
    ...boxStage,
    band: { role: 'next', key: 'lookIntoBox', reason: null, params: { box: 'Box M' } },
  },
  weigh: weigh,
  'weigh-right': {
    ...weigh,
    band: { role: 'done', key: 'weightRight', reason: null, params: {} },
    weigh: { ...weigh.weigh, gross: lb(491) },
  },
  'too-light': {
    ...weigh,
    band: { role: 'stop', key: 'weightRefused', reason: 'tooLight', params: { box: 'Box M' } },
    weightAlert: { gross: lb(409), expected: lb(486), tolerance: lb(24), reason: 'tooLight' },
  },
  ...Object.fromEntries(
    (['badge', 'reason', 'pin'] as const).map((step) => [
      `override-${step}`,
      {
        ...weigh,
        band: { role: 'stop', key: 'weightRefused', reason: 'tooLight', params: { box: 'Box M' } },
        weightAlert: { gross: lb(409), expected: lb(486), tolerance: lb(24), reason: 'tooLight' },
        override: {
          kind: 'weight',
          step,
          supervisor: step === 'badge' ? null : 'Sol Reyes',
          isOwn: false,
          reason: step === 'pin' ? 'productWeightWrong' : null,
          gross: null,
          refused: step === 'pin' ? 'wrongPin' : step === 'badge' ? 'notAllowed' : null,
          reasons: [...OVERRIDE_REASONS],
        },
      } satisfies PackSnapshotView,
    ]),
  ),
  'override-weight': {
    ...weigh,
    band: { role: 'attention', key: 'supervisorAsked', reason: null, params: { step: 'ownWeight' } },
    override: {
      kind: 'keyedWeight',
      step: 'weight',
      supervisor: 'Sol Reyes',
      isOwn: true,
      reason: 'scaleAway',
      gross: null,
      refused: null,
      reasons: [...OVERRIDE_REASONS],
    },
  },
  'override-part': {
    ...base,
    band: { role: 'attention', key: 'supervisorAsked', reason: null, params: { step: 'reason' } },
    override: {
      kind: 'partialShip',
      step: 'reason',
      supervisor: 'Sol Reyes',
      isOwn: false,
      reason: null,
      gross: null,
      refused: null,
      reasons: [...OVERRIDE_REASONS],
    },
  },
  'override-serial': {
    ...base,
    band: { role: 'attention', key: 'supervisorAsked', reason: null, params: { step: 'pin' } },
    override: {
      kind: 'serial',
      step: 'pin',
      supervisor: 'Sol Reyes',
      isOwn: false,
      reason: 'checkedByHand',
      gross: null,
      refused: null,
      reasons: [...OVERRIDE_REASONS],
    },
  },
  'scale-gone': { ...weigh, band: { role: 'attention', key: 'scaleGone', reason: null, params: {} } },
  label: label,
  wrap: {
    ...verified,
    band: { role: 'next', key: 'doInstruction', reason: null, params: { kind: 'wrap', hasBarcode: 0 } },
    instruction: { ...instruction, kind: 'wrap', text: 'Green paper, no tape on the print', image: 'demo:mug-sand' },
    notes: [{ kind: 'note', text: 'Check the best before date on the tea' }],
    commands: doing,
  },
  'gift-card': {
    ...weigh,
    band: { role: 'next', key: 'doInstruction', reason: null, params: { kind: 'giftMessage', hasBarcode: 0 } },
    instruction: {
      ...instruction,
      kind: 'giftMessage',
      index: 2,
      count: 3,
      gift: {
        message: 'Happy birthday.\nMay the tea be strong and the mug be large enough for all of it.',
        print: { state: 'sent', reason: null, printer: 'Receipt printer' },
      },
    },
    notes: [
      { kind: 'packaging', text: 'Kraft paper only, no plastic' },
      { kind: 'insert', text: 'Autumn catalogue' },
    ],
    weigh: { ...weigh.weigh, enclosed: lb(50) },
    commands: doing,
  },
  'cold-pack': {
    ...weigh,
    band: { role: 'next', key: 'doInstruction', reason: null, params: { kind: 'coldPack', hasBarcode: 1 } },
    instruction: {
      ...instruction,
      kind: 'coldPack',
      text: 'One gel pack flat on the goods, from the freezer at bench 2',
      hasBarcode: true,
      count: 2,
      product: { sku: 'TEA-BRG', name: 'Black tea, Bergamot', image: null },
    },
    commands: doing,
  },
  'weigh-mark': {
    ...weigh,
    band: { role: 'next', key: 'putMarkOn', reason: null, params: { mark: 'UN3481' } },
    weigh: { ...weigh.weigh, mark: 'UN3481' },
    commands: [
      { word: 'UNDO', key: 'F2' },
      { word: 'MARK', key: 'F9' },
      { word: 'PROBLEM', key: 'F6' },
      { word: 'HOLD', key: 'F7' },
    ],
  },
  'weigh-mark-red': {
    ...weigh,
    band: { role: 'next', key: 'putMarkOn', reason: null, params: { mark: 'UN3481' } },
    weigh: {
      ...weigh.weigh,
      mark: 'UN3481',
      markPrint: { state: 'sent', reason: null, printer: 'Colour printer' },
    },
    commands: [
      { word: 'UNDO', key: 'F2' },
      { word: 'MARK', key: 'F9' },
      { word: 'REPRINT', key: 'F5' },
      { word: 'PROBLEM', key: 'F6' },
      { word: 'HOLD', key: 'F7' },
    ],
  },
  'may-not-go': {
    ...weigh,
    band: {
      role: 'stop',
      key: 'parcelStopped',
      reason: null,
      params: { reason: 'notByAir', item: 'Soy candle, Cedar' },
    },
  },
  'label-papers': {
    ...label,
    label: {
      ...labelStage,
      papers: { state: 'sent', reason: null, printer: 'Office printer', form: 'invoice', lacks: ['hsMissing'] },
    },
  },
  'label-unknown': {
    ...label,
    band: { role: 'attention', key: 'labelUnknown', reason: null, params: {} },
    label: { ...labelStage, label: 'unknown', print: 'none', tracking: null, labelHash: null },
  },
  'no-labels': {
    ...label,
    band: { role: 'attention', key: 'printerWaits', reason: null, params: { reason: 'paperOut' } },
    label: { ...labelStage, print: 'waiting' },
  },
  'print-failed': {
    ...label,
    band: { role: 'attention', key: 'printFailed', reason: null, params: { reason: 'lost' } },
    label: { ...labelStage, print: 'failed' },
  },
  cancelled: {
    ...base,
    isStopped: true,
    band: { role: 'stop', key: 'orderCancelled', reason: null, params: { units: 5 } },
    commands: [{ word: 'NEXT', key: 'F12' }],
  },
  'multi-parcel': {
    ...base,
    number: '10519',
    isGift: false,
    parcels,
  },
  'label-missed': { ...label, missed: { deliverBy: '2026-11-24', arrivesOn: '2026-11-26' } },
  'weigh-missed': { ...weigh, missed: { deliverBy: '2026-11-24', arrivesOn: '2026-11-26' } },
  'box-missed': { ...boxStage, missed: { deliverBy: '2026-11-24', arrivesOn: '2026-11-26' } },
  'verify-missed': { ...base, missed: { deliverBy: '2026-11-22', arrivesOn: null } },
  'label-refused': {
    ...weigh,
    band: { role: 'attention', key: 'labelRefused', reason: null, params: { reason: 'noPostcode' } },
  },
};

const row = (
  number: string,
  shipBy: number | null,
  units: number,
  names: readonly (readonly [string, string])[],
  method: string,
  channel: string,
  more: Partial<RequestOutput<'queue.page'>['rows'][number]> = {},
): RequestOutput<'queue.page'>['rows'][number] => ({
  orderId: number,
  number,
  channel,
  status: 'ready',
  hold: null,
  lateChange: null,
  shipBy,
  placedAt: NOW,
  priority: 'normal',
  shippingMethod: method,
  isGift: false,
  units,
  lines: names.map(([name, image]) => ({ sku: name, name, image: `demo:${image}` })),
  lineCount: names.length,
  missed: null,
  tote: null,
  batch: null,
  ...more,
});
export const SOAPS = asId<BatchId>('AAAAAAAAAAAAAAAAAAAAAAUS');
export const queue: RequestOutput<'queue.page'> = {
  rows: [
    row('10466', at(15, 45), 1, [['Notebook, Harbor', 'notebook']], 'Swiftline Air', 'Marketplace', {
      priority: 'rush',
    }),
    row(
      '10472',
      at(16, 30),
      7,
      [
        ['Stoneware mug, Sand', 'mug-sand'],
        ['Soy candle, Cedar', 'candle'],
        ['Black tea, Bergamot', 'tea'],
        ['Linen towel, Oat', 'towel'],
      ],
      'Northway Ground',
      'Webshop',
      { status: 'packing', isGift: true },
    ),
    row('10475', at(16, 30), 2, [['Bar soap, Lavender', 'soap']], 'Northway Ground', 'Webshop', {
      tote: 'T-0012',
      batch: { id: SOAPS, count: 12 },
      missed: { deliverBy: '2026-11-24', arrivesOn: '2026-11-26' },
    }),
    row(
      '10481',
      at(16, 30),
      24,
      [
        ['Olive oil', 'oil'],
        ['Black tea, Bergamot', 'tea'],
      ],
      'Northway Ground',
      'Wholesale',
      { lineCount: 5, status: 'onHold', hold: 'problem', priority: 'high' },
    ),
    row(
      '10483',
      at(16, 30),
      3,
      [
        ['Linen towel, Oat', 'towel'],
        ['Soy candle, Cedar', 'candle'],
      ],
      'Northway Ground',
      'Marketplace',
      { lateChange: 'addressChanged' },
    ),
    row('EU-10488', null, 2, [['Stoneware mug, Sand', 'mug-sand']], '', 'Webshop', {
      batch: { id: SOAPS, count: 300 },
    }),
  ],
  page: 1,
  pages: 20,
  counts: { all: 118, late: 1, truck: 64, later: 54, priority: 2, single: 41, held: 3 },
  batchLeft: null,
  channels: ['Marketplace', 'Webshop', 'Wholesale'],
  cutOffAt: at(16, 30),
  today: { packed: 214, total: 332 },
};

/** A queue of orders that were promised no time. */
export const queueWithoutTimes: RequestOutput<'queue.page'> = {
  ...queue,
  counts: { ...queue.counts, late: 0 },
  rows: queue.rows.map((each, index) => ({
    ...each,
    shipBy: null,
    placedAt: index === 4 ? null : NOW - index * 86_400_000,
  })),
};

type Device = RequestOutput<'devices.list'>['devices'][number];
const device = (
  deviceId: string,
  role: Device['role'],
  name: string,
  address: string,
  state: Device['state'],
  reason: string | null,
  frames: readonly (readonly [number, string, string])[],
): Device => ({
  deviceId,
  role,
  name,
  address,
  protocol: 'mt-sics',
  state,
  reason,
  since: NOW - 3_600_000,
  lastDataAt: NOW - 200,
  reconnects: 2,
  dpmm: role === 'labelPrinter' ? 8 : null,
  media:
    role === 'labelPrinter'
      ? {
          kind: 'labels',
          width: { digits: 4, exponent: 0, unit: 'in' },
          height: { digits: 6, exponent: 0, unit: 'in' },
        }
      : null,
  frames: frames.map(([ago, text, note]) => ({ at: NOW - ago * 1000, text, note })),
  health: {
    framesOk: 5210,
    framesBad: role === 'scanner' ? 2 : 0,
    bytesDropped: 0,
    perSecond: role === 'scale' ? 8 : 0,
  },
  jobs: 0,
  today: role === 'scanner' ? 1204 : role === 'labelPrinter' ? 318 : 0,
  canZero: role === 'scale',
  check: role === 'scale' ? { at: NOW - 19 * 86_400_000, isWithin: true } : null,
  isCheckDue: false,
});
export const devices: readonly Device[] = [
  device('scanner', 'scanner', 'Scanner', 'serial:/dev/ttyACM0', 'ready', null, [
    [12, 'TWL-LIN-OAT', '24 ms'],
    [24, '00614141007349', '29 ms'],
    [40, '(01)00614141…(10)L7', '33 ms'],
  ]),
  device('scale', 'scale', 'Scale', 'tcp://127.0.0.1:4001', 'ready', null, [
    [0, 'S S       4.91 lb', 'weight'],
    [1, 'S D       4.87 lb', 'weight'],
  ]),
  device('printer', 'labelPrinter', 'Label printer', 'tcp://10.20.7.31:9100', 'ready', null, [
    [1, '~HS 030,0,0,0000', 'state'],
    [2, '^XA … ^XZ 4.1 kB', 'flow'],
  ]),
];
/** The same, a spare label printer and the office's printer for sheets. */
export const manyPrinters: readonly Device[] = [
  ...devices,
  { ...device('spare', 'labelPrinter', 'Spare printer', 'tcp://10.20.7.32:9100', 'ready', null, []) },
  {
    ...device('office', 'paperPrinter', 'Office printer', 'HP_LaserJet', 'ready', null, []),
    media: { kind: 'sheets', size: 'A4' },
  },
];
export const troubled: readonly Device[] = devices.map((each) =>
  each.role === 'labelPrinter'
    ? { ...each, state: 'fault' as const, reason: 'paperOut' }
    : each.role === 'scale'
      ? { ...each, state: 'disconnected' as const, reason: 'lost' }
      : each,
);

export const steady: EventPayload<'scale.changed'> = {
  state: 'steady',
  weight: { digits: 491, exponent: -2, unit: 'lb' },
  isZero: false,
  at: NOW,
  frame: '',
};

/** What is left of a batch, while the bench is empty. */
export const queueOfBatch: RequestOutput<'queue.page'> = {
  ...queue,
  rows: ['10475', '10479', '10484', '10490', '10491', '10502'].map((number, index) =>
    row(number, at(16, 30 + index), 2, [['Bar soap, Lavender', 'soap']], 'Northway Ground', 'Webshop', {
      batch: { id: SOAPS, count: 7 },
    }),
  ),
  pages: 2,
  batchLeft: 7,
};
