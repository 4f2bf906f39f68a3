import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useTranslations } from 'use-intl';
import { appSlice, goTo, loadingSlice, type Page } from '../../ipc/live.ts';
import { useSlice } from '../../ipc/slice.ts';
import { classes } from '../../ui/classes.ts';
import { pagesFor } from '../../ui/pages.tsx';
import { TaskCount } from '../../ui/TaskCount.tsx';
import styles from './Desk.module.css';
import { Audit } from './audit/Audit.tsx';
import { Boxes } from './boxes/Boxes.tsx';
import { Devices } from './Devices.tsx';
import { Imports } from './Imports.tsx';
import { Loading } from './Loading.tsx';
import { Manifests } from './Manifests.tsx';
import { Orders } from './orders/Orders.tsx';
import { Parcels } from './Parcels.tsx';
import { Products } from './products/Products.tsx';
import { Rates } from './rates/Rates.tsx';
import { Replay } from './replay/Replay.tsx';
import { Reports } from './reports/Reports.tsx';
import { Station } from './Station.tsx';
import { Tasks } from './Tasks.tsx';

const PAGES: Readonly<Record<Exclude<Page, 'bench'>, ReactNode>> = {
  tasks: <Tasks />,
  orders: <Orders />,
  parcels: <Parcels />,
  reports: <Reports />,
  replay: <Replay />,
  audit: <Audit />,
  manifests: <Manifests />,
  boxes: <Boxes />,
  products: <Products />,
  rates: <Rates />,
  imports: <Imports />,
  devices: <Devices />,
  station: <Station />,
};

/** The desk: menu on the left, one page on the right. */
export function Desk({ page }: { readonly page: Exclude<Page, 'bench'> }) {
  const loading = useSlice(loadingSlice);
  // The dock reads from as far as a bench does: its screen has no menu beside it.
  if (page === 'manifests' && loading) return <Loading loading={loading} />;
  return (
    <div className={styles['frame']}>
      <Navigation page={page} />
      {PAGES[page]}
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
          {entry.page === 'tasks' ? <TaskCount /> : null}
        </AriaButton>
      ))}
    </nav>
  );
}
