import type { ReactNode } from 'react';
import styles from './Chip.module.css';
import { classes } from './classes.ts';

interface ChipProps {
  readonly role?: 'neutral' | 'next' | 'done' | 'attention' | 'stop';
  readonly icon?: ReactNode;
  readonly isTall?: boolean;
  readonly isBig?: boolean;
  readonly isDesk?: boolean;
  /** Its icon may stand for it where room is short. */
  readonly isBrief?: boolean;
  readonly children: ReactNode;
}

/** A small fact with its shape and colour; never pressed. */
export function Chip({
  role = 'neutral',
  icon,
  isTall = false,
  isBig = false,
  isDesk = false,
  isBrief = false,
  children,
}: ChipProps) {
  return (
    <span
      data-chip
      data-brief={isBrief || undefined}
      className={classes(
        styles['chip'],
        styles[role],
        isTall && styles['tall'],
        isBig && styles['big'],
        isDesk && styles['desk'],
      )}
    >
      {icon}
      <span className={styles['text']}>{children}</span>
    </span>
  );
}
