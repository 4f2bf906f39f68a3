import type { ReactNode } from 'react';
import styles from './Card.module.css';
import { classes } from './classes.ts';

interface CardProps {
  /** The card that is waited for carries the role's 4 px edge. */
  readonly role?: 'plain' | 'next' | 'done' | 'attention' | 'stop';
  readonly className?: string | undefined;
  readonly label?: string;
  readonly children: ReactNode;
}

/** A surface with an edge and no shadow. */
export function Card({ role = 'plain', className, label, children }: CardProps) {
  return (
    <section
      className={classes(styles['card'], role !== 'plain' && styles[role], className)}
      {...(label ? { 'aria-label': label } : {})}
    >
      {children}
    </section>
  );
}
