import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { playCue } from '../../../feedback/cues.ts';
import { listen, request } from '../../../ipc/bridge.ts';
import { replayedOrderSlice, showFailure } from '../../../ipc/live.ts';
import { useSlice } from '../../../ipc/slice.ts';
import { Card } from '../../../ui/Card.tsx';
import { IconHistory, IconSearch } from '../../../ui/icons.ts';
import { SearchField } from '../../../ui/SearchField.tsx';
import desk from '../Desk.module.css';
import { DeskPage } from '../DeskPage.tsx';
import { ReplayedOrder } from './ReplayedOrder.tsx';

/** What happened with an order, found by a scan or by its number. */
export function Replay() {
  const t = useTranslations('replay');
  const orderId = useSlice(replayedOrderSlice);
  const [search, setSearch] = useState('');
  const { data } = useQuery({
    queryKey: ['replay', 'show', orderId],
    queryFn: () => (orderId === null ? { replay: null } : request('replay.show', { orderId })),
  });
  useScans(setSearch);
  const find = (text: string): void => {
    setSearch(text);
    request('replay.find', { text })
      .then((found) => {
        replayedOrderSlice.set(found.orderId);
      })
      .catch(showFailure);
  };
  const field = <SearchField label={t('search')} clearLabel={t('clear')} value={search} onChange={find} />;
  if (data?.replay) return <ReplayedOrder key={data.replay.orderId} replay={data.replay} search={field} />;
  return (
    <DeskPage title={t('title')} chips={field}>
      <Card>
        <div className={desk['empty']}>
          {search === '' ? <IconHistory /> : <IconSearch />}
          <b>{t(search === '' ? 'empty' : 'nothingFound')}</b>
          {t(search === '' ? 'emptyDetail' : 'nothingFoundDetail')}
        </div>
      </Card>
    </DeskPage>
  );
}

/** While the page is there, what is scanned at an empty bench is looked up. */
function useScans(setSearch: (text: string) => void): void {
  useEffect(() => {
    const stop = listen('replay.scanned', ({ orderId }) => {
      playCue('right');
      setSearch('');
      replayedOrderSlice.set(orderId);
    });
    request('replay.listen', { isOn: true }).catch(showFailure);
    return () => {
      stop();
      request('replay.listen', { isOn: false }).catch(showFailure);
    };
  }, [setSearch]);
}
