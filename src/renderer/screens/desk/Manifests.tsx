import { useMay } from '../../ipc/useMay.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { ManifestViewed, OpenManifestViewed } from '../../../shared/ipc/contract.ts';
import { request } from '../../ipc/bridge.ts';
import { showFailure, shownManifestSlice } from '../../ipc/live.ts';
import { useSlice } from '../../ipc/slice.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Chip } from '../../ui/Chip.tsx';
import {
  IconAlertTriangleFilled,
  IconCircleCheckFilled,
  IconLock,
  IconTruck,
  IconTruckLoading,
} from '../../ui/icons.ts';
import { dateText } from '../../words/dates.ts';
import desk from './Desk.module.css';
import { DeskPage, Paging } from './DeskPage.tsx';
import { ManifestLines } from './ManifestLines.tsx';
import styles from './Manifests.module.css';

/** What leaves today by carrier and what is missing from it; what was closed, and how far it is. */
export function Manifests() {
  const t = useTranslations('manifest');
  const shown = useSlice(shownManifestSlice);
  const [page, setPage] = useState(1);
  const { data } = useQuery({
    queryKey: ['manifests', page],
    queryFn: () => request('manifests.list', { page }),
    placeholderData: keepPreviousData,
  });
  if (shown !== null) return <ManifestLines manifestId={shown} />;
  return (
    <DeskPage title={t('title')} className={styles['main']}>
      <Card>
        <h2 className={desk['cardHead']}>{t('toClose')}</h2>
        {data?.open.length === 0 ? (
          <div className={desk['empty']}>
            <IconCircleCheckFilled />
            <b>{t('nothing')}</b>
            {t('nothingDetail')}
          </div>
        ) : (
          <ul className={styles['open']}>
            {data?.open.slice(0, MOST).map((one, index) => (
              <Open
                key={JSON.stringify([one.carrier, one.account, one.origin, one.shipDate])}
                open={one}
                isFirst={index === 0}
              />
            ))}
          </ul>
        )}
      </Card>
      <Card>
        <h2 className={desk['cardHead']}>{t('closed')}</h2>
        {data?.closed.length === 0 ? (
          <div className={desk['empty']}>
            <IconTruck />
            <b>{t('noneClosed')}</b>
            {t('noneClosedDetail')}
          </div>
        ) : null}
        <ul className={styles['closed']}>
          {data?.closed.map((manifest) => (
            <Closed key={manifest.manifestId} manifest={manifest} />
          ))}
        </ul>
        <Paging
          page={(data?.page ?? 1) - 1}
          pages={data?.pages ?? 1}
          onPage={(next) => {
            setPage(next + 1);
          }}
        />
      </Card>
    </DeskPage>
  );
}

/** Trucks that are to be closed are few: a carrier or two, and the days that were forgotten. */
const MOST = 5;

const load = (
  target: { manifestId: string } | Pick<OpenManifestViewed, 'carrier' | 'account' | 'origin' | 'shipDate'>,
): void => {
  request('loading.open', target).catch(showFailure);
};

function TruckFacts({ open, refused }: { readonly open: OpenManifestViewed; readonly refused: string }) {
  const t = useTranslations('manifest');
  const { staged, finished, unfinished } = open;
  return (
    <div className={styles['facts']}>
      {staged > 0 ? <span>{t('staged', { done: staged, total: finished })}</span> : null}
      {unfinished > 0 ? <span>{t('unfinished', { count: unfinished })}</span> : null}
      {refused === '' ? null : (
        <span className={styles['refused']} role="alert">
          <IconAlertTriangleFilled />
          {refused}
        </span>
      )}
    </div>
  );
}

function Open({ open, isFirst }: { readonly open: OpenManifestViewed; readonly isFirst: boolean }) {
  const t = useTranslations('manifest');
  const mayClose = useMay('manifests');
  const [refused, setRefused] = useState('');
  const [isWaiting, setWaiting] = useState(false);
  const { carrier, account, origin, shipDate, finished, due } = open;
  const key = { carrier, account, origin, shipDate };
  const close = (): void => {
    setWaiting(true);
    request('manifests.close', key)
      .then(({ refused: why, manifest }) => {
        setRefused(why === null ? '' : t(`refused.${why}`));
        if (manifest) shownManifestSlice.set(manifest.manifestId);
      })
      .catch(showFailure)
      .finally(() => {
        setWaiting(false);
      });
  };
  const canClose = mayClose && due !== 'later' && finished > 0;
  return (
    <li className={styles['truck']} data-due={due}>
      <div className={styles['carrier']}>
        <b>{open.carrierName}</b>
        <span>{[dateText(shipDate), account].filter((part) => part !== '').join(' · ')}</span>
      </div>
      <Due due={due} />
      <div className={styles['numbers']}>
        <b>{finished}</b>
        <span>{t('parcels', { count: finished }).replace(/^\d+\s*/, '')}</span>
      </div>
      <TruckFacts open={open} refused={refused} />
      <div className={styles['acts']}>
        <Button
          size="desk"
          icon={<IconTruckLoading />}
          isDisabled={finished === 0}
          onPress={() => {
            load(key);
          }}
        >
          {t('scan')}
        </Button>
        <Button
          size="desk"
          kind={isFirst && canClose ? 'primary' : 'plain'}
          icon={mayClose ? <IconTruck /> : <IconLock />}
          isDisabled={!canClose}
          isWaiting={isWaiting}
          onPress={close}
        >
          {t('close')}
        </Button>
      </div>
    </li>
  );
}

function Due({ due }: { readonly due: OpenManifestViewed['due'] }) {
  const t = useTranslations('manifest.due');
  if (due === 'overdue') {
    return (
      <Chip role="attention" icon={<IconAlertTriangleFilled />} isDesk>
        {t(due)}
      </Chip>
    );
  }
  return (
    <Chip role={due === 'now' ? 'next' : 'neutral'} isDesk>
      {t(due)}
    </Chip>
  );
}

function Closed({ manifest }: { readonly manifest: ManifestViewed }) {
  const t = useTranslations('manifest');
  const { manifestId, active, loaded } = manifest;
  const isAll = active > 0 && loaded >= active;
  return (
    <li className={styles['past']}>
      <div className={styles['carrier']}>
        <b>{manifest.carrierName}</b>
        <span>{dateText(manifest.shipDate)}</span>
        <code>{manifestId}</code>
      </div>
      <div className={styles['state']}>
        {isAll ? (
          <Chip role="done" icon={<IconCircleCheckFilled />} isDesk>
            {t('allLoaded')}
          </Chip>
        ) : (
          <span>{t('loaded', { done: loaded, total: active })}</span>
        )}
      </div>
      <Button
        size="desk"
        icon={<IconTruckLoading />}
        label={t('scan')}
        onPress={() => {
          load({ manifestId });
        }}
      />
      <Button
        size="desk"
        onPress={() => {
          shownManifestSlice.set(manifestId);
        }}
      >
        {t('show')}
      </Button>
    </li>
  );
}
