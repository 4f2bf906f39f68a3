import { useEffect } from 'react';
import { useTranslations } from 'use-intl';
import type { LoadingViewed } from '../../../shared/ipc/contract.ts';
import { request } from '../../ipc/bridge.ts';
import { appSlice, showFailure } from '../../ipc/live.ts';
import { useSlice } from '../../ipc/slice.ts';
import { Band } from '../../ui/Band.tsx';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { classes } from '../../ui/classes.ts';
import { Foot } from '../../ui/Foot.tsx';
import frame from '../../ui/Frame.module.css';
import { IconArrowBackUp, IconCircleCheckFilled, IconTruckLoading } from '../../ui/icons.ts';
import { OrderBar } from '../../ui/OrderBar.tsx';
import { IconBars } from '../../ui/OwnIcons.tsx';
import { dateText } from '../../words/dates.ts';
import { clockText } from '../../words/times.ts';
import styles from './Loading.module.css';

const leave = (): void => {
  request('loading.leave', {}).catch(showFailure);
};

/** A truck at the dock: each parcel is scanned as it goes on; the count is read from across the dock. */
export function Loading({ loading }: { readonly loading: LoadingViewed }) {
  const t = useTranslations('loading');
  useEffect(() => {
    const heard = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') leave();
    };
    window.addEventListener('keydown', heard);
    return () => {
      window.removeEventListener('keydown', heard);
    };
  }, []);
  return (
    <div className={frame['frame']}>
      <OrderBar
        title={loading.carrierName}
        chips={
          <>
            <Chip isTall>{dateText(loading.shipDate)}</Chip>
            {loading.manifestId === null ? null : <Chip isTall>{loading.manifestId}</Chip>}
          </>
        }
      />
      <LoadingBand loading={loading} />
      <main className={classes(frame['main'], styles['main'])}>
        <Card className={styles['count']} role={isAll(loading) ? 'done' : 'plain'}>
          <span className={styles['what']}>{t(loading.manifestId === null ? 'staging' : 'loading')}</span>
          <span className={styles['done']}>{loading.done}</span>
          <span className={styles['total']}>{t('of', { total: loading.total })}</span>
        </Card>
        <Missing loading={loading} />
      </main>
      <Foot>
        <Button icon={<IconArrowBackUp />} onPress={leave}>
          {t('done')}
        </Button>
      </Foot>
    </div>
  );
}

const isAll = ({ done, total }: LoadingViewed): boolean => total > 0 && done >= total;

function LoadingBand({ loading }: { readonly loading: LoadingViewed }) {
  const t = useTranslations('loading');
  const timeZone = useSlice(appSlice)?.site?.timeZone ?? 'UTC';
  const { last, total, manifestId } = loading;
  const isStaging = manifestId === null;
  const params = { number: last?.number ?? '', order: last?.orderNumber ?? '' };
  if (last?.outcome === 'refused' && last.reason !== null) {
    return (
      <Band
        key={loading.scans}
        role="stop"
        title={t(`refused.${last.reason}.title`)}
        detail={t(`refused.${last.reason}.detail`, params)}
      />
    );
  }
  if (last?.outcome === 'again') {
    const time = last.countedAt === null ? '' : clockText(last.countedAt, timeZone);
    return <Band role="attention" title={t('again')} detail={t('againDetail', { ...params, time })} />;
  }
  if (last?.outcome === 'staged' && !isStaging)
    return <Band role="attention" title={t('late')} detail={t('lateDetail', params)} />;
  if (isAll(loading))
    return <Band role="done" title={t(isStaging ? 'allStaged' : 'all')} detail={t('allDetail', { total })} />;
  if (last) return <Band role="done" title={t(isStaging ? 'staged' : 'loaded')} detail={t('one', params)} />;
  return (
    <Band role="next" icon={<IconBars />} title={t('scan')} detail={t(isStaging ? 'stageDetail' : 'scanDetail')} />
  );
}

function Missing({ loading }: { readonly loading: LoadingViewed }) {
  const t = useTranslations('loading');
  const more = loading.total - loading.done - loading.missing.length;
  return (
    <Card>
      <h2 className={styles['head']}>{t('missing')}</h2>
      {loading.missing.length === 0 ? (
        <p className={styles['none']}>
          {isAll(loading) ? <IconCircleCheckFilled /> : <IconTruckLoading />}
          {t('nothingMissing')}
        </p>
      ) : (
        <ul className={styles['list']}>
          {loading.missing.map(({ tracking, orderNumber }) => (
            <li key={tracking}>
              <b>{orderNumber}</b>
              <span>{tracking}</span>
            </li>
          ))}
          {more > 0 ? <li className={styles['more']}>{t('more', { count: more })}</li> : null}
        </ul>
      )}
    </Card>
  );
}
