import { Button as AriaButton } from 'react-aria-components/Button';
import { useTranslations } from 'use-intl';
import { QUEUE_FILTERS, type QueueChoice, type QueueFilter } from '../../../core/orders/queueOrder.ts';
import { appSlice } from '../../ipc/live.ts';
import { useSlice } from '../../ipc/slice.ts';
import { Button } from '../../ui/Button.tsx';
import { IconAlertTriangleFilled, IconChevronDown, IconChevronUp, IconStack2, IconX } from '../../ui/icons.ts';
import { Select } from '../../ui/Select.tsx';
import { useNow } from '../../ui/useNow.ts';
import { batchCount } from '../../words/batchCount.ts';
import { channelName } from '../../words/channels.ts';
import { clockText, isSameDay, weekdayText } from '../../words/times.ts';
import type { QueuePage } from './QueueRow.tsx';
import styles from './Queue.module.css';

interface QueueFiltersProps {
  readonly choice: QueueChoice;
  readonly page: QueuePage | undefined;
  readonly onChoose: (choice: QueueChoice) => void;
  readonly onPage: (page: number) => void;
}

/** Filters with their counts on the left, paging with large arrows on the right. */
export function QueueFilters({ choice, page, onChoose, onPage }: QueueFiltersProps) {
  const t = useTranslations('queue');
  const left = choice.batch === null ? null : (page?.batchLeft ?? null);
  if (left !== null)
    return (
      <div className={styles['filters']}>
        <BatchChosen
          left={left}
          onLeave={() => {
            onChoose({ ...choice, batch: null });
          }}
        />
        {page && page.pages > 1 ? <Paging page={page} onPage={onPage} /> : null}
      </div>
    );
  return (
    <div className={styles['filters']}>
      <div className={styles['filters']} role="group" aria-label={t('filterLabel')}>
        {QUEUE_FILTERS.map((filter) => (
          <AriaButton
            key={filter}
            className={styles['filter'] ?? ''}
            aria-current={filter === choice.filter}
            data-selected={filter === choice.filter || undefined}
            data-late={(filter === 'late' && (page?.counts.late ?? 0) > 0) || undefined}
            onPress={() => {
              onChoose({ ...choice, filter });
            }}
          >
            {filter === 'late' && (page?.counts.late ?? 0) > 0 ? <IconAlertTriangleFilled /> : null}
            <FilterName filter={filter} cutOffAt={page?.cutOffAt ?? null} /> <span>{page?.counts[filter] ?? ''}</span>
          </AriaButton>
        ))}
      </div>
      {page && page.pages > 1 ? <Paging page={page} onPage={onPage} /> : null}
    </div>
  );
}

/** While a batch is packed it stands in the place of the filters, with the way out of it. */
function BatchChosen({ left, onLeave }: { readonly left: number; readonly onLeave: () => void }) {
  const t = useTranslations('queue');
  return (
    <>
      <span className={styles['filter']} data-selected>
        <IconStack2 stroke={2.2} />
        {t('batch')} <span>{batchCount(left)}</span>
      </span>
      <Button icon={<IconX />} onPress={onLeave}>
        {t('batchOff')}
      </Button>
    </>
  );
}

/** The trucks are named by the hour until which they take parcels. */
function FilterName({ filter, cutOffAt }: { readonly filter: QueueFilter; readonly cutOffAt: number | null }) {
  const t = useTranslations('queue');
  const timeZone = useSlice(appSlice)?.site?.timeZone ?? 'UTC';
  const now = useNow(20_000);
  if (filter !== 'truck') return t(`filter.${filter}`);
  if (cutOffAt === null) return t('filter.truck', { time: 'none' });
  const time = isSameDay(cutOffAt, now, timeZone) ? clockText(cutOffAt, timeZone) : weekdayText(cutOffAt, timeZone);
  return t('filter.truck', { time });
}

interface ChannelsProps extends Pick<QueueFiltersProps, 'choice' | 'onChoose'> {
  readonly channels: readonly string[];
}

/** Which channel's orders are shown; nothing to choose where all are of one. */
export function QueueChannels({ choice, channels, onChoose }: ChannelsProps) {
  const words = useTranslations();
  const t = useTranslations('queue');
  const known = [...new Set([...channels, ...(choice.channel === null ? [] : [choice.channel])])];
  if (known.length < 2 && choice.channel === null) return null;
  return (
    <div className={styles['channels']}>
      <Select
        label={t('channel')}
        value={choice.channel ?? ''}
        options={[
          { value: '', text: t('allChannels') },
          ...known.map((channel) => ({ value: channel, text: channelName(channel, words) })),
        ]}
        onChange={(channel) => {
          onChoose({ ...choice, channel: channel === '' ? null : channel });
        }}
      />
    </div>
  );
}

function Paging({ page, onPage }: { readonly page: QueuePage; readonly onPage: (page: number) => void }) {
  const t = useTranslations('queue');
  return (
    <div className={styles['paging']}>
      <Button
        icon={<IconChevronUp />}
        label={t('earlier')}
        isDisabled={page.page <= 1}
        onPress={() => {
          onPage(page.page - 1);
        }}
      />
      {t('pageOf', { page: page.page, pages: page.pages })}
      <Button
        icon={<IconChevronDown />}
        label={t('later')}
        isDisabled={page.page >= page.pages}
        onPress={() => {
          onPage(page.page + 1);
        }}
      />
    </div>
  );
}
