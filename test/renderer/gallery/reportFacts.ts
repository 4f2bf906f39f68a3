import { asId, type CartonTypeId, type Sku } from '../../../src/core/ids.ts';
import { BOX_REASONS } from '../../../src/core/carton/boxReason.ts';
import { BOX_CHOICE, POSTAGE, type ClosedParcel } from '../../../src/core/reports/boxReports.ts';
import {
  asErrorRow,
  ERROR_KINDS,
  ERRORS,
  type ErrorKind,
  type ErrorOrOrder,
} from '../../../src/core/reports/errors.ts';
import { OVERRIDES } from '../../../src/core/journal/overrideEvents.ts';
import { OVERRIDE_REASONS } from '../../../src/core/pack/overriding.ts';
import { OVERRIDING, type Overriding } from '../../../src/core/reports/overrides.ts';
import { PERFECT_ORDER } from '../../../src/core/reports/perfectOrder.ts';
import { siteClock } from '../../../src/core/reports/period.ts';
import { makeReport, type CutName, type Report, type ReportName } from '../../../src/core/reports/report.ts';
import { THROUGHPUT, type PackedOrder } from '../../../src/core/reports/throughput.ts';
import type { ReportViewed, RequestName, RequestOutput } from '../../../src/shared/ipc/contract.ts';
import { chance } from '../../support/chance.ts';
import { NOW } from './facts.ts';

const HOUR = 3_600_000;
const PERIOD = { from: '2026-11-17', to: '2026-11-23' };
const NAMES: Readonly<Record<string, string>> = {
  u1: 'Mira Kerr',
  u2: 'Tomasz Wiśniewski-Brandt',
  u3: 'Ana Paula de Souza Lima',
  s1: 'Sol Reyes',
  s2: 'Friederike von Hohenstein',
  'bench-1': 'Bench 7',
  'MUG-CLAY': 'Stoneware mug, Clay, 350 ml, with saucer',
  'TEA-ROSE': 'Tea, Rosehip',
  'CAN-AMBER': 'Soy candle, Amber',
};
const SKUS = ['MUG-CLAY', 'TEA-ROSE', 'CAN-AMBER'];
const clock = siteClock(() => -6 * HOUR);

/** A week of one bench. */
const luck = chance(3);
const packed: readonly PackedOrder[] = Array.from({ length: 1_480 }, (_, index) => {
  const at = NOW - (index % 7) * 24 * HOUR - Math.floor((luck() + luck()) * 4.5 * HOUR);
  return {
    at,
    orderId: asId(`o${index.toString()}`),
    by: asId(['u1', 'u1', 'u2', 'u3'][index % 4] ?? 'u1'),
    stationId: 'bench-1',
    parcels: 1 + Math.floor(luck() * 1.2),
    units: 1 + Math.floor(luck() * 7),
    packingMs: 60_000 + luck() * 90_000,
    errors: luck() < 0.04 ? 1 : 0,
    shipBy: at + (luck() < 0.03 ? -HOUR : HOUR),
    isShort: luck() < 0.01,
    isLate: luck() < 0.01,
    isHarmed: luck() < 0.004,
    isRelabelled: luck() < 0.008,
  };
});
const errors: readonly ErrorOrOrder[] = packed.flatMap((order) => {
  if (order.errors === 0) return [asErrorRow(order)];
  const kind: ErrorKind = ERROR_KINDS[Math.floor(luck() * luck() * ERROR_KINDS.length)] ?? 'wrongItem';
  const sku = kind === 'wrongItem' ? asId<Sku>(SKUS[Math.floor(luck() * luck() * 3)] ?? '') : null;
  return [asErrorRow(order), { ...asErrorRow(order), kind, sku, errors: 0 }];
});

const BOXES = ['Box S', 'Box M', 'Box L', 'Mailer 10 × 13'];
const parcels: readonly ClosedParcel[] = packed.map(({ at, orderId, by, stationId }) => {
  const used = 700 + Math.floor(luck() * 900);
  const isOther = luck() < 0.08;
  const cartonTypeId = asId<CartonTypeId>(BOXES[Math.floor(luck() * luck() * 4)] ?? 'Box S');
  return {
    at: at - Math.floor(luck() * 5) * 7 * 24 * HOUR,
    orderId,
    by,
    stationId,
    cartonTypeId,
    suggestedId: isOther ? asId<CartonTypeId>('Box XL') : cartonTypeId,
    reason: isOther ? (BOX_REASONS[Math.floor(luck() * luck() * 7)] ?? null) : null,
    charged: used - 60,
    used,
    suggested: isOther ? used - Math.floor(luck() * 180) + 20 : used,
    other: used + Math.floor(luck() * 260) - 8,
    billed: 1_200,
    otherBilled: 1_200 + Math.floor(luck() * 3) * 454,
  };
});

const overrides: readonly Overriding[] = packed
  .filter(() => luck() < 0.06)
  .map(({ at, orderId, by, stationId }) => {
    const isRefused = luck() < 0.08;
    const isUnknown = luck() < 0.3;
    return {
      at,
      orderId,
      by,
      stationId,
      kind: OVERRIDES[Math.floor(luck() * luck() * OVERRIDES.length)] ?? 'weight',
      supervisorId: isRefused && isUnknown ? null : asId(luck() < 0.7 ? 's1' : 's2'),
      reason: isRefused
        ? isUnknown
          ? 'unknownBadge'
          : 'wrongPin'
        : (OVERRIDE_REASONS[Math.floor(luck() * luck() * 9)] ?? 'Agreed with the warehouse office'),
      isRefused,
    };
  });

const named = (cut: CutName, key: string): string =>
  cut === 'packer' || cut === 'supervisor' || cut === 'station' || cut === 'item' ? (NAMES[key] ?? '') : '';
const part = <Row>(rows: readonly Row[]) => ({ rows, before: rows.slice(0, Math.floor(rows.length * 0.94)) });
const NOTHING = { rows: [], before: [] };

const reports = (isEmpty: boolean): Readonly<Record<ReportName, Report>> => ({
  throughput: makeReport(THROUGHPUT, PERIOD, isEmpty ? NOTHING : part(packed), clock),
  errors: makeReport(ERRORS, PERIOD, isEmpty ? NOTHING : part(errors), clock),
  perfectOrder: makeReport(PERFECT_ORDER, PERIOD, isEmpty ? NOTHING : part(packed), clock),
  postage: makeReport(POSTAGE, PERIOD, isEmpty ? NOTHING : part(parcels), clock),
  boxChoice: makeReport(BOX_CHOICE, PERIOD, isEmpty ? NOTHING : part(parcels), clock),
  overrides: makeReport(OVERRIDING, PERIOD, isEmpty ? NOTHING : part(overrides), clock),
});

const shown = ({ name, period, figures, tables }: Report): ReportViewed => ({
  name,
  period: { ...period },
  currency: 'USD',
  figures: [...figures],
  tables: tables.map(({ cut, rows }) => ({
    cut,
    rows: rows.map(({ key, cells }) => ({ key, cells: [...cells], name: named(cut, key) })),
  })),
});

const behind: RequestOutput<'reports.behind'> = {
  rows: packed.slice(0, 16).map(({ at, orderId, by }, index) => ({
    at,
    orderId,
    number: (10_472 - index * 3).toString(),
    by: NAMES[by ?? ''] ?? '',
    kind: null,
    override: null,
  })),
  name: '',
  count: 214,
  page: 1,
  pages: 14,
};

const behindOverrides: RequestOutput<'reports.behind'> = {
  ...behind,
  rows: behind.rows.map((row, index) => {
    const { kind = 'weight', reason = '', isRefused = false } = overrides[index] ?? {};
    return { ...row, override: { kind, reason, isRefused } };
  }),
  count: 84,
  pages: 6,
};

/** What the page of reports is answered. */
export const reportAnswers = (screen: string): Partial<Record<RequestName, unknown>> => ({
  'reports.show': ({ name }: { readonly name: ReportName }) => ({
    report: shown(reports(screen === 'reports-none')[name]),
  }),
  'reports.behind': ({ name }: { readonly name: ReportName }) => (name === 'overrides' ? behindOverrides : behind),
});
