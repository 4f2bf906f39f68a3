import { inUnit, type Mass } from '../../core/quantity.ts';
import styles from './Gauge.module.css';

interface GaugeProps {
  readonly expected: Mass;
  readonly tolerance: Mass;
  /** A fresh, steady reading; null hides the needle. */
  readonly weight: Mass | null;
  readonly isWrong: boolean;
  readonly label: string;
}

/** Share of the track that the accepted range takes. */
const RANGE = 0.28;

/** The accepted range as an outlined box in the middle of the track and the weight as a needle. */
export function Gauge({ expected, tolerance, weight, isWrong, label }: GaugeProps) {
  return (
    <div className={styles['track']} role="img" aria-label={label}>
      <span className={styles['range']} style={{ insetInline: `${String(50 - RANGE * 50)}%` }} />
      {weight ? (
        <span
          className={styles['needle']}
          data-wrong={isWrong || undefined}
          style={{ insetInlineStart: `${String(100 * needlePlace(weight, expected, tolerance))}%` }}
        />
      ) : null}
    </div>
  );
}

/** Where the needle stands, 0.02 to 0.98 of the track; drawing only, so floats will do. */
export function needlePlace(weight: Mass, expected: Mass, tolerance: Mass): number {
  const grams = (mass: Mass): number => {
    const value = inUnit(mass, 'mg');
    return Number(value.num) / Number(value.den);
  };
  const spread = Math.max(grams(tolerance), 1e-6);
  const place = 0.5 + ((grams(weight) - grams(expected)) / spread) * (RANGE / 2);
  return Math.max(0.02, Math.min(0.98, place));
}
