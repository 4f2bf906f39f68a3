import { useRef, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useTranslations } from 'use-intl';
import type { ReportViewed } from '../../../../shared/ipc/contract.ts';
import { Card } from '../../../ui/Card.tsx';
import { useSize } from '../../../ui/useSize.ts';
import { Paging } from '../DeskPage.tsx';
import styles from './Reports.module.css';
import { figureText, useRowText } from './reportTexts.ts';
import { look } from './reportView.ts';

interface CutTableProps {
  readonly report: ReportViewed;
  readonly table: ReportViewed['tables'][number];
  /** The figure that the chart shows. */
  readonly at: number;
}

const ROW = 56;

/** All rows and figures of a cut; as many on a page as there is room for. */
export function CutTable({ report, table, at }: CutTableProps) {
  const t = useTranslations('reports');
  const rowText = useRowText();
  const [page, setPage] = useState(0);
  const room = useRef<HTMLDivElement>(null);
  const height = useSize(room)?.[1] ?? 0;
  const perPage = Math.max(1, Math.floor(height / ROW) - 1);
  const pages = Math.max(1, Math.ceil(table.rows.length / perPage));
  const shown = Math.min(page, pages - 1);
  const { name, period, currency } = report;
  // A figure that can't be told of any row has no column.
  const figures = report.figures
    .map((figure, index) => ({ ...figure, index }))
    .filter(({ index }) => table.rows.some(({ cells }) => cells[index] !== null));
  return (
    <Card label={t('table')}>
      <div ref={room} className={styles['room']}>
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col">{t(`row.${table.cut}`)}</th>
              {figures.map((figure) => (
                <th key={figure.name} scope="col" data-here={figure.index === at || undefined}>
                  {t(`figure.${figure.name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.slice(shown * perPage, (shown + 1) * perPage).map((row) => (
              <tr key={row.key}>
                <th scope="row">{rowText(table.cut, row)}</th>
                {figures.map((figure) => (
                  <td key={figure.name} data-here={figure.index === at || undefined}>
                    <AriaButton
                      className={styles['cell'] ?? ''}
                      onPress={() => {
                        look({ behind: { name, period, figure: figure.name, row: { cut: table.cut, key: row.key } } });
                      }}
                    >
                      {figureText(row.cells[figure.index] ?? null, figure.measure, currency)}
                    </AriaButton>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Paging page={shown} pages={pages} onPage={setPage} />
    </Card>
  );
}
