import { useTranslations } from 'use-intl';
import { axisMarks } from '../reports/bars.ts';
import styles from './Sizes.module.css';
import { savedMinor, savedText, type SizePointView } from './useSizes.ts';

interface SizesCurveProps {
  readonly points: readonly SizePointView[];
  /** The number of sizes that is looked at. */
  readonly chosen: number;
  readonly currency: string;
  /** In CSS pixels. */
  readonly size: readonly [number, number];
}

const [RIGHT, TOP, BOTTOM] = [20, 12, 30];
/** Widest letter of the axis, CSS pixels, at either text size. */
const LETTER = 9;

/** What each number of sizes saves against today's boxes, from 0 on; the table below says the same in numbers. */
export function SizesCurve({ points, chosen, currency, size: [width, height] }: SizesCurveProps) {
  const t = useTranslations('sizes');
  const marks = axisMarks(points.map(savedMinor));
  const [least, most] = [marks[0] ?? 0, marks.at(-1) ?? 1];
  const money = (minor: number): string => savedText(minor, currency);
  const left = 18 + LETTER * Math.max(...marks.map((mark) => money(mark).length));
  const [across, up] = [width - left - RIGHT, height - TOP - BOTTOM];
  const x = (at: number): number => left + (points.length === 1 ? across / 2 : (at * across) / (points.length - 1));
  const y = (minor: number): number => TOP + up * (1 - (minor - least) / (most - least));
  const spots = points.map((point, at) => [x(at), y(savedMinor(point))] as const);
  const [first, last] = [points[0], points.at(-1)];
  const label =
    first && last
      ? t('curveLabel', {
          from: first.size,
          to: last.size,
          first: money(savedMinor(first)),
          last: money(savedMinor(last)),
        })
      : '';
  return (
    <svg className={styles['curve']} width={width} height={height} role="img" aria-label={label}>
      {marks.map((mark) => (
        <g key={mark}>
          <line data-zero={mark === 0 || undefined} x1={left} x2={width - RIGHT} y1={y(mark)} y2={y(mark)} />
          <text x={left - 10} y={y(mark) + 5} textAnchor="end">
            {money(mark)}
          </text>
        </g>
      ))}
      <polyline points={spots.map(([from, down]) => `${from.toFixed(1)},${down.toFixed(1)}`).join(' ')} />
      {points.map(({ size }, at) => (
        <g key={size} data-chosen={size === chosen || undefined}>
          <circle cx={spots[at]?.[0]} cy={spots[at]?.[1]} r={size === chosen ? 9 : 5} />
          <text x={spots[at]?.[0]} y={height - 8} textAnchor="middle">
            {size}
          </text>
        </g>
      ))}
    </svg>
  );
}
