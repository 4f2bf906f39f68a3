import { useRef } from 'react';
import { useTranslations } from 'use-intl';
import type { ReportViewed } from '../../../../shared/ipc/contract.ts';
import { useSlice } from '../../../ipc/slice.ts';
import { Card } from '../../../ui/Card.tsx';
import { Select } from '../../../ui/Select.tsx';
import { useSize } from '../../../ui/useSize.ts';
import { Chart } from './Chart.tsx';
import { CutTable } from './CutTable.tsx';
import styles from './Reports.module.css';
import { look, reportViewSlice } from './reportView.ts';

interface CutProps {
  readonly report: ReportViewed;
  readonly table: ReportViewed['tables'][number];
}

const NONE: ReportViewed['figures'][number] = {
  name: 'orders',
  measure: 'count',
  value: null,
  before: null,
  unknown: 0,
};

/** One cut of a report as a chart of one figure, with the table of all its figures beside it. */
export function Cut({ report, table }: CutProps) {
  const t = useTranslations('reports');
  const { figure: chosen } = useSlice(reportViewSlice);
  const isTold = (index: number): boolean => table.rows.some(({ cells }) => cells[index] !== null);
  const told = report.figures.filter((_, index) => isTold(index));
  const at = report.figures.indexOf(told.find(({ name }) => name === chosen) ?? told[0] ?? NONE);
  const figure = report.figures[at];
  const drawing = useRef<HTMLDivElement>(null);
  const size = useSize(drawing);
  if (!figure) return null;
  return (
    <div className={styles['cut']}>
      <Card label={t('chart')}>
        <div className={styles['chartHead']}>
          <Select
            label={t('shown')}
            options={told.map(({ name }) => ({ value: name, text: t(`figure.${name}`) }))}
            value={figure.name}
            onChange={(value) => {
              look({ figure: report.figures.find(({ name }) => name === value)?.name ?? null });
            }}
          />
          <Select
            label={t('rows')}
            options={report.tables.map(({ cut }) => ({ value: cut, text: t(`cut.${cut}`) }))}
            value={table.cut}
            onChange={(value) => {
              look({ cut: report.tables.find(({ cut }) => cut === value)?.cut ?? null });
            }}
          />
        </div>
        <div ref={drawing} className={styles['drawing']}>
          {size ? <Chart report={report} table={table} at={at} size={size} /> : null}
        </div>
      </Card>
      <CutTable key={`${report.name}/${table.cut}`} report={report} table={table} at={at} />
    </div>
  );
}
