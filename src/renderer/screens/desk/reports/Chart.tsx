import { useTranslations } from 'use-intl';
import type { CutName } from '../../../../core/reports/report.ts';
import type { ReportViewed } from '../../../../shared/ipc/contract.ts';
import { axisMarks, labelEvery } from './bars.ts';
import styles from './Reports.module.css';
import { figureText, useRowText } from './reportTexts.ts';

interface ChartProps {
  readonly report: ReportViewed;
  readonly table: ReportViewed['tables'][number];
  /** Which figure. */
  readonly at: number;
  /** In CSS pixels. */
  readonly size: readonly [number, number];
}

/** Rows that follow each other in time stand side by side, others one below the other with their names. */
const IN_TIME: ReadonlySet<CutName> = new Set(['hour', 'day', 'week']);

/** One figure as bars that begin at 0. The table beside it says the same in numbers. */
export function Chart({ report, table, at, size: [width, height] }: ChartProps) {
  const t = useTranslations('reports');
  const rowText = useRowText();
  const figure = report.figures[at];
  if (!figure) return null;
  const bars = table.rows.map((row) => ({ key: row.key, text: rowText(table.cut, row), value: row.cells[at] ?? null }));
  const text = (value: number | null): string => figureText(value, figure.measure, report.currency);
  const most = bars.reduce((best, bar) => ((bar.value ?? 0) > (best.value ?? 0) ? bar : best), bars[0] ?? NONE);
  const label = t('chartLabel', {
    figure: t(`figure.${figure.name}`),
    count: bars.length,
    most: most.text,
    value: text(most.value),
  });
  const Bars = IN_TIME.has(table.cut) ? Columns : Lines;
  return (
    <svg className={styles['chart']} width={width} height={height} role="img" aria-label={label}>
      <Bars bars={bars} width={width} height={height} text={text} />
    </svg>
  );
}

interface Bar {
  readonly key: string;
  readonly text: string;
  readonly value: number | null;
}
const NONE: Bar = { key: '', text: '', value: null };

interface BarsProps {
  readonly bars: readonly Bar[];
  readonly width: number;
  readonly height: number;
  text(value: number | null): string;
}

const [LEFT, RIGHT, TOP, BOTTOM] = [80, 16, 14, 34];

function Columns({ bars, width, height, text }: BarsProps) {
  const marks = axisMarks(bars.map(({ value }) => value ?? 0));
  const [least, most] = [marks[0] ?? 0, marks.at(-1) ?? 1];
  const [across, up] = [width - LEFT - RIGHT, height - TOP - BOTTOM];
  const y = (value: number): number => TOP + up * (1 - (value - least) / (most - least));
  const room = across / bars.length;
  const bar = Math.max(2, Math.min(40, room * 0.62));
  const every = labelEvery(bars.length, across, Math.max(...bars.map((one) => one.text.length)) * 8 + 12);
  return (
    <>
      {marks.map((mark) => (
        <g key={mark}>
          <line className={styles['grid']} x1={LEFT} x2={width - RIGHT} y1={y(mark)} y2={y(mark)} />
          <text x={LEFT - 10} y={y(mark) + 5} textAnchor="end">
            {text(mark)}
          </text>
        </g>
      ))}
      {bars.map(({ key, text: name, value }, index) => {
        const middle = LEFT + (index + 0.5) * room;
        const [from, to] = [y(Math.max(0, value ?? 0)), y(Math.min(0, value ?? 0))];
        return (
          <g key={key}>
            <rect className={styles['bar']} x={middle - bar / 2} y={from} width={bar} height={to - from} rx={2} />
            {index % every === 0 ? (
              <text x={middle} y={height - 10} textAnchor="middle">
                {name}
              </text>
            ) : null}
          </g>
        );
      })}
    </>
  );
}

const LINE = 44;
const NAMES = 0.36;
const NUMBERS = 96;

function Lines({ bars, width, height, text }: BarsProps) {
  const shown = bars.slice(0, Math.max(1, Math.floor(height / LINE)));
  const most = Math.max(...bars.map(({ value }) => Math.abs(value ?? 0)), 0) || 1;
  const names = width * NAMES;
  const across = width - names - NUMBERS - 24;
  // Some 8 px a letter: SVG cuts nothing by itself.
  const letters = Math.floor(names / 8) - 2;
  return (
    <>
      {shown.map(({ key, text: name, value }, index) => (
        <g key={key} transform={`translate(0 ${String(index * LINE)})`}>
          <text x={18} y={27}>
            {name.length > letters ? `${name.slice(0, letters - 1)}…` : name}
          </text>
          <rect
            className={styles['bar']}
            x={names}
            y={10}
            width={Math.max(value === null || value === 0 ? 0 : 2, (across * Math.abs(value ?? 0)) / most)}
            height={24}
            rx={2}
          />
          <text className={styles['number']} x={width - 18} y={27} textAnchor="end">
            {text(value)}
          </text>
        </g>
      ))}
    </>
  );
}
