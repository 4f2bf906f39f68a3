import { Button as AriaButton } from 'react-aria-components/Button';
import { useTranslations } from 'use-intl';
import { appSlice, goTo, type Page } from '../../ipc/live.ts';
import { useSlice } from '../../ipc/slice.ts';
import { classes } from '../../ui/classes.ts';
import { pagesFor } from '../../ui/pages.tsx';
import styles from './Desk.module.css';
import { Devices } from './Devices.tsx';
import { Imports } from './Imports.tsx';
import { Station } from './Station.tsx';
import { WorkList } from './WorkList.tsx';

/** The desk: menu on the left, one page on the right. */
export function Desk({ page }: { readonly page: Exclude<Page, 'bench'> }) {
  return (
    <div className={styles['frame']}>
      <Navigation page={page} />
      {page === 'devices' ? (
        <Devices />
      ) : page === 'imports' ? (
        <Imports />
      ) : page === 'workList' ? (
        <WorkList />
      ) : (
        <Station />
      )}
    </div>
  );
}

function Navigation({ page }: { readonly page: Page }) {
  const t = useTranslations('nav');
  const user = useSlice(appSlice)?.user ?? null;
  return (
    <nav className={styles['nav']} aria-label={t('label')}>
      {pagesFor(user).map((entry) => (
        <AriaButton
          key={entry.page}
          className={classes(styles['entry'], entry.page === 'station' && styles['last'])}
          data-here={entry.page === page || undefined}
          aria-current={entry.page === page ? 'page' : false}
          onPress={() => {
            goTo(entry.page);
          }}
        >
          {entry.icon}
          {t(entry.word)}
        </AriaButton>
      ))}
    </nav>
  );
}
