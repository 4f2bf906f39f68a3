import { memo } from 'react';
import { useTranslations } from 'use-intl';
import type { PackSnapshotView } from '../../../shared/ipc/contract.ts';
import { slotIcons } from '../../ui/LineRow.tsx';
import styles from './ParcelBar.module.css';

type Parcels = PackSnapshotView['parcels'];

/** As many parcels as fit side by side; the current one is always among them. */
const SHOWN = 4;

/** The order's parcels side by side: done, in hand, to come. Only shown with two or more. */
export const ParcelBar = memo(function ParcelBar({ parcels }: { readonly parcels: Parcels }) {
  const t = useTranslations('parcels');
  const currentIndex = parcels.findIndex((parcel) => parcel.state !== 'done');
  const current = currentIndex < 0 ? parcels.length - 1 : currentIndex;
  const first = Math.max(0, Math.min(current - 1, parcels.length - SHOWN));
  return (
    <div className={styles['bar']}>
      <div className={styles['heading']}>{t('heading', { index: current + 1, count: parcels.length })}</div>
      <ol className={styles['parcels']}>
        {parcels.slice(first, first + SHOWN).map((parcel) => (
          <li key={parcel.index} className={styles['parcel']} data-state={parcel.state}>
            {slotIcons[parcel.state]}
            <div className={styles['words']}>
              <div className={styles['name']}>{t('name', { index: parcel.index })}</div>
              <div className={styles['detail']}>{detail(parcel, t)}</div>
            </div>
          </li>
        ))}
      </ol>
    </div>
  );
});

function detail(parcel: Parcels[number], t: ReturnType<typeof useTranslations<'parcels'>>): string {
  if (parcel.state === 'done') return t('done', { box: parcel.name });
  return parcel.state === 'current'
    ? t('items', { box: parcel.name, count: parcel.units })
    : t('left', { count: parcel.units });
}
