import { REPORTS, type ReportName } from '../../src/core/reports/report.ts';
import { createReportDesk } from '../../src/station/reportDesk.ts';
import { systemRuntime } from '../../src/station/runtime.ts';
import { fillMonth } from '../support/monthFolder.ts';
import { A_MONTH, MONTH_FROM, MONTH_TO } from '../support/month.ts';
import { figure, percentiles, type Figure } from './measure.ts';
import { withDataDir, withStorage } from './stationFolder.ts';

const ROUNDS = 40;
/** All of the month, beside as many days before. */
const PERIOD = { from: '2026-10-01', to: '2026-10-31' };

/** Each report of a month of 300,000 facts, as the page asks for it, with all its tables; the orders behind its first number; and a table as CSV. */
export function benchReports(): Promise<Figure[]> {
  return withDataDir((dataDir) => {
    fillMonth(dataDir, A_MONTH);
    return withStorage(dataDir, (storage) => {
      const desk = createReportDesk({ storage, runtime: systemRuntime });
      const timed = (act: () => void): readonly number[] =>
        Array.from({ length: ROUNDS }, () => {
          const begin = performance.now();
          act();
          return performance.now() - begin;
        });
      const limit = { 95: 300 };
      const opened = (name: ReportName): Figure[] => {
        const { figures, tables } = desk.show(name, PERIOD);
        const [first] = figures;
        const [table] = tables;
        if (!first || !table || table.rows.length === 0) throw new Error(`nothing in ${name}`);
        const behind = { figure: first.name, row: null };
        return [
          ...percentiles(
            `report ${name}`,
            timed(() => void desk.show(name, PERIOD)),
            limit,
          ),
          ...percentiles(
            `orders behind ${name}`,
            timed(() => void desk.behind(name, PERIOD, behind, 1)),
            limit,
          ),
          ...percentiles(
            `CSV of ${name}`,
            timed(() => void desk.csv(name, PERIOD, table.cut)),
            limit,
          ),
        ];
      };
      const facts = storage.counts().journalRows;
      const orders = storage.reports.packed(MONTH_FROM, MONTH_TO).length;
      return [
        figure('facts in the journal of the reports', facts, 'count', { atLeast: 300_000 }),
        figure('orders finished in them', orders, 'count'),
        ...REPORTS.flatMap(opened),
      ];
    });
  });
}
