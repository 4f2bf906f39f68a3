import type { ReplayStepViewed, ReplayViewed, RequestName } from '../../../src/shared/ipc/contract.ts';
import { NOW } from './facts.ts';

const lb = (hundredths: number) => ({ digits: hundredths, exponent: -2, unit: 'lb' as const });
const BEGAN = NOW - 30 * 3_600_000;

let seq = 4_711;
const step = (seconds: number, type: string, rest: Partial<ReplayStepViewed> = {}): ReplayStepViewed => ({
  seq: (seq += 3),
  at: BEGAN + seconds * 1000,
  type,
  tone: 'plain',
  parcel: null,
  who: 'Mira Kerr',
  userNumber: '2047',
  boxName: null,
  insteadName: null,
  deviceName: null,
  person: null,
  erasedAt: null,
  ...rest,
});
const item = (seconds: number, name: string, done: number, of: number): ReplayStepViewed =>
  step(seconds, 'itemPacked', { name, count: { done, of }, tone: 'right', by: 'scan' });
const parcel = { parcel: 1, parcelId: 'p1' };

const steps: readonly ReplayStepViewed[] = [
  step(-4_000, 'orderImported', { name: '10472', units: 7, who: null, person: 'kept' }),
  step(0, 'packStarted', { name: '10472' }),
  step(1, 'boxesPlanned', { units: 1, reason: 'planned' }),
  item(11, 'Soy candle, Cedar', 1, 1),
  item(21, 'Black tea, Bergamot', 3, 3),
  item(25, 'Stoneware mug, Sand', 1, 2),
  step(32, 'scanRefused', { name: 'Stoneware mug, Clay', code: '614141007356', reason: 'notOnOrder', tone: 'stop' }),
  item(38, 'Stoneware mug, Sand', 2, 2),
  item(50, 'Linen towel, Oat', 1, 1),
  step(57, 'boxChosen', { ...parcel, boxName: 'Box L', insteadName: 'Box M', by: 'scan', units: 7, tone: 'attention' }),
  step(64, 'weightRefused', {
    ...parcel,
    reason: 'tooLight',
    tone: 'stop',
    weight: { gross: lb(409), expected: lb(486), tolerance: lb(5) },
  }),
  step(69, 'weightCaptured', {
    ...parcel,
    tone: 'right',
    weight: { gross: lb(491), expected: lb(486), tolerance: lb(5) },
  }),
  step(69, 'labelRequested', { ...parcel, number: 'offline', service: 'ground' }),
  step(70, 'labelBought', {
    ...parcel,
    number: 'PS000000047119',
    service: 'Ground',
    money: { minor: 1148, currency: 'USD' },
    tone: 'right',
  }),
  step(70, 'labelSent', { ...parcel, number: 'printer', deviceName: 'Label printer' }),
  step(71, 'labelPrinted', { ...parcel, reason: 'printed', tone: 'right' }),
  step(82, 'parcelClosed', { ...parcel, number: 'PS000000047119', tone: 'right' }),
  step(82, 'packFinished', { tone: 'right' }),
  step(7_200, 'manifestClosed', { number: 'MF2611224K7QXC', place: '2026-11-22', who: 'Ines Okafor' }),
  step(70_000, 'trackingReported', { reason: 'delivered', place: 'Denver CO US', tone: 'right', who: null }),
];
const seqOf = (type: string): number => steps.find((one) => one.type === type)?.seq ?? 0;
const ramp = (to: number): [number, number | null, 0 | 1][] => [
  [-5200, 0, 1],
  [-3900, 0, 1],
  [-3800, Math.round(to * 0.3), 0],
  [-3600, null, 0],
  [-3400, Math.round(to * 0.62), 0],
  [-2900, Math.round(to * 1.08), 0],
  [-2500, Math.round(to * 0.95), 0],
  [-2100, Math.round(to * 1.02), 0],
  [-1600, to, 0],
  [-900, to, 1],
  [-20, to, 1],
];

const replay: ReplayViewed = {
  orderId: 'o1',
  number: '10472',
  steps: [...steps],
  verdict: { rows: steps.length, fault: null },
  curves: [
    { seq: seqOf('weightRefused'), state: 'kept', curve: { unit: 'lb', exponent: -2, points: ramp(409) } },
    { seq: seqOf('weightCaptured'), state: 'kept', curve: { unit: 'lb', exponent: -2, points: ramp(491) } },
  ],
  outcome: {
    shippedAt: BEGAN + 7_200_000,
    shipBy: BEGAN + 10_000_000,
    deliverBy: '2026-11-25',
    deliveredAt: BEGAN + 70_000_000,
    refusedScans: 1,
    labelCopies: 1,
  },
};
const broken: ReplayViewed = {
  ...replay,
  verdict: { rows: steps.length, fault: { seq: seqOf('scanRefused'), kind: 'rowAltered' } },
  steps: steps.map((one) => (one.person === null ? one : { ...one, person: 'erased', erasedAt: NOW })),
  curves: replay.curves.map((one) => ({ ...one, state: 'erased', curve: null })),
};

/** What the window hears of an order's replay. */
export const replayAnswers = (screen: string): Partial<Record<RequestName, unknown>> => ({
  'replay.find': { orderId: 'o1' },
  'replay.key': { fingerprint: '9f2c41d07be63a58'.repeat(4), isKeptBySystem: true },
  'replay.show': { replay: screen === 'replay-broken' ? broken : replay },
});
