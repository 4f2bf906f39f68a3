import { asId, type CartonTypeId, type OrderId, type Sku, type UserId } from '../core/ids.ts';
import { boundsBefore, boundsOf, lastDays, siteClock, type ReportPeriod } from '../core/reports/period.ts';
import { makeReport, rowsBehind } from '../core/reports/report.ts';
import type { Behind, Counted, CutName, Report, ReportDefinition, ReportName } from '../core/reports/report.ts';
import { reportCsv } from '../core/reports/reportCsv.ts';
import { BOX_CHOICE, POSTAGE } from '../core/reports/boxReports.ts';
import { ERRORS, type ErrorKind } from '../core/reports/errors.ts';
import { OVERRIDING, type Overriding } from '../core/reports/overrides.ts';
import { PERFECT_ORDER } from '../core/reports/perfectOrder.ts';
import { THROUGHPUT } from '../core/reports/throughput.ts';
import type { Instant } from '../core/time.ts';
import type { ZoneOffset } from '../core/zonedTime.ts';
import type { RuntimePort, StoragePort } from './ports.ts';
import { zoneOffset } from './siteTime.ts';

/** Something that was counted, with the order it is about; null for none. */
export interface BehindRow {
  readonly at: Instant;
  readonly orderId: OrderId | null;
  readonly number: string;
  /** Who was signed in; '' for nobody. */
  readonly by: string;
  /** What went wrong; null where that is not what is counted. */
  readonly kind: ErrorKind | null;
  /** What a supervisor let go, or tried to; null where that is not what is counted. */
  readonly override: Pick<Overriding, 'kind' | 'reason' | 'isRefused'> | null;
}

/** A page of what is behind a number. */
export interface BehindPage {
  readonly rows: readonly BehindRow[];
  /** What people call the row of the number; '' where nobody knows. */
  readonly name: string;
  /** All of them, on every page. */
  readonly count: number;
  readonly page: number;
  readonly pages: number;
}

/** A report with the names of its rows. */
export interface ShownReport extends Omit<Report, 'tables'> {
  readonly currency: string;
  readonly tables: readonly {
    readonly cut: CutName;
    /** `name`: what people call a packer or a bench; '' where nobody knows. */
    readonly rows: readonly (Report['tables'][number]['rows'][number] & { readonly name: string })[];
  }[];
}

/** Where supervisors see what was done, and what is behind each number. */
export interface ReportDesk {
  /** The last so many days of the site's calendar, today included. */
  lastDays(days: number): ReportPeriod;
  /** Ways its rows are cut, as the page offers them. */
  cuts(name: ReportName): readonly CutName[];
  show(name: ReportName, period: ReportPeriod): ShownReport;
  /** What a number was worked out from, newest first; pages begin at 1. */
  behind(name: ReportName, period: ReportPeriod, what: Behind, page: number): BehindPage;
  /** One cut of a report as CSV. */
  csv(name: ReportName, period: ReportPeriod, cut: CutName): string;
}

/** Rows on a page of what is behind a number. */
const PAGE_SIZE = 16;

interface ReportPorts {
  readonly storage: Pick<StoragePort, 'reports' | 'site' | 'users' | 'orders' | 'products' | 'cartons' | 'replay'>;
  readonly runtime: Pick<RuntimePort, 'now'>;
}

/** Creates the desk of one station. */
export function createReportDesk({ storage, runtime }: ReportPorts): ReportDesk {
  const zone = (): ZoneOffset => zoneOffset(storage.site()?.timeZone ?? 'UTC');
  const currency = (): string => storage.site()?.currency ?? 'USD';
  const sources: Readonly<Record<ReportName, Source>> = {
    throughput: sourceOf(THROUGHPUT, (from, to) => storage.reports.packed(from, to)),
    errors: sourceOf(
      ERRORS,
      (from, to) => storage.reports.errors(from, to),
      ({ kind }) => ({ kind }),
    ),
    perfectOrder: sourceOf(PERFECT_ORDER, (from, to) => storage.reports.packed(from, to)),
    postage: sourceOf(POSTAGE, (from, to) => storage.reports.closedParcels(from, to, currency())),
    boxChoice: sourceOf(BOX_CHOICE, (from, to) => storage.reports.closedParcels(from, to, currency())),
    overrides: sourceOf(
      OVERRIDING,
      (from, to) => storage.reports.overrides(from, to),
      ({ kind, reason, isRefused }) => ({ override: { kind, reason, isRefused } }),
    ),
  };
  const userName = (userId: UserId): string => {
    const user = storage.users.byId(userId);
    return user ? user.name || user.number : '';
  };
  const nameOf = (cut: CutName, key: string): string => {
    if (cut === 'packer' || cut === 'supervisor') return key === '' ? '' : userName(asId<UserId>(key));
    if (cut === 'box') return storage.cartons.byId(asId<CartonTypeId>(key))?.name ?? key;
    if (cut === 'item') return storage.products.bySku(asId<Sku>(key))?.name ?? key;
    if (cut === 'station') return key === storage.replay.stationId ? (storage.site()?.bench ?? '') : '';
    return '';
  };
  return {
    lastDays: (days) => lastDays(days, runtime.now(), zone()),
    cuts: (name) => sources[name].cuts,
    show(name, period) {
      const report = sources[name].report(period, runtime.now(), zone());
      const tables = report.tables.map(({ cut, rows }) => ({
        cut,
        rows: rows.map((row) => ({ ...row, name: nameOf(cut, row.key) })),
      }));
      return { ...report, currency: currency(), tables };
    },
    behind(name, period, what, page) {
      const all = sources[name].behind(period, what, zone());
      const pages = Math.max(1, Math.ceil(all.length / PAGE_SIZE));
      const shown = Math.min(Math.max(1, page), pages);
      const rows = all.toReversed().slice((shown - 1) * PAGE_SIZE, shown * PAGE_SIZE);
      return {
        rows: rows.map(({ at, orderId, by, kind, override }) => ({
          at,
          orderId,
          number: (orderId && storage.orders.byId(orderId)?.number) ?? '',
          by: by === null ? '' : userName(by),
          kind,
          override,
        })),
        name: what.row ? nameOf(what.row.cut, what.row.key) : '',
        count: all.length,
        page: shown,
        pages,
      };
    },
    csv: (name, period, cut) =>
      reportCsv(sources[name].report(period, runtime.now(), zone()), cut, { nameOf, currency: currency() }),
  };
}

/** What is told of a row besides its order. */
type Told = Pick<BehindRow, 'kind' | 'override'>;

/** A report with where its rows are read. */
interface Source {
  readonly cuts: readonly CutName[];
  report(period: ReportPeriod, now: Instant, zone: ZoneOffset): Report;
  behind(period: ReportPeriod, what: Behind, zone: ZoneOffset): readonly (Counted & Told)[];
}

function sourceOf<Row extends Counted>(
  definition: ReportDefinition<Row>,
  read: (from: Instant, to: Instant) => readonly Row[],
  tell: (row: Row) => Partial<Told> = () => ({}),
): Source {
  const readOf = ({ from, to }: ReturnType<typeof boundsOf>): readonly Row[] => read(from, to);
  return {
    cuts: definition.cuts.map(({ name }) => name),
    report: (period, now, zone) =>
      makeReport(
        definition,
        period,
        { rows: readOf(boundsOf(period, zone)), before: readOf(boundsBefore(period, now, zone)) },
        siteClock(zone),
      ),
    behind: (period, what, zone) =>
      rowsBehind(definition, readOf(boundsOf(period, zone)), what, siteClock(zone)).map((row) => ({
        ...row,
        kind: null,
        override: null,
        ...tell(row),
      })),
  };
}
