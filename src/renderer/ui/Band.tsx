import type { ReactNode } from 'react';
import styles from './Band.module.css';
import { classes } from './classes.ts';
import { IconAlertOctagonFilled, IconAlertTriangleFilled, IconCheck } from './icons.ts';

export type BandRole = 'next' | 'done' | 'attention' | 'stop';

interface BandProps {
  readonly role: BandRole;
  readonly title: string;
  readonly detail: string;
  /** Picture of the act; done, attention and stop have shapes of their own. */
  readonly icon?: ReactNode;
  readonly actions?: ReactNode;
}

/** The one sentence of a screen: what to do now, or what is wrong. */
export function Band({ role, title, detail, icon, actions }: BandProps) {
  return (
    <section
      className={classes(styles['band'], styles[role])}
      role={role === 'stop' ? 'alert' : 'status'}
      data-role={role}
    >
      <div className={styles['block']}>{role === 'stop' ? <IconAlertOctagonFilled /> : (icon ?? shapes[role])}</div>
      <div className={styles['words']}>
        <h1 className={styles['title']}>{title}</h1>
        {detail === '' ? null : <p className={styles['detail']}>{detail}</p>}
      </div>
      {actions ? <div className={styles['actions']}>{actions}</div> : null}
    </section>
  );
}

const shapes: Readonly<Record<Exclude<BandRole, 'stop'>, ReactNode>> = {
  next: null,
  done: <IconCheck stroke={2.4} />,
  attention: <IconAlertTriangleFilled />,
};
