import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useTranslations } from 'use-intl';
import { appSlice, menuSlice } from '../ipc/live.ts';
import { useSlice } from '../ipc/slice.ts';
import { CueShape } from './CueSign.tsx';
import styles from './Frame.module.css';
import { IconMenu2 } from './icons.ts';

interface OrderBarProps {
  readonly title: string;
  readonly chips?: ReactNode;
  readonly rail?: ReactNode;
  readonly end?: ReactNode;
}

/** The bar at the top of the bench: menu, what is being worked on, steps, time, who packs. */
export function OrderBar({ title, chips, rail, end }: OrderBarProps) {
  const t = useTranslations('app');
  const user = useSlice(appSlice)?.user;
  const isMenuOpen = useSlice(menuSlice);
  return (
    <header className={styles['bar']}>
      <AriaButton
        className={styles['menu'] ?? ''}
        aria-label={t('menu')}
        aria-expanded={isMenuOpen}
        onPress={() => {
          menuSlice.set(!menuSlice.get());
        }}
      >
        <IconMenu2 />
      </AriaButton>
      <div className={styles['begin']} data-rail={rail !== undefined || undefined}>
        <div className={styles['number']}>{title}</div>
        <div className={styles['chips']}>{chips}</div>
      </div>
      {rail}
      <div className={styles['end']}>
        {end}
        {user ? (
          <CueShape>
            <span className={styles['avatar']} role="img" aria-label={t('signedIn', { name: user.name })}>
              {user.initials}
            </span>
          </CueShape>
        ) : null}
      </div>
    </header>
  );
}
