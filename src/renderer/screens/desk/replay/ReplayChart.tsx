import { useMemo, type PointerEvent } from 'react';
import { useTranslations } from 'use-intl';
import type { ReplayStepViewed, ReplayViewed } from '../../../../shared/ipc/contract.ts';
import { inUnit, type Mass } from '../../../../core/quantity.ts';
import { Card } from '../../../ui/Card.tsx';
import { massText } from '../../../words/measures.ts';
import { localDecimal } from '../../../words/spoken.ts';
import { drawCurve, type Moment } from './replayCursor.ts';
import styles from './Replay.module.css';
import { shownCurve } from './shownCurve.ts';

const [WIDTH, HEIGHT] = [700, 210];
const [LEFT, TOP] = [64, 14];

type Curve = NonNullable<ReplayViewed['curves'][number]['curve']>;

interface ReplayChartProps {
  readonly replay: ReplayViewed;
  readonly moment: Moment;
  /** The weight that is shown; null where nothing was weighed. */
  readonly weighed: ReplayStepViewed | null;
  readonly onMoment: (seq: number, ms: number) => void;
}

/** What the scale showed before a weight was taken, with what it should be and the cursor. */
export function ReplayChart({ replay, moment, weighed, onMoment }: ReplayChartProps) {
  const t = useTranslations('replay');
  const kept = replay.curves.find(({ seq }) => seq === weighed?.seq);
  const curve = useMemo(() => (kept?.curve ? shownCurve(kept.curve) : null), [kept]);
  const missing = !weighed ? 'noWeight' : !kept ? 'none' : kept.state === 'kept' ? null : kept.state;
  return (
    <Card label={t('scaleAlone')} className={styles['chart']}>
      <h2 className={styles['cardTitle']}>
        {curve ? t('scale', { unit: curve.unit }) : t('scaleAlone')}
        {weighed?.weight ? <b data-tone={weighed.tone}>{massText(weighed.weight.gross)}</b> : null}
      </h2>
      {curve && weighed ? (
        <Curve
          curve={curve}
          step={weighed}
          ms={Math.min(0, moment.at - weighed.at)}
          onMs={(ms) => {
            onMoment(weighed.seq, ms);
          }}
        />
      ) : (
        <p className={styles['noCurve']}>{t(`curve.${missing ?? 'none'}`)}</p>
      )}
    </Card>
  );
}

interface CurveProps {
  readonly curve: Curve;
  readonly step: ReplayStepViewed;
  /** Where the cursor stands, before the weight was taken. */
  readonly ms: number;
  readonly onMs: (ms: number) => void;
}

function Curve({ curve, step, ms, onMs }: CurveProps) {
  const t = useTranslations('replay');
  const place = (mass: Mass): number => {
    const { num, den } = inUnit(mass, curve.unit);
    return (Number(num) / Number(den)) * 10 ** -curve.exponent;
  };
  const { expected = null, tolerance = null } = step.weight ?? {};
  const middle = expected && place(expected);
  const spread = tolerance ? place(tolerance) : 0;
  const drawn = drawCurve(curve, middle === null ? [] : [middle + spread], WIDTH, HEIGHT);
  const shown = curve.points.findLast(([at]) => at <= ms)?.[1] ?? null;
  const x = drawn.x(Math.max(drawn.fromMs, ms));
  const choose = (event: PointerEvent<SVGSVGElement>): void => {
    const matrix = event.currentTarget.getScreenCTM();
    if (!matrix) return;
    const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse()).x - LEFT;
    onMs(Math.min(0, drawn.fromMs + (at / WIDTH) * -drawn.fromMs));
  };
  const values = curve.points.flatMap(([, digits]) => (digits === null ? [] : [digits * 10 ** curve.exponent]));
  return (
    <svg
      className={styles['curve']}
      viewBox={`0 0 ${String(LEFT + WIDTH + 30)} ${String(TOP + HEIGHT + 34)}`}
      role="img"
      aria-label={t('curveLabel', {
        from: localDecimal((drawn.fromMs / 1000).toFixed(1)),
        least: localDecimal(Math.min(...values).toFixed(-curve.exponent)),
        most: localDecimal(Math.max(...values).toFixed(-curve.exponent)),
        unit: curve.unit,
      })}
      onPointerDown={choose}
    >
      <g transform={`translate(${String(LEFT)} ${String(TOP)})`}>
        {drawn.marks.map(({ y, text }) => (
          <g key={text}>
            <line className={styles['grid']} x1={0} x2={WIDTH} y1={y} y2={y} />
            <text x={-10} y={y + 5} textAnchor="end">
              {localDecimal(text)}
            </text>
          </g>
        ))}
        {drawn.seconds.map(({ x: at, seconds }) => (
          <text key={seconds} x={at} y={HEIGHT + 26} textAnchor="middle">
            {t('before', { seconds: seconds.toString().replace('-', '−') })}
          </text>
        ))}
        {middle === null ? null : (
          <rect
            className={styles['range']}
            x={0}
            width={WIDTH}
            y={drawn.y(middle + spread) - 2}
            height={Math.max(4, drawn.y(middle - spread) - drawn.y(middle + spread) + 4)}
          />
        )}
        {drawn.stretches.map((points) => (
          <polyline key={points} points={points} />
        ))}
        <line className={styles['cursor']} x1={x} x2={x} y1={0} y2={HEIGHT} />
        {shown === null ? null : <circle className={styles['dot']} cx={x} cy={drawn.y(shown)} r={7} />}
      </g>
    </svg>
  );
}
