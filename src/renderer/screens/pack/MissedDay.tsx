import { useTranslations } from 'use-intl';
import type { PackSnapshotView } from '../../../shared/ipc/contract.ts';
import { IconAlertTriangleFilled } from '../../ui/icons.ts';
import { dateText } from '../../words/dates.ts';
import styles from './MissedDay.module.css';

/** One quiet line: the parcel comes after the day promised to the customer. Nothing where that day is kept. */
export function MissedDay({ missed }: { readonly missed: PackSnapshotView['missed'] }) {
  const t = useTranslations('order');
  if (!missed) return null;
  const by = dateText(missed.deliverBy);
  return (
    <div className={styles['missed']}>
      <IconAlertTriangleFilled />
      <span>
        {missed.arrivesOn === null ? t('leavesAfter', { by }) : t('comesAfter', { on: dateText(missed.arrivesOn), by })}
      </span>
    </div>
  );
}
