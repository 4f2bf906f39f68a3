import { useTranslations } from 'use-intl';
import type { ParcelViewed } from '../../../shared/ipc/contract.ts';
import { appSlice } from '../../ipc/live.ts';
import { useSlice } from '../../ipc/slice.ts';
import { Chip } from '../../ui/Chip.tsx';
import { IconAlertTriangleFilled, IconCircleCheckFilled } from '../../ui/icons.ts';
import { dateText } from '../../words/dates.ts';
import { momentText } from '../../words/times.ts';
import { StatusChip } from './ParcelChips.tsx';
import styles from './Parcels.module.css';

/** Events of a parcel's way that there is room for: the last ones. */
const SHOWN = 4;

/** What the carrier said of a parcel, the last thing first. */
export function ParcelWay({ parcel: { way } }: { readonly parcel: ParcelViewed }) {
  const t = useTranslations('parcelList');
  const words = useTranslations('tracking');
  const timeZone = useSlice(appSlice)?.site?.timeZone ?? 'UTC';
  if (!way) {
    return (
      <section className={styles['section']}>
        <h3>{t('way')}</h3>
        <p>{t('noWay')}</p>
      </section>
    );
  }
  const time = (at: number): string => momentText(at, timeZone);
  return (
    <section className={styles['section']}>
      <h3>{t('way')}</h3>
      <div className={styles['chips']}>
        <StatusChip status={way.status} />
        {way.delay === null ? null : (
          <Chip role="attention" icon={<IconAlertTriangleFilled />} isDesk>
            {words(`delay.${way.delay}`)}
          </Chip>
        )}
        <OnTime way={way} />
        {way.attemptAt === null ? null : <Chip isDesk>{t('attempt', { time: time(way.attemptAt) })}</Chip>}
        {way.eta === null || way.deliveredAt !== null ? null : (
          <Chip isDesk>{t('eta', { day: dateText(way.eta) })}</Chip>
        )}
      </div>
      <ul className={styles['events']}>
        {way.events
          .slice(-SHOWN)
          .reverse()
          .map((event) => (
            <li key={`${event.at.toString()} ${event.status} ${event.code} ${event.place}`}>
              <span>{time(event.at)}</span>
              <b>{words(`status.${event.status}`)}</b>
              <span>{[event.place, event.reason].filter((part) => part !== '').join(' · ')}</span>
            </li>
          ))}
      </ul>
    </section>
  );
}

function OnTime({ way }: { readonly way: NonNullable<ParcelViewed['way']> }) {
  const t = useTranslations('parcelList.onTime');
  if (way.onTime === 'yes') {
    return (
      <Chip role="done" icon={<IconCircleCheckFilled />} isDesk>
        {t('yes')}
      </Chip>
    );
  }
  if (way.onTime === 'no') {
    return (
      <Chip role="attention" icon={<IconAlertTriangleFilled />} isDesk>
        {t('no')}
      </Chip>
    );
  }
  return way.promisedBy === null ? null : <Chip isDesk>{t('unknown', { day: dateText(way.promisedBy) })}</Chip>;
}
