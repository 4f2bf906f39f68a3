import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { REPORT_DAYS } from '../../../../core/reports/period.ts';
import { REPORTS } from '../../../../core/reports/report.ts';
import type { ReportViewed } from '../../../../shared/ipc/contract.ts';
import { request } from '../../../ipc/bridge.ts';
import { showFailure } from '../../../ipc/live.ts';
import { useSlice } from '../../../ipc/slice.ts';
import { Button } from '../../../ui/Button.tsx';
import { Card } from '../../../ui/Card.tsx';
import { IconChartBar, IconDownload } from '../../../ui/icons.ts';
import desk from '../Desk.module.css';
import { DeskPage } from '../DeskPage.tsx';
import { Behind } from './Behind.tsx';
import { Cut } from './Cut.tsx';
import { Figures } from './Figures.tsx';
import { Picks } from './Picks.tsx';
import styles from './Reports.module.css';
import { look, reportViewSlice } from './reportView.ts';

/** What was done in a period: figures, a chart and its table; each number opens the orders behind it. */
export function Reports() {
  const t = useTranslations('reports');
  const { name, days, cut, behind } = useSlice(reportViewSlice);
  const { data } = useQuery({
    queryKey: ['reports', name, days],
    queryFn: () => request('reports.show', { name, days }),
    // A report of another kind has other columns.
    placeholderData: (before) => (before?.report.name === name ? keepPreviousData(before) : undefined),
  });
  const report = data?.report;
  if (behind) return <Behind asked={behind} />;
  const table = report && (report.tables.find((known) => known.cut === cut) ?? report.tables[0]);
  const save = (): void => {
    if (report && table)
      request('reports.saveFile', { name, period: report.period, cut: table.cut }).catch(showFailure);
  };
  return (
    <DeskPage
      title={t('title')}
      className={styles['main']}
      actions={
        <>
          <Picks
            label={t('period')}
            options={REPORT_DAYS.map((value) => ({ value, text: t(`last.${value}`) }))}
            value={days}
            onPick={(value) => {
              look({ days: value });
            }}
          />
          <Button size="desk" icon={<IconDownload />} onPress={save}>
            {t('saveFile')}
          </Button>
        </>
      }
    >
      <Picks
        label={t('which')}
        options={REPORTS.map((value) => ({ value, text: t(`name.${value}`) }))}
        value={name}
        onPick={(value) => {
          look({ name: value, cut: null, figure: null });
        }}
      />
      {report && table ? <Shown report={report} table={table} /> : null}
    </DeskPage>
  );
}

function Shown({ report, table }: { readonly report: ReportViewed; readonly table: ReportViewed['tables'][number] }) {
  const t = useTranslations('reports');
  return (
    <>
      <Figures report={report} />
      {table.rows.length === 0 ? (
        <Card>
          <div className={desk['empty']}>
            <IconChartBar />
            <b>{t('empty')}</b>
            {t('emptyDetail')}
          </div>
        </Card>
      ) : (
        <Cut report={report} table={table} />
      )}
    </>
  );
}
