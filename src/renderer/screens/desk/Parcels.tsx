import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useEffect, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useTranslations } from 'use-intl';
import type { RequestOutput } from '../../../shared/ipc/contract.ts';
import { playCue } from '../../feedback/cues.ts';
import { listen, request } from '../../ipc/bridge.ts';
import { appSlice, showFailure, shownParcelSlice } from '../../ipc/live.ts';
import { useSlice } from '../../ipc/slice.ts';
import { Card } from '../../ui/Card.tsx';
import { IconPackage, IconSearch } from '../../ui/icons.ts';
import { SearchField } from '../../ui/SearchField.tsx';
import { useNow } from '../../ui/useNow.ts';
import { DASHES } from '../../words/measures.ts';
import { clockText, isSameDay, shortDayText } from '../../words/times.ts';
import desk from './Desk.module.css';
import { DeskPage, Paging } from './DeskPage.tsx';
import { LabelChip, StatusChip } from './ParcelChips.tsx';
import { ParcelDetail } from './ParcelDetail.tsx';
import styles from './Parcels.module.css';

type Row = RequestOutput<'parcels.list'>['rows'][number];

/** Parcels that were packed, found by order, tracking number or SSCC, and what can be done with each. */
export function Parcels() {
  const t = useTranslations('parcelList');
  const [search, setSearch] = useState('');
  const [page, setPage] = useState(1);
  const find = (text: string): void => {
    setSearch(text);
    setPage(1);
    shownParcelSlice.set(null);
  };
  useEffect(() => {
    const stop = listen('parcels.scanned', ({ number }) => {
      playCue('right');
      find(number);
    });
    request('parcels.listen', { isOn: true }).catch(showFailure);
    return () => {
      stop();
      request('parcels.listen', { isOn: false }).catch(showFailure);
    };
  }, []);
  const asked = useDeferredValue(search);
  const chosen = useSlice(shownParcelSlice);
  const { data } = useQuery({
    queryKey: ['parcels', asked, page],
    queryFn: () => request('parcels.list', { search: asked, page }),
    placeholderData: keepPreviousData,
  });
  const rows = data?.rows ?? [];
  const shown = chosen ?? rows[0]?.parcelId ?? null;
  return (
    <DeskPage
      title={t('title')}
      chips={<SearchField label={t('search')} clearLabel={t('clear')} value={search} onChange={find} />}
      className={styles['main']}
    >
      <Card className={data && rows.length === 0 ? desk['wide'] : undefined}>
        {data && rows.length === 0 ? (
          <div className={desk['empty']}>
            {asked === '' ? <IconPackage /> : <IconSearch />}
            <b>{t(asked === '' ? 'none' : 'nothingFound')}</b>
            {t(asked === '' ? 'noneDetail' : 'nothingFoundDetail')}
          </div>
        ) : (
          <div className={styles['list']}>
            {rows.map((row) => (
              <ParcelRow key={row.parcelId} row={row} isHere={row.parcelId === shown} />
            ))}
          </div>
        )}
        <Paging
          page={(data?.page ?? 1) - 1}
          pages={data?.pages ?? 1}
          onPage={(next) => {
            setPage(next + 1);
            shownParcelSlice.set(null);
          }}
        />
      </Card>
      {shown === null ? null : <ParcelDetail key={shown} parcelId={shown} />}
    </DeskPage>
  );
}

function ParcelRow({ row, isHere }: { readonly row: Row; readonly isHere: boolean }) {
  const t = useTranslations('parcelList');
  const timeZone = useSlice(appSlice)?.site?.timeZone ?? 'UTC';
  const now = useNow(60_000);
  const { closedAt, status } = row;
  const when =
    closedAt === null
      ? t(row.isGivenUp ? 'givenUp' : 'open')
      : isSameDay(closedAt, now, timeZone)
        ? clockText(closedAt, timeZone)
        : shortDayText(closedAt, timeZone);
  return (
    <AriaButton
      className={styles['row'] ?? ''}
      data-here={isHere || undefined}
      onPress={() => {
        shownParcelSlice.set(row.parcelId);
      }}
    >
      <span className={styles['words']}>
        <b>{row.orderNumber}</b>
        <span>{row.index > 1 ? t('index', { index: row.index }) : when}</span>
      </span>
      <code>{row.tracking ?? DASHES}</code>
      {status === null ? <LabelChip state={row.labelState} /> : <StatusChip status={status} />}
    </AriaButton>
  );
}
