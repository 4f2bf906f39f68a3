import type { CutName, FigureName, ReportName } from '../../../../core/reports/report.ts';
import type { ReportDays } from '../../../../core/reports/period.ts';
import type { BehindAsked } from '../../../../shared/ipc/contract.ts';
import { createSlice } from '../../../ipc/slice.ts';

/** What the page of reports shows; it stays while an order of it is replayed. */
export interface ReportView {
  readonly name: ReportName;
  readonly days: ReportDays;
  /** Null: the first one that the report has. */
  readonly cut: CutName | null;
  /** What the chart shows; null: the report's first figure. */
  readonly figure: FigureName | null;
  /** Whose orders are listed; null while the report is shown. */
  readonly behind: BehindAsked | null;
}

export const reportViewSlice = createSlice<ReportView>({
  name: 'throughput',
  days: 7,
  cut: null,
  figure: null,
  behind: null,
});

/** Changes some of what is shown. */
export const look = (change: Partial<ReportView>): void => {
  reportViewSlice.set({ ...reportViewSlice.get(), ...change });
};
