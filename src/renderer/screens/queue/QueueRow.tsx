import { memo } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useTranslations } from 'use-intl';
import type { RequestOutput } from '../../../shared/ipc/contract.ts';
import { request } from '../../ipc/bridge.ts';
import { chooseQueue, dispatch, queueChoiceSlice, showFailure } from '../../ipc/live.ts';
import { Chip } from '../../ui/Chip.tsx';
import { IconAlertTriangleFilled, IconGift, IconLock, IconPlayerPlayFilled, IconStack2 } from '../../ui/icons.ts';
import { PriorityChoice, PriorityIcon } from '../../ui/Priority.tsx';
import { ProductPicture } from '../../ui/ProductPicture.tsx';
import { batchCount } from '../../words/batchCount.ts';
import { channelName } from '../../words/channels.ts';
import { dateText } from '../../words/dates.ts';
import { DASHES } from '../../words/measures.ts';
import { nameParts } from '../../words/names.ts';
import { clockText, daysSince, isSameDay, shortDayText, spanText, weekdayText } from '../../words/times.ts';
import styles from './Queue.module.css';

export type QueuePage = RequestOutput<'queue.page'>;
type Row = QueuePage['rows'][number];

interface QueueRowProps {
  readonly row: Row;
  readonly now: number;
  readonly timeZone: string;
  readonly mayChange: boolean;
  /** True for the order that NEXT takes. */
  readonly isNext: boolean;
  /** True where batches can be begun. */
  readonly showsBatch: boolean;
}

/** One order of the queue. A tap packs it; on a held one releases it, by who may. */
export const QueueRow = memo(function QueueRow({ row, now, timeZone, mayChange, isNext, showsBatch }: QueueRowProps) {
  const words = useTranslations();
  const t = useTranslations('queue');
  const isLate = row.shipBy !== null && row.shipBy <= now && (row.status === 'ready' || row.status === 'packing');
  const mark = isLate ? 'late' : isNext ? 'next' : undefined;
  const act = (): void => {
    if (row.status === 'onHold' && mayChange) request('orders.release', { orderId: row.orderId }).catch(showFailure);
    else dispatch({ type: 'openOrder', orderId: row.orderId });
  };
  const first = row.lines[0];
  return (
    <div className={styles['line']} data-mark={mark}>
      <AriaButton
        className={styles['row'] ?? ''}
        data-mark={mark}
        aria-label={t('open', { number: row.number })}
        onPress={act}
      >
        <span className={styles['number']} data-long={row.number.length > 6 || undefined}>
          {row.number}
          {row.priority === 'normal' ? null : <PriorityMark priority={row.priority} />}
        </span>
        <LeaveBy row={row} now={now} timeZone={timeZone} isLate={isLate} />
        <span className={styles['units']}>{t('count', { count: row.units })}</span>
        <span className={styles['items']}>
          {row.lines.slice(0, 4).map((line) => (
            <ProductPicture
              key={line.sku}
              sku={line.sku}
              name={line.name}
              image={line.image}
              className={styles['picture']}
            />
          ))}
          <span className={styles['what']}>
            <b>{first?.name ?? DASHES}</b>
            <span>{row.lineCount > 1 ? t('more', { count: row.lineCount - 1 }) : (first?.sku ?? '')}</span>
          </span>
        </span>
        <span className={styles['carrier']}>
          <b>{row.shippingMethod === '' ? DASHES : nameParts(row.shippingMethod).title}</b>
          <span>{[row.tote, channelName(row.channel, words)].filter(Boolean).join(' · ')}</span>
        </span>
        <span className={styles['flag']}>
          <Flag row={row} isLate={isLate} mayChange={mayChange} />
        </span>
      </AriaButton>
      {showsBatch && row.batch ? <BatchPress row={row} batch={row.batch} /> : null}
      {mayChange ? (
        <div className={styles['setPriority']}>
          <PriorityChoice orderId={row.orderId} number={row.number} priority={row.priority} />
        </div>
      ) : null}
    </div>
  );
});

/** Told by shape and word: how much an order presses where that is not as ever. */
function PriorityMark({ priority }: { readonly priority: Exclude<Row['priority'], 'normal'> }) {
  const t = useTranslations('queue');
  return (
    <span className={styles['priority']} data-priority={priority}>
      <PriorityIcon priority={priority} />
      {t(`priority.${priority}`)}
    </span>
  );
}

/** Packs the order and, one after the other, all that are just like it. */
function BatchPress({ row, batch }: { readonly row: Row; readonly batch: NonNullable<Row['batch']> }) {
  const t = useTranslations('queue');
  const count = batchCount(batch.count);
  return (
    <AriaButton
      className={styles['batch'] ?? ''}
      aria-label={t('openBatch', { count, number: row.number })}
      onPress={() => {
        chooseQueue({ ...queueChoiceSlice.get(), batch: batch.id });
        dispatch({ type: 'openOrder', orderId: row.orderId });
      }}
    >
      <b>
        <IconStack2 stroke={2.2} />
        {count}
      </b>
      <span>{t('same')}</span>
    </AriaButton>
  );
}

function LeaveBy({
  row,
  now,
  timeZone,
  isLate,
}: {
  readonly row: Row;
  readonly now: number;
  readonly timeZone: string;
  readonly isLate: boolean;
}) {
  const t = useTranslations('queue');
  if (row.shipBy === null) {
    return (
      <span className={styles['time']} data-calm>
        <b>{row.placedAt === null ? DASHES : weekdayText(row.placedAt, timeZone)}</b>
        <span>
          {row.placedAt === null ? t('noTime') : t('daysOld', { count: daysSince(row.placedAt, now, timeZone) })}
        </span>
      </span>
    );
  }
  const span = spanText(row.shipBy - now);
  return (
    <span className={styles['time']} data-late={isLate || undefined}>
      <b>
        {isSameDay(row.shipBy, now, timeZone) ? clockText(row.shipBy, timeZone) : shortDayText(row.shipBy, timeZone)}
      </b>
      <span>{row.shipBy <= now ? t('lateBy', { span }) : t('inTime', { span })}</span>
    </span>
  );
}

function Flag({
  row,
  isLate,
  mayChange,
}: {
  readonly row: Row;
  readonly isLate: boolean;
  readonly mayChange: boolean;
}) {
  const t = useTranslations('queue');
  if (row.lateChange) {
    return (
      <Chip role="attention" icon={<IconAlertTriangleFilled />}>
        {t(`flag.${row.lateChange}`)}
      </Chip>
    );
  }
  if (row.status === 'onHold') {
    const reason = row.hold === null || row.hold === 'packer' ? 'onHold' : row.hold;
    return (
      <Chip role="attention" icon={<IconLock />}>
        {mayChange ? t('release') : t(`flag.${reason}`)}
      </Chip>
    );
  }
  if (row.status === 'packing') {
    return <Chip icon={<IconPlayerPlayFilled />}>{t('flag.packing')}</Chip>;
  }
  if (row.missed) {
    return (
      <Chip role="attention" icon={<IconAlertTriangleFilled />}>
        {t('flag.missed', { day: dateText(row.missed.deliverBy) })}
      </Chip>
    );
  }
  if (isLate) {
    return (
      <Chip role="attention" icon={<IconAlertTriangleFilled />}>
        {t('flag.late')}
      </Chip>
    );
  }
  return row.isGift ? <Chip icon={<IconGift />}>{t('flag.gift')}</Chip> : null;
}
