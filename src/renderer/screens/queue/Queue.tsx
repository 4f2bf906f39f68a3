import { useMay } from '../../ipc/useMay.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { QueueChoice } from '../../../core/orders/queueOrder.ts';
import { request } from '../../ipc/bridge.ts';
import { appSlice, chooseQueue, queueChoiceSlice } from '../../ipc/live.ts';
import { useSlice } from '../../ipc/slice.ts';
import { Band } from '../../ui/Band.tsx';
import { Card } from '../../ui/Card.tsx';
import { classes } from '../../ui/classes.ts';
import { Foot } from '../../ui/Foot.tsx';
import frame from '../../ui/Frame.module.css';
import { IconMoodSmile, IconSearch } from '../../ui/icons.ts';
import { OrderBar } from '../../ui/OrderBar.tsx';
import { IconBars } from '../../ui/OwnIcons.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { useNow } from '../../ui/useNow.ts';
import { batchCount } from '../../words/batchCount.ts';
import { QueueChannels, QueueFilters } from './QueueFilters.tsx';
import { QueueRow, type QueuePage } from './QueueRow.tsx';
import styles from './Queue.module.css';

const NEXT = [{ word: 'NEXT', key: 'F12' }] as const;

/** The queue: what leaves first on top, six rows a page. */
export function Queue() {
  const t = useTranslations('queue');
  const [search, setSearch] = useState('');
  const choice = useSlice(queueChoiceSlice);
  const isWhole = choice.filter === 'all' && choice.channel === null && choice.batch === null;
  const [page, setPage] = useState(1);
  const notice = useSlice(appSlice)?.notice ?? null;
  const [heeded, setHeeded] = useState<number | null>(null);
  // Several orders in one tote: they are looked for until somebody looks for something else.
  const shared = notice?.reason === 'toteShared' && notice.id !== heeded ? notice.code : null;
  const asked = useDeferredValue(shared ?? search);
  const { data, isPlaceholderData } = useQuery({
    queryKey: ['queue', choice, asked, page],
    queryFn: () => request('queue.page', { ...choice, search: asked, page }),
    placeholderData: keepPreviousData,
  });
  // Of a batch nothing is left: the whole queue stands there already, and what comes later is no part of it.
  const isBatchOver = choice.batch !== null && !isPlaceholderData && data?.batchLeft === null;
  useEffect(() => {
    if (isBatchOver) chooseQueue({ ...queueChoiceSlice.get(), batch: null });
  }, [isBatchOver]);
  const findIn = (text: string): void => {
    setHeeded(notice?.id ?? null);
    setSearch(text);
    setPage(1);
  };
  const choose = (next: QueueChoice): void => {
    chooseQueue(next);
    setPage(1);
  };
  return (
    <div className={frame['frame']}>
      <OrderBar
        title={t('title')}
        chips={
          <>
            <SearchField label={t('search')} clearLabel={t('clear')} value={shared ?? search} onChange={findIn} />
            <QueueChannels choice={choice} channels={data?.channels ?? []} onChoose={choose} />
          </>
        }
        end={data ? <Today today={data.today} /> : null}
      />
      <QueueBand page={data} isSearched={asked !== '' || !isWhole} />
      <main className={classes(frame['main'], styles['main'])}>
        <QueueFilters choice={choice} page={data} onChoose={choose} onPage={setPage} />
        {data ? <Rows page={data} isSearched={asked !== ''} isChosen={!isWhole} /> : <Card>{null}</Card>}
      </main>
      <Foot commands={NEXT} />
    </div>
  );
}

function Today({ today }: { readonly today: QueuePage['today'] }) {
  const t = useTranslations('queue');
  return (
    <span className={styles['today']}>
      {t.rich('todayRich', { packed: today.packed, total: today.total, b: (words) => <b>{words}</b> })}
    </span>
  );
}

function QueueBand({ page, isSearched }: { readonly page: QueuePage | undefined; readonly isSearched: boolean }) {
  const t = useTranslations();
  const notice = useSlice(appSlice)?.notice;
  const choice = useSlice(queueChoiceSlice);
  if (notice) {
    const params = { code: notice.code, number: '', needed: 'none', scanned: notice.code, stage: 'none' };
    return (
      <Band
        key={notice.id}
        role={notice.reason === 'toteShared' ? 'attention' : 'stop'}
        title={t(`refusal.${notice.reason}.title`, params)}
        detail={t(`refusal.${notice.reason}.detail`, params)}
      />
    );
  }
  const isEmpty = page?.rows.length === 0 && !isSearched;
  if (isEmpty)
    return <Band role="done" title={t('queue.empty')} detail={t('queue.emptyDetail', { total: page.today.total })} />;
  const left = choice.batch === null ? null : (page?.batchLeft ?? null);
  if (left !== null) {
    const detail = t('queue.batchDetail', { count: batchCount(left) });
    return <Band role="next" icon={<IconBars />} title={t('queue.scanItem')} detail={detail} />;
  }
  return choice.filter === 'single' ? (
    <Band role="next" icon={<IconBars />} title={t('queue.scanItem')} detail={t('queue.scanItemDetail')} />
  ) : (
    <Band role="next" icon={<IconBars />} title={t('queue.scan')} detail={t('queue.scanDetail')} />
  );
}

interface RowsProps {
  readonly page: QueuePage;
  readonly isSearched: boolean;
  /** A part of the queue is shown. */
  readonly isChosen: boolean;
}

function Rows({ page, isSearched, isChosen }: RowsProps) {
  const t = useTranslations('queue');
  const now = useNow(20_000);
  const app = useSlice(appSlice);
  const mayChange = useMay('orders');
  // The queue stands in the order in which NEXT takes it, all of it or the part that is chosen; searched it is another list.
  const next = isSearched || page.page > 1 ? undefined : page.rows.find((row) => row.status === 'ready');
  const isPart = isSearched || isChosen;
  // Of the batch that is packed every row is one.
  const hasBatches = page.batchLeft === null && page.rows.some(({ batch }) => batch !== null);
  if (page.rows.length === 0) {
    return (
      <Card className={styles['emptyCard']}>
        {isPart ? <IconSearch stroke={1.6} /> : <IconMoodSmile stroke={1.6} />}
        <h2 className={styles['emptyTitle']}>{isPart ? t('nothingFound') : t('emptyHint')}</h2>
        <p className={styles['emptyDetail']}>
          {isPart ? t('nothingFoundDetail') : page.today.total === 0 ? t('emptyImport') : ''}
        </p>
      </Card>
    );
  }
  return (
    <Card className={classes(styles['list'], hasBatches && styles['batches'])}>
      {page.rows.slice(0, 6).map((row) => (
        <QueueRow
          key={row.orderId}
          row={row}
          now={now}
          timeZone={app?.site?.timeZone ?? 'UTC'}
          mayChange={mayChange}
          isNext={row === next}
          showsBatch={hasBatches}
        />
      ))}
    </Card>
  );
}
