import { useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { RateTableName } from '../../../../core/ship/rateBook.ts';
import {
  rateGridOf,
  rateGridText,
  withCell,
  withoutRow,
  withRowBehind,
  type RateGrid,
} from '../../../../core/ship/rateGrid.ts';
import { Button } from '../../../ui/Button.tsx';
import { Field } from '../../../ui/Field.tsx';
import { IconPlus, IconTrash } from '../../../ui/icons.ts';
import desk from '../Desk.module.css';
import styles from './Rates.module.css';
import { columnText, useRateProblem } from './rateWords.ts';
import { problemsOf, type RateWork } from './useRates.ts';

interface RowFormProps {
  readonly work: RateWork;
  readonly table: RateTableName;
  readonly row: number | null;
  readonly onRow: (row: number | null) => void;
}

/** Every cell of one row, each with what is wrong with it. */
export function RowForm({ work, table, row, onRow }: RowFormProps) {
  const t = useTranslations('rates');
  const text = work.tables[table];
  const grid = useMemo(() => rateGridOf(text), [text]);
  if (!grid.ok || row === null || !grid.value.rows[row])
    return (
      <div className={desk['empty']}>
        <b>{t('noRow')}</b>
        {t('noRowDetail')}
      </div>
    );
  return <Cells work={work} table={table} grid={grid.value} row={row} onRow={onRow} />;
}

interface CellsProps extends RowFormProps {
  readonly grid: RateGrid;
  readonly row: number;
}

function Cells({ work, table, grid, row, onRow }: CellsProps) {
  const t = useTranslations('rates');
  const problemText = useRateProblem();
  // What is typed stands as it is typed: the table keeps it without the spaces around it.
  const [typed, setTyped] = useState<Readonly<Record<number, string>>>({});
  const { line, cells } = grid.rows[row] ?? { line: 0, cells: [] };
  const problems = problemsOf(work.problems, table).filter((problem) => problem.line === line);
  const keep = (next: RateGrid): void => {
    work.edit({ [table]: rateGridText(next) });
  };
  const general = problems.filter(({ column }) => column === null || !grid.headings.includes(column));
  return (
    <>
      <div className={styles['cells']}>
        {grid.headings.map((heading, at) => {
          const problem = problems.find(({ column }) => column === heading);
          const cell = cells[at] ?? '';
          return (
            <div key={heading} className={heading === 'source' || heading === 'words' ? styles['wide'] : undefined}>
              <Field
                label={columnText(t, heading)}
                longest={300}
                value={typed[at]?.trim() === cell ? (typed[at] ?? cell) : cell}
                error={problem ? t(`problem.${problem.reason}`) : ''}
                onChange={(said) => {
                  setTyped({ ...typed, [at]: said });
                  keep(withCell(grid, row, at, said));
                }}
              />
            </div>
          );
        })}
        {general.map((problem) => (
          <p key={problem.reason} role="alert" className={styles['problem']}>
            {problemText(problem)}
          </p>
        ))}
      </div>
      <div className={desk['cardActions']}>
        <Button
          size="desk"
          icon={<IconPlus />}
          onPress={() => {
            keep(withRowBehind(grid, row));
            onRow(row + 1);
          }}
        >
          {t('copyRow')}
        </Button>
        <Button
          size="desk"
          icon={<IconTrash />}
          onPress={() => {
            keep(withoutRow(grid, row));
            onRow(row > 0 ? row - 1 : grid.rows.length > 1 ? 0 : null);
          }}
        >
          {t('takeOut')}
        </Button>
      </div>
    </>
  );
}
