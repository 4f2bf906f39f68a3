import { useMemo, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useTranslations } from 'use-intl';
import type { RateTableName } from '../../../../core/ship/rateBook.ts';
import { isRowOn, rateGridOf, rateGridText, withRowBehind, type RateGrid } from '../../../../core/ship/rateGrid.ts';
import { Button } from '../../../ui/Button.tsx';
import { Card } from '../../../ui/Card.tsx';
import { classes } from '../../../ui/classes.ts';
import { IconPlus } from '../../../ui/icons.ts';
import { SearchField } from '../../../ui/SearchField.tsx';
import desk from '../Desk.module.css';
import { Paging } from '../DeskPage.tsx';
import styles from './Rates.module.css';
import { columnText, today, useRateProblem } from './rateWords.ts';
import { problemsOf, type RateWork } from './useRates.ts';

interface RateRowsProps {
  readonly work: RateWork;
  readonly table: RateTableName;
  readonly shown: number | null;
  readonly onShow: (row: number | null) => void;
}

const PER_PAGE = 100;
/** Told of a row in the form beside it. */
const LONG = ['source', 'confirmed'];

/** The rows of one table: those that count today or all there are, found by any word of theirs. */
export function RateRows({ work, table, shown, onShow }: RateRowsProps) {
  const t = useTranslations('rates');
  const text = work.tables[table];
  const grid = useMemo(() => rateGridOf(text), [text]);
  return (
    <Card label={t(`table.${table}`)}>
      {grid.ok ? (
        <Rows work={work} table={table} grid={grid.value} shown={shown} onShow={onShow} />
      ) : (
        <Unreadable work={work} table={table} />
      )}
    </Card>
  );
}

function Unreadable({ work, table }: Pick<RateRowsProps, 'work' | 'table'>) {
  const t = useTranslations('rates');
  const problemText = useRateProblem();
  return (
    <div className={desk['empty']}>
      <b>{t('unreadable')}</b>
      {problemsOf(work.problems, table)
        .slice(0, 5)
        .map((problem) => (
          <span key={`${problem.line.toString()} ${problem.reason}`}>{problemText(problem)}</span>
        ))}
    </div>
  );
}

function Rows({ work, table, grid, shown, onShow }: RateRowsProps & { readonly grid: RateGrid }) {
  const t = useTranslations('rates');
  const [search, setSearch] = useState('');
  const [isAll, setAll] = useState(false);
  const [page, setPage] = useState(0);
  const problems = problemsOf(work.problems, table);
  const hasDays = grid.headings.includes('from') || grid.headings.includes('to');
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const wrong = new Set(problems.map(({ line }) => line));
  const found = grid.rows
    .map((row, at) => ({ row, at }))
    .filter(({ row, at }) => isAll || !hasDays || at === shown || wrong.has(row.line) || isRowOn(grid, row, today()))
    .filter(({ row }) => words.every((word) => row.cells.some((cell) => cell.toLowerCase().includes(word))));
  const pages = Math.max(1, Math.ceil(found.length / PER_PAGE));
  const here = Math.min(page, pages - 1);
  const rows = found.slice(here * PER_PAGE, (here + 1) * PER_PAGE);
  const columns = grid.headings
    .map((heading, at) => ({ heading, at }))
    .filter(({ heading, at }) => !LONG.includes(heading) && found.some(({ row }) => row.cells[at] !== ''));
  const template = columns
    .map(({ at }) => {
      const widest = Math.max(...rows.map(({ row }) => row.cells[at]?.length ?? 0));
      const wide = Math.max(5, widest);
      return `minmax(${Math.min(11, wide).toString()}ch, ${Math.min(20, wide).toString()}fr)`;
    })
    .join(' ');
  const add = (): void => {
    const next = withRowBehind(grid, grid.rows.length === 0 ? null : shown);
    work.edit({ [table]: rateGridText(next) });
    onShow(grid.rows.length === 0 || shown === null ? next.rows.length - 1 : shown + 1);
  };
  return (
    <>
      <div className={styles['find']}>
        <SearchField label={t('search')} clearLabel={t('clear')} value={search} onChange={setSearch} />
        {hasDays ? (
          <Button
            size="desk"
            onPress={() => {
              setAll(!isAll);
            }}
          >
            {t(isAll ? 'onlyToday' : 'allDays')}
          </Button>
        ) : null}
        <Button size="desk" icon={<IconPlus />} onPress={add}>
          {t('addRow')}
        </Button>
      </div>
      <div className={styles['rows']}>
        <div className={styles['heads']} style={{ gridTemplateColumns: template }}>
          {columns.map(({ heading }) => (
            <span key={heading}>{columnText(t, heading)}</span>
          ))}
        </div>
        <ul>
          {rows.map(({ row, at }) => (
            <li key={at}>
              <AriaButton
                className={classes(desk['pick'], styles['row'])}
                style={{ gridTemplateColumns: template }}
                data-here={at === shown || undefined}
                data-wrong={wrong.has(row.line) || undefined}
                aria-current={at === shown}
                onPress={() => {
                  onShow(at);
                }}
              >
                {columns.map((column) => (
                  <span key={column.heading}>{row.cells[column.at]}</span>
                ))}
              </AriaButton>
            </li>
          ))}
        </ul>
      </div>
      {found.length === 0 ? (
        <div className={desk['empty']}>{t(grid.rows.length === 0 ? 'noRows' : 'nothingFound')}</div>
      ) : null}
      <Paging page={here} pages={pages} onPage={setPage} />
    </>
  );
}
