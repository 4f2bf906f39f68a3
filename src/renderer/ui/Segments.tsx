import { memo } from 'react';
import styles from './Lines.module.css';

interface SegmentsProps {
  /** States in line order: one a unit up to 24 units, then one a line. */
  readonly states: string;
}

const NAMES: Readonly<Record<string, string>> = { d: 'done', c: 'current', w: 'waiting' };

/** Units or lines as blocks: done, the next one, waiting. `states` holds one letter each: d, c, w. */
export const Segments = memo(function Segments({ states }: SegmentsProps) {
  return (
    <div className={styles['segments']} aria-hidden>
      {[...states].map((state, index) => (
        <span key={index} className={styles['segment']} data-state={NAMES[state]} />
      ))}
    </div>
  );
});

/** One letter a unit up to 24 units, then one a line. Packed units come first, then the next one. */
export function segmentStates(
  lines: readonly { readonly packed: number; readonly quantity: number; readonly state: string }[],
  packed: number,
  total: number,
): string {
  if (total <= 24)
    return 'd'.repeat(packed) + (packed < total ? 'c' : '') + 'w'.repeat(Math.max(0, total - packed - 1));
  return lines.map((line) => (line.state === 'done' ? 'd' : line.state === 'current' ? 'c' : 'w')).join('');
}
