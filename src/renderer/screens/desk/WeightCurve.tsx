import { useTranslations } from 'use-intl';
import { DASHES } from '../../words/measures.ts';
import { curveOf, spreadOf, type Weighed } from './weightCurve.ts';
import styles from './Watch.module.css';

const WIDTH = 600;
const HEIGHT = 160;

/** The last minute of a scale as a line; what it shows stands in words beside it. */
export function WeightCurve({ weights }: { readonly weights: readonly Weighed[] }) {
  const t = useTranslations('devices.watch');
  const spread = spreadOf(weights);
  const [from, other] = spread === null ? [DASHES, DASHES] : [spread.least, `${spread.most} ${spread.unit}`];
  return (
    <svg
      className={styles['curve']}
      viewBox={`0 0 ${String(WIDTH)} ${String(HEIGHT)}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={t('curve', { from, other })}
    >
      {[0.25, 0.5, 0.75].map((part) => (
        <line key={part} x1={0} x2={WIDTH} y1={HEIGHT * part} y2={HEIGHT * part} />
      ))}
      {curveOf(weights, WIDTH, HEIGHT).map(({ points }, index) => (
        <polyline key={index} points={points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ')} />
      ))}
    </svg>
  );
}
